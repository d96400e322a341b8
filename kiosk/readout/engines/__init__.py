"""The voices at hand, each behind the Engine protocol, best first.

Another engine is one file here with an ``open_engine()`` of its own, and one entry in ``ENGINES``.
Nothing of an engine is loaded before ``open_engine`` is called, which a child process does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines import natural_voice
from kiosk.readout.model import Engine, SpeechError

ESPEAK = "espeak-ng"
KOKORO = "kokoro"

LONGEST_TEXT = 2_000
"""Characters an engine is given at once: pyttsx3 with espeak crashed on 7,200."""


@dataclass(frozen=True, slots=True)
class EngineDescription:
    """What can be said of an engine without loading it.

    ``version`` is its own and, after the hyphen, ours; ``voices`` gives its voice by language,
    ``module`` the file of this package that opens it. ``packages`` (top-level Python packages) and
    ``files`` are what it cannot speak without.
    """

    name: str
    version: str
    voices: Mapping[Language, str]
    module: str
    packages: tuple[str, ...] = ()
    files: Callable[[], tuple[Path, ...]] = tuple

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the packages and files that are not there; empty when it is ready. Only looks,
        imports nothing."""
        packages = (name for name in self.packages if find_spec(name) is None)
        files = (str(path) for path in self.files() if not path.is_file())
        return (*packages, *files)


ENGINES: tuple[EngineDescription, ...] = (
    EngineDescription(
        KOKORO,
        "1.0-2",
        {Language.MANDARIN: natural_voice.VOICE},
        "kokoro",
        packages=natural_voice.PACKAGES,
        files=natural_voice.files,
    ),
    EngineDescription(
        ESPEAK,
        "1.52.0-4",
        {Language.MANDARIN: "sit/cmn-Latn-pinyin", Language.CANTONESE: "sit/yue-Latn-jyutping"},
        "espeak",
        packages=("espeakng_loader", "pyttsx3"),
    ),
)
"""Best first."""

VERSIONS: dict[str, str] = {engine.name: engine.version for engine in ENGINES}
"""By engine: part of the key of the files kept."""


def description(name: str) -> EngineDescription:
    """Raises KeyError for a name that no engine has."""
    return {engine.name: engine for engine in ENGINES}[name]


def voices_for(language: Language) -> tuple[str, ...]:
    """The engines at hand for ``language``, best first. Looks only whether they are there."""
    able = (engine for engine in ENGINES if language in engine.voices)
    return tuple(engine.name for engine in able if not engine.missing)


def open_engine(name: str) -> Engine:
    """The engine called ``name``, loaded. Raises SpeechError when it cannot be had here."""
    try:
        module = import_module(f"{__name__}.{description(name).module}")
        engine: Engine = module.open_engine()
    except (KeyError, ImportError, OSError, RuntimeError) as error:
        raise SpeechError(f"engine {name}: {error!r}") from error
    return engine
