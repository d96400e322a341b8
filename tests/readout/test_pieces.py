"""A sentence in pieces: the first short, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.readout.playing.pieces import SHORT, pieces
from kiosk.readout.sentences import speakable


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("标题", ("标题",)),
        ("第一句。", ("第一句。",)),
        ("每到周五晚上，影院放映老电影。", ("每到周五晚上，", "影院放映老电影。")),
        ("好，我们去看电影。", ("好，我们去看电影。",)),  # no stump
        ("她退休以后带动了身边的一百多位街坊。", ("她退休以后带动了身边的一百多位街坊。",)),
        ("附近居民常来的地方就是社区服务中心。", ("附近居民常来的", "地方就是社区服务中心。")),
        ("广州解放以前目的确实是这样的没有错啊。", ("广州解放以前目的确实是这样的没有错啊。",)),
        ("党的活动《永不消逝的电波》今晚放映。", ("党的活动", "《永不消逝的电波》今晚放映。")),
        ("电话是020-8431-1234，欢迎来电。", ("电话是020-8431-1234，", "欢迎来电。")),
    ],
)
def test_pieces_end_where_a_voice_may_stop(text: str, wanted: tuple[str, ...]) -> None:
    assert pieces(text) == wanted


def test_the_first_piece_is_short_where_the_text_allows() -> None:
    first = pieces("每到周五晚上，影院放映老电影，不收门票，欢迎街坊们来。")[0]
    assert sum(character.isalnum() for character in first) <= SHORT


@given(st.text(alphabet="素社的目确，。！“”《》 AB12.:、：\n", min_size=1, max_size=60))
def test_pieces_are_the_text_and_each_has_something_to_say(text: str) -> None:
    cut = pieces(text)
    assert "".join(cut) == text
    if speakable(text):
        assert all(speakable(piece) for piece in cut)
