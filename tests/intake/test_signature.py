"""Signed folders: every change is noticed, and what was checked is what is loaded."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import made
import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from house import NOON, House
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.intake.check import check
from kiosk.intake.child import open_here
from kiosk.intake.conversions import Conversions, sha256_of
from kiosk.intake.find import find
from kiosk.intake.media import Workshop
from kiosk.intake.names import shown
from kiosk.intake.prepare import prepare
from kiosk.intake.read import read
from kiosk.intake.signature import Verified, verify
from kiosk.intake.signature_error import MOST_TOLD, SignatureError
from kiosk.intake.signature_file import FILE_NAME, name_below
from kiosk.intake.signing import sign
from kiosk.intake.signing_keys import (
    KeyFileError,
    TrustedKeys,
    fingerprint,
    new_keys,
    private_key,
    public_key,
    trusted_keys,
)
from kiosk.wording import signature as wording

LATER = NOON + timedelta(days=1)


@cache
def office() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@cache
def trusted() -> TrustedKeys:
    return TrustedKeys(Path("keys"), {"办公室": office().public_key()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "素社家园"
    made.text(top / "红色历程" / "01 五四运动.txt", "日期：1919年5月4日\n青年走上街头。")
    made.photograph(top / "红色印记" / "旧址" / "正门.jpg")
    made.text(top / "红色印记" / "替换.txt", "")
    made.text(top / "说明.txt", "给同事看的。")
    return top


def refusal(root: Path, last_number: int = 0, keys: TrustedKeys | None = None) -> dict[str, str]:
    """What is said of which file when ``root`` is refused."""
    with pytest.raises(SignatureError) as caught:
        verify(root, trusted() if keys is None else keys, last_number)
    assert str(caught.value)
    assert all(p.what.endswith("。") and p.do.endswith("。") for p in caught.value.problems)
    return {p.file: p.what for p in caught.value.problems}


# The signature


def test_a_signed_folder_is_accepted_with_its_number_time_and_key(folder: Path) -> None:
    signed = sign(folder, office(), NOON)
    verified = verify(folder, trusted())
    assert signed.file == folder / "签名.json"
    assert verified.number == signed.number == NOON.timestamp() * 1000
    assert verified.at == signed.at == NOON
    assert verified.by == "办公室"
    assert signed.by == fingerprint(office().public_key())


def test_the_hashes_are_those_the_loader_computes(folder: Path) -> None:
    hashes = sign(folder, office(), NOON).hashes
    assert set(hashes) == {
        "红色历程/01 五四运动.txt",
        "红色印记/旧址/正门.jpg",
        "红色印记/替换.txt",
        "说明.txt",
    }
    assert all(sha256_of(folder / name) == sha256 for name, sha256 in hashes.items())
    assert verify(folder, trusted()).hashes == hashes


def test_what_is_signed_is_what_the_module_says(folder: Path) -> None:
    sign(folder, office(), NOON)
    file = msgspec.json.decode((folder / FILE_NAME).read_bytes())
    plain = msgspec.json.encode(file["statement"], order="sorted")
    signature = msgspec.convert(file["signature"], bytes)
    office().public_key().verify(signature, b"sushe-kiosk content folder 1\n" + plain)


def test_the_folder_of_the_sections_is_signed_wherever_one_points(folder: Path) -> None:
    assert sign(folder.parent, office(), NOON).root == folder
    assert find(folder.parent).root == folder
    verify(find(folder.parent).root, trusted())


def test_a_single_section_is_not_signed(folder: Path) -> None:
    with pytest.raises(SignatureError, match="“红色历程”只是一个栏目"):
        sign(folder / "红色历程", office(), NOON)


def test_a_folder_without_sections_is_not_signed(tmp_path: Path) -> None:
    with pytest.raises(SignatureError, match="一个栏目也没有找到"):
        sign(tmp_path, office(), NOON)
    assert not list(tmp_path.iterdir())


def test_signing_again_leaves_one_signature_and_nothing_else(folder: Path) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    sign(folder, office(), NOON)
    sign(folder, office(), LATER)
    assert {path for path in folder.rglob("*") if path.is_file()} == {*before, folder / FILE_NAME}
    assert verify(folder, trusted()).at == LATER


@pytest.mark.parametrize("clock", [NOON, NOON - timedelta(days=900)])
def test_the_number_rises_even_when_the_clock_stands_or_goes_back(
    folder: Path, clock: datetime
) -> None:
    first = sign(folder, office(), NOON).number
    assert sign(folder, office(), clock).number == first + 1


def test_a_strangers_number_is_not_carried_on(folder: Path) -> None:
    sign(folder, Ed25519PrivateKey.generate(), NOON + timedelta(days=90_000))
    assert sign(folder, office(), NOON).number == NOON.timestamp() * 1000


def test_progress_counts_every_byte_once(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    sign(folder, office(), NOON, lambda done, total: told.append((done, total)))
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and p.name != FILE_NAME)
    assert told[-1] == (size, size)
    assert len(told) == 4


def test_system_files_and_word_locks_are_neither_signed_nor_in_the_way(folder: Path) -> None:
    made.text(folder / ".DS_Store", "x")
    signed = sign(folder, office(), NOON)
    made.text(folder / "红色历程" / "Thumbs.db", "x")
    made.text(folder / "红色历程" / "~$四运动.docx", "x")
    made.text(folder / "System Volume Information" / "IndexerVolumeGuid", "x")
    made.text(folder / "__MACOSX" / "红色历程" / "._01 五四运动.txt", "x")
    (folder / ".DS_Store").unlink()
    assert verify(folder, trusted()).hashes == signed.hashes


def test_a_copy_whose_names_another_system_spelled_apart_is_accepted(folder: Path) -> None:
    made.text(folder / "红色历程" / "Café.txt", "é")
    sign(folder, office(), NOON)
    path = folder / "红色历程" / "Café.txt"
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    verify(folder, trusted())


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems have no such names")
def test_what_cannot_be_signed_is_named(folder: Path) -> None:
    section = folder / "红色历程"
    made.text(section / "Café.txt", "x")
    made.text(section / unicodedata.normalize("NFD", "Café.txt"), "y")
    (section / "链接.txt").symlink_to(folder / "说明.txt")
    os.mkfifo(section / "管道.txt")
    Path(os.fsdecode(os.fsencode(section) + b"/\xce\xe5.txt")).write_text("x")
    with pytest.raises(SignatureError) as caught:
        sign(folder, office(), NOON)
    told = {p.file: p.what for p in caught.value.problems}
    assert told == {
        "红色历程/Café.txt": wording.SAME_NAME[0],
        "红色历程/链接.txt": wording.NOT_A_FILE[0],
        "红色历程/管道.txt": wording.NOT_A_FILE[0],
        "红色历程/��.txt": wording.CANNOT_NAME[0],
    }
    assert not (folder / FILE_NAME).exists()


def test_a_stick_that_takes_no_signature_is_told(folder: Path) -> None:
    (folder / f".{FILE_NAME}.part").mkdir()
    with pytest.raises(SignatureError, match="签名写不进去"):
        sign(folder, office(), NOON)


# Refusals


def test_an_unsigned_folder_is_refused(folder: Path) -> None:
    assert refusal(folder) == {"": wording.NOT_SIGNED[0]}


def test_without_a_key_nothing_is_accepted(folder: Path, tmp_path: Path) -> None:
    sign(folder, office(), NOON)
    told = refusal(folder, keys=trusted_keys(tmp_path / "keys"))
    assert told == {"": wording.NO_KEYS[0]}


def test_another_key_is_refused_and_named(folder: Path) -> None:
    stranger = Ed25519PrivateKey.generate()
    sign(folder, stranger, NOON)
    assert fingerprint(stranger.public_key()) in refusal(folder)[FILE_NAME]


def test_a_stranger_who_writes_the_offices_key_beside_it_is_refused(folder: Path) -> None:
    sign(folder, Ed25519PrivateKey.generate(), NOON)
    file = msgspec.json.decode((folder / FILE_NAME).read_bytes())
    file["key"] = fingerprint(office().public_key())
    (folder / FILE_NAME).write_bytes(msgspec.json.encode(file))
    assert refusal(folder) == {FILE_NAME: wording.DAMAGED[0]}


def test_an_older_folder_is_refused_and_the_same_one_is_not(folder: Path) -> None:
    number = sign(folder, office(), NOON).number
    verify(folder, trusted(), number)
    told = refusal(folder, number + 1)
    assert told[FILE_NAME].startswith("这是旧的一版（2026年7月1日12:00 签名）")


def test_every_wrong_file_is_named_at_once(folder: Path) -> None:
    sign(folder, office(), NOON)
    made.text(folder / "红色历程" / "02 新.txt", "新")
    (folder / "说明.txt").unlink()
    assert refusal(folder) == {
        "红色历程/02 新.txt": wording.EXTRA[0],
        "说明.txt": wording.MISSING[0],
    }


def test_of_very_many_wrong_files_some_are_named(folder: Path) -> None:
    sign(folder, office(), NOON)
    for number in range(MOST_TOLD * 3):
        made.text(folder / "红色历程" / f"{number}.txt", "x")
    told = refusal(folder)
    assert len(told) == MOST_TOLD + 1
    assert told[""] == wording.MORE[0].format(count=MOST_TOLD)


def test_a_link_put_in_later_is_refused_and_not_followed(folder: Path) -> None:
    sign(folder, office(), NOON)
    path = folder / "说明.txt"
    path.rename(folder.parent / "说明.txt")
    path.symlink_to(folder.parent / "说明.txt")
    assert refusal(folder)["说明.txt"] == wording.NOT_A_FILE[0]


def test_contents_are_read_only_when_signature_names_and_lengths_agree(folder: Path) -> None:
    sign(folder, office(), NOON)
    made.text(folder / "红色历程" / "02 新.txt", "新")
    told: list[int] = []
    with pytest.raises(SignatureError):
        verify(folder, trusted(), tell=lambda done, _: told.append(done))
    assert not told


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff\xfe{",
        b"[" * 100_000,
        b'{"statement":' + b'{"a":' * 100_000,
        b'{"statement": {"format": 1}}',
        "签名".encode("gb18030"),
    ],
)
def test_a_damaged_signature_file_is_refused(folder: Path, data: bytes) -> None:
    (folder / FILE_NAME).write_bytes(data)
    assert refusal(folder) == {FILE_NAME: wording.DAMAGED[0]}


def test_a_signature_file_that_is_a_folder_or_a_link_is_refused(folder: Path) -> None:
    (folder / FILE_NAME).symlink_to("/dev/zero")
    assert refusal(folder) == {FILE_NAME: wording.DAMAGED[0]}
    (folder / FILE_NAME).unlink()
    (folder / FILE_NAME).mkdir()
    assert refusal(folder) == {FILE_NAME: wording.DAMAGED[0]}


def test_a_later_format_asks_for_a_newer_program(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b'{"statement": {"format": 2, "parts": []}, "x": 1}')
    assert refusal(folder) == {FILE_NAME: wording.NEWER_FORMAT[0]}


# Any change


names = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8
).map(lambda name: "n" + unicodedata.normalize("NFC", name))
paths = st.one_of(st.tuples(names), st.tuples(names, names))
trees = st.dictionaries(paths, st.binary(max_size=40), min_size=1, max_size=6)


@contextmanager
def signed_tree(tree: dict[tuple[str, ...], bytes]) -> Iterator[tuple[Path, list[Path]]]:
    """A signed folder with the files of ``tree``, and their paths."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        files: dict[Path, None] = {}
        for parts, data in {("a.txt",): b"a", **tree}.items():
            path = root.joinpath("红色历程", *parts)
            try:
                path.parent.mkdir(exist_ok=True, parents=True)
                path.write_bytes(data)
            except OSError:  # a folder of that name is there, or a file where a folder should be
                continue
            files[path] = None
        sign(root, office(), NOON)
        signed = set(verify(root, trusted()).hashes)
        yield root, [path for path in files if name_below(path, root) in signed]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(trees, st.data())
def test_any_change_of_one_byte_of_any_file_is_found(
    tree: dict[tuple[str, ...], bytes], data: st.DataObject
) -> None:
    with signed_tree(tree) as (root, files):
        path = data.draw(st.sampled_from(files))
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content)))
        if place == len(content):
            content.append(0)
        elif data.draw(st.booleans()):
            del content[place]
        else:
            content[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        assert refusal(root) == {shown(name_below(path, root)): wording.CHANGED[0]}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(trees, names, st.data())
def test_any_renaming_moving_swapping_taking_or_adding_is_found(
    tree: dict[tuple[str, ...], bytes], name: str, data: st.DataObject
) -> None:
    with signed_tree(tree) as (root, files):
        path = data.draw(st.sampled_from(files))
        other = data.draw(st.sampled_from(files))
        way = data.draw(st.sampled_from(["rename", "move", "swap", "take", "add"]))
        before = {file: file.read_bytes() for file in files}
        if way == "rename":
            path.rename(path.with_name(f"{name} {path.name}"[:60]))
        elif way == "move":
            (root / "红色印记").mkdir()
            path.rename(root / "红色印记" / path.name)
        elif way == "swap":
            path.write_bytes(before[other])
            other.write_bytes(before[path])
        elif way == "take":
            path.unlink()
        else:
            path.with_name(f"{name} +").write_bytes(before[other])
        if way == "swap" and before[path] == before[other]:
            verify(root, trusted())
        else:
            assert refusal(root)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_a_changed_signature_file_is_refused_or_says_the_same(data: st.DataObject) -> None:
    with signed_tree({("b.txt",): b"b"}) as (root, _):
        good = verify(root, trusted())
        file = root / FILE_NAME
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        file.write_bytes(content)
        try:
            found = verify(root, trusted())
        except SignatureError as error:
            assert [p.file for p in error.problems] == [FILE_NAME]  # noqa: PT017
        else:  # white space, or the hint which key it was
            assert found == good


# What was checked is what is loaded


def test_every_file_that_the_loader_finds_is_signed(folder: Path) -> None:
    made.recording(folder / "红色历程" / "02 讲述" / "录音" / "朗读-粤语.wav")
    made.text(folder / "红色历程" / "02 讲述" / ".~隐藏.txt", "x")
    hashes = sign(folder, office(), NOON).hashes
    found = find(folder)
    files = [file for item in found.items for file in item.files]
    assert len(files) == 3
    assert all(name_below(file.path, found.root) in hashes for file in files)


def test_an_item_is_loaded_from_copies_that_are_the_signed_files(
    folder: Path, tmp_path: Path, house: House
) -> None:
    sign(folder, office(), NOON)
    found = find(folder)
    verified = verify(found.root, trusted(), contents=False)
    workshop = Workshop(house.store, Conversions(house.engine, house.store), open_here)
    for number, item in enumerate(found.items):
        scratch, copies = tmp_path / f"s{number}", tmp_path / f"c{number}"
        scratch.mkdir()
        copies.mkdir()
        taken = verified.take(item, copies)
        assert all(file.path.parent == copies for file in taken.files)
        for file in item.files:
            file.path.write_bytes(b"changed at the last moment")
        ready = prepare(check(read(taken, open_here, scratch)), workshop)
        assert ready.item is not None
        assert not ready.problems


def change_content(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def put_elsewhere(path: Path) -> None:
    path.rename(path.with_suffix(".bak"))


@pytest.mark.parametrize("change", [change_content, grow, put_elsewhere])
def test_a_file_that_changes_after_the_check_ends_the_load(
    folder: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    sign(folder, office(), NOON)
    found = find(folder)
    verified = verify(found.root, trusted())
    item = found.items[0]
    change(item.files[0].path)
    with pytest.raises(SignatureError, match="核对签名以后，这个文件又变了"):
        verified.take(item, tmp_path)


def test_a_file_that_comes_after_the_check_ends_the_load(folder: Path, tmp_path: Path) -> None:
    sign(folder, office(), NOON)
    verified = verify(find(folder).root, trusted())
    made.text(folder / "红色历程" / "02 新.txt", "新")
    late = find(folder).items[1]
    assert late.name == "02 新"
    with pytest.raises(SignatureError):
        verified.take(late, tmp_path)


def test_a_file_of_another_folder_is_not_taken(folder: Path, tmp_path: Path) -> None:
    sign(folder, office(), NOON)
    verified = verify(find(folder).root, trusted())
    elsewhere = Verified(tmp_path / "x", verified.number, NOON, "", verified.files)
    with pytest.raises(SignatureError):
        elsewhere.take(find(folder).items[0], tmp_path)


# Keys


def test_new_keys_sign_and_are_trusted(folder: Path, tmp_path: Path) -> None:
    keys = new_keys(tmp_path / "office")
    known = tmp_path / "data" / "keys"
    known.mkdir(parents=True)
    (known / "办公室.pem").write_bytes(keys.public.read_bytes())
    signed = sign(folder, private_key(keys.private), NOON)
    assert signed.by == keys.fingerprint
    assert verify(folder, trusted_keys(known)).by == "办公室"


@pytest.mark.skipif(os.name == "nt", reason="Windows goes by the folder")
def test_the_private_key_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    keys = new_keys(tmp_path)
    assert stat.S_IMODE(keys.private.stat().st_mode) == 0o600


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    keys = new_keys(tmp_path)
    before = keys.private.read_bytes(), keys.public.read_bytes()
    with pytest.raises(KeyFileError, match="已经有钥匙了"):
        new_keys(tmp_path)
    keys.private.unlink()
    with pytest.raises(KeyFileError, match="已经有钥匙了"):
        new_keys(tmp_path)
    assert keys.public.read_bytes() == before[1]
    assert not keys.private.exists()


def test_keys_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    made.text(tmp_path / "file", "x")
    with pytest.raises(KeyFileError, match="钥匙写不进去"):
        new_keys(tmp_path / "file")


def test_a_private_key_can_have_a_password(tmp_path: Path) -> None:
    keys = new_keys(tmp_path, "春天")
    assert b"ENCRYPTED" in keys.private.read_bytes()
    assert fingerprint(private_key(keys.private, "春天").public_key()) == keys.fingerprint
    for wrong in ("", "秋天"):
        with pytest.raises(KeyFileError, match="有密码"):
            private_key(keys.private, wrong)


def test_a_password_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    keys = new_keys(tmp_path)
    assert fingerprint(private_key(keys.private, "春天").public_key()) == keys.fingerprint


def test_a_key_file_of_the_wrong_kind_is_told(tmp_path: Path) -> None:
    keys = new_keys(tmp_path)
    with pytest.raises(KeyFileError, match="这是公钥"):
        private_key(keys.public)
    with pytest.raises(KeyFileError, match="这是私钥"):
        public_key(keys.private)
    with pytest.raises(KeyFileError, match="打不开"):
        public_key(tmp_path / "none.pem")
    other = generate_private_key(65537, 2048)
    path = tmp_path / "rsa.pem"
    path.write_bytes(
        other.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    with pytest.raises(KeyFileError, match="这不是签名用的钥匙"):
        private_key(path)


@pytest.mark.parametrize("data", [b"", b"\xff" * 100, b"-----BEGIN PUBLIC KEY-----\nx\n"])
def test_a_key_file_that_is_none_is_told_and_the_others_are_used(
    tmp_path: Path, data: bytes
) -> None:
    keys = new_keys(tmp_path / "office")
    known = tmp_path / "keys"
    known.mkdir()
    (known / "a.pem").write_bytes(data)
    (known / "b.pem").write_bytes(keys.public.read_bytes())
    (known / "readme.txt").write_text("x")
    found = trusted_keys(known)
    assert list(found.keys) == ["b"]
    assert [problem.what for problem in found.problems] == [wording.KEY_IS_NONE[0]]


def test_a_fingerprint_that_somebody_wrote_down_stays_the_same() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key()
    assert fingerprint(key) == "0172 5496 5454 5533 7612"
