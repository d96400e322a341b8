"""The lists: their names, columns and sections. A list is known by its file's name, a column by its
header."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from kiosk.intake.lists.rows import Activity, Book, Course, ListRow, Reading, Reception, Screening
from kiosk.intake.names import half_width, shown

Row = TypeVar("Row", bound=ListRow, covariant=True)


class Holds(StrEnum):
    """What the cells of a column hold."""

    NAME = "name"
    LINE = "line"
    TEXT = "text"
    DATE = "date"
    START = "start"
    SPAN = "span"
    """A time of day, or from one to another."""
    MINUTES = "minutes"
    SEATS = "seats"
    HELD = "held"
    """Seats that are held; 0 is a number of them."""
    YEAR = "year"
    NUMBER = "number"
    PICTURE = "picture"
    MOMENT = "moment"
    """A date as after 上架 and 下架: a day, a month, with or without a time."""
    WORD = "word"
    PINYIN = "pinyin"
    JYUTPING = "jyutping"


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is the header in the template, ``also`` other headers that mean the same; ``field``
    is that of the row. ``width`` is that of the template, in characters; 0 for a column that is
    understood but stands in no template."""

    name: str
    field: str
    holds: Holds
    width: int
    required: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListForm(Generic[Row]):
    """A list. Its first column names the line. ``section`` is "" where the lines are no items of
    any. A time before ``earliest`` that does not say it is meant is asked about."""

    name: str
    section: str
    row: Callable[..., Row]
    columns: tuple[Column, ...]
    earliest: time = time(6, 30)

    @property
    def naming(self) -> Column:
        """The column that names the line: the first."""
        return self.columns[0]

    @property
    def picture(self) -> Column | None:
        return next((c for c in self.columns if c.holds is Holds.PICTURE), None)

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)

    @property
    def telling(self) -> tuple[Column, ...]:
        """The columns that a sheet is known by."""
        return self.required if len(self.required) > 1 else self.columns


def _column(name: str, field: str, holds: Holds, width: int, also: str = "") -> Column:
    required = name.endswith("*")
    return Column(name.rstrip("*"), field, holds, width, required, tuple(also.split()))


_DATE = _column("日期*", "date", Holds.DATE, 18, "时间日期 开始日期 年月日 哪天")
_SPAN = _column("时间*", "start", Holds.SPAN, 16, "开始 开始时间 起止时间 时段 具体时间 几点")
_PLACE = _column("地点", "place", Holds.LINE, 20, "地址 场地 教室 在哪里 位置")
_NOTE = _column("备注", "note", Holds.LINE, 24, "说明 注意事项 提示")
_SHARED = (
    _column("审核", "approved_by", Holds.LINE, 12, "审核人 批准 审批"),
    _column("上架", "show_from", Holds.MOMENT, 0, "上架日期 上架时间"),
    _column("下架", "show_until", Holds.MOMENT, 0, "下架日期 下架时间"),
)

PROGRAMME: ListForm[Screening] = ListForm(
    "放映计划",
    "cinema",
    Screening,
    (
        _column("片名*", "title", Holds.NAME, 24, "影片 电影 影片名 影片名称 电影名称 名称 节目"),
        _column("日期*", "date", Holds.DATE, 18, "放映日期 放映日 开始日期 上映日期 年月日 哪天"),
        _column("开始*", "start", Holds.START, 10, "时间 开始时间 放映时间 开映 场次 几点"),
        _column("时长", "minutes", Holds.MINUTES, 10, "片长 分钟 长度 放映时长"),
        _column("座位", "seats", Holds.SEATS, 8, "座位数 席位 人数 名额"),
        _column(
            "轮椅座", "held", Holds.HELD, 8, "轮椅座位 轮椅位 无障碍座位 无障碍席 预留座位 留座"
        ),
        _column("简介", "about", Holds.TEXT, 48, "内容 介绍 内容简介 剧情 故事"),
        _column("海报", "poster", Holds.PICTURE, 22, "封面 图片 照片 海报图片 海报文件"),
        _column("年份", "year", Holds.YEAR, 8, "年代 上映年份 出品年份 摄制年份"),
        _NOTE,
        *_SHARED,
    ),
    earliest=time(9),
)
COURSES: ListForm[Course] = ListForm(
    "课程表",
    "school",
    Course,
    (
        _column("课程*", "title", Holds.NAME, 28, "课程名称 课名 题目 主题 课题 名称"),
        _DATE,
        _SPAN,
        _PLACE,
        _column("讲师", "teacher", Holds.LINE, 14, "老师 主讲 主讲人 授课 授课人 教师"),
        _column("内容", "about", Holds.TEXT, 48, "简介 介绍 课程内容 课程简介 主要内容"),
        _NOTE,
        *_SHARED,
    ),
)
BOOKS: ListForm[Book] = ListForm(
    "书目",
    "books",
    Book,
    (
        _column("书名*", "title", Holds.NAME, 24, "书 图书 图书名称 名称"),
        _column("作者*", "author", Holds.LINE, 18, "著者 编者 作者名"),
        _column("出版社", "publisher", Holds.LINE, 20, "出版单位 出版者"),
        _column("年份", "year", Holds.YEAR, 8, "出版年 出版年份 出版时间 出版日期"),
        _column("封面", "cover", Holds.PICTURE, 22, "封面图片 图片 照片 封面文件"),
        _column("简介", "about", Holds.TEXT, 48, "内容 介绍 内容简介 推荐理由"),
        _column("书摘", "extract", Holds.TEXT, 48, "摘录 节选 选段 片段 精彩片段"),
        _column("序号", "number", Holds.NUMBER, 8, "编号 顺序 排序"),
        *_SHARED,
    ),
)
ACTIVITIES: ListForm[Activity] = ListForm(
    "活动安排",
    "family",
    Activity,
    (
        _column("活动*", "title", Holds.NAME, 28, "活动名称 活动主题 主题 名称 项目"),
        _DATE,
        _SPAN,
        _PLACE,
        _column("对象", "audience", Holds.LINE, 20, "参加对象 参加人员 面向 适合 谁参加 人群"),
        _column("内容", "about", Holds.TEXT, 48, "简介 介绍 活动内容 活动简介"),
        _NOTE,
        *_SHARED,
    ),
)
RECEPTIONS: ListForm[Reception] = ListForm(
    "接待安排",
    "delegates",
    Reception,
    (
        _column("代表*", "delegate", Holds.NAME, 20, "党代表 接待代表 接待人 姓名 代表姓名"),
        _DATE,
        _SPAN,
        _PLACE,
        _column("主题", "topics", Holds.TEXT, 40, "接待主题 内容 接待内容 议题 话题"),
        _NOTE,
        *_SHARED,
    ),
)
READINGS: ListForm[Reading] = ListForm(
    "读音",
    "",
    Reading,
    (
        _column(
            "词*",
            "word",
            Holds.WORD,
            20,
            "词语 字词 字 汉字 单词 词条 词组 文字 写法 名字 名称 人名 地名",
        ),
        _column(
            "拼音",
            "pinyin",
            Holds.PINYIN,
            30,
            "普通话 国语 汉语拼音 普通话拼音 普通话读音 普通话读法 读音 读法 pinyin",
        ),
        _column(
            "粤拼",
            "jyutping",
            Holds.JYUTPING,
            30,
            "粤语 粤音 广东话 广州话 白话 粤语拼音 粤语读音 粤语读法 jyutping",
        ),
    ),
)
FORMS: tuple[ListForm[Any], ...] = (PROGRAMME, COURSES, BOOKS, ACTIVITIES, RECEPTIONS, READINGS)
BY_NAME: dict[str, ListForm[Any]] = {form.name: form for form in FORMS}


def form_of(name: str) -> ListForm[Any] | None:
    """The list a file of this name is: "01 放映计划（6月）.xlsx" is 放映计划."""
    plain = "".join(half_width(shown(name)).split())
    plain = re.sub("朗读音", "朗 读 音", plain)  # 朗读音频 is no list of readings
    return next((form for form in FORMS if form.name in plain), None)


def nearest_form(name: str) -> ListForm[Any] | None:
    """The list a file name was probably meant for; None when no name is near."""
    near = difflib.get_close_matches(Path(shown(name)).stem, BY_NAME, n=1, cutoff=0.5)
    return BY_NAME[near[0]] if near else None
