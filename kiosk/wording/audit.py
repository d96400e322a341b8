"""What ``kiosk audit`` tells: each rule's sentence, and the names of modes."""

RULES = {
    "main_target": "按钮太小：{measured} 毫米，至少要 {needed} 毫米",
    "target": "可以碰的地方太小：{measured} 毫米，至少要 {needed} 毫米",
    "gap": "两个可以碰的地方离得太近：{measured} 毫米，至少要 {needed} 毫米",
    "reach": "坐着够不着：离地 {measured} 毫米，最高 {needed} 毫米",
    "lower_two_thirds": "竖屏上位置太高：在画面高度的 {measured:.0%}，最高到 {needed:.0%}",
    "glyph": "字太小：{measured} 毫米高，至少要 {needed} 毫米",
    "heading_glyph": "标题的字太小：{measured} 毫米高，至少要 {needed} 毫米",
    "line_spacing": "行距太小：{measured} 倍，至少要 {needed} 倍",
    "text_contrast": "字和底色太接近：对比 {measured}:1，至少要 {needed}:1",
    "graphics_contrast": "图形和底色太接近：对比 {measured}:1，至少要 {needed}:1",
    "shortened": "字没有写全：“{measured}”",
    "clipped": "字超出了自己的位置 {measured} 毫米",
    "overlap": "两处字叠在一起 {measured} 毫米",
    "covered": "字被盖住，只看得见 {measured:.0%}",
    "line_start": "这一行不该用这个标点开头：“{measured}”",
    "line_end": "这一行不该用这个标点结尾：“{measured}”",
    "lone_character": "最后一行只剩一个字：“{measured}”",
}
"""By the rule's name; ``measured`` is the worst."""
MODES = {
    "normal": "普通",
    "large": "大字版",
    "contrast": "黑白",
    "yellow": "黄底黑字",
    "seated": "坐着用",
    "calm": "少动画",
}
WITH = "加"
MANY_SCREENS = "许多画面上都有"
LINE = "  {widget}：{what}（{where}）"
WHERE = "{mode}，{size}"
WHERE_MORE = "{mode}，{size}，还有 {more} 种情形"
CLEAN = "{screens} 个画面，量了 {checks} 处，都合格"
NOT_CLEAN = "{screens} 个画面，量了 {checks} 处，{problems} 处不合格"
FAILED = "没有量完：{reason}"

HELP_AUDIT = "量一量每个画面上的按钮和字 / measure every screen against the table of access"
HELP_DIAGONAL = "屏幕对角线，英寸；不写就用设置里的"
HELP_MODE = "用这些模式拍，用逗号隔开：large、contrast 或 yellow、seated、calm"
MODE_WRONG = "{value} 不是模式。请用 large、contrast、yellow、seated、calm，用逗号隔开"
