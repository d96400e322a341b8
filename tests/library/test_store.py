"""The media store: a file is there whole under its hash, once, or not at all."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.library.errors import MediaStoreError
from kiosk.library.prepared import StoredFile
from kiosk.library.store import MediaStore
from tests.library.samples import source

WRITTEN = datetime(2024, 5, 1, tzinfo=UTC)


def everything_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@given(content=st.binary(max_size=3_000_000))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_file_lies_under_the_hash_of_its_content(
    store: MediaStore, tmp_path: Path, content: bytes
) -> None:
    original = source(tmp_path, "照片.JPG", content)
    stored = store.put(original)
    assert stored == StoredFile(hashlib.sha256(content).hexdigest(), ".jpg", len(content))
    assert store.path(stored.sha256, stored.suffix).read_bytes() == content
    assert store.has(stored)
    assert original.exists()


def test_folders_are_two_levels_deep_and_the_file_is_readable(
    store: MediaStore, tmp_path: Path
) -> None:
    stored = store.put(source(tmp_path, "a.png", b"x"))
    name = stored.sha256
    path = store.path(name, ".png")
    assert path == tmp_path / "media" / name[:2] / name[2:4] / f"{name}.png"
    assert path.stat().st_mode & 0o777 == 0o644


def test_the_same_content_is_kept_once(store: MediaStore, tmp_path: Path) -> None:
    first = store.put(source(tmp_path, "a.jpg", b"same"))
    inode = store.path(first.sha256, ".jpg").stat().st_ino
    with store.temporary(".jpg") as temporary:
        temporary.write_bytes(b"same")
        assert store.adopt(temporary) == first
    assert store.put(source(tmp_path, "b.jpg", b"same")) == first
    assert store.path(first.sha256, ".jpg").stat().st_ino == inode
    assert len(everything_in(tmp_path / "media")) == 1


def test_a_file_that_lost_its_end_is_mended(store: MediaStore, tmp_path: Path) -> None:
    stored = store.put(source(tmp_path, "a.jpg", b"whole"))
    store.path(stored.sha256, ".jpg").write_bytes(b"who")
    assert not store.has(stored)
    store.put(tmp_path / "a.jpg")
    assert store.path(stored.sha256, ".jpg").read_bytes() == b"whole"


def test_a_converter_s_file_is_taken_in_without_copying(store: MediaStore) -> None:
    with store.temporary(".ogg") as temporary:
        temporary.write_bytes(b"sound")
        inode = temporary.stat().st_ino
        stored = store.adopt(temporary)
    assert not temporary.exists()
    assert store.path(stored.sha256, ".ogg").stat().st_ino == inode


def test_a_converter_that_fails_leaves_nothing(store: MediaStore, tmp_path: Path) -> None:
    def convert() -> None:
        with store.temporary(".mp4") as temporary:
            temporary.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        convert()
    assert everything_in(tmp_path / "media") == []


def test_content_is_on_the_disk_before_it_has_its_name(
    store: MediaStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order that makes a power cut harmless: the file's sync, its name, the folder's sync."""
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}").readlink()
        steps.append("folder" if target.is_dir() else "file")
        sync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("name")
        return replace(path, target)

    store.put(source(tmp_path, "a.jpg", b"first"))
    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.put(source(tmp_path, "b.jpg", b"second"))
    assert steps[0] == "file"
    assert steps[-2:] == ["name", "folder"]
    assert steps[1:-2] == ["folder", "folder"], "the new folders' own names"


def test_a_source_that_cannot_be_read_is_told_and_leaves_nothing(
    store: MediaStore, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):  # no fault of the store
        store.put(tmp_path / "没有.jpg")
    assert everything_in(tmp_path / "media") == []


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    taken = source(tmp_path, "taken", b"")
    with pytest.raises(MediaStoreError, match="写入权限"):
        MediaStore(taken).put(source(tmp_path, "a.jpg", b"x"))


@pytest.mark.parametrize(
    ("digest", "suffix"),
    [("../../etc/passwd", ".jpg"), ("A" * 64, ".jpg"), ("a" * 64, "/../x"), ("a" * 64, "jpg")],
)
def test_only_a_hash_and_a_suffix_name_a_file(store: MediaStore, digest: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        store.path(digest, suffix)


def test_sweeping_takes_what_is_old_and_unknown_and_nothing_else(
    store: MediaStore, tmp_path: Path
) -> None:
    media = tmp_path / "media"
    needed, orphan, fresh = (store.put(source(tmp_path, f"{n}.jpg", n.encode())) for n in "123")
    abandoned, busy = media / "incoming" / "old.mp4", media / "incoming" / "new.mp4"
    abandoned.write_bytes(b"x")
    busy.write_bytes(b"x")
    old, new = (WRITTEN.timestamp(), (WRITTEN + timedelta(days=2)).timestamp())
    for path in (abandoned, *(store.path(f.sha256, ".jpg") for f in (needed, orphan))):
        os.utime(path, (old, old))
    for path in (busy, store.path(fresh.sha256, ".jpg")):
        os.utime(path, (new, new))
    assert store.sweep(WRITTEN + timedelta(days=1), known={needed.sha256}) == 2
    assert not abandoned.exists()
    assert busy.exists()
    assert [store.has(f) for f in (needed, orphan, fresh)] == [True, False, True]


def test_sweeping_a_store_that_was_never_used_does_nothing(store: MediaStore) -> None:
    assert store.sweep(WRITTEN, known=()) == 0


def test_removing_tells_how_much_it_freed(store: MediaStore, tmp_path: Path) -> None:
    stored = store.put(source(tmp_path, "a.jpg", b"12345"))
    assert store.remove([stored]) == 5
    assert store.remove([stored]) == 0
