"""The commands about content: check, load, preview, editions, templates."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from kiosk.command_line import DONE, FAILED, UNUSABLE, Size, as_json, command, main, print_json, say
from kiosk.wording import operations as words

PREVIEW_SIZE = "540x960"

a_path = click.argument("path", type=click.Path(path_type=Path))


@command(main, name="check", help=words.HELP_CHECK)
@a_path
@as_json
def check(data: Path, path: Path, as_json: bool) -> int:  # noqa: ARG001
    from kiosk.operations import loading

    try:
        found = loading.check(path, say)
    except loading.UnusableFolderError as error:
        say(str(error))
        return UNUSABLE
    if as_json:
        print_json(loading.check_document(found))
    else:
        for line in loading.check_lines(found):
            click.echo(line)
    return DONE if found.ok else FAILED


@command(main, name="load", help=words.HELP_LOAD)
@a_path
@click.option("--yes", is_flag=True, help=words.HELP_YES)
@as_json
def load(data: Path, path: Path, yes: bool, as_json: bool) -> int:
    from kiosk.operations import loading
    from kiosk.services import open_services

    asks = not (yes or as_json) and sys.stdin.isatty() and sys.stderr.isatty()
    with open_services(data, os.environ) as services:
        try:
            if asks:
                for line in loading.look_lines(loading.look_at_folder(services, path, say)):
                    say(line)
                if not click.confirm(words.LOAD_ASK, err=True):
                    say(words.LOAD_NOT_WANTED)
                    return FAILED
            result = loading.load_folder(services, path, say)
        except loading.UnusableFolderError as error:
            say(str(error))
            return UNUSABLE
    if as_json:
        print_json(loading.load_document(result))
    else:
        for line in loading.load_lines(result):
            click.echo(line)
    return DONE if result.published else FAILED


@command(main, name="preview", help=words.HELP_PREVIEW)
@a_path
@click.option(
    "--window", type=Size(), default=PREVIEW_SIZE, show_default=True, help=words.HELP_WINDOW
)
@click.option("--for", "seconds", type=click.FloatRange(min=0.1), help=words.HELP_FOR)
def preview(data: Path, path: Path, window: tuple[int, int], seconds: float | None) -> int:  # noqa: ARG001
    from kiosk.operations import loading
    from kiosk.operations.running import run as keep_running
    from kiosk.services import open_services

    with tempfile.TemporaryDirectory(prefix="kiosk-preview-") as scratch:
        with open_services(Path(scratch), os.environ) as services:
            try:
                result = loading.load_folder(services, path, say)
            except loading.UnusableFolderError as error:
                say(str(error))
                return UNUSABLE
        for line in loading.load_lines(result):
            say(line)
        if not result.published:
            return FAILED
        # The pages of what is only tried out are nobody's, and the port may be the real kiosk's.
        apart = {**os.environ, "KIOSK_WEB": "false"}
        return keep_running(Path(scratch), window, seconds, environ=apart, tell=say)


@command(main, name="editions", help=words.HELP_EDITIONS)
@as_json
def editions(data: Path, as_json: bool) -> int:
    from kiosk.database.engine import reading
    from kiosk.library import editions as kept
    from kiosk.services import open_services

    with open_services(data, os.environ) as services, reading(services.engine) as session:
        found = kept.editions(session)
    if as_json:
        print_json(
            [
                {
                    "number": one.number,
                    "at": one.at.isoformat(),
                    "source": one.source,
                    "items": one.items,
                    "current": one.current,
                }
                for one in found
            ]
        )
        return DONE
    for one in found:
        mark = words.EDITION_CURRENT if one.current else ""
        at = f"{one.at:%Y-%m-%d %H:%M}"
        click.echo(words.EDITION_LINE.format(edition=one, at=at, mark=mark))
    if not found:
        click.echo(words.EDITIONS_NONE)
    return DONE


@command(main, name="restore-edition", help=words.HELP_RESTORE)
@click.argument("number", type=click.IntRange(min=1))
def restore_edition(data: Path, number: int) -> int:
    from kiosk.database.engine import writing
    from kiosk.library import editions as kept
    from kiosk.services import open_services

    with open_services(data, os.environ) as services, writing(services.engine) as session:
        kept.restore(session, number)
    click.echo(words.EDITION_RESTORED.format(number=number))
    return DONE


@command(main, name="templates", help=words.HELP_TEMPLATES)
@click.argument("out", type=click.Path(path_type=Path))
def templates(data: Path, out: Path) -> int:  # noqa: ARG001
    from kiosk.intake.lists import templates as lists

    written = lists.templates(out)
    for path in written:
        click.echo(str(path))
    click.echo(words.TEMPLATES_WRITTEN.format(count=len(written)))
    return DONE


@main.group(name="keys", help=words.HELP_KEYS)
def keys() -> None:
    """Keys to sign content folders with."""


@command(keys, name="new", help=words.HELP_KEYS_NEW)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--password", is_flag=True, help=words.HELP_KEY_PASSWORD)
def new_keys(data: Path, folder: Path, password: bool) -> int:  # noqa: ARG001
    from kiosk.intake import signing_keys

    secret = ""
    if password:
        secret = click.prompt(
            words.PASSWORD, hide_input=True, confirmation_prompt=words.PASSWORD_AGAIN, err=True
        )
    made = signing_keys.new_keys(folder, secret)
    click.echo(words.KEYS_MADE.format(keys=made))
    return DONE


@command(main, name="sign", help=words.HELP_SIGN)
@a_path
@click.option("--key", type=click.Path(path_type=Path), required=True, help=words.HELP_KEY)
@click.option("--password", is_flag=True, help=words.HELP_KEY_PASSWORD)
def sign(data: Path, path: Path, key: Path, password: bool) -> int:  # noqa: ARG001
    from kiosk.clock import now
    from kiosk.intake import signing, signing_keys

    secret = click.prompt(words.PASSWORD, hide_input=True, err=True) if password else ""
    signed = signing.sign(path, signing_keys.private_key(key, secret), now())
    click.echo(words.SIGNED.format(files=len(signed.hashes), by=signed.by, file=signed.file))
    return DONE
