"""Whether the first heading of a text is its title or the name of its first part."""

from __future__ import annotations

from kiosk.intake.draft import TextBlock
from kiosk.library.model import Heading, ListEntry, Paragraph

LONGEST = 60
"""Characters a first heading may have to be a title."""


def take_title(blocks: list[TextBlock]) -> str:
    """Takes the title out of ``blocks``: a level-1 heading before any other text that is the only
    one of its level, or that another heading follows at once. "" when there is none."""
    texts = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Heading | Paragraph | ListEntry)
    ]
    if not texts:
        return ""
    index, first = texts[0]
    if not isinstance(first, Heading) or first.level != 1 or len(first.text) > LONGEST:
        return ""
    alone = sum(isinstance(block, Heading) and block.level == 1 for _, block in texts) == 1
    if not alone and not isinstance(texts[1][1], Heading):
        return ""
    del blocks[index]
    return first.text
