"""Typed settings: one file ``kiosk.toml`` in the data folder, then the environment on top.

``KIOSK_CONFIG`` names another file; ``KIOSK_<NAME>`` overrides one setting. Every setting is
described in docs/settings.md (a test holds that). Nothing is read at import.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import msgspec

from kiosk.errors import SettingsError
from kiosk.library.model import Language
from kiosk.library.sections import BY_NAME, Function
from kiosk.wording import settings as words
from kiosk.wording.operations import reason

PREFIX = "KIOSK_"
FILE_NAME = "kiosk.toml"
DATABASE_NAME = "kiosk.sqlite3"
_DATABASES = ("sqlite", "postgresql")
# TOML allows Chinese names only in quotes; staff write them bare.
_CHINESE_KEY = re.compile(r"^(\s*)([^\x00-\x7f]+)(\s*=)", re.MULTILINE)


ClockTime = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day, "20:00"."""


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything staff can set. Bounds stand in the types; units in the names."""

    database_url: Annotated[str, msgspec.Meta(max_length=500)] = ""
    diagonal_inches: Annotated[float, msgspec.Meta(ge=10, le=120)] = 32.0
    mounting_mm: Annotated[int, msgspec.Meta(ge=0, le=900)] = 700
    idle_seconds: Annotated[int, msgspec.Meta(ge=20, le=600)] = 90
    idle_warning_seconds: Annotated[int, msgspec.Meta(ge=5, le=60)] = 20
    slide_seconds: Annotated[int, msgspec.Meta(ge=4, le=60)] = 8
    opens: ClockTime = "00:00"
    closes: ClockTime = "00:00"
    language: Language = Language.MANDARIN
    speech_cpm: Annotated[int, msgspec.Meta(ge=160, le=260)] = 200
    volume: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    loudest: Annotated[float, msgspec.Meta(ge=0.1, le=1)] = 0.9
    evening_from: ClockTime = "20:00"
    evening_until: ClockTime = "07:00"
    evening_volume: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.4
    greeting: bool = True
    voices_ahead: bool = True
    kiosk_name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "大厅"
    require_approval: bool = False
    require_signature: bool = False
    stick_folders: Annotated[str, msgspec.Meta(max_length=500)] = "/media:/run/media:/mnt"
    hotline: Annotated[str, msgspec.Meta(max_length=60)] = ""
    centre_address: Annotated[str, msgspec.Meta(max_length=60)] = "海珠区基立下道54号"
    cinema_place: Annotated[str, msgspec.Meta(min_length=1, max_length=30)] = "一楼影院"
    cinema_seats: Annotated[int, msgspec.Meta(ge=1, le=2000)] = 60
    held_seats: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    film_minutes: Annotated[int, msgspec.Meta(ge=10, le=400)] = 100
    signup_closes_minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] = 0
    web: bool = True
    web_host: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] = "0.0.0.0"
    web_port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8080
    public_url: Annotated[str, msgspec.Meta(max_length=200)] = ""
    wifi_name: Annotated[str, msgspec.Meta(max_length=32)] = ""
    wifi_password: Annotated[str, msgspec.Meta(max_length=63)] = ""
    receipt_printer: Annotated[str, msgspec.Meta(max_length=200)] = ""
    functions: dict[str, Function] = {}
    log_level: LogLevel = LogLevel.INFO


def data_folder(explicit: Path | None, environ: Mapping[str, str]) -> Path:
    """Where the kiosk keeps everything: ``--data``, else ``KIOSK_DATA``, else the user's data
    folder by the XDG rule. Absolute; not created here."""
    if explicit is not None:
        return explicit.expanduser().absolute()
    if named := environ.get(f"{PREFIX}DATA"):
        return Path(named).expanduser().absolute()
    xdg = environ.get("XDG_DATA_HOME", "")
    # The XDG specification says that a relative path there is to be ignored.
    root = Path(xdg) if Path(xdg).is_absolute() else Path.home() / ".local" / "share"
    return root / "sushe-kiosk"


def read(data: Path, environ: Mapping[str, str]) -> Settings:
    """The settings for the data folder ``data``. A missing file means defaults.

    Raises SettingsError, which names the file, the setting, what is wrong and what to do.
    """
    named = environ.get(f"{PREFIX}CONFIG")
    path = Path(named).expanduser().absolute() if named else data / FILE_NAME
    written = _written(path, required=bool(named))
    values = {name: _checked(name, value, path) for name, value in written.items()}
    values |= _overrides(environ)
    settings = Settings(**values)
    if settings.idle_warning_seconds >= settings.idle_seconds:
        what = words.WARNING_TOO_LONG.format(
            warning=settings.idle_warning_seconds, idle=settings.idle_seconds
        )
        raise SettingsError(path, "idle_warning_seconds", what, words.WARNING_TOO_LONG_DO)
    if not settings.database_url:
        url = f"sqlite:///{data / DATABASE_NAME}"
        return msgspec.structs.replace(settings, database_url=url)
    return settings


def _written(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        # Windows' Notepad may begin the file with a byte order mark.
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(_CHINESE_KEY.sub(r'\1"\2"\3', text))
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not required:
            return {}
        what = words.FILE_UNREADABLE.format(reason=reason(error))
        raise SettingsError(path, words.WHOLE_FILE, what, words.FILE_UNREADABLE_DO) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            path, words.WHOLE_FILE, words.FILE_NOT_UTF8, words.FILE_NOT_UTF8_DO
        ) from error
    except tomllib.TOMLDecodeError as error:
        what = _toml_place(str(error))
        raise SettingsError(path, words.WHOLE_FILE, what, words.FILE_NOT_TOML_DO) from error


def _toml_place(message: str) -> str:
    """tomllib of Python 3.11 gives the place only in its message, as "(at line 3, column 5)"."""
    _, found, place = message.partition("(at line ")
    line, _, column = place.rstrip(")").partition(", column ")
    if found and line.isdigit() and column.isdigit():
        return words.FILE_NOT_TOML.format(line=line, column=column)
    return words.FILE_NOT_TOML_HERE


def _overrides(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, text in environ.items():
        if not variable.startswith(PREFIX) or variable in (f"{PREFIX}DATA", f"{PREFIX}CONFIG"):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name in Settings.__struct_fields__:
            value = _inline_table(text) if name == "functions" else text
            values[name] = _checked(name, value, None, variable=variable)
        elif nearest := difflib.get_close_matches(name, Settings.__struct_fields__, 1, 0.8):
            # Other programs may own variables of this prefix; only a likely slip is refused.
            do = words.UNKNOWN_DO_NEAREST.format(nearest=f"{PREFIX}{nearest[0].upper()}")
            raise SettingsError(None, variable, words.UNKNOWN, do)
    return values


def _inline_table(text: str) -> Any:
    try:
        return tomllib.loads(f"table = {text}")["table"]
    except tomllib.TOMLDecodeError:
        return text


def _checked(name: str, value: Any, path: Path | None, *, variable: str = "") -> Any:
    label = name + (words.IN_ENVIRONMENT.format(variable=variable) if variable else "")
    if name not in Settings.__struct_fields__:
        do = _suggestion(name, Settings.__struct_fields__)
        raise SettingsError(path, label, words.UNKNOWN, do)
    kind = get_type_hints(Settings, include_extras=True)[name]
    if name == "functions" and isinstance(value, dict):
        for section in value:
            if section not in BY_NAME:
                do = _suggestion(section, tuple(BY_NAME))
                raise SettingsError(path, f"[functions] {section}", words.UNKNOWN, do)
    try:
        checked = msgspec.convert(value, kind, strict=not variable)
    except msgspec.ValidationError as error:
        what = words.WRONG_VALUE.format(value=_shown(value))
        raise SettingsError(path, label, what, _needed(name, kind)) from error
    if name == "database_url" and checked:
        _check_url(checked, path, label)
    return checked


def _check_url(url: str, path: Path | None, label: str) -> None:
    scheme, separator, _ = url.partition("://")
    if not separator or scheme.split("+")[0] not in _DATABASES:
        # Only the scheme is told: the rest may hold a password.
        what = words.DATABASE_URL_UNKNOWN.format(scheme=scheme[:20] if separator else "")
        raise SettingsError(path, label, what, words.DATABASE_URL_DO)


def _suggestion(name: str, names: tuple[str, ...]) -> str:
    nearest = difflib.get_close_matches(name, names, 1, 0.5)
    return words.UNKNOWN_DO_NEAREST.format(nearest=nearest[0]) if nearest else words.UNKNOWN_DO


def _shown(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _needed(name: str, kind: Any) -> str:
    example = getattr(Settings(), name)
    if kind is bool:
        return words.NEED_TRUE_OR_FALSE
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return words.NEED_ONE_OF.format(choices="、".join(f'"{choice}"' for choice in kind))
    if name == "functions":
        choices = "、".join(f'"{choice}"' for choice in Function)
        return f"{words.NEED_TABLE}；{words.NEED_ONE_OF.format(choices=choices)}"
    base, meta = get_args(kind)
    if kind == ClockTime:
        return words.NEED_TIME.format(example=example)
    if base is str:
        return words.NEED_TEXT.format(most=meta.max_length)
    sentence = words.NEED_WHOLE_NUMBER_BETWEEN if base is int else words.NEED_NUMBER_BETWEEN
    return sentence.format(low=meta.ge, high=meta.le, example=example)
