"""What staff read about 读音.xlsx, the list of words that are read their own way.

A problem is a pair: what is wrong, and what to do about it. Templates use ``str.format`` names.
"""

from __future__ import annotations

from kiosk.wording.intake import Said

# Where the list lies
IN_SECTION: Said = (
    "“读音”不属于任何一个栏目；里面的词照样用上了。",
    "请把它放在“素社家园”里，和栏目文件夹并排。",
)

# A cell
WORD_TOO_LONG: Said = (
    "太长了，有 {length} 个字，最多 {limit} 个字。",
    "请只写读音特别的那个词，不用写整句话。",
)
WORD_IS_DATE: Said = (
    "这一格被当成了日期或时间（{text}）。",
    "请先把这一格的格式设为“文本”，再写上词。",
)
WORD_SAYS_NOTHING: Said = ("“{text}”里没有字。", "请写上要改读音的词，例如 番禺。")
NEITHER: Said = (
    "“拼音”和“粤拼”都没有写。",
    "请至少写一样：普通话写“拼音”，粤语写“粤拼”。",
)
PINYIN_UNKNOWN: Said = (
    "“{text}”里的“{part}”不是拼音。",
    "请写成 {example} 这样，一个字一个音。",
)
PINYIN_WITHOUT_TONE: Said = (
    "“{text}”里的“{part}”没有写声调。",
    "请在每个音后面写声调数字（轻声写 5），例如 {example}。",
)
PINYIN_TONES: Said = (
    "“{text}”里的“{part}”声调不对。",
    "普通话的声调写 1、2、3、4，轻声写 5，例如 {example}。",
)
PINYIN_AMBIGUOUS: Said = (
    "“{text}”看不出怎样分成一个字一个音。",
    "请在每个音之间空一格，例如 {example}。",
)
JYUTPING_UNKNOWN: Said = (
    "“{text}”里的“{part}”不是粤拼。",
    "请写成 {example} 这样，一个字一个音，后面写声调数字。",
)
JYUTPING_WITHOUT_TONE: Said = (
    "“{text}”里的“{part}”没有写声调。",
    "请在每个音后面写声调数字 1 到 6，例如 {example}。",
)
JYUTPING_TONES: Said = (
    "“{text}”里的“{part}”声调不对。",
    "粤拼的声调只有 1 到 6，例如 {example}。",
)
NOT_ONE_EACH: Said = (
    "“{word}”有 {characters} 个字，这里写了 {sounds} 个音。",
    "请一个字写一个音，中间空一格，例如 {example}。",
)
NOT_ENOUGH: Said = (
    "“{word}”有 {characters} 个汉字，这里只写了 {sounds} 个音。",
    "请把数字、字母怎样读也写上，例如“12号线”写 shi2 er4 hao4 xian4。",
)
READING_STAYS = "这一格没有用上，这个词原来的读法不变。"
PINYIN_EXAMPLE = "chong2 qing4 或 chóng qìng"
JYUTPING_EXAMPLE = "cung4 hing3"

# The whole list
NOT_WHOLE: Said = (
    "读音表里有没读出来的地方，所以这次只加词、改读法，不去掉任何一个词。",
    "请改好上面说的地方，再装入一次。",
)

# What a load changes
SECTION = "读音"
CHANGES = {"new": "新的读法", "changed": "改读法", "removed": "去掉", "unchanged": "没变"}
LINE = "  {change}：{what}"
WORD = "{word}（{sounds}）"
WORD_REMOVED = "{word}（照平常的读法）"
SOUNDS = "{language} {sounds}"
OTHERWISE = "{language} {before} 改成 {sounds}"
AS_USUAL = "照平常"
COUNTS = (
    "读音表：新的 {new} 个词，改读法的 {changed} 个，去掉的 {removed} 个，没变的 {unchanged} 个"
)
LOADED = "读音表换好了，其他内容没有变化"
LOADED_EDITION = "读音表换好了，其他内容没有变化，仍放映第 {edition} 版"
LOADED_BOTH = "放映表和读音表换好了，其他内容没有变化"
LOADED_BOTH_EDITION = "放映表和读音表换好了，其他内容没有变化，仍放映第 {edition} 版"
CHECKED = "读音表里有 {words} 个词能用"

# The template
NOTES = (
    "这张表告诉触摸屏：哪些词要照您写的读。一行写一个词，从第二行开始。",
    "“拼音”是普通话怎样读，“粤拼”是粤语怎样读；可以只写一样，没写的那种话照平常的读法。",
    "一个字写一个音，中间空一格。词里有数字、字母的，照读出来的音写。",
    "“例：”开头的行是例子，不会用上；要用的，去掉“例：”两个字。",
    "填好以后，文件名不要改，放进“素社家园”文件夹里（和栏目文件夹并排），拷到U盘。",
    "每次装入，都以这张表为准：表里没有的词，就照平常的读法。所以要在整张表上加，不要只留新的几行。",
)
EXPLAINED = {
    "词": "要改读音的词，例如 番禺、曾先生。文字里怎样写，这里就怎样写。",
    "拼音": "普通话怎样读。声调用数字或者符号都可以：chong2 qing4 或 chóng qìng，轻声写 5。",
    "粤拼": "粤语怎样读，写粤拼，声调用数字 1 到 6：cung4 hing3。",
}
EXAMPLES = (
    ("曾先生", "zeng1 xian1 sheng5", "zang1 sin1 saang1"),
    ("番禺", "pān yú", "pun1 jyu4"),
    ("素社", "su4 she4", "sou3 se5"),
)
