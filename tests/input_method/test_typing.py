"""Typing itself: letters, taking back, choosing, pages."""

from __future__ import annotations

import string

import pytest

from kiosk.input_method.model import MOST_LETTERS, PAGE, State, Way
from tests.input_method.typist import Typist


def test_what_was_typed_is_cut_into_syllables(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    assert typist.letters("hongseyingyuan").preedit == "hong se ying yuan"


def test_a_word_is_committed_when_everything_typed_is_chosen(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("hongseyingyuan")
    state = typist.choose("红色")
    assert (state.committed, state.preedit) == ("", "红色ying yuan")
    state = typist.choose("影院")
    assert (state.committed, state.preedit, state.candidates) == ("红色影院", "", ())


def test_words_are_written_one_after_the_other(typist: Typist) -> None:
    typist.begin(Way.JYUTPING)
    typist.letters("gwongzau")
    assert typist.choose("广州").committed == "广州"
    typist.letters("neihou")
    assert typist.choose("你好").committed == "你好"


def test_backspace_takes_letters_away_one_by_one_and_then_does_nothing(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("wang")
    assert [typist.backspace().preedit for _ in range(5)] == ["wan", "wa", "w", "", ""]
    assert typist.state.candidates == ()


def test_backspace_takes_a_choice_back(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("hongseyingyuan")
    typist.choose("红")
    typist.choose("色")
    assert typist.backspace().preedit == "红se ying yuan"
    assert typist.backspace().preedit == "hong se ying yuan"
    assert typist.state.candidates[0] == "红色影院"
    assert typist.backspace().preedit == "hong se ying yu a"


def test_letters_may_follow_a_choice(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("hongse")
    typist.choose("红")
    assert typist.letters("yingyuan").preedit == "红se ying yuan"
    typist.choose("色")
    assert typist.choose("影院").committed == "红色影院"


def test_candidates_are_shown_from_any_place_on_and_not_beyond(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    start = typist.letters("shi")
    assert (len(start.candidates), start.first, start.more) == (PAGE, 0, True)
    later = typist.turn(5)
    assert (later.first, later.candidates[:3]) == (5, start.candidates[5:])
    assert typist.turn(0).candidates == start.candidates
    for nowhere in (-1, 100_000):
        assert typist.turn(nowhere).candidates == start.candidates
    while typist.state.more:
        typist.turn(typist.state.first + PAGE)
    assert 0 < len(typist.state.candidates) <= PAGE


def test_a_candidate_of_a_later_page_is_the_one_that_was_touched(typist: Typist) -> None:
    typist.begin(Way.PINYIN, names=True)
    typist.letters("li")
    word = typist.turn(PAGE).candidates[3]
    assert typist.choose(word).committed == word


def test_a_touch_on_candidates_that_have_changed_meanwhile_chooses_nothing(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    seen = typist.letters("wan")
    typist.letters("g")
    typist.method.choose(0, seen)
    state = typist.look()
    assert (state.committed, state.preedit) == ("", "wang")


def test_a_place_without_a_candidate_chooses_nothing(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    for index in (0, -1, 99):
        typist.method.choose(index, typist.state)
        assert typist.look().committed == ""
    state = typist.letters("wang")
    typist.method.choose(PAGE, state)
    assert typist.look().preedit == "wang"


def test_beginning_forgets_what_was_typed(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("wang")
    typist.begin(Way.JYUTPING)
    assert (typist.state.preedit, typist.state.candidates) == ("", ())
    assert "王" in typist.letters("wong").candidates


@pytest.mark.parametrize("wrong", ["1", "A", " ", "", "ab", "王", "ü", "'", ";", "\n", "\x00"])
def test_only_the_26_small_letters_can_be_typed(typist: Typist, wrong: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        typist.method.type(wrong)


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize(
    "letters", ["vvvvvv", "iiiuuu", "qqqqqqqq", "zhzhzhzhzh", "x" * 60, string.ascii_lowercase]
)
def test_letters_that_spell_nothing_do_no_harm(typist: Typist, way: Way, letters: str) -> None:
    typist.begin(way)
    state = typist.letters(letters)
    assert len(state.preedit.replace(" ", "").replace("ü", "v")) <= MOST_LETTERS
    for _ in letters:
        typist.backspace()
    assert (typist.state.preedit, typist.state.candidates) == ("", ())
    assert typist.letters("a").candidates


def test_an_empty_page_is_an_empty_state() -> None:
    assert State() == State(0, "", (), 0, False, "")
