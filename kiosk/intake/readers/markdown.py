"""Markdown: headings, paragraphs, lists, pictures in place; tables row by row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.intake.draft import NamedPicture, TextBlock, TextDraft
from kiosk.intake.head import take_head
from kiosk.intake.readers.coding import read_characters
from kiosk.intake.readers.tables import spoken_rows
from kiosk.intake.readers.title import take_title
from kiosk.library.model import Heading, ListEntry, Paragraph

_PICTURE = re.compile(
    r"""[!！]\[([^\]\n]*)\][(（]([^<>\n"]+?\.(?:jpe?g|png|gif|webp|bmp|tiff?|hei[cf]|avif))[)）]""",
    re.IGNORECASE,
)
"""A picture as staff write it: with spaces and brackets in its name, which Markdown forbids."""


def read_markdown(path: Path, scratch: Path) -> TextDraft:  # noqa: ARG001
    """Reads a .md file. Raises ``Refused``. Its title is a level-1 heading before any other text;
    head lines stand above or below it."""
    lines = [line.replace("\u3000", " ") for line in read_characters(path).split("\n")]
    head, taken = take_head(lines)
    blocks = _blocks("\n".join(lines[taken:]))
    title = take_title(blocks)
    if not taken:
        first = itertools.takewhile(lambda block: isinstance(block, Paragraph), blocks)
        head, taken = take_head([block.text for block in first if isinstance(block, Paragraph)])
        del blocks[:taken]
    characters = sum(len("".join(line.split())) for line in lines)
    return TextDraft(title, head, tuple(blocks), characters)


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


@dataclass(slots=True)
class _Flow:
    """Where the walk through the tokens stands."""

    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: int = 0
    row: list[str] | None = None
    table: list[list[str]] = field(default_factory=list)
    blocks: list[TextBlock] = field(default_factory=list)


def _blocks(text: str) -> list[TextBlock]:
    # Staff indent paragraphs by hand: an indented line must not become code.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "lheading"])
    flow = _Flow()
    for token in parser.parse(_PICTURE.sub(r"![\1](<\2>)", text)):
        _take(token, flow)
    return flow.blocks


def _take(token: Token, flow: _Flow) -> None:
    match token.type:
        case "heading_open":
            flow.heading = int(token.tag[1:])
        case "heading_close":
            flow.heading = 0
        case "bullet_list_open":
            flow.lists.append(_List(False, 0))
        case "ordered_list_open":
            flow.lists.append(_List(True, int(token.attrGet("start") or 1)))
        case "bullet_list_close" | "ordered_list_close":
            flow.lists.pop()
        case "list_item_open":
            current = flow.lists[-1]
            flow.marker = f"{current.number}{token.markup or '.'}" if current.ordered else "•"
            current.number += 1
        case "tr_open":
            flow.row = []
        case "tr_close":
            flow.table.append(flow.row or [])
            flow.row = None
        case "table_close":
            # Markdown has no table without a head; of two columns it may be a row like the others.
            marked = len(flow.table[0]) > 2
            for text, marker in spoken_rows(flow.table, marked):
                flow.blocks.append(ListEntry(text, marker) if marker else Paragraph(text))
            flow.table = []
        case "inline":
            _take_inline(token, flow)
        case "fence":
            lines = (line.strip() for line in token.content.splitlines())
            flow.blocks += [Paragraph(line) for line in lines if line]
        case _:
            pass


def _take_inline(token: Token, flow: _Flow) -> None:
    if flow.row is not None:
        pieces = [piece for piece in _pieces(token) if isinstance(piece, str)]
        flow.row.append(" ".join(pieces))
        return
    for piece in _pieces(token):
        if isinstance(piece, NamedPicture):
            flow.blocks.append(piece)
        elif flow.heading:
            flow.blocks.append(Heading(piece, flow.heading))
        elif flow.marker and flow.lists:
            flow.blocks.append(_entry(piece, flow))
            flow.marker = ""
        else:
            flow.blocks.append(Paragraph(piece))


def _entry(text: str, flow: _Flow) -> TextBlock:
    if len(flow.marker) > 4:  # "1921. 春天": a year, not a place in a list
        return Paragraph(f"{flow.marker} {text}")
    return ListEntry(text, flow.marker)


def _pieces(token: Token) -> Iterator[str | NamedPicture]:
    """The lines of text and the pictures of one paragraph, in order. A line end in the source is a
    line end on screen: staff who write Chinese do not wrap lines by hand."""
    text = ""
    for child in token.children or ():
        if child.type == "image":
            if text.strip():
                yield text.strip()
            text = ""
            name = unquote(str(child.attrGet("src") or ""))
            yield NamedPicture(name, str(child.attrGet("title") or child.content or ""))
        elif child.type in ("softbreak", "hardbreak"):
            if text.strip():
                yield text.strip()
            text = ""
        else:
            text += child.content
    if text.strip():
        yield text.strip()
