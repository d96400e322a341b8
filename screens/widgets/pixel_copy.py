"""Copying a texture's pixels straight into the window, where a processor has to draw.

A software renderer (Mesa's llvmpipe) needs 10 to 20 ms of processor time to draw a full-screen
picture as a textured rectangle, and 1 ms to copy it: ``glBlitFramebuffer`` without scaling and
between equal pixel formats is a memcpy there. Kivy does not expose that call, so it is taken from
the GL library the window uses. On a graphics card a rectangle costs nothing and this stays unused.
"""

from __future__ import annotations

import ctypes
import functools
import logging

from kivy.graphics.opengl import GL_RENDERER, glGetString
from kivy.graphics.texture import Texture

SOFTWARE_RENDERERS = ("llvmpipe", "softpipe", "swrast")

_READ_FRAMEBUFFER = 0x8CA8
_READ_FRAMEBUFFER_BINDING = 0x8CAA
_COLOR_ATTACHMENT0 = 0x8CE0
_TEXTURE_2D = 0x0DE1
_FRAMEBUFFER_COMPLETE = 0x8CD5
_COLOR_BUFFER_BIT = 0x4000
_NEAREST = 0x2600

log = logging.getLogger(__name__)


class PixelCopy:
    """``available`` turns False for good when the renderer refuses; then draw a rectangle."""

    def __init__(self, gl: ctypes.CDLL) -> None:
        self._gl = gl
        gl.glBlitFramebuffer.argtypes = [ctypes.c_int] * 8 + [ctypes.c_uint] * 2
        self.available = True
        self._framebuffer = ctypes.c_uint()

    def copy(self, texture: Texture, left: int, top: int, at: tuple[int, int, int, int]) -> bool:
        """Copy the part of ``texture`` (row 0 is the top) that begins at ``left``, ``top`` to the
        place ``at`` (x, y, width, height in window pixels, y upwards). False when refused.

        Only while Kivy draws (in a canvas Callback), when its GL context is current.
        """
        gl, before, ready = self._gl, ctypes.c_int(), False
        gl.glGetIntegerv(_READ_FRAMEBUFFER_BINDING, ctypes.byref(before))
        if not self._framebuffer.value:
            gl.glGenFramebuffers(1, ctypes.byref(self._framebuffer))
        gl.glBindFramebuffer(_READ_FRAMEBUFFER, self._framebuffer)
        gl.glFramebufferTexture2D(
            _READ_FRAMEBUFFER, _COLOR_ATTACHMENT0, _TEXTURE_2D, ctypes.c_uint(texture.id), 0
        )
        if gl.glCheckFramebufferStatus(_READ_FRAMEBUFFER) == _FRAMEBUFFER_COMPLETE:
            x, y, width, height = at
            gl.glBlitFramebuffer(
                left, top + height, left + width, top, x, y, x + width, y + height,
                _COLOR_BUFFER_BIT, _NEAREST,
            )  # fmt: skip
            ready = gl.glGetError() == 0
        # The attachment must not outlive this frame: Kivy may delete the texture.
        gl.glFramebufferTexture2D(_READ_FRAMEBUFFER, _COLOR_ATTACHMENT0, _TEXTURE_2D, 0, 0)
        gl.glBindFramebuffer(_READ_FRAMEBUFFER, ctypes.c_uint(before.value))
        if not ready:
            log.warning("The renderer refuses to copy pixels; pictures are drawn as rectangles")
            self.available = False
        return ready


@functools.cache
def pixel_copy() -> PixelCopy | None:
    """The window's copier, or None where rectangles are the better way. Needs a window."""
    renderer = glGetString(GL_RENDERER) or b""
    name = renderer.decode(errors="replace") if isinstance(renderer, bytes) else str(renderer)
    if not any(software in name.lower() for software in SOFTWARE_RENDERERS):
        return None
    try:
        return PixelCopy(ctypes.CDLL("libGL.so.1"))
    except (OSError, AttributeError):
        log.info("No libGL.so.1 with glBlitFramebuffer; pictures are drawn as rectangles")
        return None
