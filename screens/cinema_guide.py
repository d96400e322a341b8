"""CinemaGuide: programme, screening, the two ways of signing up, and the wishes."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import ScreeningMissingError
from kiosk.cinema.model import Screening, Via
from kiosk.database.errors import DatabaseFault
from kiosk.library.model import Film, Item, ItemCard, Paragraph
from kiosk.operations.address import qr_address, wifi_text
from kiosk.resources import resource
from kiosk.settings import Settings
from kiosk.wording import cinema_screens as words
from kiosk.wording.days import weekday_words
from screens.background import Background
from screens.cinema_telling import (
    Mood,
    ScreeningTold,
    by_week,
    next_ones,
    spoken_clock,
    told,
    tonight,
)
from screens.exhibition import Exhibition
from screens.guide import CINEMA, Stop, TouchGuide
from screens.home import Tonight
from screens.programme import ProgrammeShown
from screens.registry import SIGNUP
from screens.screening import ScreeningShown
from screens.signup import SignupShown
from screens.slide import SlideShown
from screens.theme import theme
from screens.widgets.screening_card import WishTold
from screens.wishes import WishesShown

if TYPE_CHECKING:
    from kiosk.fonts import Faces
    from kiosk.input_method.input_method import InputMethod
    from screens.signup_guide import SignupGuide

log = logging.getLogger(__name__)

PLACES = ("programme", "screening", "signup", "wishes")
EVERY = 4
"""Every fourth slide of the loop is a screening, while there are any."""

HOUSE_PICTURE = "media/starter/红色影院/01 来红色影院看电影/坐满街坊的小影院（示意画）.jpg"
"""Behind a film without a poster in the loop: dark, for light words, and as large as a panel."""


class CinemaGuide:
    """``screen`` finds (and builds) a screen by its name; the places are on the way of ``guide``.
    ``phone_url`` may take a moment.

    Reading the programme takes 2 ms, so it is read on the drawing thread: when a screen that shows
    it comes up, and when the database changed meanwhile.
    """

    def __init__(
        self,
        cinema: Cinema,
        background: Background,
        exhibition: Exhibition,
        settings: Settings,
        screen: Callable[[str], Any],
        guide: TouchGuide,
        phone_url: Callable[[], str],
    ) -> None:
        self._cinema = cinema
        self._background = background
        self._exhibition = exhibition
        self._settings = settings
        self._screen = screen
        self._guide = guide
        self._ask_address = phone_url
        self.address = ""
        self._read_at: datetime | None = None
        self._programme: tuple[Screening, ...] = ()
        self._at = 0
        """The screening that is looked at."""
        self._votes: dict[str, str] = {}
        """What became of this visit's votes, by film: "sent", "thanked", "failed"."""
        self._once: dict[str, str] = {}
        self._slides = 0
        self._turn = 0
        self.signup: SignupGuide | None = None
        self._page: Callable[[str], Any] = screen
        """Finds, and builds, a page of signing up."""

    def connect_signup(
        self,
        screen: Callable[[str], Any],
        show: Callable[[str], None],
        read_aloud: Any,
        clock: Callable[[], float],
        fonts: Callable[[], Faces],
        input_method: InputMethod | None = None,
    ) -> None:
        """Make the guide of the way of signing up at this screen; see SignupGuide."""
        from screens.signup_guide import SignupGuide

        self.signup = SignupGuide(
            self._cinema,
            self._background,
            screen,
            show,
            self.signed_up,
            read_aloud,
            self._settings,
            clock,
            lambda: self.address,
            fonts,
            input_method,
        )
        self._read_aloud, self._page = read_aloud, screen

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self.signup is not None and bool(self.signup.typing)

    def warn(self) -> None:
        """Ask aloud whether somebody is still there."""
        if self.signup is not None:
            self.signup.warn()

    def forget(self) -> None:
        """The visit is over: nothing that was typed or chosen is left."""
        self._votes.clear()
        self._once.clear()
        if self.signup is not None:
            self.signup.forget()

    def warm_up(self) -> Iterator[str]:
        """Build and fill, one a step, what the first visitor would otherwise wait for."""
        self._fill_programme()
        yield "programme"
        for name in PLACES[1:]:
            self._screen(name)
            yield name
        self._fill_wishes()
        yield "wishes"
        for name, *_ in SIGNUP.screens:
            self._page(name)
            yield name

    # ------------------------------------------------------------------ the programme

    def programme(self) -> tuple[Screening, ...]:
        """What is not over yet; read once a minute, and again when something changed."""
        minute = self._cinema.now().replace(second=0, microsecond=0)
        if self._read_at != minute:
            try:
                self._programme = self._cinema.programme()
            except DatabaseFault as fault:  # what is on the screen stays; the next look may succeed
                log.warning("%s", fault)
                return self._programme
            self._read_at = minute
        return self._programme

    def changed(self, at: str) -> None:
        """Something was written to the database, or another minute began, while the screen ``at``
        is on show."""
        before = self._programme
        self._read_at = None
        self.look(at, before)

    def look(self, at: str, before: tuple[Screening, ...] | None = None) -> None:
        """Show on the screen ``at`` what is other than it was."""
        before = self._programme if before is None else before
        if at == "wishes":
            self._fill_wishes()
        elif (at in PLACES or at == "home") and self.programme() != before:
            if at == "home":
                self._guide.fill_home()
            else:
                self._fill(at)

    def _fill(self, place: str) -> None:
        {
            "programme": self._fill_programme,
            "screening": self._fill_screening,
            "signup": self._fill_signup,
            "wishes": self._fill_wishes,
        }[place]()

    def _told(self, screening: Screening) -> ScreeningTold:
        card = self._card(screening.film)
        poster = str(card.cover.panel) if card is not None and card.cover else ""
        return told(screening, self._cinema.now(), poster, lambda: self.open_signup(screening.id))

    def _card(self, film: str) -> ItemCard | None:
        """The page of a film: the cinema's item with the same title."""
        cards = self._exhibition.cards(CINEMA)
        return next((card for card in cards if _same(card.title, film)), None)

    def _screening(self) -> Screening | None:
        self.programme()
        return next((one for one in self._programme if one.id == self._at), None)

    def open_programme(self) -> None:
        def fill() -> None:
            self._fill_programme()
            self._screen("programme").first_page()

        self._guide.begin(Stop("programme", self._fill_programme), fill)

    def _fill_programme(self) -> None:
        now = self._cinema.now()
        weeks = by_week(self.programme(), now)
        self._screen("programme").shown = ProgrammeShown(
            self._exhibition.section(CINEMA).name,
            tuple((week, tuple(map(self._told, those))) for week, those in weeks.items()),
            bool(self._exhibition.cards(CINEMA)),
        )

    def open_films(self) -> None:
        self._guide.open_shelf(CINEMA, on=True)

    # ------------------------------------------------------------------ one screening

    def open_screening(self, number: int) -> None:
        self._at = number
        self._guide.go_on(Stop("screening", self._fill_screening))

    def _fill_screening(self) -> None:
        screening = self._screening()
        if screening is None:  # over meanwhile
            self._guide.return_to("programme")
            return
        now, place = self._cinema.now(), self._cinema.rules.place
        card = self._card(screening.film)
        item = self._exhibition.item(card.id) if card is not None else None
        shown = self._told(screening)
        screen = self._screen("screening")
        screen.read_aloud = self._read_aloud
        screen.shown = ScreeningShown(
            told=shown,
            where=place,
            size=words.SEATS_OF.format(seats=screening.seats),
            about=_about(item) or screening.about,
            spoken=words.SPOKEN.format(
                film=screening.film,
                day=weekday_words(screening.start, now),
                clock=spoken_clock(screening.start),
                place=place,
                seats=shown.seats,
            ),
            card=card,
            film=_film(item),
        )

    def open_item(self, card: ItemCard) -> None:
        self._guide.open_item(card)

    def open_film(self, film: Film, title: str) -> None:
        self._guide.open_film(film, title)

    # ------------------------------------------------------------------ the two ways

    def open_signup(self, number: int) -> None:
        self._at = number

        def fill() -> None:
            self._fill_signup()
            self._screen("signup").begin()

        self._guide.go_on(Stop("signup", self._fill_signup), fill)

    def _fill_signup(self) -> None:
        screening = self._screening()
        if screening is None:
            self._guide.return_to("programme")
            return
        settings = self._settings
        screen = self._screen("signup")
        screen.heard = self._read_aloud.heard
        screen.shown = SignupShown(
            told=self._told(screening),
            where=self._cinema.rules.place,
            address=qr_address(self.address, f"/S/{screening.id}"),
            wifi=wifi_text(settings.wifi_name, settings.wifi_password),
            wifi_name=settings.wifi_name,
        )

    def begin_signup(self, seats: int) -> None:
        try:
            screening = self._cinema.screening(self._at)
        except (ScreeningMissingError, DatabaseFault) as error:
            log.warning("%s", error)
            self._guide.return_to("programme")
            return
        self.signup.begin(screening, seats)

    def find_ticket(self) -> None:
        self.signup.find_ticket()

    def ask_for_room(self) -> None:
        self.signup.ask_for_room()

    def signed_up(self) -> None:
        """The way of signing up is left."""
        self._guide.return_to("programme")

    def back(self) -> None:
        self._guide.back()

    # ------------------------------------------------------------------ wishes

    def open_wishes(self) -> None:
        self._screen("wishes").first_page()
        self._guide.go_on(Stop("wishes", self._fill_wishes))

    def _fill_wishes(self) -> None:
        try:
            offered = [one for one in self._cinema.wishes() if one.offered]
        except DatabaseFault as fault:
            log.warning("%s", fault)
            return
        rows = []
        for one in offered:
            card = self._card(one.film)
            poster = str(card.cover.panel) if card is not None and card.cover else ""
            rows.append(WishTold(one.film, one.votes, poster, self._votes.get(one.film, "")))
        self._screen("wishes").shown = WishesShown(tuple(rows))

    def wish(self, film: str) -> None:
        """A vote; one a visit and film."""
        if self._votes.get(film) in ("sent", "thanked"):
            return
        once = self._once.setdefault(film, secrets.token_urlsafe(12))
        votes = self._votes
        self._votes[film] = "sent"

        def answered(state: str) -> None:
            if self._once.get(film) == once:  # the same visit
                votes[film] = state
                self._fill_wishes()
                if theme.large and not self._read_aloud.busy:
                    self._read_aloud.say(words.THANKS if state == "thanked" else words.NOT_TAKEN)

        self._background.do(
            lambda: self._cinema.wish(film, Via.KIOSK, once),
            lambda _: answered("thanked"),
            lambda _: answered("failed"),
        )
        self._fill_wishes()

    # ------------------------------------------------------------------ the address for phones

    def look_for_address(self) -> None:
        """Did the address for phones change?"""
        self._background.do(self._ask_address, self._take_address, lambda _: None)

    def _take_address(self, address: str) -> None:
        if address == self.address:
            return
        self.address = address
        if self._at and self._screen("signup").shown is not None:
            self._fill_signup_quietly()

    def _fill_signup_quietly(self) -> None:
        if self._screening() is not None:
            self._fill_signup()

    # ------------------------------------------------------------------ loop and home

    def tonight(self) -> Tonight | None:
        """Today's next film, for the home screen."""
        now = self._cinema.now()
        screening = tonight(self.programme(), now)
        if screening is None:
            return None
        shown = self._told(screening)
        kicker = words.DOT.join((shown.when, self._cinema.rules.place))
        return Tonight(
            screening.id,
            screening.film,
            kicker,
            shown.when,
            shown.seats,
            words.QUEUE if shown.mood is Mood.FULL else words.SIGN_UP_FREE,
            shown.poster or str(resource("media") / "covers" / "cinema.jpg"),
        )

    def open_tonight(self, number: int) -> None:
        """From home; the way back leads by the programme."""
        self._at = number
        programme = Stop("programme", self._fill_programme)
        self._guide.begin_with((programme, Stop("screening", self._fill_screening)))

    def next_slide(self) -> SlideShown | None:
        """A screening, when it is its turn in the loop."""
        self._turn += 1
        if self._turn % EVERY:
            return None
        coming = next_ones(self.programme(), self._cinema.now())
        if not coming:
            return None
        self._slides += 1
        return self._slide(coming[self._slides % len(coming)])

    def slide_again(self, slide: SlideShown) -> SlideShown | None:
        """The same slide as it is now; None when its screening takes no sign-ups any more."""
        screening = next((one for one in self.programme() if one.id == slide.screening), None)
        return self._slide(screening) if screening is not None and screening.open else None

    def _slide(self, screening: Screening) -> SlideShown:
        shown = self._told(screening)
        wifi = self._settings.wifi_name
        return SlideShown(
            title=screening.film,
            section=words.DOT.join((shown.when, self._cinema.rules.place)),
            icon=CINEMA,
            summary=words.SLIDE_SEATS.format(seats=shown.seats),
            picture=shown.poster or str(resource(HOUSE_PICTURE)),
            screening=screening.id,
            qr=qr_address(self.address, f"/S/{screening.id}"),
            qr_more=words.SCAN_WIFI.format(name=wifi) if wifi else words.SCAN_MORE,
        )


def _same(title: str, film: str) -> bool:
    return title.strip("《》 ") == film.strip("《》 ")


def _about(item: Item | None) -> str:
    """The paragraphs of a film's page."""
    if item is None:
        return ""
    return "\n".join(block.text for block in item.blocks if isinstance(block, Paragraph))


def _film(item: Item | None) -> Film | None:
    blocks = item.blocks if item is not None else ()
    return next((block for block in blocks if isinstance(block, Film)), None)
