"""A store that waits for the disk once for many files: none has its name before it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.library.errors import MediaStoreError
from kiosk.library.gathering import GatheringStore
from kiosk.library.store import MediaStore


def source(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_have_their_names_after_settling_and_not_before(tmp_path: Path) -> None:
    store = GatheringStore(tmp_path / "media")
    files = [store.put(source(tmp_path, f"{n}.jpg", bytes([n]))) for n in range(5)]
    with store.temporary(".part") as made:
        made.write_bytes(b"made")
        files.append(store.adopt(made, ".jpg"))
    plain = MediaStore(tmp_path / "media")
    assert all(map(store.has, files))
    assert not any(map(plain.has, files))
    store.settle()
    assert all(map(store.has, files))
    assert all(map(plain.has, files))
    assert not list((tmp_path / "media" / "incoming").iterdir())
    assert store.path(files[-1].sha256, ".jpg").stat().st_mode & 0o777 == 0o644


def test_a_file_that_is_gathered_twice_is_there_once(tmp_path: Path) -> None:
    store = GatheringStore(tmp_path / "media")
    first = store.put(source(tmp_path, "a.jpg", b"same"))
    assert store.put(source(tmp_path, "b.jpg", b"same")) == first
    store.settle()
    store.settle()
    assert MediaStore(tmp_path / "media").has(first)


def test_every_content_is_on_the_disk_before_any_name_and_every_name_before_settling_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = GatheringStore(tmp_path / "media")
    for n in range(3):
        store.put(source(tmp_path, f"{n}.jpg", bytes([n])))
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}").readlink()
        steps.append("folder" if target.is_dir() else "file")
        sync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("name")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.settle()
    assert steps[:6] == ["file"] * 3 + ["name"] * 3
    assert set(steps[6:]) == {"folder"}


def test_a_disk_that_fails_is_told_and_nothing_gets_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = GatheringStore(tmp_path / "media")
    file = store.put(source(tmp_path, "a.jpg", b"a"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MediaStoreError):
        store.settle()
    assert not store.has(file)
    assert not MediaStore(tmp_path / "media").has(file)
