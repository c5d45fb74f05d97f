"""What is sent, what is followed, and what is told: credentials, validators, redirects, turns, messages."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.net.raw import Answer, Request, Server, reply, serving

from broadsheet.errors import NetworkError
from broadsheet.net import client
from broadsheet.net.addresses import to_ask
from broadsheet.net.client import FetchSettings, Response, fetch_now, open_client
from broadsheet.net.credentials import Credentials
from broadsheet.net.deadlines import Deadlines
from broadsheet.net.download import LARGE, download
from broadsheet.net.sockets import Attempt
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.1"])
ANN = Credentials(user="ann", password="pässword", headers=(("X-Key", "k3y"),), cookie="sid=77")


def get(url: str, **settings: object) -> Response:
    return fetch_now(url, settings=FetchSettings(allowed=HERE, **settings))  # type: ignore[arg-type]


def always(data: bytes) -> Answer:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return answer


async def _routes(request: Request, writer: asyncio.StreamWriter) -> None:
    """Answer "/301/where" with a redirect, "/410" with a status, anything else with a body."""
    status, _, rest = request.path.partition("?token")[0].lstrip("/").partition("/")
    if rest and status.isdigit():
        writer.write(reply(int(status), {"Location": rest, "Set-Cookie": "a=b"}))
    elif status.isdigit():
        writer.write(reply(int(status), {"Retry-After": "120", "Date": "Sun, 27 Jul 2025 08:00:00 GMT"}))
    else:
        writer.write(reply(200, {"Content-Type": "text/xml", "Set-Cookie": "a=b"}, b"body"))


# --- what is sent --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "etag",
    [
        b'"v1"',
        b'W/"a\'b c"',
        b"no quotes",
        b'"',
        b'""',
        b'"caf\xe9"',
        b'"caf\xc3\xa9"',
        b'"\xff\xfe"',
        b'"a", "b"',
    ],
)
def test_validators_come_back_byte_for_byte(etag: bytes) -> None:
    modified = b"Sometime in J\xfcly"
    with serving(always(reply(200, {"ETag": etag, "Last-Modified": modified}))) as server:
        first = get(server.url)
        get(server.url, etag=first.etag, last_modified=first.last_modified)
    assert server.seen[1].headers["if-none-match"] == etag
    assert server.seen[1].headers["if-modified-since"] == modified
    # They can be stored: no lone surrogates.
    assert (first.etag or "").encode()


def test_nothing_of_the_reader_is_sent() -> None:
    with serving(_routes) as server:
        get(f"{server.url}/302//next")
    for request in server.seen:
        assert set(request.headers) == {"host", "accept", "accept-encoding", "user-agent", "connection"}
        assert b"+https://" in request.headers["user-agent"]


def test_cookies_are_not_kept_between_fetches() -> None:
    async def run(url: str) -> None:
        async with open_client(allowed=HERE) as one:
            for _ in range(3):
                await one.fetch(url)

    with serving(_routes) as server:
        asyncio.run(run(f"{server.url}/page"))
    assert [("cookie" in request.headers) for request in server.seen] == [False] * 3


def test_a_header_cannot_be_smuggled_in() -> None:
    with serving(_routes) as server:
        for words in ('"a"\r\nX-Evil: 1', '"a"\n', '"\x00"'):
            with pytest.raises(NetworkError):
                get(server.url, etag=words)
        get(f"{server.url}/a b\r\nX-Evil: 1")
    assert all("x-evil" not in request.headers for request in server.seen)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/a?sig=%2B%2f%41+x", "/a?sig=%2B%2f%41+x"),
        ("/ä b?ü=1#part", "/%C3%A4%20b?%C3%BC=1"),
        ("", "/"),
        ("?x=1", "/?x=1"),
    ],
)
def test_an_address_is_asked_for_as_it_is_written(path: str, asked: str) -> None:
    with serving(_routes) as server:
        get(f"{server.url}{path}")
    assert server.seen[0].path == asked


def test_a_form_is_posted() -> None:
    async def run(url: str) -> Response:
        async with open_client(allowed=HERE) as one:
            return await one.post(url, {"hub.mode": "subscribe", "hub.topic": "http://a.example/?b=ä"})

    with serving(_routes) as server:
        assert asyncio.run(run(f"{server.url}/302//elsewhere")).status == 302
    assert len(server.seen) == 1
    assert server.seen[0].headers["content-type"] == b"application/x-www-form-urlencoded"
    assert server.seen[0].body == b"hub.mode=subscribe&hub.topic=http%3A%2F%2Fa.example%2F%3Fb%3D%C3%A4"


# --- redirects -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_told(status: int) -> None:
    with serving(_routes) as server:
        answer = get(f"{server.url}/{status}//next")
    assert (answer.url, answer.body) == (f"{server.url}/next", b"body")
    assert [(hop.url, hop.status) for hop in answer.hops] == [(f"{server.url}/{status}//next", status)]


def test_redirects_are_left_alone_where_they_are_not_wanted() -> None:
    with serving(_routes) as server:
        answer = get(f"{server.url}/301//next", follow=False)
    assert (answer.status, answer.headers["location"], len(server.seen)) == (301, "/next", 1)


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (b"next", "/start/next"),
        (b"../up", "/up"),
        (b"?page=2", "/start/feed?page=2"),
        (b"/caf\xc3\xa9", "/caf%C3%A9"),
        (b"/caf\xe9 x", "/caf%E9%20x"),
        (b"/x#frag", "/x"),
        (b"  /blanks  ", "/blanks"),
        (b"/%zz", "/%zz"),
    ],
)
def test_a_location_is_read_as_browsers_do(location: bytes, path: str) -> None:
    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        moved = request.path == "/start/feed"
        writer.write(reply(302, {"Location": location}) if moved else reply(200))

    with serving(answer) as server:
        get(f"{server.url}/start/feed")
    assert server.seen[-1].path in {path, path.replace("%zz", "%25zz")}


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/feed", "in a loop"),
        ("/feed#again", "in a loop"),
        ("", "without saying where"),
        ("ftp://example.org/", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http://[", "neither http nor https"),
    ],
)
def test_redirects_that_lead_nowhere_are_named(location: str, words: str) -> None:
    moved = always(reply(301, {"Location": location}))
    with serving(moved) as server, pytest.raises(NetworkError, match=words) as caught:
        get(f"{server.url}/feed")
    assert (caught.value.kind, caught.value.status) == ("redirects", 301)


def test_a_maze_ends() -> None:
    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(302, {"Location": f"{request.path}x"}))

    with serving(answer) as server, pytest.raises(NetworkError, match="more than 5 times"):
        get(f"{server.url}/feed")
    assert len(server.seen) == 6


# --- credentials ---------------------------------------------------------------------------------

_SECRET = base64.b64encode("ann:pässword".encode())


def _kept(server: Server) -> list[bool]:
    return [
        request.headers.get("authorization") == b"Basic " + _SECRET
        and request.headers.get("x-key") == b"k3y"
        and request.headers.get("cookie") == b"sid=77"
        for request in server.seen
    ]


def test_credentials_go_to_their_own_origin_alone() -> None:
    with serving(_routes) as other, serving(_routes) as server:
        get(f"{server.url}/302/{other.url}/302/{server.url}/back", credentials=ANN)
        assert _kept(server) == [True, False]
        get(f"{server.url}/302//same", credentials=ANN)
        assert _kept(server)[2:] == [True, True]
    for request in (*other.seen, server.seen[1]):
        assert not {"authorization", "cookie", "x-key"} & set(request.headers)


def test_user_and_password_in_an_address_are_used_and_not_shown() -> None:
    with serving(_routes) as server:
        place = server.url.removeprefix("http://")
        answer = get(f"http://ann:p%C3%A4ssword@{place}/feed")
        assert server.seen[0].headers["authorization"] == b"Basic " + _SECRET
        assert "ann" not in answer.url
        with pytest.raises(NetworkError) as caught:
            get(f"http://ann:p%C3%A4ssword@{place}/404?token=tt-secret")
    told = f"{caught.value} {caught.value.url} {caught.value.reason}"
    assert "ann" not in told
    assert "ssword" not in told
    assert "tt-secret" not in told


def test_user_and_password_in_a_redirect_are_nobodys() -> None:
    with serving(_routes) as server:
        place = server.url.removeprefix("http://")
        get(f"{server.url}/302/http://bob:pw@{place}/next")
    assert "authorization" not in server.seen[1].headers


@pytest.mark.parametrize(("status", "words"), [(401, "asks for a login"), (407, "asks for a login")])
def test_a_login_is_told_apart(status: int, words: str) -> None:
    with serving(_routes) as server:
        with pytest.raises(NetworkError, match=words) as caught:
            get(f"{server.url}/{status}")
        assert (caught.value.kind, caught.value.status) == ("login", status)
        with pytest.raises(NetworkError, match="check them") as caught:
            get(f"{server.url}/{status}", credentials=ANN)
    assert "ssword" not in repr(caught.value) + str(caught.value)


@pytest.mark.parametrize("credentials", [None, ANN])
def test_credentials_never_go_down_to_http(credentials: Credentials | None) -> None:
    async def run() -> str:
        one = client._Fetch(
            method="GET",
            settings=FetchSettings(),
            credentials=credentials,
            form=None,
            sink=None,
            large=asyncio.Semaphore(1),
            attempt=Attempt(),
            deadlines=Deadlines(FetchSettings()),
        )
        answer = client._Answer(status=302, headers={"location": "http://a.example/feed"}, body=b"")
        return str(client._next(one, to_ask("https://a.example/feed"), answer))

    if credentials is None:
        assert asyncio.run(run()) == "http://a.example/feed"
    else:
        with pytest.raises(NetworkError, match="credentials must not go there") as caught:
            asyncio.run(run())
        assert caught.value.kind == "redirects"


# --- what is told --------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 403, 404, 410, 418, 429, 500, 503, 599])
def test_an_error_has_the_answers_headers(status: int) -> None:
    with serving(_routes) as server, pytest.raises(NetworkError, match=f"answered {status}") as caught:
        get(f"{server.url}/{status}")
    error = caught.value
    assert (error.kind, error.status, error.headers["retry-after"]) == ("status", status, "120")
    assert error.headers["date"] == "Sun, 27 Jul 2025 08:00:00 GMT"


def test_headers_of_one_name_are_joined() -> None:
    data = (
        b"HTTP/1.1 200 OK\r\nCache-Control: private\r\ncache-control: max-age=9\r\nContent-Length: 0\r\n\r\n"
    )
    with serving(always(data)) as server:
        assert get(server.url).headers["cache-control"] == "private, max-age=9"


def _certificate(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "both.pem").write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with serving(_routes, tls=_certificate(tmp_path)) as server:
        with pytest.raises(NetworkError, match="certificate is not in order") as caught:
            get(f"https://127.0.0.1:{server.port}/")
        assert caught.value.kind == "tls"
        assert not server.seen


def test_kinds_of_no_connection() -> None:
    with pytest.raises(NetworkError) as caught:
        get("http://127.0.0.1:9/")
    assert caught.value.kind == "connect"
    with pytest.raises(NetworkError) as caught:
        get("http://no-such-host.invalid/")
    assert caught.value.kind == "dns"
    with serving(_routes, early=b"HTTP/1.1 200 OK\r\n") as server, pytest.raises(NetworkError) as caught:
        get(f"https://127.0.0.1:{server.port}/")
    assert caught.value.kind == "handshake"
    with pytest.raises(NetworkError) as caught:
        get("gopher://example.org/")
    assert caught.value.kind == "address"


# --- a round -------------------------------------------------------------------------------------


def test_each_request_has_a_turn_of_its_own_and_waiting_costs_no_time() -> None:
    turns: list[str] = []

    @asynccontextmanager
    async def turn(url: str) -> AsyncIterator[None]:
        await asyncio.sleep(0.4)
        turns.append(f"in {url.rpartition('/')[2]}")
        yield
        turns.append(f"out {url.rpartition('/')[2]}")

    async def run(url: str) -> Response:
        async with open_client(allowed=HERE, turn=turn) as one:
            return await one.fetch(url, settings=FetchSettings(timeout=0.5))

    with serving(_routes) as server:
        assert asyncio.run(run(f"{server.url}/301//next")).body == b"body"
    assert turns == ["in next", "out next", "in next", "out next"]


def test_no_more_are_on_their_way_than_may_be() -> None:
    now, most = 0, 0

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.02)
        now -= 1
        writer.write(reply(200))

    async def run(url: str) -> None:
        async with open_client(allowed=HERE, at_once=4) as one:
            await asyncio.gather(*(one.fetch(url) for _ in range(20)))

    with serving(answer) as server:
        asyncio.run(run(server.url))
    assert most == 4


# --- downloads -----------------------------------------------------------------------------------


def test_a_download_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415

    body = bytes(range(256)) * 4000
    settings = replace(LARGE, allowed=HERE)
    with serving(always(reply(200, {}, body))) as server:
        answer = asyncio.run(download(server.url, tmp_path / "a.warc", settings=settings))
        assert (answer.status, answer.body) == (200, b"")
        assert (tmp_path / "a.warc").read_bytes() == body
        with pytest.raises(NetworkError, match="larger than"):
            asyncio.run(
                download(server.url, tmp_path / "b.warc", settings=replace(settings, max_bytes=100_000))
            )
    with pytest.raises(NetworkError, match="may not be reached"):
        asyncio.run(download("http://127.0.0.1:9/", tmp_path / "c.warc"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc"]
