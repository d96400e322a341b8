"""What is typed finds what is meant: words of the house and of every day, in both ways."""

from __future__ import annotations

import pytest
from pypinyin import Style, lazy_pinyin

from kiosk.handwriting.surnames import COMMON, COMPOUND
from kiosk.input_method.model import LONGEST, PAGE, Way
from kiosk.readout.pronunciation.surnames import _SURNAMES
from tests.input_method.typist import Typist

PINYIN = (
    # letters, word, among the first
    ("aguan", "阿关", 1), ("sushe", "素社", 1), ("hongseyingyuan", "红色影院", 1),
    ("hongseyinji", "红色印记", 1), ("hongchuanjingshen", "红船精神", 1),
    ("dangyuanxinyu", "党员心语", 1), ("gannian", "感念", 3), ("sushejiedao", "素社街道", 1),
    ("sushejiayuan", "素社家园", 1), ("dangqunfuwuzhongxin", "党群服务中心", 1),
    ("haizhuqu", "海珠区", 1), ("guangzhoushi", "广州市", 1), ("jilixiadao", "基立下道", 1),
    ("xiaogang", "晓港", 2), ("jiangnanxi", "江南西", 1), ("changgang", "昌岗", 3),
    ("dangzhibu", "党支部", 1), ("juweihui", "居委会", 1), ("shequ", "社区", 1),
    ("jiedaoban", "街道办", 1), ("fulian", "妇联", 2), ("gonghui", "工会", 2),
    ("laoniandaxue", "老年大学", 1), ("laonianren", "老年人", 1), ("zhangzhe", "长者", 2),
    ("tuiyijunren", "退役军人", 1), ("zhiyuanzhe", "志愿者", 1), ("yigongdui", "义工队", 1),
    ("youxiangongsi", "有限公司", 1), ("wuyegongsi", "物业公司", 1), ("xiaoxue", "小学", 1),
    ("zhongxue", "中学", 1), ("youeryuan", "幼儿园", 1), ("hechangtuan", "合唱团", 1),
    ("yueju", "粤剧", 2), ("xiexie", "谢谢", 1), ("nihao", "你好", 1), ("renmin", "人民", 1),
    ("zhongguo", "中国", 1), ("zuguo", "祖国", 1), ("jiankang", "健康", 1), ("xingfu", "幸福", 1),
    ("ganxie", "感谢", 1), ("pengyou", "朋友", 1), ("women", "我们", 1), ("beijing", "北京", 2),
    ("shanghai", "上海", 2), ("lv", "女", 8), ("nv", "女", 1), ("lvyou", "旅游", 2),
    ("xianzai", "现在", 1), ("shijian", "时间", 2), ("dianying", "电影", 1), ("jinnian", "今年", 1),
    # sounds that Cantonese speakers mix up, and letters that are often left out
    ("susedui", "宿舍", 8), ("zongguo", "中国", 4), ("lihao", "你好", 8), ("guangzou", "广州", 3),
    ("zg", "中国", 8), ("hsyy", "红色影院", 8),
    # whole lines
    ("sushejiedaodangzhibu", "素社街道党支部", 1),
    ("haizhuqulaonianhechangtuan", "海珠区老年合唱团", 1),
    ("weirenminfuwu", "为人民服务", 1),
)  # fmt: skip

JYUTPING = (
    ("agwaan", "阿关", 1), ("souse", "素社", 1), ("hungsikjingjyun", "红色影院", 1),
    ("gwongzau", "广州", 1), ("gwongzausi", "广州市", 1), ("hoizyukeoi", "海珠区", 1),
    ("hoenggong", "香港", 1), ("zunggwok", "中国", 1), ("neihou", "你好", 1), ("dodze", "多谢", 1),
    ("mgoi", "唔该", 1), ("lounin", "老年", 1), ("loujan", "老人", 1), ("zoengze", "长者", 2),
    ("jyutkek", "粤剧", 2), ("gaaifong", "街坊", 1), ("dongzibou", "党支部", 1),
    ("geoiwaiwui", "居委会", 1), ("sekeoi", "社区", 1),
    ("zijyunze", "志愿者", 1), ("jigung", "义工", 3), ("siuhok", "小学", 1),
    ("zunghok", "中学", 1), ("gungsi", "公司", 2), ("jauhaangungsi", "有限公司", 1),
    ("janman", "人民", 1), ("ginhong", "健康", 2), ("hangfuk", "幸福", 2), ("tungzi", "同志", 3),
    ("wong", "王", 3), ("can", "陈", 3), ("chan", "陈", 3), ("yeung", "杨", 3), ("jyun", "远", 8),
    ("yun", "远", 8), ("leihou", "你好", 5), ("ngoigwok", "外国", 1), ("souseaahgaa", "素社", 8),
    ("sousegaaidou", "素社街道", 1), ("gamjat", "今日", 2), ("dinjing", "电影", 2),
)  # fmt: skip


@pytest.mark.parametrize(("letters", "word", "among"), PINYIN, ids=[one[0] for one in PINYIN])
def test_pinyin_finds_the_word(shared_typist: Typist, letters: str, word: str, among: int) -> None:
    found = shared_typist.offered(Way.PINYIN, letters)
    assert word in found[:among], found


@pytest.mark.parametrize(("letters", "word", "among"), JYUTPING, ids=[one[0] for one in JYUTPING])
def test_jyutping_finds_the_word(
    shared_typist: Typist, letters: str, word: str, among: int
) -> None:
    found = shared_typist.offered(Way.JYUTPING, letters)
    assert word in found[:among], found


def spelt(surname: str) -> tuple[str, str]:
    """Its pinyin and jyutping as a surname, without tones."""
    import opencc
    import ToJyutping

    if surname in _SURNAMES:
        pinyin, jyutping, _ = _SURNAMES[surname]
        return pinyin.rstrip("12345"), jyutping.rstrip("123456")
    hong_kong = opencc.OpenCC("s2hk").convert(surname)
    jyutping = ToJyutping.get_jyutping_list(hong_kong)[0][1]
    return lazy_pinyin(surname, style=Style.NORMAL)[0], jyutping.rstrip("123456")


@pytest.mark.parametrize("surname", COMMON[:100])
def test_in_a_field_for_names_the_commonest_surnames_are_among_the_first_three(
    shared_typist: Typist, surname: str
) -> None:
    pinyin, jyutping = spelt(surname)
    assert surname in shared_typist.offered(Way.PINYIN, pinyin, names=True)[:3]
    assert surname in shared_typist.offered(Way.JYUTPING, jyutping, names=True)[:3]


@pytest.mark.parametrize("letters", ["ouyang", "sima", "shangguan", "zhuge", "huangfu"])
def test_compound_surnames_come_whole(shared_typist: Typist, letters: str) -> None:
    first = shared_typist.offered(Way.PINYIN, letters, names=True)[0]
    assert first in COMPOUND.split()


def test_a_name_is_written_one_syllable_at_a_time(shared_typist: Typist) -> None:
    found = shared_typist.offered(Way.PINYIN, "wangfang", names=True)
    assert found[0] == "王"
    assert all(len(one) == 1 for one in found)


def test_one_letter_already_offers_surnames(shared_typist: Typist) -> None:
    assert shared_typist.offered(Way.PINYIN, "l", names=True)[0] == "李"


def test_what_only_other_scripts_write_is_not_offered(shared_typist: Typist) -> None:
    shared_typist.begin(Way.PINYIN)
    state = shared_typist.letters("a")
    seen = list(state.candidates)
    while state.more:
        state = shared_typist.turn(state.first + PAGE)
        seen += state.candidates
    assert "ㄚ" not in seen
    assert all("\u4e00" <= one <= "\u9fff" for word in seen for one in word)


def test_no_candidate_is_too_long_for_a_button(shared_typist: Typist) -> None:
    found = shared_typist.offered(Way.PINYIN, "haizhuqusushejiedaolaoniandaxue"[:40])
    assert found
    assert all(len(word) <= LONGEST for word in found)
