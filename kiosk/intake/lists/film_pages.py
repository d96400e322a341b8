"""Of the lines of 放映计划: the showings, for the cinema, and one page for each film, for visitors
who want to know what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.cinema.films import film_key, film_title
from kiosk.intake.dates import shows_from, shows_until
from kiosk.intake.found import FILM_PAGE, FoundFile, FoundItem, ListLine
from kiosk.intake.lists.drafts import key_of
from kiosk.intake.lists.rows import Film, Screening


class FilmPages:
    """Gathers the lines in order. Of what several lines of a film say, the first counts."""

    def __init__(self) -> None:
        self.lines: list[ListLine] = []
        self._films: dict[str, list[FoundItem]] = {}

    def add(self, item: FoundItem) -> None:
        """``item`` is made of one line, with its poster as its cover."""
        if item.line is None or not isinstance(item.line.row, Screening):
            raise TypeError("not a line of the programme")
        self.lines.append(item.line)
        self._films.setdefault(film_key(item.line.row.title), []).append(item)

    @property
    def pages(self) -> tuple[FoundItem, ...]:
        """A page for each film of which more is known than when it is shown."""
        return tuple(page for items in self._films.values() if (page := _page(items)) is not None)

    def beside(self, items: tuple[FoundItem, ...]) -> tuple[FoundItem, ...]:
        """The section's ``items`` and the pages. An item of a film's name is its page already; one
        without a cover gets the film's poster."""
        posters = {film: _poster(lines) for film, lines in self._films.items()}
        own = {film_key(item.key) for item in items}
        with_posters = (_with_cover(item, posters.get(film_key(item.key))) for item in items)
        pages = (page for page in self.pages if film_key(page.key) not in own)
        return (*with_posters, *pages)


def _page(items: list[FoundItem]) -> FoundItem | None:
    rows = [item.line.row for item in items if item.line and isinstance(item.line.row, Screening)]
    poster = _poster(items)
    film = Film(
        title=film_title(rows[0].title),
        minutes=next((row.minutes for row in rows if row.minutes), None),
        about=next((row.about for row in rows if row.about), ""),
        poster=next((row.poster for row in rows if row.poster), ""),
        year=next((row.year for row in rows if row.year), None),
        approved_by=rows[0].approved_by if all(row.approved_by for row in rows) else "",
        show_from=_first([row.show_from for row in rows]),
        show_until=_last([row.show_until for row in rows]),
    )
    if not (film.minutes or film.about or film.year or poster):
        return None
    first = items[0]
    assert first.line is not None
    return replace(
        first,
        key=key_of(film),
        name=key_of(film),
        number=FILM_PAGE,
        files=(poster,) if poster else (),
        line=ListLine(film, first.line.file, first.line.where),
    )


def _poster(items: list[FoundItem]) -> FoundFile | None:
    return next((cover for item in items for cover in item.covers), None)


def _with_cover(item: FoundItem, poster: FoundFile | None) -> FoundItem:
    if poster is None or item.covers:
        return item
    return replace(item, files=(*item.files, poster))


def _first(written: list[str]) -> str:
    """The earliest 上架; "" when one of the lines shows at once."""
    return "" if "" in written else min(written, key=lambda text: _moment(shows_from(text)))


def _last(written: list[str]) -> str:
    return "" if "" in written else max(written, key=lambda text: _moment(shows_until(text)))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
