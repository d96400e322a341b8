"""``python -m kiosk.operations.sound_probe SERVER [FILE]``: how does PulseAudio (or PipeWire in its
place) play? In a process of its own, because a sound server that hangs would hang whoever asks.

Prints one JSON document. Of the loudspeaker that is used by default, or that FILE is really played
on: {"device", "muted", "volume" (0 to 1, as sliders show it), "plugged"}, and with FILE {"played"
(without an error), "peak" (0 to 1, of what reached the loudspeaker)}. With no loudspeaker {}. When
the server cannot be asked {"reason"}.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

LOOK_SECONDS = 4.0
"""How long all but playing may take."""
MOST_SECONDS = 15.0
"""How long FILE may take to be played."""
_A_MOMENT = 0.1  # seconds
# What PulseAudio makes when there is no card at all, so that programs find something.
_STANDING_IN = "auto_null"


def probe(server: str, file: str = "") -> dict[str, Any]:
    """See above."""
    try:
        import pulsectl
    except OSError as error:  # no libpulse
        return {"reason": str(error)}
    try:
        # No time limit here: pulsectl waits all of it each time. Who started us has one.
        with (
            pulsectl.Pulse("sushe-kiosk", server=server) as pulse,
            _playing(server, file) as player,
        ):
            sink, our_stream = _used(pulse, player)
            if sink is None or sink.name == _STANDING_IN:
                return {}
            heard = _heard(pulse, sink, player) if player else {}
            return _told(sink, our_stream) | heard
    except (pulsectl.PulseError, OSError) as error:
        return {"reason": str(error) or type(error).__name__}


@contextmanager
def _playing(server: str, file: str) -> Iterator[subprocess.Popen[bytes] | None]:
    """ffmpeg, as it is at hand already; at the pace of the sound, so that it can be watched."""
    if not file:
        yield None
        return
    command = ["ffmpeg", "-nostdin", "-v", "error", "-re", "-i", file]
    command += ["-f", "pulse", "-server", server, "-buffer_duration", "100", "default"]
    player = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield player
    finally:
        player.kill()
        player.wait()


def _used(pulse: Any, player: subprocess.Popen[bytes] | None) -> tuple[Any, Any]:
    """The sink that our sound goes to, and our stream on it; without a player, the default sink."""
    until = time.monotonic() + LOOK_SECONDS / 2
    while player and player.poll() is None and time.monotonic() < until:
        for stream in pulse.sink_input_list():
            if stream.proplist.get("application.process.id") == str(player.pid):
                return pulse.sink_info(stream.sink), stream
        time.sleep(_A_MOMENT)
    name = pulse.server_info().default_sink_name
    return next((sink for sink in pulse.sink_list() if sink.name == name), None), None


def _told(sink: Any, stream: Any) -> dict[str, Any]:
    port = sink.port_active
    volume = float(sink.volume.value_flat)
    if stream is not None:
        volume *= float(stream.volume.value_flat)
    return {
        "device": sink.description,
        "muted": bool(sink.mute or (stream is not None and stream.mute)),
        "volume": volume,
        "plugged": port is None or port.available_state != "no",
    }


def _heard(pulse: Any, sink: Any, player: subprocess.Popen[bytes]) -> dict[str, Any]:
    until = time.monotonic() + MOST_SECONDS
    peak = 0.0
    while player.poll() is None and time.monotonic() < until:
        peak = max(peak, pulse.get_peak_sample(sink.monitor_source_name, _A_MOMENT))
    return {"played": player.poll() == 0, "peak": peak}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(probe(*sys.argv[1:3])))
