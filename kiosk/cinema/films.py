"""Film titles as people write them: with and without 《》, spaces, full-width letters."""

from __future__ import annotations

import unicodedata

_MARKS = dict.fromkeys(map(ord, "《》〈〉「」『』【】\"'“”‘’"))


def bare_title(title: str) -> str:
    """What two ways of writing one title have in common: no brackets, quotes, spaces or capitals,
    full-width letters as ordinary ones. May be empty."""
    text = unicodedata.normalize("NFKC", title).translate(_MARKS)
    return "".join(text.split()).casefold()


def film_key(title: str) -> str:
    """The bare title; the title itself when that is nothing."""
    return bare_title(title) or title


def film_title(title: str) -> str:
    """The title without 《》 around it, which every place that shows it puts there."""
    text = title.strip()
    if text.startswith("《") and text.endswith("》") and "《" not in text[1:]:
        text = text[1:-1].strip()
    return text or title
