"""``pip install`` of a wheel really built from this checkout: it runs from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from kiosk.resources import ResourceMissingError, resource

ROOT = Path(__file__).parents[2]
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("KIOSK_", "PYTHON", "VIRTUAL_ENV"))
}


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**CLEAN, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment in which only the wheel and its dependencies are."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    place = folder / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    python = place / "bin" / "python"
    options = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=folder)
    # The dependencies of this environment; what it has installed editably stays out, since .pth
    # files of a folder named in a .pth file are not read.
    (site,) = place.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return place


def test_the_command_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / "kiosk"
    output = run(command, "sections", "--json", "--data", tmp_path / "data", cwd=tmp_path)
    assert len(json.loads(output)) == 12


def test_layouts_and_content_travel_inside_the_package(installed: Path, tmp_path: Path) -> None:
    code = (
        "import kiosk, screens\nfrom kiosk.resources import resource\n"
        "print(kiosk.__file__, resource('kv/home.kv'), resource('media/starter'), sep='\\n')\n"
        "print(*sorted(one.name for one in resource('media/starter').iterdir()), sep='\\n')"
    )
    output = run(installed / "bin" / "python", "-P", "-c", code, cwd=tmp_path).splitlines()
    assert all(Path(path).is_relative_to(installed) for path in output[:3])
    assert output[3:] == sorted(path.name for path in (ROOT / "media" / "starter").iterdir())


def test_in_a_checkout_both_are_at_its_top() -> None:
    assert resource("kv") == ROOT / "kv"
    assert resource("media/starter") == ROOT / "media" / "starter"


def test_what_is_missing_is_told() -> None:
    with pytest.raises(ResourceMissingError, match=r"kv/none\.kv 不见了"):
        resource("kv/none.kv")
