"""One line of a list -> a typed row, with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from kiosk.intake.dates import shows_from, shows_until
from kiosk.intake.lists import values
from kiosk.intake.lists.days import WrittenDay
from kiosk.intake.lists.drafts import full_day
from kiosk.intake.lists.forms import Column, Holds, ListForm
from kiosk.intake.lists.jyutping import jyutping_of
from kiosk.intake.lists.pinyin import pinyin_of
from kiosk.intake.lists.sheet import Value
from kiosk.intake.lists.times import WrittenTimes
from kiosk.intake.lists.values import WrongCellError
from kiosk.intake.problems import Level, Problem, problem
from kiosk.wording import lists as wording
from kiosk.wording import pronunciation
from kiosk.wording.intake import Said

_SOUNDS = (Holds.PINYIN, Holds.JYUTPING)


@dataclass(frozen=True, slots=True)
class Frame:
    """What counts for all lines of a sheet: ``epoch`` is day 0 of serial dates, ``year`` the year
    of dates without one, ``columns`` index and column of each."""

    form: ListForm[Any]
    columns: tuple[tuple[int, Column], ...]
    epoch: datetime
    year: int | None


class Line:
    """Reads one line. After ``read``, ``problems`` holds what is wrong with it."""

    def __init__(self, frame: Frame, where: str, cells: tuple[Value, ...]) -> None:
        self._frame = frame
        self._where = where
        self._cells = {
            column.field: (column, cells[index] if index < len(cells) else None)
            for index, column in frame.columns
        }
        self._day: WrittenDay | None = None
        self._word = ""
        self.problems: list[Problem] = []

    def read(self) -> Any | None:
        """The row of the form; None when a cell that must be right is not."""
        fields: dict[str, object] = {}
        whole = True
        for column in self._frame.form.columns:
            if column.field not in self._cells:
                continue
            value = self._cells[column.field][1]
            if values.is_blank(value) and not self._stands_in_date(column):
                if column.required:
                    self._tell(column, wording.BLANK)
                    whole = False
                continue
            try:
                fields |= self._fields(column, value)
            except WrongCellError as error:
                needed = column.required or column.holds is Holds.MOMENT
                whole = whole and not needed
                left_out = wording.ROW_LEFT_OUT if needed else wording.CELL_LEFT_OUT
                if column.holds in _SOUNDS and not needed:
                    fields[column.field] = None
                    left_out = pronunciation.READING_STAYS
                what, do = error.said
                self._tell(column, (what + left_out, do), "error", **error.fields)
        if whole and not (self._in_order(fields) and self._says_how(fields)):
            whole = False
        return self._frame.form.row(**fields) if whole else None

    def _fields(self, column: Column, value: Value) -> dict[str, object]:
        epoch = self._frame.epoch
        match column.holds:
            case Holds.NAME:
                return {column.field: values.limited(values.text_of(value), values.NAME_LIMIT)}
            case Holds.LINE | Holds.PICTURE:
                return {column.field: values.limited(values.text_of(value), values.LINE_LIMIT)}
            case Holds.TEXT:
                return {column.field: values.limited(values.lines_of(value), values.TEXT_LIMIT)}
            case Holds.DATE:
                return {column.field: self._date(column, value)}
            case Holds.START | Holds.SPAN:
                return self._times(column, value)
            case Holds.MINUTES:
                return {column.field: values.minutes_of(value)}
            case Holds.SEATS:
                return {
                    column.field: values.count_of(value, values.MOST_SEATS, wording.SEATS_WRONG)
                }
            case Holds.HELD:
                most, said = values.MOST_SEATS, wording.HELD_WRONG
                return {column.field: values.count_of(value, most, said, least=0)}
            case Holds.NUMBER:
                return {column.field: values.count_of(value, 9_999, wording.NUMBER_WRONG)}
            case Holds.YEAR:
                return {column.field: values.year_of(value, epoch)}
            case Holds.MOMENT:
                last = column.field == "show_until"
                return {column.field: values.moment_of(value, epoch, last=last)}
            case Holds.WORD:
                self._word = values.word_of(value)
                return {column.field: self._word}
            case Holds.PINYIN | Holds.JYUTPING:
                return self._sounds(column, value)

    def _date(self, column: Column, value: Value) -> object:
        written = values.day_of(value, self._frame.epoch, self._frame.year)
        assert written.day is not None
        self._day = written
        right = written.day.weekday()
        if written.weekday is not None and written.weekday != right:
            self._tell(
                column,
                wording.WEEKDAY_DIFFERS,
                "note",
                date=full_day(written.day),
                right=wording.WEEKDAYS[right],
                written=wording.WEEKDAYS[written.weekday],
            )
        return written.day

    def _stands_in_date(self, column: Column) -> bool:
        """A blank time is no fault when the date says it: 2026年6月12日 19:30."""
        is_time = column.holds in (Holds.START, Holds.SPAN)
        return is_time and self._day is not None and self._day.times is not None

    def _times(self, column: Column, value: Value) -> dict[str, object]:
        said = wording.TIME_WRONG if column.holds is Holds.START else wording.SPAN_WRONG
        if values.is_blank(value) and self._day and self._day.times:
            written: WrittenTimes = self._day.times
        else:
            written = values.times_of(value, self._frame.epoch, said)
        if written.start < self._frame.form.earliest and not written.says_when:
            later = time(written.start.hour + 12, written.start.minute)
            self._tell(
                column,
                wording.TIME_EARLY,
                "note",
                text=f"{written.start:%H:%M}",
                evening=f"{later:%H:%M}",
            )
        fields: dict[str, object] = {column.field: written.start}
        if column.holds is Holds.SPAN:
            fields["end"] = written.end
        return fields

    def _sounds(self, column: Column, value: Value) -> dict[str, object]:
        if not self._word:  # what it is to be compared with is wrong itself
            return {}
        sounds_of = pinyin_of if column.holds is Holds.PINYIN else jyutping_of
        text = values.limited(values.text_of(value), values.SOUNDS_LIMIT)
        return {column.field: sounds_of(text, self._word)}

    def _says_how(self, fields: dict[str, object]) -> bool:
        """A word without any reading says nothing."""
        columns = [c for c in self._frame.form.columns if c.holds in _SOUNDS]
        if not columns or any(fields.get(column.field, "") != "" for column in columns):
            return True
        what, do = pronunciation.NEITHER
        self._tell(self._frame.form.naming, (what + wording.ROW_LEFT_OUT, do))
        return False

    def _in_order(self, fields: dict[str, object]) -> bool:
        start, end = str(fields.get("show_from", "")), str(fields.get("show_until", ""))
        first, last = shows_from(start), shows_until(end)
        if first is None or last is None or first < last:
            return True
        column = self._cells["show_until"][0]
        what, do = wording.UNTIL_BEFORE_FROM
        self._tell(column, (what + wording.ROW_LEFT_OUT, do), until=end, start=start)
        return False

    def _tell(self, column: Column, said: Said, level: Level = "error", **fields: object) -> None:
        self.problems.append(problem("", self.cell(column), said, level, **fields))

    def cell(self, column: Column) -> str:
        return wording.WHERE_CELL.format(row=self._where, column=column.name)
