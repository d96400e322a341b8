"""WallScreen: short texts as a wall of cards."""

from __future__ import annotations

from screens.section import SectionScreen


class WallScreen(SectionScreen):
    """See the module."""
