"""PagedColumn: rows of different heights under each other, one page at a time.

Like PagedGrid, but every row is as high as its words need. Turned by the buttons of a ``Pager``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.theme import theme


class Entry(Protocol):
    """One row: ``head`` is the heading that a new page repeats above it, if any."""

    @property
    def head(self) -> Entry | None: ...

    def height(self, width: float) -> float:
        """Pixels that the row needs at this width."""
        ...

    def view(self) -> Widget:
        """A new widget that shows the row, with a property ``entry`` and an event ``on_act``."""
        ...


def packed(
    entries: Sequence[Entry], width: float, height: float, gap: float
) -> list[list[tuple[Entry, float]]]:
    """The entries in pages, each with its height. A heading never ends a page. A row that is higher
    than the page goes on on the next one, where it knows its ``parts``."""
    pages: list[list[tuple[Entry, float]]] = [[]]
    used = 0.0
    waiting: list[tuple[Entry, float]] = []
    for entry in _in_parts(entries, width, height, gap):
        waiting.append((entry, entry.height(width)))
        if is_head(entry):
            continue
        need = sum(high + gap for _, high in waiting)
        if pages[-1] and used + need - gap > height:
            pages.append([])
            used = 0.0
            if entry.head is not None and not is_head(waiting[0][0]):
                waiting.insert(0, (entry.head, entry.head.height(width)))
                need = sum(high + gap for _, high in waiting)
        pages[-1] += waiting
        used += need
        waiting = []
    pages[-1] += waiting
    return pages


def _in_parts(entries: Sequence[Entry], width: float, height: float, gap: float) -> Iterator[Entry]:
    """Each entry, or several for one that is higher than what its heading leaves of a page."""
    for entry in entries:
        room = height - (entry.head.height(width) + gap if entry.head is not None else 0)
        parts = getattr(entry, "parts", None)
        if parts is not None and entry.height(width) > room:
            yield from parts(width, room)
        else:
            yield entry


def is_head(entry: Entry) -> bool:
    """Whether an entry is a heading of those that follow."""
    return bool(getattr(entry, "heads", False))


class PagedColumn(Widget):
    """``entries`` (see Entry) from the top down. ``needed`` is the height of the page on show."""

    entries = ListProperty([])
    gap = NumericProperty(12)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    needed = NumericProperty(0)

    __events__ = ("on_choose",)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._packed: list[list[tuple[Entry, float]]] = [[]]
        self._shown: list[Entry] | None = None
        """Of which entries there are rows; None: they are to be made again."""
        self._pack_later = Clock.create_trigger(self._pack, -1)
        self._place_later = Clock.create_trigger(self._place, -1)
        for name in ("entries", "width", "height", "gap"):
            self.fbind(name, self._pack_later)
        for name in ("x", "y", "page"):
            self.fbind(name, self._place_later)
        theme.bind(body=self._restyle, portrait=self._restyle)
        self._pack_later()

    def turn(self, by: int) -> None:
        """Turn ``by`` pages; stays at the first and the last."""
        self.page = min(max(0, self.page + by), self.pages - 1)

    def _restyle(self, *_: object) -> None:
        self._shown = None
        self._pack_later()

    def _pack(self, *_: object) -> None:
        if self.width < 2 or self.height < 2:  # hidden
            self._packed = [[]]
            self._place()
            return
        self._packed = packed(self.entries, self.width, self.height, self.gap)
        self.pages = len(self._packed)
        self.page = min(self.page, self.pages - 1)
        self._place()

    def _place(self, *_: object) -> None:
        page = self._packed[min(int(self.page), len(self._packed) - 1)]
        wanted = [entry for entry, _ in page]
        if wanted != self._shown:
            self.clear_widgets()
            for entry in wanted:
                view = entry.view()
                view.entry = entry
                view.bind(on_act=self._acted)
                self.add_widget(view)
            self._shown = wanted
        top = self.top
        for view, (_, high) in zip(reversed(self.children), page, strict=True):
            view.size = (self.width, high)
            view.pos = (self.x, top - high)
            top -= high + self.gap
        self.needed = self.top - top - self.gap if page else 0

    def _acted(self, view: Widget) -> None:
        self.dispatch("on_choose", view.entry)

    def on_choose(self, entry: Entry) -> None:
        """What a row offers was tapped."""


class PageTurner(BoxLayout):
    """Two buttons and "page 1 of 3" for one PagedColumn; nothing where there is one page."""

    column = ObjectProperty(None, allownone=True, rebind=True)
    many = BooleanProperty(False)
