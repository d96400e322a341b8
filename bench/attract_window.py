"""The attract loop's drawing alone: two pictures in turn, with a title and a call on top.

    python -m bench.attract_window PICTURE PICTURE [--rectangles]

``--rectangles`` draws without copying pixels, as on a graphics card.
"""

from __future__ import annotations

import os
import sys
from itertools import cycle
from pathlib import Path

os.environ["KIVY_NO_ARGS"] = "1"
os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")

from bench.bare_window import configure, font

SLIDE_SECONDS = 8


def main() -> None:
    configure()
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.label import Label

    from screens.widgets.moving_picture import MovingPicture
    from screens.widgets.panel_picture import Shade

    pictures = cycle([Path(name) for name in sys.argv[1:3]])
    words = (
        ("素社家园", 50, 0.94),
        ("红船精神", 36, 0.36),
        ("湖上的一条船", 96, 0.30),
        ("一次没有开完的会，移到了嘉兴南湖的一条游船上。", 40, 0.23),
        ("轻触屏幕", 60, 0.11),
        ("进来看看、听听", 34, 0.08),
    )

    class AttractWindow(App):
        def build(self) -> FloatLayout:
            root = FloatLayout()
            view = MovingPicture(slide_seconds=SLIDE_SECONDS, direct="--rectangles" not in sys.argv)
            view.shade = Shade(((0.0, 1.0), (0.3, 0.9), (0.42, 0.0)))
            root.add_widget(view)
            for text, size, height in words:
                label = Label(text=text, font_name=font(), font_size=size, size_hint=(1, None))
                label.pos_hint, label.height = {"y": height}, size * 1.4
                root.add_widget(label)
            Clock.schedule_once(lambda _: view.show_file(next(pictures)), 0.2)
            Clock.schedule_interval(lambda _: view.show_file(next(pictures)), SLIDE_SECONDS)
            return root

    AttractWindow().run()


if __name__ == "__main__":
    main()
