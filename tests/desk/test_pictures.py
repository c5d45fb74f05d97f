from __future__ import annotations

import http.server
import ipaddress
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.desk import pictures
from broadsheet.desk.pictures import Pictures

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 64, 48) + bytes(40)
PIXEL = b"GIF89a" + struct.pack("<HH", 1, 1) + bytes(20)
FILES = {"/a.png": PNG, "/pixel.gif": PIXEL, "/a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}


class _Server(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = FILES.get(self.path.partition("?")[0])
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "image/png")  # whatever it is
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (_Server,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


def made(folder: Path) -> Pictures:
    return Pictures(folder=folder / "pictures", allowed=(ipaddress.ip_network("127.0.0.0/8"),))


def test_a_picture_is_fetched_once_and_kept(tmp_path: Path, site: tuple[str, list[str]]) -> None:
    base, asked = site
    kept = made(tmp_path)
    for _ in range(3):
        found = kept.get(f"{base}/a.png")
        assert found is not None
        assert (found.body, found.media_type) == (PNG, "image/png")
    assert asked == ["/a.png"]


@pytest.mark.parametrize("name", ["/pixel.gif", "/a.svg", "/nothing.png"])
def test_what_is_not_for_eyes_is_dropped_and_not_asked_for_again(
    tmp_path: Path, site: tuple[str, list[str]], name: str
) -> None:
    base, asked = site
    kept = made(tmp_path)
    assert [kept.get(f"{base}{name}") for _ in range(3)] == [None] * 3
    assert asked == [name]


def test_private_addresses_are_not_reached(tmp_path: Path, site: tuple[str, list[str]]) -> None:
    base, asked = site
    assert Pictures(folder=tmp_path).get(f"{base}/a.png") is None
    assert asked == []


def test_the_oldest_go_when_the_folder_is_full(
    tmp_path: Path, site: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = site
    monkeypatch.setattr(pictures, "MOST_KEPT", 2 * len(PNG))
    kept = made(tmp_path)
    for number in range(4):
        assert kept.get(f"{base}/a.png?{number}") is not None
    assert len(list(kept.folder.iterdir())) <= 2
