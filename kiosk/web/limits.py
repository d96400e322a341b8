"""Limits: how much one address, and all of them together, may ask.

Generous: a whole queue may stand behind the one address of a shared Wi-Fi. Kept in memory, for the
one server there is; a restart forgets it.
"""

from __future__ import annotations

import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

REQUESTS = RateLimitItemPerMinute(3000)
POSTS = RateLimitItemPerMinute(1500)
ALL_REQUESTS = RateLimitItemPerMinute(6000)
FAIR_SHARE = 10
"""A tenth of what one address may ask (300 a minute) is always left to it."""
WRONG_GUESSES = RateLimitItemPerMinute(30, 10)
PIN_TRIES = RateLimitItemPerMinute(5, 15)
STRANGERS_PIN_TRIES = RateLimitItemPerMinute(20, 60)
"""Of all phones together that never gave the PIN: a million numbers then last for years, however
many addresses somebody takes."""
_EVERYBODY = "everybody"


class Limits:
    """``address`` is always the socket's peer: what a header says, anybody can write."""

    def __init__(
        self,
        requests: RateLimitItem = REQUESTS,
        posts: RateLimitItem = POSTS,
        everybody: RateLimitItem = ALL_REQUESTS,
        guesses: RateLimitItem = WRONG_GUESSES,
    ) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._requests, self._posts = requests, posts
        self._everybody, self._guesses = everybody, guesses

    def wait(self, address: str, method: str) -> int:
        """Counts a request; 0, or after how many seconds it may be asked again."""
        # An address over its own limit must not use up what all share, so that comes last.
        asked = [(self._requests, address), (self._everybody, _EVERYBODY)]
        if method == "POST":
            asked.insert(0, (self._posts, f"{address} post"))
        for item, who in asked:
            if not self._window.hit(item, who):
                if who is _EVERYBODY and self._asks_little(address):
                    return 0
                return self._seconds(item, who)
        return 0

    def _asks_little(self, address: str) -> bool:
        """Whether it is served also when all have asked too much: two addresses that ask without
        end would otherwise shut out everybody else."""
        left = self._window.get_window_stats(self._requests, address).remaining
        return self._requests.amount - left <= self._requests.amount // FAIR_SHARE

    def guess_wait(self, address: str) -> int:
        """Before a code or PIN is looked at: 0, or after how many seconds one may try again."""
        if self._window.test(self._guesses, f"{address} guess"):
            return 0
        return self._seconds(self._guesses, f"{address} guess")

    def wrong_guess(self, address: str) -> None:
        """Count a code or PIN that was wrong."""
        self._window.hit(self._guesses, f"{address} guess")

    def pin_wait(self, address: str, phone: str = "") -> int:
        """Counts a try of the staff PIN before it is looked at, so that many at once are counted
        too; 0, or after how many seconds it may be tried again.

        ``phone`` names one that gave the PIN before: strangers who guess keep only strangers out.
        """
        who = self._pin_of(address, phone)
        if not self._window.hit(PIN_TRIES, who):
            return self._seconds(PIN_TRIES, who)
        if not phone and not self._window.hit(STRANGERS_PIN_TRIES, f"{_EVERYBODY} pin"):
            return self._seconds(STRANGERS_PIN_TRIES, f"{_EVERYBODY} pin")
        return 0

    def pin_was_right(self, address: str, phone: str = "") -> None:
        self._window.clear(PIN_TRIES, self._pin_of(address, phone))

    def _pin_of(self, address: str, phone: str) -> str:
        return f"{phone} phone pin" if phone else f"{address} pin"

    def _seconds(self, item: RateLimitItem, who: str) -> int:
        again = self._window.get_window_stats(item, who).reset_time
        return max(1, int(again - time.time()) + 1)
