"""A stick made to do harm, and the good things that lie on it all the same."""

from __future__ import annotations

import os
import socket
import struct
import zipfile
import zlib
from pathlib import Path

import made
import sheets
from PIL import Image

SECRET = "root:"
"""What /etc/passwd begins with: it must appear nowhere."""
_ENTITIES = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(12)
)
_BOMB = f"<!DOCTYPE x [{_ENTITIES}]>"
_OUTSIDE = '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
_FAR = '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/x.dtd" [<!ENTITY l11 "x">]>'


def good(stick: Path, scratch: Path) -> dict[str, list[str]]:
    """Writes what staff brought; gives the titles by section."""
    made.word_file(stick / "红色历程" / "01 三大.docx", scratch)
    made.text(stick / "红色历程" / "02 五四.txt", "五四运动。")
    made.photograph(stick / "红色印记" / "01 旧影.jpg", (640, 480))
    made.text(stick / "感念党恩" / "01 老街" / "正文.txt", "老街的事。")
    made.photograph(stick / "感念党恩" / "01 老街" / "图.png")
    made.film(stick / "红色影院" / "01 预告.mp4", codec=("-c:v", "mpeg4", "-c:a", "aac"))
    return {
        "journey": ["中共三大在广州召开", "五四"],
        "imprints": ["旧影"],
        "gratitude": ["老街"],
        "cinema": ["预告"],
    }


def hostile(stick: Path, scratch: Path, port: int) -> dict[str, str]:
    """Writes what does harm, or would; gives for each file the words it must be answered with.
    ``port`` is that of a server on this machine that nobody must call."""
    told: dict[str, str] = {}
    for group in (_links, _packed, _pictures, _cut, _programs, _countless):
        told |= group(stick, scratch)
    return told | _entities(stick, scratch, port) | _playlists(stick, port)


def _links(stick: Path, scratch: Path) -> dict[str, str]:
    section = stick / "红色印记"
    section.mkdir(parents=True, exist_ok=True)
    for name, target in {
        "链接.jpg": "/etc/passwd",
        "断的.jpg": "/nowhere/at/all",
        "圈": ".",
        "上面": "../..",
        "自己.jpg": "自己.jpg",
    }.items():
        (section / name).symlink_to(target)
    os.mkfifo(section / "管道.jpg")
    return {
        **{f"红色印记/{n}": "快捷方式" for n in ("链接.jpg", "断的.jpg", "圈", "上面", "自己.jpg")},
        "红色印记/管道.jpg": "不是普通的文件",
    }


def _packed(stick: Path, scratch: Path) -> dict[str, str]:
    section = stick / "党员心语"
    section.mkdir(parents=True, exist_ok=True)
    word = made.word_file(scratch / "whole.docx", scratch)
    with (
        zipfile.ZipFile(section / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(45):
            part.write(bytes(10_000_000))
    # One that says it is small: the sizes in its list of contents are wrong.
    lying = bytearray(_rewritten(word, {"word/document.xml": b"<a>" + b" " * 30_000_000}))
    listed = lying.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", lying, listed + 24, 1000)
    (section / "假话.docx").write_bytes(lying)
    many = {f"word/{number}.xml": b"" for number in range(3_000)}
    (section / "许多.docx").write_bytes(_rewritten(word, many))
    macros = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros",
        "[Content_Types].xml": zipfile.ZipFile(word)
        .read("[Content_Types].xml")
        .replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    }
    (section / "宏.docx").write_bytes(_rewritten(word, macros))
    climbing = {"../../../../tmp/kiosk-hostile-climbed": b"x", "/tmp/kiosk-hostile-climbed": b"x"}
    (section / "爬出去.docx").write_bytes(_rewritten(word, climbing))
    return {
        "党员心语/炸弹.docx": "展开以后太大",
        "党员心语/假话.docx": "不是一个完好的 Word",
        "党员心语/许多.docx": "展开以后太大",
        "党员心语/宏.docx": "不是一个完好的 Word",
    }


def _entities(stick: Path, scratch: Path, port: int) -> dict[str, str]:
    section = stick / "特色党建"
    section.mkdir(parents=True, exist_ok=True)
    word = made.word_file(scratch / "entities.docx", scratch)
    with zipfile.ZipFile(word) as archive:
        document = archive.read("word/document.xml").decode()
    told: dict[str, str] = {}
    far = _FAR.format(port=port)
    for name, entities in {"大笑": _BOMB, "偷看": _OUTSIDE, "远处": far}.items():
        xml = document.replace("?>", f"?>{entities}", 1).replace("第一段。", "&l11;", 1)
        changed = _rewritten(word, {"word/document.xml": xml.encode()})
        (section / f"{name}.docx").write_bytes(changed)
        told[f"特色党建/{name}.docx"] = "不是一个完好的 Word"
    programme = sheets.programme(scratch / "list.xlsx", ("SECRETFILM", "2026-06-12", "19:30"))
    with zipfile.ZipFile(programme) as archive:
        texts = next(n for n in archive.namelist() if b"SECRETFILM" in archive.read(n))
        xml = archive.read(texts).decode()
    lists = {"红色影院/放映计划.xlsx": _BOMB, "放映计划.xlsx": _OUTSIDE, "红色书吧/书目.xlsx": far}
    for place, entities in lists.items():
        start = xml.partition("?>") if xml.startswith("<?xml") else ("", "", xml)
        changed = "".join((*start[:2], entities, start[2].replace("SECRETFILM", "&l11;", 1)))
        (stick / place).parent.mkdir(parents=True, exist_ok=True)
        (stick / place).write_bytes(_rewritten(programme, {texts: changed.encode()}))
        told[place] = "不是一个完好的 Excel"
    swollen = {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 30_000_000}
    (stick / "街道党校").mkdir()
    (stick / "街道党校" / "课程表.xlsx").write_bytes(_rewritten(programme, swollen))
    told["街道党校/课程表.xlsx"] = "展开以后太大"
    return told


def _pictures(stick: Path, scratch: Path) -> dict[str, str]:
    section = stick / "红色印记"
    side = 60_000
    told = {}
    for suffix in ("png", "jpg", "bmp", "gif"):
        data = bytearray(made.photograph(scratch / f"small.{suffix}", (64, 48)).read_bytes())
        match suffix:
            case "png":
                struct.pack_into(">II", data, 16, side, side)
                struct.pack_into(">I", data, 29, zlib.crc32(data[12:29]))
            case "jpg":
                at = data.index(b"\xff\xc0")
                struct.pack_into(">HH", data, at + 5, side, side)
            case "bmp":
                struct.pack_into("<ii", data, 18, side, side)
            case "gif":
                struct.pack_into("<HH", data, 6, side, side)
        (section / f"六万.{suffix}").write_bytes(data)
        told[f"红色印记/六万.{suffix}"] = "60000×60000"
    Image.new("1", (20_000, 20_000)).save(section / "白纸.png")
    told["红色印记/白纸.png"] = "20000×20000"
    whole = made.photograph(scratch / "chunk.png").read_bytes()
    body = b"Comment\0\0" + zlib.compress(bytes(300_000_000), 9)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    (section / "藏着.png").write_bytes(whole[:33] + chunk + whole[33:])
    told["红色印记/藏着.png"] = "不是一张能打开的图片"
    return told


def _cut(stick: Path, scratch: Path) -> dict[str, str]:
    """A half of everything."""
    section = stick / "青年职工妇女之家"
    section.mkdir()
    wholes = {
        "半.docx": made.word_file(scratch / "half.docx", scratch),
        "半.jpg": made.photograph(scratch / "half.jpg", (800, 600)),
        "半.png": made.photograph(scratch / "half.png", (800, 600)),
        "半.mp4": made.film(scratch / "half.mp4"),
        "半.m4a": made.recording(scratch / "half.m4a"),
    }
    noise = Image.effect_noise((800, 600), 80)
    noise.save(wholes["半.jpg"])
    noise.save(wholes["半.png"])
    for number, (name, whole) in enumerate(wholes.items()):
        data = whole.read_bytes()
        place = section / f"{number} 条{name}"
        place.write_bytes(data[: len(data) // 2])
    words = ("完好的 Word", "不完整", "不完整", "拷完整", "不是一个能播放的声音")
    names = enumerate(wholes)
    return {
        f"青年职工妇女之家/{number} 条{name}": said
        for (number, name), said in zip(names, words, strict=True)
    }


def _programs(stick: Path, scratch: Path) -> dict[str, str]:
    item = stick / "党代表工作室" / "软件"
    made.text(item / "正文.txt", "[color=ff0000]红字[/color] 和 [ref=app.stop()]按这里[/ref]。")
    for name in ("游戏.exe", "脚本.sh", "宏.vbs", "字.ttf", "样.kv", "码.py", "库.dll", "页.html"):
        made.text(item / name, "#!/bin/sh\ntouch /tmp/kiosk-hostile-ran\n")
    made.text(stick / "autorun.inf", "[autorun]\nopen=游戏.exe")
    made.text(stick / "screens.kv", "#:import os os\n<Label>:\n    text: os.system('x')")
    taken = dict.fromkeys(("字.ttf", "样.kv", "码.py"), "没有用上")
    run = dict.fromkeys(("游戏.exe", "脚本.sh", "宏.vbs", "库.dll"), "是程序")
    return {f"党代表工作室/软件/{name}": said for name, said in (taken | run).items()}


def _countless(stick: Path, scratch: Path) -> dict[str, str]:
    item = stick / "红船精神和平语近人" / "许多"
    first = made.photograph(item / "0.jpg", (32, 24))
    for number in range(1, 1_200):
        os.link(first, item / f"{number}.jpg")
    for name in ("caf\u00e9.txt", "cafe\u0301.txt"):
        made.text(stick / "红船精神和平语近人" / name, f"两个名字，{len(name)}。")
    film = made.text(stick / "红色影院" / "三十.mp4", "")
    os.truncate(film, 30_000_000_000)
    picture = made.text(stick / "红色印记" / "太大.tif", "")
    os.truncate(picture, 500_000_000)
    return {
        "红船精神和平语近人/许多": "只看了前面 1,000 个",
        "红船精神和平语近人/café.txt": "看起来一模一样",
        "红色影院/三十.mp4": "30.0 GB，最多 12.0 GB",
        "红色印记/太大.tif": "最多 200 MB",
    }


def _playlists(stick: Path, port: int) -> dict[str, str]:
    section = stick / "红色影院"
    far = f"http://127.0.0.1:{port}/x.ts"
    texts = {
        "歌单.mp4": f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{far}\n#EXT-X-ENDLIST\n",
        "接起.mkv": "ffconcat version 1.0\nfile '01 预告.mp4'\n",
        "口令.mov": f"v=0\nm=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        "字幕.avi": "1\n00:00:00,000 --> 00:00:01,000\n字幕\n",
    }
    for name, words in texts.items():
        made.text(section / name, words)
    return {f"红色影院/{name}": "不是一个能播放的影片" for name in texts}


def _rewritten(package: Path, parts: dict[str, bytes]) -> bytes:
    """An office file with some parts changed or added."""
    target = package.with_suffix(".changed")
    with (
        zipfile.ZipFile(package) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return target.read_bytes()


def silent_server() -> socket.socket:
    """A server that would notice being called."""
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    return server
