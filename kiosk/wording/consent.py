"""What a visitor agrees to before a name or a number is kept: on the screen and on the phone.

Change CONSENT_VERSION together with any sentence: the version is stored with every "yes".
"""

from __future__ import annotations

CONSENT_VERSION = "2026-11"

TITLE = "请您看一看，再决定"
SENTENCES = (
    "我们记下您的电话号码、称呼和人数，称呼可以不写。",
    "只用来留座位、核对票，以及放映有变动时通知您。",
    "由素社街道党群服务中心保管，只有影院的工作人员能看。",
    "放映结束后第 7 天自动删除，只留下人数。",
    "不想要了，随时可以取消报名，或者叫我们马上删除。",
)
BOOKING_SENTENCES = (
    "我们记下单位名称、联系电话和来的人数。",
    "只用来安排包场，工作人员会打这个电话找您。",
    "由素社街道党群服务中心保管，只有影院的工作人员能看。",
    "包场结束后第 7 天自动删除。",
    "不想要了，随时可以打电话或到服务台撤回，我们马上删除。",
)
AGREE = "我同意"
DISAGREE = "不同意"
NOT_AGREED = "请先点一下“我同意”前面的方框，我们才能记下来。"
