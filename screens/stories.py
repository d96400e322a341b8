"""StoriesScreen: a list of stories with pictures."""

from __future__ import annotations

from screens.section import SectionScreen


class StoriesScreen(SectionScreen):
    """See the module."""
