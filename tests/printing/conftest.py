from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.fonts import Faces, faces


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Faces]:
    made: list[Faces] = []
    folder: Path = tmp_path_factory.mktemp("fonts")

    def ready() -> Faces:
        if not made:
            made.append(faces(folder))
        return made[0]

    return ready
