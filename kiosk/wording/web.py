"""What visitors and staff read on the phone pages.

Templates see this module as ``words``. Sentences with names in braces are filled by ``format``.
"""

from __future__ import annotations

LANGUAGE = "zh-CN"
HOUSE = "红色影院"
CENTRE = "素社街道党群服务中心"
TITLE = "{page} · 红色影院"
SKIP = "跳到正文"
TO_PROGRAMME = "回放映表"
FOOT_TITLE = "红色影院的其他页面"
FREE = "免费"
WECHAT_TITLE = "在微信里看到的这一页"
WECHAT = "在微信里打不开？点右上角的三个点（···），再点“在浏览器打开”。"

# Days and times

# The programme
PROGRAMME = "放映表"
PROGRAMME_LEAD = "全部免费，点开就能报名。"
PROGRAMME_EMPTY = "现在还没有排好的电影"
PROGRAMME_EMPTY_MORE = "新的放映表出来以后，这里就能报名。您可以先告诉我们想看什么。"
SEATS_LEFT = "还有 {seats} 座"
FULL = "满座，可以排队"
CALLED_OFF = "这一场取消了"
CLOSED = "停止报名了"
MOVED = "改了时间，原来是{before}"
FACTS_YEAR = "{year}年"
FACTS_MINUTES = "{minutes} 分钟"
LINK_BOOKINGS = "单位包场"
LINK_WISHES = "想看什么电影"
LINK_FIND = "找我的票"
LINK_PRIVACY = "怎么保护您的资料"

# One film
WHEN, WHERE, HOW_LONG, PRICE = "时间", "地点", "影片", "票价"
PRICE_FREE = "免费，不用付钱"
WHERE_WITH_ADDRESS = "{place}，{address}"
UNTIL = "{start} 到 {end}"
ABOUT = "影片简介"
SIGN_UP = "报名"
SIGN_UP_TITLE = "报名看这一场"
QUEUE = "排队"
QUEUE_TITLE = "排队等座位"
QUEUE_MORE = "现在满座了。先登记排队，有人取消，就按先后补上，不用再报一次。"
QUEUE_LENGTH = "已经有 {waiting} 人在排。"
FEW_LEFT = "只剩 {seats} 座。人数超过这个数，会先排队。"
SURNAME = "怎么称呼您"
SURNAME_HINT = "写姓就可以，比如“陈女士”"
PHONE = "电话号码"
PHONE_HINT = "11 位手机号，或者带区号的座机号"
SEATS = "几个人来"
SEATS_EACH = "{seats} 人"
NEEDS_SPACE = "有人坐轮椅，或者要人陪护"
CONSENT_SIGNUP = "我同意为这场电影记下称呼、电话和人数。放映后第 7 天删除，随时可以取消。"
CONSENT_LINK = "资料怎么保护"
NO_MORE_SIGNUPS = "这一场停止报名了"
NO_MORE_SIGNUPS_MORE = "请看看别的场次。"
CALLED_OFF_MORE = "很抱歉，这一场不放了。请看看别的场次。"
MOVED_TITLE = "这一场改了时间"
MOVED_MORE = "原来是{before}，现在是{now}。"

# Forms
ERRORS_TITLE = "还有 {count} 处要改"
ERROR_MARK = "请改："
OPTIONAL = "（可以不填）"
YES_DELETE, YES_CANCEL, YES_WITHDRAW = "确定删除", "确定取消", "确定撤回"

# The ticket
TICKET = "我的票"
CODE = "取票码"
CODE_SAY = "取票码 {digits}"
QR_LABEL = "入场二维码"
QR_HINT = "进门时给工作人员看这个码，或者报四位取票码。"
SEATED = "报名成功"
SEATED_LEAD = "{seats} 个座位给您留好了。"
WAITING = "排队第 {place} 位"
WAITING_LEAD = "有人取消，就按先后补上。轮到您时，这一页会写“报名成功”，开场前请再来看看。"
WAITING_OVER = "这次没有轮到"
WAITING_OVER_LEAD = "座位一直是满的，很抱歉。请看看别的场次。"
CANCELLED = "已经取消"
CANCELLED_LEAD = "座位让给别人了，这张票不能再用。"
FORGOTTEN = "资料已经删除"
FORGOTTEN_LEAD = "您的称呼、电话和取票码都删掉了，报名也取消了。"
FORGOTTEN_CAME_LEAD = "您的称呼、电话和取票码都删掉了。"
TICKET_CALLED_OFF = "这一场取消了"
TICKET_CALLED_OFF_LEAD = "很抱歉，《{film}》{when} 不放了，您不用来。"
TICKET_MOVED = "时间改了"
TICKET_MOVED_LEAD = "原来是{before}，现在改到{now}。报名还在。"
CAME = "已经入场"
CAME_LEAD = "{time} 入场，祝您看得开心。"
OVER = "这一场放完了"
OVER_LEAD = "谢谢您来。您的资料在放映后第 7 天删除。"
PEOPLE = "人数"
PEOPLE_COUNT = "{seats} 人"
PEOPLE_WITH_SPACE = "{seats} 人（有轮椅或陪护）"
NAME = "称呼"
STANDING = "报名"
STANDING_SEATED = "有座位"
STANDING_WAITING = "排队第 {place} 位"
TO_CALENDAR = "加到手机日历"
KEEP = "请把这一页截图或者收藏。找不到了，用电话号码和取票码也能找回来。"
CANCEL = "不来了，取消报名"
CANCEL_ASK = "取消以后，座位马上让给排队的人，不能收回。"
FORGET = "删除我的资料"
FORGET_ASK = "会删掉您的称呼、电话和取票码，报名也一起取消，不能收回。"
FORGET_ASK_CAME = "会删掉您的称呼、电话和取票码，不能收回。"
OTHER_SCREENINGS = "看看别的场次"
CALENDAR_SUMMARY = "看电影《{film}》"
CALENDAR_NOTE = "进门时请出示手机上的票。"
CALENDAR_ALARM = "一小时后放映《{film}》"

# Private screenings
BOOKINGS = "单位包场"
BOOKINGS_LEAD = "党支部、单位、学校可以免费包一场。填好以后，工作人员会答复。"
ORGANISATION = "单位名称"
CONTACT = "联系人"
DATE = "哪一天"
DATE_HINT = "比如 2026-12-05"
TIME = "几点开始"
TIME_HINT = "比如 14:30"
PEOPLE_HOW_MANY = "大约多少人"
FILM_WANTED = "想看的电影"
NOTE = "还有什么要说的"
CONSENT_BOOKING = "我同意为这次包场记下单位、联系人和电话。放映后第 7 天删除，随时可以撤回。"
BOOKING_SEND = "提交申请"
BOOKING = "包场申请"
PEOPLE_WRONG = "请写人数，比如 30。"
DATE_WRONG = "请写日期，比如 2026-12-05。"
TIME_WRONG = "请写开始的时间，比如 14:30。"
BOOKING_ASKED = "申请收到了"
BOOKING_ASKED_LEAD = "工作人员看过以后，答复会写在这一页。请过一两天再来看。"
BOOKING_ACCEPTED = "同意包场"
BOOKING_ACCEPTED_LEAD = "{when}，影院给您留着。"
BOOKING_DECLINED = "这次安排不了"
BOOKING_DECLINED_LEAD = "很抱歉。可以换一个时间再申请。"
BOOKING_MOVED = "建议换一个时间"
BOOKING_MOVED_LEAD = "改到{when}可以吗？这个时间先给您留着。"
BOOKING_AGREE = "可以，就这个时间"
BOOKING_WITHDRAWN = "已经撤回"
BOOKING_WITHDRAWN_LEAD = "这个申请不再算数。"
BOOKING_ANSWER = "工作人员的答复"
BOOKING_KEEP = "请把这一页截图或者收藏，答复只写在这里。"
BOOKING_WITHDRAW = "撤回申请"
BOOKING_WITHDRAW_ASK = "撤回以后，这个时间会让给别人。"
BOOKING_AGAIN = "再申请一次"
BOOKING_FACTS = "申请的内容"

# Wishes
WISHES = "想看什么电影"
WISHES_LEAD = "想看的人多，我们就先安排。"
WISHES_OFFERED = "选一部"
WISH_VOTE = "我想看"
WISH_VOTE_FILM = "我想看《{film}》"
WISH_COUNT = "{votes} 人想看"
WISH_OTHER = "写一部别的"
WISH_FILM = "片名"
WISH_SEND = "告诉你们"
WISH_THANKS = "记下了，谢谢您"
WISH_THANKS_MORE = "排放映表的时候会看。"

# Finding a ticket
FIND = "找我的票"
FIND_LEAD = "写报名时的电话号码和四位取票码。"
FIND_CODE = "取票码"
FIND_CODE_HINT = "四个数字"
FIND_SEND = "找票"
FIND_HELP = "忘了取票码？请到大厅问工作人员。"

# Privacy
PRIVACY = "怎么保护您的资料"
PRIVACY_LEAD = "只记下报名要用的，用完就删。"
PRIVACY_PARTS: tuple[tuple[str, str], ...] = (
    (
        "用来做什么",
        "留座位、排队、进门核对。改了时间或取消时，写在您的票上。不做别的用。",
    ),
    ("谁来保管", "素社街道党群服务中心。资料存在大厅的机器里，不传到网上，也不给别人。"),
    (
        "记下什么",
        "报名：称呼（可以不填）、电话号码、人数、要不要轮椅或陪护位。"
        "包场：单位、联系人、电话号码和您写的要求。",
    ),
    (
        "怎么保管",
        "称呼和电话号码加密保存。票面和大屏幕上只写“陈**”或者取票码，二维码和网址里没有您的资料。",
    ),
    (
        "留多久",
        "放映后第 7 天自动删除称呼、电话号码和取票码。只留下人数，用来安排以后的电影。",
    ),
    ("谁能看到", "只有影院的工作人员，进门核对的时候看。"),
    (
        "怎么收回同意",
        "打开您的票，按“取消报名”或者“删除我的资料”，马上生效。"
        "找不到票，请用“找我的票”，或者到大厅找工作人员。",
    ),
)
PRIVACY_VERSION = "同意书版本：{version}"

# The door, for staff
DOOR = "入场检票"
DOOR_LOGIN = "工作人员登录"
DOOR_LOGIN_LEAD = "这一页给工作人员用。"
DOOR_PIN = "工作人员密码"
DOOR_PIN_HINT = "六个数字"
DOOR_ENTER = "登录"
DOOR_PIN_WRONG = "密码不对，请再试一次。"
DOOR_PIN_WAIT = "试的次数太多了，请等 {wait} 再试。"
DOOR_NO_PIN = "还没有设工作人员密码。请先在大厅的屏幕上设好。"
DOOR_VISITOR = "这是您自己的票？"
DOOR_VISITOR_LINK = "打开我的票"
SECONDS, MINUTES = "{count} 秒", "{count} 分钟"
DOOR_SCAN = "用手机相机扫观众票上的二维码，就会打开那张票。扫不了，就输四位取票码。"
DOOR_TODAY = "今天的场次"
DOOR_NONE_TODAY = "今天没有放映。"
DOOR_CAME = "到了 {came} 人，报名 {taken} 人，共 {seats} 座"
DOOR_WAITING = "排队 {waiting} 人"
DOOR_CODE_TITLE = "输取票码"
DOOR_SCREENING = "哪一场"
DOOR_CODE_SEND = "核对入场"
DOOR_SCREENING_MISSING = "请选是哪一场。"
DOOR_LEAVE = "退出登录"
DOOR_LET_IN_SEATS = "入场，{seats} 人"
DOOR_READY = "可以入场"
DOOR_WELCOME = "请进，{seats} 人"
DOOR_WELCOME_LEAD = "已经记下入场。"
DOOR_ALREADY = "这张票用过了"
DOOR_ALREADY_LEAD = "{time} 已经入场。"
DOOR_STILL_WAITING = "还在排队，没有座位"
DOOR_STILL_WAITING_LEAD = "排第 {place} 位。等有了空位再请进。"
DOOR_CANCELLED = "这张票取消了"
DOOR_CANCELLED_LEAD = "观众自己取消的，座位已经让出。"
DOOR_OTHER_DAY = "不是今天的票"
DOOR_OTHER_DAY_LEAD = "这张票是{when}的。"
DOOR_CALLED_OFF = "这一场取消了"
DOOR_CALLED_OFF_LEAD = "《{film}》不放了。"
DOOR_UNKNOWN = "没有这张票"
DOOR_UNKNOWN_LEAD = "请核对场次和四位取票码，或者请观众打开手机上的票。"
DOOR_NEXT = "下一位"
DOOR_NEEDS_SPACE = "有人坐轮椅，或者要人陪护"

# When something is not as it should be: status -> (title, what to do)
ERROR_PAGES: dict[int, tuple[str, str]] = {
    400: ("没有看懂", "请回到上一页，再填一次。"),
    403: ("这一页放得太久了", "请回到放映表，重新打开再填一次。刚才的没有记下。"),
    404: ("没有这一页", "可能网址写错了，或者电影已经放完。"),
    409: ("这样不行", "请回到放映表看看现在的情况。"),
    405: ("不能这样打开", "请从放映表重新进来。"),
    413: ("填的内容太长了", "请写短一些，再试一次。刚才的没有记下。"),
    422: ("没有看懂", "请回到上一页，再填一次。"),
    429: ("现在人很多", "请等一分钟再试。刚才的没有记下。"),
    500: ("出了点问题", "请过一会儿再试；还不行，请到大厅找工作人员。"),
    503: ("现在有点忙", "请等几秒钟再试。刚才的没有记下。"),
}
ERROR_WAIT = "请等 {wait}再试。刚才的没有记下。"
TRY_AGAIN = "再试一次"
TYPED_KEPT = "您填的还在，不用再填。等几秒钟，按“再试一次”。"
