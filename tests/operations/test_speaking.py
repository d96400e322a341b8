"""Speech made ahead on a real library by the real engine: all of it, once, and never in the way."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import now
from kiosk.database.changes import open_change_feed
from kiosk.database.engine import writing
from kiosk.database.errors import DatabaseBusyError
from kiosk.library.editions import publish
from kiosk.library.library import Library
from kiosk.library.model import Language, Paragraph
from kiosk.library.prepared import PreparedItem
from kiosk.operations.speaking import (
    AGAIN_SECONDS,
    LOOK_SECONDS,
    POLL_SECONDS,
    Making,
    SpeakAhead,
    SpeechNotKeptError,
    speak_whole,
)
from kiosk.readout.greeting import greeting_sentences
from kiosk.readout.kept_words import replace_words
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Recorded, Speech, SpeechFailure, Ticket
from kiosk.readout.texts import ToSay
from kiosk.readout.utterance import WordReading
from kiosk.services import Services, open_services
from tests.readout.conftest import FakeClock

GREETING = [(one.text, one.language) for one in greeting_sentences(None)]
NAME = "kiosk.operations.speaking"
CMN, YUE = Language.MANDARIN, Language.CANTONESE


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_services(tmp_path, {}) as services:
        yield services


def item(key: str, *texts: str, **more: object) -> PreparedItem:
    blocks = tuple(Paragraph(text) for text in texts)
    return PreparedItem("school", key, key, blocks, **more)  # type: ignore[arg-type]


def put_on_show(services: Services, *items: PreparedItem) -> None:
    with writing(services.engine) as session:
        publish(session, items, "测试", now())


class Listening(SpeechMaker):
    """The real maker, noting what it is asked for. ``poll`` waits for its children, as nothing
    else is to be done here."""

    def __init__(self, folder: Path, waits: float, **options: object) -> None:
        super().__init__(folder, time.monotonic, natural=False, **options)  # type: ignore[arg-type]
        self.asked: list[tuple[str, Language]] = []
        self._waits = waits

    def request(self, text: str, language: Language, *arguments: object, **more: object) -> Ticket:
        self.asked.append((text, language))
        return super().request(text, language, *arguments, **more)  # type: ignore[arg-type]

    def poll(self, wait_seconds: float = 0.0) -> Sequence[Speech | SpeechFailure]:
        return super().poll(max(wait_seconds, self._waits))


class Worker:
    """The job with a maker of its own, on a clock that only the test turns."""

    def __init__(self, services: Services, waits: float = 0.2, **options: object) -> None:
        self.clock = FakeClock()
        self.maker = Listening(services.speech, waits, **options)
        self.changes = open_change_feed(services.engine)
        self.job = SpeakAhead(services, self.changes, self.maker, ["请点屏幕。"], now, self.clock)

    def work(self) -> list[tuple[str, Language]]:
        """Go on until there is nothing to do; what was asked of the maker for it."""
        self.maker.asked.clear()
        for _ in range(3000):
            if self.job.round() == LOOK_SECONDS:
                return list(self.maker.asked)
        raise AssertionError("never done")

    def close(self) -> None:
        self.maker.close()
        self.changes.close()


@pytest.fixture
def worker(services: Services) -> Iterator[Worker]:
    with closing(Worker(services)) as worker:
        yield worker


def both(*texts: str) -> list[tuple[str, Language]]:
    return [(text, language) for text in texts for language in (CMN, YUE)]


def test_all_that_shows_or_will_is_made_once_what_is_met_first_first(
    services: Services, worker: Worker
) -> None:
    hour = timedelta(hours=1)
    put_on_show(
        services,
        item("甲", "一。二。"),
        item("过了", "旧的。", show_until=now() - hour),
        item("将来", "新的。", show_from=now() + hour),
    )
    first = [*GREETING, *both("请点屏幕。")]
    assert worker.work() == [*first, *both("甲", "一。", "将来", "新的。", "二。")]
    assert worker.maker.children == {}, "its memory went back"
    assert all(worker.maker.is_made(text, language) for text, language in both("甲", "二。"))
    assert not worker.maker.is_made("旧的。", CMN)
    worker.clock.pass_time(AGAIN_SECONDS)
    assert worker.work() == []
    assert worker.maker.children == {}


def test_only_what_an_edition_or_the_word_list_changed_is_made_anew(
    services: Services, worker: Worker
) -> None:
    put_on_show(services, item("甲", "重庆。北京。"))
    worker.work()
    put_on_show(services, item("甲", "重庆。北京。广州。"))
    assert worker.work() == both("广州。")
    with writing(services.engine) as session:
        replace_words(session, [WordReading("重庆", "zhong4 qing4")])
    assert worker.work() == [("重庆。", CMN)], "the list says nothing of Cantonese"
    with writing(services.engine) as session:
        replace_words(session, [])
    assert worker.work() == [], "the earlier sound is still there"


def test_a_new_edition_in_the_midst_of_it_goes_first(services: Services, worker: Worker) -> None:
    put_on_show(services, item("甲", *(f"第{number}句话。" for number in range(40))))
    while len(worker.maker.asked) < 3:
        worker.job.round()
    put_on_show(services, item("乙", "一。"))
    assert worker.work()[-4:] == both("乙", "一。")
    assert len(worker.maker.asked) < 10


def test_a_change_that_could_not_be_read_is_not_forgotten(
    services: Services, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_show(services, item("甲"))
    worker.work()
    put_on_show(services, item("乙"))
    with monkeypatch.context() as away:
        away.setattr(Library, "to_come", busy)
        for _ in range(2):
            with pytest.raises(DatabaseBusyError):
                worker.job.round()
    assert worker.work() == both("乙")


def busy(*_: object) -> None:
    raise DatabaseBusyError("x")


def test_a_sentence_that_nobody_can_say_is_told_once_and_keeps_nothing_up(
    services: Services, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    put_on_show(services, item("甲", "ก。", "之后。"))
    assert worker.work()[-2:] == both("之后。")

    def told() -> list[logging.LogRecord]:
        return [one for one in caplog.records if "ก。" in one.getMessage() and one.name == NAME]

    assert len(told()) == 2, "once a language"
    worker.clock.pass_time(AGAIN_SECONDS)
    assert worker.work() == []
    assert len(told()) == 2
    assert worker.maker.is_made("之后。", YUE)


def test_an_engine_that_hangs_holds_nobody_up(services: Services) -> None:
    put_on_show(services, item("甲", "一。"))
    hangs = (sys.executable, "-c", "import time; time.sleep(60)")
    with closing(Worker(services, 0.0, program=hangs)) as worker:
        pauses = [worker.job.round() for _ in range(20)]
        assert set(pauses[1:]) == {POLL_SECONDS}
        (child,) = worker.maker.children.values()
    assert not Path(f"/proc/{child}").exists()


def test_switched_off_it_never_begins(tmp_path: Path) -> None:
    with open_services(tmp_path, {"KIOSK_VOICES_AHEAD": "false"}) as services:
        put_on_show(services, item("甲"))
        with closing(Worker(services)) as worker:
            assert worker.job.round() is None
            assert worker.maker.asked == []


def test_a_folder_that_takes_nothing_ends_it_for_a_while(
    services: Services, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    services.speech.write_text("no folder")
    put_on_show(services, item("甲", "一。二。三。四。"))
    assert len(worker.work()) == 3
    assert "磁盘" in caplog.text
    assert worker.work() == []
    services.speech.unlink()
    worker.clock.pass_time(AGAIN_SECONDS)
    assert len(worker.work()) == 12 + len(GREETING)
    assert worker.maker.is_made("四。", CMN)


def test_the_whole_is_made_in_the_foreground_and_counted(services: Services) -> None:
    put_on_show(services, item("甲", "一，二。", "ก。"))
    lines: list[str] = []
    report, stopped = speak_whole(services, ["请。"], lines.append, natural=False)
    assert not stopped
    assert (report.sentences, report.made, report.kept) == (12, 10, 0)
    assert [one.text for one, _ in report.failed] == ["ก。"] * 2
    assert all(reason for _, reason in report.failed)
    assert report.engines == {"espeak-ng": 10}
    assert all(0.5 < seconds < 20 for seconds in report.seconds.values())
    again, _ = speak_whole(services, ["请。"], lines.append, natural=False)
    assert (again.made, again.kept, len(again.failed)) == (0, 10, 2)
    assert again.seconds == pytest.approx(report.seconds)
    assert again.engines == report.engines


def test_broken_off_nothing_is_lost(services: Services) -> None:
    put_on_show(services, item("甲", *(f"第{number}句话。" for number in range(9))))
    report, stopped = speak_whole(services, [], interrupt_after(5), natural=False, told_every=0.0)
    assert stopped
    assert 0 < report.made < 20
    rest, stopped = speak_whole(services, [], lambda _: None, natural=False)
    assert not stopped
    assert rest.kept >= report.made
    assert rest.kept + rest.made == 20 + len(GREETING)


def interrupt_after(lines: int) -> Callable[[str], None]:
    left = iter(range(lines))

    def tell(_: str) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return tell


def test_what_did_not_come_from_the_best_voice_is_counted(services: Services) -> None:
    put_on_show(services, item("甲"))
    report, _ = speak_whole(services, [], lambda _: None, natural=False)
    assert report.fell_back == 0
    recording = services.data / "gone.ogg"
    by_person = ToSay("甲", CMN, Recorded("0" * 64, recording, 1.0, ("甲",), 0))
    with closing(SpeechMaker(services.speech, time.monotonic, natural=False)) as maker:
        making = Making(maker, services.speech, [by_person], 200)
        while making.step(0.5):
            pass
    assert making.report.fell_back == 1
    assert making.report.engines == {"espeak-ng": 1}


def test_making_stops_when_nothing_is_kept(services: Services) -> None:
    services.speech.write_text("no folder")
    put_on_show(services, item("甲", "一。二。三。四。"))
    with pytest.raises(SpeechNotKeptError, match="磁盘"):
        speak_whole(services, [], lambda _: None, natural=False)
