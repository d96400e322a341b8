"""Files as LibreOffice writes them are read like those that libraries make."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import made
import pytest
from PIL import Image

from kiosk.intake.draft import EmbeddedPicture, TextDraft
from kiosk.intake.readers import read_file
from kiosk.library.model import Heading, ListEntry, Paragraph

_NAMESPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        **{
            name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
            for name in ("office", "text", "style", "table")
        },
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
LONG = (
    "素社街道的党群服务中心设在海珠区基立下道，里面有十二个栏目，𠮷㙍也要认得，"
    "放映都不收费，居民可以在屏幕上报名，也可以用手机报名，团体可以预约专场。"
)
SECOND = "第二页的第一段，" + LONG


def paragraph(words: str, style: str = "Body") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def entries(style: str, *words: str) -> str:
    items = "".join(f"<text:list-item>{paragraph(w)}</text:list-item>" for w in words)
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def table(*rows: tuple[str, ...]) -> str:
    def cells(row: tuple[str, ...]) -> str:
        inside = "".join(f"<table:table-cell>{paragraph(w)}</table:table-cell>" for w in row)
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{cells(rows[0])}</table:table-header-rows>"
    return (
        f'<table:table table:name="t"><table:table-column '
        f'table:number-columns-repeated="{len(rows[0])}"/>{head}'
        f"{''.join(map(cells, rows[1:]))}</table:table>"
    )


def document(picture: Path) -> str:
    """A text with all that staff use, as a flat OpenDocument file."""
    data = base64.b64encode(picture.read_bytes()).decode()
    styles = """
    <style:default-style style:family="paragraph"><style:text-properties
      style:font-name-asian="Noto Serif CJK SC" style:font-size-asian="12pt" fo:font-size="12pt"
      style:language-asian="zh" style:country-asian="CN"/></style:default-style>
    <style:style style:name="Body" style:family="paragraph"/>
    <style:style style:name="Title" style:family="paragraph"><style:text-properties
      style:font-size-asian="24pt" fo:font-size="24pt"/></style:style>
    <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
      style:default-outline-level="1"><style:text-properties style:font-size-asian="18pt"
      fo:font-size="18pt"/></style:style>
    <style:style style:name="New" style:family="paragraph"><style:paragraph-properties
      fo:break-before="page"/></style:style>
    <text:list-style style:name="Numbers"><text:list-level-style-number text:level="1"
      style:num-format="1" style:num-suffix="."/></text:list-style>
    <text:list-style style:name="Points"><text:list-level-style-bullet text:level="1"
      text:bullet-char="•"/></text:list-style>"""
    page = """<style:page-layout style:name="A4"><style:page-layout-properties
      fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:header-style/>
      <style:footer-style/></style:page-layout>"""
    master = """<style:master-page style:name="Standard" style:page-layout-name="A4">
      <style:header><text:p>素社街道工作简报</text:p></style:header>
      <style:footer><text:p>第 <text:page-number/> 页</text:p></style:footer>
      </style:master-page>"""
    frame = (
        '<text:p text:style-name="Body"><draw:frame text:anchor-type="as-char" '
        'svg:width="8cm" svg:height="6cm"><draw:image>'
        f"<office:binary-data>{data}</office:binary-data></draw:image></draw:frame></text:p>"
    )
    body = "".join(
        (
            paragraph("怎样走进红色影院", "Title"),
            paragraph("日期：2026年7月1日"),
            paragraph("审核：党建办"),
            paragraph(LONG),
            '<text:h text:style-name="Heading_20_1" text:outline-level="1">怎样报名</text:h>',
            entries("Numbers", "在屏幕上", "用手机"),
            entries("Points", "到前台"),
            frame,
            table(("时间", "地点"), ("周五晚上", "二楼"), ("周六下午", "一楼")),
            paragraph(SECOND, "New"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:meta><dc:title>怎样走进红色影院</dc:title></office:meta>"
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{page}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same text as .docx and as .pdf. One start of LibreOffice after the other,
    in a profile of its own: the first takes about 5 s on two slow cores, the second 1 s."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "简报.fodt"
    picture = made.photograph(folder / "picture.png", (800, 600))
    source.write_text(document(picture), "utf-8")
    for form in ("docx", "pdf"):
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
                *("--convert-to", form, "--outdir", str(folder), str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder


def read(path: Path, scratch: Path) -> TextDraft:
    return read_file(path, path.suffix, scratch)


def test_a_word_file_of_libreoffice_is_read_whole_and_in_order(
    office: Path, tmp_path: Path
) -> None:
    draft = read(office / "简报.docx", tmp_path)
    assert draft.title == "怎样走进红色影院"
    assert [(line.name, line.value) for line in draft.head] == [
        ("日期", "2026年7月1日"),
        ("审核", "党建办"),
    ]
    pictures = [block for block in draft.blocks if isinstance(block, EmbeddedPicture)]
    with Image.open(pictures[0].path) as image:
        assert image.size == (800, 600)
    assert draft.blocks == (
        Paragraph(LONG),
        Heading("怎样报名", 1),
        ListEntry("在屏幕上", "1."),
        ListEntry("用手机", "2."),
        ListEntry("到前台", "•"),
        *pictures,
        Paragraph("时间：周五晚上；地点：二楼"),
        Paragraph("时间：周六下午；地点：一楼"),
        Paragraph(SECOND),
    )
    assert draft.lost == ()


def test_a_pdf_of_libreoffice_is_read_in_whole_sentences(office: Path, tmp_path: Path) -> None:
    draft = read(office / "简报.pdf", tmp_path)
    assert draft.title == "怎样走进红色影院"
    assert [line.name for line in draft.head] == ["日期", "审核"]
    pages = [block for block in draft.blocks if isinstance(block, EmbeddedPicture)]
    assert [page.caption for page in pages] == ["第 1 页", "第 2 页"]
    with Image.open(pages[0].path) as image:
        assert image.size == (1358, 1920)
        colours = image.getcolors(maxcolors=1 << 24) or []
    red = sum(count for count, (r, g, b) in colours if abs(r - 200) < 20 and g < 60 and b < 70)
    assert red > 50_000  # the picture is on the page
    texts = [block for block in draft.blocks if not isinstance(block, EmbeddedPicture)]
    assert Paragraph(LONG) in texts
    assert Heading("怎样报名", 2) in texts
    assert [block.marker for block in texts if isinstance(block, ListEntry)] == ["1.", "2.", "•"]
    assert texts[-1] == Paragraph(SECOND)
    said = "".join(block.text for block in texts if isinstance(block, Paragraph))
    assert "工作简报" not in said
    assert "第 1 页" not in said
