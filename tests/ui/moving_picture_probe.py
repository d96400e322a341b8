"""Run under a display by test_moving_picture: shows two pictures and hands back what was seen.

    python -m tests.ui.moving_picture_probe ONE TWO OUT

OUT gets two frames for each thirtieth of a second, copied and drawn as rectangles: RGB bytes,
200 x 300, one after the other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kivy.config import Config

for name, value in {"width": 200, "height": 300, "multisamples": 0, "borderless": 1}.items():
    Config.set("graphics", name, str(value))

# The window takes its size when it is imported.
from kivy.app import App  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels  # noqa: E402

from screens.widgets.moving_picture import MovingPicture  # noqa: E402
from screens.widgets.pixel_copy import pixel_copy  # noqa: E402

one, two, out = (Path(name) for name in sys.argv[1:4])


class Probe(App):
    def build(self) -> MovingPicture:
        view = MovingPicture(slide_seconds=1, fade_seconds=0.2)
        view.bind(on_shown=self.shown)
        return view

    def on_start(self) -> None:
        self.frames: list[bytes] = []
        self.root.show_file(one)

    def shown(self, view: MovingPicture, path: Path) -> None:
        for _ in range(9):
            view.advance(1 / 30)
            for view.direct in (True, False):
                Window.dispatch("on_draw")
                self.frames.append(bytes(glReadPixels(0, 0, 200, 300, GL_RGB, GL_UNSIGNED_BYTE)))
        if path == one:
            view.show_file(two)
            return
        out.write_bytes(b"".join(self.frames))
        copier = pixel_copy()
        print("copied" if copier is not None and copier.available else "drawn", flush=True)
        self.stop()


Probe().run()
