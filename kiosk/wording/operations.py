"""What the person who sets the kiosk up, or keeps it running, reads in the terminal.

Lines that somebody without Chinese may have to act on carry English after the Chinese.
"""

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Why the system refused, in plain Chinese; its own words for what is rare."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


RESOURCE_MISSING = "程序文件 {name} 不见了。请重新取一份完整的程序，再运行 make run"

FONT_PACKAGE_MISSING = (
    "没有找到简体中文字体 {family} {style}。请运行 sudo apt-get install fonts-noto-cjk，再启动"
)
FONT_UNUSABLE = "字体文件 {path} 打不开。请重新安装 fonts-noto-cjk，再启动"
FONT_NOT_SAVED = "字体放不进 {folder}（{reason}）。请检查磁盘空间和文件夹权限"

DISPLAY_NONE = (
    "没有显示器，也没有安装虚拟屏幕 Xvfb。请接上显示器，或运行 sudo apt-get install xvfb\n"
    "No display and no Xvfb: connect a display, or run: sudo apt-get install xvfb"
)
DISPLAY_FAILED = (
    "虚拟屏幕 Xvfb 没有启动：{reason}\nThe virtual screen (Xvfb) did not start: {reason}"
)
DISPLAY_VIRTUAL = (
    "没有显示器，改在虚拟屏幕 {name}（{width}x{height}）上运行。要看画面，任选一种：\n"
    "  kiosk screenshots 文件夹\n"
    "  x11vnc -display {name} -localhost   然后用 VNC 连接 127.0.0.1:5900\n"
    "No display: running on the virtual screen {name} ({width}x{height}). To look at it, either\n"
    "  kiosk screenshots FOLDER\n"
    "  x11vnc -display {name} -localhost   then point a VNC viewer at 127.0.0.1:5900"
)
