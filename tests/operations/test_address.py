"""Which address phones are told, and what the QRs say."""

from __future__ import annotations

from ipaddress import IPv4Address
from pathlib import Path

import pytest

from kiosk.operations import address
from kiosk.operations.address import (
    CardAddress,
    best_address,
    default_routes,
    phone_url,
    qr_address,
    wifi_text,
)
from kiosk.settings import Settings

ROUTES = """\
Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wlan0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0
eth0	00000000	0100000A	0003	0	0	100	00000000	0	0	0
eth0	0000000A	00000000	0001	0	0	100	00FFFFFF	0	0	0
broken line
"""


def cards(*pairs: str) -> list[CardAddress]:
    return [CardAddress(c, IPv4Address(a)) for c, a in (pair.split("=") for pair in pairs)]


def test_the_routes_of_linux_are_read_with_their_metric() -> None:
    assert default_routes(ROUTES) == {"wlan0": 600, "eth0": 100}
    assert default_routes("") == {}


@pytest.mark.parametrize(
    ("found", "best"),
    [
        (["lo=127.0.0.1", "eth0=10.0.0.5", "wlan0=192.168.1.20"], "10.0.0.5"),
        (["docker0=172.17.0.1", "veth12=169.254.3.4", "wlan0=192.168.1.20"], "192.168.1.20"),
        (["eth1=169.254.7.7", "eth2=192.168.8.2"], "192.168.8.2"),
        (["tun0=10.8.0.2", "wlan0=192.168.1.20"], "192.168.1.20"),
        (["eth2=59.41.1.1", "ap0=192.168.4.1"], "192.168.4.1"),
        (["eth2=59.41.1.1"], "59.41.1.1"),
        (["lo=127.0.0.1", "docker0=172.17.0.1", "eth0=169.254.7.7"], None),
        ([], None),
    ],
)
def test_the_address_of_a_real_card_with_the_default_route_comes_first(
    found: list[str], best: str | None
) -> None:
    chosen = best_address(cards(*found), default_routes(ROUTES))
    assert (str(chosen) if chosen else None) == best


def test_phones_are_told_the_address_that_is_found_and_notice_a_changed_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "route").write_text(ROUTES)
    monkeypatch.setattr(address, "ROUTES", tmp_path / "route")
    now = cards("lo=127.0.0.1", "eth0=192.168.1.20")
    monkeypatch.setattr(address, "card_addresses", lambda: tuple(now))
    assert phone_url(Settings()) == "http://192.168.1.20:8080"
    assert phone_url(Settings(web_port=80)) == "http://192.168.1.20"
    now[1:] = cards("eth0=192.168.1.77")
    assert phone_url(Settings()) == "http://192.168.1.77:8080"
    del now[1:]
    assert phone_url(Settings()) == ""
    monkeypatch.setattr(address, "ROUTES", tmp_path / "no such file")
    now[1:] = cards("eth0=192.168.1.77")
    assert phone_url(Settings()) == "http://192.168.1.77:8080"


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        (Settings(public_url="https://kino.example/"), "https://kino.example"),
        (Settings(public_url="kino.example", web=False), "http://kino.example"),
        (Settings(web=False), ""),
        (Settings(web_host="127.0.0.1", web_port=21234), "http://127.0.0.1:21234"),
        (Settings(web_host="localhost"), "http://127.0.0.1:8080"),
        (Settings(web_host="192.168.9.9"), "http://192.168.9.9:8080"),
        (Settings(web_host="::1"), "http://[::1]:8080"),
        (Settings(web_host="kiosk.lan", web_port=80), "http://kiosk.lan"),
    ],
)
def test_what_is_set_comes_before_what_is_found(settings: Settings, url: str) -> None:
    assert phone_url(settings) == url


def test_the_machines_own_cards_can_be_asked() -> None:
    assert CardAddress("lo", IPv4Address("127.0.0.1")) in address.card_addresses()


def test_an_address_in_a_qr_is_in_capitals_unless_its_own_path_would_change() -> None:
    assert qr_address("http://192.168.1.20:8080", "/S/12") == "HTTP://192.168.1.20:8080/S/12"
    assert qr_address("https://kino.example/haus", "/S/12") == "https://kino.example/haus/S/12"
    assert qr_address("", "/S/12") == ""


def test_a_wifi_qr_escapes_what_has_a_meaning_in_it() -> None:
    assert wifi_text("素社", "abc12345") == "WIFI:T:WPA;S:素社;P:abc12345;;"
    assert wifi_text("a;b", 'p\\,:"') == 'WIFI:T:WPA;S:a\\;b;P:p\\\\\\,\\:\\";;'
    assert wifi_text("open", "") == "WIFI:T:nopass;S:open;;"
    assert wifi_text("", "secret") == ""
