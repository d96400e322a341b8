"""Surnames, by how common they are: in a field for a name these come first."""

from __future__ import annotations

COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万"
    "覃武钱戴严莫孔向常汤康易乔赖文傅庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛毕路裴霍柳岳左庄齐沃华管"
    "甄聂关包宁骆柯纪焦冷阮凌祝卓盛欧裘涂项成梅童耿舒苗翁詹游冉屈曲尚伍古景谷柏辛简饶费申符司艾车"
    "时仇茅阳解穆单房褚应党宫邢连桂全闵甘牟佟吉粟桑丘苑娄"
)
"""Single surnames, the commonest roughly the commonest first."""

OTHERS = (
    "鞠谌濮仉谯浦蓝练卞幸靳晏麦区植冼招邬利揭岑敖池楼商居宗巫仲嵇储隋窦明晋臧计伏戚卜水云昌花酆奚"
    "郎和平湛汲邴糜经干郁胥璩鄂咸籍蔺屠蒙乌巴弓牧隗山班仰秋伊暴钮刚束幽韶郜蓟薄印宿怀蒲邰从索劳"
    "祖迟官禹狄米贝满弘匡国寇广禄阙殳沙养丰巢蒯相查后荆红竺权逯盖益桓战原布燕冀郏农别晁勾融空毋库"
    "夔隆师巩厍仝佘佴伯赏墨哈谈笪年言福帅缑亢况有琴归海虞支柴咎诺普斯双才璞英占沐戈闫邸丛代尧初亓"
    "栾麻衡凤修雒苍火訾税荣腾母强智阚但斐次多买扎皮邝滕鲍危"
)
"""Single surnames that are rarer."""

COMPOUND = (
    "欧阳 上官 诸葛 司马 令狐 尉迟 公孙 皇甫 东方 南宫 慕容 宇文 淳于 太史 端木 百里 呼延 轩辕 "
    "钟离 独孤 夏侯 鲜于 闾丘 东郭 西门 长孙 司徒 司空 申屠 澹台 公羊 赫连 濮阳 拓跋 万俟 闻人"
)
"""Those of two characters, which are written one after the other."""

CHARACTERS = frozenset(COMMON + OTHERS + COMPOUND) - {" "}
"""Every character that stands in one of them."""
