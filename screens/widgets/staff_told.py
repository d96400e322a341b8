"""Cards that tell what is wrong with a stick or the kiosk: each an entry of a PagedColumn and the
widget that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kivy.properties import ColorProperty, StringProperty

from kiosk.staff.model import CheckLine, ToldProblem
from kiosk.wording import staff as words
from kiosk.wording.intake import WHERE_FILE, WHERE_FOLDER
from screens.palettes import PAPER
from screens.theme import theme
from screens.widgets.staff_rows import (
    LEVEL_ICONS,
    Head,
    RowView,
    level_tone,
    text_height,
    toned,
)

SENTENCE = re.compile(r".+?(?:[。！？]”?|$)", re.DOTALL)


class ToldView(RowView):
    """A card with an icon and a word for how bad it is, a name, and lines to read."""

    icon = StringProperty("")
    tone = ColorProperty(PAPER.red_text)
    word = StringProperty("")
    name = StringProperty("")
    where = StringProperty("")
    what = StringProperty("")
    do = StringProperty("")


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells. ``word`` may be empty: then its heading says how bad it is."""

    level: str
    word: str
    name: str
    where: str
    what: str
    do: str
    head: Head | None = None

    def height(self, width: float) -> float:
        inner = told_width(width)
        named = inner - told_word_width(self.word)
        lines = [
            text_height(self.name, named, theme.label, 1.3, bold=True),
            text_height(self.where, inner, theme.small),
            text_height(self.what, inner, theme.label),
            text_height(self.do, inner, theme.label),
        ]
        gaps = theme.unit * 8 * (sum(bool(line) for line in lines) - 1)
        return sum(lines) + gaps + told_inset() * 2

    def view(self) -> ToldView:
        view = ToldView(
            icon=LEVEL_ICONS.get(self.level, "wrong"),
            word=self.word,
            name=self.name,
            where=self.where,
            what=self.what,
            do=self.do,
        )
        return toned(view, level_tone(self.level))

    def parts(self, width: float, height: float) -> list[Told]:
        """The same on several cards, each no higher than ``height`` where sentences allow it."""
        empty = replace(self, where="", what="", do="")
        parts, one = [], empty
        for part, text in (("where", self.where), ("what", self.what), ("do", self.do)):
            for sentence in SENTENCE.findall(text):
                fuller = replace(one, **{part: getattr(one, part) + sentence})
                if one != empty and fuller.height(width) > height:
                    parts.append(one)
                    fuller = replace(empty, **{part: sentence})
                one = fuller
        return [*parts, one]


def told_inset() -> float:
    """Between the edge of a card and its words."""
    return theme.unit * 24


def told_left() -> float:
    """Where the words of a card begin: after the icon."""
    return theme.heading * 1.2 + told_inset() * 2


def told_width(width: float) -> float:
    return max(10.0, width - told_left() - told_inset())


def told_word_width(word: str) -> float:
    """The room for the word at the top right."""
    return theme.small * (len(word) + 0.6) if word else 0.0


def problem_card(problem: ToldProblem, head: Head | None = None) -> Told:
    """What is wrong with a stick; its heading says how bad it is."""
    told = problem.where and problem.where not in (WHERE_FILE, WHERE_FOLDER)  # its name says that
    where = words.PROBLEM_WHERE.format(where=problem.where) if told else ""
    do = words.PROBLEM_DO.format(do=problem.do) if problem.do else ""
    name = problem.file or words.PROBLEM_WHOLE
    return Told(problem.level, "", name, where, problem.what, do, head)


def check_card(line: CheckLine, name: str) -> Told:
    """What one part of the kiosk is like today."""
    do = words.CHECK_DO.format(do=line.do) if line.do else ""
    word = words.LEVELS.get(line.level, words.LEVELS["error"])
    return Told(line.level, word, name, "", line.what, do)
