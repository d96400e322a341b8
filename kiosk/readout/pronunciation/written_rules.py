"""What is written out, and how: each rule is one pattern and one way to say it.

Applied in the order listed: what is most particular first, so that 1921-07-23 is a date before it
can be a range. A rule sees the whole sentence: that a number is a telephone's is told by the word
before the colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from re import Match

from kiosk.library.model import Language
from kiosk.readout.pronunciation.numerals import code, digit_by_digit, number, ordinal, telephone
from kiosk.readout.pronunciation.written_quantities import (
    CURRENCIES,
    MEASURES,
    UNITS,
    clock_time,
    date,
    discount,
    money,
    per_cent,
    quantity,
    unit_range,
)

Say = Callable[[Match[str], Language], str]
Rule = tuple[re.Pattern[str], str | Say]

FIRST_WORD, LAST_WORD = 0xF0000, 0xFFFFD
"""Code points that stand for a word left alone, in a private area of Unicode."""

_HAN = r"\u3007\u3400-\u9fff"
_TO = r"\s*(?:[-–—~～]{1,2}|至|到)\s*"
_DASH = r"\s*[-–—~～]{1,2}\s*"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?<!\d)\d+(?:,\d{3})*(?:\.\d+)?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_WEEKDAY = r"(?:周|星期)[一二三四五六日天末]"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_CURRENCY = "|".join(re.escape(sign) for sign in CURRENCIES)

_ADDRESSES: tuple[tuple[str, str | Say], ...] = (
    (r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]", "屏幕上的网址"),
    (r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]", "屏幕上的邮箱"),
)

_CODES: tuple[tuple[str, str | Say], ...] = (
    # The number before an entry of a list.
    (r"^\s*(\d{1,3})[.、)）]\s*(?=\D)", lambda m, _: ordinal(m[1]) + "，"),
    (r"^\s*([一二三四五六七八九十]{1,3})、", lambda m, _: m[1] + "，"),
    (r"(转|分机)(\d{2,5})(?!\d)", lambda m, lang: m[1] + telephone(m[2], lang)),
    # Telephone: by its form, or by the word before it.
    (r"\+86[- ]?(?=\d)", "八六，"),
    (
        r"(?<![\d.])(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}"
        r"|(?!20\d\d-20)[2-9]\d{3}-\d{4})(?!\d)",
        lambda m, lang: telephone(m[0], lang),
    ),
    (
        r"((?:电话|热线|致电|手机|号码|打|拨)(?:号码)?[是为]?[:：]?\s*)(\d[\d -]*\d)(?![\d.%])",
        lambda m, lang: m[1] + telephone(m[2], lang),
    ),
    (
        r"(?<![\d.])(1\d{2}|1\d{4}|9\d{4})"
        r"(?=\s*(?![个人次名位元])[\u4e00-\u9fff]{0,6}?(?:热线|电话|便民|报警|急救|火警))",
        lambda m, lang: telephone(m[1], lang),
    ),
    (
        r"(?<![\d.])(?:11\d|12[0-2])(?:[、和或]\s*(?:11\d|12[0-2]))+(?![\d.%\u4e00-\u9fff])",
        lambda m, lang: re.sub(r"\d+", lambda one: code(one[0], lang), m[0]),
    ),
    (
        r"((?:邮编|邮政编码|取票码|[编票验证]码|代码|密码)[是为]?[:：]?\s*)(\d+)(?![\d.%])",
        lambda m, lang: m[1] + code(m[2], lang),
    ),
    (r"(?<![\d.,])(\d{3,4})(?=室|房(?!间))", lambda m, lang: code(m[1], lang)),
    (
        r"(?<![\d.,])(\d{3})(?=路(?:公交|公共|车|巴士|电车|[、和或]))",
        lambda m, lang: code(m[1], lang),
    ),
)

_DATES: tuple[tuple[str, str | Say], ...] = (
    (rf"(?<=[年月日号时点楼层周岁元级届排章]){_DASH}(?=第?\d)", "到"),
    (rf"({_WEEKDAY}){_DASH}(?={_WEEKDAY})", lambda m, _: m[1] + "到"),
    (
        rf"(?<!\d)({_YEAR})[-/.]({_MONTH})[-/.]({_DAY})(?!\d)",
        lambda m, _: date(m[1], m[2], m[3]),
    ),
    (rf"(?<!\d)({_YEAR})[-/.](0[1-9]|1[0-2])(?![\d年])", lambda m, _: date(m[1], m[2])),
    (
        rf"(?<!\d)(\d{{4}})年?{_TO}(\d{{4}})(?=年)",
        lambda m, _: f"{digit_by_digit(m[1])}到{digit_by_digit(m[2])}",
    ),
    (
        rf"(?<![\d.])({_YEAR}){_DASH}({_YEAR})(?![\d.%元人个])",
        lambda m, _: f"{digit_by_digit(m[1])}到{digit_by_digit(m[2])}",
    ),
    (
        r"(?<!\d)(?!1000)((?:1\d|20)\d\d)(?=\s*年(?!级|以内|以上))",
        lambda m, _: digit_by_digit(m[1]),
    ),
    (
        rf"(?<!\d)({_YEAR}){_DASH}({_YEAR})(?=学年|年度|赛季)",
        lambda m, _: f"{digit_by_digit(m[1])}到{digit_by_digit(m[2])}",
    ),
    (rf"(?<!\d)({_YEAR})(?=[级届])", lambda m, _: digit_by_digit(m[1])),
    (r"(?<!\d)([05-9]0)(?=后)", lambda m, _: digit_by_digit(m[1])),
    (r"(?<=[’'])(\d\d)(?=年)", lambda m, _: digit_by_digit(m[1])),
    # 12·9, 9·18: days that gave something its name.
    (
        rf"(?<!\d)({_MONTH})[·•・‧]({_DAY})(?!\d)",
        lambda m, _: digit_by_digit(m[1]) + digit_by_digit(m[2]),
    ),
    (
        rf"(?<![\d.,×xX*=+])({_YEAR})(?=\s*(?:[，。；、）)》\]】〕”’」』\"]|,(?!\d)|$))",
        lambda m, _: digit_by_digit(m[1]),
    ),
    (
        rf"({_MONTH})月({_DAY})[日号]?{_DASH}({_DAY})(?=[日号])",
        lambda m, _: f"{ordinal(m[1])}月{ordinal(m[2])}日到{ordinal(m[3])}",
    ),
    # Without a rest, 周五19:30 is heard as a 五十九.
    (rf"({_WEEKDAY})\s*(?={_HOUR}(?:[:：]{_MINUTE}|[点时]))", lambda m, _: m[1] + "，"),
    # Times of day; a result of a game has no two-figure minute.
    (
        rf"(?<![\d:.])({_HOUR})[:：]({_MINUTE}){_DASH}({_HOUR})[:：]({_MINUTE})(?!\d)",
        lambda m, _: f"{clock_time(m[1], m[2])}到{clock_time(m[3], m[4])}",
    ),
    (rf"(?<![\d:.])({_HOUR})[:：]({_MINUTE})(?![\d:])", lambda m, _: clock_time(m[1], m[2])),
    (rf"({_NUMBER})[:：](?={_NUMBER})", lambda m, _: number(m[1]) + "比"),
)

_QUANTITIES: tuple[tuple[str, str | Say], ...] = (
    (
        rf"(?P<minus>(?<![\w)）%])-)?(?P<a>{_NUMBER})%?"
        rf"(?:{_TO}(?P<b>{_NUMBER}))?(?P<sign>[%‰])",
        per_cent,
    ),
    (rf"(?P<sign>{_CURRENCY})\s*(?P<amount>{_NUMBER})(?P<scale>[万亿]?)元?", money),
    (r"(?P<sign>)(?P<amount>\d[\d,]*\.\d\d)(?P<scale>)元(?![/／])", money),
    (r"(\d(?:\.\d)?)折(?![扣叠])", discount),
    (
        rf"(?<![A-Za-z\d-])(?P<first>{_NUMBER})(?P<unit>{_UNIT})?{_DASH}(?P<second>{_NUMBER})"
        rf"(?P<after>(?=[{MEASURES}])(?!年级|层楼))?(?![\d-])",
        unit_range,
    ),
    (
        rf"([0-9A-Za-z{_HAN}℃°%‰㎡²])\s*[~～]{{1,2}}\s*(?=[0-9A-Za-z{_HAN}])",
        lambda m, _: m[1] + "到",
    ),
    (
        r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])",
        # 120/80 is a blood pressure, not a fraction.
        lambda m, _: (
            f"{ordinal(m[2])}分之{ordinal(m[1])}" if int(m[1]) < int(m[2]) else f"{m[1]}，{m[2]}"
        ),
    ),
    (rf"(?<![\w)）\U000f0000-\U000ffffd])-(?={_NUMBER})", "负"),
    (rf"({_NUMBER})\s?({_UNIT})(?![A-Za-z²³])", lambda m, _: quantity(m[1], UNITS[m[2]])),
    (r"(?<=[元次张份个])/(?=[人天月年次张份小位户只条盒包碗杯瓶套斤本晚间桌节场])", "每"),
    (r"(?<=\d)\s*\+\s*(?=\d)", "加"),
    (r"(?<=\d)\s*[×xX*]\s*(?=\d)", "乘"),
    (r"(?<=\d)\s*[=>]\s*(?=\d)", lambda m, _: "等于" if "=" in m[0] else "大于"),
    (rf"({_NUMBER})([万亿]?)\+", lambda m, _: number(m[1]) + m[2] + "多"),
    (r"\b[Nn][Oo]\.\s?(?=\d)", "编号"),
    (r"第(\d+)(?![.\d])", lambda m, _: "第" + ordinal(m[1])),
    (rf"(?<![\d.第月])2(?=[{MEASURES}])(?!年级|层楼)", "两"),
    (r"(?<![\d.,])2(?=[万亿千])", "两"),
    # What is left: long or with a leading nought, a code; else a quantity.
    (r"(?<![\d.,])(0\d+|\d{8,})(?![\d.,])", lambda m, lang: telephone(m[1], lang)),
    (_NUMBER, lambda m, _: number(m[0])),
)


def _letters(match: Match[str], _: Language) -> str:
    # The voices read all capitals as an English word where they can: AED, PDF are said by letter.
    return " ".join(match[0].upper())


_SIGNS: tuple[tuple[str, str | Say], ...] = (
    (r"(?<![A-Za-z])(?i:wi-?fi)(?![A-Za-z])", "Wi-Fi"),
    (r"(?<![A-Za-z-])(?:[A-Z]{2,5}|[Aa]pp)(?![A-Za-z-])", _letters),
    (r"(?<=[A-Za-z])\s*&\s*(?=[A-Za-z])", " and "),
    (r"\s*&\s*", "和"),
    (r"(?<=[》〉”’」』])\s*(?=[《〈“‘「『])", "，"),
    (r"[《》〈〉“”‘’「」『』\"*#_`^|\\{}<>=•●■◆▲△★☆]", ""),
    (r"[·・‧]", " "),
    (r"[)）\]】〕］…—\s]+$", ""),
    (r"[（(\[【〔［］）)\]】〕]|—+|…+|--+|\n+", "，"),
    (rf"(?<=[{_HAN}])[-/](?=[{_HAN}])", "，"),
    # A voice spells out what it does not know in English: leave out pictures and rare signs.
    (
        rf"[^\s\u0020-\u007e\u3001-\u3011{_HAN}\uff01-\uff5e\u00c0-\u024f\U000f0000-\U000ffffd]",
        "",
    ),
    (r"[/@~%$]|[+-](?![A-Za-z])", " "),
    # A comma beside a stronger stop, or at the start, only makes a hole.
    (r"[，、,\s]*([。！？；])[，、,\s]*", lambda m, _: m[1]),
    (r"([，、,：:])[，、,\s]*[，、,]", lambda m, _: m[1]),
    (r"^[\s，、,。！？；：]+|\s+$", ""),
    (r"\s{2,}", " "),
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order, compiled (40 ms) when they are first needed."""
    return tuple(
        (re.compile(pattern), say)
        for pattern, say in (*_ADDRESSES, *_CODES, *_DATES, *_QUANTITIES, *_SIGNS)
    )
