"""How times, dates, money and measures are said, once a pattern has found them."""

from __future__ import annotations

from re import Match

from kiosk.library.model import Language
from kiosk.readout.pronunciation.numerals import digit_by_digit, number, ordinal

UNITS = {
    "km/h": "公里每小时", "m/s": "米每秒", "km": "公里", "cm": "厘米", "mm": "毫米", "kg": "公斤",
    "mg": "毫克", "ml": "毫升", "mL": "毫升", "km²": "平方公里", "m²": "平方米", "m2": "平方米",
    "㎡": "平方米", "m³": "立方米", "℃": "摄氏度", "°C": "摄氏度", "°": "度", "kWh": "千瓦时",
    "kW": "千瓦", "dB": "分贝", "GB": "G B", "MB": "M B", "min": "分钟", "h": "小时", "m": "米",
    "g": "克", "t": "吨", "L": "升", "元/人": "元每人",
}  # fmt: skip

CURRENCIES = {
    "HK$": "港元", "US$": "美元", "$": "美元", "€": "欧元", "£": "英镑", "¥": "元", "￥": "元",
}  # fmt: skip

MEASURES = "个位名人场次件天年周部本张条座家支批份间层户项段块台辆届岁斤元点分钟小时公千米"
"""Characters that a quantity of two is 两 before."""


def clock_time(hour: str, minute: str) -> str:
    said = ("两" if int(hour) == 2 else number(hour)) + "点"
    if minute == "00":
        return said if int(hour) != 0 else "零点"
    if minute == "30":
        return said + "半"
    return said + ("零" if minute[0] == "0" else "") + ordinal(minute) + "分"


def date(year: str, month: str, day: str | None = None) -> str:
    said = f"{digit_by_digit(year)}年{ordinal(month)}月"
    return said + (f"{ordinal(day)}日" if day else "")


def per_cent(match: Match[str], _: Language) -> str:
    base = {"%": "百分之", "‰": "千分之"}[match["sign"]]
    first = ("负" if match["minus"] else "") + base + number(match["a"])
    return f"{first}到{base}{number(match['b'])}" if match["b"] else first


def money(match: Match[str], _: Language) -> str:
    """ "¥25.50" as 二十五元五角; 0.85元 as 八角五分; other currencies keep their decimals."""
    amount, scale = match["amount"], match["scale"] or ""
    currency = CURRENCIES[match["sign"] or "¥"]
    whole, _dot, cents = amount.replace(",", "").partition(".")
    if currency != "元" or scale or len(cents) != 2:
        return quantity(amount, scale + currency)
    said = quantity(whole, "元") if int(whole) or not int(cents) else ""
    said += f"{digit_by_digit(cents[0])}角" if cents[0] != "0" else ""
    if cents[1] != "0":
        said += ("零" if cents[0] == "0" and said else "") + f"{digit_by_digit(cents[1])}分"
    return said


def quantity(figures: str, unit: str) -> str:
    """A number of something: two of it is 两."""
    return ("两" if figures == "2" else number(figures)) + unit


def unit_range(match: Match[str], _: Language) -> str:
    """The first half of a range; the second is a number of its own. 2～3人 is 两到三人."""
    counted = match["first"] == "2" and match["after"] is not None
    first = "两" if counted else number(match["first"])
    return f"{first}{UNITS.get(match['unit'] or '', '')}到{match['second']}"


def discount(match: Match[str], _: Language) -> str:
    return digit_by_digit(match[1].replace(".", "")) + "折"
