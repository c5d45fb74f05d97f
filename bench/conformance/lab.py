"""A desk on a fake clock and sites on loopback that do as they are told: what every case is tried on.

Each site has an address of its own out of 127.0.0.0/8, so that it is a host of its own. Every request is
written down with the time that the desk's clock showed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

from broadsheet.config import Settings
from broadsheet.desk import Desk, UpdateReport, open_desk
from broadsheet.desk.clock import FakeClock
from broadsheet.model import Subscription

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday
LOOPBACK = ip_network("127.0.0.0/8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a site answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0  # real seconds before the answer begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a site was asked."""

    at: datetime  # on the desk's clock
    host: str
    method: str
    path: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""

    @property
    def conditional(self) -> bool:
        """Return whether it carries a validator."""
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


Answer = Reply | Callable[[Request], Reply]


@dataclass(slots=True, kw_only=True)
class Site:
    """One host."""

    host: str
    port: int
    paths: dict[str, Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def url(self, path: str = "/feed.xml") -> str:
        """Return the address of a path."""
        return f"http://{self.host}:{self.port}{path}"

    def requests(self, path: str = "/feed.xml") -> list[Request]:
        """Return what was asked for a path, in order."""
        return [request for request in self.asked if request.path == path]


@dataclass(slots=True, kw_only=True)
class Lab:
    """A desk, its clock and its sites."""

    clock: FakeClock
    desk: Desk
    port: int
    sites: dict[str, Site] = field(default_factory=dict)

    def site(self, number: int = 1) -> Site:
        """Return the site of that number, made at first need."""
        host = f"127.0.{number // 250}.{number % 250 + 2}"
        return self.sites.setdefault(host, Site(host=host, port=self.port))

    def follow(self, *urls: str, folder: str | None = None) -> Subscription:
        """Subscribe without looking yet and return the (last) subscription."""
        outlines = "".join(f'<outline type="rss" xmlUrl="{escape(url)}"/>' for url in urls)
        if folder:
            outlines = f'<outline text="{escape(folder)}">{outlines}</outline>'
        found = self.desk.subscriptions.add_opml(
            f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()
        )
        return next(one for one in found if one.url == urls[-1])

    def round(self, *, fold: bool = False) -> UpdateReport:
        """Look at what is due now; fold where told to."""
        report = self.desk.collect()
        if fold:
            self.desk.fold()
        return report

    def later(self, **length: float) -> datetime:
        """Let time pass (hours=1, days=2) and return the new time."""
        self.clock.moment += timedelta(**length)
        return self.clock.moment

    def until_due(self, key: str) -> Subscription:
        """Let time pass until a subscription is due and return it as it was before the look."""
        told = self.desk.subscriptions.one(key)
        if told.next_due is None:
            raise AssertionError("it is never looked at again")
        self.clock.moment = max(self.clock.moment, told.next_due)
        return told

    def told(self, key: str) -> Subscription:
        """Return a subscription as it is now."""
        return self.desk.subscriptions.one(key)


@contextmanager
def open_lab(**settings: object) -> Iterator[Lab]:
    """Return a lab and put everything away afterwards.

    Args:
        settings: of the desk (see ``config.Settings``).
    """
    clock = FakeClock(START)
    chosen: dict[str, object] = {"allow_net": (LOOPBACK,), "workers": 1, **settings}
    with TemporaryDirectory(prefix="broadsheet-lab-") as folder:
        database = str(Path(folder) / "lab.db")
        with open_desk(database, settings=Settings(**chosen)) as desk:  # type: ignore[arg-type]
            desk.collector.clock = clock
            lab = Lab(clock=clock, desk=desk, port=0)
            server = ThreadingHTTPServer(("0.0.0.0", 0), _handler(lab))  # noqa: S104 (all of 127.0.0.0/8)
            server.daemon_threads = True
            lab.port = server.server_port
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
            thread.start()
            try:
                yield lab
            finally:
                server.shutdown()
                server.server_close()
                thread.join()


def _handler(lab: Lab) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

        def _answer(self, body: bytes) -> None:
            host = str(self.connection.getsockname()[0])
            site = lab.sites.get(host)
            request = Request(
                at=lab.clock.now(),
                host=host,
                method=self.command,
                path=self.path,
                headers={name.lower(): value for name, value in self.headers.items()},
                body=body,
            )
            answer: Answer = Reply(status=404)
            if site is not None:
                site.asked.append(request)
                answer = site.paths.get(self.path, answer)
            reply = answer(request) if callable(answer) else answer
            sleep(reply.delay)
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with suppress(ConnectionError):  # the desk has heard enough, and hung up
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet: every request is written down already."""

    return Handler


# --- what sites say --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed."""

    key: str
    title: str
    text: str = "The council of Lindvik met on Monday and spoke about the new bridge for three hours. " * 12
    link: str | None = None
    at: datetime | None = START - timedelta(hours=2)


def rss(*items: Item, extra: str = "") -> bytes:
    """Return a feed of these entries; ``extra`` stands in its channel."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Lindvik Courier</title>'
        f"<link>https://courier.example/</link>{extra}{''.join(map(_item, items))}</channel></rss>"
    ).encode()


def _item(item: Item) -> str:
    date = f"<pubDate>{format_datetime(item.at)}</pubDate>" if item.at else ""
    link = f"<link>{escape(item.link or f'https://courier.example/{item.key}')}</link>"
    return (
        f'<item><title>{escape(item.title)}</title><guid isPermaLink="false">{escape(item.key)}</guid>{link}{date}'
        f"<description>{escape(f'<p>{item.text}</p>')}</description></item>"
    )


def items(count: int, *, newest: datetime = START, every: timedelta = timedelta(hours=1)) -> list[Item]:
    """Return that many entries, the newest first."""
    return [
        Item(key=f"e{count - n}", title=f"Report number {count - n} from Lindvik", at=newest - n * every)
        for n in range(count)
    ]


def conditional(body: bytes, **headers: str) -> Callable[[Request], Reply]:
    """Return an answer with an ETag made of the body, and 304 to whoever has it already."""
    etag = f'"{sha256(body).hexdigest()[:16]}"'
    told = {"ETag": etag, "Content-Type": "application/rss+xml", **headers}

    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == etag:
            return Reply(status=304, headers=told)
        return Reply(body=body, headers=told)

    return answer
