"""What staff and visitors read about the cinema's programme as it is brought and changed."""

MOMENT = "{month}月{day}日 {clock}"
FILM_AT = "{when}《{film}》"
BOOKING_AT = "{when} 单位包场"

COUNTS = (
    "放映表：新的 {new} 场，改时间的 {moved} 场，改内容的 {changed} 场，"
    "取消的 {called_off} 场，没变的 {unchanged} 场"
)
CLASHED = "，撞了时间没放进去的 {clash} 场"
LOADED = "放映表换好了，其他内容没有变化"
LOADED_EDITION = "放映表换好了，其他内容没有变化，仍放映第 {edition} 版"
CHECKED = "放映计划里有 {showings} 场能用"
LINE = "  {change}：红色影院/{what}{more}"
CHANGES = {
    "new": "新的场次",
    "moved": "改时间",
    "changed": "改内容",
    "called_off": "取消",
    "unchanged": "没变",
    "clash": "撞了时间",
}
FROM = "（原来 {before}）"
SIGNED = "（{people} 人报名）"
