"""The commands about the cinema: screenings, signups, bookings, demand, wishes, its phone pages.

Names and numbers go to standard output alone, for the staff who asked; never to a log.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.clock import ZONE
from kiosk.command_line import DONE, as_json, command, main, print_json, say
from kiosk.wording import cinema_commands as words
from kiosk.wording import operations as shared

if TYPE_CHECKING:
    from kiosk.cinema.cinema import Cinema
    from kiosk.cinema.model import Booking, Person

_NUMBER = click.IntRange(1, 2**31 - 1)
a_number = click.argument("number", metavar="N", type=_NUMBER)
an_answer = click.option("--answer", default="", help=words.HELP_ANSWER)
a_film = click.argument("film")


class Moment(click.ParamType[datetime]):
    """``2026-12-05 14:00`` in the centre's zone."""

    name = "YYYY-MM-DD HH:MM"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        moment = _moment(str(value).strip())
        if moment is None:
            self.fail(words.TIME_WRONG.format(value=value), param, ctx)
        return moment


def _moment(typed: str) -> datetime | None:
    text = re.sub(r"[年月/.]", "-", typed).replace("日", "").replace("：", ":")
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=ZONE)
    return None


@contextmanager
def open_cinema(data: Path) -> Iterator[Cinema]:
    from kiosk.services import open_services

    with open_services(data, os.environ) as services:
        yield services.cinema


def group_of(name: str, text: str) -> click.Group:
    """A group that is a command as well: alone it lists. Options before the name of one of its
    commands would be lost on that command, so they are refused there."""

    @main.group(name=name, help=text, invoke_without_command=True)
    @click.option("--data", type=click.Path(path_type=Path), help=shared.HELP_DATA)
    @as_json
    @click.pass_context
    def group(ctx: click.Context, data: Path | None, as_json: bool) -> None:
        if ctx.invoked_subcommand is None:
            ctx.invoke(group.commands["list"], data=data, as_json=as_json)
        elif data is not None or as_json:
            raise click.UsageError(words.PLACE_OF_OPTIONS)

    return group


@command(main, name="screenings", help=words.HELP_SCREENINGS)
@as_json
def screenings(data: Path, as_json: bool) -> int:
    with open_cinema(data) as cinema:
        found = cinema.screenings()
    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "film": one.film,
                    "start": one.start.isoformat(),
                    "seats": one.seats,
                    "taken": one.taken,
                    "waiting": one.waiting,
                    "free": one.free,
                    "held": one.held,
                    "minutes": one.minutes,
                    "state": one.state.value,
                }
                for one in found
            ]
        )
        return DONE
    for one in found:
        off = words.OFF if one.called_off else ""
        line = words.SCREENING_LINE.format(one=one, when=when(one.start), seats=one.seats, off=off)
        click.echo(line)
    if not found:
        click.echo(words.NONE_SCREENINGS)
    return DONE


@command(main, name="signups", help=words.HELP_SIGNUPS)
@click.option("--screening", type=_NUMBER, required=True, help=words.HELP_SCREENING)
@as_json
@click.option("--xlsx", metavar="OUT", type=click.Path(path_type=Path), help=words.HELP_XLSX)
@click.option("--cancel", metavar="CODE", multiple=True, help=words.HELP_CANCEL)
@click.option("--forget", metavar="CODE", multiple=True, help=words.HELP_FORGET)
def signups(
    data: Path,
    screening: int,
    as_json: bool,
    xlsx: Path | None,
    cancel: tuple[str, ...],
    forget: tuple[str, ...],
) -> int:
    if as_json and xlsx is not None:
        raise click.UsageError(words.ONE_FORM)
    from kiosk.cinema.model import Standing

    with open_cinema(data) as cinema:
        shown = cinema.screening(screening)
        for code in cancel:
            gone = cinema.cancel_code(screening, code).standing is Standing.CANCELLED
            say((words.SEATS_GIVEN_BACK if gone else words.SEATS_USED).format(code=code))
        for code in forget:
            cinema.forget_code(screening, code)
            say(words.PERSON_FORGOTTEN.format(code=code))
        people = cinema.people(screening)
    if xlsx is not None:
        from kiosk.operations.signup_sheet import write_sheet

        write_sheet(xlsx, shown, people)
        click.echo(str(xlsx))
    elif as_json:
        print_json([_person(one) for one in people])
    else:
        for one in people:
            click.echo(_person_line(one))
        if not people:
            click.echo(words.NONE_SIGNUPS)
    return DONE


bookings = group_of("bookings", words.HELP_BOOKINGS)


@command(bookings, name="list", help=words.HELP_BOOKINGS)
@as_json
def list_bookings(data: Path, as_json: bool) -> int:
    with open_cinema(data) as cinema:
        found = cinema.bookings()
    if as_json:
        print_json([_booking(one) for one in found])
        return DONE
    for one in found:
        film = words.BOOKING_FILM.format(film=one.film) if one.film else ""
        note = words.BOOKING_NOTE.format(note=one.note) if one.note else ""
        contact = f"{one.contact} " if one.contact else ""
        state = words.STATES[one.state.value]
        texts = {"film": film, "note": note, "contact": contact, "state": state}
        click.echo(words.BOOKING_LINE.format(one=one, when=when(one.start), **texts))
    if not found:
        click.echo(words.NONE_BOOKINGS)
    return DONE


@command(bookings, name="accept", help=words.HELP_ACCEPT)
@a_number
@an_answer
def accept(data: Path, number: int, answer: str) -> int:
    with open_cinema(data) as cinema:
        cinema.accept_booking(number, answer)
    click.echo(words.ACCEPTED.format(number=number))
    return DONE


@command(bookings, name="decline", help=words.HELP_DECLINE)
@a_number
@an_answer
def decline(data: Path, number: int, answer: str) -> int:
    with open_cinema(data) as cinema:
        cinema.decline_booking(number, answer)
    click.echo(words.DECLINED.format(number=number))
    return DONE


@command(bookings, name="move", help=words.HELP_MOVE)
@a_number
@click.argument("start", type=Moment())
@an_answer
def move(data: Path, number: int, start: datetime, answer: str) -> int:
    with open_cinema(data) as cinema:
        cinema.move_booking(number, start, answer)
    click.echo(words.MOVED.format(number=number, when=when(start)))
    return DONE


@command(main, name="demand", help=words.HELP_DEMAND)
@as_json
def demand(data: Path, as_json: bool) -> int:
    from dataclasses import asdict

    with open_cinema(data) as cinema:
        found = cinema.demand()
    if as_json:
        print_json([asdict(one) for one in found])
        return DONE
    for one in found:
        hour = words.HOUR.format(hour=one.hour) if one.hour >= 0 else words.NO_HOUR
        click.echo(words.DEMAND_LINE.format(one=one, hour=hour))
    if not found:
        click.echo(words.NONE_DEMAND)
    return DONE


wishes = group_of("wishes", words.HELP_WISHES)


@command(wishes, name="list", help=words.HELP_WISHES)
@as_json
def list_wishes(data: Path, as_json: bool) -> int:
    from dataclasses import asdict

    with open_cinema(data) as cinema:
        found = cinema.wishes()
    if as_json:
        print_json([asdict(one) for one in found])
        return DONE
    for one in found:
        offered = words.WISH_OFFERED if one.offered else ""
        click.echo(words.WISH_LINE.format(one=one, offered=offered))
    if not found:
        click.echo(words.NONE_WISHES)
    return DONE


@command(wishes, name="offer", help=words.HELP_OFFER)
@a_film
def offer(data: Path, film: str) -> int:
    from kiosk.cinema.wishes import title

    with open_cinema(data) as cinema:
        cinema.offer(film, offered=True)
    click.echo(words.OFFERED.format(film=title(film)))
    return DONE


@command(wishes, name="hide", help=words.HELP_HIDE)
@a_film
def hide(data: Path, film: str) -> int:
    from kiosk.cinema.wishes import title

    with open_cinema(data) as cinema:
        cinema.offer(film, offered=False)
    click.echo(words.HIDDEN.format(film=title(film)))
    return DONE


@command(main, name="web", help=words.HELP_WEB)
@click.option("--host", help=words.HELP_HOST)
@click.option("--port", type=click.IntRange(1, 65535), help=words.HELP_PORT)
def web(data: Path, host: str | None, port: int | None) -> int:
    from kiosk.web.server import log_to_stderr, serve

    log_to_stderr()
    return serve(data, os.environ, host, port)


def when(start: datetime) -> str:
    return f"{start:%Y-%m-%d %H:%M}"


def _person(one: Person) -> dict[str, object]:
    came = one.checked_in_at
    return {
        "id": one.id,
        "code": one.code,
        "surname": one.surname,
        "phone": one.phone,
        "seats": one.seats,
        "standing": one.standing.value,
        "place": one.place,
        "needs_space": one.needs_space,
        "came": came is not None,
        "came_at": None if came is None else came.isoformat(),
        "asked_at": one.asked_at.isoformat(),
        "via": one.via.value,
    }


def _person_line(one: Person) -> str:
    from kiosk.wording.cinema import NOBODY

    came = words.CAME.format(at=f"{one.checked_in_at:%H:%M}") if one.checked_in_at else ""
    line = words.SEATED_LINE if one.place is None else words.WAITING_LINE
    space = words.SPACE if one.needs_space else ""
    return line.format(one=one, surname=one.surname or NOBODY, space=space, came=came)


def _booking(one: Booking) -> dict[str, object]:
    """Without the token: it opens the organisation's own page."""
    return {
        "id": one.id,
        "state": one.state.value,
        "organisation": one.organisation,
        "contact": one.contact,
        "phone": one.phone,
        "start": one.start.isoformat(),
        "minutes": one.minutes,
        "people": one.people,
        "film": one.film,
        "note": one.note,
        "answer": one.answer,
        "asked_at": one.asked_at.isoformat(),
    }
