"""ZoomArea: a picture that two fingers (or two buttons) enlarge and one finger moves."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.graphics.transformation import Matrix
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.scatter import Scatter
from kivy.uix.stencilview import StencilView

from screens.motion import move
from screens.touches import SHARED

MOST = 5.0
STEP = 1.6
ZOOM_SECONDS = 0.2


class ZoomArea(StencilView):
    """``zoom`` is 1 for the whole picture and at most 5; the picture never leaves the area."""

    source = StringProperty("")
    zoom = NumericProperty(1.0)
    missing = BooleanProperty(False)
    """The picture cannot be read."""

    def on_kv_post(self, _: object) -> None:
        self.bind(size=lambda *_: self.whole(), pos=lambda *_: self.whole())

    @property
    def _sheet(self) -> Scatter:
        return self.ids.sheet

    def whole(self) -> None:
        """Show the whole picture."""
        Animation.cancel_all(self)
        self._place(1.0, self.center)

    def by(self, factor: float) -> None:
        """Enlarge (or, below 1, reduce) around the middle, smoothly."""
        goal = min(MOST, max(1.0, self.zoom * factor))
        move(self, "zoom", goal, ZOOM_SECONDS, moved=self._around_middle)

    def larger(self) -> None:
        self.by(STEP)

    def smaller(self) -> None:
        self.by(1 / STEP)

    def _around_middle(self) -> None:
        sheet = self._sheet
        away = (
            (sheet.center_x - self.center_x) / max(sheet.scale, 0.01),
            (sheet.center_y - self.center_y) / max(sheet.scale, 0.01),
        )
        scale = self.zoom
        self._place(scale, (self.center_x + away[0] * scale, self.center_y + away[1] * scale))

    def _place(self, scale: float, center: tuple[float, float]) -> None:
        sheet = self._sheet
        sheet.size = self.size
        sheet.transform = Matrix()
        sheet.scale = scale
        sheet.center = center
        self._hold()
        self.zoom = scale

    def _hold(self) -> None:
        """Keep the picture over the area: no empty edge when it is larger than the area."""
        sheet = self._sheet
        box = sheet.bbox
        (left, bottom), (width, height) = box
        across = min(0.0, self.x - left) if left > self.x else max(0.0, self.right - left - width)
        along = (
            min(0.0, self.y - bottom) if bottom > self.y else max(0.0, self.top - bottom - height)
        )
        if across or along:
            sheet.center = (sheet.center_x + across, sheet.center_y + along)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.ud[SHARED] = self
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        handled = super().on_touch_move(touch)
        if handled or touch.grab_current is self._sheet:
            self.zoom = min(MOST, max(1.0, self._sheet.scale))
            self._hold()
        return handled
