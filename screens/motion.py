"""Motion that shows where something went; none when the visitor wants none."""

from __future__ import annotations

from collections.abc import Callable

from kivy.animation import Animation
from kivy.uix.widget import Widget

from screens.theme import theme


def still(widget: Widget, name: str) -> None:
    """Where it was going is nothing to it any more."""
    Animation.cancel_all(widget, name)


def move(
    widget: Widget,
    name: str,
    goal: float,
    seconds: float,
    ease: str = "out_quad",
    moved: Callable[[], object] = lambda: None,
) -> None:
    """Bring the property ``name`` of ``widget`` to ``goal`` within ``seconds``, in place of where
    it was going; at once in the mode without motion. ``moved`` is called at every step."""
    still(widget, name)
    if theme.calm:
        setattr(widget, name, goal)
        moved()
        return
    motion = Animation(duration=seconds, t=ease, **{name: goal})
    motion.bind(on_progress=lambda *_: moved())
    motion.start(widget)
