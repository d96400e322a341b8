"""What staff read about PDFs, pictures and archives: pairs as in ``kiosk.wording.intake``."""

from __future__ import annotations

from kiosk.wording.intake import Said

# PDF
PDF_BROKEN: Said = (
    "这不是一个完好的 PDF 文件，打不开。",
    "请在电脑上打开看看，重新导出（另存）为 PDF 再试；如果打不开，请找原来的文件。",
)
PDF_LOCKED: Said = (
    "这个 PDF 设了密码，打不开。",
    "请在电脑上去掉密码，另存为 PDF 再试。",
)
PDF_EMPTY: Said = (
    "这个 PDF 里没有一页有内容。",
    "请在电脑上打开看看，重新导出（另存）为 PDF 再试。",
)
PDF_PAGES: Said = (
    "这个 PDF 有 {count} 页，只用了前面的 {used} 页，后面的没有用上。",
    "请分成几个 PDF，每个不超过 {limit} 页。",
)
PDF_CHARACTERS: Said = (
    "这个 PDF 有 {count} 页，文字太多，只用了前面的 {used} 页，后面的没有用上。",
    "请分成几条内容，每条的文字不超过 {limit} 个字。",
)
PDF_PAGE: Said = (
    "这一页显示不出来，没有用上。",
    "请在电脑上看看这一页，重新导出（另存）为 PDF 再试。",
)
WHERE_PAGE = "第 {number} 页"
WHERE_LATER_PAGES = "第 {number} 页以后"
CAPTION_PAGE = "第 {number} 页"

# Pictures
PICTURE_FILE_TOO_BIG: Said = (
    "图片文件太大了，超过 {limit} MB。",
    "请在手机或电脑上把它另存为 .jpg 再试。",
)

# Archives
PDF_BESIDE_TEXT: Said = (
    "旁边有一篇同名的文字，所以没有用这个 PDF，免得同样的内容出现两次。",
    "如果两个不一样，请给 PDF 另起一个名字。",
)
SEVERAL_ARCHIVES: Said = (
    "里面有几个压缩包：{names}，不知道该用哪一个。",
    "请只留下要用的那一个，或者解压以后把“素社家园”文件夹拷过来。",
)
ARCHIVE_BROKEN: Said = (
    "这个压缩包打不开，可能是没有拷完整，或者分成了几卷。",
    "请重新拷贝一次再试，或者先在电脑上解压，把里面的文件夹拷到U盘上。",
)
ARCHIVE_LOCKED: Said = (
    "这个压缩包设了密码，打不开。",
    "请先在电脑上解压，把里面的文件夹拷到U盘上。",
)
ARCHIVE_EMPTY: Said = (
    "这个压缩包里没有文件。",
    "请检查是不是压缩错了，重新压缩，或者直接把文件夹拷到U盘上。",
)
ARCHIVE_TOO_MANY: Said = (
    "这个压缩包里的文件太多了，最多 {limit:,} 个，没有用上。",
    "请只压缩要放映的内容，或者分成几个压缩包。",
)
ARCHIVE_TOO_BIG: Said = (
    "这个压缩包解压以后有 {size} GB，最多 {limit} GB，没有用上。",
    "请分成几次装入，或者直接把文件夹拷到U盘上。",
)
ARCHIVE_BOMB: Said = (
    "这个压缩包解压以后会大得不正常，没有用上。",
    "请不要用这个压缩包，直接把文件夹拷到U盘上。",
)
ARCHIVE_DISK: Said = (
    "这台机器的硬盘放不下解压以后的文件，没有用上。",
    "请管理员清理硬盘再试，或者直接把文件夹拷到U盘上。",
)
PACKED_LOCKED: Said = (
    "压缩包里的这个文件设了密码，没有用上。",
    "请在电脑上去掉密码，重新压缩再试。",
)
PACKED_BROKEN: Said = (
    "压缩包里的这个文件坏了，没有用上。",
    "请重新压缩，再拷贝一次。",
)
PACKED_METHOD: Said = (
    "压缩包里的这个文件用了特别的压缩方式，这里打不开，没有用上。",
    "请先在电脑上解压，把里面的文件夹拷到U盘上。",
)
PACKED_BOMB: Said = (
    "压缩包里的这个文件解压以后会大得不正常，没有用上。",
    "请把它从压缩包里删掉。",
)
PACKED_OUTSIDE: Said = (
    "压缩包里的这个文件要放到别的文件夹去，这是不允许的，没有用上。",
    "请重新压缩，或者直接把文件夹拷到U盘上。",
)
PACKED_TWICE: Said = (
    "压缩包里有两个文件的名字一样（大小写不同也算一样），用的是前一个。",
    "请给它们起不同的名字，重新压缩。",
)
PACKED_NAME: Said = (
    "这个文件的名字在这台机器上用不了，没有用上。",
    "请给它起一个简单的中文名字，重新压缩。",
)
PACKED_MORE: Said = (
    "压缩包里还有 {count:,} 个文件也没有用上。",
    "请先在电脑上解压看看，把里面的文件夹拷到U盘上。",
)
