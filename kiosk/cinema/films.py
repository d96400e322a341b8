"""Film titles as people write them: with and without 《》, spaces, full-width letters."""

from __future__ import annotations

import unicodedata

_MARKS = dict.fromkeys(map(ord, "《》〈〉「」『』【】\"'“”‘’"))


def film_key(title: str) -> str:
    """What two ways of writing one title have in common; the title itself when that is nothing."""
    text = unicodedata.normalize("NFKC", title).translate(_MARKS)
    return "".join(text.split()).casefold() or title


def film_title(title: str) -> str:
    """The title without 《》 around it, which every place that shows it puts there."""
    text = title.strip()
    if text.startswith("《") and text.endswith("》") and "《" not in text[1:]:
        text = text[1:-1].strip()
    return text or title
