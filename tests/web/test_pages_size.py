"""The first page is small, posters with it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.web.page_client import Phone
from tests.web.page_house import load_posters, page_house

MOST = 60_000
"""Bytes of the first page with everything it loads (the brief: 60 KB)."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("posters") / "data"
    folder.mkdir()
    load_posters(folder)
    return folder


def test_twelve_screenings_with_posters_and_styles_are_under_60_kb(data: Path) -> None:
    with page_house(data) as house, Phone(house.app) as phone:
        house.programme()
        page = phone.get("/")
        loaded = set(re.findall(r'(?:src|href)="(/(?:static|posters)/[^"]+)"', page.text))
        answers = [phone.get(path) for path in sorted(loaded)]
        assert all(one.status_code == 200 for one in answers)
        assert all("immutable" in one.headers["cache-control"] for one in answers)
        posters = [one for one in answers if one.headers["content-type"] == "image/jpeg"]
        assert len(posters) >= 8
        assert {Image.open(io.BytesIO(one.content)).size for one in posters} == {(96, 128)}
        # Films without a page of their own have the flower; count them as if they had a poster.
        largest = max(len(one.content) for one in posters)
        without = 12 - len(posters)
        total = len(page.content) + sum(len(one.content) for one in answers) + without * largest
        assert total < MOST


def test_a_poster_that_is_not_there_is_told(data: Path) -> None:
    with page_house(data) as house, Phone(house.app) as phone:
        assert phone.get(f"/posters/{'0' * 64}.jpg").status_code == 404
        assert phone.get("/posters/..%2Fkiosk.jpg").status_code == 404
