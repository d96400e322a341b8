"""Loading from a real exFAT stick that is pulled half-way, and plugged in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from kiosk.errors import KioskError
from kiosk.intake.stage import THREADS
from kiosk.operations.loading import load_folder
from kiosk.services import Services
from tests.faults.content import LOADED, MEDIA, Conversions, Shown, is_plain, on_show, write
from tests.faults.disks import Stick

Pull = Callable[[Stick], None]
WAYS = pytest.mark.parametrize("pull", [Stick.pull, Stick.break_off])


def load(stick: Stick, services: Services, tell: Callable[[str], None] = lambda _: None) -> str:
    """All that was said in the end, except that it went well."""
    try:
        result = load_folder(services, stick.folder / "素社家园", tell)
    except KioskError as error:
        return str(error)
    return "".join(f"{one.file}{one.what}{one.do}" for one in result.problems)


def all_new(services: Services, old: Shown) -> bool:
    new = on_show(services)
    return services.library.edition() == 2 and len(new) == LOADED and not set(new) & set(old)


def test_a_real_stick_comes_through_whole(
    services: Services, old: Shown, stick: Stick, tmp_path: Path
) -> None:
    stick.plug()
    assert load(stick, services) == ""
    assert all_new(services, old)
    assert not load_folder(services, write(tmp_path, 2)).published, "it differs from the original"


@WAYS
@pytest.mark.parametrize("items", [1, LOADED // 2, LOADED])
def test_pulled_after_some_items_it_changes_nothing_and_goes_on_when_plugged_in_again(
    services: Services,
    old: Shown,
    stick: Stick,
    monkeypatch: pytest.MonkeyPatch,
    pull: Pull,
    items: int,
) -> None:
    stick.plug()
    conversions = Conversions(monkeypatch)
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if len(told) == items:
            pull(stick)

    said = load(stick, services, tell)
    assert len(told) >= items
    assert "U盘" in said
    assert "拔" in said
    assert is_plain(said), said
    assert (services.library.edition(), on_show(services)) == (1, old)

    before = set(conversions.take())
    stick.clear()
    stick.plug()
    assert load(stick, services) == ""
    assert all_new(services, old)
    again = set(conversions.take())
    assert len(before | again) == MEDIA
    at_work = min(THREADS, LOADED - items)
    assert len(before & again) <= at_work, "converted once more"


@WAYS
def test_pulled_at_any_time_one_whole_edition_is_on_show(
    services: Services, old: Shown, stick: Stick, pull: Pull
) -> None:
    for seconds in (0.02, 0.2, 0.4, 0.6, 0.8):
        stick.plug()
        timer = Timer(seconds, pull, [stick])
        timer.start()
        said = load(stick, services)
        timer.cancel()
        timer.join()
        stick.clear()
        if services.library.edition() == 1:
            assert on_show(services) == old
            assert is_plain(said), said
        else:
            assert all_new(services, old)
            return


def test_a_stick_that_is_not_there_any_more_is_told_plainly(
    services: Services, old: Shown, stick: Stick
) -> None:
    stick.plug()
    stick.pull()
    said = load(stick, services)
    assert is_plain(said), said
    assert "U 盘" in said
    assert on_show(services) == old


def test_a_system_short_of_memory_does_not_make_a_stick_look_pulled(
    services: Services, old: Shown, stick: Stick
) -> None:
    """The kernel may forget the numbers of files on exFAT, and give them others."""

    def forget(_: str) -> None:
        Path("/proc/sys/vm/drop_caches").write_text("2")

    stick.plug()
    assert load(stick, services, forget) == ""
    assert all_new(services, old)
