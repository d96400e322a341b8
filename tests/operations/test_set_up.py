"""deploy/set-up.sh where packages are missing, with stand-ins for apt and the user's rights."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "sed", "tr", "xargs", "grep", "cat", "env", "sha256sum")
ON_UBUNTU = """#!/bin/sh
case "$2" in
    libasound2|libmtdev1) echo "  Candidate: (none)" ;;
    *) echo "  Candidate: 1.0" ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout and, in ``bin``, the few programs that this machine has: no sudo, no Python."""
    for name in ("deploy", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    program(tmp_path, "id", "echo 1000")
    program(tmp_path, "apt-get", 'echo "$@" >> "$LOG"')
    program(tmp_path, "apt-cache", "echo '  Candidate: 1.0'")
    program(tmp_path, "dpkg-query", "exit 1")
    return tmp_path


def program(machine: Path, name: str, script: str) -> None:
    path = machine / "bin" / name
    path.unlink(missing_ok=True)
    path.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def set_up(machine: Path) -> tuple[int, str, str]:
    """Status, what was said, and the calls of apt-get."""
    log = machine / "apt.log"
    done = subprocess.run(
        [machine / "bin" / "sh", machine / "deploy" / "set-up.sh", "run"],
        env={"PATH": str(machine / "bin"), "LOG": str(log)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    return done.returncode, done.stderr, log.read_text() if log.exists() else ""


def typed(said: str) -> list[str]:
    """The packages of the one line to type."""
    (line,) = [line for line in said.splitlines() if "apt-get install" in line]
    return line.partition("--no-install-recommends ")[2].split()


def test_without_root_and_sudo_one_line_is_shown_and_nothing_done(machine: Path) -> None:
    status, said, called = set_up(machine)
    assert status == 1
    assert "请用管理员（root）身份" in said
    assert "As root" in said
    assert {"python3", "fonts-noto-cjk", "libasound2", "libmtdev1"} <= set(typed(said))
    assert "|" not in said
    assert called == ""


def test_the_names_of_this_system_are_taken(machine: Path) -> None:
    program(machine, "apt-cache", ON_UBUNTU)
    names = typed(set_up(machine)[1])
    assert {"libasound2t64", "libmtdev1t64"} <= set(names)
    assert not {"libasound2", "libmtdev1"} & set(names)


def test_only_what_is_missing_is_asked_for(machine: Path) -> None:
    program(
        machine,
        "dpkg-query",
        'for name; do case "$name" in -*|xvfb|*"{"*) ;; libmtdev1) echo "$name not-installed" ;;'
        ' libasound2) ;; *) echo "$name installed" ;; esac; done; exit 1',
    )
    assert typed(set_up(machine)[1]) == ["xvfb"]


def test_with_sudo_all_is_installed_at_once_and_a_failure_ends_in_the_line_to_type(
    machine: Path,
) -> None:
    program(machine, "sudo", 'exec "$@"')
    program(machine, "apt-get", 'echo "$@" >> "$LOG"; [ "$1" = update ]')
    status, said, called = set_up(machine)
    update, install = called.splitlines()
    assert update.startswith("update")
    assert "--no-install-recommends python3 python3-venv" in install
    assert status == 1
    assert "fonts-noto-cjk" in typed(said)


def test_a_sudo_that_refuses_ends_in_the_line_to_type(machine: Path) -> None:
    program(machine, "sudo", "echo 'not allowed' >&2; exit 1")
    status, said, called = set_up(machine)
    assert status == 1
    assert "fonts-noto-cjk" in typed(said)
    assert called == ""


@pytest.mark.parametrize("name", ["apt-run.txt", "apt-test.txt"])
def test_every_package_has_its_reason(name: str) -> None:
    for line in (ROOT / "requirements" / name).read_text().splitlines():
        if line and not line.startswith("#"):
            package, _, reason = line.partition("#")
            assert package.strip(), line
            assert len(reason.strip()) > 5, line
