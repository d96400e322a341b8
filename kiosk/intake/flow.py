"""The reading order of an item: its texts one after the other, with pictures where they belong."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from kiosk.intake.draft import DraftBlock, EmbeddedPicture, NamedPicture, PlacedFile
from kiosk.intake.found import FoundFile, FoundItem
from kiosk.intake.kinds import Kind
from kiosk.intake.names import caption_of
from kiosk.intake.problems import Problem, problem
from kiosk.intake.read import ItemTexts
from kiosk.library.model import Paragraph
from kiosk.wording import intake as wording


@dataclass(frozen=True, slots=True)
class Flow:
    blocks: tuple[DraftBlock, ...]
    problems: tuple[Problem, ...] = ()


def lay_out(texts: ItemTexts, title: str) -> Flow:
    """Films and sounds come first: they are what such an item is about. Pictures that the text
    names stand where it names them. If it names none, the first one stands after the first
    paragraph and the others at the end, else all at the end, in order."""
    item = texts.found
    problems: list[Problem] = []
    blocks: list[DraftBlock] = []
    placed: set[str] = set()
    for file, draft in texts.texts:
        for block in draft.blocks:
            if isinstance(block, EmbeddedPicture):
                blocks.append(replace(block, text=file.relative))
            elif not isinstance(block, NamedPicture):
                blocks.append(block)
            elif picture := _named(item, block.name):
                placed.add(picture.relative)
                blocks.append(PlacedFile(picture, block.caption or caption_of(picture.stem)))
            else:
                problems.append(
                    problem(
                        file.relative,
                        wording.WHERE_PICTURE_IN_TEXT,
                        wording.PICTURE_NOT_FOUND,
                        name=block.name[-60:],
                    )
                )
    _drop_repeated_title(blocks, title)
    rest = [
        PlacedFile(picture, caption_of(picture.stem))
        for picture in item.content(Kind.PICTURE)
        if picture.relative not in placed
    ]
    has_place = any(isinstance(block, PlacedFile | EmbeddedPicture) for block in blocks)
    first = next((i for i, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if rest and not has_place and first is not None:
        blocks.insert(first + 1, rest.pop(0))
    front = [
        PlacedFile(file, caption_of(file.stem))
        for kind in (Kind.FILM, Kind.SOUND)
        for file in item.content(kind)
    ]
    return Flow((*front, *blocks, *rest), tuple(problems))


def _drop_repeated_title(blocks: list[DraftBlock], title: str) -> None:
    """The title is shown above the text; a first line that says it again is passed over."""
    if (
        len(blocks) > 1
        and isinstance(blocks[0], Paragraph)
        and bare(blocks[0].text) == bare(title) != ""
    ):
        del blocks[0]


def _named(item: FoundItem, name: str) -> FoundFile | None:
    """The picture a text means: by path, by name, by name without suffix, by caption."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/").strip()
    last = path.rpartition("/")[2]
    pictures = [file for file in item.files if file.kind is Kind.PICTURE]
    for file in pictures:
        if file.relative.casefold().endswith("/" + path.casefold().removeprefix("./")):
            return file
    for wanted in (last, last.rpartition(".")[0] or last):
        for file in pictures:
            if wanted.casefold() in (file.name.casefold(), file.stem.casefold()):
                return file
    caption = bare(caption_of(last.rpartition(".")[0] or last))
    return next((f for f in pictures if caption and bare(caption_of(f.stem)) == caption), None)


def bare(text: str) -> str:
    """Letters and digits alone, for comparing what people write twice."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()).casefold()
