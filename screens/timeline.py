"""TimelineScreen: a timeline of dated events, the year first."""

from __future__ import annotations

from screens.section import SectionScreen


class TimelineScreen(SectionScreen):
    """See the module."""
