"""What the staff's screens of the cinema say."""

CINEMA = "红色影院"
CINEMA_MORE = "今晚谁来、入场、包场申请、大家想看什么。"
NO_SCREENINGS = "还没有放映安排。把写好的“放映计划”表放进U盘的“红色影院”文件夹，插上就能装入。"

WHEN_FILM = "{when}《{film}》"
COUNTS = "共 {seats} 座，报名 {taken} 座"
COUNTS_WAITING = "共 {seats} 座，报名 {taken} 座，另有 {waiting} 座排队"
CAME = "{line}，来了 {came} 座"
CALLED_OFF = "已取消，还有 {taken} 座的人报过名"
CALLED_OFF_NOBODY = "已取消，没有人报名"

BOOKINGS = "单位包场"
BOOKINGS_FOR = "同意或者不同意单位来包场。"
BOOKINGS_WAITING = "{count} 个包场申请等答复"
BOOKINGS_NONE_WAITING = "没有要答复的包场申请"
DEMAND = "大家想看什么"
DEMAND_MORE = "每部片子、每个钟点：多少座、多少人来、多少人排队。"

PEOPLE_EMPTY = "还没有人报名。"
PEOPLE_LINE = "{seats} 座，电话尾号 {tail}"
PEOPLE_SPACE = "{seats} 座，要轮椅位，电话尾号 {tail}"
NO_NAME = "没有留称呼"
SEATED_HEAD = "有座位的（{count} 人报名）"
WAITING_HEAD = "排队的（{count} 人报名）"
PLACE = "第 {place} 位"
CAME_AT = "{time} 到了"
LET_IN = "入场"
CHECK_CODE = "输入取票码"
CHECK_CODE_MORE = "观众说出四个数字，在这里按下。"
PAD_DELETE = "删一个"
PAD_CLEAR = "重来"

WELCOME = "{name}，{seats} 个座位，请进"
WELCOME_NAMELESS = "{seats} 个座位，请进"
ALREADY = "这个码 {time} 已经用过了"
WAITING = "这位还在排队，没有座位"
CANCELLED = "这个报名已经取消了"
OTHER_DAY = "不是这个时候的票"
OFF = "这一场已经取消了"
UNKNOWN = "没有这个取票码，请再看一遍"

CALL_OFF = "取消这一场"
CALL_OFF_ARMED = "再点一次就取消"
CALLED_OFF_DONE = "已经取消，报过名的人会在票上看到。"

BOOKING_EMPTY = "还没有单位申请包场。"
BOOKING_PEOPLE = "{people} 人"
BOOKING_FILM = "想看《{film}》"
BOOKING_CONTACT = "{contact}，{phone}"
BOOKING_STATES = {
    "asked": "等答复",
    "accepted": "已同意",
    "declined": "没有同意",
    "moved": "等对方答复",
    "withdrawn": "对方撤回了",
}
ACCEPT = "同意"
DECLINE = "不同意"
ARMED = "再点一次"
ACCEPTED_DONE = "已经同意：{organisation}"
DECLINED_DONE = "已经答复不同意：{organisation}"

DEMAND_EMPTY = "还没有放映过，也还没有人许愿。"
DEMAND_ROW = "《{film}》 {hour} 点"
DEMAND_WISHED_ROW = "《{film}》"
DEMAND_SEATS = "{screenings} 场 {offered} 座"
DEMAND_TAKEN = "报名 {count}"
DEMAND_CAME = "来了 {count}"
DEMAND_WAITED = "排队 {count}"
DEMAND_WISHED = "想看 {count}"
DEMAND_LEAD = "来了、报名、排队；空框是座位"
