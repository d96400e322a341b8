"""Surnames that are read otherwise than the character elsewhere, before a form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
    "任": Surname("ren2", "jam6", "主责信委担历现前连就离上留"),
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
    "|大姐|大哥|姑娘|师傅|老师|同志|同学|医生|护士|教授|师奶|老伯|老先生|某"
)
_OFFICES = (
    "书记|主任|校长|院长|行长|局长|处长|科长|队长|会长|站长|馆长|所长|部长|组长|经理|总(?!工|站|支)|工(?!委|会|人|作|程|商)"
    "|委员|代表|律师|警官|社工"
)
_INTRODUCING = "的和与及跟同给请找叫向对让由为是有到问谢看像替帮老小阿位"
"""Characters that a name may follow; elsewhere it begins a clause."""
_STRICT = "区任种员折召令"
"""Surnames so often something else that they count only where a name may begin."""
_WITH_GIVEN_NAME = "仇冼覃翟缪牟阚谌曾单"
"""Surnames that are hardly anything else where a name begins, but for the words below."""
_NO_TITLES = {"员工", "种工", "华工", "区代", "区委", "区社", "区律"}
"""Words that only look like a surname and an office."""
_OTHER_WORDS = {"曾": "经任是在有为当获被请让与和的给", "单": "位一身方纯独元"}


def surnames(han: str) -> Iterator[tuple[int, Surname]]:
    """Where in ``han`` a surname stands that is read in its own way."""
    for match in _pattern().finditer(han):
        one, at = match["one"], match.start()
        if _is_surname(one, han[at - 1 : at], han[match.end("one")], match.lastgroup or ""):
            yield at, _SURNAMES[one]
    for match in _FAMILIAR.finditer(han):
        yield match.start(), _SURNAMES[match[0]]


def _is_surname(one: str, before: str, after: str, followed_by: str) -> bool:
    begins = not before or before in _INTRODUCING
    if followed_by == "personal" and one not in _STRICT:
        return not before or before not in _SURNAMES[one].apart
    if followed_by == "office" and one == "任":
        # 任主任 at the beginning is rather "was director" than Director Ren.
        return begins and before not in ("", "为", "到")
    if followed_by == "office" and one + after in _NO_TITLES:
        return False
    if followed_by == "given":
        return begins and one in _WITH_GIVEN_NAME and after not in _OTHER_WORDS.get(one, "")
    return begins


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<one>{'|'.join(_SURNAMES)})(?:(?P<personal>(?={_PERSONAL}))"
        rf"|(?P<office>(?={_OFFICES}))|(?P<given>(?=[\u3400-\u9fff]{{1,2}}(?:{_PERSONAL}))))"
    )


_FAMILIAR = re.compile(
    r"(?<=[老阿])(?:[冼覃翟缪]|曾(?![经任是在]))"  # 老曾, 阿曾
    r"|(?:[冼覃翟缪仇]|(?<![未不也])曾)(?=[伯叔姨姐婶])"  # 覃伯
    r"|(?<![\u3400-\u9fff])[区任单](?=[伯叔姨姐婶])"
)
