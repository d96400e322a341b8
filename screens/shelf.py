"""ShelfScreen: covers on a shelf."""

from __future__ import annotations

from screens.section import SectionScreen


class ShelfScreen(SectionScreen):
    """See the module."""
