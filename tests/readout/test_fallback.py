"""Whatever happens to the better voice, the visitor hears the sentence; and it is told.

TRIAL stands for the natural voice: a child of its own with espeak-ng's sound under another name,
which does on demand what real engines do rarely.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.making.voice import FIRST_ABSENCE, OTHER_LIMITS
from kiosk.readout.model import Speech, SpeechFailure
from tests.readout import trial_child
from tests.readout.conftest import (
    FakeClock,
    MakeMaker,
    answer_to,
    is_running,
    poll_until,
    speech_for,
    wait_until_gone,
)
from tests.readout.trial_child import CRASHES, HANGS, RAISES, REFUSED, SILENT, TRIAL

MANDARIN = Language.MANDARIN
PLAIN = "每到周五晚上，影院放映老电影。"


def ready(maker: SpeechMaker) -> int:
    """The pid of TRIAL's child, with its engine loaded and idle."""
    assert speech_for(maker, maker.request("准备好了。", MANDARIN)).engine == TRIAL
    return maker.children[TRIAL]


def state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def wait_until_stopped(pid: int) -> None:
    limit = time.monotonic() + 10
    while state(pid) != "T":
        assert time.monotonic() < limit
        time.sleep(0.002)


def markers(tmp_path: Path) -> list[str]:
    return [path.read_text() for path in (tmp_path / "sounds").glob("*.failed")]


def test_the_best_voice_at_hand_is_heard(trial_maker: SpeechMaker) -> None:
    assert speech_for(trial_maker, trial_maker.request(PLAIN, MANDARIN)).engine == TRIAL
    assert trial_maker.is_made(PLAIN, MANDARIN)
    assert ESPEAK not in trial_maker.children


@pytest.mark.parametrize("fault", [SILENT, REFUSED, RAISES])
def test_a_sentence_that_the_better_voice_cannot_say_is_heard_in_the_next_and_told(
    make_trial_maker: MakeMaker, tmp_path: Path, fault: str
) -> None:
    maker = make_trial_maker()
    pid = ready(maker)
    text = f"他{fault}了。"
    assert speech_for(maker, maker.request(text, MANDARIN)).engine == ESPEAK
    (failure,) = maker.failures
    assert (failure.text, failure.engine) == (text, TRIAL)
    assert failure.reason
    assert maker.children[TRIAL] == pid, "the child is well"
    assert maker.is_made(text, MANDARIN), "nobody better can say it"
    again = make_trial_maker()
    assert speech_for(again, again.request(text, MANDARIN)).engine == ESPEAK
    assert again.children == {}, "not tried again by the next process either"
    assert len(markers(tmp_path)) == 1
    assert TRIAL in markers(tmp_path)[0]


def test_what_failed_is_tried_again_when_the_failures_are_forgotten(
    trial_maker: SpeechMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"他{SILENT}了。"
    speech_for(trial_maker, trial_maker.request(text, MANDARIN))
    trial_maker.forget_failures()
    assert markers(tmp_path) == []
    assert trial_maker.failures == ()
    assert not trial_maker.is_made(text, MANDARIN)
    assert speech_for(trial_maker, trial_maker.request(text, MANDARIN)).engine == ESPEAK
    assert len(trial_maker.failures) == 1


def test_a_crash_on_a_long_text_is_heard_in_the_next_voice(
    make_trial_maker: MakeMaker, tmp_path: Path
) -> None:
    maker = make_trial_maker()
    pid = ready(maker)
    text = PLAIN * 20 + f"他{CRASHES}了。"
    assert speech_for(maker, maker.request(text, MANDARIN)).engine == ESPEAK
    assert not is_running(pid)
    (failure,) = maker.failures
    assert failure.engine == TRIAL
    assert "-11" in failure.reason
    assert markers(tmp_path) == [], "it may have been the machine's fault"
    assert speech_for(maker, maker.request(PLAIN, MANDARIN)).engine == TRIAL
    assert len(markers(tmp_path)) == 1, "but another sentence was well"
    again = make_trial_maker()
    assert speech_for(again, again.request(text, MANDARIN)).engine == ESPEAK
    assert again.children == {}


def test_a_child_killed_once_in_the_midst_costs_nothing(trial_maker: SpeechMaker) -> None:
    pid = ready(trial_maker)
    os.kill(pid, signal.SIGSTOP)
    ticket = trial_maker.request(PLAIN, MANDARIN)
    os.kill(pid, signal.SIGKILL)
    assert speech_for(trial_maker, ticket).engine == TRIAL
    assert trial_maker.failures == ()


def test_a_child_killed_while_a_visitor_waits_is_not_waited_for_again(
    trial_maker: SpeechMaker,
) -> None:
    pid = ready(trial_maker)
    os.kill(pid, signal.SIGSTOP)
    ticket = trial_maker.request(PLAIN, MANDARIN, within=5.0)
    os.kill(pid, signal.SIGKILL)
    assert speech_for(trial_maker, ticket).engine == ESPEAK
    assert speech_for(trial_maker, trial_maker.request(PLAIN, MANDARIN)).engine == TRIAL


def test_a_sentence_that_hangs_twice_is_heard_in_the_next_voice(
    trial_maker: SpeechMaker, clock: FakeClock
) -> None:
    text = f"他{HANGS}了。"
    ticket = trial_maker.request(text, MANDARIN)
    for turn in range(2):
        poll_until(trial_maker, lambda: TRIAL in trial_maker.ready)
        pid = trial_maker.children[TRIAL]
        wait_until_stopped(pid)
        clock.pass_time(OTHER_LIMITS.job + OTHER_LIMITS.character * len(text))
        assert trial_maker.poll() == []
        wait_until_gone(pid)
        assert len(trial_maker.failures) == turn
    assert speech_for(trial_maker, ticket).engine == ESPEAK
    assert "too long" in trial_maker.failures[0].reason


def test_a_voice_that_answers_too_late_gives_way_and_its_sound_is_kept_when_it_comes(
    trial_maker: SpeechMaker, clock: FakeClock
) -> None:
    pid = ready(trial_maker)
    os.kill(pid, signal.SIGSTOP)
    ticket = trial_maker.request(PLAIN, MANDARIN, within=1.2)
    clock.pass_time(1.1)
    assert trial_maker.poll(wait_seconds=0.05) == []
    clock.pass_time(0.2)
    assert speech_for(trial_maker, ticket).engine == ESPEAK
    assert not trial_maker.is_made(PLAIN, MANDARIN)
    os.kill(pid, signal.SIGCONT)
    assert poll_until(trial_maker, lambda: trial_maker.is_made(PLAIN, MANDARIN)) == []
    assert speech_for(trial_maker, trial_maker.request(PLAIN, MANDARIN)).engine == TRIAL


def test_what_waits_behind_a_slow_sentence_gives_way_too_and_comes_later(
    trial_maker: SpeechMaker, clock: FakeClock
) -> None:
    pid = ready(trial_maker)
    os.kill(pid, signal.SIGSTOP)
    trial_maker.request("前面还有一句。", MANDARIN)
    ticket = trial_maker.request(PLAIN, MANDARIN, within=0.5)
    clock.pass_time(0.5)
    assert speech_for(trial_maker, ticket).engine == ESPEAK
    os.kill(pid, signal.SIGCONT)
    poll_until(trial_maker, lambda: trial_maker.is_made(PLAIN, MANDARIN))


def test_a_voice_that_is_still_opening_is_not_waited_for_any_longer(
    trial_maker: SpeechMaker, clock: FakeClock
) -> None:
    trial_maker.start(MANDARIN)
    os.kill(trial_maker.children[TRIAL], signal.SIGSTOP)
    ticket = trial_maker.request(PLAIN, MANDARIN, within=0.7)
    assert ESPEAK in trial_maker.children, "getting ready for it meanwhile"
    clock.pass_time(0.7)
    assert speech_for(trial_maker, ticket).engine == ESPEAK


def test_what_the_next_voice_has_kept_is_answered_at_once_when_the_time_is_over(
    make_maker: MakeMaker, make_trial_maker: MakeMaker, clock: FakeClock
) -> None:
    first = make_maker()
    speech_for(first, first.request(PLAIN, MANDARIN))
    maker = make_trial_maker()
    maker.start(MANDARIN)
    os.kill(maker.children[TRIAL], signal.SIGSTOP)
    ticket = maker.request(PLAIN, MANDARIN, within=0.7)
    clock.pass_time(0.7)
    (answer,) = maker.poll()
    assert isinstance(answer, Speech)
    assert (answer.ticket, answer.engine) == (ticket, ESPEAK)


def test_a_voice_that_cannot_be_opened_is_left_alone_for_a_while_and_nothing_is_marked(
    trial_maker: SpeechMaker, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(trial_child.ABSENT, "1")
    asked = [trial_maker.request(f"第{number}句。", MANDARIN) for number in range(3)]
    answers: list[Speech | SpeechFailure] = []
    while len(answers) < len(asked):
        answers += trial_maker.poll(wait_seconds=0.01)
    assert {answer.engine for answer in answers if isinstance(answer, Speech)} == {ESPEAK}
    assert "no such model here" in trial_maker.absent[TRIAL]
    assert markers(tmp_path) == []
    assert trial_maker.failures == ()
    assert trial_maker.is_made("第1句。", MANDARIN), "in the best voice that can be had"
    monkeypatch.delenv(trial_child.ABSENT)
    assert speech_for(trial_maker, trial_maker.request("早。", MANDARIN)).engine == ESPEAK
    clock.pass_time(FIRST_ABSENCE)
    assert not trial_maker.is_made("第1句。", MANDARIN)
    assert speech_for(trial_maker, trial_maker.request("第1句。", MANDARIN)).engine == TRIAL
    assert trial_maker.absent == {}


def test_a_child_killed_while_it_opens_gets_one_more_try(trial_maker: SpeechMaker) -> None:
    ticket = trial_maker.request(PLAIN, MANDARIN)
    os.kill(trial_maker.children[TRIAL], signal.SIGKILL)
    assert speech_for(trial_maker, ticket).engine == TRIAL
    trial_maker.rest()
    ticket = trial_maker.request("早。", MANDARIN)
    killed: set[int] = set()
    while len(killed) < 2:
        pid = trial_maker.children.get(TRIAL)
        if pid and pid not in killed:
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
        assert trial_maker.poll(wait_seconds=0.01) == []
    assert speech_for(trial_maker, ticket).engine == ESPEAK
    assert TRIAL in trial_maker.absent


def test_waiting_for_a_child_ends_when_the_time_given_to_it_does(
    trial_maker: SpeechMaker,
) -> None:
    maker = trial_maker
    maker.start(MANDARIN)
    os.kill(maker.children[TRIAL], signal.SIGSTOP)
    poll_until(maker, lambda: ESPEAK in maker.ready)
    maker.request(PLAIN, MANDARIN, within=0.1)
    begun = time.monotonic()
    assert maker.poll(wait_seconds=10.0) == []
    assert time.monotonic() - begun < 5


def test_it_is_left_alone_for_longer_each_time(
    trial_maker: SpeechMaker, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(trial_child.ABSENT, "1")
    speech_for(trial_maker, trial_maker.request("一。", MANDARIN))
    clock.pass_time(FIRST_ABSENCE)
    speech_for(trial_maker, trial_maker.request("二。", MANDARIN))
    clock.pass_time(2 * FIRST_ABSENCE - 0.1)
    assert TRIAL in trial_maker.absent
    clock.pass_time(0.2)
    assert TRIAL not in trial_maker.absent


def test_a_voice_that_loses_one_child_after_the_other_is_left_alone_and_no_sentence_blamed(
    trial_maker: SpeechMaker, tmp_path: Path
) -> None:
    for text in ("一", "二"):
        ticket = trial_maker.request(f"{text}{CRASHES}。", MANDARIN)
        assert speech_for(trial_maker, ticket).engine == ESPEAK
    assert TRIAL in trial_maker.absent
    assert markers(tmp_path) == []


def test_when_no_voice_can_say_it_that_is_answered(
    make_trial_maker: MakeMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = make_trial_maker()
    monkeypatch.setattr("kiosk.readout.engines.ENGINES", (trial_child.DESCRIPTION,))
    answer = answer_to(maker, maker.request(f"他{REFUSED}。", MANDARIN))
    assert isinstance(answer, SpeechFailure)
    assert answer.reason == f"{TRIAL}: I will not"
