"""Where the natural Mandarin voice lies once it is installed, and whether it is there.

``natural_voice_install`` puts it there. Only looks at files; imports nothing heavy.
"""

from __future__ import annotations

import sys
from pathlib import Path

VOICE = "zf_xiaobei"
"""Kokoro's name of the voice; compared with the others in docs/voices.md."""

PACKAGES = ("kokoro_onnx", "misaki", "onnxruntime", "soundfile", "pyttsx3")
"""What speaking needs of requirements/voices.txt and run.txt."""


def folder() -> Path:
    """Of the environment that is running, so that a checkout and an installed kiosk have their own,
    and nobody needs a right that installing Python packages did not need."""
    return Path(sys.prefix) / "share" / "sushe-kiosk" / "voice"


def model_path() -> Path:
    """The network, as ``kiosk.readout.engines.voice_graph`` changed it."""
    return folder() / "kokoro.onnx"


def voice_path() -> Path:
    """How VOICE sounds: (510, 1, 256) float32, a style for each number of phonemes."""
    return folder() / "voice.npy"


def manifest_path() -> Path:
    """What was installed: written last."""
    return folder() / "installed.json"


def files() -> tuple[Path, ...]:
    return model_path(), voice_path(), manifest_path()
