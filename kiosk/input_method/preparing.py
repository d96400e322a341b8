"""Compiles librime's tables, once: ``python -m kiosk.input_method.preparing FOLDER``.

It takes seconds and up to 300 MB of memory, so it is done in a process of its own and at low
priority: by the worker when the kiosk starts, or by the typing child if that was not done yet. It
is done again when librime or its dictionaries have changed. The tables lie in the data folder, not
beside the program, as the kiosk may always write there, however it was installed. The words of
``local_words.txt`` are worked into both dictionaries.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.input_method.engine import SCHEMAS
from kiosk.input_method.librime import SHARED, Librime
from kiosk.input_method.model import InputMethodMissingError, Way

HERE = Path(__file__).parent
SOURCES = {Way.PINYIN: "luna_pinyin", Way.JYUTPING: "jyutping"}
"""The distribution's dictionaries that ours build on."""
VOCABULARY = SHARED / "essay.txt"
"""How common words are (rime-essay): without it the order is silently bad."""
WEIGHT = 1_000_000
"""Of our own words: the commonest of the vocabulary have as much."""
LIMIT_SECONDS = 120.0
RECORD = "prepared.json"
MISSING = 3
"""Exit status: librime or its data is not there."""

_DICTIONARY = """\
---
name: {name}
version: "1"
sort: by_weight
use_preset_vocabulary: true
max_phrase_length: 6
min_phrase_weight: {least}
import_tables:
  - {source}
...

"""
_LEAST = {Way.PINYIN: 100, Way.JYUTPING: 500}
"""Rarer phrases of the vocabulary are left out: time and memory for what nobody types."""


def folder(data: Path) -> Path:
    """Where the tables lie, of the data folder ``data``."""
    return data / "input_method"


def tables(place: Path) -> Path:
    """librime's own folder within ``folder``."""
    return place / "tables"


def ways(place: Path) -> tuple[Way, ...]:
    """What was prepared there, quickly: whether it is still right only ``prepared`` says."""
    try:
        return tuple(
            Way(one) for one in json.loads((place / "tables" / RECORD).read_bytes())["ways"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def prepared(place: Path, version: str) -> bool:
    """Whether all is there as this kiosk and librime ``version`` want it."""
    try:
        record = json.loads((tables(place) / RECORD).read_bytes())
        return bool(record["of"] == _fingerprint(version))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def prepare(place: Path) -> None:
    """Have the tables compiled by a process of its own, which ends by itself when nothing is to be
    done. Raises InputMethodMissingError when they cannot be had."""
    command = [sys.executable, "-P", "-m", "kiosk.input_method.preparing", str(place)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=LIMIT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputMethodMissingError from error
    if done.returncode != 0:
        raise InputMethodMissingError


def compile_tables(place: Path) -> None:
    """Compile in this process, whole or not at all, unless it has been done. Raises
    InputMethodMissingError, OSError."""
    rime = Librime()
    place.mkdir(parents=True, exist_ok=True)
    with _alone(place):
        if prepared(place, rime.version):
            return
        for left_over in place.glob("new-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            dir=place, prefix="new-", ignore_cleanup_errors=True
        ) as new:
            made = Path(new) / "tables"
            shutil.copytree(HERE / "schemas", made)
            (made / "log").mkdir()
            rime.set_up(made, "deployer_initialize")
            done = [way for way in Way if _compiled(rime, made, way)]
            if not done:
                raise InputMethodMissingError
            record = {"of": _fingerprint(rime.version), "ways": done}
            (made / RECORD).write_text(json.dumps(record), "utf-8")
            if tables(place).exists():
                tables(place).rename(Path(new) / "old")
            made.rename(tables(place))


def _compiled(rime: Librime, made: Path, way: Way) -> bool:
    if not _source(way).is_file():
        return False
    name = SCHEMAS[way]
    head = _DICTIONARY.format(name=name, source=SOURCES[way], least=_LEAST[way])
    words = "".join(f"{word}\t{spelt}\t{WEIGHT}\n" for word, spelt in spelt_words(way))
    (made / f"{name}.dict.yaml").write_text(head + words, "utf-8")
    rime.call("deploy_config_file", b"default.yaml", b"config_version")
    schema = os.fsencode(made / f"{name}.schema.yaml")
    return bool(rime.call("deploy_schema", schema)) and (made / f"build/{name}.table.bin").is_file()


def spelt_words(way: Way) -> Iterator[tuple[str, str]]:
    """Our own words, each with its syllables parted by spaces, without tones."""
    text = (HERE / "local_words.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    spell = _pinyin() if way is Way.PINYIN else _jyutping()
    for word in dict.fromkeys(word for line in lines for word in line.split()):
        yield word, spell(word)


def _pinyin() -> Callable[[str], str]:
    from pypinyin import Style, lazy_pinyin

    return lambda word: " ".join(lazy_pinyin(word, style=Style.NORMAL, v_to_u=False))


def _jyutping() -> Callable[[str], str]:
    import opencc
    import ToJyutping

    hong_kong = opencc.OpenCC("s2hk")

    def spelt(word: str) -> str:
        read = ToJyutping.get_jyutping_list(hong_kong.convert(word))
        return " ".join((one or "").rstrip("123456") for _, one in read)

    return spelt


def _source(way: Way) -> Path:
    return SHARED / f"{SOURCES[way]}.dict.yaml"


def _fingerprint(version: str) -> str:
    """Of everything the tables are made from, and of how."""
    digest = hashlib.sha256(f"{version} {_DICTIONARY} {_LEAST} {WEIGHT}".encode())
    for path in sorted((*(HERE / "schemas").iterdir(), HERE / "local_words.txt")):
        digest.update(path.read_bytes())
    for path in (VOCABULARY, *(_source(way) for way in Way)):
        found = path.stat() if path.is_file() else None
        digest.update(f"{path} {found and (found.st_size, found.st_mtime_ns)}".encode())
    return digest.hexdigest()


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    os.nice(19)
    try:
        compile_tables(Path(sys.argv[1]))
    except InputMethodMissingError:
        return MISSING
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
