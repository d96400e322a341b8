"""QR codes as SVG inside of a page: no picture to wait for, sharp at any size."""

from __future__ import annotations

import qrcode  # type: ignore[import-untyped]
from markupsafe import Markup
from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]

QUIET = 4
"""Modules of white around it (ISO/IEC 18004)."""


def qr_svg(text: str) -> Markup:
    """Black on white, level M, one path whose runs are as long as they are dark: a third of the
    size of one square per module."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{start} {y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    side = len(rows)
    return Markup(
        f'<svg viewBox="0 0 {side} {side}" shape-rendering="crispEdges" focusable="false">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many there are in one go."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
