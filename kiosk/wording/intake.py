"""What staff read when a content folder is looked at and loaded.

Every problem is a pair: what is wrong, and what to do about it. Templates use ``str.format`` names.
"""

from __future__ import annotations

Said = tuple[str, str]
"""(what is wrong, what to do)."""

# The folder as a whole
NOT_A_FOLDER: Said = (
    "找不到这个文件夹，或者打不开。",
    "请检查U盘是否插好、路径是否写对，再试一次。",
)
SOURCE_GONE = "内容不见了，可能是U盘被拔掉了。没有装入，屏幕上的内容没有变。请插好U盘，再试一次。"
NO_SECTION: Said = (
    "这个文件夹里一个栏目也没有找到。",
    "请在“素社家园”文件夹里按栏目名字建文件夹，例如“红色历程”“党员心语”，把内容放进去。",
)
SEVERAL_ROOTS: Said = (
    "里面有几个文件夹都像是“素社家园”：{names}。",
    "这次用的是“{used}”。如果不对，请只留下要用的那一个。",
)
UNKNOWN_SECTION: Said = ("没有叫“{name}”的栏目。", "十二个栏目是：{sections}。请改成其中一个名字。")
UNKNOWN_SECTION_NEAR: Said = (
    "没有叫“{name}”的栏目。",
    "是不是“{near}”？请把文件夹改名为“{near}”再试。",
)
SECTION_TWICE: Said = (
    "有两个文件夹都是栏目“{name}”。",
    "两个里面的内容都会用上。最好合成一个文件夹。",
)
OUTSIDE_SECTION: Said = (
    "这个文件不在任何栏目文件夹里，没有用上。",
    "请把它放进它所属的栏目文件夹，例如“红色历程”。",
)
LOOSE_COVER: Said = (
    "“{name}”不在条目文件夹里，不知道是哪一条的。",
    "请把它放进那一条内容自己的文件夹。",
)
REPLACE_WITH_NOTHING: Said = (
    "有“替换.txt”，但这个栏目里没有一条能用的内容，所以没有替换，原来的都还在。",
    "请先放进内容，再用“替换.txt”。",
)
SAME_NAME: Said = (
    "这个栏目里有两条内容的名字一样：“{name}”。",
    "两条都会显示。最好给它们起不同的名字。",
)

# Names
NAME_TOO_LONG: Said = (
    "名字太长了，有 {length} 个字，这个文件没有用上。",
    "请把名字改短到 {limit} 个字以内。",
)
NAME_GARBLED: Said = (
    "名字是乱码，读不出来，没有用上。",
    "请在电脑上给它重新起一个中文名字，再拷一次。",
)
LINK: Said = ("这是一个快捷方式（链接），不是真正的文件，没有用上。", "请把真正的文件拷过来。")
TOO_DEEP: Said = ("文件夹套得太深了，里面的文件没有用上。", "请把文件直接放在条目的文件夹里。")

# Kinds of file
SAVE_AS_DOCX: Said = (
    "{suffix} 这种文件这里打不开。",
    "请用 Word 或 WPS 打开它，另存为 .docx 再试。",
)
EXPORT_AS_DOCX: Said = (
    "{suffix} 是苹果电脑的文稿，这里打不开。",
    "请用 Pages 打开它，导出为 Word（.docx）再试。",
)
SAVE_AS_PDF: Said = (
    "{suffix} 是演示文稿，这里打不开。",
    "请打开它，另存为 PDF 再试。",
)
PRINT_AS_PDF: Said = (
    "{suffix} 这种文件这里打不开。",
    "请打开它，导出或打印成 PDF 再试；只要文字的话，也可以复制到 Word 里，存为 .docx。",
)
SAVE_AS_JPG: Said = ("{suffix} 这种图片这里打不开。", "请在手机或电脑上把它另存为 .jpg 再试。")
SAVE_AS_MP4: Said = ("{suffix} 这种影片这里打不开。", "请用别的软件把它另存为 .mp4 再试。")
SAVE_AS_MP3: Said = ("{suffix} 这种声音这里打不开。", "请用别的软件把它另存为 .mp3 再试。")
UNPACK: Said = (
    "{suffix} 是压缩包，这里打不开。",
    "请先解压，把里面的文件夹拷过来，或者改用 .zip 压缩。",
)
UNPACK_ZIP: Said = (
    "栏目文件夹里的 .zip 压缩包不会打开，没有用上。",
    "请先解压，把里面的文件拷过来。整个“素社家园”才可以压成一个 .zip，放在U盘最外面。",
)
NEVER_RUN: Said = ("{suffix} 是程序，这里不会运行它，没有用上。", "请把它从文件夹里删掉。")
UNKNOWN_KIND: Said = (
    "不认识 {suffix} 这种文件，没有用上。",
    "文字请用 .docx、.txt 或 .pdf，图片请用 .jpg，影片请用 .mp4。",
)
NO_SUFFIX: Said = (
    "这个文件的名字没有后缀，不知道是什么，没有用上。",
    "请加上后缀，例如 .docx、.jpg、.mp4。",
)

# Any file
UNREADABLE: Said = ("文件打不开，可能是没有拷完整或者U盘坏了。", "请重新拷贝一次再试。")
EMPTY_FILE: Said = ("文件是空的（0 字节）。", "请检查是不是没有保存或没有拷完，重新拷贝一次再试。")
TOO_SLOW: Said = (
    "这个文件打开得太久（超过 {seconds:.0f} 秒），没有用上。",
    "请检查文件是否正常，或者换一个小一些的再试。",
)
BROKE_THE_READER: Said = (
    "这个文件打不开，读它的程序停了。",
    "请用别的软件打开它，另存一份再试。",
)

# Texts
ITEM_NOT_LOADED = "这一条没有更新，屏幕上原来有的还在。"
DOCX_BROKEN: Said = (
    "这不是一个完好的 Word 文件（.docx），打不开。",
    "请用 Word 或 WPS 打开它，另存为 .docx 再试；如果打不开，请找原来的文件。",
)
DOCX_IS_OLD: Said = (
    "这个文件设了密码，或者其实是旧格式的 .doc，只是改了名字。",
    "请用 Word 或 WPS 打开它，去掉密码，另存为 .docx 再试。",
)
DOCX_TOO_BIG: Said = (
    "这个 Word 文件展开以后太大了，没有用上。",
    "请把里面的图片缩小，或者分成几个文件再试。",
)
DOCX_PICTURE: Said = (
    "Word 里第 {number} 张图用不上，它不是普通图片。",
    "请把这张图另存为 .jpg，放在条目的文件夹里。",
)
TEXT_EMPTY: Said = ("里面没有文字，也没有图片。", "请写上内容，或者把这个文件删掉。")
TEXT_TOO_LONG: Said = (
    "文字太长了，有 {length} 个字，最多 {limit} 个字。",
    "请分成几条内容，每条放一个文件夹。",
)
TEXT_CODING: Said = (
    "文字的编码认不出来，读出来是乱码。",
    "请用记事本打开它，另存为时把“编码”选成 UTF-8 再试。",
)
PICTURE_NOT_FOUND: Said = (
    "文字里要放图片“{name}”，但条目的文件夹里没有这个文件。",
    "请把图片放进来，或者改正文字里的名字。",
)

# Head lines
WHERE_HEAD = "开头的“{name}：”一行"
DATE_IS_NONE: Said = (
    "“{text}”不像是日期，会原样显示，但不能按时间排序。",
    "请写成 1923年6月12日、1921年春 或 1978-12 这样。",
)
SHOW_DATE_IS_NONE: Said = (
    "“{text}”不是日期，不知道什么时候该显示。",
    "请写成 2026年7月1日 或 2026-07-01 这样。",
)
UNTIL_BEFORE_FROM: Said = (
    "下架日期（{until}）在上架日期（{start}）之前。",
    "请改正这两个日期。",
)
HEAD_TWICE: Said = ("“{name}：”写了两次，用的是第一次写的。", "请只留下一行。")

# Items
ITEM_EMPTY: Said = (
    "这个条目的文件夹里没有能用的内容。",
    "请放进文字（.docx 或 .txt）、图片或影片，或者把空文件夹删掉。",
)
TWO_COVERS: Said = ("有 {count} 张封面：{names}。", "现在用的是“{used}”。请只留下一张封面。")
TWO_READINGS: Said = ("有 {count} 个“{name}”：{names}。", "现在用的是“{used}”。请只留下一个。")
COVER_NOT_PICTURE: Said = ("封面要用图片，这个文件不是图片。", "请换成 .jpg 图片。")
READING_NOT_SOUND: Said = ("朗读要用声音文件，这个文件不是。", "请换成 .mp3、.m4a 或 .wav 文件。")
WITHOUT_TITLE: Said = (
    "这一条没有标题：文字里没有，名字又是号码或者相机编的。现在用栏目名当标题。",
    "请把名字改成标题，例如“01 中共三大会址”。",
)

# Pictures, films, sounds
PICTURE_BROKEN: Said = (
    "这不是一张能打开的图片，可能坏了，或者只是改了后缀。",
    "请在电脑上打开看看，另存为 .jpg 再试。",
)
PICTURE_CUT: Said = (
    "这张图片不完整，只有一部分。",
    "请从手机或相机里重新拷贝一次再试。",
)
PICTURE_TOO_BIG: Said = (
    "图片太大了，有 {width}×{height} 个点。",
    "请把它缩小到每边 {limit} 个点以内再试。",
)
FILM_BROKEN: Said = (
    "这不是一个能播放的影片，可能坏了，或者没有拷完整。",
    "请在电脑上放一遍看看，重新拷贝或另存为 .mp4 再试。",
)
FILM_WITHOUT_PICTURE: Said = (
    "这个影片里只有声音，没有画面。",
    "如果是录音，请另存为 .mp3；如果是影片，请换一个有画面的文件。",
)
FILM_TOO_LONG: Said = (
    "影片太长了，有 {minutes:.0f} 分钟，最多 {limit:.0f} 分钟。",
    "请剪成几段再试。",
)
FILM_FAILED: Said = (
    "这个影片转换不了。",
    "请用别的软件把它另存为 .mp4（H.264）再试。",
)
SOUND_BROKEN: Said = (
    "这不是一个能播放的声音文件。",
    "请在电脑上听一遍看看，另存为 .mp3 再试。",
)
SOUND_FAILED: Said = ("这个声音文件转换不了。", "请用别的软件把它另存为 .mp3 再试。")
NO_FFMPEG: Said = (
    "这台机器上缺少处理影片和声音的软件（ffmpeg）。",
    "请管理员安装 ffmpeg，再装入一次。",
)
NO_ROOM: Said = ("触摸屏的磁盘满了。", "请管理员腾出空间，再装入一次。")
STORE_FULL_DO = "请管理员检查硬盘，再装入一次。"

# Where in a file or folder
WHERE_FOLDER = "整个文件夹"
WHERE_SECTION = "栏目文件夹"
WHERE_ITEM = "条目文件夹"
WHERE_NAME = "文件名"
WHERE_FILE = "整个文件"
WHERE_PICTURE_IN_TEXT = "文字里的图片"
WHERE_INNER_PICTURE = "第 {number} 张图"
