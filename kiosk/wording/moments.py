"""What visitors read at rare moments: at night, after a fault, while the screen is mended."""

from __future__ import annotations

# Night
CLOSED_NOW = "现在休息"
OPENS = "{day} {clock} 开门"
FILM = "{when} 放映《{film}》"
WAKE = "想看的话，轻触一下就亮"

# The screen came back in the middle of somebody's visit
SORRY = "刚才出了点小问题"
SORRY_MORE = "已经好了，请从头再来一次。\n已经报上名的，座位都在。"
SORRY_GO = "从头开始"


def spoken(title: str, more: str) -> tuple[str, ...]:
    """A moment as it is said, a sentence or two a piece."""
    return (f"{title}。", *more.splitlines())


# A page whose content cannot be read
PAGE_BAD = "这一页暂时打不开"
PAGE_BAD_MORE = "不是您按错了。\n请先看看别的，或者告诉工作人员。"
PAGE_BAD_GO = "回首页"

# A film that does not play, a picture that cannot be read
FILM_BAD = "这段影片放不出来"
PICTURE_BAD = "这张图片暂时看不了"
MEDIA_BAD_MORE = "请看看别的，或者告诉工作人员。"

# While the real screen does not start
MENDING = "屏幕正在维修"
MENDING_MORE = "有事请到服务台，我们帮您办。"
MENDING_HOTLINE = "阿关热线：{number}"
MENDING_STAFF = "工作人员：画面会自己再试。\n十分钟还没好，请关机再开机；\n还不行，请找管理员。"
