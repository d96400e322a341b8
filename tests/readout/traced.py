"""What espeak-ng makes of a text: the phonemes it says while it says it. Only for tests that load
the engine into their own process."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, description


def phonemes(lines: Sequence[str], language: Language, scratch: Path) -> list[str]:
    """espeak's phonemes of each of ``lines`` (SSML), in its own writing: "(en)" where it changes to
    English."""
    from pyttsx3.drivers import _espeak

    library = ctypes.CDLL(None)
    library.fopen.restype = library.freopen.restype = ctypes.c_void_p
    library.fclose.argtypes = library.fflush.argtypes = [ctypes.c_void_p]
    assert _espeak.SetVoiceByName(description(ESPEAK).voices[language].encode()) == 0
    trace = library.fopen(str(scratch).encode(), b"w")
    _espeak.SetPhonemeTrace(1, trace)
    flags = _espeak.CHARS_UTF8 | _espeak.SSML | _espeak.PHONEMES
    found, read = [], 0
    try:
        for line in lines:
            assert _espeak.Synth(line.encode(), flags=flags) == _espeak.EE_OK
            _espeak.Synchronize()
            library.fflush(trace)
            written = scratch.read_bytes()
            found.append(" ".join(written[read:].decode().split()))
            read = len(written)
    finally:
        _espeak.SetPhonemeTrace(0, None)
        library.fclose(trace)
    return found
