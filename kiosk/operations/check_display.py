"""Is there a display, and can it be drawn on?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping

from kiosk.display import opens
from kiosk.operations.check import Check
from kiosk.wording import operations as words

NAME = "display"
_SOFTWARE = ("llvmpipe", "softpipe", "swrast")


def check_display(environ: Mapping[str, str]) -> Check:
    """Opens $DISPLAY and draws on it; a virtual screen counts as none, nobody can see it."""
    name = environ.get("DISPLAY", "")
    if not opens(name):
        return Check(NAME, False, words.DISPLAY_ABSENT, words.DISPLAY_ABSENT_DO, "error")
    answer = probe_in_child(name, environ)
    if "reason" in answer:
        what = words.DISPLAY_NO_GL.format(name=name, reason=answer["reason"])
        return Check(NAME, False, what, words.DISPLAY_NO_GL_DO, "error")
    if any(kind in str(answer["renderer"]) for kind in _SOFTWARE):
        what = words.DISPLAY_SOFTWARE.format(name=name, **answer)
        return Check(NAME, True, what, words.DISPLAY_SOFTWARE_DO)
    return Check(NAME, True, words.DISPLAY_GOOD.format(name=name, **answer))


def probe_in_child(name: str, environ: Mapping[str, str]) -> dict[str, object]:
    """What gl_probe says about display ``name``; {"reason"} also when it crashed or hung."""
    command = [sys.executable, "-P", "-m", "kiosk.operations.gl_probe", name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, env=dict(environ))
        answer: dict[str, object] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"reason": "timeout"}
    except ValueError:
        return {"reason": f"status {done.returncode}"}
    return answer
