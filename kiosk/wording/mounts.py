"""What staff read about sticks: which there are, what lies on them, letting go of them."""

STICK_LABELLED = "U盘“{name}”"
STICK_DEVICE = "U盘 {name}"
FOLDER_NAMED = "文件夹“{name}”"

# What is on a stick
ONE_FOLDER = "{stick}里找到了“{folder}”，可以查看和装入。"
THE_STICK_ITSELF = "{stick}里直接放着栏目文件夹，可以查看和装入。"
SEVERAL_FOLDERS = "{stick}里有 {count} 个这样的文件夹：{folders}。请选一个。"
NEAR = "{stick}里没有“素社家园”文件夹，“{folder}”里有名字相近的文件夹，请先查看。"
ARCHIVES = "{stick}里没有“素社家园”文件夹，有压缩包：{archives}。可以试着装入压缩包。"
NOTHING = (
    "{stick}里没有“素社家园”文件夹。请在电脑上把“素社家园”文件夹拷到U盘里，不要放得太深，再插一次。"
)
GONE = "{stick}已经拔掉了。屏幕上的内容没有变。要用它，请再插一次。"
UNREADABLE = "{stick}读不出来。请拔下来再插一次；还是不行，请换一个U盘，把内容重新拷一遍。"

# Several sticks
SEVERAL_STICKS = "现在插着 {count} 个U盘。请选一个，或者只留下要用的那一个。"
NO_STICK = "还没有插U盘。请插上U盘，等几秒钟。"

# Letting go
EJECTED = "{stick}可以拔下来了。"
ALREADY_GONE = "{stick}已经不在了，可以拔下来。"
EJECT_BUSY = "{stick}还在用，没有取出。请等装入结束，再按一次“安全取出U盘”。"
EJECT_FOLDER = "{stick}是这台机器上的文件夹，不用取出。"
EJECT_WINDOWS = "请点屏幕右下角的“安全删除硬件”图标，取出{stick}，再拔下来。"
EJECT_NOT_ALLOWED = "这台机器的设置不让触摸屏取出U盘。"
EJECT_TOO_SLOW = "{stick}很久没有回应，没有取出。"
PULL_READ_ONLY = "触摸屏对它只读不写：没有在装入内容的时候，可以直接拔下来。"
ASK_ADMIN = "请管理员在系统里取出它，再拔下来。"
