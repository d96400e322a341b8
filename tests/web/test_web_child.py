"""The web child as a process: what it said yes to is kept, however it ends; it ends when told."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest
from sqlalchemy import select

from kiosk.cinema.tables import SignupRow
from kiosk.database.engine import reading
from kiosk.services import open_services
from kiosk.web.server import listen
from tests.web.serving import child, form_of, free_port, new_screening

PHONES = 200


def until(met: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 20
    while not met():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def out(data: Path) -> list[str]:
    return (data / "web.out").read_text().splitlines()


def err(data: Path) -> str:
    return (data / "web.err").read_text("utf-8")


def ready(data: Path) -> bool:
    return "ready" in out(data)


def test_every_yes_that_a_phone_saw_is_kept_when_the_child_is_killed(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    enough = Event()
    seen: list[str] = []

    many = httpx.Limits(max_connections=100)
    with httpx.Client(timeout=10, limits=many) as phones, open_services(tmp_path, {}) as services:
        screening = new_screening(services.cinema, seats=50)
        address = f"{url}/screenings/{screening}/signups"

        def phone(number: int, hidden: dict[str, str]) -> None:
            form = {"phone": f"137{number:08d}", "seats": "1", "consent": "1", **hidden}
            try:
                answer = phones.post(address, data=form)
            except httpx.TransportError:
                return
            assert answer.status_code == 303
            seen.append(answer.headers["location"].removeprefix("/tickets/"))
            if len(seen) >= PHONES // 4:
                enough.set()

        def kept() -> set[str]:
            with reading(services.engine) as session:
                numbers = session.scalars(select(SignupRow.id)).all()
            return {str(number) for number in numbers}

        with child(tmp_path, port) as process:
            until(lambda: ready(tmp_path), "ready")
            hidden = form_of(phones.get(f"{url}/screenings/{screening}").text)
            with ThreadPoolExecutor(40) as crowd:
                for n in range(PHONES):
                    crowd.submit(phone, n, {**hidden, "once": f"once-{n}"})
                assert enough.wait(20)
                process.kill()
        assert PHONES // 4 <= len(seen) < PHONES
        told = {str(services.cinema.tickets.read(token).number) for token in seen}
        assert told <= kept()
        taken = services.cinema.screening(screening).taken
        assert taken == min(50, len(kept()))

        with child(tmp_path, port):
            until(lambda: ready(tmp_path), "ready again")
            ticket = phones.get(f"{url}/tickets/{seen[0]}")
            assert ticket.status_code == 200
            before = len(kept())
            phone(9999, {**hidden, "once": "once-9999"})
            assert len(kept()) == before + 1


@pytest.mark.parametrize("how", ["stdin", "SIGTERM"])
def test_it_answers_what_it_has_begun_and_ends(tmp_path: Path, how: str) -> None:
    port = free_port()
    with child(tmp_path, port) as process:
        until(lambda: ready(tmp_path), "ready")
        until(lambda: "alive" in out(tmp_path), "alive")
        assert os.getpriority(os.PRIO_PROCESS, process.pid) >= 5
        assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
        if how == "stdin":
            assert process.stdin is not None
            process.stdin.close()
        else:
            process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
    assert "手机页面关了" in err(tmp_path)
    assert "GET /healthz 200" in err(tmp_path)


def test_a_port_that_is_taken_is_told_once_and_tried_until_it_is_free(tmp_path: Path) -> None:
    other = listen("127.0.0.1", 0)
    port = other.getsockname()[1]
    with child(tmp_path, port) as process:
        until(lambda: out(tmp_path).count("alive") >= 2, "alive while it waits")
        assert process.poll() is None
        assert not ready(tmp_path)
        other.close()
        until(lambda: ready(tmp_path), "ready")
    assert err(tmp_path).count(f"端口 {port} 已经被别的程序占用") == 1
    assert "Traceback" not in err(tmp_path)
