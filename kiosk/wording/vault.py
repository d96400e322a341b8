"""What is said about the key that keeps names and numbers."""

from kiosk.wording.operations import reason as reason

KEY_UNUSABLE = (
    "保护个人信息的钥匙文件 {path} 用不了：{why}。"
    "请从备份里放回原来的那个文件；换一把新的就读不出已经报名的人了。"
)
KEY_DAMAGED = "内容坏了"
KEY_MISSING = "文件不见了"
KEY_OTHER = "这不是原来的那一把，打不开已经报名的人的信息"

CHECK_WHAT = "保护个人信息的钥匙文件 {path} 用不了：{why}。修好之前不能报名，别的都能用"
CHECK_DO = "请从备份里放回原来的那个文件，再试；不要换一把新的"
