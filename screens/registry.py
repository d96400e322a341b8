"""The explicit list of screens and their kv files: what is loaded first, and what after that."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from kivy.lang import Builder

from kiosk.resources import resource
from screens.screen import KioskScreen


@dataclass(frozen=True, slots=True)
class Part:
    """``kv`` files (stems, in order), the ``modules`` whose classes they style, and the
    ``screens`` (name in the screen manager, module, class) to build from them."""

    kv: tuple[str, ...]
    modules: tuple[str, ...]
    screens: tuple[tuple[str, str, str], ...]


FIRST = Part(
    kv=("_theme", "_widgets", "frame", "attract", "preparing"),
    modules=(
        "screens.frame",
        "screens.attract",
        "screens.preparing",
        "screens.widgets.film_video",
        "screens.widgets.header",
        "screens.widgets.icon",
        "screens.widgets.moving_picture",
        "screens.widgets.note",
        "screens.widgets.paged",
        "screens.widgets.photo",
        "screens.widgets.pressable",
        "screens.widgets.qr_code",
        "screens.widgets.words",
    ),
    screens=(
        ("attract", "screens.attract", "AttractScreen"),
        ("preparing", "screens.preparing", "PreparingScreen"),
    ),
)
"""What the attract loop needs."""

REST = Part(
    kv=(
        "cards",
        "home",
        "timeline",
        "gallery",
        "wall",
        "shelf",
        "stories",
        "reader_rows",
        "listening_panel",
        "reader",
        "viewer",
        "film",
        "number_pad",
        "staff_banner",
    ),
    modules=(
        "screens.widgets.cards",
        "screens.widgets.featured",
        "screens.widgets.listen_button",
        "screens.widgets.listening_panel",
        "screens.widgets.number_pad",
        "screens.widgets.reader_rows",
        "screens.widgets.stick_banner",
        "screens.widgets.zoom",
        "screens.home",
        "screens.reader",
        "screens.viewer",
        "screens.film",
    ),
    screens=(
        ("home", "screens.home", "HomeScreen"),
        ("timeline", "screens.timeline", "TimelineScreen"),
        ("gallery", "screens.gallery", "GalleryScreen"),
        ("wall", "screens.wall", "WallScreen"),
        ("shelf", "screens.shelf", "ShelfScreen"),
        ("stories", "screens.stories", "StoriesScreen"),
        ("reader", "screens.reader", "ReaderScreen"),
        ("viewer", "screens.viewer", "ViewerScreen"),
        ("film", "screens.film", "FilmScreen"),
    ),
)
"""What a visitor needs after the first touch; built while the loop is already on show."""

CINEMA = Part(
    kv=("cinema_widgets", "programme", "screening", "signup", "wishes"),
    modules=(
        "screens.widgets.kind_note",
        "screens.widgets.poster",
        "screens.widgets.screening_card",
    ),
    screens=(
        ("programme", "screens.programme", "ProgrammeScreen"),
        ("screening", "screens.screening", "ScreeningScreen"),
        ("signup", "screens.signup", "SignupScreen"),
        ("wishes", "screens.wishes", "WishesScreen"),
    ),
)
"""The cinema's screens up to the choice of how to sign up; each is built when it is first needed,
or while the loop warms up."""

SIGNUP = Part(
    kv=(
        "handwriting",
        "letter_pad",
        "writing_pad",
        "signup_widgets",
        "signup_phone",
        "signup_name",
        "signup_consent",
        "signup_doing",
        "signup_notice",
        "ticket",
        "find_ticket",
        "ask_room",
        "ask_room_time",
        "ask_room_people",
        "ask_room_name",
    ),
    modules=(
        "screens.widgets.choices",
        "screens.widgets.form_sheet",
        "screens.widgets.handwriting",
        "screens.widgets.letter_pad",
        "screens.widgets.writing_pad",
    ),
    screens=(
        ("signup_phone", "screens.signup_phone", "SignupPhoneScreen"),
        ("signup_name", "screens.signup_name", "SignupNameScreen"),
        ("signup_consent", "screens.signup_consent", "SignupConsentScreen"),
        ("signup_doing", "screens.signup_doing", "SignupDoingScreen"),
        ("signup_notice", "screens.signup_notice", "SignupNoticeScreen"),
        ("ticket", "screens.ticket", "TicketScreen"),
        ("find_ticket", "screens.find_ticket", "FindTicketScreen"),
        ("ask_room", "screens.ask_room", "AskRoomScreen"),
        ("ask_room_time", "screens.ask_room_time", "AskRoomTimeScreen"),
        ("ask_room_people", "screens.ask_room_people", "AskRoomPeopleScreen"),
        ("ask_room_name", "screens.ask_room_name", "AskRoomNameScreen"),
    ),
)
"""Signing up at this screen; each is built behind the loop, or when it is first needed."""

MOMENTS = Part(
    kv=("night", "moment"),
    modules=(),
    screens=(
        ("night", "screens.night", "NightScreen"),
        ("moment", "screens.moment", "MomentScreen"),
    ),
)
"""What is rarely seen: the dark screen, and what is said after a fault; built when needed."""

STAFF = Part(
    kv=(
        "staff_widgets",
        "staff_pin",
        "staff",
        "staff_progress",
        "staff_preview",
        "staff_notice",
        "staff_editions",
        "staff_readiness",
        "staff_clock",
        "staff_cinema",
        "staff_people",
        "staff_bookings",
        "staff_demand",
    ),
    modules=(
        "screens.widgets.paged_column",
        "screens.widgets.staff_cinema_rows",
        "screens.widgets.staff_rows",
        "screens.widgets.staff_told",
        "screens.widgets.stepper",
    ),
    screens=(
        ("staff_pin", "screens.staff_pin", "StaffPinScreen"),
        ("staff", "screens.staff", "StaffScreen"),
        ("staff_progress", "screens.staff_progress", "StaffProgressScreen"),
        ("staff_preview", "screens.staff_preview", "StaffPreviewScreen"),
        ("staff_notice", "screens.staff_notice", "StaffNoticeScreen"),
        ("staff_editions", "screens.staff_editions", "StaffEditionsScreen"),
        ("staff_readiness", "screens.staff_readiness", "StaffReadinessScreen"),
        ("staff_clock", "screens.staff_clock", "StaffClockScreen"),
        ("staff_cinema", "screens.staff_cinema", "StaffCinemaScreen"),
        ("staff_people", "screens.staff_people", "StaffPeopleScreen"),
        ("staff_bookings", "screens.staff_bookings", "StaffBookingsScreen"),
        ("staff_demand", "screens.staff_demand", "StaffDemandScreen"),
    ),
)
"""What staff need; each is built when it is first shown."""


def load_kv(part: Part) -> None:
    """Load the part's kv files, each once in a process."""
    for module in (*part.modules, *(name for _, name, _ in part.screens)):
        import_module(module)
    folder = resource("kv")
    for stem in part.kv:
        path = str(folder / f"{stem}.kv")
        if path not in Builder.files:
            Builder.load_file(path, encoding="utf8")


def build(part: Part, only: str = "") -> list[KioskScreen]:
    """One screen of each class, or the one called ``only``."""
    screens = []
    for name, module, class_name in part.screens:
        if only and name != only:
            continue
        screen: KioskScreen = getattr(import_module(module), class_name)(name=name)
        screens.append(screen)
    return screens
