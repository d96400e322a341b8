"""Screens without a display: Kivy's mock renderer lays out and takes touches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from screens.window import set_up_kivy

SIZE = (1080, 1920)

os.environ["KIVY_GL_BACKEND"] = "mock"
os.environ["KIVY_NO_ARGS"] = "1"
os.environ["KIVY_NO_CONSOLELOG"] = "1"
os.environ["KIVY_NO_FILELOG"] = "1"
os.environ["KIVY_NO_CONFIG"] = "1"
os.environ["KIVY_AUDIO"] = "sdl2"  # Kivy reads these at its first import, whoever imports it

# Kivy makes its window when a module first asks for it, which may be while tests are collected.
_kivy_home = TemporaryDirectory(prefix="kivy-home-")
set_up_kivy(Path(_kivy_home.name), SIZE)

from tests.ui.house import HandClock, Visitor, load, write_folder  # noqa: E402


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small exhibition in it."""
    data = tmp_path_factory.mktemp("data")
    load(write_folder(tmp_path_factory.mktemp("stick")), data)
    return data


@pytest.fixture(scope="session")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the loudspeaker was given: SDL writes it here instead of to a sound card."""
    return tmp_path_factory.mktemp("sound") / "heard.raw"


@pytest.fixture(scope="session")
def session_visitor(loaded: Path, sound_file: Path) -> Iterator[Visitor]:
    os.environ["SDL_AUDIODRIVER"] = "disk"
    os.environ["SDL_DISKAUDIOFILE"] = str(sound_file)
    from screens.process import open_app

    clock = HandClock()
    with open_app(loaded, SIZE, seed=3, clock=clock) as app:
        app._run_prepare()
        assert tuple(app.frame.size) == SIZE
        visitor = Visitor(app, clock)
        visitor.until(lambda: app.read_aloud is not None)
        yield visitor
        app.stop()


@pytest.fixture
def visitor(session_visitor: Visitor) -> Visitor:
    """A visitor before the attract loop, with nobody's traces left."""
    session_visitor.rest()
    assert session_visitor.at == "attract"
    return session_visitor
