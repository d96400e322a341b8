"""What holds for every error of the tree, wherever it is defined."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: loading every module loads the speech engine too, and another test
# makes sure that nothing else does.
PROGRAM = """
import importlib, pkgutil, kiosk
from kiosk.errors import KioskError

for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
    if not module.name.endswith((".__main__", ".env")):  # these two run something when loaded
        importlib.import_module(module.name)
errors = [KioskError]
for error in errors:
    errors += error.__subclasses__()
    print(error.__name__, error.__hash__ is not None and error.__eq__ is object.__eq__)
"""


def test_every_error_is_itself_alone_and_can_be_hashed() -> None:
    command = [sys.executable, "-P", "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = dict(line.split() for line in done.stdout.splitlines())
    assert {"KioskError", "DatabaseBusyError", "Refused", "SpeechError"} <= told.keys()
    assert [name for name, good in told.items() if good != "True"] == []
