"""What 阿关 says to whoever touches the screen after a quiet while, unless staff wrote it
otherwise, and what staff read about that.

The Cantonese is written as it is spoken. A problem is a pair: what is wrong, and what to do.
"""

from __future__ import annotations

from kiosk.library.model import Language
from kiosk.wording.intake import Said

DEFAULTS: dict[Language, str] = {
    Language.CANTONESE: "你好呀，我係阿关，欢迎你嚟。想睇乜嘢，撳一下就得喇。",
    Language.MANDARIN: "您好，我是阿关，欢迎您来坐坐。想看什么，点一下就行。",
}
"""In the order they are said."""

NAMES: dict[str, Language] = {
    "粤语": Language.CANTONESE,
    "广东话": Language.CANTONESE,
    "白话": Language.CANTONESE,
    "普通话": Language.MANDARIN,
    "国语": Language.MANDARIN,
}
"""What a line of the staff's text may begin with."""

WHERE = "问候的文字"
SAYS_NOTHING: Said = (
    "看不出阿关要说什么：没有“粤语：”或“普通话：”开头的行，也没有录音。",
    "请写两行，一行以“粤语：”开头，一行以“普通话：”开头；只想说一种话的，写一行就行。",
)
TOO_LONG: Said = (
    "{language}的问候有 {length} 个字，说完要 {seconds} 秒，来访者等不了这么久。",
    "最好不超过 {limit} 个字。",
)
