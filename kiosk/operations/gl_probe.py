"""``python -m kiosk.operations.gl_probe DISPLAY``: can OpenGL draw there? In a process of its own,
because a broken driver crashes whoever asks.

Prints one JSON document: {"width", "height", "renderer"} or {"reason"}.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

_RENDERER = 0x1F01  # GL_RENDERER
_PBUFFER_BIT, _DRAWABLE_TYPE = 0x4, 0x8010  # GLX_PBUFFER_BIT, GLX_DRAWABLE_TYPE
_PBUFFER_WIDTH, _PBUFFER_HEIGHT = 0x8041, 0x8040
_RGBA_TYPE = 0x8014
_CLEAR_COLOUR = 0x4000


def probe(name: str) -> dict[str, Any]:
    """Opens display ``name``, makes a drawing context and lets it clear a small buffer."""
    try:
        x11, gl = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libGL.so.1")
    except OSError as error:
        return {"reason": str(error)}
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    x11.XOpenDisplay.restype = pointer
    display = x11.XOpenDisplay(name.encode())
    if not display:
        return {"reason": "XOpenDisplay"}
    handle = pointer(display)
    size = {"width": x11.XDisplayWidth(handle, 0), "height": x11.XDisplayHeight(handle, 0)}
    if not gl.glXQueryExtension(handle, None, None):
        return {"reason": "GLX"}
    gl.glXChooseFBConfig.restype = ctypes.POINTER(pointer)
    wanted = (integer * 3)(_DRAWABLE_TYPE, _PBUFFER_BIT, 0)
    count = integer()
    configs = gl.glXChooseFBConfig(handle, 0, wanted, ctypes.byref(count))
    if not configs or not count.value:
        return {"reason": "glXChooseFBConfig"}
    config = pointer(configs[0])
    gl.glXCreatePbuffer.restype = ctypes.c_ulong
    shape = (integer * 5)(_PBUFFER_WIDTH, 16, _PBUFFER_HEIGHT, 16, 0)
    buffer = ctypes.c_ulong(gl.glXCreatePbuffer(handle, config, shape))
    gl.glXCreateNewContext.restype = pointer
    context = gl.glXCreateNewContext(handle, config, _RGBA_TYPE, None, 1)
    if not context or not gl.glXMakeContextCurrent(handle, buffer, buffer, pointer(context)):
        return {"reason": "glXMakeContextCurrent"}
    gl.glClear(_CLEAR_COLOUR)
    gl.glFinish()
    gl.glGetString.restype = ctypes.c_char_p
    renderer = (gl.glGetString(_RENDERER) or b"?").decode(errors="replace")
    return {**size, "renderer": renderer}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(probe(sys.argv[1])))
