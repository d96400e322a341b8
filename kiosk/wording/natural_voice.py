"""What staff and whoever installs the kiosk read about the natural voice: Chinese, then English."""

from __future__ import annotations

FETCHING = "正在准备自然的普通话声音（第一次要几分钟） / Preparing the natural voice"
READY = "自然的普通话声音已经装好。 / The natural Mandarin voice is installed."
NOT_INSTALLED = (
    "自然的普通话声音没有装好：{what}{do}在此之前，朗读用电脑合成的声音，其他一切照常。\n"
    "The natural voice was not installed: {english} Until then espeak-ng reads aloud."
)

NO_PACKAGES = "缺少软件 {names}。"
NO_PACKAGES_DO = "请联网后运行 make voices。"
NO_PACKAGES_ENGLISH = "packages are missing ({names}): go online and run make voices."
NO_NPM = "没有 npm。"
NO_NPM_DO = "请先安装 npm，再运行一次。"
NO_NPM_ENGLISH = "no npm here: install it and try again."
NOT_FETCHED = "下载没有成功（{reason}）。"
NOT_FETCHED_DO = "请检查网络，再运行 make voices。"
NOT_FETCHED_ENGLISH = "the download failed ({reason}): check the network, then make voices."
WRONG_FILE = "{name} 的内容和应有的不一样，没有使用。"
WRONG_FILE_DO = "请再运行 make voices；总是这样，请告诉维护人员。"
WRONG_FILE_ENGLISH = "{name} is not what it should be and was not used: try make voices again."
NO_ROOM = "磁盘空间不够，需要 {needed} MB，只剩 {free} MB。"
NO_ROOM_DO = "请腾出空间，再运行 make voices。"
NO_ROOM_ENGLISH = "{needed} MB are needed on the disk, {free} MB are free."
NOT_WRITTEN = "{where} 写不进去（{reason}）。"
NOT_WRITTEN_DO = "请检查磁盘和权限，再运行 make voices。"
NOT_WRITTEN_ENGLISH = "{where} cannot be written ({reason})."
