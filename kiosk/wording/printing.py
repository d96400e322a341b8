"""What stands on the slip of paper, and what is said when it cannot be printed."""

HEAD = "素社家园 红色影院"
FILM = "《{film}》"
WHEN = "{month}月{day}日 星期{weekday} {clock}"
WEEKDAYS = "一二三四五六日"
PLACE = "{place}，{seats} 个座位"
SPACE = "含轮椅位或陪同位"
CODE = "取票码"
PLACE_IN_LINE = "排队第 {place} 位"
WAITING = "现在没有座位。有人退票，就按先后给排队的人。"
CANCELLED = "这张票已经取消"
CALLED_OFF = "这一场已经取消"
SCAN = "手机扫一扫：看票、退票、看排到第几"
COME = "入场时出示这张票，或说出取票码。全部免费。"
COME_LATER = "排到座位以后，凭这张票或取票码入场。全部免费。"
CANCEL = "来不了，请退票让给别人：扫上面的码，或在大厅触摸屏上输入电话号码和取票码。"
CANCEL_HERE = "来不了，请退票让给别人：在大厅触摸屏上输入电话号码和取票码。"

SETTING_WRONG = (
    "设置 receipt_printer 写得不对：{setting}。请写 file:///dev/usb/lp0、"
    "network://192.168.1.9:9100 或 serial:///dev/ttyUSB0"
)
PRINTER_MISSING = (
    "找不到小票打印机（{place}，{why}）。请检查电源和连线。取票码没有变，不用纸也能入场。"
)
PRINTER_SILENT = (
    "小票打印机没有反应（{place}）。请看看有没有纸、盖子有没有盖好。取票码没有变，不用纸也能入场。"
)
PRINTER_BROKE_OFF = "小票没有打完（{place}，{why}）。请检查连线。取票码没有变，不用纸也能入场。"
PAPER_OUT = "小票打印机没有纸了。请工作人员换一卷。取票码没有变，不用纸也能入场。"
NO_DEVICE = "没有这个设备"
NO_PERMISSION = "没有权限，请把运行触摸屏的用户加进 lp 和 dialout 组"
NOT_CONNECTED = "网络不通"

CHECK_GOOD = "接上了（{place}）"
CHECK_DO = "打不出小票也能开放：屏幕上有取票码。修好以后再运行 kiosk doctor"
