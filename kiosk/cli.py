"""The command ``kiosk``: reads arguments, calls the part that does the work, prints what came.

Heavy parts are imported inside the command that needs them: ``kiosk run`` must have the screen's
process started before anything else takes time. Exit statuses are in docs/commands.md.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.errors import KioskError
from kiosk.settings import data_folder
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


@command(main, name="run", help=words.HELP_RUN)
@click.option("--window", type=Size(), help=words.HELP_WINDOW)
@click.option("--for", "seconds", type=click.FloatRange(min=0.1), help=words.HELP_FOR)
def run(data: Path, window: tuple[int, int] | None, seconds: float | None) -> int:
    begun = time.monotonic()
    from kiosk.operations.running import run as keep_running

    return keep_running(data, window, seconds, begun=begun, tell=say)


@command(main, name="load", help=words.HELP_LOAD)
@click.argument("folder", type=click.Path(path_type=Path))
@as_json
def load(data: Path, folder: Path, as_json: bool) -> int:
    from kiosk.operations.loading import UnusableFolderError, document, lines, load_folder
    from kiosk.services import open_services

    with open_services(data, os.environ) as services:
        try:
            report = load_folder(services, folder, say)
        except UnusableFolderError as error:
            say(str(error))
            return UNUSABLE
    if as_json:
        print_json(document(report))
    else:
        for line in lines(report):
            click.echo(line)
    return FAILED if report.has_errors else DONE


@command(main, name="sections", help=words.HELP_SECTIONS)
@as_json
def sections(data: Path, as_json: bool) -> int:
    from kiosk.clock import now
    from kiosk.services import open_services

    with open_services(data, os.environ) as services:
        overviews = services.library.sections(now(), services.settings.functions)
    if as_json:
        print_json(
            [
                {
                    "name": overview.section.name,
                    "function": overview.section.function.value,
                    "form": overview.section.form.value,
                    "items": overview.items,
                }
                for overview in overviews
            ]
        )
        return DONE
    for overview in overviews:
        section = overview.section
        click.echo(words.SECTION_LINE.format(section=section, items=overview.items))
    return DONE


@command(main, name="screenshots", help=words.HELP_SCREENSHOTS)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--size", type=Size(), default="1080x1920", show_default=True, help=words.HELP_SIZE)
def screenshots(data: Path, out: Path, size: tuple[int, int]) -> int:
    from kiosk.display import display
    from kiosk.operations.running import child_environment, module

    arguments = (str(out.absolute()), "--size", f"{size[0]}x{size[1]}")
    # Its display is nobody's business: no lines about how to look at it.
    with display(size, os.environ, lambda _: None) as screen:
        environment = child_environment(data, os.environ, DISPLAY=screen.name)
        return subprocess.run(module("screens.screenshots", *arguments), env=environment).returncode


@command(main, name="doctor", help=words.HELP_DOCTOR)
@as_json
def doctor(data: Path, as_json: bool) -> int:
    from dataclasses import asdict

    from kiosk.clock import now
    from kiosk.operations.readiness import can_open, line, readiness

    checks = []
    for check in readiness(data, os.environ, now()):
        checks.append(check)
        if not as_json:
            click.echo(line(check))
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        click.echo(words.CAN_OPEN if can_open(checks) else words.CANNOT_OPEN)
    return DONE if can_open(checks) else FAILED
