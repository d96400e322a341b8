"""Every picture there is."""

from __future__ import annotations

from media.drawings.plate import Plate
from media.drawings.scenes import (
    books,
    cinema,
    house,
    imprints,
    journey_first,
    journey_new,
    journey_struggle,
    members,
    section_covers,
    service,
    spirit,
)

PLATES: tuple[Plate, ...] = (
    *journey_first.PLATES,
    *journey_struggle.PLATES,
    *journey_new.PLATES,
    *imprints.PLATES,
    *spirit.PLATES,
    *books.PLATES,
    *cinema.PLATES,
    *members.PLATES,
    *service.PLATES,
    *section_covers.PLATES,
    *house.PLATES,
)
