"""``python -m screens [--window WxH] [--again]``: the screen process. The supervisor starts it."""

from __future__ import annotations

import argparse
import os
import signal
import sys

from kiosk.errors import KioskError
from kiosk.settings import data_folder


def size(text: str) -> tuple[int, int]:
    """ "1080x1920" as two numbers of pixels."""
    wide, _, high = text.lower().partition("x")
    return int(wide), int(high)


def main() -> int:
    """Returns 1 when the screen cannot be opened; the line on stderr says why."""
    parser = argparse.ArgumentParser(prog="python -m screens")
    parser.add_argument("--window", type=size, metavar="WxH")
    parser.add_argument("--again", action="store_true", help="a visit was interrupted")
    options = parser.parse_args()
    from screens.process import open_app
    from screens.supervised import end_with_stdin, say

    data = data_folder(None, os.environ)
    try:
        with open_app(data, options.window, tell=say, interrupted=options.again) as app:
            signal.signal(signal.SIGTERM, lambda *_: app.stop())
            signal.signal(signal.SIGINT, lambda *_: app.stop())
            if not sys.stdin.isatty():
                end_with_stdin(app)
            app.run()
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
