"""Form tokens: only ours, only for two hours, only of the same phone."""

from __future__ import annotations

from starlette.requests import Request

from kiosk.web.tokens import VALID_SECONDS, FormTokens

KEY = b"k" * 32


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def request(cookie: str = "") -> Request:
    headers = [(b"host", b"kiosk:8080")]
    if cookie:
        headers.append((b"cookie", f"kiosk={cookie}".encode()))
    return Request({"type": "http", "method": "POST", "headers": headers, "state": {}})


def test_a_token_counts_for_two_hours() -> None:
    clock = Clock()
    tokens = FormTokens(KEY, clock)
    phone = request("a" * 22)
    token = tokens.token(phone)
    clock.now += VALID_SECONDS
    assert tokens.accepts(phone, token)
    clock.now += 2
    assert not tokens.accepts(phone, token)


def test_a_token_of_another_key_or_another_phone_does_not_count() -> None:
    tokens = FormTokens(KEY)
    token = tokens.token(request("a" * 22))
    assert not FormTokens(b"x" * 32).accepts(request("a" * 22), token)
    assert not tokens.accepts(request("b" * 22), token)
    assert not tokens.accepts(request("a" * 22), token[:-1] + "?")
    assert not tokens.accepts(request("a" * 22), None)


def test_several_forms_of_a_phones_first_page_share_its_cookie() -> None:
    tokens = FormTokens(KEY)
    first = request()
    one, other = tokens.token(first), tokens.token(first)
    (cookie,) = [value for value in first.scope["state"].values() if isinstance(value, str)]
    assert tokens.accepts(request(cookie), one)
    assert tokens.accepts(request(cookie), other)
    assert cookie not in one


def test_no_two_forms_have_the_same_text() -> None:
    tokens = FormTokens(KEY)
    assert len({tokens.once() for _ in range(100)}) == 100
