"""The audit of the screens: one child for each size in pixels, on a virtual display of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from kiosk.display import virtual_display
from kiosk.errors import KioskError
from kiosk.operations.running import child_environment, module
from kiosk.wording import audit as words

LONGEST_SECONDS = 1800.0
MANY = 10
"""Screens that have the same thing wrong with the same thing."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """Width and height in pixels, and the diagonals in inches of the screens that have them."""

    size: tuple[int, int]
    diagonals: tuple[float, ...]


SET_UPS = (SetUp((1080, 1920), (21.5, 43.0)), SetUp((1920, 1080), (32.0, 55.0)))
"""What the figures have to hold on: 21.5" and 43" upright, 32" and 55" lying."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing on one screen that misses a figure. ``needed`` is None where a rule has none."""

    screen: str
    mode: str
    size: str
    widget: str
    rule: str
    measured: float | str
    needed: float | None


@dataclass(frozen=True, slots=True)
class Audit:
    """``screens`` is how many screens and states were looked at, ``checks`` how much was measured,
    over all modes and sizes."""

    screens: int
    checks: int
    problems: tuple[Problem, ...]


class AuditError(KioskError):
    """A child did not come to its end; the sentence has its last words."""


def audit(
    data: Path,
    environ: Mapping[str, str],
    set_ups: Sequence[SetUp] = SET_UPS,
    arguments: Sequence[str] = (),
) -> Audit:
    """Measures every screen with the content in ``data``. ``arguments`` are handed to the children
    (see screens.audit.walk). Raises AuditError, DisplayError."""
    with ThreadPoolExecutor(len(set_ups)) as pool:
        walks = list(pool.map(lambda one: _walk(data, environ, one, arguments), set_ups))
    seen = [one for walk in walks for one in walk]
    return Audit(
        len({one["screen"] for one in seen}),
        sum(one["checks"] for one in seen),
        tuple(Problem(**problem) for one in seen for problem in one["problems"]),
    )


def _walk(
    data: Path, environ: Mapping[str, str], set_up: SetUp, arguments: Sequence[str]
) -> list[dict[str, Any]]:
    size = f"{set_up.size[0]}x{set_up.size[1]}"
    diagonals = [part for one in set_up.diagonals for part in ("--diagonal", f"{one:g}")]
    command = module("screens.audit", "--size", size, *diagonals, *arguments)
    # Whatever display there is, it may have another size.
    with virtual_display(set_up.size, environ) as name:
        try:
            done = subprocess.run(
                command,
                env=child_environment(data, environ, DISPLAY=name),
                capture_output=True,
                text=True,
                timeout=LONGEST_SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise AuditError(words.FAILED.format(reason=size)) from None
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["?"]
        raise AuditError(words.FAILED.format(reason=f"{size}: {reason[0]}"))
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def told(problems: Iterable[Problem]) -> Iterable[str]:
    """Plain lines by screen. What is wrong with one thing in several modes and sizes is one line,
    with the worst; what is wrong with it on many screens (the bar) stands first, once."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        same.setdefault((one.widget, one.rule), []).append(one)
    common = {key: all_ for key, all_ in same.items() if len({one.screen for one in all_}) >= MANY}
    if common:
        yield words.MANY_SCREENS
    for _, on_many in sorted(common.items()):
        yield _line(on_many)
    rest = [one for key, own in same.items() if key not in common for one in own]
    rest.sort(key=lambda one: (one.screen, one.widget, one.rule))
    for screen, on_it in groupby(rest, key=lambda one: one.screen):
        yield screen
        for _, again in groupby(on_it, key=lambda one: (one.widget, one.rule)):
            yield _line(list(again))


def _line(same: list[Problem]) -> str:
    worst = max(same, key=_how_bad)
    mode = words.WITH.join(words.MODES.get(one, one) for one in worst.mode.split(","))
    where = words.WHERE if len(same) == 1 else words.WHERE_MORE
    return words.LINE.format(
        widget=worst.widget,
        what=words.RULES[worst.rule].format(measured=worst.measured, needed=worst.needed),
        where=where.format(mode=mode, size=worst.size, more=len(same) - 1),
    )


def _how_bad(one: Problem) -> float:
    if isinstance(one.measured, str) or one.needed is None:
        return 0.0
    return abs(one.measured - one.needed)
