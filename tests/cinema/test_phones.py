"""Telephone numbers however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.cinema.errors import FieldError
from kiosk.cinema.phones import masked_name, masked_phone, phone_number

MOBILE = "13912345678"


@pytest.mark.parametrize(
    "typed",
    [
        "13912345678",
        " 139 1234 5678 ",
        "139-1234-5678",
        "139–1234—5678",
        "139·1234·5678",
        "(139)12345678",
        "１３９１２３４５６７８",
        "139\u30001234\u30005678",
        "+8613912345678",
        "+86 139 1234 5678",
        "＋８６１３９１２３４５６７８",
        "008613912345678",
        "8613912345678",
        "86-139-1234-5678",
        "139\t12345678\n",
    ],
)
def test_a_mobile_number_is_understood_however_it_is_typed(typed: str) -> None:
    assert phone_number(typed) == MOBILE


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("84123456", "02084123456"),
        ("8412 3456", "02084123456"),
        ("020-84123456", "02084123456"),
        ("(020) 8412 3456", "02084123456"),
        ("0755-26123456", "075526123456"),
        ("0751-8123456", "07518123456"),
        ("86123456", "02086123456"),
        ("86139123", "02086139123"),
    ],
)
def test_a_landline_is_understood_and_a_neighbours_gets_the_citys_code(
    typed: str, digits: str
) -> None:
    assert phone_number(typed) == digits


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "1391234567",
        "139123456789",
        "12912345678",
        "10012345678",
        "1234567",
        "12345678",
        "02012345",
        "0207551234567890",
        "1391234567a",
        "陈先生",
        "١٣٩١٢٣٤٥٦٧٨",
        "+1 139 1234 5678",
        "13912345678,13912345679",
        "13912345678\x00",
    ],
)
def test_what_is_no_number_is_told_beside_the_field_without_the_number(typed: str) -> None:
    with pytest.raises(FieldError) as told:
        phone_number(typed)
    assert told.value.field == "phone"
    assert not typed.strip() or typed not in str(told.value)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=20) | st.from_regex(r"[ +\-0-9]{6,16}", fullmatch=True))
@example("0" * 20)
def test_whatever_is_typed_gives_digits_that_give_themselves_or_is_told(typed: str) -> None:
    try:
        digits = phone_number(typed)
    except FieldError:
        return
    assert digits.isascii()
    assert digits.isdigit()
    assert 10 <= len(digits) <= 12
    assert phone_number(digits) == digits


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        (MOBILE, "139****5678"),
        ("02084123456", "020****3456"),
        ("075526123456", "075*****3456"),
        ("1234567", "*******"),
        ("", ""),
    ],
)
def test_a_masked_number_is_known_by_its_owner_alone(digits: str, shown: str) -> None:
    assert masked_phone(digits) == shown


@pytest.mark.parametrize(
    ("name", "shown"), [("陈", "陈**"), ("欧阳小明", "欧**"), ("Wong", "W**"), ("", "")]
)
def test_a_masked_name_tells_not_even_its_length(name: str, shown: str) -> None:
    assert masked_name(name) == shown
