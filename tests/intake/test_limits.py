"""What a child that opens files is kept from, each tried for real."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hostile_work
import pillow_heif
import pytest
from PIL import Image

from kiosk.intake import read
from kiosk.intake.child import Children
from kiosk.intake.converters import pictures
from kiosk.intake.limits import Limits, network_closed
from kiosk.intake.problems import Refused
from kiosk.intake.readers import read_file

MIB = 1024 * 1024
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own means")
SMALL = Limits(memory=400 * MIB, film_memory=600 * MIB, file=3_000_000)


@pytest.fixture(autouse=True)
def work_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@contextmanager
def greeter() -> Iterator[int]:
    """A server on this machine that says "hello" to whoever connects; gives its port."""
    with socket.create_server(("127.0.0.1", 0), backlog=5) as server:
        yield server.getsockname()[1]


def system_gives_namespaces(as_root: bool = True) -> bool:
    """By the word of util-linux."""
    who = {} if as_root or os.geteuid() != 0 else {"user": 65534, "group": 65534}
    return any(
        subprocess.run(["unshare", flags, "true"], check=False, capture_output=True, **who)
        .returncode == 0
        for flags in ("-n", "-rn")
    )  # fmt: skip


@pytest.mark.parametrize("limits", [Limits(), SMALL], ids=["usual", "small"])
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_gets_a_fresh_child(
    limits: Limits,
) -> None:
    with Children(1, limits) as children:
        first = children(20, os.getpid)
        with pytest.raises(Refused, match="内存太多"):
            children(20, hostile_work.allocate, limits.memory)
        second = children(20, os.getpid)
        assert second != first
        assert children(20, hostile_work.allocate, limits.memory // 2) == limits.memory // 2
        assert children(20, os.getpid) == second


def test_a_file_that_takes_memory_bit_by_bit_is_refused_as_well() -> None:
    with Children(1, SMALL) as children:
        with pytest.raises(Refused, match="内存太多"):
            children(20, hostile_work.hoard)
        assert children(20, len, "gut") == 3


def test_what_is_written_without_end_is_stopped(tmp_path: Path) -> None:
    with Children(1, SMALL) as children:
        with pytest.raises(Refused, match="展开以后太大"):
            children(20, hostile_work.write_forever, tmp_path / "a")
        assert children(20, len, "gut") == 3
    assert (tmp_path / "a").stat().st_size <= SMALL.file


def test_a_sparse_file_of_thirty_gigabytes_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with Children(1) as children, pytest.raises(Refused, match="展开以后太大"):
        children(20, os.truncate, tmp_path / "a", 30_000_000_000)
    assert (tmp_path / "a").stat().st_size == 0


def test_what_never_ends_is_stopped() -> None:
    with Children(1) as children:
        with pytest.raises(Refused, match="太久"):
            children(0.3, hostile_work.spin)
        assert children(20, len, "gut") == 3


def test_a_child_without_a_parent_that_looks_at_the_clock_ends_all_the_same() -> None:
    code = (
        "import resource; from kiosk.intake import limits; limits._EXTRA_SECONDS = 0;"
        "limits.confine(limits.Limits()); limits.allow_processor_time(0.2)\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == -signal.SIGXCPU


def test_the_time_for_one_file_does_not_count_for_the_next() -> None:
    with Children(1) as children:
        first = children(5, hostile_work.limit, "RLIMIT_CPU")
        assert children(500, hostile_work.limit, "RLIMIT_CPU") >= first + 400
        assert children(5, hostile_work.limit, "RLIMIT_CPU") <= first + 5


@linux
def test_a_child_reaches_no_server_of_this_machine() -> None:
    with greeter() as port, Children(1) as children:
        if not children(20, network_closed):
            assert not system_gives_namespaces(), "it does, and they are not used"
            pytest.skip("this system gives no network namespaces")
        with socket.create_connection(("127.0.0.1", port), 5):
            pass  # the server is there: from here it is reached
        with pytest.raises(Refused):
            children(20, hostile_work.connect, "INET", port)
    assert not network_closed()


@linux
def test_a_child_that_is_not_root_reaches_no_server_either() -> None:
    code = (
        "import os, sys, socket; from kiosk.intake import limits\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "before = os.getuid(), os.getgid()\n"
        "limits.confine(limits.Limits())\n"
        "if not limits.network_closed(): sys.exit(3)\n"
        "assert (os.getuid(), os.getgid()) == before\n"
        "try: socket.socket().connect(('127.0.0.1', int(sys.argv[1])))\n"
        "except OSError: sys.exit(0)\n"
        "sys.exit(1)"
    )
    with greeter() as port:
        call = [sys.executable, "-c", code, str(port)]
        done = subprocess.run(call, check=False, timeout=60, capture_output=True, text=True)
    if done.returncode == 3:
        assert not system_gives_namespaces(as_root=False), "it does, and they are not used"
        pytest.skip("this system gives no user namespaces")
    assert done.returncode == 0, done.stderr


@linux
def test_a_system_without_namespaces_says_so_and_goes_on() -> None:
    """Inside a namespace that allows no further one, as some systems are set up."""
    code = (
        "import ctypes; from pathlib import Path; from kiosk.intake import limits\n"
        "libc = ctypes.CDLL(None)\n"
        "import os\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "assert libc.unshare(0x10000000) == 0\n"
        "Path('/proc/sys/user/max_user_namespaces').write_text('0')\n"
        "Path('/proc/sys/user/max_net_namespaces').write_text('0')\n"
        "limits.confine(limits.Limits())\n"
        "print(limits.network_closed(), 'goes on')"
    )
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, check=False, timeout=60, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"cannot be set up here: {done.stderr[-200:]}")
    assert done.stdout == "False goes on\n"


@linux
def test_a_child_gains_no_privileges_leaves_no_core_and_goes_first_when_memory_is_short() -> None:
    with Children(1) as children:
        assert children(20, hostile_work.status, "NoNewPrivs") == "1"
        able = int(children(20, hostile_work.status, "CapEff"), 16)
        assert able & ~0b110 == 0
        assert children(20, hostile_work.limit, "RLIMIT_CORE") == 0
        score = children(20, Path.read_text, Path("/proc/self/oom_score_adj"))
    assert int(score) == 800


def test_a_system_without_any_of_this_opens_files_all_the_same() -> None:
    code = (
        "import sys; sys.platform = 'win32'; sys.modules['resource'] = None\n"
        "from kiosk.intake import limits\n"
        "limits.confine(limits.Limits()); limits.allow_processor_time(1)\n"
        "with limits.film_memory(): print(limits.network_closed())"
    )
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, check=False, timeout=60, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


def test_ffmpeg_has_a_limit_of_its_own() -> None:
    with Children(1, SMALL) as children:
        assert children(20, hostile_work.address_space_of_ffmpeg) == SMALL.film_memory
        assert children(20, hostile_work.limit, "RLIMIT_AS") == SMALL.memory


def test_an_answer_that_would_act_when_it_is_read_is_not_read(tmp_path: Path) -> None:
    with Children(1) as children:
        with pytest.raises(Refused, match="停了"):
            children(20, hostile_work.answer_with_an_object_that_acts, tmp_path / "harm")
        with pytest.raises(Refused, match="停了"):
            children(20, hostile_work.answer_with_a_foreign_type)
        assert children(20, len, "gut") == 3
    assert not (tmp_path / "harm").exists()


def test_an_answer_too_large_for_the_loader_is_refused() -> None:
    with Children(1) as children:
        with pytest.raises(Refused, match="多得放不下"):
            children(20, bytes, 20_000_000)
        assert len(children(20, bytes, 1_000_000)) == 1_000_000


def test_values_of_our_own_come_back_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("日期：1923年6月\n# 题\n正文。", "utf-8")
    with Children(1) as children:
        draft = children(20, read_file, tmp_path / "a.txt", ".txt", tmp_path)
        assert draft == read_file(tmp_path / "a.txt", ".txt", tmp_path)
        assert children(20, Path, "a", "b") == Path("a", "b")


@pytest.mark.parametrize(
    ("name", "size", "mode", "more"),
    [
        ("a.jpg", (8000, 6000), "RGB", {}),
        ("a.jpg", (8000, 6000), "RGB", {"progressive": True, "subsampling": 0}),
        ("a.jpg", (8000, 6000), "CMYK", {}),
        ("a.heic", (4032, 3024), "RGB", {}),
        ("a.png", (7700, 7700), "RGBA", {"compress_level": 1}),
        ("a.png", (7700, 7700), "I;16", {"compress_level": 1}),
        ("a.webp", (8000, 6000), "RGB", {"method": 0}),
    ],
)
def test_the_largest_pictures_that_are_taken_open_within_the_limits(
    tmp_path: Path, name: str, size: tuple[int, int], mode: str, more: dict[str, object]
) -> None:
    pillow_heif.register_heif_opener()
    Image.linear_gradient("L").resize(size).convert(mode).save(tmp_path / name, **more)
    targets = tmp_path / "panel", tmp_path / "card"
    with Children(1) as children:
        shape = children(pictures.SECONDS, pictures.convert_picture, tmp_path / name, *targets)
    assert max(shape.width, shape.height) == 1920


def test_a_scanned_text_of_sixty_pages_opens_within_the_limits(tmp_path: Path) -> None:
    page = Image.linear_gradient("L").resize((1654, 2339))
    pages = [page.rotate(number) for number in range(60)]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:], resolution=200)
    with Children(1) as children:
        draft = children(read.SECONDS * 4, read_file, tmp_path / "a.pdf", ".pdf", tmp_path)
    assert len(draft.blocks) == 60
