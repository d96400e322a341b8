"""Sentences cover what is displayed, and end where a reader would draw breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.readout.sentences import LONGEST, speakable, split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences([(0, text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天放电影。欢迎来！", ["今天放电影。", "欢迎来！"]),
        ("他说：“走！”大家就走了。", ["他说：“走！”", "大家就走了。"]),
        ("（见下图。）后来呢？！没有了", ["（见下图。）", "后来呢？！", "没有了"]),
        ("我等着……他来了。", ["我等着……", "他来了。"]),
        ("一是听；二是看；三是问。", ["一是听；", "二是看；", "三是问。"]),
        ("占22.93%。共350,000元。", ["占22.93%。", "共350,000元。"]),
        ("周五19:30放映，19：30入场。", ["周五19:30放映，19：30入场。"]),
        ("见 http://a.cn/x?b=1;c=2!d 这一页。好", ["见 http://a.cn/x?b=1;c=2!d 这一页。", "好"]),
        ("见http://a.cn/x。好", ["见http://a.cn/x。", "好"]),
        ("We met here. 后来又见面。", ["We met here. ", "后来又见面。"]),
        ("Yes. No. J. Smith 来了", ["Yes. ", "No. ", "J. Smith 来了"]),
        ('他说"好。"然后说"走吧。"', ['他说"好。"', '然后说"走吧。"']),
        ('他说。"好"', ["他说。", '"好"']),
        ("第一行\n第二行", ["第一行\n", "第二行"]),
        ("好。  \n 走", ["好。  \n ", "走"]),
        ("……好。！？。", ["……好。！？。"]),
        ("。。。", []),
        ("  ", []),
        ("", []),
        ("红色历程", ["红色历程"]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_draw_breath(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_very_long_sentence_is_cut_after_a_comma() -> None:
    clause = "街坊们带着家里人一起来看电影，"
    pieces = texts(clause * 9 + "真好。")
    assert len(pieces) > 2
    assert all(piece.endswith("，") for piece in pieces[:-1])
    assert pieces[-1].endswith("真好。")


def test_a_long_stretch_without_a_comma_is_cut_but_not_inside_a_number() -> None:
    pieces = texts("好" * (LONGEST - 3) + "1234567.89" + "好" * 5)
    assert pieces == ["好" * (LONGEST - 3), "1234567.89" + "好" * 5]


def test_blocks_keep_their_own_numbers_and_offsets() -> None:
    found = split_sentences([(3, "标题"), (5, "一。二。"), (6, " "), (9, "三")])
    assert [(s.block, s.start, s.end) for s in found] == [
        (3, 0, 2),
        (5, 0, 2),
        (5, 2, 4),
        (9, 0, 1),
    ]


ALPHABET = "好人红，。！？；：、…“”‘’（）《》「」\"'()0123456789.:：,-%/ \n\tabZQ@?!;～—"
any_text = st.one_of(st.text(max_size=300), st.text(alphabet=ALPHABET, max_size=400))


@given(st.lists(any_text, max_size=4))
def test_sentences_cover_every_block_that_says_something_exactly(blocks: list[str]) -> None:
    found = split_sentences(enumerate(blocks))
    assert [s.block for s in found] == sorted(s.block for s in found)
    for number, text in enumerate(blocks):
        mine = [s for s in found if s.block == number]
        assert "".join(s.text for s in mine) == (text if speakable(text) else "")
        position = 0
        for sentence in mine:
            assert sentence.start == position < sentence.end
            assert sentence.text == text[sentence.start : sentence.end]
            position = sentence.end


@given(any_text)
def test_every_sentence_says_something_and_none_is_too_long(text: str) -> None:
    for sentence in split_sentences([(0, text)]):
        spoken = [i for i, character in enumerate(sentence.text) if character.isalnum()]
        assert spoken
        assert spoken[-1] - spoken[0] + 1 <= LONGEST


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "text", ["好" * 200_000, "好，" * 100_000, "12.5 " * 40_000, "。" * 200_000 + "好"]
)
def test_a_text_of_two_hundred_thousand_characters_is_cut_in_good_time(text: str) -> None:
    assert "".join(texts(text)) == text
