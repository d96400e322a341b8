"""Third stage: is the item fit to be shown? Settles title, head, cover and recordings."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kiosk.intake.draft import ItemDraft
from kiosk.intake.flow import bare, lay_out
from kiosk.intake.found import FoundFile, FoundItem
from kiosk.intake.heads import settle_head
from kiosk.intake.kinds import Kind
from kiosk.intake.names import title_of
from kiosk.intake.problems import Problem, not_loaded, problem
from kiosk.intake.read import ItemTexts
from kiosk.library.greeting import is_greeting, written
from kiosk.library.model import Heading, Language, ListEntry, Paragraph
from kiosk.wording import greeting as greeting_wording
from kiosk.wording import intake as wording
from kiosk.wording.readout import LANGUAGE_NAMES

TEXT_LIMIT = 50_000
"""Characters of an item, white space aside: four hours of reading aloud at 200 a minute."""
TITLE_LIMIT = 100
SHORT_LINE = 30
GREETING_LIMIT, GREETING_CPM = 50, 200
"""Characters of 阿关's greeting in one language: 15 seconds at the usual characters a minute."""
_SAYS_NOTHING = {"正文", "文字", "文稿", "内容", "文章", "稿子", "新建文本文档", "新建文档"}


def check(texts: ItemTexts) -> ItemDraft:
    """The item in reading order, with everything that is wrong with it so far."""
    item = texts.found
    head = settle_head(texts)
    title, untitled = _title(texts)
    flow = lay_out(texts, title)
    cover, readings, chosen = _choose(item)
    own = (*texts.problems, *_lengths(texts), *head.problems, *flow.problems, *chosen)
    usable = texts.whole and head.usable and not list(_lengths(texts))
    greets = is_greeting(item.section.key, item.key)
    if greets:
        own += (told := tuple(_greeting(texts, readings)))
        usable = usable and not any(problem.level == "error" for problem in told)
    if usable and not flow.blocks and not greets:
        usable = False
        own += tuple(_nothing(texts))
    if untitled and usable and not greets:
        own += (untitled,)
    return ItemDraft(
        found=item,
        title=title[:TITLE_LIMIT],
        blocks=flow.blocks,
        date_text=head.date_text,
        year=head.year,
        month=head.month,
        day=head.day,
        source=head.source,
        approved_by=head.approved_by,
        show_from=head.show_from,
        show_until=head.show_until,
        cover=cover,
        readings=readings,
        usable=usable,
        problems=own if usable else not_loaded(own),
    )


def _title(texts: ItemTexts) -> tuple[str, Problem | None]:
    """The text's own title; else the item's name; else a text file's name, a short first line, a
    picture's caption. With a note when there is nothing but the section's name."""
    item = texts.found
    own = next((draft.title for _, draft in texts.texts if draft.title), "")
    if own or (own := title_of(item.name)):
        return own, None
    names = (title_of(file.stem) for file, _ in texts.texts)
    if name := next((name for name in names if name and bare(name) not in _SAYS_NOTHING), ""):
        return name, None
    first = (block for _, draft in texts.texts for block in draft.blocks[:1])
    for block in first:
        if isinstance(block, Paragraph) and len(block.text) <= SHORT_LINE:
            return block.text.rstrip("：:。"), None
    for kind in (Kind.PICTURE, Kind.FILM, Kind.SOUND):
        for file in item.content(kind):
            if caption := title_of(file.stem):
                return caption, None
    note = problem(item.relative, wording.WHERE_NAME, wording.WITHOUT_TITLE, "note")
    return item.section.name, note


def _choose(
    item: FoundItem,
) -> tuple[FoundFile | None, dict[Language, FoundFile], list[Problem]]:
    problems: list[Problem] = []
    covers = item.covers
    if len(covers) > 1:
        problems.append(_several(item, covers, wording.TWO_COVERS))
    readings: dict[Language, FoundFile] = {}
    for language in Language:
        found = item.readings(language)
        if found:
            readings[language] = found[0]
        if len(found) > 1:
            problems.append(_several(item, found, wording.TWO_READINGS))
    return (covers[0] if covers else None), readings, problems


def _several(item: FoundItem, files: tuple[FoundFile, ...], said: wording.Said) -> Problem:
    names = "、".join(file.name for file in files)
    return problem(
        item.relative,
        wording.WHERE_ITEM,
        said,
        count=len(files),
        name=files[0].stem,
        names=names,
        used=files[0].name,
    )


def _lengths(texts: ItemTexts) -> list[Problem]:
    count = 0
    for file, draft in texts.texts:
        count += draft.characters
        if count > TEXT_LIMIT:
            return [
                problem(
                    file.relative,
                    wording.WHERE_FILE,
                    wording.TEXT_TOO_LONG,
                    length=f"{count:,}",
                    limit=f"{TEXT_LIMIT:,}",
                )
            ]
    return []


def _greeting(texts: ItemTexts, readings: Container[Language]) -> Iterator[Problem]:
    """A greeting may be nothing but recordings; it must be short enough to be listened to."""
    blocks = (block for _, draft in texts.texts for block in draft.blocks)
    said = written(b.text for b in blocks if isinstance(b, Heading | Paragraph | ListEntry))
    where, file = greeting_wording.WHERE, texts.found.relative
    if not said and not any(language in readings for language in Language):
        yield problem(file, where, greeting_wording.SAYS_NOTHING)
    for language, text in said.items():
        if language not in readings and len(text) > GREETING_LIMIT:
            yield problem(
                file,
                where,
                greeting_wording.TOO_LONG,
                "note",
                language=LANGUAGE_NAMES[language],
                length=len(text),
                seconds=round(len(text) * 60 / GREETING_CPM),
                limit=GREETING_LIMIT,
            )


def _nothing(texts: ItemTexts) -> list[Problem]:
    if not texts.texts:
        return [problem(texts.found.relative, wording.WHERE_ITEM, wording.ITEM_EMPTY)]
    return [
        problem(file.relative, wording.WHERE_FILE, wording.TEXT_EMPTY) for file, _ in texts.texts
    ]
