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
STAND_IN = "{other} 一再停下，先由 {name} 顶替"
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

JOB_STAFF = "工作人员的操作"
JOB_CLEAN = "清理旧内容"
CLEARED = "清理了 {files} 个不再用的文件，腾出 {mb} MB"
TASK_STOPPED = "已经停下，屏幕上的内容没有变"
TASK_BROKE = "没有做成，屏幕上的内容没有变。请再试一次；还是不行，请把日志交给管理员"
STICK_IS_GONE = "U盘已经不在了，不用再取出"
LOOK_DONE = "看完了，还没有装入"
LOOK_SAME = "U盘里的内容和屏幕上的一样，不用装入"
MORE_PROBLEMS = "另外还有 {count} 处问题没有列出来"
MORE_PROBLEMS_DO = "请先改好上面这些，再看一次"
CLOCK_SET = "时间调好了"
CLOCK_NOT_SET = "时间没有调成，这台机器没有允许触摸屏调时间。请管理员在系统里调"
CLOCK_YEAR = "{year} 年不对，时间没有调。请把年份调到 2026 年以后"
JOB_STARTER = "装入自带的内容"
JOB_PASSING = "{name}：这次没有成功，{seconds} 秒后再试（{reason}）"
JOB_LASTING = "{name}：没有成功，先放一边（{reason}）"

DISPLAY_GOOD = "显示器 {name}，{width}x{height}，由 {renderer} 绘图"
DISPLAY_SOFTWARE = "显示器 {name}，{width}x{height}，没有用上显卡（{renderer}）"
DISPLAY_SOFTWARE_DO = "能用；想更流畅，请安装显卡驱动"
DISPLAY_ABSENT = "没有接上显示器，来访者看不到画面"
DISPLAY_ABSENT_DO = "请接好显示器，登录图形桌面后再试；没有显示器时程序会在虚拟屏幕上运行"
DISPLAY_NO_GL = "显示器 {name} 打开了，但是不能绘图（{reason}）"
DISPLAY_NO_GL_DO = "请运行 sudo apt-get install libgl1 libgl1-mesa-dri，再试"

FONTS_GOOD = "简体中文字体齐全"

LANGUAGES = {"cmn": "普通话", "yue": "粤语"}

DISK_GOOD = "还有 {free} 可用"
DISK_LOW = "只剩 {free}"
DISK_LOW_DO = "请腾出空间：至少要有 {least}，装入新内容最好有 {wanted}"
DISK_DO = "请检查数据文件夹所在的磁盘"

DATABASE_GOOD = "数据库完好，共 {items} 件内容"
DATABASE_NEW = "还没有数据库，第一次启动时会建立"
DATABASE_OLD = "数据库是旧版本的，下次启动时会更新"
DATABASE_DAMAGED = "数据库损坏了（{reason}）"
DATABASE_DO = "请不要删除它；先备份整个数据文件夹，再联系维护人员"
DATABASE_FAULT_DO = "请按上面的说明处理，再试"

CLOCK_GOOD = "现在是 {now}"
CLOCK_WRONG = "时间不对：{now}"
CLOCK_WRONG_DO = "请在系统设置里校准日期和时间"
CLOCK_ZONE = "系统时区是 {zone}，不是北京时间"
CLOCK_ZONE_DO = (
    "程序自己按北京时间显示，不影响开放；想改就运行 sudo timedatectl set-timezone Asia/Shanghai"
)

CHECK_BROKE = "没有检查成（{reason}）"
CHECK_BROKE_DO = "请再试一次；还是这样，请联系维护人员"
CHECK_SETTINGS_DO = "请改好 kiosk.toml，再试"

CHECK_NAMES = {
    "display": "显示",
    "fonts": "字体",
    "sound": "声音",
    "voices": "朗读",
    "speech": "提前朗读",
    "disk": "磁盘",
    "database": "数据库",
    "key": "钥匙",
    "clock": "时钟",
    "opening": "打开U盘",
    "handwriting": "手写认字",
    "input method": "拼音输入",
    "printer": "小票打印机",
}
MARK_GOOD, MARK_NOTE, MARK_ERROR = "好", "注意", "不行"
CAN_OPEN = "今天可以开放"
CANNOT_OPEN = "今天还不能开放，请先处理标着“不行”的项目"

HELP_KIOSK = "素社家园大厅触摸屏 / the lobby kiosk of 素社家园"
HELP_VERSION = "显示版本号"
HELP_DATA = "数据文件夹；不写就用环境变量 KIOSK_DATA，再不然用自己的数据文件夹"
HELP_JSON = "只输出一份 JSON"
HELP_RUN = "启动触摸屏 / start the kiosk"
HELP_WINDOW = "在窗口里运行，例如 540x960；不写就占满整个屏幕"
HELP_FOR = "运行这么多秒后自己关闭"
HELP_LOAD = "装入一个内容文件夹 / load a folder of content"
HELP_CHECK = "检查一个内容文件夹，什么也不改 / check a folder, change nothing"
HELP_YES = "不再问，直接装入 / do not ask"
HELP_EDITIONS = "列出装入过的各版 / list the editions that are kept"
HELP_RESTORE = "把第 N 版换回来 / put edition N back on show"
HELP_FORGET_PIN = "忘了工作人员密码：下次在屏幕上重新定一个 / forget the staff PIN"
PIN_FORGOTTEN = "密码已经作废，下次打开工作人员画面时会请您定一个新的"
HELP_KEYS = "签名用的钥匙 / keys to sign folders with"
HELP_KEYS_NEW = "在 FOLDER 里做一对新钥匙 / make a pair of keys in FOLDER"
HELP_KEY_PASSWORD = "给私钥设密码，或私钥有密码 / the private key has a password"
HELP_KEY = "私钥文件 / the private key file"
HELP_SIGN = "给一个内容文件夹签名 / sign a folder of content"
TEMPLATES_WRITTEN = "写好了 {count} 个表格模板（已经有的没有动）。每个表格里有例子和填写说明"
PASSWORD, PASSWORD_AGAIN = "密码", "再输一遍"
KEYS_MADE = (
    "做好了：\n  私钥 {keys.private}（只放在办公室，不要给别人）\n"
    "  公钥 {keys.public}（请管理员放进触摸屏数据文件夹的 keys 里）\n  钥匙号 {keys.fingerprint}"
)
SIGNED = "签好了 {files} 个文件，钥匙号 {by}：{file}"
HELP_TEMPLATES = "把表格模板写进文件夹 OUT / write the templates of the spreadsheets"
HELP_PREVIEW = "只看这个文件夹在触摸屏上的样子 / look at a folder as the kiosk would show it"
HELP_SECTIONS = "列出十二个栏目 / list the twelve sections"
HELP_SCREENSHOTS = "把每个画面存成图片，放进文件夹 OUT / save a picture of every screen"
HELP_SIZE = "画面大小"
HELP_DOCTOR = "检查这台机器今天能不能开放 / can this machine open today?"
SIZE_WRONG = "{value} 不是画面大小。请写宽x高，例如 1080x1920，每边 240 到 8192"
SECTION_LINE = "{section.function} {section.name}：{items} 件"

FOLDER_UNUSABLE = "{folder} 用不了（{reason}）。请检查路径，或重新插好 U 盘"
LOAD_PROGRESS = "[{done}/{files} 个文件] {per_cent}%，{done_mb}/{mb} MB{left} {file}"
LOAD_PUBLISHING = "正在换上新内容"
LEFT_SECONDS = "，大约还要 {seconds} 秒"
LEFT_MINUTES = "，大约还要 {minutes} 分钟"
LOAD_PUBLISHED = "装好了 {items} 件（共 {found} 件），现在放映第 {edition} 版"
LOAD_UNCHANGED = "内容没有变化（{items} 件，共 {found} 件），仍放映第 {edition} 版"
LOAD_ASK = "装入吗？"
LOAD_NOT_WANTED = "没有装入，屏幕上的内容没有变"
CHECK_GOOD = "可以装入：{items} 件，栏目有：{sections}"
CHECK_BAD = (
    "能用的有 {items} 件。请先改好标着“不行”的地方，再检查一次；不改也可以装入，不行的不会显示"
)
CHECK_NOTHING = "没有一件能用的内容"
PLAN_COUNTS = (
    "新的 {new}，改过的 {changed}，没变的 {unchanged}，要撤下的 {removed}，有问题的 {wrong}"
)
PLAN_LINE = "  {change}：{section}/{title}"
CHANGES = {
    "new": "新的",
    "changed": "改过",
    "removed": "撤下",
    "wrong": "有问题",
    "unchanged": "没变",
}
EDITION_LINE = "第 {edition.number} 版  {at}  {edition.items} 件  {edition.source}{mark}"
EDITION_CURRENT = "  ← 现在放映的"
EDITIONS_NONE = "还没有装入过内容"
EDITION_RESTORED = "第 {number} 版已经换回来了"
LOAD_NOTHING = "什么也没有装上（找到 {found} 件）"
