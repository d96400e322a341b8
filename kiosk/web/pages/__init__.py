"""The pages themselves: one file for each area, templates and styles beside the package."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.web.house import WebHouse
from kiosk.web.pages.bookings import BookingPages
from kiosk.web.pages.door import DoorPages
from kiosk.web.pages.errors import ErrorPages
from kiosk.web.pages.health import healthz
from kiosk.web.pages.lookup import LookupPages
from kiosk.web.pages.posters import Posters
from kiosk.web.pages.privacy import PrivacyPages
from kiosk.web.pages.programme import ProgrammePages
from kiosk.web.pages.signup import SignupPages
from kiosk.web.pages.site import Site, route
from kiosk.web.pages.ticket import TicketPages
from kiosk.web.pages.wishes import WishPages


def routes(house: WebHouse) -> list[Route]:
    """All pages of the house, in the order in which they are tried."""
    return site_routes(Site(house))


def error_pages(house: WebHouse) -> ErrorPages:
    """``handlers()`` for Starlette, ``refusal`` for what stands before the pages."""
    return ErrorPages(Site(house))


def site_routes(site: Site) -> list[Route]:
    posters = Posters(site)
    return [
        *ProgrammePages(site, posters).routes(),
        *SignupPages(site, posters).routes(),
        *TicketPages(site).routes(),
        *BookingPages(site).routes(),
        *WishPages(site).routes(),
        *LookupPages(site).routes(),
        *PrivacyPages(site).routes(),
        *DoorPages(site).routes(),
        *posters.routes(),
        route("/static/{name}", site.static),
        route("/healthz", healthz),
    ]
