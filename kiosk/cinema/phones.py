"""Telephone numbers as people type them."""

from __future__ import annotations

import re
import unicodedata

from kiosk.cinema.errors import FieldError
from kiosk.wording import cinema as words

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0[0-9]{9,11}")
_LOCAL = re.compile(r"[2-9][0-9]{7}")
_CITY = "020"
"""Guangzhou: a number of eight digits is one of the neighbours'."""


def phone_number(typed: str) -> str:
    """The digits of a mobile number (11) or a landline with its area code. Full-width digits,
    spaces, dashes and +86 are understood. Raises ``FieldError`` without the number in it."""
    digits = re.sub(r"[\s\-‐-―−()./·]", "", unicodedata.normalize("NFKC", typed))
    digits = re.sub(r"^((\+|00)86|86(?=1[3-9][0-9]{9}$))", "", digits)
    if _LOCAL.fullmatch(digits):
        digits = _CITY + digits
    if not (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)):
        raise FieldError("phone", words.PHONE_WRONG)
    return digits


def masked_phone(digits: str) -> str:
    """138****5678: enough to know one's own by."""
    if len(digits) < 8:
        return "*" * len(digits)
    return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"


def masked_name(name: str) -> str:
    """陈**, whatever the length of the name; empty stays empty."""
    return f"{name[0]}**" if name else ""
