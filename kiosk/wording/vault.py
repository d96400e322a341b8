"""What is said about the key that keeps names and numbers."""

from kiosk.wording.operations import reason as reason

KEY_UNUSABLE = (
    "保护个人信息的钥匙文件 {path} 用不了：{why}。"
    "请从备份里放回原来的那个文件；换一把新的就读不出已经报名的人了。"
)
KEY_DAMAGED = "内容坏了"
