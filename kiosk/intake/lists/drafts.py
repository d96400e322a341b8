"""A line of a list as an item: its key, its title, and the sentences visitors read."""

from __future__ import annotations

import unicodedata
from datetime import date, time

from kiosk.intake.draft import HeadLine, TextBlock, TextDraft
from kiosk.intake.lists.rows import (
    Activity,
    Book,
    Course,
    Film,
    ListRow,
    Reading,
    Reception,
    Screening,
)
from kiosk.intake.names import shown
from kiosk.library.model import Heading, Paragraph
from kiosk.wording import lists as wording

_Blocks = list[TextBlock]


def key_of(row: ListRow) -> str:
    """The same for the same line in the next load: what, and when. Keys of dated lines sort by
    date. A book's is unlike that of a folder with the book's name, which is an item of its own."""
    match row:
        case Screening() | Course() | Activity():
            return f"{row.date} {row.start:%H:%M} {_bare(row.title)}"
        case Reception():
            return f"{row.date} {row.start:%H:%M} {_bare(row.delegate)}"
        case Book():
            return f"《{_bare(row.title)}》"
        case Film():
            return _bare(row.title)
        case Reading():
            return row.word
    raise TypeError(type(row))


def title_of_row(row: ListRow) -> str:
    match row:
        case Screening() | Film() | Course() | Activity() | Book():
            return row.title
        case Reception():
            return wording.TITLE_RECEPTION.format(delegate=row.delegate)
    raise TypeError(type(row))


def picture_of(row: ListRow) -> str:
    """The name of the line's picture as written; "" when there is none."""
    match row:
        case Screening() | Film():
            return row.poster
        case Book():
            return row.cover
    return ""


def draft_of(row: ListRow) -> TextDraft:
    """The line as a text: facts first, one sentence each, then what it is about."""
    blocks = tuple(_blocks(row))
    texts = (block.text for block in blocks if isinstance(block, Heading | Paragraph))
    characters = sum(len("".join(text.split())) for text in texts)
    return TextDraft(title_of_row(row), _head(row), blocks, characters)


def full_day(day: date) -> str:
    return wording.FULL_DAY.format(year=day.year, month=day.month, day=day.day)


def _head(row: ListRow) -> tuple[HeadLine, ...]:
    match row:
        case Course() | Activity() | Reception():
            written = full_day(row.date)
        case Book(year=int() as year):
            written = wording.YEAR.format(year=year)
        case _:
            written = ""
    lines = (
        ("日期", written),
        ("审核", row.approved_by),
        ("上架", row.show_from),
        ("下架", row.show_until),
    )
    return tuple(HeadLine(name, value) for name, value in lines if value)


def _blocks(row: ListRow) -> _Blocks:
    match row:
        case Film():
            said = [
                *_fact(wording.LINE_MINUTES, row.minutes),
                *_fact(wording.LINE_FILM_YEAR, row.year),
                *_text(row.about),
            ]
            return said or [Paragraph(wording.FILM_HERE)]
        case Course():
            return [
                *_when(row.date, row.start, row.end),
                *_fact(wording.LINE_PLACE, row.place),
                *_fact(wording.LINE_TEACHER, row.teacher),
                *_text(row.about),
                *_fact(wording.LINE_NOTE, row.note),
            ]
        case Book():
            return [
                *_fact(wording.LINE_AUTHOR, row.author),
                *_fact(wording.LINE_PUBLISHER, row.publisher),
                *_text(row.about),
                *_under(wording.HEADING_EXTRACT, row.extract),
            ]
        case Activity():
            return [
                *_when(row.date, row.start, row.end),
                *_fact(wording.LINE_PLACE, row.place),
                *_fact(wording.LINE_AUDIENCE, row.audience),
                *_text(row.about),
                *_fact(wording.LINE_NOTE, row.note),
            ]
        case Reception():
            return [
                *_when(row.date, row.start, row.end),
                *_fact(wording.LINE_PLACE, row.place),
                *_under(wording.HEADING_TOPICS, row.topics),
                *_fact(wording.LINE_NOTE, row.note),
            ]
    raise TypeError(type(row))


def _when(day: date, start: time, end: time | None = None) -> _Blocks:
    """ "时间：6月12日（周五）19:30"; the year stands in the item's date."""
    clock = f"{start:%H:%M}" + (f"—{end:%H:%M}" if end else "")
    weekday = wording.WEEKDAYS[day.weekday()]
    written = wording.DAY.format(month=day.month, day=day.day, weekday=weekday)
    return [Paragraph(wording.LINE_TIME.format(day=written, time=clock))]


def _fact(template: str, value: str | int | None) -> _Blocks:
    return [Paragraph(template.format(value))] if value else []


def _text(text: str) -> _Blocks:
    return [Paragraph(line) for line in text.splitlines()]


def _under(heading: str, text: str) -> _Blocks:
    return [Heading(heading, 2), *_text(text)] if text else []


def _bare(text: str) -> str:
    """Without 《》 and spaces, which come and go."""
    plain = shown(unicodedata.normalize("NFKC", text))
    return "".join(c for c in plain if not c.isspace() and c not in "《》〈〉") or plain
