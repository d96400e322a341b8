"""Modes: how this visitor wants the screens; one touch each, in any mixture, for one visit."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, OptionProperty


class Contrast(StrEnum):
    """The names are those of ``kiosk screenshots --mode``."""

    HOUSE = "house"
    WHITE = "contrast"
    YELLOW = "yellow"


class Modes(EventDispatcher):
    """``large`` is 长辈版, ``seated`` brings everything to touch down to a wheelchair's reach,
    ``calm`` lets nothing move by itself."""

    large = BooleanProperty(False)
    contrast = OptionProperty(Contrast.HOUSE, options=list(Contrast))
    seated = BooleanProperty(False)
    calm = BooleanProperty(False)

    def change(self, name: str) -> None:
        """One touch on ``name`` (a property): on or off; contrast goes on to the next."""
        if name == "contrast":
            kinds = list(Contrast)
            self.contrast = kinds[(kinds.index(self.contrast) + 1) % len(kinds)]
        else:
            setattr(self, name, not getattr(self, name))

    def wear(self, names: Iterable[str]) -> None:
        """Exactly these: "large", "contrast" or "yellow", "seated", "calm". Raises ValueError for
        another name."""
        wanted = set(names)
        if unknown := wanted - set(MODES):
            raise ValueError(", ".join(sorted(unknown)))
        self.large, self.seated, self.calm = (one in wanted for one in ("large", "seated", "calm"))
        self.contrast = next((one for one in Contrast if one in wanted), Contrast.HOUSE)

    def end(self) -> None:
        """As for the next visitor."""
        self.wear(())


MODES = ("large", Contrast.WHITE.value, Contrast.YELLOW.value, "seated", "calm")
"""Every mode by its name."""
