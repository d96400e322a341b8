"""Times of day as people write them: 19:30, 19：30, 晚上7点半, 7:30 PM, 9:00-11:00, 七点一刻."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

_EARLY = ("凌晨", "清晨", "早上", "早晨", "上午", "午前", "早", "am", "a.m.")
_NOON = ("中午", "正午")
_LATE = ("下午", "午后", "傍晚", "晚上", "晚间", "夜里", "夜间", "晚", "夜", "pm", "p.m.")
_PART = "|".join(re.escape(word) for word in sorted((*_EARLY, *_NOON, *_LATE), key=len)[::-1])
_TIME = re.compile(
    rf"""
    (?P<part>{_PART})?\s*
    (?P<hour>\d{{1,2}})\s*
    (?: (?P<colon>[:.](?P<minute>\d{{2}})(?::\d{{2}})?)
      | (?P<point>[点时]) \s* (?: 整 | 钟 | (?P<half>半) | (?P<quarters>[13])刻
                                  | (?P<written>\d{{1,2}}) \s*分? )?
    )?
    \s*(?P<after>{_PART})?
    """,
    re.VERBOSE,
)
_TO = re.compile(r"\s*(?:[-–—−~]+|至|到)\s*")
_TAIL = re.compile(r"\s*(?:开始|开映|放映|开场|起|\(.*\))?\s*")
_CHINESE = re.compile(
    r"[一二两三四五六七八九十]{1,3}(?=[点时分刻])|(?<=[点时])[一二三四五六七八九十]{1,3}"
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class WrittenTimes:
    """``says_when``: a part of the day was named. 早上7点 is meant; 7:30 may not be."""

    start: time
    end: time | None = None
    says_when: bool = False


def read_times(text: str) -> WrittenTimes | None:
    """The time of day that ``text`` names, or the two it reaches between; None when it is neither,
    or none a clock shows (25:00), or the end is not after the start."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = _CHINESE.sub(lambda found: str(_number(found[0])), plain)
    first = _TIME.match(plain)
    if first is None or (start := _clock(first, "")) is None:
        return None
    part = first["part"] or first["after"] or ""
    rest = plain[first.end() :]
    if _TAIL.fullmatch(rest):
        return WrittenTimes(start, says_when=bool(part))
    between = _TO.match(rest)
    second = _TIME.match(rest, between.end()) if between else None
    if second is None or not _TAIL.fullmatch(rest[second.end() :]):
        return None
    end = _clock(second, part)
    if end is not None and end <= start and part and not (second["part"] or second["after"]):
        # 上午11点-1点: the end is on the other side of noon.
        end = time(end.hour + 12, end.minute) if end.hour < 12 else None
    if end is None or end <= start:
        return None
    return WrittenTimes(start, end, bool(part))


def _clock(found: re.Match[str], inherited: str) -> time | None:
    """The time a match names; ``inherited`` is the part of the day where none is written."""
    own = found["part"] or found["after"]
    if not own and not found["colon"] and not found["point"]:
        return None  # a bare number may be anything
    hour = int(found["hour"])
    minute = int(found["minute"] or found["written"] or 0)
    if found["half"]:
        minute = 30
    elif found["quarters"]:
        minute = 15 * int(found["quarters"])
    part = own or inherited
    if (part in _LATE and 1 <= hour < 12) or (part in _NOON and hour < 6):
        hour += 12
    elif part in ("am", "a.m.", "凌晨") and hour == 12:
        hour = 0
    elif part in _LATE and hour == 12 and part not in ("pm", "p.m.", "下午", "午后"):
        return None  # 晚上12点 belongs to the next day
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)


def _number(text: str) -> int:
    if "十" not in text:
        return _DIGITS.get(text, 99) if len(text) == 1 else 99
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens or "一", 9) * 10 + _DIGITS.get(ones or "〇", 9)
