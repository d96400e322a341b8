"""The twelve sections of the centre, their function and the form they are shown in.

Names and functions come from the newspaper page on the opening of the centre (12 sections, 3
functions); which function a section stands under is a proposal that ``[functions]`` in
``kiosk.toml`` can change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Function(StrEnum):
    """What the centre does; the value is the Chinese name on screen and in settings."""

    LEARNING = "宣教"
    PARTY = "党务"
    SERVICE = "服务"


class Form(StrEnum):
    """How a section lays out its items."""

    TIMELINE = "timeline"
    GALLERY = "gallery"
    WALL = "wall"
    SHELF = "shelf"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Section:
    """One of the twelve sections.

    ``key`` is the stable ASCII name used in the database and in file names, ``name`` the Chinese
    folder name on a stick, ``short`` the name where space is tight (at most six characters a line).
    """

    key: str
    name: str
    short: str
    function: Function
    form: Form


SECTIONS: tuple[Section, ...] = (
    Section("cinema", "红色影院", "红色影院", Function.LEARNING, Form.SHELF),
    Section("journey", "红色历程", "红色历程", Function.LEARNING, Form.TIMELINE),
    Section("imprints", "红色印记", "红色印记", Function.LEARNING, Form.GALLERY),
    Section("spirit", "红船精神和平语近人", "红船精神\n平语近人", Function.LEARNING, Form.WALL),
    Section("books", "红色书吧", "红色书吧", Function.LEARNING, Form.SHELF),
    Section("gratitude", "感念党恩", "感念党恩", Function.LEARNING, Form.STORIES),
    Section("voices", "党员心语", "党员心语", Function.PARTY, Form.WALL),
    Section("school", "街道党校", "街道党校", Function.PARTY, Form.STORIES),
    Section("projects", "特色党建", "特色党建", Function.PARTY, Form.STORIES),
    Section("delegates", "党代表工作室", "党代表\n工作室", Function.PARTY, Form.STORIES),
    Section("station", "阿关服务站", "阿关服务站", Function.SERVICE, Form.STORIES),
    Section("family", "青年职工妇女之家", "青年职工\n妇女之家", Function.SERVICE, Form.STORIES),
)

BY_NAME: dict[str, Section] = {section.name: section for section in SECTIONS}
BY_KEY: dict[str, Section] = {section.key: section for section in SECTIONS}


def arranged(functions: dict[str, Function]) -> tuple[Section, ...]:
    """The sections in order, with the staff's choice of function (by Chinese name) applied."""
    return tuple(
        replace(section, function=functions.get(section.name, section.function))
        for section in SECTIONS
    )
