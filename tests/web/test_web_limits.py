"""A whole queue behind one address gets through; more than that waits; guessing is slow."""

from __future__ import annotations

from pathlib import Path

import httpx
from limits import RateLimitItemPerMinute

from kiosk.web.limits import Limits
from tests.web.serving import served


def test_500_phones_of_one_address_get_through_at_once() -> None:
    limits = Limits()
    # A page, its styles, the picture, the form sent, the ticket.
    asked = ["GET", "GET", "GET", "POST", "GET"] * 500
    assert {limits.wait("192.168.1.5", method) for method in asked} == {0}


def test_an_address_that_asks_without_end_waits_and_others_do_not() -> None:
    limits = Limits()
    waits = [limits.wait("192.168.1.66", "GET") for _ in range(3100)]
    assert waits[:3000] == [0] * 3000
    assert all(0 < wait <= 61 for wait in waits[3000:])
    assert limits.wait("192.168.1.5", "GET") == 0


def test_all_together_have_a_limit_that_one_alone_cannot_use_up() -> None:
    limits = Limits(requests=RateLimitItemPerMinute(10), everybody=RateLimitItemPerMinute(25))
    for _ in range(100):
        limits.wait("192.168.1.66", "GET")
    assert [limits.wait("192.168.1.5", "GET") for _ in range(10)] == [0] * 10
    answers = [limits.wait("192.168.1.6", "GET") > 0 for _ in range(10)]
    assert answers == [False] * 5 + [True] * 5


def test_only_wrong_guesses_count() -> None:
    limits = Limits()
    for _ in range(100):
        assert limits.guess_wait("192.168.1.5") == 0
    for _ in range(30):
        assert limits.guess_wait("192.168.1.5") == 0
        limits.wrong_guess("192.168.1.5")
    assert 0 < limits.guess_wait("192.168.1.5") <= 601
    assert limits.guess_wait("192.168.1.6") == 0


def test_whoever_is_over_the_limit_is_told_how_long_to_wait(tmp_path: Path) -> None:
    limits = Limits(requests=RateLimitItemPerMinute(3))
    # What a header says of the address, anybody can write.
    forged = {"X-Forwarded-For": "10.1.1.1", "Forwarded": "for=10.1.1.1", "X-Real-IP": "10.1.1.1"}
    with served(tmp_path, limits=limits) as site, httpx.Client(base_url=site.url) as client:
        for _ in range(3):
            assert client.get("/healthz").status_code == 200
        answer = client.get("/healthz", headers=forged)
        styles = [client.get("/static/kiosk.css").status_code for _ in range(5)]
    assert styles == [200] * 5
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 61
    assert f"请等 {answer.headers['retry-after']} 秒再试" in answer.text
