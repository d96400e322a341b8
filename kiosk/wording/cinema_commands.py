"""What staff read in the terminal, and in the list of a screening, about the cinema."""

HELP_SCREENINGS = "列出所有放映场次 / list all screenings"
HELP_SIGNUPS = "列出一场放映的报名（有姓名和电话，请妥善保管）/ who signed up for a screening"
HELP_SCREENING = "场次编号，见 kiosk screenings / number of the screening"
HELP_XLSX = "写成表格文件 OUT，可以打印 / write a spreadsheet to print"
HELP_CANCEL = "取消这个取票码的报名，座位按先后补上；可以写几次 / give back the seats of CODE"
HELP_FORGET = "删掉这个取票码的称呼和电话，报名也取消；可以写几次 / delete the person of CODE"
HELP_BOOKINGS = "列出单位包场申请，或用下面的命令答复 / private screenings: list, or answer"
HELP_ACCEPT = "同意第 N 号申请 / accept request N"
HELP_DECLINE = "不同意第 N 号申请 / decline request N"
HELP_MOVE = '给第 N 号申请提议另一个时间，例如 "2026-12-05 14:00" / offer request N another time'
HELP_ANSWER = "给对方的话 / a line to the organisation"
HELP_DEMAND = "大家想看什么：按片名和钟点统计 / demand by film and hour"
HELP_WISHES = "列出大家想看的片子，或用下面的命令整理 / films people wish for: list, or sort"
HELP_OFFER = "把 FILM 放进给观众投票的片单 / let visitors vote for FILM"
HELP_HIDE = "把 FILM 从片单里拿下来，票数保留 / take FILM off the list; votes stay"

HELP_WEB = "只开手机页面，不开触摸屏 / serve the phone pages alone"
HELP_HOST = "在哪个地址上开；不写就用设置 web_host / address to serve on"
HELP_PORT = "在哪个端口上开；不写就用设置 web_port / port to serve on"

PLACE_OF_OPTIONS = "--data 和 --json 请写在最后，例如 kiosk bookings accept 3 --data 文件夹"
ONE_FORM = "--json 和 --xlsx 只能写一个"
TIME_WRONG = "{value} 不是时间。请写年-月-日 时:分，例如 2026-12-05 14:00"

NONE_SCREENINGS = "还没有放映场次"
SCREENING_LINE = (
    "{one.id}：{when}《{one.film}》{seats} 座，已报 {one.taken}，排队 {one.waiting}{off}"
)
OFF = "，已取消"
SEATS_GIVEN_BACK = "取票码 {code} 的报名取消了，座位让给排队的人"
SEATS_USED = "取票码 {code} 已经入场，或者这一场放完了，不用再取消"
PERSON_FORGOTTEN = "取票码 {code} 的称呼和电话删掉了"
NONE_SIGNUPS = "这一场还没有人报名"
SEATED_LINE = "{one.code} {surname} {one.phone}，{one.seats} 座{space}{came}"
WAITING_LINE = "{one.code} {surname} {one.phone}，{one.seats} 座{space}，排队第 {one.place} 位"
SPACE = "（需要轮椅位）"
CAME = "，{at} 已入场"
NONE_BOOKINGS = "还没有单位申请包场"
BOOKING_LINE = (
    "{one.id}【{state}】{when}，{one.minutes} 分钟，{one.organisation}，{one.people} 人{film}，"
    "{contact}{one.phone}{note}"
)
BOOKING_FILM = "，想看《{film}》"
BOOKING_NOTE = "，备注：{note}"
STATES = {
    "asked": "等答复",
    "accepted": "已同意",
    "declined": "没有同意",
    "moved": "等对方答复新时间",
    "withdrawn": "对方撤回了",
}
ACCEPTED = "已同意第 {number} 号申请"
DECLINED = "已答复第 {number} 号申请：不同意"
MOVED = "已向第 {number} 号申请提议 {when}，这个时间先给对方留着"
NONE_DEMAND = "还没有可以统计的"
DEMAND_LINE = (
    "《{one.film}》{hour}：{one.screenings} 场，{one.offered} 座，坐 {one.taken}，"
    "排过队 {one.waited}，来了 {one.came}，想看 {one.wished} 票"
)
HOUR = "{hour} 点"
NO_HOUR = "（没有放过）"
NONE_WISHES = "还没有人写想看的片子"
WISH_LINE = "《{one.film}》{one.votes} 票{offered}"
WISH_OFFERED = "，观众看得到"
OFFERED = "《{film}》观众看得到了，可以投票"
HIDDEN = "《{film}》不再给观众看，票数保留"

SHEET = "报名表"
SHEET_TITLE = "{film} {when}"
SHEET_PAGE = "第 &P 页，共 &N 页（用后请销毁）"
COLUMNS = ("取票码", "称呼", "电话", "座位", "轮椅位", "情况", "排队", "入场")
SEATED, WAITING, NEEDS_SPACE = "有座位", "排队", "要"
SHEET_NOT_WRITTEN = "表格写不进 {path}（{reason}）。请换一个地方，或关掉正打开着它的程序再试"
