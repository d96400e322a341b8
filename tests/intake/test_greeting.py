"""阿关问候 as staff bring it: heard as they wrote it, seen by nobody."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import made
import pytest
from docx import Document
from house import NOON, House

from kiosk.clock import ZONE
from kiosk.library.greeting import greeting_of
from kiosk.library.library import Library
from kiosk.library.model import Language
from kiosk.readout.greeting import greeting_sentences
from kiosk.readout.texts import ToSay
from kiosk.wording.greeting import DEFAULTS

YUE, CMN = Language.CANTONESE, Language.MANDARIN
ITEM = Path("素社家园") / "阿关服务站" / "03 阿关问候"
BOTH = "粤语：你好呀。入嚟坐下啦。\n普通话：您好，请进。\n"


def said(house: House, at: datetime = NOON) -> list[tuple[Language, str, bool]]:
    parts = greeting_of(house.library.greeting(at))
    return [(part.language, part.text, part.recording is not None) for part in parts]


def default() -> list[tuple[Language, str, bool]]:
    return [(language, text, False) for language, text in DEFAULTS.items()]


def test_without_an_item_the_default_is_said_cantonese_first(house: House, tmp_path: Path) -> None:
    assert [language for language, _, _ in said(house)] == [YUE, CMN]
    assert said(house) == default()
    made.text(tmp_path / "阿关服务站" / "欢迎您.txt", "正文。")
    house.load(tmp_path)
    assert said(house) == default()


def test_what_staff_wrote_is_said_and_the_item_is_on_no_list_and_in_no_count(
    house: House, tmp_path: Path
) -> None:
    made.text(tmp_path / ITEM / "问候.txt", BOTH)
    made.photograph(tmp_path / ITEM / "封面.jpg")
    made.text(tmp_path / ITEM.with_name("01 欢迎您") / "正文.txt", "正文。")
    result = house.load(tmp_path)
    assert (result.problems, result.items) == ((), 2)
    assert said(house) == [(YUE, "你好呀。入嚟坐下啦。", False), (CMN, "您好，请进。", False)]
    library = house.library
    assert house.titles("station") == ["欢迎您"]
    assert [one.items for one in library.sections(NOON) if one.section.key == "station"] == [1]
    assert [item.card.title for item in library.to_come(NOON)] == ["欢迎您"]
    assert not library.slides(NOON)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("普通话：您好。", [(CMN, "您好。")]),
        ("粤语：\n普通话：您好。", [(CMN, "您好。")]),
        ("普通话: 您好。\n\n 粤语 ： 你好。", [(YUE, "你好。"), (CMN, "您好。")]),
        (
            "阿关的问候\n【广东话】：你好。\n坐下啦。\n【国语】：您好。",
            [(YUE, "你好。坐下啦。"), (CMN, "您好。")],
        ),
        ("粤语：\n你好。\n普通话：\n您好。", [(YUE, "你好。"), (CMN, "您好。")]),
        ("审核：党建办\n- 粤语：你好。\n- 普通话：您好。", [(YUE, "你好。"), (CMN, "您好。")]),
    ],
)
def test_the_lines_are_understood_however_they_are_written(
    house: House, tmp_path: Path, text: str, parts: list[tuple[Language, str]]
) -> None:
    made.text(tmp_path / ITEM / "问候.txt", text)
    assert not house.load(tmp_path).problems
    assert [(language, words) for language, words, _ in said(house)] == parts


def test_a_word_text_will_do(house: House, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("阿关问候", 1)
    document.add_paragraph("粤语：你好呀。")
    document.add_paragraph().add_run("普通话：您好。").bold = True
    (tmp_path / ITEM).mkdir(parents=True)
    document.save(str(tmp_path / ITEM / "问候.docx"))
    assert not house.load(tmp_path).problems
    assert said(house) == [(YUE, "你好呀。", False), (CMN, "您好。", False)]


def test_recordings_are_played_instead_of_the_voice_and_need_no_text(
    house: House, tmp_path: Path
) -> None:
    made.recording(tmp_path / ITEM / "朗读-粤语.mp3")
    assert not house.load(tmp_path).problems
    assert said(house) == [(YUE, "", True)]
    made.text(tmp_path / ITEM / "问候.txt", BOTH)
    house.load(tmp_path)
    assert [(language, recorded) for language, _, recorded in said(house)] == [
        (YUE, True),
        (CMN, False),
    ]
    made_ahead = greeting_sentences(house.library.greeting(NOON))
    assert made_ahead == [ToSay("您好，请进。", CMN)]


def test_what_is_made_ahead_is_sentence_for_sentence_what_is_said() -> None:
    sentences = greeting_sentences(None)
    for language, text in DEFAULTS.items():
        assert "".join(one.text for one in sentences if one.language is language) == text
    assert not any(one.recorded for one in sentences)


def test_a_text_that_says_nothing_is_told_and_what_was_said_before_stays(
    house: House, tmp_path: Path
) -> None:
    made.text(tmp_path / ITEM / "问候.txt", BOTH)
    house.load(tmp_path)
    made.text(tmp_path / ITEM / "问候.txt", "欢迎大家。")
    (problem,) = house.load(tmp_path).problems
    assert (problem.level, problem.file) == ("error", str(ITEM))
    assert problem.what.startswith("看不出阿关要说什么")
    assert len(said(house)) == 2
    assert house.check(tmp_path).problems == (problem,)


def test_a_greeting_too_long_to_listen_to_is_said_and_told(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / ITEM / "问候.txt", "普通话：" + "您好。" * 30)
    (problem,) = house.load(tmp_path).problems
    assert (problem.level, problem.what) == (
        "note",
        "普通话的问候有 90 个字，说完要 27 秒，来访者等不了这么久。",
    )
    assert said(house) == [(CMN, "您好。" * 30, False)]


def test_a_greeting_has_its_days_and_its_approval_like_every_item(
    house: House, tmp_path: Path
) -> None:
    made.text(tmp_path / ITEM / "问候.txt", "上架：2026年7月10日\n" + BOTH)
    house.load(tmp_path)
    assert said(house) == default()
    assert said(house, datetime(2026, 7, 10, 9, tzinfo=ZONE)) != default()
    strict = Library(house.engine, house.store, require_approval=True)
    assert strict.greeting(datetime(2026, 7, 10, 9, tzinfo=ZONE)) is None


def test_a_second_folder_of_the_name_is_not_shown_either(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / ITEM / "问候.txt", BOTH)
    made.text(tmp_path / ITEM.with_name("04 阿关问候") / "问候.txt", "普通话：另一个。")
    (note,) = house.load(tmp_path).problems
    assert note.level == "note"
    assert house.titles("station") == []
    assert said(house)[1] == (CMN, "您好，请进。", False)


def test_an_item_of_that_name_elsewhere_is_an_item(house: House, tmp_path: Path) -> None:
    made.text(tmp_path / "素社家园" / "党员心语" / "阿关问候.txt", BOTH)
    house.load(tmp_path)
    assert house.titles("voices") == ["阿关问候"]
    assert said(house) == default()
