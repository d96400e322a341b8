"""Touches: which touches are meant. Every touch comes through here before a screen hears of it.

Meant is a finger that goes down by itself, on something that was there when it set out. Not meant:

- the second of a double tap, and each further one of a hand that trembles (``TWICE_SECONDS``);
- what goes down while something new has only just come up (``SETTLE_SECONDS``);
- a second finger or a palm, while a first finger is on something.

A touch that is not meant reaches nothing, neither when it goes down nor when it moves or lifts.
What has stayed in one place for ``REST_SECONDS`` blocks nobody: a touch beside it counts, and shows
that it was a palm, which then presses nothing when it lifts. By itself it is a slow tap, up to
``PALM_SECONDS``. Two fingers on a picture that takes two (``SHARED``) are both meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent

from screens.theme import theme
from screens.widgets.pressable import FINGER_MM, PRESSED, RESTED, Pressable

TWICE_SECONDS = 0.35
"""From one touch going down to the next at the same place: within so long they are one tap.
Android takes two taps for a double tap up to 0.3 s after the first was lifted
(ViewConfiguration.getDoubleTapTimeout), so 0.35 from down to down holds most of them; a hand
trembles four to twelve times a second. Meant is what is slower: fifteen people of 67 to 89 wrote 5
words a minute on a touch screen, the fastest 11.5, which is one letter a second (Nicolau and Jorge,
ASSETS 2012, who also found letters doubled by bouncing fingers). Bounce keys of desktops wait 0.2
(Mir) to 0.5 s (Windows)."""
BOUNCE_SECONDS = 0.15
"""From lifting to going down again: a finger that leaves the glass for so short a time after a long
press has not left it."""
SETTLE_SECONDS = 0.5
"""After something new came up: the longest double click of a desktop (Windows). Nobody has read a
screen and aimed at it within so long."""
REST_SECONDS, PALM_SECONDS = 2.5, 5.0
"""In one place for so long it rests; for so long no finger presses anything. A tap of an old hand
takes 0.1 to 0.4 s."""
LOOK_SECONDS = 0.1
SHARED = "kiosk.shared"
"""In the ``ud`` of a touch: the widget that it is on takes two fingers."""


@dataclass(slots=True)
class _Contact:
    """What touches the glass: since when it is where it is (window coordinates, pixels)."""

    touch: MotionEvent
    down_at: float
    x: float
    y: float
    since: float
    meant: bool = False
    pressed: bool = False
    """A button took it."""
    wandered: bool = False

    @property
    def taken(self) -> bool:
        """Whether it is on something."""
        return bool(self.touch.grab_list)

    @property
    def buttons(self) -> list[Pressable]:
        found = (weak() for weak in self.touch.grab_list)
        return [one for one in found if isinstance(one, Pressable)]


class Touches:
    """Bind ``motion`` to the window's on_motion. ``clock`` is monotonic seconds. ``felt`` is called
    for touches that are not meant: somebody is there all the same. ``answer`` is called with
    a button in the moment in which it goes down, and with whether anything else waits to be
    drawn."""

    def __init__(
        self,
        clock: Callable[[], float],
        felt: Callable[[], None] = lambda: None,
        answer: Callable[[Pressable, bool], None] = lambda *_: None,
    ) -> None:
        self._clock = clock
        self._felt = felt
        self._answer = answer
        self._contacts: dict[int, _Contact] = {}
        self._tap: _Contact | None = None
        """The last tap on a button …"""
        self._down_at = self._lifted_at = float("-inf")
        """… and when it, or what was taken for the same tap, went down and was lifted."""
        self._changed_at = float("-inf")
        self._looks = Clock.schedule_interval(self.look, LOOK_SECONDS)
        self._looks.cancel()

    def motion(self, _: object, kind: str, touch: MotionEvent) -> bool:
        """True for what shall reach nobody."""
        if not touch.is_touch or touch.is_mouse_scrolling:
            return False
        if kind == "begin":
            return not self._begin(touch)
        contact = self._contacts.get(touch.uid)
        if contact is None:
            return False
        if kind == "end":
            self._end(contact)
        else:
            self._move(contact)
        return not contact.meant

    def changed(self) -> None:
        """Something else is under the fingers than a moment ago: what is pressed is let go, and
        for a while nothing can be touched."""
        self._changed_at = self._clock()
        for contact in self._contacts.values():
            self._let_go(contact)

    def look(self, *_: object) -> None:
        """A few times a second while anything is on the glass: is it a palm?"""
        self._let_rest(PALM_SECONDS)
        if not self._contacts:
            self._looks.cancel()

    # ------------------------------------------------------------------ one touch

    def _begin(self, touch: MotionEvent) -> bool:
        now, (x, y) = self._clock(), _place(touch)
        self._let_rest(REST_SECONDS)
        new = _Contact(touch, now, x, y, now)
        if self._repeats(new):
            self._down_at = now
        else:
            new.meant = now - self._changed_at >= SETTLE_SECONDS and not self._held_against(new)
        self._contacts[touch.uid] = new
        self._looks()
        if new.meant:
            touch.ud[PRESSED] = partial(self._pressed, new)
        else:
            self._felt()
        return new.meant

    def _move(self, contact: _Contact) -> None:
        x, y = _place(contact.touch)
        if _apart(contact, x, y):
            contact.x, contact.y, contact.since = x, y, self._clock()
            contact.wandered = True

    def _end(self, contact: _Contact) -> None:
        self._let_rest(PALM_SECONDS)
        del self._contacts[contact.touch.uid]
        now = self._clock()
        if not contact.meant:
            if self._tap is not None and not _apart(self._tap, contact.x, contact.y):
                self._lifted_at = now
        elif contact.pressed and not contact.wandered and RESTED not in contact.touch.ud:
            self._tap, self._down_at, self._lifted_at = contact, contact.down_at, now
        else:
            self._tap = None

    def _pressed(self, contact: _Contact, button: Pressable, behind: bool) -> None:
        contact.pressed = True
        self._answer(button, behind)

    # ------------------------------------------------------------------ what is meant

    def _repeats(self, new: _Contact) -> bool:
        """Whether it is the last tap once more."""
        soon = (
            new.down_at - self._down_at < TWICE_SECONDS
            or new.down_at - self._lifted_at < BOUNCE_SECONDS
        )
        return soon and self._tap is not None and not _apart(self._tap, new.x, new.y)

    def _held_against(self, new: _Contact) -> bool:
        """Whether another finger is on something: it was first."""
        for first in self._contacts.values():
            if first.meant and first.taken and RESTED not in first.touch.ud:
                area: Any = first.touch.ud.get(SHARED)
                if area is None or not area.collide_point(*area.to_widget(new.x, new.y)):
                    return True
        return False

    def _let_rest(self, seconds: float) -> None:
        """Let go what has been in one place for so long, unless that is meant there."""
        for contact in self._contacts.values():
            held = any(button.held for button in contact.buttons)
            if not held and self._clock() - contact.since >= seconds:
                self._let_go(contact)

    def _let_go(self, contact: _Contact) -> None:
        """From now on it is no tap, and nobody has to wait for it."""
        contact.touch.ud[RESTED] = True
        for button in contact.buttons:
            button.state = "normal"


def _place(touch: MotionEvent) -> tuple[float, float]:
    """Where it is in the window, in pixels: the window works it out later than this."""
    width, height = Window.system_size
    return touch.sx * (width - 1), touch.sy * (height - 1)


def _apart(contact: _Contact, x: float, y: float) -> bool:
    """Whether a place is more than a finger's width away."""
    return bool(max(abs(x - contact.x), abs(y - contact.y)) > FINGER_MM * theme.mm)
