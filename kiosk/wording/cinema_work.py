"""What the worker writes into the log about the cinema: counts, never a name."""

JOB_RELEASE = "放出预留座位"
JOB_FORGET = "删除过期的姓名电话"
RELEASED = "预留座位放出来了，{people} 个排队的报名有了座位"
FORGOTTEN = "删除了 {people} 个人的姓名和电话（放映过去七天了）"
