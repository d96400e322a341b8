"""The icons in use, by what they mean here: glyphs of Material Design Icons 7 (Pictogrammers)."""

from __future__ import annotations

GLYPHS: dict[str, str] = {
    "cinema": "\U000f1706",  # movie-open-play-outline
    "journey": "\U000f11fc",  # timeline-clock-outline
    "imprints": "\U000f02ef",  # image-multiple-outline
    "spirit": "\U000f0ec8",  # sail-boat
    "books": "\U000f15d6",  # book-open-page-variant-outline
    "gratitude": "\U000f0e67",  # sprout-outline
    "voices": "\U000f0189",  # comment-text-outline
    "school": "\U000f1180",  # school-outline
    "projects": "\U000f0a37",  # city-variant-outline
    "delegates": "\U000f10ca",  # account-tie-outline
    "station": "\U000f157e",  # hand-heart-outline
    "family": "\U000f0b58",  # account-group-outline
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
    "rewind": "\U000f0d2a",  # rewind-10
    "forward": "\U000f0d71",  # fast-forward-10
    "larger": "\U000f06ed",  # magnify-plus-outline
    "smaller": "\U000f06ec",  # magnify-minus-outline
    "whole": "\U000f18f5",  # fit-to-screen-outline
    "close": "\U000f0156",  # close
    "film": "\U000f040d",  # play-circle-outline
    "sound": "\U000f0f74",  # music-note-outline
    "loud": "\U000f057e",  # volume-high
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
    "again": "\U000f0450",  # refresh
}
"""Sections by their key; everything else by its meaning."""
