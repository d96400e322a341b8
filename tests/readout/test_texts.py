"""What is made ahead is what will be asked for: nothing left out or twice, the first first."""

from __future__ import annotations

from pathlib import Path

from kiosk.library.model import (
    Heading,
    Item,
    ItemCard,
    Language,
    ListEntry,
    Paragraph,
    Picture,
    Sound,
)
from kiosk.readout.texts import ToSay, edition_sentences, item_texts

CMN, YUE = Language.MANDARIN, Language.CANTONESE
PHOTO = Picture("p", Path("/p"), Path("/c"), 10, 10, "图的说明。")


def item(title: str, *texts: str, section: str = "school", **more: object) -> Item:
    blocks = tuple(Paragraph(text) for text in texts)
    return Item(ItemCard(1, section, title), blocks, **more)  # type: ignore[arg-type]


def said(*texts: str) -> list[ToSay]:
    return [ToSay(text, language) for text in texts for language in (CMN, YUE)]


def test_the_title_and_every_text_are_read_and_no_caption() -> None:
    blocks = (Heading("一、"), PHOTO, Paragraph("甲。乙。"), ListEntry("丙", "1."))
    whole = Item(ItemCard(1, "school", "标题", summary="摘要"), blocks, source="来源")
    assert item_texts(whole) == ["标题", "一、", "甲。乙。", "丙"]
    assert edition_sentences([whole]) == said("标题", "一、", "甲。", "乙。", "丙")


def test_both_languages_take_turns_from_the_first_on() -> None:
    languages = [one.language for one in edition_sentences([item("题", "一。二。")], ["请点。"])]
    assert languages == [CMN, YUE] * 4


def test_what_visitors_meet_first_is_first() -> None:
    items = [
        item("甲", "甲一。甲二。甲三。"),
        item("乙", "乙一。乙二。", section="journey"),
        item("丙"),
    ]
    assert edition_sentences(items, ["欢迎。请点屏幕。"], {"journey"}) == said(
        "欢迎。", "请点屏幕。", "乙", "乙一。", "甲", "甲一。", "丙", "乙二。", "甲二。", "甲三。"
    )


def test_nothing_is_made_twice_and_what_cannot_be_said_not_at_all() -> None:
    items = [item("同题", "。。", "", "同一句。"), item("同题", "同一句。", "——")]
    assert edition_sentences(items, ["同题"]) == said("同题", "同一句。")


def test_a_person_reads_where_there_is_a_recording_and_only_in_that_language() -> None:
    sound = Sound("s", Path("/s.ogg"), 9.0)
    found = edition_sentences([item("题", "一。二。", readings={YUE: sound})])
    assert [one.recorded for one in found if one.language is CMN] == [None] * 3
    people = [one.recorded for one in found if one.language is YUE]
    assert [(one.sentences, one.index) for one in people if one] == [
        (("题", "一。", "二。"), index) for index in range(3)
    ]
    assert all(
        one and (one.sha256, one.path, one.seconds) == ("s", sound.path, 9.0) for one in people
    )
