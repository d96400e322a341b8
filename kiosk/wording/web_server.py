"""What the web server itself says: short pages for what it refuses, and lines of its log."""

from __future__ import annotations

CROWDED = "现在人太多了，请过一会儿再试一次"

# (title, what to do) by HTTP status
REFUSALS: dict[int, tuple[str, str]] = {
    400: ("这个请求看不懂", "请扫屏幕上的二维码，重新打开。"),
    403: ("这一页放得太久了", "请退回上一页，再按一次。刚才的没有记下。"),
    404: ("没有这一页", "请看看地址有没有写错，或者回到放映表。"),
    405: ("这一页不能这样用", "请回到放映表，重新打开。"),
    408: ("网络太慢，没有收全", "请再试一次。刚才的没有记下。"),
    413: ("填的内容太长了", "请写短一点，再试一次。刚才的没有记下。"),
    414: ("地址太长了", "请扫屏幕上的二维码，重新打开。"),
    429: ("按得太快了", "请等 {seconds} 秒再试。刚才的没有记下。"),
    500: ("这里出了点问题", "请过一会儿再试。还是不行，请问工作人员。"),
    503: ("现在人太多了", "请过一会儿再试一次。刚才的没有记下。"),
}
TO_PROGRAMME = "回放映表"

SERVING = "手机页面开在 {host} 端口 {port}"
PORT_TAKEN = (
    "手机页面开不了：{host} 的端口 {port} 已经被别的程序占用。请关掉那个程序，或者改设置 web_port"
)
HOST_MISSING = "手机页面开不了：这台机器现在没有地址 {host}。请检查网络，或者改设置 web_host"
PORT_FORBIDDEN = "手机页面开不了：没有权限使用端口 {port}。请把设置 web_port 改成 1024 以上"
CANNOT_LISTEN = "手机页面开不了（{host} 端口 {port}）：{reason}"
ENDED = "手机页面关了"
