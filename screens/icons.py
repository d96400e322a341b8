"""The icons in use, by what they mean here: glyphs of Material Design Icons 7 (Pictogrammers)."""

from __future__ import annotations

from kiosk.emblems import EMBLEMS

GLYPHS: dict[str, str] = {
    **EMBLEMS,
    "home": "\U000f06a1",  # home-outline
    "size": "\U000f027f",  # format-size
    "listen": "\U000f07c5",  # ear-hearing
    "touch": "\U000f0741",  # gesture-tap
    "left": "\U000f0141",  # chevron-left
    "right": "\U000f0142",  # chevron-right
    "up": "\U000f0143",  # chevron-up
    "down": "\U000f0140",  # chevron-down
    "play": "\U000f040a",  # play
    "pause": "\U000f03e4",  # pause
    "stop": "\U000f04db",  # stop
    "back": "\U000f04ae",  # skip-previous
    "repeat": "\U000f0459",  # replay
    "rewind": "\U000f0d2a",  # rewind-10
    "forward": "\U000f0d71",  # fast-forward-10
    "larger": "\U000f06ed",  # magnify-plus-outline
    "smaller": "\U000f06ec",  # magnify-minus-outline
    "whole": "\U000f18f5",  # fit-to-screen-outline
    "close": "\U000f0156",  # close
    "film": "\U000f040d",  # play-circle-outline
    "sound": "\U000f0f74",  # music-note-outline
    "loud": "\U000f057e",  # volume-high
    "quieter": "\U000f0580",  # volume-medium
    "contrast": "\U000f0197",  # contrast-circle
    "seated": "\U000f138d",  # human-wheelchair
    "calm": "\U000f1592",  # motion-pause-outline
    "mute": "\U000f0581",  # volume-off
    "phone": "\U000f0df0",  # phone-outline
    "clock": "\U000f0150",  # clock-outline
    "alert": "\U000f05d6",  # alert-circle-outline
    "voice": "\U000f05cb",  # account-voice
    "star": "\U000f04d2",  # star-outline
    "flower": "\U000f09f0",  # flower-outline
    "staff": "\U000f0dd6",  # key-outline
    "stick": "\U000f129f",  # usb-flash-drive-outline
    "archive": "\U000f07b9",  # folder-zip-outline
    "editions": "\U000f02da",  # history
    "ready": "\U000f08a8",  # clipboard-check-outline
    "calendar": "\U000f00f0",  # calendar-clock
    "lock": "\U000f0341",  # lock-outline
    "see": "\U000f06d0",  # eye-outline
    "leave": "\U000f0343",  # logout
    "eject": "\U000f0b91",  # eject-outline
    "tick": "\U000f012c",  # check
    "good": "\U000f05e1",  # check-circle-outline
    "note": "\U000f02fd",  # information-outline
    "wrong": "\U000f0ce6",  # alert-octagon-outline
    "new": "\U000f0419",  # plus-circle-outline
    "changed": "\U000f0cb6",  # pencil-outline
    "same": "\U000f01fc",  # equal
    "taken": "\U000f0377",  # minus-circle-outline
    "load": "\U000f0cdc",  # arrow-down-circle-outline
    "more": "\U000f0415",  # plus
    "less": "\U000f0374",  # minus
    "undo": "\U000f054d",  # undo-variant
    "ticket": "\U000f13aa",  # ticket-confirmation-outline
    "cellphone": "\U000f011c",  # cellphone
    "again": "\U000f0450",  # refresh
}
"""Sections by their key; everything else by its meaning."""
