"""``python -m screens.safe [--window WxH]``: what stands on the screen while the real one does not
start. The supervisor starts it, and ends it when the real one is ready.

It uses as little as it can, as anything else may be what is broken: no database, no library, no
media, no layout file; settings and fonts only if they are good.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.settings import Settings, data_folder, read
from kiosk.wording import moments as words
from kiosk.wording import screens as house_words
from screens.__main__ import size
from screens.supervised import end_with_stdin, say
from screens.window import STILL_FPS, close_to_visitors, set_pace, set_up_kivy

PETALS = 5
FALLBACK = "Roboto"
"""Kivy's own face; it has no Chinese."""


def settings_of(data: Path) -> Settings:
    """The settings, or the defaults where they cannot be read."""
    try:
        return read(data, os.environ)
    except KioskError as error:
        print(error, file=sys.stderr)
        return Settings()


def register_fonts(data: Path) -> tuple[str, str]:
    """Names of a face for text and one for the title; any that was made before will do."""
    from kivy.core.text import LabelBase

    from kiosk.fonts import faces

    try:
        made = faces(data)
        found = [str(made.sans), str(made.serif_bold)]
    except (KioskError, OSError) as error:
        print(error, file=sys.stderr)
        found = [str(path) for path in sorted((data / "fonts").glob("*.otf"))]
    if not found:
        return FALLBACK, FALLBACK
    LabelBase.register("safe-sans", found[0])
    LabelBase.register("safe-serif", found[-1])
    return "safe-sans", "safe-serif"


def build_panel(settings: Settings, sans: str, serif: str) -> Any:
    """Everything on the screen; laid out again whenever its size changes."""
    from kivy.graphics import Color, Ellipse
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.label import Label

    from screens.theme import theme

    panel = FloatLayout()

    def line(text: str, font: str, ink: list[float]) -> Label:
        # Kivy clips the last digit with any script but its first guess, see kv/_theme.kv.
        label = Label(text=text, font_name=font, color=ink, halign="center", size_hint=(None, None))
        label.font_script_name = "Hani"
        panel.add_widget(label)
        return label

    more = words.MENDING_MORE
    if settings.hotline:
        more += "\n" + words.MENDING_HOTLINE.format(number=settings.hotline)
    name = line(house_words.CENTRE_LONG, sans, theme.ink_soft)
    title = line(words.MENDING, serif, theme.ink)
    kind = line(more, sans, theme.ink)
    staff = line(words.MENDING_STAFF, sans, theme.ink_soft)

    def set_text(label: Label, font_size: float, top: float) -> float:
        """Centred below ``top``; where it ends."""
        label.font_size, label.line_height = font_size, 1.4
        label.text_size = (theme.room_width - 2 * theme.margin, None)
        label.texture_update()
        label.size = label.texture_size
        label.pos = (panel.center_x - label.width / 2, top - label.height)
        return float(label.y)

    def lay_out(*_: object) -> None:
        theme.fit(panel.size)
        set_text(name, theme.label, panel.top - theme.margin)
        petal = theme.unit * 84
        middle = panel.center_x, panel.y + panel.height * (0.68 if theme.portrait else 0.74)
        panel.canvas.before.clear()
        with panel.canvas.before:
            Color(*theme.red)
            for number in range(PETALS):
                angle = pi / 2 + 2 * pi * number / PETALS
                x, y = (
                    at + petal * 0.72 * turn - petal / 2
                    for at, turn in zip(middle, (cos(angle), sin(angle)), strict=True)
                )
                Ellipse(pos=(x, y), size=(petal, petal))
            Color(*theme.gold)
            Ellipse(pos=(middle[0] - petal * 0.3, middle[1] - petal * 0.3), size=(petal * 0.6,) * 2)
        low = set_text(title, theme.title, middle[1] - petal * 1.5)
        set_text(kind, theme.body, low - theme.gap)
        set_text(staff, theme.label, panel.y + panel.height)
        staff.y = panel.y + theme.margin

    panel.bind(size=lay_out)
    return panel


def run(data: Path, window: tuple[int, int] | None) -> None:
    """Until the supervisor ends us."""
    settings = settings_of(data)
    set_up_kivy(data, window)
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.core.window import Window

    from screens.theme import theme

    theme.fit(Window.size)
    theme.stand(settings.diagonal_inches, settings.mounting_mm)
    panel = build_panel(settings, *register_fonts(data))

    class SafeApp(App):
        def build(self) -> Any:
            Window.clearcolor = theme.paper
            close_to_visitors(Window)
            Clock.schedule_once(lambda _: say("ready"), 0.2)
            Clock.schedule_interval(lambda _: say("alive"), 1.0)
            set_pace(STILL_FPS)
            return panel

        def open_settings(self, *_: object) -> bool:
            return False

    app = SafeApp()
    signal.signal(signal.SIGTERM, lambda *_: app.stop())
    signal.signal(signal.SIGINT, lambda *_: app.stop())
    if not sys.stdin.isatty():
        end_with_stdin(app)
    app.run()


def main() -> int:
    """Returns 0; the screen of last resort has nobody left to complain to."""
    parser = argparse.ArgumentParser(prog="python -m screens.safe")
    parser.add_argument("--window", type=size, metavar="WxH")
    options = parser.parse_args()
    run(data_folder(None, os.environ), options.window)
    return 0


if __name__ == "__main__":
    sys.exit(main())
