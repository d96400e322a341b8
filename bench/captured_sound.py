"""What is really heard: a PulseAudio of our own with a sink that plays into nothing, and what came
out of it with the time of every sample.

Needs Debian's ``pulseaudio`` and ``pulseaudio-utils``. Nothing of the user's own sound is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
SINK = "heard"
LOUD = 120
"""Of 32767, about -49 dB: above any noise of a voice's pauses, below any speech sound."""
START_SECONDS = 10.0


@contextmanager
def own_pulse() -> Iterator[dict[str, str]]:
    """A daemon of our own; gives the environment that a program needs to sound on it."""
    with tempfile.TemporaryDirectory(prefix="pulse-") as name:
        socket = Path(name, "native")
        environ = {
            "XDG_RUNTIME_DIR": name,
            "PULSE_RUNTIME_PATH": name,
            "PULSE_STATE_PATH": name,
            "PULSE_COOKIE": f"{name}/cookie",
        }
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        for module in (
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            f"module-null-sink sink_name={SINK} rate={RATE} channels=2",
        ):
            command += ["-L", module]
        if setpriv := shutil.which("setpriv"):
            # It ends by the kernel's hand should we be killed outright.
            command = [setpriv, "--pdeathsig", "TERM", "--", *command]
        with Path(name, "log").open("wb") as log:
            daemon = subprocess.Popen(
                command, env={**os.environ, **environ}, stdout=log, stderr=log
            )
            try:
                _wait_for(socket, daemon, Path(name, "log"))
                yield {"PULSE_SERVER": f"unix:{socket}", "SDL_AUDIODRIVER": "pulseaudio"}
            finally:
                daemon.terminate()
                with suppress(subprocess.TimeoutExpired):
                    daemon.wait(5)
                daemon.kill()
                daemon.wait()


def _wait_for(socket: Path, daemon: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not socket.exists():
        if daemon.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"PulseAudio did not start: {log.read_text()[-500:]}")
        time.sleep(0.02)


class Recorder:
    """Everything that comes out of the sink from now on. Times are ``time.monotonic``'s."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._parec = subprocess.Popen(
            ["parec", f"--device={SINK}.monitor", "--format=s16le", f"--rate={RATE}",
             "--channels=1", "--latency-msec=10", "--raw"],
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._lock = threading.Lock()
        self._blocks: list[NDArray[np.int16]] = []
        self._count = 0
        self._begun = float("inf")  # time of sample 0: by the block that came with least delay
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        end = time.monotonic() + START_SECONDS
        while not self._blocks:
            if time.monotonic() > end:
                raise RuntimeError("nothing is recorded")
            time.sleep(0.01)

    def _read(self) -> None:
        assert self._parec.stdout is not None
        odd = b""
        while block := os.read(self._parec.stdout.fileno(), 65536):
            arrived = time.monotonic()
            block = odd + block
            whole = len(block) // 2 * 2
            odd = block[whole:]
            with self._lock:
                self._blocks.append(np.frombuffer(block[:whole], np.int16))
                self._count += whole // 2
                self._begun = min(self._begun, arrived - self._count / RATE)

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: object) -> None:
        """The recording ends."""
        self._parec.terminate()
        self._parec.wait()
        self._thread.join(5)
        assert self._parec.stdout is not None
        self._parec.stdout.close()

    def between(self, start: float, end: float | None = None) -> tuple[float, NDArray[np.int16]]:
        """The samples of that time, and the time of the first of them."""
        with self._lock:
            samples = np.concatenate(self._blocks)
            begun = self._begun
        first = max(0, round((start - begun) * RATE))
        last = None if end is None else max(0, round((end - begun) * RATE))
        return begun + first / RATE, samples[first:last]

    def first_sound(self, start: float) -> float | None:
        """When it is first loud after ``start``."""
        begun, samples = self.between(start)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return begun + float(loud[0]) / RATE if loud.size else None

    def last_sound(self, start: float, end: float | None = None) -> float | None:
        """When it is last loud between ``start`` and ``end``."""
        begun, samples = self.between(start, end)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return begun + float(loud[-1]) / RATE if loud.size else None

    def onsets(self, start: float, silence: float) -> list[float]:
        """When it becomes loud after at least ``silence`` seconds that were not."""
        begun, samples = self.between(start)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        if not loud.size:
            return []
        gaps = np.flatnonzero(np.diff(loud) > silence * RATE)
        return [begun + float(at) / RATE for at in (loud[0], *loud[gaps + 1])]
