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

CHILD_STARTED = "{name} 启动了（进程 {process}）"
CHILD_READY = "{name} 准备好了，用了 {seconds} 秒"
CHILD_ENDED = "{name} 自己结束了（状态 {status}）"
CHILD_SILENT = "{name} 没有动静了，换一个新的"
CHILD_NOT_STARTED = "{name} 启动不了：{reason}"
CHILD_AGAIN = "{name} 停了，{seconds} 秒后重新启动 / {name} stopped, starting again in {seconds} s"
CHILD_KILLED = "{name} 没有按时结束，已强行结束"

DATA_UNUSABLE = "数据文件夹 {folder} 用不了（{reason}）。请检查磁盘和权限，或用 --data 换一个文件夹"
ALREADY_RUNNING = (
    "这个数据文件夹已经有触摸屏程序在运行（进程 {process}）：{folder}。"
    "请先结束它，或用 --data 换一个文件夹\n"
    "A kiosk is already running on this data folder (process {process})"
)
RUN_STARTED = "正在启动。日志：{log} / Starting. Log: {log}"
RUN_CLOSED = "已关闭 / Closed"
RUN_NEVER_READY = (
    "{seconds} 秒内屏幕没有显示出来。请看日志 {log}，再运行 kiosk doctor\n"
    "The screen showed nothing within {seconds} s: see {log}, then run: kiosk doctor"
)
