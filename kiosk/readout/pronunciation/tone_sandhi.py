"""The tones of 一 and 不, which change with what follows: the one place where a tone is changed.

Only here are the characters still known: 医 and 一 are both "yi1". Third tones stay as the
dictionary has them (ni3 hao3): espeak-ng raises the first of two by itself, and the natural voice
learnt from texts written that way. Cantonese has nothing of the kind that a voice must be told.
"""

from __future__ import annotations

_DIGITS = "零〇一二三四五六七八九幺"
_PLACES = "百千万亿"
_NAMED = "月号楼级等"
"""一 before these says which, not how many; but 一等 is also 一 before 等."""
_WHOLE_WORDS = "第初统唯惟专单之合归五六七八"
"""一 after these ends a word."""
_AFTER_SEEING = "看听说来对了买吃拿找赶走做记认坐办用受少忘"
_SEEN = "见清懂到起及完住出动了得成"


def with_sandhi(han: str, sounds: list[str]) -> list[str]:
    """``sounds``, one a character of ``han``, with 一 and 不 as they are said there."""
    said = list(sounds)
    for at, character in enumerate(han):
        if character == "一" and sounds[at][:-1] == "yi":
            said[at] = f"yi{_one(han, sounds, at)}"
        elif character == "不" and sounds[at][:-1] == "bu":
            said[at] = f"bu{_not(han, sounds, at)}"
    return said


def _one(han: str, sounds: list[str], at: int) -> str:
    before, after = han[at - 1 : at], han[at + 1 : at + 2]
    if not after or _is_ordinal(han, at):
        return "1"
    if before and before in _WHOLE_WORDS and after not in _PLACES:
        return "1"
    if before == after and han[at - 2 : at - 1] != "一":
        return "5"  # 看一看
    return _by_next(sounds[at + 1], unchanged="1")


def _is_ordinal(han: str, at: int) -> bool:
    before, after, second = han[at - 1 : at], han[at + 1], han[at + 2 : at + 3]
    if after in _DIGITS + "十" + _NAMED:  # 一九二一, 一十, 一月
        return True
    counting = han[at - 2 : at - 1] if before == "点" else before  # 三点一四
    if counting and counting in _DIGITS + "十":  # 二一年, 十一个
        return after not in _PLACES
    if after in "点加比" and second and second in _DIGITS:  # 一点五, 一加一
        return True
    if before == "万" and after not in _PLACES:  # 万一
        return True
    if before and before in "周期":  # 周一, 星期一; but 每周一次
        return after not in "次个场节天堂"
    if after == "日":
        return before == "月"
    if after == "线":  # 一线工人; but 一线希望
        return second not in {*"希生曙阳光"}
    if before + after == "团大":  # 团一大旧址; but 集团一大批
        return second in {"", *"旧会址代召纪广"}
    return han[at : at + 3] in {"一中全", "一大代", "一大会", "一大召", "一大纪"} or (
        han[at - 2 : at] in {"中共", "党的"} and after == "大"
    )


def _not(han: str, sounds: list[str], at: int) -> str:
    before, after = han[at - 1 : at], han[at + 1 : at + 2]
    if before and before == after:
        return "5"  # 好不好
    if han[at - 1 : at + 2] == "差不多" or (
        before and after and before in _AFTER_SEEING and after in _SEEN
    ):
        return "5"
    return _by_next(sounds[at + 1], unchanged="4") if after else "4"


def _by_next(following: str, unchanged: str) -> str:
    if not following:
        return unchanged
    return "2" if following[-1] == "4" else "4"
