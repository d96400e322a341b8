"""Every dependency has its line in docs/dependencies.md; every range admits what is pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
PYTHON_LISTS = sorted(REQUIREMENTS.glob("*.in"))
SYSTEM_LISTS = sorted(REQUIREMENTS.glob("apt-*.txt"))


def lines_of(path: Path) -> list[str]:
    """The lines of a list of requirements without their comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def wanted() -> list[tuple[str, str]]:
    """(list, name as the list writes it); a system package may have two names: "a | b"."""
    python = [
        (path.name, Requirement(line).name) for path in PYTHON_LISTS for line in lines_of(path)
    ]
    system = [
        (path.name, name.strip())
        for path in SYSTEM_LISTS
        for line in lines_of(path)
        for name in line.split("|")
    ]
    return python + system


def written() -> dict[str, list[str]]:
    """Each name in the first column of the page's tables, and the other columns of its line."""
    rows = {}
    for line in (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines():
        if line.startswith("| `"):
            first, *others = (cell.strip() for cell in line.strip().strip("|").split("|"))
            for name in re.findall(r"`([^`]+)`", first):
                assert name not in rows, f"{name} stands in docs/dependencies.md twice"
                rows[name] = others
    return rows


def pinned(path: Path) -> dict[str, Version]:
    """Every version a compiled list installs, by canonical name."""
    found = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", path.read_text("utf-8"), re.M)
    return {canonicalize_name(name): Version(version) for name, version in found}


def ranges() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


@pytest.mark.parametrize(("source", "name"), wanted())
def test_every_dependency_has_a_whole_line_on_the_page(source: str, name: str) -> None:
    row = written().get(name)
    assert row is not None, f"{name} of requirements/{source} has no line in docs/dependencies.md"
    assert len(row) == 4
    assert all(row), f"a column of {name} is empty in docs/dependencies.md"


def test_the_page_lists_nothing_that_is_not_wanted() -> None:
    assert set(written()) == {name for _, name in wanted()}


@pytest.mark.parametrize("requirement", ranges(), ids=lambda requirement: requirement.name)
def test_the_range_in_pyproject_admits_the_pinned_version(requirement: Requirement) -> None:
    version = pinned(REQUIREMENTS / "run.txt").get(canonicalize_name(requirement.name))
    assert version is not None, f"{requirement.name} is not pinned in requirements/run.txt"
    assert version in requirement.specifier


def test_pyproject_and_the_run_list_want_the_same_packages() -> None:
    listed = {
        canonicalize_name(Requirement(line).name) for line in lines_of(REQUIREMENTS / "run.in")
    }
    # The build tool is pinned so that the checkout itself installs without looking anything up.
    assert {canonicalize_name(one.name) for one in ranges()} == listed - {"hatchling"}


@pytest.mark.parametrize("path", PYTHON_LISTS, ids=lambda path: path.name)
def test_what_a_list_wants_is_pinned_beside_it(path: Path) -> None:
    versions = pinned(path.with_suffix(".txt"))
    for line in lines_of(path):
        requirement = Requirement(line)
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier
