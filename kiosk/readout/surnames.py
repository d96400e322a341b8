"""Surnames that are read otherwise than the character elsewhere, before a form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Surname(NamedTuple):
    """``apart`` are characters before it with which it makes a word instead (简单, 未曾)."""

    pinyin: str
    jyutping: str
    apart: str = ""


_SURNAMES: dict[str, Surname] = {
    "曾": Surname("zeng1", "zang1", "未不也"),
    "单": Surname("shan4", "sin6", "简名菜订账帐孤清传报买下保床被"),
    "仇": Surname("qiu2", "kau4", "报复恩冤记结世"),
    "区": Surname("ou1", "au1", "地社小辖校园片市城老景山灾住市分本各全该我"),
    "任": Surname("ren2", "jam4", "主责信委担历现前连就离上留"),
    "华": Surname("hua4", "waa6", "中清繁精豪才年升"),
    "解": Surname("xie4", "haai6", "了理讲调分缓和瓦化"),
    "查": Surname("zha1", "caa4", "检调审抽搜普排核"),
    "朴": Surname("piao2", "pok3", "简纯质"),
    "盖": Surname("ge3", "goi3", "覆铺掩膝"),
    "缪": Surname("miao4", "miu6"),
    "翟": Surname("zhai2", "zaak6"),
    "冼": Surname("xian3", "sin2"),
    "覃": Surname("qin2", "cam4"),
    "乐": Surname("yue4", "ngok6", "快音娱欢康安享喜声奏民"),
    "纪": Surname("ji3", "gei2", "年世违经守党"),
    "燕": Surname("yan1", "jin1", "海飞小"),
    "尉": Surname("wei4", "wai3"),
    "秘": Surname("bi4", "bei3", "神奥"),
    "牟": Surname("mu4", "mau4"),
    "阚": Surname("kan4", "ham3"),
    "薄": Surname("bo2", "bok6", "单微浅"),
    "谌": Surname("chen2", "sam4"),
    "召": Surname("shao4", "siu6", "号感"),
    "种": Surname("chong2", "cung4", "各这那一品树多播"),
    "折": Surname("she2", "sit3", "打周曲骨"),
    "繁": Surname("po2", "po4", "频纷"),
    "员": Surname("yun4", "wan6", "党委队人成会职学议演店服官社店船动"),
    "葛": Surname("ge3", "got3", "诸瓜"),
    "令狐": Surname("ling2 hu2", "ling4 wu4"),
    "尉迟": Surname("yu4 chi2", "wat1 ci4"),
    "万俟": Surname("mo4 qi2", "mak6 kei4"),
    "长孙": Surname("zhang3 sun1", "zoeng2 syun1"),
}  # fmt: skip

_PERSONAL = (
    "先生|女士|小姐|太太|阿姨|叔叔|大叔|伯伯|大伯|阿伯|婆婆|阿婆|公公|爷爷|奶奶|大爷|大妈|大娘"
    "|大姐|大哥|师傅|老师|同志|同学|医生|护士|教授|师奶|老伯|老先生|某"
)
_OFFICES = (
    "书记|主任|校长|院长|行长|局长|处长|科长|队长|会长|站长|馆长|所长|部长|组长|经理|总|工"
    "|委员|代表|律师|警官|社工"
)
_AFTER_VERB = "(?<=[的和与及跟同给请找叫向对让由是有问谢看像替帮老小阿位])"
"""任主任 where a clause begins is rather 'was director' than Director Ren."""
_BEFORE = rf"(?<![\u3400-\u9fff])|{_AFTER_VERB}|(?<=[为到])"
_STRICT = "区任种员折召令"
"""Surnames that are so often something else that they count only where a name can begin."""

_PATTERN = re.compile(
    "|".join(
        rf"(?:{_BEFORE if one in _STRICT else f'(?<![{kept.apart}])' if kept.apart else ''}){one}"
        rf"(?={_PERSONAL})|(?:{_AFTER_VERB if one == '任' else _BEFORE}){one}(?={_OFFICES})"
        for one, kept in _SURNAMES.items()
    )
    # With a given name, the surnames that are hardly anything else at the start of a name.
    + rf"|(?:{_BEFORE})(?:[仇冼覃翟缪牟阚谌]|曾(?![经任是在有为当获被请让与和的给])"
    rf"|单(?![位一身方纯独元]))(?=[\u3400-\u9fff]{{1,2}}(?:{_PERSONAL}))"
    # 老曾, 阿曾.
    r"|(?<=[老阿])(?:[冼覃翟缪]|曾(?![经任是在]))"
)


def surnames(han: str) -> Iterator[tuple[int, Surname]]:
    """Where in ``han`` a surname stands that is read in its own way."""
    for match in _PATTERN.finditer(han):
        yield match.start(), _SURNAMES[match[0]]
