"""What a file is, by its suffix; what is passed over, and what is answered with advice."""

from __future__ import annotations

import re
from enum import StrEnum

from kiosk.wording import intake as wording
from kiosk.wording import lists


class Kind(StrEnum):
    TEXT = "text"
    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    LIST = "list"


def _suffixes(kind: Kind, suffixes: str) -> dict[str, Kind]:
    return {"." + suffix: kind for suffix in suffixes.split()}


KINDS: dict[str, Kind] = {
    **_suffixes(Kind.TEXT, "txt md markdown docx pdf"),
    **_suffixes(Kind.PICTURE, "jpg jpeg jpe jfif png webp gif bmp tif tiff heic heif hif avif"),
    **_suffixes(Kind.FILM, "mp4 m4v mov mkv avi webm mpg mpeg mts m2ts ts wmv flv 3gp"),
    **_suffixes(Kind.SOUND, "mp3 m4a wav ogg oga flac aac wma amr opus"),
    **_suffixes(Kind.LIST, "xlsx"),
}

_ADVICE: dict[str, wording.Said] = {
    "." + suffix: said
    for said, suffixes in (
        (wording.SAVE_AS_DOCX, "doc docm dot dotx dotm wps wpt rtf odt uot"),
        (wording.EXPORT_AS_DOCX, "pages"),
        (wording.SAVE_AS_PDF, "ppt pptx pptm pps ppsx pot potx dps dpt key odp"),
        (lists.SAVE_AS_XLSX, "xls xlsm xlsb xlt xltx et ett ods numbers csv"),
        (wording.PRINT_AS_PDF, "ofd caj html htm mht mhtml epub mobi xps pub vsd vsdx xmind"),
        (wording.SAVE_AS_JPG, "psd ai cdr eps svg emf wmf tga jp2 jxl raw cr2 cr3 nef arw dng"),
        (wording.SAVE_AS_MP4, "rm rmvb vob asf f4v ogv dat qlv qsv kux"),
        (wording.SAVE_AS_MP3, "ape aif aiff mid midi ra ncm kgm"),
        (wording.UNPACK, "rar 7z tar gz tgz bz2 xz iso"),
        (wording.UNPACK_ZIP, "zip"),
        (wording.NEVER_RUN, "exe bat cmd com msi scr vbs js jse wsf hta ps1 sh py apk jar dll"),
    )
    for suffix in suffixes.split()
}

_JUNK = re.compile(
    r"""
      \..*                                    # .DS_Store, ._x, .Trash-1000, .~x.docx of WPS
    | ~\$.* | ~wr[ld]\d.*                     # what Word leaves while a text is open
    | .*\.(tmp|temp|lnk|asd|url|part|crdownload)
    | .*\.(aae|thm|lrv|lrf|xmp)               # what phones and cameras note beside a picture
    | thumbs\.db | ehthumbs.*\.db | desktop\.ini | autorun\.inf | icon\r
    | __macosx | system\ volume\ information | \$recycle\.bin | recycler | found\.\d+
    | lost\+found
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def is_junk(name: str) -> bool:
    """Whether a file or folder of this name is something a system left behind."""
    return _JUNK.fullmatch(name) is not None


def kind_of(suffix: str) -> Kind | None:
    return KINDS.get(suffix.lower())


def advice_for(suffix: str) -> wording.Said:
    """What to say about a suffix that no reader opens."""
    if not suffix:
        return wording.NO_SUFFIX
    return _ADVICE.get(suffix.lower(), wording.UNKNOWN_KIND)
