"""Writing by letters: touching keys and words, pages, ways that go, and leaving nothing behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.input_method.input_method import InputMethod
from kiosk.input_method.model import State, Way
from kiosk.wording import input_method as words
from kiosk.wording import screens as screen_words
from tests.handwriting.strokes import WRITTEN
from tests.input_method.typist import prepared_tables
from tests.ui.house import Visitor
from tests.ui.writing import write


@pytest.fixture(scope="module")
def tables(request: pytest.FixtureRequest) -> Path:
    return prepared_tables(request.config)


@pytest.fixture
def pad(visitor: Visitor, tables: Path) -> Iterator[Any]:
    from kivy.core.window import Window

    from screens.registry import Part, load_kv

    stems = ("handwriting", "letter_pad", "writing_pad")
    modules = (*stems, "choices", "form_sheet")
    named = tuple(f"screens.widgets.{one}" for one in modules)
    load_kv(Part(kv=("signup_widgets", *stems), modules=named, screens=()))
    from screens.widgets.writing_pad import WritingPad

    pad = WritingPad(size_hint=(None, None), size=(968, 1060), pos=(56, 200))
    pad.input_method = InputMethod(tables)
    pad.surnames_first = False
    Window.add_widget(pad)
    pad.warm_up()
    visitor.frames(3)
    yield pad
    pad.rest()
    pad.hand.close()
    Window.remove_widget(pad)


def choice(visitor: Visitor, pad: Any, name: str) -> None:
    visitor.tap(next(key for key in pad.ids.choice.keys if key.label == name))
    visitor.frames(2)


def key(pad: Any, letter: str) -> Any:
    return next(one for one in pad.walk() if getattr(one, "letter", "") == letter)


def spell(visitor: Visitor, pad: Any, letters: str) -> None:
    """Touch a key after the other and wait for what comes of the last."""
    for letter in letters:
        visitor.tap(key(pad, letter))
    typed = pad.letters.state.preedit
    visitor.until(
        lambda: (
            pad.letters.state.number >= pad.input_method._number
            and (pad.letters.state.preedit != "" or typed == "")
        )
    )
    visitor.frames(2)


def offered(pad: Any) -> list[str]:
    return [one.text for one in pad.letters.ids.choices._keys if one.text]


def word(pad: Any, text: str) -> Any:
    return next(one for one in pad.letters.ids.choices._keys if one.text == text)


def test_a_word_is_spelt_and_chosen_by_touches(visitor: Visitor, pad: Any) -> None:
    written: list[str] = []
    pad.bind(on_character=lambda _, text: written.append(text))
    choice(visitor, pad, words.WAYS["pinyin"])
    assert pad.letters.line == words.HERE["pinyin"]
    spell(visitor, pad, "hongseyingyuan")
    assert pad.letters.line == "hong se ying yuan"
    visitor.tap(word(pad, "红色影院"))
    visitor.until(lambda: written == ["红色影院"])
    assert offered(pad) == []
    assert pad.letters.line == words.HERE["pinyin"]


def test_jyutping_is_the_second_way(visitor: Visitor, pad: Any) -> None:
    written: list[str] = []
    pad.bind(on_character=lambda _, text: written.append(text))
    choice(visitor, pad, words.WAYS["jyutping"])
    assert pad.letters.line == words.HERE["jyutping"]
    spell(visitor, pad, "gwongzau")
    visitor.tap(word(pad, "广州"))
    visitor.until(lambda: written == ["广州"])


def test_in_a_field_for_names_surnames_come_first(visitor: Visitor, pad: Any) -> None:
    pad.surnames_first = True
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "chen")
    assert offered(pad)[0] == "陈"


def test_a_letter_is_taken_back_and_everything_cleared(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "wang")
    visitor.tap(visitor.pill(words.BACK, pad))
    visitor.until(lambda: pad.letters.line == "wan")
    visitor.tap(visitor.pill(words.CLEAR, pad))
    visitor.until(lambda: pad.letters.line == words.HERE["pinyin"])
    assert offered(pad) == []
    spell(visitor, pad, "li")
    assert pad.letters.line == "li"


def test_letters_that_spell_nothing_say_so(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "vv")
    assert words.NONE in pad.letters.line
    visitor.tap(visitor.pill(words.BACK, pad))
    visitor.tap(visitor.pill(words.BACK, pad))
    visitor.until(lambda: pad.letters.line == words.HERE["pinyin"])


def test_pages_show_every_word_once_there_and_back(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "haizhuqulaoniandaxue")
    pages = [offered(pad)]
    assert len(pages[0]) < 8  # a long word takes the place of two
    back, on = (
        visitor.pill(name, pad) for name in (screen_words.PAGE_BEFORE, screen_words.PAGE_AFTER)
    )
    assert not back.enabled
    for _ in range(3):
        before, first = offered(pad), pad.letters.state.first
        visitor.tap(on)
        visitor.until(lambda before=before: offered(pad) != before)
        assert pad.letters.state.first == first + len(before)  # none is left out
        pages.append(offered(pad))
    seen = [one for page in pages for one in page]
    assert len(seen) == len(set(seen))
    for page in reversed(pages[:-1]):
        visitor.tap(back)
        visitor.until(lambda page=page: offered(pad) == page)
    assert not back.enabled


def test_a_word_of_a_later_page_is_the_one_that_was_touched(visitor: Visitor, pad: Any) -> None:
    written: list[str] = []
    pad.bind(on_character=lambda _, text: written.append(text))
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "shi")
    first = offered(pad)
    visitor.tap(visitor.pill(screen_words.PAGE_AFTER, pad))
    visitor.until(lambda: offered(pad) != first)
    wanted = offered(pad)[2]
    visitor.tap(word(pad, wanted))
    visitor.until(lambda: written == [wanted])


def test_changing_the_way_forgets_what_stands_half_written(visitor: Visitor, pad: Any) -> None:
    write(visitor, pad.hand, WRITTEN["王"][:2])
    choice(visitor, pad, words.WAYS["pinyin"])
    assert pad.hand.ids.field.strokes == []
    assert pad.hand.parent is None
    spell(visitor, pad, "wang")
    choice(visitor, pad, words.WAYS["jyutping"])
    assert (pad.letters.line, offered(pad)) == (words.HERE["jyutping"], [])
    spell(visitor, pad, "wong")
    choice(visitor, pad, words.BY_HAND)
    assert pad.letters.parent is None
    assert (pad.letters.state, offered(pad)) == (State(), [])
    assert not pad.input_method._wanted  # its process ends


def test_wiping_leaves_nothing_and_late_answers_are_not_shown(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "wan")
    pad.letters.input_method.told(State(99, "wang", ("王",)))
    pad.wipe()
    visitor.frames(20)
    assert (pad.letters.state, offered(pad)) == (State(), [])
    texts = [str(getattr(one, "text", "")) for one in pad.walk()]
    assert not [one for one in texts if "wa" in one or "王" in one]


def test_the_visit_ends_by_hand_again_and_without_a_process(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "wang")
    pad.rest()
    visitor.until(lambda: not pad.input_method._running)
    assert (pad.way, pad.by_letters) == ("hand", False)
    assert pad.letters.state == State()


def test_typing_goes_on_when_the_engine_dies(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "hongse")
    os.kill(pad.input_method._process.pid, signal.SIGSEGV)
    spell(visitor, pad, "yingyuan")
    assert offered(pad)[0] == "红色影院"


def test_when_letters_cannot_be_had_any_more_the_hand_stays(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "wang")
    pad.letters._offered(())
    visitor.frames(3)
    assert (pad.way, pad.ids.choice.keys) == ("hand", [])
    assert pad.hand.line == words.MISSING
    assert pad.hand.parent is pad
    assert pad.hand.top == pytest.approx(pad.top)


def test_where_nothing_was_prepared_only_the_hand_is_offered(
    visitor: Visitor, pad: Any, tmp_path: Path
) -> None:
    pad.input_method = InputMethod(tmp_path)
    pad.warm_up()
    visitor.frames(3)
    assert pad.ids.choice.keys == []
    assert pad.hand.top == pytest.approx(pad.top)


def test_nothing_that_is_typed_can_be_heard(visitor: Visitor, pad: Any) -> None:
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "wang")
    assert key(pad, "w").spoken_name() == ""
    assert word(pad, "王").spoken_name() == ""


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", [(968, 1060), (934, 920), (968, 900), (1700, 760)])
def test_every_key_is_large_enough_and_inside(
    visitor: Visitor, pad: Any, size: tuple[int, int], large: bool
) -> None:
    from screens.theme import theme

    theme.large = large
    pad.size = size
    choice(visitor, pad, words.WAYS["pinyin"])
    spell(visitor, pad, "laoniandaxuedangzhibu")
    from screens.widgets.pressable import Pressable

    visitor.frames(3)
    shown = [one for one in pad.walk() if isinstance(one, Pressable) and min(one.size) > 1]
    theme.large = False
    assert len(shown) >= 3 + 26 + 2 + 2 + 4
    for one in shown:
        assert min(one.size) >= 16 * theme.mm - 1, one
        assert one.x >= pad.x - 1
        assert one.y >= pad.y - 1
        assert one.right <= pad.right + 1
        assert one.top <= pad.top + 1
    for one in shown:
        for other in shown:
            if one is other:
                continue
            across = max(one.x - other.right, other.x - one.right)
            down = max(one.y - other.top, other.y - one.top)
            assert max(across, down) >= 3 * theme.mm - 1, (one, other)


def test_all_ways_are_named_on_the_choice(visitor: Visitor, pad: Any) -> None:
    named = [key.label for key in pad.ids.choice.keys]
    assert named == [words.BY_HAND, *(words.WAYS[way] for way in Way)]
