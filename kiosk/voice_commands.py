"""The commands about voices: say, voices, speak-library."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.command_line import DONE, FAILED, as_json, command, main, print_json, say
from kiosk.library.model import Language
from kiosk.readout.model import DEFAULT_CPM, FASTEST_CPM, SLOWEST_CPM
from kiosk.wording import voice_commands as words
from kiosk.wording.readout import LANGUAGE_NAMES

if TYPE_CHECKING:
    from kiosk.operations.speaking import Report


class SpokenLanguage(click.ParamType[Language]):
    """A language by its code."""

    name = "|".join(Language)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Language:
        try:
            return Language(str(value).strip().lower())
        except ValueError:
            self.fail(words.LANGUAGE_WRONG.format(value=value), param, ctx)


class Speed(click.ParamType[int]):
    """Characters a minute, in the range that is made."""

    name = "CPM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        written = str(value).strip()
        if not written.isdecimal() or not SLOWEST_CPM <= int(written) <= FASTEST_CPM:
            message = words.SPEED_WRONG.format(value=value, low=SLOWEST_CPM, high=FASTEST_CPM)
            self.fail(message, param, ctx)
        return int(written)


class SoundFile(click.ParamType[Path]):
    """Where a sound file may be written, by its suffix."""

    name = "FILE.wav|ogg"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from kiosk.readout.playing.joined import FORMATS

        path = _place(value, self, param, ctx)
        if path.suffix.lower() not in FORMATS:
            self.fail(words.SUFFIX_WRONG.format(path=path), param, ctx)
        return path


class NewFile(click.ParamType[Path]):
    """Where a file may be written."""

    name = "FILE.json"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        return _place(value, self, param, ctx)


def _place(
    value: Any,
    kind: click.ParamType[Path],
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> Path:
    path = Path(str(value)).expanduser().absolute()
    if not path.parent.is_dir():
        kind.fail(words.FOLDER_MISSING.format(folder=path.parent), param, ctx)
    if path.is_dir():
        kind.fail(words.IS_A_FOLDER.format(path=path), param, ctx)
    return path


@command(main, name="say", help=words.HELP_SAY)
@click.argument("text")
@click.option("--language", type=SpokenLanguage(), required=True, help=words.HELP_LANGUAGE)
@click.option("--engine", metavar="NAME", help=words.HELP_ENGINE)
@click.option(
    "--speed", type=Speed(), default=DEFAULT_CPM, show_default=True, help=words.HELP_SPEED
)
@click.option("--out", type=SoundFile(), required=True, help=words.HELP_OUT)
@click.option("--timings", type=NewFile(), help=words.HELP_TIMINGS)
def say_text(
    data: Path,
    text: str,
    language: Language,
    engine: str | None,
    speed: int,
    out: Path,
    timings: Path | None,
) -> int:
    from kiosk.operations.saying import SayError, kept_words
    from kiosk.operations.saying import say as say_into
    from kiosk.readout.sentences import speakable
    from kiosk.wording import operations as shared

    _told_in_our_words()
    if not speakable(text):
        raise click.BadParameter(words.NOTHING_TO_SAY, param_hint="TEXT")
    if engine is not None:
        _must_be_at_hand(engine, language)
    said = say_into(text, language, speed, out, engine, kept_words(data, os.environ), say)
    if timings is not None:
        spans = [
            {
                "start_ms": round(one.start * 1000),
                "end_ms": round(one.end * 1000),
                "from": one.first,
                "to": one.last,
            }
            for one in said.timings
        ]
        try:
            timings.write_text(json.dumps(spans), "utf-8")
        except OSError as error:
            raise SayError(
                words.OUT_NOT_WRITTEN.format(path=timings, reason=shared.reason(error))
            ) from error
    for sentence, reason in said.left_out:
        say(words.LEFT_OUT.format(text=sentence.strip()[:40], reason=reason))
    by = "、".join(f"{words.ENGINES.get(name, name)} {n} 句" for name, n in said.engines.items())
    say(words.SAID.format(path=out, seconds=f"{said.timings[-1].end:.1f}", engines=by))
    return FAILED if said.left_out else DONE


def _told_in_our_words() -> None:
    """What the log would say, the command says itself: without this, Python prints it as well."""
    logging.getLogger("kiosk").addHandler(logging.NullHandler())


def _must_be_at_hand(engine: str, language: Language) -> None:
    from kiosk.readout.engines import ENGINES

    engines = {one.name: one for one in ENGINES}
    if engine not in engines:
        message = words.ENGINE_UNKNOWN.format(engine=engine, engines="、".join(engines))
        raise click.BadParameter(message, param_hint="--engine")
    if language not in engines[engine].voices:
        message = words.ENGINE_CANNOT.format(engine=engine, language=LANGUAGE_NAMES[language])
        raise click.BadParameter(message, param_hint="--engine")


@command(main, name="voices", help=words.HELP_VOICES)
@as_json
def voices(data: Path, as_json: bool) -> int:  # noqa: ARG001
    from kiosk.operations.voices_at_hand import voices_at_hand

    _told_in_our_words()
    found = list(voices_at_hand())
    if as_json:
        print_json(
            [
                {
                    "engine": one.engine,
                    "version": one.version,
                    "languages": [language.value for language in one.voices],
                    "voices": {language.value: voice for language, voice in one.voices.items()},
                    "ready": one.ready,
                    "reason": one.reason,
                    "do": "" if one.ready else words.INSTALL.get(one.engine, words.INSTALL_OTHER),
                }
                for one in found
            ]
        )
        return DONE
    for one in found:
        name = words.ENGINES.get(one.engine, one.engine)
        spoken = "、".join(f"{LANGUAGE_NAMES[of]}（{voice}）" for of, voice in one.voices.items())
        state = words.VOICE_READY if one.ready else words.VOICE_AWAY.format(reason=one.reason)
        click.echo(
            words.VOICE_LINE.format(name=name, version=one.version, voices=spoken, state=state)
        )
        if not one.ready:
            click.echo(f"    {words.INSTALL.get(one.engine, words.INSTALL_OTHER)}")
    click.echo(words.VOICES_RECORDED)
    return DONE


@command(main, name="speak-library", help=words.HELP_SPEAK_LIBRARY)
@as_json
def speak_library(data: Path, as_json: bool) -> int:
    from kiosk.operations.speaking import SpeechNotKeptError, speak_whole
    from kiosk.services import open_services
    from kiosk.wording.spoken import PHRASES

    _told_in_our_words()
    with open_services(data, os.environ) as services:
        try:
            report, stopped = speak_whole(services, PHRASES, say)
        except SpeechNotKeptError as error:
            say(str(error))
            return FAILED
    if as_json:
        print_json(_as_document(report))
    else:
        for line in _lines(report):
            click.echo(line)
    if stopped:
        say(words.STOPPED)
    return FAILED if report.failed or stopped else DONE


def _as_document(report: Report) -> dict[str, object]:
    return {
        "sentences": report.sentences,
        "made": report.made,
        "kept": report.kept,
        "failed": len(report.failed),
        "fell_back": report.fell_back,
        "engines": dict(report.engines),
        "failures": [
            {"text": one.text, "language": one.language.value, "reason": reason}
            for one, reason in report.failed
        ],
        "hours": {of.value: round(seconds / 3600, 4) for of, seconds in report.seconds.items()},
    }


def _lines(report: Report) -> list[str]:
    lines = [words.LIBRARY_DONE.format(report=report, failed=len(report.failed))]
    for engine, count in report.engines.most_common():
        lines.append(
            words.LIBRARY_ENGINE.format(name=words.ENGINES.get(engine, engine), count=count)
        )
    if report.fell_back:
        lines.append(words.LIBRARY_FELL_BACK.format(count=report.fell_back))
    for of, seconds in report.seconds.items():
        lines.append(
            words.LIBRARY_HOURS.format(language=LANGUAGE_NAMES[of], hours=f"{seconds / 3600:.2f}")
        )
    for one, reason in report.failed:
        lines.append(
            words.LIBRARY_FAILED.format(
                language=LANGUAGE_NAMES[one.language], text=one.text.strip()[:40], reason=reason
            )
        )
    return lines
