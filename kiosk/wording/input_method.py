"""Words of writing by pinyin and jyutping."""

from __future__ import annotations

MISSING = "拼音输入现在用不了。可以用手写，或者请工作人员帮忙。"
JOB_PREPARE = "准备拼音输入"
CHECK_GOOD = "拼音和粤拼都可以用"
CHECK_PINYIN_ONLY = "拼音可以用；粤拼用不了，没有装粤拼的词库（librime-data-jyutping）"
CHECK_MISSING = "拼音输入用不了：没有装 librime 或者它的词库，屏幕上只提供手写"
CHECK_WRONG = "拼音输入不对：试打的“wang”没有出“王”字"
CHECK_DO = "请重新运行一次安装程序（deploy/set-up.sh）。没有它也能开门，只是不能用拼音写字。"

# On the screen
BY_HAND = "手写"
WAYS = {"pinyin": "拼音", "jyutping": "粤拼"}
HERE = {"pinyin": "按字母打拼音，再点要的字", "jyutping": "按字母打粤拼，再点要的字"}
NONE = "没有这样的字，请退格"
BACK = "退格"
CLEAR = "清空"
