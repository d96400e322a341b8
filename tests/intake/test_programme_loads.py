"""放映计划 on a stick becomes the cinema's programme, and a changed one changes it: real
spreadsheets, read, loaded and signed up for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path

import made
import pytest
import sheets
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from house import NOON, House

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import CinemaRules, ShowingChange, SignupRequest, Ticket, Via
from kiosk.clock import ZONE
from kiosk.database.engine import writing
from kiosk.database.vault import Vault
from kiosk.intake import programme
from kiosk.intake.child import open_here
from kiosk.intake.load import LoadResult, load
from kiosk.intake.signing import sign
from kiosk.intake.signing_keys import TrustedKeys
from kiosk.library import editions
from kiosk.library.model import Paragraph

RULES = CinemaRules(seats=40, held=4, minutes=90)
FILE = "红色影院/放映计划.xlsx"
A = ("甲", date(2026, 7, 3), "19:30")
B = ("乙", date(2026, 7, 10), "19:30")
C = ("丙", date(2026, 7, 17), "19:30")
_numbers = count(13800000000)


@pytest.fixture
def cinema(house: House) -> Cinema:
    vault = Vault(bytes(32))
    return Cinema(house.engine, lambda: vault, RULES, lambda: NOON)


def sheet(folder: Path, *rows: Sequence[object]) -> Path:
    sheets.programme(folder / FILE, *rows)
    return folder


def sign_up(cinema: Cinema, film: str, seats: int = 2) -> Ticket:
    (number,) = (one.id for one in cinema.programme() if one.film == film)
    phone = str(next(_numbers))
    return cinema.sign_up(SignupRequest(number, phone, seats, "1", Via.PHONE))


def shown(cinema: Cinema) -> list[str]:
    return [
        f"{one.start:%m-%d %H:%M} {one.film}{'!' * one.called_off}" for one in cinema.screenings()
    ]


def told(result: LoadResult) -> list[tuple[str, str, str]]:
    return [(p.level, f"{p.file}，{p.where}", p.what) for p in result.problems]


def test_a_sheet_brings_screenings_and_pages_and_the_same_again_nothing(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    header = (*sheets.PROGRAMME, "轮椅座")
    first = (*A, 113, 60, "讲一个故事。", "甲.jpg", 1958, "请早到。", 0)
    sheets.write(tmp_path / FILE, (header, first, B))
    made.photograph(tmp_path / "红色影院" / "甲.jpg")
    result, again = house.load(tmp_path), house.load(tmp_path)
    assert (result.published, result.new_edition, result.problems) == (True, True, ())
    assert [one.change for one in result.programme] == [ShowingChange.NEW] * 2
    assert not again.published
    assert again.edition == result.edition == 1
    one, other = cinema.screenings()
    assert one.start == datetime(2026, 7, 3, 19, 30, tzinfo=ZONE)
    assert (one.seats, one.held, one.minutes, one.year) == (60, 0, 113, 1958)
    assert (one.about, one.note) == ("讲一个故事。", "请早到。")
    assert (other.film, other.seats, other.held) == ("乙", 60, 0)
    (page,) = house.items("cinema")
    assert (page.card.key, page.card.title, page.card.date_text) == ("甲", "甲", "")
    assert page.blocks == tuple(map(Paragraph, ("片长：113分钟", "年份：1958年", "讲一个故事。")))
    assert page.card.cover is not None


def test_a_load_that_changes_the_programme_alone_makes_no_edition_and_counts(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    made.text(tmp_path / "红色历程" / "五四.txt", "正文。")
    house.load(sheet(tmp_path, A))
    seen = house.look(sheet(tmp_path, A, B))
    assert (seen.plan.same, seen.same) == (True, False)
    result = house.load(tmp_path)
    assert (result.published, result.new_edition, result.edition) == (True, False, 1)
    assert seen.programme == result.programme
    assert shown(cinema) == ["07-03 19:30 甲", "07-10 19:30 乙"]
    assert house.look(tmp_path).same


def test_a_stick_with_a_bare_list_is_worth_loading(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    result = house.load(sheet(tmp_path, A))
    assert (result.published, result.edition, result.problems) == (True, None, ())
    assert shown(cinema) == ["07-03 19:30 甲"]
    checked = house.check(tmp_path)
    assert (checked.sections, checked.showings, checked.ok) == (("红色影院",), 1, True)


def test_a_changed_sheet_keeps_everybody_and_tells_staff_before_and_after(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path, A, B, C))
    moved, gone, off = (sign_up(cinema, film) for film in "甲乙丙")
    sheet(
        tmp_path,
        ("甲", date(2026, 7, 3), "晚上8点"),
        ("丁", date(2026, 7, 3), "20:30"),
        (*C, None, None, None, None, None, "取消，设备检修"),
    )
    seen, result = house.look(tmp_path), house.load(tmp_path)
    assert result.problems == seen.problems
    assert told(result) == [
        (
            "note",
            f"{FILE}，第 2 行",
            "7月3日 19:30《甲》会改到7月3日 20:00；已有 2 人报名，座位都留着，他们的票上会写明。",
        ),
        (
            "error",
            f"{FILE}，第 3 行",
            "7月3日 20:30《丁》和7月3日 20:00《甲》撞了时间，这一场没有放进放映表。",
        ),
        (
            "note",
            f"{FILE}，整个表格",
            "7月10日 19:30《乙》不在新表里了，会取消；已有 2 人报名，他们的票上会写明。",
        ),
        (
            "note",
            f"{FILE}，第 4 行",
            "7月17日 19:30《丙》会取消；已有 2 人报名，他们的票上会写明。",
        ),
    ]
    assert shown(cinema) == ["07-03 20:00 甲", "07-10 19:30 乙!", "07-17 19:30 丙!"]
    assert cinema.ticket(moved.token).screening.moved_from == moved.screening.start
    assert cinema.ticket(gone.token).screening.called_off
    assert cinema.ticket(off.token).screening.note == "取消，设备检修"
    house.load(sheet(tmp_path, A, B, C))
    for ticket in (moved, gone, off):
        now = cinema.ticket(ticket.token).screening
        assert (now.start, now.called_off, now.taken) == (ticket.screening.start, False, 2)
        assert now.moved_from is None


def test_fewer_seats_than_people_is_told(house: House, cinema: Cinema, tmp_path: Path) -> None:
    house.load(sheet(tmp_path, A))
    sign_up(cinema, "甲", 4)
    result = house.load(sheet(tmp_path, (*A, None, 3)))
    ((level, where, what),) = told(result)
    assert (level, where) == ("note", f"{FILE}，第 2 行")
    assert "已经报上名的比座位多 1 人" in what


def test_replacing_the_section_takes_pages_away_but_no_screening(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path / "一", (*A, 90), (*B, 90)))
    ticket = sign_up(cinema, "甲")
    made.text(tmp_path / "二" / "红色影院" / "替换.txt", "")
    made.text(tmp_path / "二" / "红色影院" / "须知.txt", "请安静。")
    house.load(tmp_path / "二")
    assert house.titles("cinema") == ["须知"]
    assert shown(cinema) == ["07-03 19:30 甲", "07-10 19:30 乙"]
    assert not cinema.ticket(ticket.token).screening.called_off


def test_what_staff_wrote_of_a_film_is_its_page_whenever_it_comes(
    house: House, tmp_path: Path
) -> None:
    listed = sheet(tmp_path / "表", (*A, 90, None, "表里的。"))
    written = tmp_path / "文"
    made.text(written / "红色影院" / "03 《甲》" / "正文.txt", "自己写的。")
    house.load(listed)
    assert [item.blocks[-1] for item in house.items("cinema")] == [Paragraph("表里的。")]
    house.load(sheet(tmp_path / "表", (*A, 90, None, "改过的。")))
    assert [item.blocks[-1] for item in house.items("cinema")] == [Paragraph("改过的。")]
    house.load(written)
    assert [item.blocks[-1] for item in house.items("cinema")] == [Paragraph("自己写的。")]
    again = house.load(sheet(tmp_path / "表", (*A, 90, None, "又改的。"), B))
    assert (again.new_edition, again.published) == (False, True)
    assert [item.blocks[-1] for item in house.items("cinema")] == [Paragraph("自己写的。")]


def test_a_page_comes_back_when_the_one_staff_wrote_is_replaced(
    house: House, tmp_path: Path
) -> None:
    made.text(tmp_path / "文" / "红色影院" / "甲.txt", "自己写的。")
    house.load(tmp_path / "文")
    sheet(tmp_path / "表", (*A, 90))
    made.text(tmp_path / "表" / "红色影院" / "替换.txt", "")
    house.load(tmp_path / "表")
    assert [item.blocks[0] for item in house.items("cinema")] == [Paragraph("片长：90分钟")]


def test_where_approval_is_asked_for_other_lines_are_not_taken_and_change_nothing(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    header = ("片名", "日期", "开始", "审核")
    strict = programme.House(RULES, require_approval=True)
    sheets.write(tmp_path / FILE, (header, (*A, "党建办"), (*B, "党建办"), C))
    result = _load(house, tmp_path, strict)
    assert shown(cinema) == ["07-03 19:30 甲", "07-10 19:30 乙"]
    ((_, where, what),) = told(result)
    assert where == f"{FILE}，第 4 行"
    assert what.startswith("7月17日 19:30《丙》没有审核人，没有放进放映表")
    sheets.write(tmp_path / FILE, (header, (*A, "党建办"), (*B, ""), (*C, "党建办")))
    _load(house, tmp_path, strict)
    assert shown(cinema) == ["07-03 19:30 甲", "07-10 19:30 乙", "07-17 19:30 丙"]


def test_lines_count_between_the_days_they_say(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    header = ("片名", "日期", "开始", "上架", "下架")
    early, late = (*A, "2026-07-02", None), (*B, None, "2026-06-30")
    sheets.write(tmp_path / FILE, (header, early, late, (*C, "2026-07-01", "2026-07-31")))
    result = house.load(tmp_path)
    assert shown(cinema) == ["07-17 19:30 丙"]
    assert [where for _, where, _ in told(result)] == [f"{FILE}，第 2 行", f"{FILE}，第 3 行"]


def test_a_sheet_with_a_line_nobody_can_read_calls_nothing_off(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path, A, B, C))
    result = house.load(sheet(tmp_path, A, ("乙", "改期", "19:30"), C))
    assert len(shown(cinema)) == 3
    assert any("不取消任何一场" in what for _, _, what in told(result))
    made.text(tmp_path / "红色影院" / "放映计划8月.xlsx", "not a workbook")
    house.load(sheet(tmp_path, A, C))
    assert len(shown(cinema)) == 3


def test_a_sheet_of_last_year_says_so(house: House, cinema: Cinema, tmp_path: Path) -> None:
    result = house.load(sheet(tmp_path, ("甲", date(2025, 7, 3), "19:30")))
    assert shown(cinema) == []
    assert [what for _, _, what in told(result)] == ["表里写的场次都已经过去了。"]


def test_a_check_without_a_library_tells_lines_that_clash(house: House, tmp_path: Path) -> None:
    off = ("丙", A[1], "19:30", None, None, None, None, None, "停映")
    checked = house.check(sheet(tmp_path, A, ("乙", A[1], "20:00", 100), off, B))
    (problem,) = checked.problems
    assert (problem.file, problem.where, problem.level) == (FILE, "第 3 行", "error")
    assert problem.what.startswith("7月3日 20:00《乙》和7月3日 19:30《甲》撞了时间")
    assert checked.showings == 4


def test_an_older_edition_put_back_leaves_the_programme_as_it_is(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    house.load(sheet(tmp_path, (*A, 90)))
    house.load(sheet(tmp_path, (*A, 90), (*B, 90)))
    with writing(house.engine) as session:
        editions.restore(session, 1)
    assert house.titles("cinema") == ["甲"]
    assert shown(cinema) == ["07-03 19:30 甲", "07-10 19:30 乙"]


def test_a_signed_sheet_is_taken_and_one_that_was_changed_is_not(
    house: House, cinema: Cinema, tmp_path: Path
) -> None:
    top = tmp_path / "素社家园"
    sheet(top, A)
    key = Ed25519PrivateKey.generate()
    sign(top, key, NOON)
    trusted = TrustedKeys(tmp_path, {"办公室": key.public_key()})
    assert _load(house, top, trusted=trusted).published
    sheet(top, A, B)
    assert not _load(house, top, trusted=trusted).published
    assert shown(cinema) == ["07-03 19:30 甲"]


def _load(
    house: House,
    folder: Path,
    rules: programme.House = programme.HOUSE,
    trusted: TrustedKeys | None = None,
) -> LoadResult:
    return load(
        folder,
        engine=house.engine,
        store=house.store,
        now=lambda: NOON,
        open_file=open_here,
        progress=house.told.append,
        house=rules,
        trusted=trusted,
    )
