"""The Simplified Chinese faces are the right ones, whole, and made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection, TTFont

from kiosk.fonts import FOLDERS, Faces, FontError, faces


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    return faces(tmp_path_factory.mktemp("data"))


def gb2312() -> set[int]:
    """The 6,763 characters of GB 2312 level 1 and 2, by their rows 16 to 87."""
    characters = set()
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            characters |= {ord(c) for c in bytes((row, cell)).decode("gb2312", "ignore")}
    return characters


@pytest.mark.parametrize(
    ("name", "family", "style"),
    [
        ("sans", "Noto Sans CJK SC", "Regular"),
        ("sans_bold", "Noto Sans CJK SC", "Bold"),
        ("serif_bold", "Noto Serif CJK SC", "Bold"),
    ],
)
def test_each_face_is_the_simplified_chinese_one(
    made: Faces, name: str, family: str, style: str
) -> None:
    with TTFont(getattr(made, name), lazy=True) as font:
        assert font["name"].getDebugName(1) == family
        assert font["name"].getDebugName(2) == style


@pytest.mark.parametrize("name", ["sans", "sans_bold", "serif_bold"])
def test_no_character_is_missing(made: Faces, name: str) -> None:
    with TTFont(getattr(made, name), lazy=True) as font:
        known = set(font.getBestCmap())
    assert len(gb2312()) == 6763
    assert gb2312() <= known
    assert set(range(0x4E00, 0x9FA6)) <= known  # the unified block as GB 18030 has it
    assert {ord(character) for character in "喆昇堃旻翀龑，。！？：；“”《》（）—…·"} <= known
    assert {ord(character) for character in "㐂䶮𠂉𬭚🄰ＡＺ０９①②③℃→■ぁンé"} <= known


@pytest.mark.parametrize("name", ["sans", "sans_bold", "serif_bold"])
def test_what_no_visitor_meets_is_left_out_and_a_missing_sign_still_has_its_box(
    made: Faces, name: str
) -> None:
    with TTFont(getattr(made, name), lazy=True) as font:
        assert font["maxp"].numGlyphs < 40_000  # of 65,535
        assert ord("한") not in font.getBestCmap()
        pen = RecordingPen()
        font.getGlyphSet()[".notdef"].draw(pen)
        assert pen.value
        for layout in ("GPOS", "GSUB"):
            features = font[layout].table.FeatureList if layout in font else None
            assert not features or not features.FeatureRecord


def shape(font: TTFont, character: str) -> list[object]:
    """The strokes of a character's outline."""
    pen = RecordingPen()
    font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
    return pen.value


def test_the_shapes_are_chinese_and_not_those_of_the_first_face(made: Faces) -> None:
    collection = TTCollection(FOLDERS[0] / "NotoSansCJK-Regular.ttc", lazy=True)
    japanese = collection.fonts[0]
    chinese = next(
        font for font in collection.fonts if font["name"].getDebugName(1) == "Noto Sans CJK SC"
    )
    with TTFont(made.sans, lazy=True) as font:
        for character in "直骨门":
            assert shape(font, character) == shape(chinese, character)
            assert shape(font, character) != shape(japanese, character)
    collection.close()


def test_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    first = faces(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "fonts").iterdir()}
    assert faces(tmp_path) == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "fonts").iterdir()} == before
    assert len(before) == 3


def test_a_newer_package_replaces_what_was_made(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    for kind, style in (("Sans", "Regular"), ("Sans", "Bold"), ("Serif", "Bold")):
        name = f"Noto{kind}CJK-{style}.ttc"
        (package / name).symlink_to(FOLDERS[0] / name)
    first = faces(tmp_path / "data", [package])
    copy = package / "NotoSansCJK-Regular.ttc"
    copy.unlink()
    copy.write_bytes((FOLDERS[0] / copy.name).read_bytes())
    second = faces(tmp_path / "data", [package])
    assert second.sans != first.sans
    assert not first.sans.exists()
    assert second.sans_bold == first.sans_bold


def test_what_an_older_kiosk_made_is_replaced(tmp_path: Path) -> None:
    old = tmp_path / "fonts" / "NotoSansCJKSC-Regular-1295070-16ce156466a7de00.otf"
    old.parent.mkdir()
    old.write_bytes(b"OTTO")
    new = faces(tmp_path).sans
    assert new != old
    assert not old.exists()
    assert new.exists()


def test_what_was_made_outlives_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = faces(tmp_path)
    monkeypatch.setenv("PATH", "")  # no fontconfig to ask
    assert faces(tmp_path, [tmp_path / "nowhere"]) == first


def test_a_missing_package_is_told_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FontError, match="apt-get install fonts-noto-cjk"):
        faces(tmp_path, [tmp_path])


def test_a_broken_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "NotoSansCJK-Regular.ttc").write_bytes(b"ttcf" + b"\xff" * 100)
    with pytest.raises(FontError, match=r"NotoSansCJK-Regular.ttc 打不开"):
        faces(tmp_path / "data", [tmp_path])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fonts").write_text("")
    with pytest.raises(FontError, match="字体放不进"):
        faces(tmp_path)
