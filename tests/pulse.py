"""A real PulseAudio server of a test's own, with loudspeakers that nobody hears (null sinks)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SoundServer:
    """``address`` is what PULSE_SERVER takes; ``environ`` has it and nothing else of sound."""

    address: str
    environ: dict[str, str] = field(repr=False)

    def pactl(self, *arguments: str) -> str:
        """Run pactl on this server; what it printed. Raises CalledProcessError."""
        done = subprocess.run(
            ["pactl", *arguments], env=self.environ, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def add_loudspeaker(self, name: str, description: str = "") -> None:
        """A null sink; the first becomes the default."""
        properties = f"sink_properties=device.description={description or name}"
        self.pactl("load-module", "module-null-sink", f"sink_name={name}", properties)


@contextmanager
def sound_server(folder: Path, *modules: str) -> Iterator[SoundServer]:
    """PulseAudio on a socket in the empty ``folder``, with no loudspeaker yet; ``modules`` are
    loaded as well. It is up when this comes back, and gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    socket = folder / "native"
    # Nothing of the machine's own settings, and nothing of ours left among them.
    own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "XDG_CONFIG_HOME": str(folder)}
    dropped = ("PULSE_SERVER", "PULSE_SINK", "SDL_AUDIODRIVER")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    environ = {**kept, **own, "PULSE_SERVER": f"unix:{socket}"}
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
    command += ["--disable-shm", "--realtime=no", "--high-priority=no", "--log-target=stderr"]
    loaded = (f"module-native-protocol-unix socket={socket} auth-anonymous=1", *modules)
    for module in loaded:
        command += ["-L", module]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
    try:
        found = SoundServer(f"unix:{socket}", environ)
        _wait_for(found, server)
        yield found
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(found: SoundServer, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        assert server.poll() is None, "PulseAudio ended"
        try:
            found.pactl("info")
        except subprocess.CalledProcessError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("PulseAudio does not answer")
