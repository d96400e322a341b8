"""Run under a display by test_audit_measure: builds small screens, one after the other, and prints
what the audit finds on each, as one JSON object.

    python -m tests.ui.audit_probe DATA
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens.window import set_up_kivy

WIDTH, HEIGHT, PIXELS_PER_MM = 600, 900, 3.0
data = Path(sys.argv[1])
set_up_kivy(data, (WIDTH, HEIGHT))

# The window takes its size when it is imported.
import numpy as np  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.graphics import Color, Rectangle  # noqa: E402
from kivy.uix.floatlayout import FloatLayout  # noqa: E402
from kivy.uix.label import Label  # noqa: E402
from kivy.uix.widget import Widget  # noqa: E402

from kiosk.fonts import faces  # noqa: E402
from screens import fonts  # noqa: E402
from screens.audit.ink import fill_in  # noqa: E402
from screens.audit.rules import judge  # noqa: E402
from screens.audit.seeing import Seeing  # noqa: E402
from screens.audit.turning import Turning, picture  # noqa: E402
from screens.registry import FIRST, load_kv  # noqa: E402
from screens.theme import MM_PER_INCH, colour, theme  # noqa: E402
from screens.widgets.icon import Icon, Plain  # noqa: E402
from screens.widgets.pressable import Pill, Pressable, RoundButton  # noqa: E402
from screens.widgets.reader_rows import FlowView  # noqa: E402
from screens.widgets.words import Words  # noqa: E402

MM = PIXELS_PER_MM
BODY, TITLE = 9 * MM, 12 * MM
"""Font sizes: glyphs of 8.3 and 11 mm."""
SENTENCE = "这两行字都很长，分得好好的。"


def at(widget: Any, x: float, y: float, width: float, height: float) -> Any:
    """A widget at a place in millimetres."""
    widget.size_hint = (None, None)
    widget.pos, widget.size = (x * MM, y * MM), (width * MM, height * MM)
    return widget


def pill(x: float, y: float = 20, *, width: float = 50, height: float = 20, **other: Any) -> Any:
    return at(Pill(**({"text": "返回", "type_size": BODY} | other)), x, y, width, height)


def words(
    text: str = "红色影院", x: float = 20, y: float = 100, wide: float = 0, **other: Any
) -> Any:
    made = {"font_size": BODY, "color": "#2A1D16", "line_spacing": 1.4} | other
    block = at(Words(text=text, **made), x, y, wide or 9 * len(text) + 1, 14)
    block.bind(text_height=block.setter("height"))
    return block


def label(
    text: str = "红色影院",
    x: float = 20,
    y: float = 100,
    wide: float = 40,
    high: float = 14,
    **other: Any,
) -> Any:
    made: dict[str, Any] = {"font_size": BODY, "font_name": "sans", "color": (0, 0, 0, 1)}
    return at(Label(text=text, **(made | other)), x, y, wide, high)


class Ground(Widget):
    """A picture of plain colours side by side."""

    def __init__(self, *colors: str) -> None:
        super().__init__()
        at(self, 0, 90, 200, 40)
        with self.canvas:
            for place, color in enumerate(colors):
                Color(*colour(color))
                side = 200 * MM / len(colors)
                Rectangle(pos=(place * side, 90 * MM), size=(side, 40 * MM))


def dimmed() -> list[Widget]:
    faint = words()
    faint.opacity = 0.35
    return [faint]


def in_a_button(x: float) -> list[Widget]:
    button = at(Pressable(edge="#8A7A64"), 20, 20, 60, 40)
    button.add_widget(label(x=x, y=30))
    return [button]


def in_a_text(scroll_y: float) -> list[Widget]:
    """A button at 250 mm of 300, in a text twice as high as its window."""
    view = at(FlowView(scroll_y=scroll_y), 0, 0, 200, 300)
    text = at(FloatLayout(), 0, 0, 200, 600)
    text.add_widget(pill(20, 250 + 300 * scroll_y))
    view.add_widget(text)
    return [view]


def off() -> list[Widget]:
    return [pill(20, enabled=False, text="下一页")]


SCENES: dict[str, Callable[[], list[Widget]]] = {
    "good": lambda: [
        pill(20),
        pill(73, text="下一步", fill="#971D19", outline=colour("#971D19"), text_color="#FFF6E2"),
        at(RoundButton(icon="listen", edge="#8A7A64"), 126, 20, 20, 20),
        words(),
        label("一行标题", 20, 130, font_name="serif", font_size=TITLE, wide=60),
        words(SENTENCE, 20, 160, wide=82),
    ],
    "small": lambda: [pill(20, height=10, type_size=BODY)],
    "near": lambda: [pill(20), pill(71)],
    "high": lambda: [pill(20, 250)],
    "high, a short cut": lambda: [pill(20, 250, shortcut=True)],
    "high, in a text at its beginning": lambda: in_a_text(1.0),
    "high, in a text that was moved": lambda: in_a_text(0.5),
    "grey": lambda: [words(color="#A89F90")],
    "dimmed": dimmed,
    "off": off,
    "shortened": lambda: [at(Plain(text="红色影院和别的", type_size=BODY), 20, 100, 40, 14)],
    "cut": lambda: [words("红色影院放映《地道战》，请来看，免费", wide=80, most_lines=1)],
    "clipped": lambda: [label(wide=20)],
    "out of its button": lambda: in_a_button(x=60),
    "out of the window": lambda: [label(x=180)],
    "overlap": lambda: [words(), label(x=40)],
    "covered": lambda: [words(), pill(35, 95)],
    "dark": lambda: [Ground("#1E0F0C"), words()],
    "light on dark": lambda: [Ground("#1E0F0C"), words(color="#FFF6E2")],
    "bright corner": lambda: [Ground("#1E0F0C", "#FFFFFF"), words(color="#FFF6E2", x=73)],
    "faint edge": lambda: [pill(20, outline=colour("#E4D8C2"))],
    "round, faint edge": lambda: [at(RoundButton(icon="listen", edge="#E4D8C2"), 20, 20, 20, 20)],
    "faint icon": lambda: [at(Icon(name="listen", ink=colour("#E4D8C2")), 20, 100, 20, 20)],
    "fine print": lambda: [words(font_size=6 * MM)],
    "small title": lambda: [label(font_name="serif")],
    "close lines": lambda: [words(SENTENCE, wide=82, line_spacing=1.1)],
    # Words keeps two together; a label does not.
    "lone": lambda: [label("红色影院在楼上", wide=60, high=40, text_size=(56 * MM, None))],
    "label breaks": lambda: [
        label("今天放映，红色影院了", 20, 100, high=40, text_size=(37 * MM, None))
    ],
    "nothing": list,
}


def found(widgets: list[Widget]) -> list[tuple[str, str, float | str]]:
    root = FloatLayout(size=(WIDTH, HEIGHT))
    for widget in widgets:
        root.add_widget(widget)
    Window.add_widget(root)
    turning.turns(0.3)
    seeing = Seeing(root)
    fill_in(seeing, picture)
    result = judge(seeing.screen(0.0))
    Window.remove_widget(root)
    return [(one.rule.name, one.widget, one.measured) for one in result if not one.good]


def ink_of(widget: Any) -> dict[str, float]:
    """The rows of real ink of 国, and those where the audit takes it to be."""
    root = FloatLayout(size=(WIDTH, HEIGHT))
    root.add_widget(widget)
    Window.add_widget(root)
    turning.turns(0.3)
    line = Seeing(root).texts[0].lines[0]
    dark = np.flatnonzero((picture().max(axis=2) < 128).any(axis=1))
    Window.remove_widget(root)
    return {
        "foot": float(dark[0]),
        "head": float(dark[-1] + 1),
        "box_foot": line.box[1],
        "box_head": line.box[1] + line.box[3],
    }


fonts.register(faces(data))
load_kv(FIRST)
theme.fit((WIDTH, HEIGHT), (WIDTH**2 + HEIGHT**2) ** 0.5 / (PIXELS_PER_MM * MM_PER_INCH))
Window.clearcolor = theme.paper
turning = Turning()
inks = {
    f"{kind} {face}": ink_of(made)
    for face in ("sans", "serif")
    for kind, made in (
        ("words", words("国", font=face, font_size=200, color="#000000", wide=80)),
        ("label", label("国", font_name=face, font_size=200, wide=80, y=120)),
    )
}
inks["icon"] = ink_of(at(Icon(name="wrong", type_size=200, ink=[0, 0, 0, 1]), 20, 120, 80, 80))
inks["figures"] = ink_of(label("4071", font_size=200, wide=160, y=120))
print(json.dumps({"scenes": {k: found(make()) for k, make in SCENES.items()}, "inks": inks}))
