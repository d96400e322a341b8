"""Every screen is as the table of access asks, in every mode and size, nothing excused; and every
screen looks as approved. One walk through all of them finds both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.operations.auditing import Audit, told
from tests.ui.pictures import MOVING, SET_UPS, approved, compare
from tests.ui.take import walk_all

pytestmark = pytest.mark.display


@dataclass(frozen=True, slots=True)
class Walked:
    audit: Audit
    pictures: Path


@pytest.fixture(scope="module")
def walked(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    pictures = tmp_path_factory.mktemp("pictures")
    return Walked(walk_all(loaded, pictures), pictures)


def test_no_screen_has_anything_wrong(walked: Walked) -> None:
    assert walked.audit.screens > 90
    assert not walked.audit.problems, "\n".join(told(walked.audit.problems))


@pytest.mark.parametrize("set_up", SET_UPS)
def test_the_screens_look_as_approved(walked: Walked, set_up: str) -> None:
    folder = walked.pictures / set_up
    seen = {path.stem for path in folder.glob("*.png")} - MOVING
    assert seen == {path.stem for path in approved(set_up).glob("*.webp")}
    wrong = []
    for name in sorted(seen):
        new = folder / f"{name}.png"
        with Image.open(approved(set_up) / f"{name}.webp") as one, Image.open(new) as other:
            verdict = compare(one, other)
            if not verdict.same:
                apart = new.with_suffix(".difference.png")
                ImageChops.difference(one.convert("RGB"), other.convert("RGB")).save(apart)
                wrong.append(f"{name}: {verdict}; see {new} and {apart}")
    assert not wrong, "\n".join([*wrong, "if it is meant so: python -m tests.ui.approve"])


@pytest.mark.parametrize("set_up", SET_UPS)
@pytest.mark.parametrize("name", ["signup", "attract-screening"])
def test_a_camera_reads_the_code_to_sign_up_by(walked: Walked, set_up: str, name: str) -> None:
    import zxingcpp

    with Image.open(walked.pictures / set_up / f"{name}.png") as picture:
        found = {one.text for one in zxingcpp.read_barcodes(picture.convert("L"))}
    assert any(text.startswith("HTTP://192.168.1.20:8080/S/") for text in found), found
