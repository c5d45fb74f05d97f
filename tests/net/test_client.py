from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net.client import FetchSettings, Response, fetch_now, user_agent
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.0/8"])
SEEN: list[dict[str, str]] = []


class Answers(BaseHTTPRequestHandler):
    """A server that misbehaves on demand: the path says how."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        """Answer."""
        SEEN.append({name.lower(): value for name, value in self.headers.items()})
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"_{name}")(rest)

    def _send(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _plain(self, _: str) -> None:
        headers = {"Content-Type": "text/html; charset=utf-8", "ETag": '"v1"', "Set-Cookie": "a=b"}
        if self.headers.get("If-None-Match") == '"v1"':
            self._send(304, headers)
            return
        self._send(200, headers, b"<p>Good morning</p>")

    def _gzip(self, size: str) -> None:
        self._send(200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * int(size)))

    def _large(self, size: str) -> None:
        self._send(200, {}, b"a" * int(size))

    def _to(self, where: str) -> None:
        self._send(302, {"Location": where, "Set-Cookie": "a=b"})

    def _loop(self, count: str) -> None:
        self._send(302, {"Location": f"/loop/{int(count) + 1}"})

    def _short(self, _: str) -> None:
        self._send(200, {"Content-Length": "100"}, b"only this")

    def _header(self, size: str) -> None:
        self._send(200, {"X-Long": "a" * int(size)}, b"x")

    def _slow(self, _: str) -> None:
        self._send(200, {})
        for _drop in range(50):
            try:
                self.wfile.write(b"drop ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def _status(self, status: str) -> None:
        self._send(int(status), {"Content-Length": "0"})


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def get(url: str, **settings: object) -> Response:
    return fetch_now(url, settings=FetchSettings(allowed=HERE, **settings))  # type: ignore[arg-type]


def test_a_page_comes_back_with_what_is_needed_the_next_time(address: str) -> None:
    answer = get(f"{address}/plain")
    assert answer.body == b"<p>Good morning</p>"
    assert (answer.status, answer.media_type) == (200, "text/html; charset=utf-8")
    assert answer.headers["etag"] == answer.etag == '"v1"'
    assert answer.last_modified is None


def test_nothing_changed_is_an_answer(address: str) -> None:
    answer = get(f"{address}/plain", etag='"v1"', last_modified="Sun, 27 Jul 2025 08:00:00 GMT")
    assert (answer.status, answer.body) == (304, b"")
    assert SEEN[-1]["if-modified-since"] == "Sun, 27 Jul 2025 08:00:00 GMT"


def test_we_say_who_we_are_and_nothing_of_the_reader(address: str) -> None:
    answer = get(f"{address}/to/{address}/plain")
    assert answer.url == f"{address}/plain"
    assert SEEN[-1]["user-agent"] == user_agent()
    assert user_agent().startswith("Broadsheet/")
    assert "cookie" not in SEEN[-1]
    assert "referer" not in SEEN[-1]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0"])
def test_this_machine_is_refused_however_it_is_written(address: str, host: str) -> None:
    port = address.rsplit(":", 1)[1]
    before = len(SEEN)
    # Some resolvers refuse the odd spellings by themselves, and so does aiohttp.
    with pytest.raises(NetworkError, match=r"may not be reached|no such host|no address"):
        fetch_now(f"http://{host}:{port}/plain", settings=FetchSettings())
    assert len(SEEN) == before


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"])
def test_a_literal_address_is_refused_too(host: str) -> None:
    with pytest.raises(AddressRefusedError, match="may not be reached"):
        fetch_now(f"http://{host}/", settings=FetchSettings())


def test_a_redirect_to_a_refused_address_is_refused(address: str) -> None:
    with pytest.raises(AddressRefusedError, match=r"192\.168\.0\.1 is private"):
        get(f"{address}/to/http://192.168.0.1/admin")


@pytest.mark.parametrize(
    "url", ["file:///etc/hosts", "ftp://example.org/", "gopher://x", "x", "", "http://", "http://["]
)
def test_only_http_is_spoken(url: str) -> None:
    with pytest.raises(NetworkError):
        get(url)


def test_a_redirect_to_another_scheme_is_not_followed(address: str) -> None:
    with pytest.raises(NetworkError, match="neither http nor https"):
        get(f"{address}/to/file:///etc/hosts")


def test_an_endless_redirect_ends(address: str) -> None:
    before = len(SEEN)
    with pytest.raises(NetworkError, match="redirects more than 5 times"):
        get(f"{address}/loop/0")
    assert len(SEEN) - before <= 6


def test_a_large_body_stops_at_the_cap(address: str) -> None:
    assert len(get(f"{address}/large/1000", max_bytes=1000).body) == 1000
    with pytest.raises(NetworkError, match="larger than 1,000 bytes"):
        get(f"{address}/large/1001", max_bytes=1000)


def test_a_compressed_body_is_read_and_a_bomb_is_not(address: str) -> None:
    assert get(f"{address}/gzip/1000").body == b"a" * 1000
    with pytest.raises(NetworkError, match="once decompressed"):
        get(f"{address}/gzip/5000000", max_bytes=100_000)


def test_a_huge_header_is_refused(address: str) -> None:
    assert get(f"{address}/header/4000").body == b"x"
    with pytest.raises(NetworkError):
        get(f"{address}/header/70000")


def test_a_dripping_server_meets_the_deadline(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NetworkError, match=r"within 0\.4 seconds"):
        get(f"{address}/slow", timeout=0.4)
    assert time.monotonic() - begun < 3


def test_a_body_that_is_cut_off_is_no_success(address: str) -> None:
    with pytest.raises(NetworkError, match="cut off"):
        get(f"{address}/short")


@pytest.mark.parametrize("status", [300, 404, 410, 429, 500, 503])
def test_an_error_carries_its_status(address: str, status: int) -> None:
    with pytest.raises(NetworkError, match=f"answered {status}") as caught:
        get(f"{address}/status/{status}")
    assert caught.value.status == status


def test_nobody_listening_is_one_clear_line() -> None:
    with pytest.raises(NetworkError, match="no connection"):
        get("http://127.0.0.1:9/")
