"""Writes out what a voice would stumble over: figures, dates, signs, brackets, addresses.

The result is only spoken, never shown, so it may be of any length; highlighting goes by the
displayed text. Each rule is one pattern and one way to say it, applied in the order listed: what
is most particular first, so that 1921-07-23 is a date before it can be a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from re import Match

from kiosk.library.model import Language
from kiosk.readout.numerals import cardinal, digit_by_digit, number, telephone

VERSION = "1"
"""Changes when any text would be read differently; part of the key of the files kept."""

Say = Callable[[Match[str], Language], str]
Rule = tuple[re.Pattern[str], str | Say]

_TO = r"\s*(?:[-–—~～]{1,2}|至|到)\s*"
_DASH = r"\s*[-–—~～]{1,2}\s*"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"

_UNITS = {
    "km/h": "公里每小时", "km": "公里", "cm": "厘米", "mm": "毫米", "kg": "公斤", "mg": "毫克",
    "ml": "毫升", "mL": "毫升", "m²": "平方米", "m2": "平方米", "㎡": "平方米", "m³": "立方米",
    "℃": "摄氏度", "°C": "摄氏度", "°": "度", "GB": "G B", "MB": "M B", "min": "分钟",
    "h": "小时", "m": "米", "g": "克", "t": "吨", "元/人": "元每人",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_MEASURES = "个位名人场次件天年周部本张条座家支批部份间层户项段块台辆届岁斤元点分钟小时"

_SYMBOLS = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()},
        "％": "%", "．": ".", "＋": "+", "－": "-", "−": "-", "／": "/", "＠": "@", "＆": "&",
        "＃": "#", "＝": "=", "○": "〇", "\u3000": " ", "\u00a0": " ", "\u200b": "", "\ufeff": "",
        **{chr(0x2460 + i): f"{cardinal(str(i + 1))}，" for i in range(20)},
        **{chr(0x2474 + i): f"{cardinal(str(i + 1))}，" for i in range(20)},
    }
)  # fmt: skip


def _time(hour: str, minute: str) -> str:
    said = ("两" if int(hour) == 2 else number(hour)) + "点"
    if minute == "00":
        return said if int(hour) != 0 else "零点"
    if minute == "30":
        return said + "半"
    return said + ("零" if minute[0] == "0" else "") + cardinal(minute) + "分"


def _date(year: str, month: str, day: str | None = None) -> str:
    said = f"{digit_by_digit(year)}年{cardinal(month)}月"
    return said + (f"{cardinal(day)}日" if day else "")


def _per_cent(match: Match[str], _: Language) -> str:
    base = {"%": "百分之", "‰": "千分之"}[match["sign"]]
    first = base + number(match["a"])
    return f"{first}到{base}{number(match['b'])}" if match["b"] else first


def _spaced_capitals(match: Match[str], _: Language) -> str:
    # The voices read all capitals as an English word where they can: AED, PDF are said by letter.
    return "Wi-Fi" if match[0] == "WIFI" else " ".join(match[0])


_WRITTEN: tuple[tuple[str, str | Say], ...] = (
    (r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]", "屏幕上的网址"),
    (r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]", "屏幕上的邮箱"),
    # The number before an entry of a list.
    (r"^\s*(\d{1,3})[.、)）]\s*(?=\D)", lambda m, _: cardinal(m[1]) + "，"),
    (r"(?<=\d)(转|分机)(\d{2,5})(?!\d)", lambda m, lang: m[1] + telephone(m[2], lang)),
    # Telephone: by its form, or by the word before it.
    (
        r"(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|(?<!\d)[2-9]\d{3}-\d{4})(?!\d)",
        lambda m, lang: telephone(m[0], lang),
    ),
    (
        r"((?:电话|热线|致电|手机|号码|打|拨)(?:号码)?[是为]?[:：]?\s*)(\d[\d -]*\d)(?![\d.%])",
        lambda m, lang: m[1] + telephone(m[2], lang),
    ),
    (
        r"(?<![\d.])(1\d{2}|1\d{4}|9\d{4})(?=\s*(?:服务)?(?:热线|电话|便民|报警|急救|火警))",
        lambda m, lang: telephone(m[1], lang),
    ),
    # Dates and years.
    (rf"(?<=[年月日号时点]){_DASH}(?=\d)", "到"),
    (
        rf"(?<!\d)({_YEAR})[-/.]({_MONTH})[-/.]({_DAY})(?!\d)",
        lambda m, _: _date(m[1], m[2], m[3]),
    ),
    (rf"(?<!\d)({_YEAR})[-/.](0[1-9]|1[0-2])(?![\d年])", lambda m, _: _date(m[1], m[2])),
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
    (r"(?<!\d)([05-9]0)(?=后)", lambda m, _: digit_by_digit(m[1])),
    (r"(?<=[’'])(\d\d)(?=年)", lambda m, _: digit_by_digit(m[1])),
    (
        rf"(?<![\d.,])({_YEAR})(?=\s*(?:[，。；、）)》\]】”’」』\"]|,(?!\d)|$))",
        lambda m, _: digit_by_digit(m[1]),
    ),
    (
        rf"({_MONTH})月({_DAY})[日号]?{_DASH}({_DAY})(?=[日号])",
        lambda m, _: f"{cardinal(m[1])}月{cardinal(m[2])}日到{cardinal(m[3])}",
    ),
    # Times of day; a result of a game has no two-figure minute.
    (
        rf"(?<![\d:.])([01]?\d|2[0-4])[:：]([0-5]\d){_DASH}([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)",
        lambda m, _: f"{_time(m[1], m[2])}到{_time(m[3], m[4])}",
    ),
    (r"(?<![\d:.])([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:])", lambda m, _: _time(m[1], m[2])),
    (rf"({_NUMBER})[:：](?={_NUMBER})", lambda m, _: number(m[1]) + "比"),
    # Per cent, money, ranges, fractions.
    (rf"(?P<a>{_NUMBER})%?(?:{_TO}(?P<b>{_NUMBER}))?(?P<sign>[%‰])", _per_cent),
    (rf"[¥￥]\s*({_NUMBER})(万|亿)?元?", lambda m, _: number(m[1]) + (m[2] or "") + "元"),
    (
        rf"(?<![A-Za-z\d-])({_NUMBER})({_UNIT})?{_DASH}({_NUMBER})(?![\d-])",
        lambda m, _: f"{number(m[1])}{_UNITS.get(m[2] or '', '')}到{m[3]}",
    ),
    (
        r"([0-9A-Za-z\u4e00-\u9fff])\s*[~～]{1,2}\s*(?=[0-9A-Za-z\u4e00-\u9fff])",
        lambda m, _: m[1] + "到",
    ),
    (
        r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])",
        lambda m, _: f"{cardinal(m[2])}分之{cardinal(m[1])}",
    ),
    (rf"(?<![\w)）])-(?={_NUMBER})", "负"),
    (rf"({_NUMBER})\s?({_UNIT})(?![A-Za-z])", lambda m, _: number(m[1]) + _UNITS[m[2]]),
    (r"(?<=\d)\s*\+\s*(?=\d)", "加"),
    (r"(?<=\d)\s*[×xX*]\s*(?=\d)", "乘"),
    (r"(?<=\d)\s*[=>]\s*(?=\d)", lambda m, _: "等于" if "=" in m[0] else "大于"),
    (rf"({_NUMBER})([万亿]?)\+", lambda m, _: number(m[1]) + m[2] + "多"),
    (r"\bNo\.\s?(?=\d)", "编号"),
    (rf"(?<![\d.第月])2(?=[{_MEASURES}])(?!年级|层楼)", "两"),
    # What is left: long or with a leading nought, a code; else a quantity.
    (r"(?<![\d.,])(0\d+|\d{8,})(?![\d.,])", lambda m, lang: telephone(m[1], lang)),
    (_NUMBER, lambda m, _: number(m[0])),
    # Letters and signs.
    (r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])", _spaced_capitals),
    (r"(?<=[A-Za-z])&(?=[A-Za-z])", " and "),
    (r"\s*&\s*", "和"),
    (r"[《》〈〉“”‘’「」『』\"*#_`^|\\{}<>=•●■◆▲△★☆]", ""),
    (r"[·•・‧]", " "),
    (r"[（(\[【〔］］）)\]】〕]|—+|…+|--+|\n+", "，"),
    (r"(?<=[\u4e00-\u9fff])[-/](?=[\u4e00-\u9fff])", "，"),
    # A voice spells out what it does not know in English: leave out pictures and rare signs.
    (r"[^\s\u0020-\u007e\u3001-\u3011\u3007\u3400-\u9fff\uff01-\uff5e\u00c0-\u024f]", ""),
    (r"[/@~%$]|[+-](?![A-Za-z])", " "),
    # A comma beside a stronger stop, or at the start, only makes a hole.
    (r"[，、,]*([。！？；])[，、,]*", lambda m, _: m[1]),
    (r"([，、,：:])[，、,\s]*[，、,]", lambda m, _: m[1]),
    (r"^[\s，、,。！？；：]+|[\s，、,]+$", ""),
    (r"\s{2,}", " "),
)
_RULES: tuple[Rule, ...] = tuple((re.compile(pattern), say) for pattern, say in _WRITTEN)


def normalise(text: str, language: Language) -> str:
    """``text`` as a voice should be given it, with every figure written out in ``language``.

    May be empty, when there was nothing to say.
    """
    said = text.translate(_SYMBOLS)
    for pattern, say in _RULES:
        said = pattern.sub(say if isinstance(say, str) else partial(_apply, say, language), said)
    return said


def _apply(say: Say, language: Language, match: Match[str]) -> str:
    return say(match, language)
