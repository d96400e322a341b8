"""What staff read on the screens behind the PIN."""

from __future__ import annotations

# The banner that a stick brings
STICK_NAMED = "U盘“{label}”"
STICK_PLAIN = "U盘"
NAMED_ALREADY = ("U盘", "文件夹")
"""How a name begins that says itself what it is."""
STICK_FOUND = "发现{stick} · 工作人员请点这里"
STICK_FOUND_SHORT = "工作人员请点这里"
"""Where there is no room for more, beside the sign of a stick."""
STICKS_FOUND = "发现{count}个U盘 · 工作人员请点这里"

# The PIN
PIN_TITLE = "请输入工作人员密码"
PIN_MORE = "六个数字"
PIN_WRONG = "密码不对，请再试一次。"
PIN_WAIT_SECONDS = "密码不对。请等{seconds}秒再试。"
PIN_WAIT_MINUTES = "密码不对。请等{minutes}分{seconds:02d}秒再试。"
PIN_FIRST_TITLE = "请设一个工作人员密码"
PIN_FIRST_MORE = "不知道密码的人改不了屏幕。请选六个数字，记好，交给接班的人。"
PIN_NEW_TITLE = "请输入新密码"
PIN_NEW_MORE = "六个数字。旧密码马上就不能用了。"
PIN_AGAIN_TITLE = "请再输入一次"
PIN_AGAIN_MORE = "两次一样，才算设好。"
PIN_EASY = "这个密码太好猜了，像123456、111111这样的都不行。请换一个。"
PIN_DIFFERENT = "两次输入的不一样。请从头再来一次。"
PIN_DELETE = "删一个"
PIN_CLEAR = "重来"
PIN_SET_TITLE = "新密码设好了"
PIN_SET_MORE = "从现在起，请用新密码。"

# Home of the staff
STAFF = "工作人员"
STAFF_EDITION = "现在放映第{number}版"
STAFF_NO_EDITION = "现在还没有内容"
STICKS_TITLE = "U盘"
TASKS_TITLE = "别的事"
STICK_NONE = "还没有插U盘"
STICK_NONE_MORE = "要换内容，请把U盘插到机器上，等几秒钟，这里就会出现。"
STICK_SEARCHING = "正在看里面有什么"
STICK_SEARCHING_MORE = "请等几秒钟。"
STICK_NOTHING = "没有可以装的内容"
STICK_LOOK = "看{stick}"
STICK_LOOK_MORE = "{name}。先看看会换什么，点“装入”以后才会换。"
STICK_LOOK_ARCHIVE_MORE = "压缩包“{name}”。先看看会换什么，点“装入”以后才会换。"
EDITIONS = "换回以前的版本"
STICKS_PLUGGED = "{stick}已经插好"
STICKS_COUNTED = "插着{count}个U盘"
EDITIONS_MORE = "装错了？一点就换回去。放映表和报名不跟着变。"
READINESS = "今天能不能开放"
READINESS_MORE = "看看画面、声音、时间是不是都好。"
CLOCK = "调日期和时间"
CLOCK_MORE = "日期不对，按日期上架的内容就不对。"
NEW_PIN = "换密码"
NEW_PIN_MORE = "有人离开岗位，或者密码让人看见了。"
LEAVE = "离开"
BACK = "返回"
TO_STAFF = "回到工作台"

# Looking and loading
LOOKING = "正在看{stick}"
LOOKING_MORE = "屏幕上的内容没有动。请先不要拔U盘。"
LOADING = "正在装入"
LOADING_MORE = "装好以前，屏幕上还是原来的内容。先别拔U盘。"
EJECTING = "正在取出U盘"
EJECTING_MORE = "请等几秒钟。"
CHECKING = "正在检查"
CHECKING_MORE = "大约要半分钟。"
SETTING_CLOCK = "正在调时间"
SETTING_CLOCK_MORE = "请等几秒钟。"
STAGES = {
    "find": "正在找文件",
    "prepare": "正在看文件",
    "publish": "马上就换上新内容",
}
STAGES_LOADING = STAGES | {"prepare": "正在准备文件"}
WAITING = "马上就开始"
FILES_DONE = "第{done}个，共{files}个文件"
SIZE_DONE = "{done}，共{whole}"
MEGABYTES = "{size} MB"
GIGABYTES = "{size} GB"
PER_CENT = "{per_cent}%"
LEFT_MINUTES = "大约还要{minutes}分钟"
LEFT_HOURS = "大约还要{hours}小时{minutes}分钟"
LEFT_SECONDS = "大约还要{seconds}秒"
LEFT_MOMENT = "马上就好"
LEFT_UNKNOWN = "还要多久，正在估计"
STOP = "停下"
STOPPED = "已经停下了"
STOPPED_MORE = "屏幕上放映的是第{number}版。要再来，请从工作台点U盘。"
STOPPED_MORE_EMPTY = "屏幕上还没有内容。要再来，请从工作台点U盘。"

# What a stick would change
PREVIEW = "看看会换什么"
CHANGES = {
    "new": "新的",
    "changed": "改过的",
    "unchanged": "没变的",
    "removed": "撤下的",
    "wrong": "有问题",
}
CHANGES_NONE = {
    "new": "没有新的内容。",
    "changed": "没有改过的内容。",
    "unchanged": "没有和屏幕上一样的内容。",
    "removed": "没有要撤下的内容。",
    "wrong": "没有问题，都能装。",
}
PROBLEM_ERRORS_HEAD = "装不上的（{count}处）"
PROBLEM_NOTES_HEAD = "能装上，请留意（{count}处）"
PROBLEM_WHOLE = "整个文件夹"
PROBLEM_WHERE = "在哪里：{where}"
PROBLEM_DO = "怎么办：{do}"
SECTION_COUNT = "{section}（{count}件）"
LOAD = "装入"
LOAD_NOT = "不装了"
NOTHING_TO_LOAD = "和屏幕上的一样，不用装。"
NOTHING_TO_LOAD_WRONG = "没有能装上的内容。请照下面的办法改好，再插一次。"
READY_TO_LOAD = "点“装入”以后：换上{count}件，撤下{removed}件。"
READY_TO_LOAD_ONLY = "点“装入”以后：换上{count}件，别的不动。"
READY_TO_REMOVE_ONLY = "点“装入”以后：撤下{removed}件，别的不动。"

# Loaded
LOADED = "装好了，现在放映第{number}版"
LOADED_MORE = "屏幕上已经换成新的内容。"
PROGRAMME_LOADED = "放映表换好了"
PROGRAMME_LOADED_MORE = "屏幕上和手机上已经是新的放映表，报过名的人都还在。"
LOADED_WRONG = "有{count}处没有装上，原来的还在。"
NOTHING_LOADED = "什么也没有装上"
SAME = "没有变化"
SAME_MORE = "U盘里的内容和屏幕上的一样。"
CAN_PULL = "可以拔下U盘了：先点“安全取出U盘”，再拔。"
SEE = "看一看"
PUT_BACK = "换回上一版"
EJECT = "安全取出U盘"
EJECTED = "可以拔下U盘了"
EJECT_FAILED = "U盘还没有取出"
GONE_PULLED = "U盘已经拔下了。"
BACK_ON = "换好了，现在放映第{number}版"
BACK_ON_MORE = "别的版本都还在，随时可以再换。"

# Editions
EDITION_WITH_ITEMS = "第{number}版 · {items}件内容"
EDITION_STARTER = "机器自带的内容"
EDITION_CURRENT = "正在放映"
EDITION_SHOW = "放这一版"
EDITION_CONFIRM = "再点一次"
EDITIONS_NONE = "还没有装过内容。"

# Readiness
READY = "今天可以开放"
NOT_READY = "今天还不能开放"
LEVELS = {"good": "好", "note": "留意", "error": "不行"}
CHECKS_COUNTED = {"error": "{count}样不行", "note": "{count}样要留意", "good": "{count}样好"}
CHECK_DO = "怎么办：{do}"
AGAIN = "再检查一次"

# Date and time
CLOCK_NOW = "现在：{when}"
CLOCK_NEW = "改成：{when}"
CLOCK_SET = "就用这个时间"
CLOCK_PARTS = {"year": "年", "month": "月", "day": "日", "hour": "时", "minute": "分"}
CLOCK_DONE = "时间调好了"
CLOCK_FAILED = "时间没有调成"
CLOCK_FAILED_MORE = "请联系管理这台机器的人。"

# Days
TODAY = "今天{time}"
YESTERDAY = "昨天{time}"
DAY = "{month}月{day}日（{weekday}）{time}"
DAY_OF_YEAR = "{year}年{month}月{day}日 {time}"
WHOLE_DAY = "{year}年{month}月{day}日 {weekday} {time}"
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

# When something does not work
FAILED_LOOK = "这个U盘没有看成"
FAILED_LOAD = "没有装成"
FAILED_MORE = "屏幕上的内容没有变。请再试一次；还是不行，请换一个U盘。"
FAILED_CHECK = "没有检查成"
FAILED_AGAIN = "请再试一次；还是不行，请联系管理这台机器的人。"
PULLED = "U盘拔掉了"
PULLED_MORE = "屏幕上的内容没有变。要接着来，请再插上U盘，从工作台点它。"
FAULT = "这一步没有做成"
FAULT_BUSY = "机器正忙。屏幕上的内容没有变，请等一会儿再试。"
FAULT_FULL = "机器存满了。屏幕上的内容没有变，请联系管理这台机器的人腾出空间。"
FAULT_OTHER = (
    "机器里存的东西现在打不开。屏幕上的内容没有变。"
    "请过一会儿再试；还是不行，请联系管理这台机器的人。"
)
TRY_AGAIN = "再试一次"
