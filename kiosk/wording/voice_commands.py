"""What staff read in the terminal, in the log and in the readiness report about speech."""

JOB_SPEAK = "提前朗读"
LOG_DONE = (
    "提前朗读：新做 {report.made} 句，原来就有 {report.kept} 句，"
    "其中 {report.fell_back} 句换用了后备的声音；没有做成 {failed} 句"
)
LOG_FAILED = "没有读成：{text}（{reason}）"
NOT_KEPT = "朗读放不进 {folder}，磁盘可能满了。请腾出空间；做好的都留着，会接着做"

HELP_SAY = "把 TEXT 读出来，存成声音文件 / say TEXT into a sound file"
HELP_LANGUAGE = "cmn 普通话，yue 粤语 / Mandarin or Cantonese"
HELP_ENGINE = "只用这个声音，见 kiosk voices；不写就用最好的 / use this voice alone"
HELP_SPEED = "每分钟多少字，160 到 260 / characters a minute"
HELP_OUT = "写到哪个文件，结尾是 .wav 或 .ogg / where to write"
HELP_TIMINGS = "每一小段话在声音里的起止时间，写成 JSON / when each clause is heard"
HELP_VOICES = "列出能用的声音 / list the voices and whether they are ready"
HELP_SPEAK_LIBRARY = "把屏幕上所有文字提前读好 / make the speech of everything on show"

LANGUAGE_WRONG = "没有 {value} 这种语言。请写 cmn（普通话）或 yue（粤语）"
SPEED_WRONG = "{value} 不行。请写每分钟 {low} 到 {high} 个字之间的整数"
SUFFIX_WRONG = "{path} 的结尾要是 .wav 或 .ogg"
FOLDER_MISSING = "没有文件夹 {folder}。请先建好，或换一个地方"
IS_A_FOLDER = "{path} 是一个文件夹。请写一个文件名"
NOTHING_TO_SAY = "没有可以读的字。请写要读的话"
NOTHING_WAS_SAID = "一句也没有读成（{reason}）。请运行 kiosk voices 看看声音装好没有"
OUT_NOT_WRITTEN = "写不进 {path}（{reason}）。请换一个地方再试"
ENGINE_UNKNOWN = "没有叫 {engine} 的声音。有这些：{engines}"
ENGINE_CANNOT = "{engine} 不会说{language}。请运行 kiosk voices 看看哪个会"
SAY_PROGRESS = "读到第 {number} 句，共 {sentences} 句"
LEFT_OUT = "这一句读不出来，留了一小段空白：{text}（{reason}）"
SAID = "读好了，{seconds} 秒，{engines}：{path}"

ENGINES = {
    "recording": "真人录音",
    "kokoro": "自然的声音 Kokoro",
    "espeak-ng": "合成的声音 espeak-ng",
}
MISSING = "缺少 {missing}"
VOICE_LINE = "{name} {version}：{voices}，{state}"
VOICE_READY = "可以用"
VOICE_AWAY = "不能用：{reason}"
VOICES_RECORDED = "U盘里放了“朗读-普通话”“朗读-粤语”录音的内容，总是先用录音"
INSTALL = {
    "kokoro": "要装上它，请管理员联网运行 make voices；没有它也能朗读，只是声音生硬",
    "espeak-ng": "请管理员重新运行 make run",
}
INSTALL_OTHER = "请看 docs/voices.md"

LIBRARY_PROGRESS = "第 {done} 句，共 {sentences} 句；新做 {made} 句{left}"
LIBRARY_LEFT = "，大约还要 {minutes} 分钟"
LIBRARY_DONE = (
    "共 {report.sentences} 句：新做 {report.made} 句，原来就有 {report.kept} 句，"
    "没有做成 {failed} 句"
)
LIBRARY_ENGINE = "  {name}：{count} 句"
LIBRARY_FELL_BACK = "  其中 {count} 句本来该用更好的声音，换用了后备的"
LIBRARY_HOURS = "  {language}：{hours} 小时"
LIBRARY_FAILED = "  没有读成（{language}）：{text}（{reason}）"
STOPPED = "停下了。做好的都留着，再运行一次会接着做"
