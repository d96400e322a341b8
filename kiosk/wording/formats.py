"""What staff read about PDFs, pictures and archives; the same pairs as in ``kiosk.wording.intake``."""

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
