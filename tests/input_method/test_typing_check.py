"""What ``kiosk doctor`` says of writing by letters."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from kiosk.input_method.preparing import folder
from kiosk.operations.check_input_method import check_input_method
from kiosk.wording import input_method as words

READY = 'print(\'{"type":"ready","ways":WAYS,"version":"1"}\', flush=True)\n'
ANSWERING = (
    READY
    + """
import json, sys
letters = ""
for line in sys.stdin:
    asked = json.loads(line)
    letters = letters + asked["letter"] if asked["type"] == "letter" else ""
    state = {"type": "state", "number": asked["number"], "preedit": letters, "candidates": ["WORD"]}
    print(json.dumps(state), flush=True)
"""
)


def test_both_ways_really_type_a_word(prepared_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared_folder, folder(tmp_path))
    check = check_input_method(tmp_path)
    assert (check.ok, check.what) == (True, words.CHECK_GOOD)


@pytest.mark.parametrize(
    ("ways", "word", "what"),
    [
        ('["pinyin"]', "王", words.CHECK_PINYIN_ONLY),
        ('["pinyin","jyutping"]', "三", words.CHECK_WRONG),
        ("[]", "王", words.CHECK_MISSING),
    ],
)
def test_what_is_missing_or_wrong_is_a_note_with_what_to_do(
    tmp_path: Path, ways: str, word: str, what: str
) -> None:
    program = ANSWERING.replace("WAYS", ways).replace("WORD", word)
    check = check_input_method(tmp_path, (sys.executable, "-c", program))
    assert (check.ok, check.level, check.what) == (False, "note", what)
    assert check.do


def test_without_the_library_it_says_so(tmp_path: Path) -> None:
    check = check_input_method(tmp_path, (sys.executable, "-c", "raise SystemExit(3)"))
    assert (check.ok, check.what) == (False, words.CHECK_MISSING)
