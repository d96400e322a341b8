"""What staff read when something on a stick asks for more than the kiosk gives, or is hostile.

Pairs of what is wrong and what to do about it. Templates use ``str.format`` names.
"""

from __future__ import annotations

from kiosk.wording.intake import Said

# One file while it is opened
TOO_MUCH_MEMORY: Said = (
    "这个文件打开时要的内存太多，没有用上。",
    "请把它改小一些，或者分成几个文件再试。",
)
TOO_MUCH_WRITTEN: Said = (
    "这个文件展开以后太大了，没有用上。",
    "请把它改小一些，或者分成几个文件再试。",
)
TOO_MUCH_ANSWERED: Said = (
    "这个文件里的文字多得放不下，没有用上。",
    "请分成几条内容，每条放一个文件夹。",
)

# The readiness report
NETWORK_CLOSED = "打开U盘文件的程序连不上任何网络。"
NETWORK_OPEN = "这台机器的系统不让打开U盘文件的程序断开网络。内容照常装入，只是少一层保护。"
