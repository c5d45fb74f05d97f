"""A site on loopback with a feed, a feed behind a login, and addresses where there is none."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER, PASSWORD = "ann", "se/cret: 12"

_ITEM = """<item><title>{title}</title><guid isPermaLink="false">{number}</guid><pubDate>{when}</pubDate>
<description>LINDVIK: {title}, harbour master Per Lie said on Monday. Nobody on the quay had seen it coming,
and the ferry to Orvik left two hours late with 12 people on board.</description></item>"""
_TITLES = ("Goat found on the pier", "Ferry late again", "Harbour bridge reopens")
_PAGE = b"""<html lang=en><head><title>Lindvik today</title></head><body><ul><li><a href=/a>Ferry late again</a></li>
<li><a href=/b>Goat found</a></li></ul></body></html>"""
_LIST = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="Quay">
<outline text="Orvik Post" type="rss" xmlUrl="https://orvik.example/feed"/></outline></body></opml>"""


def feed(titles: tuple[str, ...] = _TITLES, name: str = "Lindvik Courier") -> bytes:
    """Return a feed of made-up news of the last days."""
    now = datetime.now(UTC).replace(microsecond=0)
    items = (
        _ITEM.format(title=title, number=number, when=format_datetime(now - timedelta(hours=5 * number + 1)))
        for number, title in enumerate(titles)
    )
    told = f"<title>{name}</title><ttl>120</ttl>{''.join(items)}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{told}</channel></rss>'.encode()


@dataclass(slots=True, kw_only=True)
class Newsstand:
    """A running site, and what was asked of it."""

    address: str = ""
    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)  # by path: status, type, body
    asked: list[str] = field(default_factory=list)  # paths, oldest first

    def answer(self, path: str, login: str | None) -> tuple[int, str, bytes]:
        """Return what a path gives."""
        self.asked.append(path)
        right = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if path == "/members.rss" and login != right:
            return 401, "text/html", b"who are you?"
        return self.answers.get(path, (404, "text/html", b"nothing here"))


@contextmanager
def running_newsstand() -> Iterator[Newsstand]:
    """Run the site until left."""
    rss = "application/rss+xml"
    stand = Newsstand(
        answers={
            "/": (200, "text/html", _PAGE),
            "/broken.rss": (200, rss, b"<rss><channel><title>Lindvik"),
            "/courier.rss": (200, rss, feed()),
            "/fault.rss": (500, "text/html", b"oh no"),
            "/feeds.opml": (200, "text/x-opml", _LIST),
            "/members.rss": (200, rss, feed(name="Lindvik Members")),
            "/picture.png": (200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        }
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, media_type, body = stand.answer(self.path, self.headers.get("Authorization"))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield stand
    server.shutdown()
    server.server_close()
