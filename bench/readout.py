"""How fast reading aloud starts and stops, and whether the speed is what it says.

    .venv/bin/python bench/readout.py              latencies and speeds, as a table
    .venv/bin/python bench/readout.py --calibrate  what espeak's rates come to (for espeak.py)

Limits from the product: first sound within 0.75 s of a touch when the child is already running,
stop within 0.1 s, characters a minute within 10 % of what was asked.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines.espeak import EspeakEngine, espeak_rate
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Speech, Ticket
from kiosk.readout.playing.player import Player
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sentences import split_sentences

PARAGRAPHS = (
    "素社街道党群服务中心在海珠区基立下道，是附近居民常来的地方。这里有红色影院，也有红色书吧。老人可以听"
    "故事，也可以请人帮忙。每到周五晚上，影院放映老电影，不收门票，欢迎街坊们带着家里人一起来看。",
    "一九二三年六月，中国共产党第三次全国代表大会在广州东山召开，三十多位代表代表四百二十名党员出席。大会"
    "决定同国民党合作，建立统一战线。会址后来毁于战火，二零零六年经过发掘才重新找到，如今旁边建有纪念馆。",
    "她退休以后没有闲下来，挨家挨户看望独居的老人，帮他们买药、修灯、写信。有人遇到难处，她就联系志愿者"
    "上门；邻居之间闹了矛盾，她也常去劝和。十几年里，她带动了一百多位街坊加入志愿服务的队伍。",
)
SHORT = {
    language: [f"{number}，街坊们周五晚上一起来看老电影吧。" for number in "一二三四五六七八"]
    for language in Language
}  # 20 characters each


def spoken_characters(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


def heard_cpm(
    engine: EspeakEngine, text: str, language: Language, rate: int, cpm: int, out: Path
) -> float:
    """Characters a minute of a paragraph read sentence by sentence, pauses included."""
    seconds = sum(
        engine.speak_at_rate(pronounce(s.text, language), rate, cpm, out).seconds
        for s in split_sentences([(0, text)])
    )
    return 60 * spoken_characters(text) / seconds


def calibrate(folder: Path) -> None:
    """For each speed, the rate that comes nearest to it over all paragraphs."""
    engine, out = EspeakEngine(), folder / "x.wav"
    for language in Language:
        pairs, rate = [], 90
        for cpm in range(160, 261, 20):
            off = -1.0
            while off < 0:
                before, rate = off, rate + 1
                heard = (heard_cpm(engine, text, language, rate, cpm, out) for text in PARAGRAPHS)
                off = statistics.harmonic_mean(heard) / cpm - 1
            rate -= -before < off
            pairs.append((cpm, rate))
        print(language.value, tuple(pairs))


def speeds(folder: Path) -> None:
    engine, out = EspeakEngine(), folder / "x.wav"
    print("language  asked  heard (three paragraphs)  off by at most")
    for language in Language:
        for cpm in (160, 180, 200, 230, 260):
            rate = espeak_rate(language, cpm)
            heard = [heard_cpm(engine, text, language, rate, cpm, out) for text in PARAGRAPHS]
            off = max(abs(one / cpm - 1) for one in heard)
            shown = " ".join(f"{one:5.0f}" for one in heard)
            print(f"{language.value:8}  {cpm:5}  {shown}  {off:6.1%}  (espeak rate {rate})")


def wait_for(maker: SpeechMaker, ticket: Ticket) -> Speech:
    while True:
        for answer in maker.poll(wait_seconds=0.05):
            assert isinstance(answer, Speech), answer
            if answer.ticket == ticket:
                return answer


class SilentOutput:
    ready = True
    latency = 0.0

    def prepare(self, path: Path) -> None: ...

    def play(self, path: Path) -> None: ...

    def stop(self) -> None: ...


def show(name: str, times: list[float], limit: float | None = None) -> None:
    middle, worst = statistics.median(times) * 1000, max(times) * 1000
    print(
        f"{name:48} median {middle:6.1f} ms, worst {worst:6.1f} ms"
        + (f"  (limit {limit * 1000:.0f})" if limit else "")
    )


def latencies(folder: Path) -> None:
    cold, start_cost = [], []
    for run in range(5):
        maker = SpeechMaker(folder / f"cold{run}", time.monotonic)
        begun = time.perf_counter()
        maker.start()
        start_cost.append(time.perf_counter() - begun)
        wait_for(maker, maker.request(SHORT[Language.MANDARIN][0], Language.MANDARIN))
        cold.append(time.perf_counter() - begun)
        maker.close()
    show("child start to first sound file (cold)", cold)
    show("start() holds its caller for", start_cost)

    maker = SpeechMaker(folder / "warm", time.monotonic)
    wait_for(maker, maker.request("暖机。", Language.MANDARIN))
    calls: list[float] = []
    for language, texts in SHORT.items():
        warm = []
        for text in texts:
            begun = time.perf_counter()
            ticket = maker.request(text, language)
            calls.append(time.perf_counter() - begun)
            wait_for(maker, ticket)
            warm.append(time.perf_counter() - begun)
        show(f"request to file, 20 characters, {language.value} (warm)", warm, 0.75)
    show("request() holds its caller for", calls)

    player = Player(maker, SilentOutput(), time.monotonic)
    touch, again, stop = [], [], []
    blocks = [(0, PARAGRAPHS[1]), (1, PARAGRAPHS[2])]
    for run in range(10):
        text = [(number, f"第{run}次，{text}") for number, text in blocks]
        for times in (touch, again):
            begun = time.perf_counter()
            player.start(text, Language.CANTONESE)
            while player.state != "reading":
                time.sleep(0.05)  # the screen's clock
                player.tick()
            times.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            player.stop()
            stop.append(time.perf_counter() - begun)
    show("touch to first sound, 20 ticks a second", touch, 0.75)
    show("the same again, kept from before", again)
    show("stop(), without the loudspeaker's own", stop, 0.1)
    begun = time.perf_counter()
    maker.close()
    show("close()", [time.perf_counter() - begun])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--calibrate", action="store_true")
    with tempfile.TemporaryDirectory() as name:
        if arguments.parse_args().calibrate:
            calibrate(Path(name))
        else:
            latencies(Path(name))
            speeds(Path(name))


if __name__ == "__main__":
    main()
