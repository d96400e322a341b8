"""What was prepared is what is shown: whole, in order, between its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk.database.base import ZONE
from kiosk.database.engine import writing
from kiosk.library import model
from kiosk.library.attract import Strand
from kiosk.library.editions import publish
from kiosk.library.library import Library
from kiosk.library.model import Language, Picture
from kiosk.library.prepared import PictureFacts, PreparedFilm, PreparedItem, PreparedPicture
from kiosk.library.sections import SECTIONS, Function
from kiosk.library.store import MediaStore
from tests.library.samples import NOW, film, item, picture, sound, whole_item


@pytest.fixture
def library(database: Engine, store: MediaStore) -> Library:
    return Library(database, store)


def put_on_show(database: Engine, items: Sequence[PreparedItem]) -> int:
    with writing(database) as session:
        return publish(session, items, "测试", NOW)


def as_shown(store: MediaStore, facts: PictureFacts, caption: str = "") -> Picture:
    return Picture(
        facts.panel.sha256,
        store.path(facts.panel.sha256, ".jpg"),
        store.path(facts.card.sha256, ".jpg"),
        facts.width,
        facts.height,
        caption,
    )


def test_before_the_first_edition_everything_is_there_and_empty(library: Library) -> None:
    assert library.edition() is None
    assert library.items("journey", NOW) == []
    assert library.slides(NOW) == []
    assert [(s.section, s.items, s.cover) for s in library.sections(NOW)] == [
        (section, 0, None) for section in SECTIONS
    ]
    assert library.item(1) is None


def test_an_item_comes_back_whole(database: Engine, library: Library, store: MediaStore) -> None:
    prepared = whole_item()
    assert put_on_show(database, [prepared]) == library.edition() == 1
    (card,) = library.items("journey", NOW)
    found = library.item(card.id)
    assert found is not None
    moving = film("影片")
    shown_film = model.Film(
        moving.file.sha256,
        store.path(moving.file.sha256, ".mp4"),
        1280,
        720,
        12.5,
        True,
        as_shown(store, picture("影片封面")),
        "短片",
    )

    def recording(name: str, caption: str = "") -> model.Sound:
        digest = sound(name).file.sha256
        return model.Sound(digest, store.path(digest, ".ogg"), 7.25, caption)

    assert found == model.Item(
        card=model.ItemCard(
            id=card.id,
            section="journey",
            title="中共三大在广州召开",
            summary="东山恤孤院后街31号。",
            date_text="1923年6月12日",
            year=1923,
            month=6,
            day=12,
            cover=as_shown(store, picture("封面")),
            film=shown_film,
            pictures=1,
            characters=2 + 11 + 6 + 11,
            key="三大",
        ),
        blocks=(
            model.Heading("会址", 2),
            model.Paragraph("东山恤孤院后街31号。"),
            model.ListEntry("代表三十多人", "1."),
            as_shown(store, picture("会址"), "会址旧照"),
            shown_film,
            recording("歌", "歌声"),
            model.Paragraph("2006年发掘出遗址。"),
        ),
        source="馆藏",
        approved_by="办公室",
        show_from=datetime(2024, 1, 1, tzinfo=ZONE),
        show_until=datetime(2025, 1, 1, tzinfo=ZONE),
        readings={
            Language.MANDARIN: recording("普通话"),
            Language.CANTONESE: recording("粤语"),
        },
    )
    assert found.card == card


def test_without_a_cover_the_first_picture_or_the_poster_stands_in(
    database: Engine, library: Library, store: MediaStore
) -> None:
    plain = item("甲")
    pictured = replace(plain, key="乙", blocks=(PreparedPicture(picture("图"), "说明"),))
    filmed = replace(plain, key="丙", blocks=(PreparedFilm(film("片", picture("海报")), "片名"),))
    put_on_show(database, [plain, pictured, filmed])
    assert [card.cover for card in library.items("school", NOW)] == [
        None,
        as_shown(store, picture("图"), "说明"),
        as_shown(store, picture("海报"), "片名"),
    ]


def test_items_keep_the_order_they_were_handed_in(database: Engine, library: Library) -> None:
    put_on_show(database, [item("乙"), item("丙", "books"), item("甲"), item("丁")])
    assert [card.key for card in library.items("school", NOW)] == ["乙", "甲", "丁"]


def test_a_timeline_runs_by_date_with_undated_items_last(
    database: Engine, library: Library
) -> None:
    dates = {"d": None, "b": (1923, 6, None), "c": (1923, 6, 12), "a": (1921, None, None)}
    put_on_show(
        database,
        [
            item(
                key, "journey", year=date and date[0], month=date and date[1], day=date and date[2]
            )
            for key, date in dates.items()
        ],
    )
    assert [card.key for card in library.items("journey", NOW)] == ["a", "b", "c", "d"]


def test_dates_are_obeyed_to_the_moment(database: Engine, library: Library) -> None:
    later = NOW + timedelta(hours=1)
    put_on_show(database, [item("有期", show_from=NOW, show_until=later), item("无期")])

    def keys(at: datetime) -> list[str]:
        return [card.key for card in library.items("school", at)]

    instant = timedelta(microseconds=1)
    assert keys(NOW - instant) == ["无期"]
    assert keys(NOW) == keys(later - instant) == ["有期", "无期"]
    assert keys(later) == ["无期"]
    counts = {s.section.key: s.items for s in library.sections(later)}
    assert counts["school"] == 1


def test_with_approval_required_only_approved_items_are_on_any_list(
    database: Engine, store: MediaStore
) -> None:
    strict = Library(database, store, require_approval=True)
    cover = picture("图")
    approved = item("已审", cover=cover, approved_by="王")
    put_on_show(database, [item("未审", cover=cover), approved])
    assert [card.key for card in strict.items("school", NOW)] == ["已审"]
    assert [slide.card.key for slide in strict.slides(NOW)] == ["已审"]
    assert sum(s.items for s in strict.sections(NOW)) == 1
    assert len(Library(database, store).items("school", NOW)) == 2


def test_sections_count_their_items_and_take_the_first_cover(
    database: Engine, library: Library, store: MediaStore
) -> None:
    put_on_show(
        database,
        [item("甲"), item("乙", cover=picture("乙")), item("丙", cover=picture("丙"))],
    )
    overview = {s.section.key: s for s in library.sections(NOW, {"街道党校": Function.SERVICE})}
    assert list(overview) == [section.key for section in SECTIONS]
    assert overview["school"].items == 3
    assert overview["school"].cover == as_shown(store, picture("乙"))
    assert overview["school"].section.function is Function.SERVICE
    assert overview["books"].items == 0


def test_slides_are_pictures_and_films_of_three_strands_and_voices_in_words(
    database: Engine, library: Library
) -> None:
    cover = picture("图")
    shown = {
        "journey": Strand.HISTORY,
        "imprints": Strand.HISTORY,
        "spirit": Strand.HISTORY,
        "voices": Strand.VOICES,
        "school": Strand.SCHOOL,
    }
    items = [item("图", section.key, cover=cover) for section in SECTIONS]
    items += [item("字", section.key) for section in SECTIONS]
    put_on_show(database, items)
    slides = library.slides(NOW)
    assert {s.card.section: s.strand for s in slides if s.card.key == "图"} == shown
    assert [s.card.section for s in slides if s.card.key == "字"] == ["voices"]


def test_characters_no_database_takes_are_left_out(database: Engine, library: Library) -> None:
    put_on_show(database, [item("甲", text="前\0后\ud800。")])
    assert library.items("school", NOW)[0].summary == "前后?。"


def test_what_is_to_come_is_whole_in_order_and_without_what_is_over(
    database: Engine, library: Library, store: MediaStore
) -> None:
    hour = timedelta(hours=1)
    over = item("过了", show_until=NOW)
    coming = item("将来", show_from=NOW + hour, readings={Language.CANTONESE: sound("粤")})
    put_on_show(database, [item("从前", "journey")])
    put_on_show(database, [whole_item(), over, coming, item("现在", approved_by="王")])
    found = library.to_come(NOW)
    assert [one.card.key for one in found] == ["三大", "将来", "现在"]
    assert found == [library.item(one.card.id) for one in found]
    assert found[1].readings[Language.CANTONESE].seconds == 7.25
    strict = Library(database, store, require_approval=True)
    assert [one.card.key for one in strict.to_come(NOW)] == ["三大", "现在"]


def test_an_edition_of_any_size_is_read_whole(database: Engine, library: Library) -> None:
    many = [item(f"{number}", text=f"第{number}段。") for number in range(1201)]
    put_on_show(database, many)
    found = library.to_come(NOW)
    assert [one.blocks for one in found] == [one.blocks for one in many]
