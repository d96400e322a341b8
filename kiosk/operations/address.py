"""The address under which phones in the same network reach the kiosk's pages.

Asked anew every few seconds (about 0.3 ms): a router gives out other addresses when it likes, and
a cable is pulled and put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, ip_address
from pathlib import Path
from urllib.parse import urlsplit

import ifaddr

from kiosk.settings import Settings

ROUTES = Path("/proc/net/route")
_HTTP_PORT = 80
_PRIVATE = tuple(IPv4Network(net) for net in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12"))
# Bridges to containers and virtual machines, tunnels: a phone in the lobby gets nowhere there.
_NO_CARD = re.compile(
    r"lo\d*$|docker|veth|br-|virbr|lxc|lxd|cni|flannel|podman|vmnet|vboxnet|tun|tap|wg|tailscale|zt|"
    r"utun|ppp|dummy|sit|gre|ipsec|nordlynx",
    re.IGNORECASE,
)
_WIFI_SPECIAL = re.compile(r'([\\;,:"])')


@dataclass(frozen=True, slots=True)
class CardAddress:
    """An IPv4 ``address`` of the network ``card``."""

    card: str
    address: IPv4Address


def phone_url(settings: Settings) -> str:
    """What a phone opens, without a slash at the end: ``http://192.168.1.20:8080``.

    ``public_url`` comes before everything. Empty when phones cannot reach us. A server that is
    bound to this machine alone gives its own address, for people and tests on this machine.
    """
    if settings.public_url:
        url = settings.public_url.strip().rstrip("/")
        return url if "://" in url else f"http://{url}"
    if not settings.web:
        return ""
    host = _host(settings.web_host)
    if not host:
        return ""
    port = "" if settings.web_port == _HTTP_PORT else f":{settings.web_port}"
    return f"http://{host}{port}"


def qr_address(url: str, path: str) -> str:
    """``url`` and ``path`` (from its slash on) as a QR shows them: in capitals, which take half
    the room there. An address that has a path of its own stays as it was written, since only
    scheme and host are the same in capitals. Empty for an empty ``url``."""
    if not url:
        return ""
    if urlsplit(url).path.strip("/"):
        return url + path
    return (url + path).upper()


def wifi_text(name: str, password: str) -> str:
    """What a QR says that takes a phone into the Wi-Fi ``name``; open when there is no password.
    Empty without a name. (The form is ZXing's, which Android and iOS understand.)"""
    if not name:
        return ""
    if not password:
        return f"WIFI:T:nopass;S:{_escaped(name)};;"
    return f"WIFI:T:WPA;S:{_escaped(name)};P:{_escaped(password)};;"


def best_address(found: Iterable[CardAddress], routes: Mapping[str, int]) -> IPv4Address | None:
    """The one that phones most likely reach: of a card with the default route (``routes``: its
    metric by card, the lowest first), private before public. None when there is none."""

    def rank(one: CardAddress) -> tuple[int, int, bool, int]:
        private = next((n for n, net in enumerate(_PRIVATE) if one.address in net), len(_PRIVATE))
        without = one.card not in routes
        return (without, routes.get(one.card, 0), private == len(_PRIVATE), private)

    usable = [one for one in found if _usable(one)]
    return min(usable, key=rank).address if usable else None


def default_routes(table: str) -> dict[str, int]:
    """Cards with a default route and its metric, of the text of ``/proc/net/route``."""
    routes: dict[str, int] = {}
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) < 8 or fields[1] != "00000000" or fields[7] != "00000000":
            continue
        with suppress(ValueError):
            metric = int(fields[6])
            routes[fields[0]] = min(metric, routes.get(fields[0], metric))
    return routes


def card_addresses() -> tuple[CardAddress, ...]:
    """The IPv4 addresses this machine has now."""
    return tuple(
        CardAddress(adapter.name, IPv4Address(ip.ip))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    )


def _host(bound: str) -> str:
    if bound == "localhost":
        return "127.0.0.1"
    try:
        address = ip_address(bound)
    except ValueError:
        return bound  # a name: whoever set it knows that phones find it
    if not address.is_unspecified:
        return f"[{address}]" if address.version == 6 else str(address)
    found = best_address(card_addresses(), _routes())
    return str(found) if found else ""


def _routes() -> dict[str, int]:
    try:
        return default_routes(ROUTES.read_text())
    except OSError:  # not Linux
        return {}


def _usable(one: CardAddress) -> bool:
    address = one.address
    wrong = address.is_loopback or address.is_link_local or address.is_unspecified
    return not wrong and not _NO_CARD.match(one.card)


def _escaped(text: str) -> str:
    return _WIFI_SPECIAL.sub(r"\\\1", text)
