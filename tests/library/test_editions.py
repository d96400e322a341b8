"""An edition is shown whole or not at all, is kept, can be put back, and lets go of nothing that
another one needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from kiosk.database.base import Base
from kiosk.database.engine import reading, writing
from kiosk.library import tables
from kiosk.library.editions import (
    Edition,
    ShownItem,
    editions,
    known_files,
    prune,
    publish,
    restore,
    shown_items,
)
from kiosk.library.errors import EditionMissingError
from kiosk.library.laying import lay
from kiosk.library.library import Library
from kiosk.library.media import converted, remember_conversion
from kiosk.library.model import Language, Paragraph
from kiosk.library.prepared import (
    MediaFacts,
    PictureFacts,
    PreparedFilm,
    PreparedItem,
    PreparedPicture,
)
from kiosk.library.store import MediaStore
from tests.library.samples import NOW, film, item, picture, sound, source, whole_item


def put_on_show(database: Engine, items: Sequence[PreparedItem | ShownItem]) -> int:
    with writing(database) as session:
        return publish(session, items, "测试", NOW)


def count(database: Engine, table: type[Base]) -> int:
    with reading(database) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def keys(database: Engine) -> list[str]:
    with reading(database) as session:
        return [item.key for item in shown_items(session)]


def test_editions_are_listed_newest_first_with_the_one_on_show(database: Engine) -> None:
    put_on_show(database, [item("甲")])
    put_on_show(database, [item("甲"), item("乙")])
    with reading(database) as session:
        assert editions(session) == (
            Edition(2, NOW, "测试", 2, True),
            Edition(1, NOW, "测试", 1, False),
        )


def test_the_same_content_is_written_once(database: Engine) -> None:
    first = [whole_item(), item("甲")]
    put_on_show(database, first)
    before = {table: count(database, table) for table in (tables.ItemRow, tables.MediumRow)}
    put_on_show(database, [item("甲"), replace(whole_item(), number=99)])
    assert {table: count(database, table) for table in before} == before


@pytest.mark.parametrize(
    "change",
    [
        {"title": "新标题"},
        {"key": "新"},
        {"section": "books"},
        {"blocks": (Paragraph("新"),)},
        {"date_text": "今天"},
        {"day": 13},
        {"source": "新"},
        {"approved_by": "新"},
        {"show_from": NOW},
        {"show_until": None},
        {"cover": picture("新")},
        {"readings": {}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_content_makes_a_new_version(change: dict[str, object]) -> None:
    changed = replace(whole_item(), **change)  # type: ignore[arg-type]
    assert changed.digest != whole_item().digest
    assert replace(whole_item(), number=1).digest == whole_item().digest
    same_moment = replace(
        whole_item(),
        show_from=whole_item().show_from.astimezone(tz=None),  # type: ignore[union-attr]
    )
    assert same_moment.digest == whole_item().digest


def test_what_stays_is_passed_on_without_preparing_it_again(database: Engine) -> None:
    put_on_show(database, [item("甲", number=1), item("乙", number=2)])
    with reading(database) as session:
        kept = shown_items(session)
    assert [(k.section, k.key, k.title, k.number) for k in kept] == [
        ("school", "甲", "标题 甲", 1),
        ("school", "乙", "标题 乙", 2),
    ]
    assert kept[0].digest == item("甲").digest
    put_on_show(database, [kept[1], item("丙"), kept[0]])
    assert keys(database) == ["乙", "丙", "甲"]


def test_an_edition_that_fails_half_way_leaves_the_old_one(database: Engine) -> None:
    put_on_show(database, [item("甲")])
    missing = ShownItem(12345, "school", "无", "", "")
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        put_on_show(database, [item("乙"), missing])
    assert keys(database) == ["甲"]
    assert count(database, tables.ItemRow) == count(database, tables.EditionRow) == 1


def test_any_edition_can_be_put_back(database: Engine, store: MediaStore) -> None:
    library = Library(database, store)
    put_on_show(database, [item("甲")])
    put_on_show(database, [item("乙")])
    with writing(database) as session:
        restore(session, 1)
    assert library.edition() == 1
    assert [card.key for card in library.items("school", NOW)] == ["甲"]
    assert put_on_show(database, []) == 3


def test_an_edition_of_many_items_is_shown_whole_and_in_order_and_put_back(
    database: Engine, store: MediaStore
) -> None:
    items = [item(f"{n}", cover=picture(f"{n % 7}")) for n in range(1_201)]  # read in portions
    put_on_show(database, items[:1])
    with writing(database) as session:
        lay(session, items)
    put_on_show(database, items)
    in_order = [one.key for one in items]
    assert keys(database) == in_order
    for number in (1, 2):
        with writing(database) as session:
            restore(session, number)
    with writing(database) as session:
        prune(session, keep=1)
    cards = Library(database, store).items("school", NOW)
    assert [card.key for card in cards] == in_order


def test_putting_back_what_is_not_there_is_told(database: Engine) -> None:
    put_on_show(database, [item("甲")])
    with (
        writing(database) as session,
        pytest.raises(EditionMissingError, match="没有第 9 版内容"),
    ):
        restore(session, 9)
    assert keys(database) == ["甲"]


def test_two_publishers_at_once_make_two_whole_editions(
    database: Engine, opened: Callable[..., Engine]
) -> None:
    engines = [opened(busy_seconds=30.0) for _ in range(4)]
    same = [whole_item(), item("同")]
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(put_on_show, engine, [*same, item(f"{n}")])
            for n, engine in enumerate(engines)
        ]
        numbers = sorted(job.result() for job in jobs)
    assert numbers == [1, 2, 3, 4]
    assert count(database, tables.EditionItemRow) == 12
    assert count(database, tables.ItemRow) == 6


def test_items_laid_ahead_show_only_when_published(database: Engine) -> None:
    with writing(database) as session:
        ids = lay(session, [item("甲"), item("甲")])
    assert list(ids) == [item("甲").digest]
    assert keys(database) == []
    put_on_show(database, [item("甲")])
    assert count(database, tables.ItemRow) == 1


def test_pruning_keeps_the_last_ones_and_the_one_on_show(database: Engine) -> None:
    for n in range(6):
        put_on_show(database, [item(f"{n}")])
    with writing(database) as session:
        restore(session, 1)
    with writing(database) as session:
        prune(session, keep=2)
    with reading(database) as session:
        assert [e.number for e in editions(session)] == [6, 5, 1]
    assert keys(database) == ["0"]
    assert count(database, tables.ItemRow) == count(database, tables.BlockRow) == 3


def stored_picture(store: MediaStore, folder: Path, name: str) -> PictureFacts:
    panel = store.put(source(folder, f"{name}.jpg", f"{name} 大".encode()))
    card = store.put(source(folder, f"{name}小.jpg", f"{name} 小".encode()))
    return PictureFacts(panel, card, 3, 4)


def stored_item(store: MediaStore, folder: Path, name: str, shared: PictureFacts) -> PreparedItem:
    """An item whose every medium really lies in the store; ``shared`` is one of its pictures."""
    clip = store.put(source(folder, f"{name}.mp4", f"{name} 片".encode()))
    voice = store.put(source(folder, f"{name}.ogg", f"{name} 声".encode()))
    moving = replace(film(name, stored_picture(store, folder, f"{name}海报")), file=clip)
    own = stored_picture(store, folder, name)
    return replace(
        item("甲"),
        blocks=(PreparedPicture(own), PreparedPicture(shared), PreparedFilm(moving)),
        readings={Language.CANTONESE: replace(sound(name), file=voice)},
    )


def test_pruning_lets_go_of_the_files_no_edition_needs_and_of_no_other(
    database: Engine, store: MediaStore, tmp_path: Path
) -> None:
    shared, old = (stored_picture(store, tmp_path, name) for name in ("共用", "旧图"))
    put_on_show(database, [stored_item(store, tmp_path, "旧", shared), item("乙", cover=old)])
    put_on_show(database, [stored_item(store, tmp_path, "新", shared)])
    with writing(database) as session:
        remember_conversion(session, "a" * 64, "picture-1", old)
        remember_conversion(session, "b" * 64, "picture-1", shared)
    with writing(database) as session:
        gone = prune(session, keep=1)
    store.remove(gone)
    # The old edition's own: a picture, a poster and a cover (two files each), a film, a voice.
    assert len(gone) == 8
    with reading(database) as session:
        assert set(converted(session, "picture-1", ["a" * 64, "b" * 64])) == {"b" * 64}
        known = known_files(session)
    on_disk = {path.stem for path in (tmp_path / "media").rglob("*.*")}
    assert on_disk == known
    # The new edition's: a picture, a poster and the shared one, a film, a voice.
    assert len(known) == 8
    assert old.panel.sha256 not in known
    (card,) = Library(database, store).items("school", NOW)
    assert card.cover is not None
    assert card.cover.panel.read_bytes() == "新 大".encode()


def test_what_a_source_became_is_remembered_by_recipe(database: Engine) -> None:
    made: dict[str, MediaFacts] = {
        "1" * 64: picture("图"),
        "2" * 64: film("片", picture("海报")),
        "3" * 64: film("无海报"),
        "4" * 64: sound("歌"),
    }
    with writing(database) as session:
        for digest, facts in made.items():
            remember_conversion(session, digest, "v1", facts)
            remember_conversion(session, digest, "v1", facts)
    with reading(database) as session:
        assert converted(session, "v1", [*made, "5" * 64]) == made
        assert converted(session, "v2", list(made)) == {}


def test_the_time_of_an_edition_is_kept(database: Engine) -> None:
    with writing(database) as session:
        publish(session, [], "空", NOW + timedelta(microseconds=1))
    with reading(database) as session:
        assert editions(session)[0].at == NOW + timedelta(microseconds=1)
