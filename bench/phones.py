"""500 phones ask for 100 seats through the real server (``kiosk.web`` as a process of its own).

    python -m bench.phones [--database-url URL] [--postgres] [--phones 500] [--seats 100]

Twice: all in the same instant, then spread over five seconds. Every phone fetches its form first,
then opens a connection of its own and sends it; its time runs from opening the connection to the
whole answer. Ends with status 1 when a seat is sold twice, somebody is lost, the waiting list is
out of order, or a limit of time is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from time import monotonic
from urllib.parse import urlencode

from sqlalchemy import select

from kiosk.cinema.model import Showing
from kiosk.cinema.tables import SignupRow
from kiosk.clock import now
from kiosk.database.engine import reading
from kiosk.services import Services, open_services
from tests.postgres import empty_database
from tests.postgres import running as running_server

INSTANT_SECONDS = 3.0
SPREAD_P99_SECONDS = 0.5
SPREAD_SECONDS = 5.0
FIELD = re.compile(rb'name="(token|once)" value="([^"]+)"')


@dataclass
class Phone:
    """One visitor: ``sent`` and ``answered`` are monotonic seconds."""

    number: str
    cookie: str = ""
    token: str = ""
    once: str = ""
    sent: float = 0.0
    answered: float = 0.0
    status: int = 0
    ticket: str = ""

    @property
    def took(self) -> float:
        return self.answered - self.sent


async def ask(port: int, head: str, body: str = "") -> bytes:
    """One request on a connection of its own; the whole answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        writer.write(
            f"{head}Host: 127.0.0.1:{port}\r\n{length}Connection: close\r\n\r\n{body}".encode()
        )
        return await asyncio.wait_for(reader.read(), 60)
    finally:
        writer.close()


async def fetch(phone: Phone, port: int, screening: int) -> None:
    answer = await ask(port, f"GET /screenings/{screening} HTTP/1.1\r\n")
    fields = {name.decode(): value.decode() for name, value in FIELD.findall(answer)}
    phone.token, phone.once = fields["token"], fields["once"]
    cookie = re.search(rb"set-cookie: ([^;]+)", answer)
    assert cookie is not None
    phone.cookie = cookie[1].decode()


async def sign_up(phone: Phone, port: int, screening: int, at: float) -> None:
    form = {"phone": phone.number, "surname": "陈", "seats": "1", "consent": "1"}
    body = urlencode({**form, "token": phone.token, "once": phone.once})
    head = (
        f"POST /screenings/{screening}/signups HTTP/1.1\r\nCookie: {phone.cookie}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
    )
    await asyncio.sleep(max(0.0, at - monotonic()))
    phone.sent = monotonic()
    answer = await ask(port, head, body)
    phone.answered = monotonic()
    phone.status = int(answer.split(b" ", 2)[1])
    if found := re.search(rb"location: /tickets/(\w+)", answer):
        phone.ticket = found[1].decode()


def processor_seconds(process: int) -> float:
    """What a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def crowd(
    port: int, screening: int, count: int, first: int, seconds: float, child: int
) -> tuple[list[Phone], float]:
    """All phones, when all have their answer, and the processor time the server took for it."""
    phones = [Phone(f"138{first + n:08d}") for n in range(count)]
    for some in range(0, count, 20):
        await asyncio.gather(*(fetch(p, port, screening) for p in phones[some : some + 20]))
    before = processor_seconds(child)
    begin = monotonic() + 0.2
    await asyncio.gather(
        *(
            sign_up(phone, port, screening, begin + seconds * n / count)
            for n, phone in enumerate(phones)
        )
    )
    return phones, processor_seconds(child) - before


def faults(services: Services, screening: int, phones: list[Phone], seats: int) -> list[str]:
    """What is not as it must be."""
    found: list[str] = []
    wrong = [phone.status for phone in phones if phone.status != 303]
    if wrong:
        found.append(f"{len(wrong)} phones did not get a yes: {sorted(set(wrong))}")
    with reading(services.engine) as session:
        rows = session.scalars(
            select(SignupRow).where(SignupRow.screening_id == screening).order_by(SignupRow.id)
        ).all()
    standings = [row.standing for row in rows]
    taken = sum(row.seats for row in rows if row.standing == "seated")
    if taken != min(seats, len(phones)):
        found.append(f"{taken} seats given, {seats} there are")
    if standings != ["seated"] * taken + ["waiting"] * (len(rows) - taken):
        found.append("somebody who came later has a seat before somebody who came earlier")
    numbers = {p.ticket: services.cinema.tickets.read(p.ticket).number for p in phones if p.ticket}
    if set(numbers.values()) != {row.id for row in rows} or len(numbers) != len(phones):
        found.append("tickets and sign-ups are not the same people")
    # Whoever had an answer before another asked stands before the other.
    in_line = sorted((p for p in phones if p.ticket), key=lambda p: numbers[p.ticket])
    answered_by_later = float("inf")
    for phone in reversed(in_line):
        if answered_by_later < phone.sent:
            found.append("the order is not that of arrival")
            break
        answered_by_later = min(answered_by_later, phone.answered)
    return found


@contextmanager
def serving(data: Path, environ: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A web child on ``data``; its port and process number."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    own = {"KIOSK_DATA": str(data), "KIOSK_WEB_HOST": "127.0.0.1", "KIOSK_WEB_PORT": str(port)}
    with (data / "web.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kiosk.web"],
            env={**environ, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        assert process.stdout.readline() == b"ready\n", (data / "web.log").read_text()
        yield port, process.pid
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def measure(data: Path, environ: dict[str, str], count: int, seats: int) -> bool:
    """Both runs on one database; whether all is well."""
    well = True
    with open_services(data, environ) as services, serving(data, environ) as (port, child):
        for run, seconds in enumerate((0.0, SPREAD_SECONDS)):
            start = now() + timedelta(days=2 + run)
            screening = services.cinema.add(
                Showing(film=f"董存瑞 {run}", day=start.date(), start=start, seats=seats)
            )
            phones, used = asyncio.run(crowd(port, screening, count, run * 1000, seconds, child))
            times = [phone.took for phone in phones]
            wall = max(p.answered for p in phones) - min(p.sent for p in phones)
            p99 = quantiles(times, n=100)[98]
            wrong = faults(services, screening, phones, seats)
            if seconds:
                name, value, most = (
                    f"within {seconds:g} s: 99th percentile",
                    p99,
                    SPREAD_P99_SECONDS,
                )
            else:
                name, value, most = "in one instant: the last answer", wall, INSTANT_SECONDS
            if value > most:
                wrong.append(f"{value:.2f} s, at most {most:g} s are allowed")
            median = sorted(times)[len(times) // 2]
            print(
                f"{services.engine.dialect.name:10} {count} phones, {name} {value:.2f} s "
                f"(median {median:.3f}, slowest {max(times):.2f}, all done in {wall:.2f} s; "
                f"{used / count * 1000:.1f} ms of processor each)"
            )
            for line in wrong:
                print(f"  WRONG: {line}")
            well = well and not wrong
    return well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--database-url", default="")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--seats", type=int, default=100)
    asked = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-phones-"))
        url = asked.database_url
        if asked.postgres:
            url = stack.enter_context(empty_database(stack.enter_context(running_server())))
        environ = {**os.environ, **({"KIOSK_DATABASE_URL": url} if url else {})}
        return 0 if measure(Path(folder), environ, asked.phones, asked.seats) else 1


if __name__ == "__main__":
    sys.exit(main())
