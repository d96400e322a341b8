"""What a file or folder name says: its place in the order, a title, a caption, a section.

Names come from Windows, macOS, phones and WeChat: full-width digits, NFD, invisible characters and
camera numbers are all usual.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from kiosk.library.sections import SECTIONS, Section

NAME_LIMIT = 100
"""Longest usable name in characters; a title of this length already fills a reader's first page."""

_NEW = re.compile(
    r"""
      (?:新建|未命名|未标题|无标题)\s*
      (?:(?:Microsoft|Office|Word|Excel|PowerPoint|WPS)\s*)*
      (?:文字|文本|表格|压缩)?\s*(?:文件夹|文档|文稿|工作表|演示文稿|文件)?\s*(?:\(\d+\))?
    | (?:New|Untitled)\ folder\s*(?:\(?\d+\)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Windows, macOS and WPS call what nobody has named yet: 新建文件夹 (2), 新建文本文档."""

OrderKey = tuple[int, int, tuple[tuple[int, int, str], ...]]

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_MEASURES = "年月日号时分秒点个位名届次周岁张条项本册章节期场人天万亿千百十多几两%代"
_NUMBER = re.compile(
    rf"""
      (?P<alone>\d{{1,3}})\Z
    | \(\s*(?P<bracketed>\d{{1,3}})\s*\)\s*
    | 第?(?P<dotted>\d{{1,3}})\s*(?:[._、—–)-]\s*(?!\d)|、\s*)
    | (?P<spaced>\d{{1,3}})\s+
    | (?P<dated>0\d{{0,2}})[._-](?=(?:18|19|20)\d\d(?!\d))
    | (?P<padded>0\d{{1,2}})(?!\d|[._-]\d)
    | (?P<bare>[1-9]\d)(?![\d{re.escape(_MEASURES)}.,:/_-])
    | \(\s*(?P<chinese_bracketed>[一二三四五六七八九十]{{1,3}})\s*\)\s*
    | (?P<chinese>[一二三四五六七八九十]{{1,3}})[、.]\s*
    """,
    re.VERBOSE,
)
_COPY = re.compile(
    r"(\s*[-_ ]\s*(副本|复制|拷贝|copy)(\s*\(?\d*\)?)?|\s*\(\d{1,3}\))+$", re.IGNORECASE
)
_TECHNICAL = re.compile(
    r"""
    (?: ^ | (?<=[\s_.—–(-]) | (?<=[^\x00-\x7f]) )
    (?:
      (?:IMG|IMAGE|DSC[NF]?|MVIMG|PXL|PANO|VID|MOV|P|DJI|GOPR|GX|GH|SAM|HUAWEI|PIC|PHOTO|BURST
         |FILE|FOTO|AUD|REC|VIDEO|WP|SCAN|CAM)[-_\s]?E?\d{3,}[\w.\-~()]*
    | (?:mmexport|wx_camera_|beauty_|faceu_|tb_image_share_|microMsg\.?)[\w.\-]*
    | (?:微信图片|微信截图|微信视频|QQ图片|QQ截图|屏幕截图|截图|截屏|扫描件|未命名|无标题)
      [\s_-]*[\d._\-\s:()]*
    | (?:Screenshot|WeChat(?:\ Image)?|Snipaste|Untitled|Image|图片|图像|照片|相片|新建图片)
      [\s_-]*[\d._\-\s()]*
    | [0-9a-f]{16,} | [0-9a-f]{8}-[0-9a-f-]{27}
    | (?:19|20)\d{6}[-_ ]?\d{4,}[\w-]* | \d{9,}
    )
    \s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def is_garbled(name: str) -> bool:
    """Whether a name holds bytes that are no text (Python shows them as lone surrogates)."""
    return any("\ud800" <= character <= "\udfff" for character in name)


def shown(name: str) -> str:
    """A name safe to print and to put on screen: NFC, without invisible characters."""
    name = unicodedata.normalize("NFC", name)
    if name.isprintable():  # nothing of the kinds below; a hundred times as fast
        return " ".join(name.split())
    text = "".join(
        "\ufffd" if "\ud800" <= character <= "\udfff" else character
        for character in name
        if "\ud800" <= character <= "\udfff" or unicodedata.category(character) not in _INVISIBLE
    )
    return re.sub(r"\s+", " ", text).strip()


def half_width(text: str) -> str:
    """Full-width digits, brackets and spaces as their plain forms, one character for one."""
    return "".join(
        chr(ord(character) - 0xFEE0)
        if "\uff01" <= character <= "\uff5e"
        else " "
        if character == "\u3000"
        else character
        for character in text
    )


def without_number(name: str) -> str:
    """The name without its leading place in the order: "０１．五四" -> "五四". A number that
    belongs to the words ("12个故事", "5月1日", "1921年") stays."""
    text = shown(name)
    found = _NUMBER.match(half_width(text))
    return text[found.end() :].lstrip(" _-.、\u3000") if found else text


@lru_cache(maxsize=20_000)
def order_key(name: str) -> OrderKey:
    """Sorts names as people count: numbered first, 2 before 10, full-width like half-width."""
    text = half_width(shown(name)).casefold()
    found = _NUMBER.match(text)
    parts = tuple(
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in re.split(r"([0-9]+)", text)
        if part
    )
    return (0, _value(found), parts) if found else (1, 0, parts)


def number_of(name: str) -> int | None:
    """The leading place in the order, if the name has one."""
    found = _NUMBER.match(half_width(shown(name)))
    return _value(found) if found else None


def title_of(name: str) -> str:
    """The title in a name without suffix; "" when it holds only a number, a camera's name, or what
    the system called a new folder or file."""
    text = _COPY.sub("", without_number(name))
    if _NEW.fullmatch(half_width(text).strip()):
        return ""
    found = _TECHNICAL.search(half_width(text))
    if found:
        text = text[: found.start()]
    text = text.strip(" _-.、—–(（·")
    return "" if re.fullmatch(r"[\d\s._-]*", half_width(text)) else text


caption_of = title_of
"""A picture's caption follows the same rule as a title."""


def section_of(name: str) -> Section | None:
    """The section a folder name means, however it is numbered, spaced or punctuated."""
    wanted = _bare(title_of(name) or name)
    return next((section for section in SECTIONS if _bare(section.name) == wanted), None)


def nearest_section(name: str) -> Section | None:
    """The section a folder name was probably meant for; None when no name is near."""
    names = {_bare(section.name): section for section in SECTIONS}
    near = difflib.get_close_matches(_bare(without_number(name)), names, n=1, cutoff=0.5)
    return names[near[0]] if near else None


def _bare(name: str) -> str:
    kept = (c for c in half_width(shown(name)) if c.isalnum() and c not in "和与及")
    return "".join(kept).casefold()


def _value(found: re.Match[str]) -> int:
    text = next(group for group in found.groups() if group is not None)
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.get(text[-1], 0)
    return (_CHINESE_DIGITS.get(tens, 1) if tens else 1) * 10 + _CHINESE_DIGITS.get(ones, 0)
