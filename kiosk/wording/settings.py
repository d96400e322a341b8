"""What staff read when a setting cannot be used."""

FILE_UNREADABLE = "打不开（{reason}）"
FILE_UNREADABLE_DO = "请检查文件权限，或先把它移走，用默认设置启动"
FILE_NOT_TOML = "第 {line} 行第 {column} 列写法不对"
FILE_NOT_TOML_HERE = "写法不对"
FILE_NOT_TOML_DO = (
    '一行写一个设置，例如：diagonal_inches = 32.0；文字要放在英文引号里，例如：language = "yue"'
)
FILE_NOT_UTF8 = "不是 UTF-8 文字"
FILE_NOT_UTF8_DO = "请用记事本打开，另存为，编码选 UTF-8"
WHOLE_FILE = "（整个文件）"

UNKNOWN = "不认识"
UNKNOWN_DO_NEAREST = "是不是想写 {nearest}？全部设置见 docs/settings.md"
UNKNOWN_DO = "请删去这一行；全部设置见 docs/settings.md"

WRONG_VALUE = "的值 {value} 不能用"
NEED_NUMBER_BETWEEN = "请写 {low} 到 {high} 之间的数，例如 {example}"
NEED_WHOLE_NUMBER_BETWEEN = "请写 {low} 到 {high} 之间的整数，例如 {example}"
NEED_TRUE_OR_FALSE = "请写 true（是）或 false（否）"
NEED_TEXT = "请写文字，放在英文引号里，不超过 {most} 个字"
NEED_TIME = '请写钟点，用英文引号和冒号，例如 "{example}"'
NEED_ONE_OF = "请从这些里选一个：{choices}"
NEED_TABLE = '请写成 [functions] 一段，每行一个栏目，例如：红色影院 = "服务"'

WARNING_TOO_LONG = "是 {warning} 秒，不比 idle_seconds 的 {idle} 秒短"
WARNING_TOO_LONG_DO = "请把它写得比 idle_seconds 小，让来访者看得到提醒"
DATABASE_URL_UNKNOWN = "的开头 {scheme} 不认识"
DATABASE_URL_DO = (
    "请用 sqlite:///文件 或 postgresql+psycopg://用户:密码@主机/库名；不写就用数据文件夹里的 SQLite"
)
IN_ENVIRONMENT = "（环境变量 {variable}）"
