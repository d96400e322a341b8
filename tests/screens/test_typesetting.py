"""Lines of Chinese text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from screens.typesetting import NOT_AT_END, NOT_AT_START, break_lines, clipped, sentences_in


def em(character: str) -> float:
    return 5.0 if character.isascii() else 10.0


def lines_of(text: str, width: float) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, width, em)]


def test_a_short_text_is_one_line() -> None:
    assert lines_of("红色历程", 100) == ["红色历程"]


def test_no_text_is_one_empty_line() -> None:
    assert lines_of("", 100) == [""]


def test_a_full_stop_never_begins_a_line() -> None:
    assert lines_of("一二三四五。六", 50) == ["一二三四", "五。六"]


def test_an_opening_mark_never_ends_a_line() -> None:
    assert lines_of("一二三四《红岩》", 50) == ["一二三四", "《红岩》"]


def test_a_year_stays_whole() -> None:
    assert lines_of("他们在1923年", 40) == ["他们在", "1923年"]


def test_a_time_stays_whole() -> None:
    assert lines_of("改在周四 19:30。", 60) == ["改在周四 ", "19:30。"]


def test_a_word_longer_than_a_line_is_broken_rather_than_lost() -> None:
    assert lines_of("a" * 25, 50) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_line_of_closing_marks_still_advances() -> None:
    assert "".join(lines_of("。" * 30, 50)) == "。" * 30


def test_hard_breaks_are_kept() -> None:
    assert lines_of("红船精神\n平语近人", 500) == ["红船精神", "平语近人"]


def test_what_does_not_fit_is_reported() -> None:
    lines = break_lines("一二三四五六", 20, em)
    assert clipped(lines, 2) == (lines[:2], True)
    assert clipped(lines, 3) == (lines, False)


def test_a_last_character_is_never_alone() -> None:
    assert lines_of("一二三四五六", 50) == ["一二三四", "五六"]
    assert lines_of("一二三四五六。", 50) == ["一二三四", "五六。"]
    assert lines_of("一二三四五\n六", 50) == ["一二三四五", "六"]  # as it was written
    assert lines_of("他们在1923年", 50) == ["他们在", "1923年"]


def test_a_last_character_stays_alone_where_nothing_can_join_it() -> None:
    assert lines_of("一二", 10) == ["一", "二"]


def lines(text: str) -> int:
    return len(lines_of(text, 50))


def test_a_digest_ends_with_its_last_whole_sentence() -> None:
    text = "一二三。四五六七八。九"
    assert sentences_in(text, 9, lines) == text
    assert sentences_in(text, 1, lines) == "一二三。"
    assert sentences_in("他说：“一二。”三四五六七八", 2, lines) == "他说：“一二。”"


def test_a_digest_of_a_sentence_that_does_not_fit_is_nothing() -> None:
    assert sentences_in("一二三四五六七八九十。一", 1, lines) == ""


TEXT = st.text(alphabet="一二三红船，。《》（）“”19ab -\n", max_size=120)


@given(TEXT, st.integers(20, 200))
def test_any_text_is_covered_in_order_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = break_lines(text, width, em)
    place = 0
    for line in lines:
        assert text[place : line.start].strip(" \n") == ""
        assert line.width <= width
        assert line.width == sum(em(character) for character in text[line.start : line.end])
        place = line.end
    assert text[place:].strip("\n") == ""


@given(TEXT)
def test_rules_of_line_ends_hold_where_a_line_has_room(text: str) -> None:
    plain = text.replace("\n", "").replace(" ", "")
    lines = break_lines(plain, 200, em)
    for before, after in itertools.pairwise(lines):
        ends = plain[before.start : before.end]
        if any(ends[i] not in NOT_AT_START and ends[i - 1] not in NOT_AT_END
               and not (ends[i].isascii() and ends[i - 1].isascii())
               for i in range(1, len(ends))):  # fmt: skip
            assert plain[after.start] not in NOT_AT_START
            assert ends[-1] not in NOT_AT_END
