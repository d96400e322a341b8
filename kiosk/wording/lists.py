"""What staff read about lists in spreadsheets, what stands in their templates, and how the lines of
a list are put into sentences for visitors.

A problem is a pair: what is wrong, and what to do about it. Templates use ``str.format`` names.
"""

from __future__ import annotations

from kiosk.wording import pronunciation
from kiosk.wording.intake import Said

ALL = "放映计划、课程表、书目、活动安排、接待安排、读音"

# The file
SAVE_AS_XLSX: Said = (
    "{suffix} 这种表格这里打不开。",
    "请用 Excel 或 WPS 打开它，另存为 .xlsx 再试。",
)
UNKNOWN_LIST: Said = (
    "不知道这是什么表格，没有用上。",
    f"能用的表格有六种：{ALL}。请用模板来填，文件名不要改。",
)
UNKNOWN_LIST_NEAR: Said = (
    "不知道这是什么表格，没有用上。",
    f"是不是“{{near}}”？请把文件改名为“{{near}}.xlsx”再试。能用的表格有六种：{ALL}，都有模板。",
)
OTHER_SECTION: Said = (
    "{name}是栏目“{section}”的表格，却放在别的栏目里。",
    "里面的内容会显示在“{section}”里。请把它放进“{section}”文件夹。",
)
LIST_BROKEN: Said = (
    "这不是一个完好的 Excel 文件（.xlsx），打不开。",
    "请用 Excel 或 WPS 打开它，另存为 .xlsx 再试；如果打不开，请用模板重新填一份。",
)
LIST_IS_OLD: Said = (
    "这个文件设了密码，或者其实是旧格式的 .xls，只是改了名字。",
    "请用 Excel 或 WPS 打开它，去掉密码，另存为 .xlsx 再试。",
)
LIST_TOO_BIG: Said = (
    "这个表格展开以后太大了，没有用上。",
    "请只留下要用的行，删掉贴在表里的图片，另存一份再试。",
)
NO_HEADER: Said = (
    "找不到列名那一行（要有{columns}），没有用上。",
    "请用“{name}”的模板来填，不要删掉列名那一行。",
)
COLUMN_MISSING: Said = (
    "没有“{column}”这一列，整张表没有用上。",
    "请加上“{column}”一列，或者用模板来填。",
)
COLUMN_MISSING_NEAR: Said = (
    "没有“{column}”这一列，整张表没有用上。",
    "是不是“{near}”那一列？请把列名改成“{column}”再试。",
)
COLUMN_UNKNOWN: Said = ("“{column}”这一列没有用上，其他列都用上了。", "如果不需要显示，不用改。")
COLUMN_UNKNOWN_NEAR: Said = (
    "“{column}”这一列不认识，没有用上。",
    "是不是“{near}”？如果是，请把列名改成“{near}”。",
)
COLUMN_TWICE: Said = (
    "“{column}”和“{used}”说的是同一样东西，用的是“{used}”。",
    "请只留下一列。",
)
COLUMN_UNNAMED: Said = (
    "第 {letter} 列没有列名，里面写的没有用上。",
    "如果要用，请在列名那一行写上列名。",
)
NO_ROWS: Said = ("表里还没有填内容。", "请从列名下面一行开始，一行填一条。")
TOO_MANY_ROWS: Said = (
    "行数太多了，第 {limit} 行以后的没有用上。",
    "请删掉旧的行，或者分成几个文件再试。",
)
TOO_MANY_LISTS: Said = (
    "表格太多了，最多 {limit} 个，从这一个起没有用上。",
    "请删掉旧的表格，或者合成几个。",
)
PICTURES_IN_SHEET: Said = (
    "贴在表格里的图片用不上。",
    "请把图片存成文件，放在表格旁边，在“{column}”一列写上文件名，例如 {example}。",
)
NOT_REPLACED: Said = (
    "有“替换.txt”，但这个栏目的表格没有读出来，所以没有替换，原来的都还在。",
    "请改好表格，再装入一次。",
)
PICTURES_WAIT: Said = (
    "表格没有读出来，和它放在一起的 {count} 张图片这次也没有用上。",
    "请改好表格，再装入一次。",
)

# A cell
BLANK: Said = ("没有写，这一行没有用上。", "请填上，再试一次。")
ROW_LEFT_OUT = "这一行没有用上。"
CELL_LEFT_OUT = "这一格没有用上，这一行其他内容都用上了。"
DATE_WRONG: Said = ("“{text}”看不出是哪一天。", "请写成 {example} 这样。")
DATE_WITHOUT_YEAR: Said = ("“{text}”没有写年份。", "请写上年份，例如 {example}。")
DATE_NOT_ONE_DAY: Said = (
    "“{text}”不是一个日子。",
    "一行只写一天；连着几天的、每周都有的，请每次写一行。",
)
WEEKDAY_DIFFERS: Said = (
    "{date}是{right}，表里写的是{written}。现在用的是{date}。",
    "请核对日期。",
)
TIME_WRONG: Said = (
    "“{text}”看不出是几点。",
    "请写成 19:30 或 晚上7点半 这样；一天放几场的，请写几行。",
)
SPAN_WRONG: Said = (
    "“{text}”看不出是几点到几点。",
    "请写成 9:00-11:00 或 下午3点 这样；一天有几次的，请写几行。",
)
TIME_EARLY: Said = ("“{text}”是早上。", "如果是晚上，请写成 {evening}。")
MINUTES_WRONG: Said = ("“{text}”看不出是多少分钟。", "请只写分钟数，例如 113。")
SEATS_WRONG: Said = ("“{text}”看不出是多少个座位。", "请只写数字，例如 60。")
HELD_WRONG: Said = ("“{text}”看不出要留多少个轮椅座。", "请只写数字，例如 2；不用留的写 0。")
YEAR_WRONG: Said = ("“{text}”看不出是哪一年。", "请只写四位数的年份，例如 1974。")
NUMBER_WRONG: Said = ("“{text}”不是顺序号。", "请只写数字，例如 1、2、3。")
MOMENT_WRONG: Said = (
    "“{text}”不是日期，不知道什么时候该显示。",
    "请写成 2026年7月1日 或 2026-07-01 这样。",
)
UNTIL_BEFORE_FROM: Said = ("下架日期（{until}）在上架日期（{start}）之前。", "请改正这两个日期。")
TOO_LONG: Said = ("太长了，有 {length} 个字，最多 {limit} 个字。", "请写短一些。")
FORMULA_BROKEN: Said = ("公式出错了，显示的是 {text}。", "请改正公式，或者直接写上内容。")
FORMULA_WITHOUT_RESULT: Said = (
    "这里是公式，文件里没有存下结果。",
    "请用 Excel 或 WPS 打开这个文件，按一次“保存”，或者直接写上内容。",
)
PICTURE_MISSING: Said = (
    "写的图片“{name}”找不到，这一条先不用图片。",
    "请把图片放在表格旁边，文件名要和表里写的一样。",
)
PICTURE_MISSING_NEAR: Said = (
    "写的图片“{name}”找不到，这一条先不用图片。",
    "是不是“{near}”？请把表里写的改成一样。",
)
PICTURE_IN_CELL: Said = (
    "图片贴在了格子里，用不上。",
    "请把图片存成文件，放在表格旁边，这里写上文件名。",
)
PICTURE_UNUSED: Said = (
    "这张图片和表格放在一起，但表里没有一行写到它，没有用上。",
    "如果要用，请在表里写上它的文件名。",
)
SAME_ROW: Said = ("和{first}一样，只用一次。", "请删掉一行。")
SAME_ROW_OTHER: Said = (
    "和{first}是同一条，但有的内容不一样，这一行没有用上。",
    "请删掉不对的那一行。",
)
EXAMPLE_KEPT: Said = (
    "这一行以“例：”开头，当作例子，没有用上。",
    "如果要显示，请去掉“例：”两个字。",
)

# The programme of the cinema
SHOWING_CLASH: Said = (
    "{what}和{beside}撞了时间，这一场没有放进放映表。",
    "同一间影院不能同时放两场，请改时间，再装入一次。",
)
SHOWING_GONE: Said = (
    "{what}不在新表里了，会取消；还没有人报名。",
    "如果只是漏写了，请补上再装入。",
)
SHOWING_GONE_SIGNED: Said = (
    "{what}不在新表里了，会取消；已有 {people} 人报名，他们的票上会写明。",
    "如果只是漏写了，请补上再装入，报过名的人都还在。",
)
SHOWING_OFF_SIGNED: Said = (
    "{what}会取消；已有 {people} 人报名，他们的票上会写明。",
    "备注里写的原因会显示出来。",
)
SHOWING_MOVED_SIGNED: Said = (
    "{what}会改到{to}；已有 {people} 人报名，座位都留着，他们的票上会写明。",
    "时间改得多的，最好再打电话告诉他们。",
)
SHOWING_OVER: Said = (
    "{what}改少了座位，已经报上名的比座位多 {over} 人。",
    "他们的座位都留着，不再收新的；请看看坐不坐得下。",
)
SHOWING_NOT_APPROVED: Said = (
    "{what}没有审核人，没有放进放映表；原来有这一场的，照旧不动。",
    "请在“审核”一列写上审核人，再装入一次。",
)
SHOWING_OUTSIDE: Said = (
    "{what}今天不在“上架”到“下架”的日子里，没有放进放映表；原来有这一场的，照旧不动。",
    "到了日子请再装入一次；也可以不写“上架”“下架”。",
)
NOT_WHOLE: Said = (
    "放映计划里有没读出来的地方，所以这次只加场次、改场次，不取消任何一场。",
    "请改好上面说的地方，再装入一次。",
)
ALL_PAST: Said = (
    "表里写的场次都已经过去了。",
    "请核对年份和日期；要放新的场次，请换上新的放映计划。",
)

# Where in a list
WHERE_ROW = "第 {row} 行"
WHERE_ROW_OF_SHEET = "“{sheet}”表第 {row} 行"
WHERE_CELL = "{row}，{column}"
WHERE_HEADER = "列名"
WHERE_SHEET = "整个表格"

# What visitors read
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
DAY = "{month}月{day}日（{weekday}）"
FULL_DAY = "{year}年{month}月{day}日"
LINE_TIME = "时间：{day}{time}"
LINE_MINUTES = "片长：{}分钟"
LINE_FILM_YEAR = "年份：{}年"
FILM_HERE = "这部电影在红色影院放映，免费观看。"
LINE_PLACE = "地点：{}"
LINE_TEACHER = "讲师：{}"
LINE_AUDIENCE = "参加对象：{}"
LINE_AUTHOR = "作者：{}"
LINE_PUBLISHER = "出版：{}"
LINE_NOTE = "备注：{}"
HEADING_EXTRACT = "书摘"
HEADING_TOPICS = "接待主题"
TITLE_RECEPTION = "党代表接待：{delegate}"
YEAR = "{year}年"

# Templates
EXAMPLE = "例："
NOTES_SHEET = "说明"
NOTES_TITLE = "怎样填“{name}”"
NOTES_HEADER = ("列名", "要不要填", "怎么写")
REQUIRED = "一定要填"
OPTIONAL = "可以不填"
NOTES = (
    "一行填一条，从第二行开始。以“例：”开头的行是例子，不会显示，可以删掉。",
    "填好以后，文件名不要改，放进“素社家园”里的“{section}”文件夹，拷到U盘。",
    "列的先后可以换，可以加自己要用的列；列名那一行不要删。",
    "{changing}",
    "还可以加“上架”和“下架”两列，写上从哪天起显示、最后显示到哪天，例如 2026年7月1日。",
)
CHANGING = (
    "改了日期、时间，或者取消了的，请在栏目文件夹里再放一个“替换.txt”，原来的就不再显示；"
    "这时这个栏目只显示这次U盘里有的内容。"
)
CHANGING_PROGRAMME = (
    "改了日期、时间的，改好再装入一次就行，报过名的人都还在。"
    "取消一场，在“备注”里写“取消”，可以接着写原因。"
    "表里从第一天到最后一天，原来有、现在没有写的场次，会当作取消。"
)
TEMPLATE_NOT_WRITTEN: Said = (
    "模板写不进文件夹 {folder}。",
    "请换一个可以写的文件夹，再试一次。",
)

EXPLAINED: dict[str, str] = {
    "片名": "电影的名字。同一部电影放几场，就写几行。",
    "课程": "这一课的名字。同一课上几次，就写几行。",
    "书名": "书的名字。",
    "活动": "活动的名字。同一个活动办几次，就写几行。",
    "代表": "接待的党代表。有几位的，用顿号隔开。",
    "日期": "哪一天，写成 2026年6月12日 或 2026-06-12，要写年份。一行只写一天。",
    "开始": "几点开始，写成 19:30 或 晚上7点半。",
    "时间": "几点，或者几点到几点，写成 15:00 或 9:00-11:00。",
    "时长": "片长多少分钟，只写数字，例如 90。",
    "座位": "一共多少个座位，只写数字，例如 60。",
    "轮椅座": "给坐轮椅的人和陪同的人留几个座位，只写数字，算在座位数里面。不写就按管理员设的。",
    "简介": "用几句话介绍。要分段的，在格子里按 Alt+回车。",
    "海报": "海报图片的文件名，例如 海报1.jpg。图片和这个表格放在一起。",
    "封面": "封面图片的文件名，例如 封面1.jpg。图片和这个表格放在一起。",
    "年份": "四位数的年份，例如 1974。",
    "备注": "还要提醒大家的，例如 请提前十分钟到场。",
    "地点": "在哪里，例如 二楼会议室。",
    "讲师": "讲课的人。",
    "内容": "用几句话讲讲内容。要分段的，在格子里按 Alt+回车。",
    "作者": "书的作者。有几位的，用顿号隔开。",
    "出版社": "出版社的名字。",
    "书摘": "书里的一段话。要分段的，在格子里按 Alt+回车。",
    "序号": "排在第几本，只写数字。不写就按书名排。",
    "对象": "请哪些人参加，例如 辖区青年。",
    "主题": "可以谈哪些事。",
    "审核": "审核人的名字。没有审核要求的可以不填。",
    **pronunciation.EXPLAINED,
}

EXAMPLES: dict[str, str] = {
    "片名": "这里写片名",
    "课程": "这里写课程的名字",
    "书名": "这里写书名",
    "活动": "这里写活动的名字",
    "代表": "这里写代表的名字",
    "时间": "9:00-11:00",
    "时长": "90",
    "座位": "60",
    "轮椅座": "2",
    "简介": "这里写简介。",
    "海报": "海报1.jpg",
    "封面": "封面1.jpg",
    "年份": "1974",
    "备注": "请提前十分钟到场。",
    "地点": "二楼会议室",
    "讲师": "讲师的名字",
    "内容": "这里写内容。",
    "作者": "作者的名字",
    "出版社": "出版社的名字",
    "书摘": "这里抄一段书里的话。",
    "序号": "1",
    "对象": "辖区青年",
    "主题": "这里写接待的主题。",
    "审核": "审核人的名字",
}


def examples(naming: str) -> tuple[str, ...]:
    """What the examples in the template of a list say, by the name of its first column."""
    own = dict(zip(pronunciation.EXPLAINED, zip(*pronunciation.EXAMPLES, strict=True), strict=True))
    return own.get(naming) or (EXAMPLES[naming],)
