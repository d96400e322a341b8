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
NETWORK_OPEN_DO = "能用；想加上这层保护，请让触摸屏在支持网络隔离的系统上运行（Debian 12 就可以）。"
NETWORK_OPEN = "这台机器的系统不让打开U盘文件的程序断开网络。内容照常装入，只是少一层保护。"

# Files and folders before they are opened
FILE_TOO_LARGE: Said = (
    "文件太大了，有 {size}，最多 {limit}，没有用上。",
    "请把它改小一些，或者分成几个文件再试。",
)
FILM_TOO_LARGE: Said = (
    "影片文件太大了，有 {size}，最多 {limit}，没有用上。",
    "请剪成几段，或者用别的软件把它存得小一些再试。",
)
NOT_A_FILE: Said = (
    "这不是普通的文件，打不开，没有用上。",
    "请把它从文件夹里删掉。",
)
ITEM_TOO_FULL: Said = (
    "这一条里的文件太多了，只看了前面 {limit} 个，后面的没有用上。",
    "请分成几条内容，每条放一个文件夹。",
)
SECTION_TOO_FULL: Said = (
    "这个文件夹里的东西太多了，只看了前面 {limit} 个，后面的没有用上。",
    "请只留下要放映的内容，不要的移到别处。",
)
ALL_TOO_FULL: Said = (
    "文件一共太多了，只看了前面 {limit} 个，后面的没有用上。",
    "请只留下要放映的内容，不要的移到别处，或者分几次装入。",
)
NAME_ALIKE: Said = (
    "这里有两个名字看起来一模一样：“{name}”。两个都用上了，后一个叫“{used}”。",
    "请给它们起不同的名字。",
)

# Films and sounds
FILM_TOO_FINE: Said = (
    "影片的画面太大了，有 {width}×{height} 个点，放不了。",
    "请用别的软件把它存成 1920×1080 的 .mp4 再试。",
)
FILM_CUT: Said = (
    "这个影片不完整：本来有 {whole:.0f} 秒，只读得出 {found:.0f} 秒。",
    "请从手机或相机里重新拷贝一次再试。",
)
SOUND_CUT: Said = (
    "这段声音不完整：本来有 {whole:.0f} 秒，只读得出 {found:.0f} 秒。",
    "请重新拷贝一次再试。",
)
