"""What visitors read on the screens."""

from __future__ import annotations

CENTRE = "素社家园"
CENTRE_LONG = "素社街道党群服务中心"

# Attract loop
TOUCH = "轻触屏幕"
TOUCH_MORE = "进来看看、听听"

# Home
WELCOME = "您好，请进"
WELCOME_MORE = "想看、想听，轻触一下就可以"
FEATURED = "今天看这一篇"
FEATURED_OPEN = "打开看看"
FUNCTION_TITLES = {"宣教": "看一看，学一学", "党务": "党员之家", "服务": "有事找阿关"}
CINEMA_HINT = "看片、订场、查票"
CINEMA_HINT_SHORT = "订场、查票"
"""Without what everybody expects of a cinema."""
STATION_MORE = "求助、问事、当志愿者"

# The bar
HOME = "首页"
LARGE = "大字版"
CONTRAST = "更清楚"
CONTRAST_SAID = "更清楚。黑白，或者黄底黑字。"
SEATED = "坐着用"
SEATED_ABOVE = "要点的都在下面，坐着也够得到"
CALM = "少动画"
QUIETER_SHORT, LOUDER_SHORT = "小声", "大声"
MANDARIN = "普通话"
CANTONESE = "粤语"
LARGE_ON = "换成大字版了。手指按住按钮，就读出它的名字。再点一次变回来。"

# Said when a screen comes up
AT_HOME = "首页。想看什么，轻触一下。"
AT_SECTION, ITEMS = "{name}。", "共{count}篇。"
AT_FILM = "看影片。"
AT_PROGRAMME, SCREENINGS = "放映表。", "共{count}场。"
AT_SIGNUP = "怎么报名都可以。用手机，或者在这里报。"
AT_PICTURE = "看大图。"

# Sections
BACK = "返回"
EARLIER = "早一些"
LATER = "晚一些"
PAGE_BEFORE = "上一页"
PAGE_AFTER = "下一页"
PAGE_OF = "第{page}页，共{pages}页"
PAGE_SHORT = "{page} / {pages}"
EMPTY = "这里的内容正在准备"
EMPTY_MORE = "请先看看别的版块，过几天再来。"
HOTLINE = "阿关热线：{number}"
HOTLINE_ASK = "要帮忙，请到服务台"
LEAD = {
    "cinema": "每一场都免费",
    "journey": "一百年，一步一步走来",
    "imprints": "广州的旧址和老地方",
    "spirit": "一条船，一个道理",
    "books": "坐下来，翻一翻",
    "gratitude": "街坊的故事",
    "voices": "党员写下的话",
    "school": "来听课，不考试",
    "projects": "在素社，这样做党建",
    "delegates": "想找党代表，看这里",
    "station": "有咩可以帮到您？",
    "family": "大家一起来",
}

# Viewer and films
SEE_PICTURE = "看大图"
LARGER = "放大"
SMALLER = "缩小"
WHOLE = "看全图"
READ_ON = "看文字"
PICTURE_BEFORE = "上一张"
PICTURE_AFTER = "下一张"
PICTURE_OF = "{number} / {count}"
PLAY = "播放"
PAUSE = "暂停"
BACK_TEN = "退10秒"
ON_TEN = "进10秒"
FILM_WAIT = "影片马上就来"

# Reader
LISTEN = "听一听"
LISTEN_YUE = "听粤语"
LISTEN_CMN = "听普通话"
LISTEN_PREPARING = "马上就读"
LISTEN_STOP = "停下"
READ_PAUSE = "暂停"
READ_GO_ON = "接着读"
READ_BACK = "上一句"
READ_AGAIN = "再听一遍"
READ_STOP = "停止"
SLOWER, FASTER = "慢一点", "快一点"
QUIETER, LOUDER = "小声点", "大声点"
PACE = "语速：{pace}"
SLOWEST, SLOW, USUAL_SPEED, FAST, FASTEST = "最慢", "慢", "正常", "快", "最快"
VOLUME = "音量"
OWN_VOICE = "真人朗读"
TOUCH_TO_READ = "点一段文字，就从那里读"
NO_SOUND = "没有声音"
NO_SOUND_NOW = "现在放不出声音"
TYPE_LARGER = "把字放大看"
TYPE_BACK = "字变回原样"
ITEM_BEFORE = "上一篇"
ITEM_AFTER = "下一篇"
WHERE = "{section} · 第{number}篇，共{count}篇"
UP = "往上"
DOWN = "往下"
SOURCE = "来源：{source}"
WATCH = "看影片"
HEAR = "听录音"
HEAR_STOP = "停下"
LENGTH = "{minutes}分{seconds:02d}秒"
LENGTH_SHORT = "{seconds}秒"

# Idle
STILL_HERE = "您还在吗？"
STILL_MORE = "还有{seconds}秒，画面就会从头开始"
STILL_STAY = "接着看"

# Moments
PREPARING = "正在布置展览"
PREPARING_MORE = "第一次打开要几分钟，请稍等。"
NOTHING = "展览还没有内容"
NOTHING_MORE = "工作人员正在准备，请稍后再来。"

BROKE = "出了点问题，请再试一次；还不行，请找工作人员。"
