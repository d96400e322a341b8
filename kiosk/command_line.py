"""What all commands share: the group, ``--data``, ``--json``, how errors become exit statuses."""

from __future__ import annotations

import functools
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.errors import KioskError
from kiosk.settings import data_folder
from kiosk.wording import audit as audit_words
from kiosk.wording import operations as words

DONE, FAILED, UNUSABLE = 0, 1, 2


class Size(click.ParamType[tuple[int, int]]):
    """WIDTHxHEIGHT in pixels, as a pair of integers."""

    name = "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{2,5})[xX×*](\d{2,5})", str(value).strip())
        size = (int(found[1]), int(found[2])) if found else (0, 0)
        if not all(240 <= side <= 8192 for side in size):
            self.fail(words.SIZE_WRONG.format(value=value), param, ctx)
        return size


class ModeNames(click.ParamType[str]):
    """Names of the screens' modes with commas between them, as they are handed on."""

    name = "large,contrast,seated,calm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        names = [one.strip() for one in str(value).split(",") if one.strip()]
        if not set(names) <= set(audit_words.MODES) - {"normal"}:
            self.fail(audit_words.MODE_WRONG.format(value=value), param, ctx)
        return ",".join(names)


def command(group: click.Group, **names: Any) -> Callable[[Callable[..., int]], click.Command]:
    """Adds a command that takes --data and returns its exit status; an error that the kiosk can
    name becomes a line on stderr and status 1."""

    def wrap(function: Callable[..., int]) -> click.Command:
        @click.option("--data", type=click.Path(path_type=Path), help=words.HELP_DATA)
        @functools.wraps(function)
        def invoke(data: Path | None, **arguments: Any) -> None:
            try:
                status = function(data_folder(data, os.environ), **arguments)
            except KioskError as error:
                say(str(error))
                status = FAILED
            sys.exit(status)

        return group.command(**names)(invoke)

    return wrap


def say(line: str) -> None:
    """A line for the person at the terminal: on stderr, since stdout may carry JSON."""
    click.echo(line, err=True)


def print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


as_json = click.option("--json", "as_json", is_flag=True, help=words.HELP_JSON)


@click.group(help=words.HELP_KIOSK, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, message="%(version)s", help=words.HELP_VERSION)
def main() -> None:
    """The console script."""
