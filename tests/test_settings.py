"""kiosk.toml and the environment: every setting, its bounds, and what is said when it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from kiosk.errors import SettingsError
from kiosk.library.model import Language
from kiosk.library.sections import Function
from kiosk.settings import LogLevel, Settings, data_folder, read

DOCS = Path(__file__).parent.parent / "docs"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "kiosk.toml").write_bytes(text.encode(encoding))
    return folder


def refusal(folder: Path, text: str, environ: dict[str, str] | None = None) -> str:
    with pytest.raises(SettingsError) as caught:
        read(written(folder, text), environ or {})
    return str(caught.value)


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    settings = read(tmp_path, {})
    assert settings.database_url == f"sqlite:///{tmp_path}/kiosk.sqlite3"
    assert settings.diagonal_inches == 32.0
    assert settings.idle_seconds == 90
    assert settings.idle_warning_seconds == 20
    assert settings.slide_seconds == 8
    assert settings.language is Language.MANDARIN
    assert settings.speech_cpm == 200
    assert settings.volume == 0.7
    assert settings.require_approval is False
    assert settings.hotline == ""
    assert settings.functions == {}
    assert settings.log_level is LogLevel.INFO


def test_the_file_sets_everything(tmp_path: Path) -> None:
    written(
        tmp_path,
        """
        database_url = "postgresql+psycopg://kiosk@localhost/kiosk"
        diagonal_inches = 43
        idle_seconds = 120
        idle_warning_seconds = 25
        slide_seconds = 10
        language = "yue"
        speech_cpm = 180
        volume = 0.5
        require_approval = true
        hotline = "020-8888 8888（工作日 9:00—17:00）"
        centre_address = "一号"
        log_level = "debug"
        [functions]
        红色影院 = "服务"
        "党员心语" = "宣教"
        """,
    )
    assert read(tmp_path, {}) == Settings(
        database_url="postgresql+psycopg://kiosk@localhost/kiosk",
        diagonal_inches=43.0,
        idle_seconds=120,
        idle_warning_seconds=25,
        slide_seconds=10,
        language=Language.CANTONESE,
        speech_cpm=180,
        volume=0.5,
        require_approval=True,
        hotline="020-8888 8888（工作日 9:00—17:00）",
        centre_address="一号",
        log_level=LogLevel.DEBUG,
        functions={"红色影院": Function.SERVICE, "党员心语": Function.LEARNING},
    )


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    written(tmp_path, "idle_seconds = 120\nvolume = 0.2")
    environ = {
        "KIOSK_IDLE_SECONDS": "60",
        "KIOSK_REQUIRE_APPROVAL": "true",
        "KIOSK_LANGUAGE": "yue",
        "KIOSK_FUNCTIONS": '{"红色影院" = "服务"}',
    }
    settings = read(tmp_path, environ)
    assert settings.idle_seconds == 60
    assert settings.volume == 0.2
    assert settings.require_approval is True
    assert settings.language is Language.CANTONESE
    assert settings.functions == {"红色影院": Function.SERVICE}


def test_another_file_can_be_named_and_must_then_be_there(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("volume = 0.1")
    assert read(tmp_path, {"KIOSK_CONFIG": str(other)}).volume == 0.1
    with pytest.raises(SettingsError, match="没有这个文件"):
        read(tmp_path, {"KIOSK_CONFIG": str(tmp_path / "missing.toml")})


BOUNDS = [
    (field.name, meta.ge, meta.le)
    for field in msgspec.structs.fields(Settings)
    for meta in getattr(field.type, "__metadata__", ())
    if meta.ge is not None
]


def test_every_number_is_bounded() -> None:
    numbers = [
        name
        for name in Settings.__struct_fields__
        if type(getattr(Settings(), name)) in (int, float)
    ]
    assert sorted(name for name, _, _ in BOUNDS) == sorted(numbers)


@pytest.mark.parametrize(("name", "low", "high"), BOUNDS)
def test_bounds_are_kept_and_told(tmp_path: Path, name: str, low: float, high: float) -> None:
    more = "\nidle_warning_seconds = 5" if name == "idle_seconds" else ""
    for good in (low, high):
        assert getattr(read(written(tmp_path, f"{name} = {good}{more}"), {}), name) == good
    for wrong in (low - 1, high + 1):
        told = refusal(tmp_path, f"{name} = {wrong}{more}")
        assert f"设置 {name} 的值 {wrong} 不能用" in told
        assert f"{low} 到 {high}" in told
        assert str(tmp_path / "kiosk.toml") in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("diagonal_inch = 32", "是不是想写 diagonal_inches"),
        ("[functions]\n党员心声 = '党务'", "是不是想写 党员心语"),
        ("[functions]\n红色影院 = '娱乐'", '"宣教"、"党务"、"服务"'),
        ("functions = 3", "[functions] 一段"),
        ("zzz = 1", "请删去这一行"),
        ("language = 'en'", '"cmn"、"yue"'),
        ("require_approval = 'yes'", "true（是）或 false（否）"),
        ("idle_seconds = 1.5", "整数"),
        ("idle_seconds = '90'", "整数"),
        ("hotline = 83456789", "英文引号"),
        (f"hotline = '{'8' * 61}'", "不超过 60 个字"),
        ("idle_seconds = 20\nidle_warning_seconds = 30", "不比 idle_seconds 的 20 秒短"),
        ("volume = \n", "第 1 行第 10 列写法不对"),
        ("volume", "写法不对"),
        ("database_url = 'mysql://root:secret@host/x'", "开头 mysql 不认识"),
        ("database_url = 'kiosk.db'", "sqlite:///"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(tmp_path: Path, text: str, told: str) -> None:
    message = refusal(tmp_path, text)
    assert told in message
    assert message.startswith(str(tmp_path / "kiosk.toml"))
    assert message.count("。") >= 1


def test_a_password_is_never_told(tmp_path: Path) -> None:
    assert "secret" not in refusal(tmp_path, "database_url = 'mysql://root:secret@host/x'")


def test_a_slip_in_the_environment_is_told_and_others_are_left_alone(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KIOSK_IDLE_SECONDS"):
        read(tmp_path, {"KIOSK_IDLE_SECOND": "60"})
    with pytest.raises(SettingsError, match="环境变量 KIOSK_VOLUME"):
        read(tmp_path, {"KIOSK_VOLUME": "loud"})
    read(tmp_path, {"KIOSK_SOMETHING_ELSE": "1", "KIOSK_DATA": "x"})


def test_notepads_file_is_read_and_another_encoding_is_told(tmp_path: Path) -> None:
    written(tmp_path, 'volume = 0.3\r\n[functions]\r\n红色影院 = "服务"\r\n', "utf-8-sig")
    assert read(tmp_path, {}).functions == {"红色影院": Function.SERVICE}
    written(tmp_path, "hotline = '电话'", "gb18030")
    with pytest.raises(SettingsError, match="UTF-8"):
        read(tmp_path, {})


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").mkdir()
    with pytest.raises(SettingsError, match="这是一个文件夹"):
        read(tmp_path, {})


def test_the_data_folder_is_the_one_named_first(tmp_path: Path) -> None:
    environ = {"KIOSK_DATA": str(tmp_path / "b"), "XDG_DATA_HOME": str(tmp_path / "c")}
    assert data_folder(tmp_path / "a", environ) == tmp_path / "a"
    assert data_folder(None, environ) == tmp_path / "b"
    del environ["KIOSK_DATA"]
    assert data_folder(None, environ) == tmp_path / "c" / "sushe-kiosk"
    home = Path.home() / ".local" / "share" / "sushe-kiosk"
    assert data_folder(None, {"XDG_DATA_HOME": "relative"}) == home
    assert data_folder(None, {}) == home


def test_every_setting_stands_in_the_docs_with_its_default_and_bounds() -> None:
    rows = {
        cells[0].strip(" `"): cells
        for line in (DOCS / "settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
        for cells in [line.strip("|").split("|")]
    }
    for name in Settings.__struct_fields__:
        assert name in rows, f"{name} is not in docs/settings.md"
        default = getattr(Settings(), name)
        if isinstance(default, str) and default:
            assert str(default) in rows[name][1]
        elif isinstance(default, int | float):
            assert str(default).lower() in rows[name][1]
    for name, low, high in BOUNDS:
        figures = re.findall(r"[\d.]+", rows[name][2])
        assert [float(low), float(high)] == [float(figure) for figure in figures[:2]]
    assert set(rows) - {"KIOSK_DATA", "KIOSK_CONFIG"} == set(Settings.__struct_fields__)
