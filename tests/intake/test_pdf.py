from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import made
import pytest
from house import House
from PIL import Image

from kiosk.intake.child import Children
from kiosk.intake.draft import EmbeddedPicture, TextDraft
from kiosk.intake.problems import Refused
from kiosk.intake.readers import read_file
from kiosk.intake.readers.pdf import LONG_SIDE, MOST_PAGES
from kiosk.library.model import Heading, ListEntry, Paragraph

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 80, 515
"""The column of the text in points: 36 characters of 12."""

Placed = tuple[float, float, float, str]
"""A line of text: from the left and from the top in points, size of the type, words."""

LONG = (
    "素社街道的党群服务中心设在海珠区基立下道，里面有十二个栏目，分属党务、宣教、服务三类，"
    "放映都不收费，居民可以在屏幕上报名，也可以用手机报名，团体可以预约专场，人人都能来。"
)


def lines(
    text: str, top: float, left: float = LEFT, size: float = 12, indent: int = 2
) -> list[Placed]:
    """A paragraph as a printer sets it: the first line indented, every line cut at the edge."""
    placed: list[Placed] = []
    each = int((RIGHT - left) / size)
    while text:
        room = each - (0 if placed else indent)
        at = left + (0 if placed else indent * size)
        placed.append((at, top + 1.5 * size * len(placed), size, text[:room]))
        text = text[room:]
    return placed


def pdf(
    path: Path,
    pages: Sequence[Sequence[Placed]],
    *,
    box: tuple[float, float] = (WIDTH, HEIGHT),
    more: str = "",
    info: str = "",
    encoding: str = "UniGB-UTF16-H",
    trailer: str = "",
) -> Path:
    """A real PDF of the lines given, in a Chinese font of the reader's own."""
    width, height = box
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /"
        f"{encoding} /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
        f"<< /Title <{('﻿' + info).encode('utf-16-be').hex()}> >>",
    ]
    kids = []
    for page in pages:
        stream = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {height - y - size} Tm "
            f"<{words.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, words in page
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] {more} "
            f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    data = b"%PDF-1.6\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    data += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}".encode()
    data += f"trailer\n<< /Size {len(offsets) + 1} /Root 1 0 R /Info 6 0 R {trailer} >>\n".encode()
    data += f"startxref\n{data.rindex(b'xref', 0, data.rindex(b'trailer'))}\n%%EOF\n".encode()
    path.write_bytes(data)
    return path


def read(path: Path) -> TextDraft:
    scratch = path.parent / f"{path.stem}-pages"
    scratch.mkdir()
    return read_file(path, ".pdf", scratch)


def words(draft: TextDraft) -> list[object]:
    return [block for block in draft.blocks if not isinstance(block, EmbeddedPicture)]


def test_a_page_is_a_picture_of_panel_size_with_its_text_below(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [lines(LONG, 100), lines("第二页的话。", 100)]))
    first, text, second, more = draft.blocks
    assert isinstance(first, EmbeddedPicture)
    assert isinstance(second, EmbeddedPicture)
    assert (first.caption, second.caption) == ("第 1 页", "第 2 页")
    assert (text, more) == (Paragraph(LONG), Paragraph("第二页的话。"))
    with Image.open(first.path) as image:
        assert (max(image.size), image.format, image.mode) == (LONG_SIDE, "JPEG", "RGB")
        assert image.convert("L").getextrema()[0] < 100  # black on white: the words are drawn
    assert draft.characters == len(LONG) + len("第二页的话。")


def test_lines_become_paragraphs_and_the_ones_of_a_sentence_are_joined(tmp_path: Path) -> None:
    two = lines(LONG, 100) + lines(LONG[:50], 100 + 18 * 3)
    draft = read(pdf(tmp_path / "a.pdf", [two]))
    assert words(draft) == [Paragraph(LONG), Paragraph(LONG[:50])]


def test_a_short_line_ends_its_paragraph_and_a_gap_does(tmp_path: Path) -> None:
    place = [(LEFT, 100, 12, "甲乙丙："), (LEFT, 118, 12, "丁戊己"), (LEFT, 136, 12, "庚辛壬癸子")]
    full = LONG[:36]
    apart = [(LEFT, 300, 12, full), (LEFT, 318, 12, full), (LEFT, 336, 12, full)]
    apart += [(LEFT, 372, 12, full)]
    draft = read(pdf(tmp_path / "a.pdf", [[*place, *apart]]))
    assert words(draft) == [
        Paragraph("甲乙丙："),
        Paragraph("丁戊己"),
        Paragraph("庚辛壬癸子"),
        Paragraph(full * 3),
        Paragraph(full),
    ]


def test_a_signature_and_a_date_at_the_right_are_two_lines(tmp_path: Path) -> None:
    signed = [(RIGHT - 84, 200, 12, "素社街道办事处"), (RIGHT - 96, 218, 12, "二〇二六年七月")]
    draft = read(pdf(tmp_path / "a.pdf", [[*lines(LONG, 100), *signed]]))
    assert words(draft) == [
        Paragraph(LONG),
        Paragraph("素社街道办事处"),
        Paragraph("二〇二六年七月"),
    ]


def test_english_words_keep_their_space_and_chinese_gets_none(tmp_path: Path) -> None:
    mixed = ("屏幕 kiosk on the wall " + LONG)[:32] + "Wi-Fi"[:4]
    page = [(LEFT, 100, 12, LONG[:36]), (LEFT, 118, 12, mixed), (LEFT, 136, 12, "by 手机")]
    draft = read(pdf(tmp_path / "a.pdf", [page]))
    assert words(draft) == [Paragraph(LONG[:36] + mixed + " by 手机")]


def test_a_paragraph_that_goes_on_on_the_next_page_stays_whole(tmp_path: Path) -> None:
    whole = lines(LONG, 740)
    draft = read(pdf(tmp_path / "a.pdf", [whole[:2], [(LEFT, 100, 12, whole[2][3])]]))
    picture, text, last = draft.blocks
    assert text == Paragraph(LONG)
    assert isinstance(picture, EmbeddedPicture)
    assert isinstance(last, EmbeddedPicture)


def test_page_numbers_headers_and_footers_are_not_read(tmp_path: Path) -> None:
    def page(number: int) -> list[Placed]:
        numbers = (f"- {number} -", f"第 {number} 页 共 4 页", f"{number}", f"{number}/4")
        return [
            (200, 30, 10, f"素社街道2026年工作简报 第{number}页"),
            *lines(LONG[number:], 100),
            (280, 800, 10, numbers[number - 1]),
        ]

    draft = read(pdf(tmp_path / "a.pdf", [page(number) for number in (1, 2, 3, 4)]))
    assert words(draft) == [Paragraph(LONG[number:]) for number in (1, 2, 3, 4)]


def test_a_number_in_the_middle_of_a_page_is_read(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [[(LEFT, 300, 12, "人数"), (LEFT, 330, 12, "420")]]))
    assert words(draft) == [Paragraph("人数"), Paragraph("420")]


def test_headings_and_list_entries_are_told_from_text(tmp_path: Path) -> None:
    page = [
        (LEFT, 60, 20, "怎样报名"),
        *lines(LONG, 110),
        (LEFT, 200, 12, "1. 在屏幕上"),
        (LEFT, 218, 12, "2. 用手机"),
        (LEFT, 236, 12, "• 到前台"),
    ]
    draft = read(pdf(tmp_path / "a.pdf", [page]))
    assert words(draft) == [
        Heading("怎样报名", 2),
        Paragraph(LONG),
        ListEntry("在屏幕上", "1."),
        ListEntry("用手机", "2."),
        ListEntry("到前台", "•"),
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(60, 100 + 18 * row, 12, LONG[18 * row :][:18]) for row in range(4)]
    right = [(320, 100 + 18 * row, 12, LONG[::-1][18 * row :][:18]) for row in range(4)]
    draft = read(pdf(tmp_path / "a.pdf", [[*left, *right]]))
    text = "".join(block.text for block in words(draft) if isinstance(block, Paragraph))
    assert text == LONG[:72] + LONG[::-1][:72]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_kept_turned_is_read_as_it_is_seen(tmp_path: Path, turned: int) -> None:
    width, height = (HEIGHT, WIDTH) if turned != 180 else (WIDTH, HEIGHT)
    each = int((width - 2 * LEFT) / 12)
    upright = [
        (LEFT, 100, 12, LONG[:each]),
        (LEFT, 118, 12, LONG[each : 2 * each]),
        (280, height - 42, 10, "7"),
    ]
    turn = {90: "0 1 -1 0 {h} 0", 180: "-1 0 0 -1 {w} {h}", 270: "0 -1 1 0 0 {w}"}[turned]
    # The same page written sideways, with the note that says how to turn it.
    moved = turn.format(w=width, h=height)
    path = pdf(tmp_path / "a.pdf", [upright], box=(width, height), more=f"/Rotate {turned}")
    text = (
        path.read_bytes()
        .decode("latin-1")
        .replace("BT ", f"q {moved} cm BT ")
        .replace(" ET\n", " ET Q\n")
    )
    if turned != 180:
        text = text.replace(
            f"/MediaBox [0 0 {width} {height}]", f"/MediaBox [0 0 {height} {width}]"
        )
    path.write_bytes(text.encode("latin-1"))
    draft = read(path)
    assert words(draft) == [Paragraph(LONG[: 2 * each])]


def test_rare_characters_and_confused_radicals_come_out_right(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [[(LEFT, 100, 12, "𠮷㙍⼀⻓⻔")]]))
    assert words(draft) == [Paragraph("𠮷㙍一长门")]


def test_the_head_lines_of_a_pdf_count(tmp_path: Path) -> None:
    page = [
        (LEFT, 60, 12, "居民议事厅"),
        (LEFT, 80, 12, "日期：2026年7月1日"),
        (LEFT, 98, 12, "审核：党建办"),
        *lines("正文在这里。", 130),
    ]
    draft = read(pdf(tmp_path / "a.pdf", [page]))
    assert draft.title == "居民议事厅"
    assert [(line.name, line.value) for line in draft.head] == [
        ("日期", "2026年7月1日"),
        ("审核", "党建办"),
    ]
    assert words(draft) == [Paragraph("正文在这里。")]


@pytest.mark.parametrize(
    ("title", "used"),
    [
        ("中共三大在广州召开", "中共三大在广州召开"),
        ("Microsoft Word - 通知.docx", ""),
        ("PowerPoint 演示文稿", ""),
        ("Report 2024", ""),
        ("无标题文档", ""),
        ("", ""),
    ],
)
def test_only_a_chinese_title_that_no_program_made_is_a_title(
    tmp_path: Path, title: str, used: str
) -> None:
    page = [(LEFT, 60, 20, title), *lines(LONG, 100)]
    draft = read(pdf(tmp_path / "a.pdf", [page], info=title))
    assert draft.title == used
    assert words(draft)[-1] == Paragraph(LONG)
    assert len(words(draft)) == (1 if used or not title else 2)


def test_a_title_that_does_not_stand_on_the_first_page_is_an_old_one(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [lines(LONG, 100)], info="去年的通知"))
    assert draft.title == ""


def test_a_scan_gives_its_pictures_alone(tmp_path: Path) -> None:
    one = Image.open(made.photograph(tmp_path / "1.jpg", (1200, 1600)))
    two = Image.open(made.photograph(tmp_path / "2.jpg", (1600, 1200)))
    one.save(tmp_path / "a.pdf", save_all=True, append_images=[two])
    draft = read(tmp_path / "a.pdf")
    assert words(draft) == []
    sizes = []
    for block in draft.blocks:
        assert isinstance(block, EmbeddedPicture)
        with Image.open(block.path) as image:
            sizes.append(image.size)
    assert sizes == [(1440, 1920), (1920, 1440)]


def test_empty_pages_are_passed_over_and_nothing_but_them_is_refused(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [[], lines("有话。", 100), []]))
    assert len(draft.blocks) == 2
    with pytest.raises(Refused, match="没有一页有内容"):
        read(pdf(tmp_path / "b.pdf", [[], []]))


def test_of_very_many_pages_the_first_are_shown_and_the_rest_is_told(tmp_path: Path) -> None:
    pages = [lines(f"第{number}页。", 100) for number in range(MOST_PAGES + 2)]
    draft = read(pdf(tmp_path / "a.pdf", pages))
    assert sum(isinstance(block, EmbeddedPicture) for block in draft.blocks) == MOST_PAGES
    assert [(lost.where, lost.what) for lost in draft.lost] == [
        ("第 60 页以后", "这个 PDF 有 62 页，只用了前面的 60 页，后面的没有用上。")
    ]


def test_of_very_much_text_the_first_pages_are_shown_and_the_rest_is_told(tmp_path: Path) -> None:
    page = [(LEFT, 20 + 4 * row, 3, LONG[:80] * 2) for row in range(190)]
    draft = read(pdf(tmp_path / "a.pdf", [page] * 3))
    assert draft.characters < 50_000
    assert sum(isinstance(block, EmbeddedPicture) for block in draft.blocks) == 1
    assert "文字太多，只用了前面的 1 页" in draft.lost[0].what


def test_a_page_that_cannot_be_drawn_costs_itself_only(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [lines("甲。", 100), lines("乙。", 100)])
    data = path.read_bytes().replace(f"[0 0 {WIDTH} {HEIGHT}]".encode(), b"[0 0 595 3  ]", 1)
    path.write_bytes(data)
    draft = read(path)
    assert words(draft) == [Paragraph("乙。")]
    assert [(lost.where, lost.what) for lost in draft.lost] == [
        ("第 1 页", "这一页显示不出来，没有用上。")
    ]


def test_a_page_as_large_as_a_house_is_drawn_at_panel_size(tmp_path: Path) -> None:
    draft = read(pdf(tmp_path / "a.pdf", [[(100, 100, 90_000, "大")]], box=(900_000, 900_000)))
    picture = draft.blocks[0]
    assert isinstance(picture, EmbeddedPicture)
    with Image.open(picture.path) as image:
        assert image.size == (LONG_SIDE, LONG_SIDE)


def test_what_is_no_whole_pdf_is_refused_with_advice(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "whole.pdf", [lines(LONG, 100)]).read_bytes()
    for count, data in enumerate((b"hello", b"%PDF-1.6\n", whole[:120], bytes(4000))):
        path = tmp_path / f"{count}.pdf"
        path.write_bytes(data)
        with pytest.raises(Refused, match="不是一个完好的 PDF") as caught:
            read(path)
        assert "PDF" in caught.value.do


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    lock = (
        f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'11' * 32}> "
        f"/U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    with pytest.raises(Refused, match="设了密码"):
        read(pdf(tmp_path / "a.pdf", [lines(LONG, 100)], trailer=lock))


def test_fonts_that_do_not_say_what_they_show_give_the_picture_alone(tmp_path: Path) -> None:
    none = "".join(chr(0xE000 + n) for n in range(30))
    random = "".join(chr(0x4E00 + 7919 * n % 20_000) for n in range(30))
    pages = [[(LEFT, 100, 12, "字" + none)], [(LEFT, 100, 12, random)], lines("有话。", 100)]
    draft = read(pdf(tmp_path / "a.pdf", pages))
    assert words(draft) == [Paragraph("有话。")]
    assert len(draft.blocks) == 4


def test_traditional_characters_are_no_nonsense(tmp_path: Path) -> None:
    page = "社區居民的故事，說的是老街坊怎樣互相幫助，聽得見鄰里門前門後的聲音。"
    assert words(read(pdf(tmp_path / "a.pdf", [lines(page, 100)]))) == [Paragraph(page)]


def test_the_lines_of_a_table_of_contents_stay_apart(tmp_path: Path) -> None:
    page = [(LEFT, 100 + 18 * n, 12, f"第{n}课" + "." * 31 + f"{n}") for n in (1, 2, 3)]
    draft = read(pdf(tmp_path / "a.pdf", [page]))
    assert words(draft) == [Paragraph(f"第{n}课，第{n}页") for n in (1, 2, 3)]


def test_a_pdf_on_a_stick_comes_onto_the_screen(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "素社家园" / "街道党校" / "01 第一课"
    folder.mkdir(parents=True)
    pdf(folder / "讲义.pdf", [lines(LONG, 100), lines("第二页。", 100)])
    with Children(1) as children:
        result = house.load(tmp_path, children)
        again = house.load(tmp_path, children)
    assert result.problems == ()
    assert not again.published
    item = house.items("school")[0]
    assert (item.card.title, item.card.pictures) == ("第一课", 2)
    assert item.card.characters == len(LONG) + 4


def test_many_pages_are_read_with_little_memory(tmp_path: Path) -> None:
    photograph = Image.open(made.photograph(tmp_path / "a.jpg", (1200, 1600)))
    photograph.save(tmp_path / "a.pdf", save_all=True, append_images=[photograph] * 39)
    (tmp_path / "pages").mkdir()
    # A process of its own: the highest use of memory counts from the beginning of a process.
    measure = (
        "import sys; from pathlib import Path; from kiosk.intake.readers import read_file\n"
        "blocks = read_file(Path(sys.argv[1]), '.pdf', Path(sys.argv[2])).blocks\n"
        "status = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()\n"
        "print(len(blocks), status[0])"
    )
    call = [sys.executable, "-c", measure, str(tmp_path / "a.pdf"), str(tmp_path / "pages")]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=100)
    blocks, kilobytes = map(int, done.stdout.split())
    assert blocks == 40
    assert kilobytes < 200_000, kilobytes


def test_several_threads_may_read(tmp_path: Path) -> None:
    paths = [pdf(tmp_path / f"{n}.pdf", [lines(LONG[n:], 200)] * 3) for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        drafts = list(pool.map(read, paths))
    assert [words(draft)[0] for draft in drafts] == [Paragraph(LONG[n:]) for n in range(8)]


def test_a_pdf_beside_a_text_of_the_same_name_is_not_shown_twice(
    house: House, tmp_path: Path
) -> None:
    item = tmp_path / "街道党校" / "01 讲稿"
    made.text(item / "讲稿.txt", "今天讲三件事。")
    pdf(item / "讲稿.pdf", [lines("今天讲三件事。", 100)])
    pdf(item / "附件.pdf", [lines("附件在这里。", 100)])
    result = house.load(tmp_path)
    (told,) = result.problems
    assert (told.file, told.level) == ("街道党校/01 讲稿/讲稿.pdf", "note")
    (loaded,) = house.items("school")
    texts = [block.text for block in loaded.blocks if isinstance(block, Paragraph)]
    assert texts == ["今天讲三件事。", "附件在这里。"]
