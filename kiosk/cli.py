"""The command ``kiosk``: reads arguments, calls the part that does the work, prints what came.

Heavy parts are imported inside the command that needs them: ``kiosk run`` must have the screen's
process started before anything else takes time. Exit statuses are in docs/commands.md.
"""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import click

# They add themselves to main.
from kiosk import cinema_commands, content_commands, voice_commands  # noqa: F401
from kiosk.command_line import DONE, FAILED, ModeNames, Size, as_json, command, print_json, say
from kiosk.command_line import main as main
from kiosk.wording import audit as audit_words
from kiosk.wording import operations as words


@command(main, name="run", help=words.HELP_RUN)
@click.option("--window", type=Size(), help=words.HELP_WINDOW)
@click.option("--for", "seconds", type=click.FloatRange(min=0.1), help=words.HELP_FOR)
def run(data: Path, window: tuple[int, int] | None, seconds: float | None) -> int:
    begun = time.monotonic()
    from kiosk.operations.running import run as keep_running

    return keep_running(data, window, seconds, begun=begun, tell=say)


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
@click.option("--diagonal", type=click.FloatRange(10, 120), help=audit_words.HELP_DIAGONAL)
@click.option("--mode", type=ModeNames(), default="", help=audit_words.HELP_MODE)
def screenshots(
    data: Path, out: Path, size: tuple[int, int], diagonal: float | None, mode: str
) -> int:
    from kiosk.display import display
    from kiosk.operations.running import child_environment, module

    arguments = [str(out.absolute()), "--size", f"{size[0]}x{size[1]}", "--mode", mode]
    if diagonal is not None:
        arguments += ["--diagonal", f"{diagonal:g}"]
    # Its display is nobody's business: no lines about how to look at it.
    with display(size, os.environ, lambda _: None) as screen:
        environment = child_environment(data, os.environ, DISPLAY=screen.name)
        return subprocess.run(module("screens.screenshots", *arguments), env=environment).returncode


@command(main, name="audit", help=audit_words.HELP_AUDIT)
@as_json
def audit(data: Path, as_json: bool) -> int:
    from dataclasses import asdict

    from kiosk.operations.auditing import audit as measure
    from kiosk.operations.auditing import told

    found = measure(data, os.environ)
    if as_json:
        print_json(asdict(found))
    else:
        for line in told(found.problems):
            click.echo(line)
        sentence = audit_words.NOT_CLEAN if found.problems else audit_words.CLEAN
        counts = {"screens": found.screens, "checks": found.checks}
        click.echo(sentence.format(**counts, problems=len(found.problems)))
    return FAILED if found.problems else DONE


@command(main, name="doctor", help=words.HELP_DOCTOR)
@as_json
def doctor(data: Path, as_json: bool) -> int:
    from dataclasses import asdict

    from kiosk.clock import now
    from kiosk.operations.readiness import can_open, line, readiness

    checks = []
    for check in readiness(data, os.environ, now(), aloud=True):
        checks.append(check)
        if not as_json:
            click.echo(line(check))
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        click.echo(words.CAN_OPEN if can_open(checks) else words.CANNOT_OPEN)
    return DONE if can_open(checks) else FAILED


@command(main, name="forget-pin", help=words.HELP_FORGET_PIN)
def forget_pin(data: Path) -> int:
    from kiosk.database.engine import writing
    from kiosk.services import open_services
    from kiosk.staff import pin

    with open_services(data, os.environ) as services, writing(services.engine) as session:
        pin.forget(session)
    click.echo(words.PIN_FORGOTTEN)
    return DONE
