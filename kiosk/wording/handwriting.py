"""Words of the field to write a character in with a finger."""

from __future__ import annotations

HERE = "用手指写一个字"
CHOOSE = "是哪个字？点一下"
LOOKING = "正在认字……"
NONE = "没认出来，请擦掉再写一次"
UNDO = "擦掉一笔"
AGAIN = "重写"
MISSING = "手写认字现在用不了。常见的姓可以直接点选；也可以不写姓名，或者请工作人员帮忙。"
CHECK_GOOD = "手写认字可以用"
CHECK_MISSING = "手写认字用不了：没有装上认字的模型，或者模型打不开"
CHECK_WRONG = "手写认字不对：试写的“王”字没有认出来"
CHECK_DO = "请重新运行一次安装程序（deploy/set-up.sh）。没有它也能开门，只是不能手写姓名。"
