"""What staff read when the database cannot be used. ``{place}`` is the file or the address."""

UNREADABLE = (
    "数据库打不开：{place}（{reason}）。"
    "文件可能已损坏，或者不是本程序的数据库。请先把它复制一份留存，再用备份恢复。"
)
NEWER = (
    "数据库是由更新版本的程序建立的：{place}（版本 {found}，本程序只认到 {known}）。"
    "请安装新版程序，或者换用另一个数据文件夹。"
)
BUSY = "数据库正忙：{place}。另一个程序占用太久，请稍后再试。"
FULL = "磁盘已满，数据库写不进去：{place}。请腾出一些空间后再试，原有内容没有改动。"
READ_ONLY = "数据库只能读、不能写：{place}。请检查文件和文件夹的写入权限。"
UNREACHABLE = "连不上数据库：{place}（{reason}）。请检查地址、网络，以及数据库服务是否已经启动。"
BAD_ADDRESS = (
    "数据库地址用不了：{place}。"
    "请写成 sqlite:////文件夹/文件名 或 postgresql://用户:密码@主机/库名。"
)
