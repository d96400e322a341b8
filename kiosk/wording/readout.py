"""What a visitor reads about reading aloud."""

from __future__ import annotations

from kiosk.library.model import Language

LANGUAGE_NAMES: dict[Language, str] = {Language.MANDARIN: "普通话", Language.CANTONESE: "粤语"}

ALL_FAILED = "朗读没有成功。请再按一次“听一听”，或者看屏幕上的文字。"
NO_SOUND = "现在放不出声音。请您看屏幕上的文字。"
NOTHING_TO_READ = "这一页没有可以朗读的文字。"
GO_ON = "接着听"
