"""What staff read about editions and the media store."""

EDITION_MISSING = "没有第 {number} 版内容。可能已经太旧，被清理掉了；请从现有的版本里选择。"
STORE_UNUSABLE = (
    "媒体文件存不进去：{path}（{reason}）。请检查磁盘空间和文件夹的写入权限，原有内容没有改动。"
)
