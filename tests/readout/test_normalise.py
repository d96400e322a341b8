"""What is displayed is read as a person would read it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.model import Language
from kiosk.readout.pronunciation.normalise import normalise
from kiosk.readout.pronunciation.numerals import cardinal

READINGS = [
    ("1921年7月23日，大会在上海开幕。", "一九二一年七月二十三日，大会在上海开幕。"),
    ("1923年6月12日至20日", "一九二三年六月十二日至二十日"),
    ("6月12日-20日", "六月十二日到二十日"),
    ("1955-1961年", "一九五五到一九六一年"),
    ("1955年至1961年", "一九五五到一九六一年"),
    ("（罗广斌、杨益言，1961）", "罗广斌、杨益言，一九六一"),
    ("2019.1.4揭牌", "二零一九年一月四日揭牌"),
    ("1921-07-23", "一九二一年七月二十三日"),
    ("1934-10", "一九三四年十月"),
    ("1990年代", "一九九零年代"),
    ("二○二四年", "二〇二四年"),
    ("占户籍人口的22.93%。", "占户籍人口的百分之二十二点九三。"),
    ("10%-20%", "百分之十到百分之二十"),
    ("５０％", "百分之五十"),
    ("周五19:30放映", "周五，十九点半放映"),
    ("9:05开门，18：00关门", "九点零五分开门，十八点关门"),
    ("19:00-21:30", "十九点到二十一点半"),
    ("1952年以前，1923年以后", "一九五二年以前，一九二三年以后"),
    ("5000年的历史", "五千年的历史"),
    ("1. 选乙。", "一，选乙。"),
    ("3、最后做一做小测验", "三，最后做一做小测验"),
    ("正面写着“1922”，", "正面写着一九二二，"),
    ("下午2:30", "下午两点半"),
    ("1919年5月4日—1921年7月", "一九一九年五月四日到一九二一年七月"),
    ("1923年6月12—20日", "一九二三年六月十二日到二十日"),
    ("2019年1月4日（星期五）上午10时", "二零一九年一月四日，星期五，上午十时"),
    ("2025-01-02 19:30", "二零二五年一月二日 十九点半"),
    ("“70后”党员", "七零后党员"),
    ("1+1>2", "一加一大于二"),
    ("7×24小时", "七乘二十四小时"),
    ("10万+", "十万多"),
    ("0.5%～1.2%", "百分之零点五到百分之一点二"),
    ("−3°C～5°C", "负三摄氏度到五摄氏度"),
    ("1.5—2小时", "一点五到两小时"),
    ("第2、3、4号", "第二、三、四号"),
    ("2楼2号，20年，2000年，2000人", "二楼二号，二十年，二零零零年，两千人"),
    ("No.12", "编号十二"),
    ("比分3:0", "比分三比零"),
    ("约350,000元", "约三十五万元"),
    ("约35万元", "约三十五万元"),
    ("1600人次", "一千六百人次"),
    ("2004人", "两千零四人"),
    ("10010", "一万零一十"),
    ("基立下道54号", "基立下道五十四号"),
    ("第2届，2个人，12个人", "第二届，两个人，十二个人"),
    ("2月2日", "二月二日"),
    ("3-5号", "三到五号"),
    ("2～3人", "两到三人"),
    ("3.5万", "三点五万"),
    ("1/3", "三分之一"),
    ("-5℃", "负五摄氏度"),
    ("10 km", "十公里"),
    ("120m²", "一百二十平方米"),
    ("¥25.50", "二十五元五角"),
    ("100+", "一百多"),
    ("《红岩》“真好”", "红岩，真好"),
    ("扫描QR码，连上WIFI", "扫描Q R码，连上Wi-Fi"),
    ("连上Wi-Fi", "连上Wi-Fi"),
    ("A座3楼", "A座三楼"),
    ("详见http://192.168.1.5:8000/a。", "详见屏幕上的网址。"),
    ("写信到a.b@c.cn", "写信到屏幕上的邮箱"),
    ("①读书②听书", "一，读书，二，听书"),
    ("白求恩·诺尔曼", "白求恩 诺尔曼"),
    ("他走了——再没回来……", "他走了，再没回来"),
    ("红色历程🎬", "红色历程"),
    ("🎬", ""),
    ("党建&服务", "党建和服务"),
]


@pytest.mark.parametrize(("text", "said"), READINGS)
@pytest.mark.parametrize("language", list(Language))
def test_is_read_as_a_person_would(text: str, said: str, language: Language) -> None:
    assert normalise(text, language) == said


@pytest.mark.parametrize(
    ("text", "mandarin"),
    [
        ("电话020-84123456", "电话零二零，八四幺二，三四五六"),
        ("手机13812345678。", "手机幺三八，幺二三四，五六七八。"),
        ("电话：020-8441 2345转802", "电话：零二零，八四四幺，二三四五转八零二"),
        ("119火警", "幺幺九火警"),
        ("12345热线", "幺二三四五热线"),
        ("请拨打110。", "请拨打幺幺零。"),
        ("电话：84123456", "电话：八四幺二，三四五六"),
    ],
)
def test_a_telephone_number_is_read_digit_by_digit(text: str, mandarin: str) -> None:
    assert normalise(text, Language.MANDARIN) == mandarin
    assert normalise(text, Language.CANTONESE) == mandarin.replace("幺", "一")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("0", "零"), ("10", "十"), ("15", "十五"), ("110", "一百一十"), ("101", "一百零一"),
        ("1001", "一千零一"), ("1010", "一千零一十"), ("10001", "一万零一"), ("100000", "十万"),
        ("100010000", "一亿零一万"), ("120003400", "一亿二千万三千四百"),
        ("20500", "两万零五百"), ("22000", "两万二千"), ("200", "二百"),
        ("10000000001", "一百亿零一"),
    ],
)  # fmt: skip
def test_a_whole_number_is_said(figures: str, said: str) -> None:
    assert cardinal(figures) == said


@given(
    st.text(alphabet="好年月日号第0123456789.:-—~/%,，。（）《》 AbZ元个", max_size=80),
    st.sampled_from(list(Language)),
)
def test_no_figure_and_no_bracket_is_left_to_the_voice(text: str, language: Language) -> None:
    assert not re.search(r"[0-9%《》（）~—]", normalise(text, language))


@given(st.text(max_size=200), st.sampled_from(list(Language)))
def test_any_text_can_be_normalised(text: str, language: Language) -> None:
    assert not re.search(r"[0-9]", normalise(text, language))
