"""The key file and what it keeps."""

from __future__ import annotations

import base64
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from dataclasses import FrozenInstanceError
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.database.engine import reading, writing
from kiosk.database.vault import (
    KEY_BYTES,
    Sealed,
    SealedText,
    Vault,
    VaultKeyError,
    open_vault,
    read_vault,
)

NAME = "欧阳小明"
NUMBER = "13912345678"


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "persons"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Sealed | None] = mapped_column(SealedText)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "personal.key"


def fingerprint_by(path: Path) -> bytes:
    return open_vault(path).fingerprint(NUMBER)


def test_the_key_is_made_once_and_only_its_owner_may_read_it(path: Path) -> None:
    before = os.umask(0)
    try:
        first = open_vault(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    written = path.read_bytes()
    assert len(base64.b64decode(written)) == KEY_BYTES
    again = open_vault(path)
    assert path.read_bytes() == written
    assert again.open(first.seal(NAME)) == NAME
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_the_same_time_share_one_key(path: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        assert len(set(pool.map(fingerprint_by, [path] * 16))) == 1
    assert list(path.parent.iterdir()) == [path]


def test_two_houses_have_two_keys(tmp_path: Path) -> None:
    one, other = (open_vault(tmp_path / name) for name in ("a.key", "b.key"))
    assert one.fingerprint(NUMBER) != other.fingerprint(NUMBER)
    assert other.open(one.seal(NAME)) == ""


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"\x00" * 45,
        b"not a key",
        "钥匙".encode(),
        base64.b64encode(bytes(KEY_BYTES - 1)),
        base64.b64encode(bytes(KEY_BYTES + 1)),
        base64.b64encode(bytes(KEY_BYTES))[:-4],
    ],
)
def test_a_damaged_key_is_told_and_never_replaced(path: Path, damaged: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damaged)
    with pytest.raises(VaultKeyError, match="内容坏了") as told:
        open_vault(path)
    assert str(path) in str(told.value)
    assert "备份" in str(told.value)
    assert path.read_bytes() == damaged


def test_a_key_that_cannot_be_read_is_told_and_never_replaced(path: Path) -> None:
    path.mkdir(parents=True)  # what even root cannot read as a file
    with pytest.raises(VaultKeyError):
        open_vault(path)
    assert path.is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_key_without_permission_is_told(path: Path) -> None:
    open_vault(path)
    path.chmod(0)
    with pytest.raises(VaultKeyError):
        open_vault(path)


def test_a_link_to_nowhere_is_not_followed_by_a_new_key(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "gone.key")
    with pytest.raises(VaultKeyError):
        open_vault(path)
    assert not path.exists()


def test_no_key_is_made_while_something_is_kept_under_one_that_is_gone(path: Path) -> None:
    with pytest.raises(VaultKeyError, match="不见了") as told:
        open_vault(path, lambda: True)
    assert str(path) in str(told.value)
    assert "备份" in str(told.value)
    assert not path.exists()
    open_vault(path, lambda: False)
    assert path.exists()


def test_a_key_that_is_there_costs_no_question(path: Path) -> None:
    made = open_vault(path)
    again = open_vault(path, lambda: pytest.fail("asked"))
    assert again.fingerprint(NUMBER) == made.fingerprint(NUMBER)


def test_a_key_that_another_process_makes_meanwhile_is_taken(path: Path) -> None:
    """And something sealed with it is found by the time this one asks."""
    made: list[Vault] = []

    def another_is_faster() -> bool:
        made.append(open_vault(path))
        return True

    assert open_vault(path, another_is_faster).fingerprint(NUMBER) == made[0].fingerprint(NUMBER)


def test_only_looking_makes_no_key(path: Path) -> None:
    with pytest.raises(VaultKeyError):
        read_vault(path)
    assert not path.parent.exists()


def test_a_sealed_text_tells_nothing_wherever_it_is_shown() -> None:
    vault = Vault(bytes(KEY_BYTES))
    sealed = vault.seal(NUMBER)
    assert repr(sealed) == str(sealed) == "Sealed()"
    assert NUMBER.encode() not in sealed.token
    assert vault.seal(NUMBER).token != sealed.token
    assert repr(bytes(KEY_BYTES)) not in repr(vault)
    with pytest.raises(FrozenInstanceError):
        sealed.token = b""  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", NAME, "a" * 10_000])
def test_what_is_sealed_can_be_opened(text: str) -> None:
    vault = Vault(bytes(KEY_BYTES))
    assert vault.open(vault.seal(text)) == text


def test_what_was_changed_or_is_nothing_opens_as_nothing() -> None:
    vault = Vault(bytes(KEY_BYTES))
    token = vault.seal(NAME).token
    for wrong in (token[:-1], token[:20] + b"A" + token[21:], b"", b"x"):
        assert vault.open(Sealed(wrong)) == ""
    assert vault.open(None) == ""


def test_fingerprints_are_alike_for_the_same_text_and_keyed() -> None:
    one, other = Vault(bytes(KEY_BYTES)), Vault(bytes([1] * KEY_BYTES))
    assert one.fingerprint(NUMBER) == one.fingerprint(NUMBER)
    assert len({one.fingerprint(NUMBER), other.fingerprint(NUMBER), one.fingerprint("x")}) == 3
    assert len(one.fingerprint(NUMBER)) == 32


def test_each_purpose_has_a_key_of_its_own() -> None:
    vault = Vault(bytes(KEY_BYTES))
    keys = {vault.key(purpose) for purpose in ("seal", "fingerprint", "tickets")}
    assert len(keys) == 3
    assert bytes(KEY_BYTES) not in keys


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_master_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(bytes(length))


def test_sealed_texts_come_back_from_the_database_and_open_ones_never_get_in(
    engine: Engine,
) -> None:
    Base.metadata.create_all(engine)
    vault = Vault(bytes(KEY_BYTES))
    with writing(engine) as session:
        session.add_all([Person(id=1, name=vault.seal(NAME)), Person(id=2)])
    with reading(engine) as session:
        names = session.scalars(select(Person.name).order_by(Person.id)).all()
    assert [vault.open(name) for name in names] == [NAME, ""]
    with pytest.raises(StatementError) as told, writing(engine) as session:
        session.add(Person(id=3, name=NAME))
    assert NAME not in str(told.value)
