"""What staff read about signed content folders and the office's keys.

Every problem is a pair: what is wrong, and what to do about it. Templates use ``str.format`` names.
"""

from __future__ import annotations

from kiosk.wording.intake import Said

# What the key files are called
PRIVATE_KEY_FILE = "办公室私钥.pem"
PUBLIC_KEY_FILE = "办公室公钥.pem"

# Checking a signature
WHERE_SIGNATURE = "签名"
NOT_SIGNED: Said = (
    "这个文件夹没有签名。本机只装入办公室签过名的内容。",
    "请在办公室给它签名，再拷到U盘上。",
)
NO_KEYS: Said = (
    "本机还没有办公室的公钥，没有办法核对签名。",
    "请管理员把办公室的公钥（.pem 文件）放进 {folder}。",
)
OTHER_KEY: Said = (
    "签名用的不是本机认得的钥匙（钥匙号 {fingerprint}）。",
    "请用办公室的钥匙重新签名。如果办公室换了钥匙，请管理员把新的公钥放到本机上。",
)
DAMAGED: Said = (
    "签名文件坏了，或者被改过。",
    "请在办公室重新签名，再拷到U盘上。",
)
NEWER_FORMAT: Said = (
    "签名是用更新的程序签的，本机的程序看不懂。",
    "请管理员更新本机的程序，或者用与本机一样的程序重新签名。",
)
OLDER: Said = (
    "这是旧的一版（{at} 签名），本机已经装过更新的一版。",
    "请用最后签名的那个文件夹。如果这就是最后的，请检查办公室电脑的日期和时间，再重新签名。",
)
CHANGED: Said = (
    "这个文件与签名的时候不一样，可能没有拷完整，也可能被改过。",
    "请从办公室重新拷贝。如果是自己改的，请重新签名。",
)
MISSING: Said = (
    "签名里有这个文件，文件夹里没有，可能没有拷完整，也可能被删掉或改了名字。",
    "请从办公室重新拷贝。如果是自己改的，请重新签名。",
)
EXTRA: Said = (
    "这个文件是签名以后放进来的。",
    "请把它拿走；如果要用它，请在办公室重新签名。",
)
MORE: Said = (
    "还有别的文件也对不上，这里只列出前 {count} 个。",
    "请从办公室把整个文件夹重新拷贝一次。",
)
CHANGED_MEANWHILE: Said = (
    "核对签名以后，这个文件又变了，所以这一次什么都没有装入。",
    "请把U盘拔下来重新插好，再试一次。如果还是这样，请换一个U盘。",
)

# Signing
ONE_SECTION: Said = (
    "“{name}”只是一个栏目，要签名的是放着各个栏目的文件夹。",
    "请给上一层的文件夹签名，例如“素社家园”。",
)
CANNOT_NAME: Said = (
    "名字是乱码，没有办法签名。",
    "请给它重新起一个中文名字，再签名。",
)
SAME_NAME: Said = (
    "有两个文件的名字看起来完全一样，没有办法签名。",
    "请给其中一个改名字，再签名。",
)
NOT_A_FILE: Said = (
    "这是一个快捷方式（链接），不是真正的文件。",
    "请把真正的文件拷过来，或者把它删掉。",
)
UNREADABLE: Said = (
    "打不开，可能是没有拷完整或者U盘坏了。",
    "请重新拷贝一次再试。",
)
TOO_MANY: Said = (
    "里面的文件太多了，超过 {limit:,} 个。",
    "请只留下要装入的内容。",
)
CANNOT_WRITE: Said = (
    "签名写不进去（{reason}）。",
    "请检查U盘是不是写保护、是不是满了，再签一次。",
)

# Keys
KEY_EXISTS: Said = (
    "这里已经有钥匙了，没有做新的。",
    "旧钥匙丢了就再也不能用它签名，所以不会覆盖。要做新的，请换一个文件夹。",
)
KEY_CANNOT_WRITE: Said = ("钥匙写不进去（{reason}）。", "请换一个文件夹再试。")
KEY_CANNOT_READ: Said = ("钥匙打不开（{reason}）。", "请检查文件在不在、有没有权限打开。")
KEY_IS_NONE: Said = ("这不是签名用的钥匙，或者已经坏了。", "请换成用 kiosk keys new 做的钥匙文件。")
KEY_IS_PUBLIC: Said = ("这是公钥，只能核对签名，不能签名。", "请用同时做的那个私钥文件。")
KEY_IS_PRIVATE: Said = (
    "这是私钥，不该放在本机上，没有用它。",
    "请马上把它拿走，放进与它同时做的公钥。",
)
KEY_NEEDS_PASSWORD: Said = ("这把私钥有密码，密码没有给或者不对。", "请输入做钥匙时设的密码。")
