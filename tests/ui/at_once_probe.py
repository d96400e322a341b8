"""Run under a display by test_window: what is seen after a part of the window was drawn at once.

    python -m tests.ui.at_once_probe

Prints the colours within that part, beside it in a view that cuts itself off, and elsewhere; and
whether a whole frame waits to be drawn: usually, and when nothing else has changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from screens.window import draw_at_once, set_up_kivy

SIDE = 300


def main() -> None:
    with TemporaryDirectory() as home:
        set_up_kivy(Path(home), (SIDE, SIDE))
        from kivy.base import EventLoop
        from kivy.core.window import Window
        from kivy.graphics import Color, Rectangle, ScissorPop, ScissorPush

        EventLoop.ensure_window()
        Window.clearcolor = (0, 0, 1, 1)
        with Window.canvas:
            ScissorPush(pos=(0, 0), size=(100, SIDE))
            Color(0, 1, 0, 1)
            Rectangle(size=(SIDE, SIDE))
            ScissorPop()
        for _ in range(2):  # the first frame of a window is drawn before it has its buffers
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")
        with Window.canvas.after:
            Color(1, 0, 0, 1)
            Rectangle(size=(SIDE, SIDE))
        draw_at_once(Window, (50, 50, 100, 100))
        seen = [colour(x, y) for x, y in ((75, 75), (140, 140), (20, 20), (250, 250))]
        waiting = [Window.canvas.needs_redraw]
        draw_at_once(Window, (50, 50, 100, 100), whole_after=False)
        waiting.append(Window.canvas.needs_redraw)
        print(json.dumps({"seen": seen, "waiting": waiting}))


def colour(x: int, y: int) -> list[int]:
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    return list(glReadPixels(x, y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE))[:3]


if __name__ == "__main__":
    main()
