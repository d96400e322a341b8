"""librime's C interface through ctypes: rime_api.h of 1.8.5, as Debian 12 has it.

The interface grows at the ends of its structures alone, and each begins with its size: an older
library than FUNCTIONS needs is refused, a newer one works.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_void_p, sizeof
from pathlib import Path
from typing import Any, ClassVar

from kiosk.input_method.model import InputMethodMissingError

LIBRARY = "librime.so.1"
SHARED = Path("/usr/share/rime-data")
"""Dictionaries and presets of the distribution (Debian, Ubuntu, Arch, Fedora)."""
FATAL = 3
"""The least that librime logs: nothing but why it ends itself."""


class Traits(ctypes.Structure):
    _fields_: ClassVar = [
        ("data_size", c_int),
        ("shared_data_dir", c_char_p),
        ("user_data_dir", c_char_p),
        ("distribution_name", c_char_p),
        ("distribution_code_name", c_char_p),
        ("distribution_version", c_char_p),
        ("app_name", c_char_p),
        ("modules", POINTER(c_char_p)),
        ("min_log_level", c_int),
        ("log_dir", c_char_p),
        ("prebuilt_data_dir", c_char_p),
        ("staging_dir", c_char_p),
    ]


class Composition(ctypes.Structure):
    _fields_: ClassVar = [
        ("length", c_int),
        ("cursor_pos", c_int),
        ("sel_start", c_int),
        ("sel_end", c_int),
        ("preedit", c_char_p),
    ]


class Candidate(ctypes.Structure):
    _fields_: ClassVar = [("text", c_char_p), ("comment", c_char_p), ("reserved", c_void_p)]


class Menu(ctypes.Structure):
    _fields_: ClassVar = [
        ("page_size", c_int),
        ("page_no", c_int),
        ("is_last_page", c_int),
        ("highlighted_candidate_index", c_int),
        ("num_candidates", c_int),
        ("candidates", POINTER(Candidate)),
        ("select_keys", c_char_p),
    ]


class Context(ctypes.Structure):
    _fields_: ClassVar = [
        ("data_size", c_int),
        ("composition", Composition),
        ("menu", Menu),
        ("commit_text_preview", c_char_p),
        ("select_labels", POINTER(c_char_p)),
    ]


class Commit(ctypes.Structure):
    _fields_: ClassVar = [("data_size", c_int), ("text", c_char_p)]


class CandidateIterator(ctypes.Structure):
    _fields_: ClassVar = [("ptr", c_void_p), ("index", c_int), ("candidate", Candidate)]


_MEMBERS = """
    setup set_notification_handler initialize finalize start_maintenance is_maintenance_mode
    join_maintenance_thread deployer_initialize prebuild deploy deploy_schema deploy_config_file
    sync_user_data create_session find_session destroy_session cleanup_stale_sessions
    cleanup_all_sessions process_key commit_composition clear_composition get_commit free_commit
    get_context free_context get_status free_status set_option get_option set_property get_property
    get_schema_list free_schema_list get_current_schema select_schema schema_open config_open
    config_close config_get_bool config_get_int config_get_double config_get_string
    config_get_cstring config_update_signature config_begin_map config_next config_end
    simulate_key_sequence register_module find_module run_task get_shared_data_dir get_user_data_dir
    get_sync_dir get_user_id get_user_data_sync_dir config_init config_load_string config_set_bool
    config_set_int config_set_double config_set_string config_get_item config_set_item config_clear
    config_create_list config_create_map config_list_size config_begin_list get_input get_caret_pos
    select_candidate get_version set_caret_pos select_candidate_on_current_page candidate_list_begin
    candidate_list_next candidate_list_end
""".split()  # noqa: SIM905  # as the header has them, easy to compare
"""Of struct rime_api_t, in its order, as far as is needed here."""


class Api(ctypes.Structure):
    _fields_: ClassVar = [("data_size", c_int), *((name, c_void_p) for name in _MEMBERS)]


FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "setup": (None, POINTER(Traits)),
    "initialize": (None, POINTER(Traits)),
    "deployer_initialize": (None, POINTER(Traits)),
    "deploy_schema": (c_int, c_char_p),
    "deploy_config_file": (c_int, c_char_p, c_char_p),
    "create_session": (c_size_t,),
    "destroy_session": (c_int, c_size_t),
    "process_key": (c_int, c_size_t, c_int, c_int),
    "clear_composition": (None, c_size_t),
    "get_commit": (c_int, c_size_t, POINTER(Commit)),
    "free_commit": (c_int, POINTER(Commit)),
    "get_context": (c_int, c_size_t, POINTER(Context)),
    "free_context": (c_int, POINTER(Context)),
    "select_schema": (c_int, c_size_t, c_char_p),
    "get_input": (c_char_p, c_size_t),
    "select_candidate": (c_int, c_size_t, c_size_t),
    "get_version": (c_char_p,),
    "candidate_list_begin": (c_int, c_size_t, POINTER(CandidateIterator)),
    "candidate_list_next": (c_int, POINTER(CandidateIterator)),
    "candidate_list_end": (None, POINTER(CandidateIterator)),
}
"""Result and arguments of what is used."""


def sized(structure: type[Any]) -> Any:
    """A new structure that says how large it is, as RIME_STRUCT of the header does."""
    made = structure()
    made.data_size = sizeof(structure) - sizeof(c_int)
    return made


class Librime:
    """The library. One to a process, and set up once: librime has one state."""

    def __init__(self, library: str = LIBRARY, shared: Path = SHARED) -> None:
        """Raises InputMethodMissingError when it is not there or too old."""
        self._shared = shared
        if not shared.is_dir():
            raise InputMethodMissingError
        try:
            self._library = ctypes.CDLL(library)
            self._library.rime_get_api.restype = POINTER(Api)
            api = self._library.rime_get_api().contents
        except (OSError, AttributeError, ValueError) as error:
            raise InputMethodMissingError from error
        if api.data_size + sizeof(c_int) < sizeof(Api):
            raise InputMethodMissingError
        self._functions: dict[str, Callable[..., Any]] = {}
        for name, (result, *arguments) in FUNCTIONS.items():
            address = getattr(api, name)
            if not address:
                raise InputMethodMissingError
            self._functions[name] = ctypes.CFUNCTYPE(result, *arguments)(address)

    def set_up(self, user: Path, then: str) -> None:
        """On the folder ``user``, to type ("initialize") or to compile ("deployer_initialize")."""
        traits = self._traits = sized(Traits)  # kept: librime may look at it later
        traits.shared_data_dir, traits.user_data_dir = os.fsencode(self._shared), os.fsencode(user)
        traits.distribution_name = traits.distribution_code_name = b"kiosk"
        traits.distribution_version, traits.app_name = b"1", b"rime.kiosk"
        traits.min_log_level, traits.log_dir = FATAL, os.fsencode(user / "log")
        self.call("setup", byref(traits))
        self.call(then, byref(traits))

    def call(self, name: str, *arguments: Any) -> Any:
        """One of FUNCTIONS."""
        return self._functions[name](*arguments)

    @property
    def version(self) -> str:
        found = self.call("get_version")
        return found.decode() if found else ""
