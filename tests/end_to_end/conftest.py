"""A small exhibition, loaded once; every test works on a copy of its data folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.ui.house import load, write_folder


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kiosk.fonts import faces

    data = tmp_path_factory.mktemp("house")
    load(write_folder(tmp_path_factory.mktemp("stick")), data)
    faces(data)
    return data


@pytest.fixture
def data(loaded_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(loaded_once, tmp_path / "data"))
