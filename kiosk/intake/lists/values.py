"""One cell: what stands in it -> what its column holds, or why it cannot be that."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import NoReturn

from openpyxl.utils.escape import unescape

from kiosk.intake.dates import read_date, shows_from, shows_until
from kiosk.intake.lists.days import FIRST, LAST, WrittenDay, read_day
from kiosk.intake.lists.sheet import NoResult, Value
from kiosk.intake.lists.times import WrittenTimes, read_times
from kiosk.intake.names import shown
from kiosk.wording import lists as wording
from kiosk.wording import pronunciation
from kiosk.wording.intake import Said

NAME_LIMIT = 100
LINE_LIMIT = 200
TEXT_LIMIT = 20_000
WORD_LIMIT = 40
SOUNDS_LIMIT = 400
MOST_MINUTES = 900
MOST_SEATS = 2_000
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_QUOTED = 40
_AROUND = " “”‘’\"'《》〈〉「」『』，。、；：:;,."


class WrongCellError(Exception):
    """A cell that cannot be used: one of the pairs of ``kiosk.wording.lists`` and its fields."""

    def __init__(self, said: Said, **fields: object) -> None:
        super().__init__(said, fields)
        self.said = said
        self.fields = fields


def is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not shown(value[:_QUOTED]))


def text_of(value: Value) -> str:
    """The cell as people see it, in one line. Raises ``WrongCellError`` for a broken formula."""
    return shown(_raw(value))


def lines_of(value: Value) -> str:
    """The same with its lines, blank ones left out."""
    lines = (shown(line) for line in re.split(r"[\r\n\u2028\u2029]+", _raw(value)))
    return "\n".join(line for line in lines if line)


def limited(text: str, limit: int) -> str:
    if len(text) > limit:
        raise WrongCellError(wording.TOO_LONG, length=f"{len(text):,}", limit=f"{limit:,}")
    return text


def word_of(value: Value) -> str:
    """A word as it stands in texts, without the quotation marks around it. Raises
    ``WrongCellError``."""
    if isinstance(value, date | time | timedelta):  # what Excel makes of 5-1
        raise WrongCellError(pronunciation.WORD_IS_DATE, text=_quoted(value))
    word = text_of(value).strip(_AROUND)
    if not any(character.isalnum() for character in word):
        raise WrongCellError(pronunciation.WORD_SAYS_NOTHING, text=_quoted(value))
    if len(word) > WORD_LIMIT:
        said = pronunciation.WORD_TOO_LONG
        raise WrongCellError(said, length=f"{len(word):,}", limit=f"{WORD_LIMIT:,}")
    return word


def day_of(value: Value, epoch: datetime, year: int | None) -> WrittenDay:
    """The day in a cell. Raises ``WrongCellError``, also when it is none or several."""
    moment = _moment(value, epoch)
    if moment is not None:
        if not FIRST <= moment.date() <= LAST:
            _no_date(value)
        clock = _minute(moment.time())
        return WrittenDay(moment.date(), times=WrittenTimes(clock) if clock != time() else None)
    written = read_day(text_of(value), year) if isinstance(value, str | int | float) else None
    if written is None:
        _no_date(value)
    if written.missing == "year":
        raise WrongCellError(wording.DATE_WITHOUT_YEAR, text=_quoted(value), example=_EXAMPLE)
    if written.day is None:
        said = wording.DATE_WRONG if written.missing == "day" else wording.DATE_NOT_ONE_DAY
        raise WrongCellError(said, text=_quoted(value), example=_EXAMPLE)
    return written


_EXAMPLE = "2026年6月12日"


def times_of(value: Value, epoch: datetime, said: Said) -> WrittenTimes:
    """The time of day, or the two, in a cell. Raises ``WrongCellError`` with ``said``."""
    if isinstance(value, time):
        return WrittenTimes(_minute(value))
    moment = _moment(value, epoch)
    if moment is not None and moment.time() != time():
        return WrittenTimes(_minute(moment.time()))
    if isinstance(value, timedelta):
        return times_of(value / timedelta(days=1), epoch, said)
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * 24 * 60)
        if minutes < 24 * 60:
            return WrittenTimes(time(*divmod(minutes, 60)))
    text = text_of(value)
    if re.fullmatch(r"([01]?[0-9]|2[0-3])[0-5][0-9]", unicodedata.normalize("NFKC", text)):
        plain = unicodedata.normalize("NFKC", text)
        text = f"{plain[:-2]}:{plain[-2:]}"
    written = read_times(text)
    if written is None:
        day = read_day(text, 2000)
        written = day.times if day else None
    if written is None:
        raise WrongCellError(said, text=_quoted(value))
    return written


def minutes_of(value: Value) -> int:
    """A length in minutes: 113, "113分钟", "1小时53分", a duration, a time such as 1:53."""
    minutes: float | None = None
    if isinstance(value, time):
        minutes = value.hour * 60 + value.minute
    elif isinstance(value, timedelta):
        minutes = value / timedelta(minutes=1)
    elif isinstance(value, float) and 0 < value < 1:
        minutes = value * 24 * 60
    else:
        text = unicodedata.normalize("NFKC", text_of(value))
        if hours := re.fullmatch(
            r"约?(\d{1,2})(?:(?:小时|个小时|时|h)(?:(\d{1,2})(?:分钟|分|m|min)?)?|:(\d{2})(?::\d\d)?)",
            "".join(text.split()).casefold(),
        ):
            minutes = int(hours[1]) * 60 + int(hours[2] or hours[3] or 0)
        elif plain := re.fullmatch(
            r"约?(\d{1,4})(?:\.0+)?(?:分钟|分|min|'|′)?", text.replace(" ", "")
        ):
            minutes = int(plain[1])
    if minutes is None or not 1 <= round(minutes) <= MOST_MINUTES:
        raise WrongCellError(wording.MINUTES_WRONG, text=_quoted(value))
    return round(minutes)


def count_of(value: Value, most: int, said: Said, least: int = 1) -> int:
    """A number from ``least``: 60, "60个", "６０". Raises ``WrongCellError`` with ``said``."""
    text = unicodedata.normalize("NFKC", text_of(value))
    found = re.fullmatch(r"[^\d.-]{0,4}(\d{1,9})(?:\.0+)?[^\d.-]{0,4}", text.replace(" ", ""))
    if found is None or not least <= int(found[1]) <= most:
        raise WrongCellError(said, text=_quoted(value))
    return int(found[1])


def year_of(value: Value, epoch: datetime) -> int:
    """A year: 1974, "1974年", a date in it. Raises ``WrongCellError``."""
    if isinstance(value, datetime):
        # 1974 in a cell set to show dates comes as a day of 1905.
        days = (value.replace(tzinfo=None) - epoch) // timedelta(days=1)
        value = days if 1000 <= days <= LAST.year else value
    written = read_date(text_of(value))
    if written is None or not 1000 <= written.year <= LAST.year:
        raise WrongCellError(wording.YEAR_WRONG, text=_quoted(value))
    return written.year


def moment_of(value: Value, epoch: datetime, *, last: bool) -> str:
    """A date as a 上架 (``last``: 下架) line has it. Raises ``WrongCellError``."""
    moment = _moment(value, epoch)
    text = text_of(moment if moment is not None else value)
    if (shows_until if last else shows_from)(text) is None:
        raise WrongCellError(wording.MOMENT_WRONG, text=_quoted(value))
    return text


def _raw(value: Value) -> str:
    match value:
        case NoResult():
            raise WrongCellError(wording.FORMULA_WITHOUT_RESULT)
        case str() if value.strip() in _ERRORS:
            raise WrongCellError(wording.FORMULA_BROKEN, text=value.strip())
        case str():
            return str(unescape(value))
        case bool():
            return "是" if value else "否"
        case float() if math.isfinite(value) and value == int(value):
            return str(int(value))
        case float():
            return f"{value:.10g}"
        case datetime() if value.time() != time():
            return f"{value.year}年{value.month}月{value.day}日 {value:%H:%M}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value / timedelta(minutes=1))
            return f"{minutes // 60}:{minutes % 60:02}"
        case None:
            return ""
        case int():
            return str(value)


def _moment(value: Value, epoch: datetime) -> datetime | None:
    """The moment that a date cell or a serial number names; None for anything else."""
    match value:
        case datetime():
            return value.replace(tzinfo=None)
        case date():
            return datetime.combine(value, time())
        case str() if re.fullmatch(r"[2-7]\d{4}", value.strip()):
            value = int(value)
        case bool():
            return None
    if isinstance(value, int | float) and math.isfinite(value) and int(value) in _SERIALS:
        minutes = round(value * 24 * 60)
        return epoch + timedelta(minutes=minutes)
    return None


def _minute(value: time) -> time:
    """To the minute: Excel's fractions come back as 19:29:59.999."""
    whole = datetime.combine(FIRST, value.replace(tzinfo=None)) + timedelta(seconds=30)
    return whole.time().replace(second=0, microsecond=0)


def _no_date(value: Value) -> NoReturn:
    raise WrongCellError(wording.DATE_WRONG, text=_quoted(value), example=_EXAMPLE)


def _quoted(value: Value) -> str:
    text = text_of(value)
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "……"
