"""Every displayed text is read as the table of readings says, by rules that hold for any text."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.library.model import Language
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sentences import speakable
from kiosk.readout.utterance import Foreign, Rest, Syllable, Utterance, WordReading

_LINES = (Path(__file__).parent / "readings.tsv").read_text(encoding="utf-8").splitlines()
_TABLE = [line.split("\t") for line in _LINES if not line.startswith("#")]
READINGS = [
    pytest.param(text, language, sounds, id=f"{language}-{text}")
    for text, pinyin, jyutping in _TABLE
    for language, sounds in ((Language.MANDARIN, pinyin), (Language.CANTONESE, jyutping))
]
WORDS = (
    WordReading("重庆", "chong2 qing4", "cung4 hing3"),
    WordReading("重庆路", "chong2 qing4 lu4", "cung4 hing3 lou6"),
    WordReading("19", "yao1 jiu3", "jat1 gau2"),
    WordReading("好，年", "hao4 nian2", "hou3 nin4"),
    WordReading("A", "ei1", ""),
    WordReading("", "kong1", "hung1"),
)
PINYIN = re.compile(
    r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?(?:[aeiouv]|[aeiouv]{2,3}|ê)(?:n|ng|r)?[1-5]|(?:m|n|ng|hm|hng)[1-5]"
)
JYUTPING = re.compile(
    r"(?:[bpmfdtnlgkhwzcsj]|ng|gw|kw)?"
    r"(?:aa?|e|i|o|u|oe|eo|yu)(?:[iumnptk]|ng)?[1-6]|(?:h?ng?|h?m)[1-6]"
)
TEXT = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="好重庆路年月日第一不0123456789.:-—~/%¥$,，。、：（）《》“” AbZ元个&\n",
        max_size=80,
    ),
)


def written(utterance: Utterance) -> str:
    """As the table writes it."""
    said = []
    for clause in utterance.clauses:
        for token in clause.said:
            match token:
                case Syllable(sound):
                    said.append(sound)
                case Foreign(text):
                    said.append(f"<{text}>")
                case Rest(mark):
                    said.append(mark)
    return " ".join(said)


@pytest.mark.parametrize(("text", "language", "sounds"), READINGS)
def test_is_read_as_the_table_says(text: str, language: Language, sounds: str) -> None:
    assert written(pronounce(text, language)) == sounds


def test_the_table_is_long_enough_and_says_nothing_twice() -> None:
    texts = [text for text, *_ in _TABLE]
    assert len(texts) >= 200
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("_", "pinyin", "jyutping"), _TABLE)
def test_the_table_itself_holds_only_syllables_that_exist(
    _: str, pinyin: str, jyutping: str
) -> None:
    for sounds, syllable in ((pinyin, PINYIN), (jyutping, JYUTPING)):
        for sound in re.sub(r"<[^>]*>|[，。？！：；、]", "", sounds).split():
            assert syllable.fullmatch(sound), sound


@settings(deadline=None)
@given(TEXT, st.sampled_from(list(Language)), st.sampled_from([(), WORDS]))
def test_any_text_is_covered_by_clauses_of_syllables_that_exist(
    text: str, language: Language, words: tuple[WordReading, ...]
) -> None:
    utterance = pronounce(text, language, words)
    assert "".join(text[clause.start : clause.end] for clause in utterance.clauses) == text
    ends = [0, *(clause.end for clause in utterance.clauses)]
    assert [clause.start for clause in utterance.clauses] == ends[:-1]
    spans = [text[clause.start : clause.end] for clause in utterance.clauses]
    assert all(map(speakable, spans)) or len(spans) <= 1
    known = PINYIN if language is Language.MANDARIN else JYUTPING
    for clause in utterance.clauses:
        for token in clause.said:
            match token:
                case Syllable(sound):
                    assert known.fullmatch(sound), sound
                case Foreign(letters):
                    assert letters.strip()
                    assert not re.search(r"[0-9\u3400-\u9fff]", letters)
                case Rest(mark):
                    assert mark in "，。？！：；、"


@settings(deadline=None)
@given(TEXT, st.lists(st.tuples(st.integers(0, 79), st.integers(1, 6)), max_size=4))
def test_whatever_words_the_staff_list_the_clauses_are_the_same(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    """Only what is said changes: a listed word is heard as listed wherever it is found."""
    found = {text[start : start + length] for start, length in stretches}
    words = tuple(WordReading(word, "ga1 ga1", "gaa1 gaa1") for word in sorted(found) if word)
    with_words = pronounce(text, Language.MANDARIN, words)
    without = pronounce(text, Language.MANDARIN)
    assert [(one.start, one.end) for one in with_words.clauses] == [
        (one.start, one.end) for one in without.clauses
    ]
    said = written(with_words).split()
    assert said.count("ga1") >= (2 if words else 0)


@pytest.mark.parametrize("language", list(Language))
def test_every_han_character_is_read_with_a_syllable_that_exists(language: Language) -> None:
    every = "".join(map(chr, (0x3007, *range(0x3400, 0xA000))))
    known = PINYIN if language is Language.MANDARIN else JYUTPING
    sounds = written(pronounce(every, language)).split()
    assert len(sounds) > 20_000
    assert [sound for sound in sounds if not known.fullmatch(sound)] == []


@settings(deadline=None)
@given(TEXT, st.sampled_from(list(Language)))
def test_what_is_said_of_a_clause_stands_in_that_clause(text: str, language: Language) -> None:
    """A marker before and after is heard in its own clause, whatever stands between."""
    utterance = pronounce(f"头。{text}。尾", language)
    first, last = utterance.clauses[0], utterance.clauses[-1]
    head, tail = (
        pronounce("头", language).clauses[0].said,
        pronounce("尾", language).clauses[0].said,
    )
    assert first.said[:1] == head
    assert last.said[-1:] == tail


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("电话：12345，请打。", ["dian4 hua4 ： yao1 er4 san1 si4 wu3 ，", "qing3 da3 。"]),
        ("今天、明天", ["jin1 tian1 、", "ming2 tian1"]),
        ("好（对）。行", ["hao3 ， dui4 。", "xing2"]),
        ("……好。——（）", ["hao3 。"]),
        ("——", [""]),
    ],
)  # fmt: skip
def test_each_clause_holds_what_is_heard_while_it_is_lit(text: str, clauses: list[str]) -> None:
    said = pronounce(text, Language.MANDARIN).clauses
    assert [written(Utterance(Language.MANDARIN, text, (clause,))) for clause in said] == clauses


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("重庆路19号", "chong2 qing4 lu4 yao1 jiu3 hao4"),
        ("重庆2号", "chong2 qing4 er4 hao4"),
        ("好，年", "hao4 nian2"),
        ("AB", "ei1 <B>"),
    ],
)
def test_the_staffs_words_come_first_and_the_longest_of_them(text: str, sounds: str) -> None:
    assert written(pronounce(text, Language.MANDARIN, WORDS)) == sounds


def test_a_word_without_a_reading_in_a_language_changes_nothing_there() -> None:
    assert written(pronounce("A座", Language.CANTONESE, WORDS)) == "<A> zo6"


def test_a_sentence_is_read_in_no_time() -> None:
    text = (
        "1923年6月12日至20日，大会在广州东山恤孤院后街31号召开，30多名代表代表着全国420名党员，"
        "电话020-84123456，欢迎前来。"
    )
    for language in Language:
        pronounce(text, language)
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            pronounce(text, language)
            took.append(time.perf_counter() - begun)
        assert min(took) < 0.010


@pytest.mark.parametrize("piece", ["1", "1,", "1-", "1 ", "a.b@", "重庆", "（1）", "一", "\n"])
def test_no_text_takes_long(piece: str) -> None:
    """0.5 s at most here; with a rule that looks back from each figure, 20 s."""
    text = (piece * 10_000)[:10_000]
    pronounce("好", Language.MANDARIN)
    begun = time.perf_counter()
    pronounce(text, Language.MANDARIN)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("language", "needed", "other"),
    [
        (Language.MANDARIN, {"pypinyin"}, {"ToJyutping", "opencc"}),
        (Language.CANTONESE, {"ToJyutping", "opencc"}, {"pypinyin"}),
    ],
)
def test_a_process_loads_the_dictionaries_of_its_own_language_alone(
    language: Language, needed: set[str], other: set[str]
) -> None:
    code = (
        "import sys; from kiosk.readout.pronunciation.pronounce import Language, warm_up;"
        "before = set(sys.modules);"
        f"warm_up(Language({language.value!r})); print(*before, '|', *sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    before, after = (set(part.split()) for part in printed.split("|"))
    assert not before & (needed | other)
    assert needed <= after
    assert not after & other


def test_every_correction_is_whole() -> None:
    """A line of polyphones.tsv that is short of a column or a sound is passed over in silence."""
    table = files("kiosk.readout.pronunciation") / "polyphones.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        pattern, pinyin, jyutping = line.split("\t")
        re.compile(pattern)
        assert pinyin or jyutping, line
        for sounds, syllable in ((pinyin, PINYIN), (jyutping, JYUTPING)):
            for sound in sounds.split():
                assert re.fullmatch(r"-|[1-6]", sound) or syllable.fullmatch(sound), line
