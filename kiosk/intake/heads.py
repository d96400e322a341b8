"""What the head lines of an item's texts come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.clock import ZONE
from kiosk.intake.dates import read_date, shows_from, shows_until
from kiosk.intake.problems import Level, Problem, problem
from kiosk.intake.read import ItemTexts
from kiosk.wording import intake as wording

FIELD_LIMIT = 200
"""Characters of 来源 or 审核 that are kept; a line that long is a paragraph that looks like one."""


@dataclass(frozen=True, slots=True)
class Head:
    """``usable`` is false when it is not known when the item may be shown."""

    date_text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    source: str = ""
    approved_by: str = ""
    show_from: datetime | None = None
    show_until: datetime | None = None
    usable: bool = True
    problems: tuple[Problem, ...] = ()


def settle_head(texts: ItemTexts) -> Head:
    """Reads the dates. The first line of each name counts, whichever text it stands in."""
    problems: list[Problem] = []
    values: dict[str, str] = {}
    files: dict[str, str] = {}
    for file, draft in texts.texts:
        for line in draft.head:
            if not line.value:
                continue
            if line.name in values:
                if line.value != values[line.name]:
                    problems.append(_told(file.relative, line.name, wording.HEAD_TWICE, "note"))
                continue
            values[line.name] = line.value[:FIELD_LIMIT]
            files[line.name] = file.relative
    date_text = values.get("日期", "")
    written = read_date(date_text)
    if date_text and written is None:
        problems.append(_told(files["日期"], "日期", wording.DATE_IS_NONE, "note", date_text))
    usable = True
    moments: dict[str, datetime | None] = {}
    for name, read_moment in (("上架", shows_from), ("下架", shows_until)):
        text = values.get(name, "")
        moments[name] = read_moment(text) if text else None
        if text and moments[name] is None:
            usable = False
            problems.append(_told(files[name], name, wording.SHOW_DATE_IS_NONE, "error", text))
    start, end = moments["上架"], moments["下架"]
    if start and end and end <= start:
        usable = False
        said = wording.UNTIL_BEFORE_FROM
        where = wording.WHERE_HEAD.format(name="下架")
        problems.append(
            problem(files["下架"], where, said, until=values["下架"], start=values["上架"])
        )
    return Head(
        date_text=date_text,
        year=written.year if written else None,
        month=written.month if written else None,
        day=written.day if written else None,
        source=values.get("来源", ""),
        approved_by=values.get("审核", ""),
        show_from=start.astimezone(ZONE) if start else None,
        show_until=end.astimezone(ZONE) if end else None,
        usable=usable,
        problems=tuple(problems),
    )


def _told(file: str, name: str, said: wording.Said, level: Level, text: str = "") -> Problem:
    where = wording.WHERE_HEAD.format(name=name)
    return problem(file, where, said, level, name=name, text=text)
