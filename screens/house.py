"""House: what is behind the first picture, opened once and handed to the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.cinema.cinema import Cinema
    from kiosk.database.changes import ChangeFeed
    from kiosk.fonts import Faces
    from kiosk.input_method.input_method import InputMethod
    from kiosk.staff.desk import Desk
    from screens.background import Background
    from screens.exhibition import Exhibition
    from screens.read_aloud import ReadAloud


@dataclass(frozen=True, slots=True)
class House:
    """What is behind the first picture: the exhibition, news of its changes, the staff's desk, the
    cinema, where phones find the house ("" while they cannot), the readout, what writes beside the
    drawing thread, the faces that slips of paper are set in, what types by pinyin.
    ``renew_words`` has the readout take over the staff's list of words once more."""

    exhibition: Exhibition
    changes: ChangeFeed
    desk: Desk
    cinema: Cinema
    phone_url: Callable[[], str]
    background: Background
    open_read_aloud: Callable[[], ReadAloud]
    fonts: Callable[[], Faces]
    renew_words: Callable[[], None]
    input_method: InputMethod
