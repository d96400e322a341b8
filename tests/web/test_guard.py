"""What reaches the pages is small, whole, in time and ours; what goes out is hardened."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.web import guard
from kiosk.web.connections import Patience
from kiosk.web.guard import HEADERS, LARGEST_BODY
from tests.web.serving import Served, form_of, new_screening, served, sign_up

PATIENCE = Patience(head_seconds=0.4, connections=350, per_address=300)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    patched = pytest.MonkeyPatch()
    patched.setattr(guard.Guard.__init__, "__defaults__", (0.4,))
    with patched.context(), served(tmp_path_factory.mktemp("data"), patience=PATIENCE) as running:
        yield running
    patched.undo()


@pytest.fixture(scope="module")
def screening(site: Served) -> int:
    return new_screening(site.house.cinema)


@pytest.fixture
def client(site: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url) as opened:
        yield opened


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


@pytest.mark.parametrize("path", ["/", "/healthz", "/no-such-page", "/static/kiosk.css"])
def test_every_answer_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    for name in HEADERS:
        assert name.decode() in answer.headers
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


HEAD = b"POST /wishes HTTP/1.1\r\nHost: kiosk\r\n"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (HEAD + b"Content-Length: 1048576\r\n\r\n" + b"x" * 1048576, 413),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"2000\r\n" + b"x" * 0x2000 + b"\r\n"
         + b"4000\r\n" + b"x" * 0x4000 + b"\r\n0\r\n\r\n", 413),
        (HEAD + b"Content-Length: 20\r\n\r\nfilm=", 408),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a b<script>\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: " + b"a" * 300 + b"\r\n\r\n", 400),
        (b"GET /" + b"a" * 400 + b" HTTP/1.1\r\nHost: kiosk\r\n\r\n", 414),
        (b"GET /?" + b"a" * 4000 + b" HTTP/1.1\r\nHost: kiosk\r\n\r\n", 414),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET http:// HTTP/1.1\r\nHost: kiosk\r\n\r\n", 400),
    ],
)  # fmt: skip
def test_what_is_too_long_too_slow_or_broken_is_refused(
    site: Served, sent: bytes, told: int
) -> None:
    assert status(site.raw(sent, wait=3)) == told
    assert status(site.raw(b"GET /healthz HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n")) == 200


@pytest.mark.parametrize("path", [b"/%ff%fe", b"/screenings/%00", b"/screenings/99999999999999999"])
def test_broken_addresses_are_no_pages(site: Served, path: bytes) -> None:
    asked = b"GET " + path + b" HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n"
    assert status(site.raw(asked)) == 404


def test_huge_heads_are_shed(site: Served) -> None:
    sent = b"GET / HTTP/1.1\r\nHost: k\r\n" + b"X-Long: " + b"a" * 40000
    assert site.raw(sent, wait=3) == b""


@pytest.mark.parametrize(
    "body", [b"%ff%fe=%80", b"\xff\xfe\x00", b"&&&==", b"token=%00", b"a=1&" * 4000]
)
def test_broken_forms_are_not_believed(site: Served, body: bytes) -> None:
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    assert status(site.raw(HEAD + kind + length + body)) in (400, 403)
    multipart = b"Content-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n"
    assert status(site.raw(HEAD + multipart + length + body)) in (400, 403)


def test_a_form_of_the_largest_size_is_read(client: httpx.Client, screening: int) -> None:
    page = client.get(f"/screenings/{screening}")
    sent = {**form_of(page.text), "surname": "x" * (LARGEST_BODY - 400)}
    assert client.post(f"/screenings/{screening}/signups", data=sent).status_code == 422


# ------------------------------------------------------------------ whose form it is


def test_our_own_form_is_believed(client: httpx.Client, site: Served, screening: int) -> None:
    answer, _ = sign_up(client, screening, "13800001001")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/tickets/")


def test_a_form_without_our_token_is_not(client: httpx.Client, screening: int) -> None:
    for token in ("", "wrong", "ä" * 30, "x" * 300):
        answer, _ = sign_up(client, screening, "13800001002", token=token)
        assert answer.status_code == 403


def test_another_phones_token_is_not_believed(site: Served, screening: int) -> None:
    with httpx.Client(base_url=site.url) as one, httpx.Client(base_url=site.url) as other:
        theirs = form_of(other.get(f"/screenings/{screening}").text)["token"]
        assert sign_up(one, screening, "13800001003", token=theirs)[0].status_code == 403


def test_a_phone_without_cookies_is_believed_unless_another_site_sent_it(
    site: Served, screening: int
) -> None:
    page = httpx.get(f"{site.url}/screenings/{screening}")
    sent = {"surname": "陈", "phone": "13800001004", "seats": "1", "consent": "1"}
    sent |= form_of(page.text)
    address = f"{site.url}/screenings/{screening}/signups"
    for said in (
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "http://elsewhere.example/page"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Cookie": "kiosk=forged"},
    ):
        assert httpx.post(address, data=sent, headers=said).status_code == 403, said
    assert httpx.post(address, data=sent, headers={"Origin": site.url}).status_code == 303


def test_capital_addresses_of_the_qrs_lead_to_the_pages(client: httpx.Client) -> None:
    paths = ("/P", "/S/12", "/T/AB12")
    found = [client.get(path).headers.get("location") for path in paths]
    assert found == ["/", "/screenings/12", "/tickets/AB12"]


# ------------------------------------------------------------------ what the log says


def test_the_log_says_nothing_of_anybody(
    site: Served, screening: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: object) -> None:
        raise ValueError(f"did not work: {request}")

    with httpx.Client(base_url=site.url) as client, caplog.at_level(logging.DEBUG):
        answer, sent = sign_up(client, screening, "13912345678", surname="欧阳暗号")
        client.get(answer.headers["location"], params={"q": "问号暗号"})
        monkeypatch.setattr(site.house.cinema, "sign_up", broken)
        failed, again = sign_up(client, screening, "13912345679", surname="欧阳暗号")
    assert failed.status_code == 500
    # httpx and httpcore are the phone's side here.
    ours = [line for line in caplog.records if not line.name.startswith("http")]
    said = "\n".join(logging.Formatter().format(line) for line in ours)
    assert "POST /screenings/{id:int}/signups 303" in said
    assert "ValueError" in said
    token = answer.headers["location"].split("/")[-1]
    for secret in ("13912345678", "13912345679", "欧阳暗号", "%E9%97", "问号", token,
                   sent["token"], sent["once"], again["token"], "127.0.0.1"):  # fmt: skip
        assert secret not in said


# ------------------------------------------------------------------ connections


def test_half_open_connections_keep_nobody_from_being_answered(site: Served) -> None:
    silent = [site.connect() for _ in range(300)]
    try:
        for one in silent[::2]:
            one.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert httpx.get(f"{site.url}/healthz").status_code == 200
        assert all(heard_end(one) for one in silent)
    finally:
        for one in silent:
            one.close()


def heard_end(connection: socket.socket) -> bool:
    """What is still on its way (an answer may come in several pieces), and then the end; within
    the socket's time limit."""
    try:
        while connection.recv(4096):
            pass
    except TimeoutError:
        return False
    except ConnectionResetError:
        pass
    return True


def test_blank_lines_and_single_letters_do_not_hold_a_connection(site: Served) -> None:
    asked = b"GET /healthz HTTP/1.1\r\nHost: k\r\n\r\n"
    with site.connect() as one:
        one.sendall(asked)
        assert status(one.recv(4096)) == 200
        for letter in b"\r\n\r\n":
            one.sendall(bytes([letter]))
        assert heard_end(one)


def test_requests_one_after_the_other_share_a_connection(client: httpx.Client) -> None:
    assert [client.get("/healthz").status_code for _ in range(3)] == [200, 200, 200]


def test_the_ports_own_files_stay_where_they_are(client: httpx.Client, tmp_path: Path) -> None:
    for path in ("/static/../work.py", "/static/%2e%2e/work.py", "/static/..%2fwork.py"):
        assert client.get(path).status_code == 404
