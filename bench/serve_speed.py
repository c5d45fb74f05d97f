"""How long pages take on a large desk while news are collected, at the server.

    python -m bench.serve_speed [--articles 100000] [--db FILE] [--times 60]

Makes a desk of so many articles (see ``bench.serve_made``), three stories to twenty articles, 5,000 subscriptions
in 60 folders for a million articles and as many fewer for fewer, and a reader who has read most of it. Pages are
asked for one after the other from a server in this process, while a thread of it stores 20 articles a second as
collecting does. Printed: the median and the 95th percentile in milliseconds, from the request to the last byte of
the answer, beside these the time of the processor, which tells more where the machine has other work; and what the
page weighs.

With --db the desk is made only where the file is not there yet, and stays.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import quote, urlencode

import uvicorn

from bench.serve_made import NOTED, Sizes, fill
from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import Article, Outlet
from broadsheet.serve.cli.run import keep_what_is_loaded, share_the_machine
from broadsheet.serve.web import WebSettings, app
from broadsheet.store import articles
from broadsheet.store.database import Store, open_store

MILLION = 1_000_000
STORIES, SUBSCRIPTIONS = 150_000, 5_000  # at a million articles
A_SECOND = 20  # articles that are stored meanwhile: 5,000 subscriptions bring some 100,000 a day, one and more a second


class Took(NamedTuple):
    """How long an answer took, in milliseconds."""

    waited: float
    busy: float  # of the processor, by all of this process but what collects


@dataclass(slots=True)
class Reader:
    """Asks for pages as a browser does, with its cookies."""

    port: int
    apart: Callable[[], float] = float  # seconds of the processor that are not a page's
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[Took, str]:
        """Return how long an answer took, and what it says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.connect()
        begin, busy = time.perf_counter(), time.process_time() - self.apart()
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        told = answer.read().decode()
        took = Took(1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - self.apart() - busy))
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        connection.close()
        if answer.status not in {200, 303}:
            raise SystemExit(f"{path}: {answer.status}")
        return took, told


@contextmanager
def served(desk: Desk) -> Iterator[Reader]:
    """Serve a desk on a free port of this machine."""
    config = uvicorn.Config(app(desk, WebSettings()), port=0, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    keep_what_is_loaded()
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Reader(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join()


@contextmanager
def collecting(store: Store, most: int) -> Iterator[Callable[[], float]]:
    """Store articles all the while, a transaction twice a second; tell what that has taken of the processor."""
    ended = threading.Event()

    def collect() -> None:
        number = 0
        while not ended.wait(0.5):
            now = datetime.now(UTC)
            found = [
                Article(
                    id=f"late-{now.timestamp()}-{place}",
                    title="What came while pages were asked for",
                    text="It came while pages were asked for. " * 60,
                    outlet=Outlet(name="Outlet 1", domain="outlet-1.example"),
                    published=now,
                    collected=now,
                    language="en",
                    subscription=f"{(number + place) % most:016x}",
                )
                for place in range(A_SECOND // 2)
            ]
            number += len(found)
            with store.write() as connection:
                articles.save_new(connection, found, now=now.timestamp(), waiting=False)

    thread = threading.Thread(target=collect)
    thread.start()
    clock = time.pthread_getcpuclockid(thread.ident or 0)
    yield lambda: time.clock_gettime(clock)
    ended.set()
    thread.join()


def pages(sizes: Sizes) -> dict[str, Callable[[], str]]:
    """Return what is asked for, an address at a call."""
    chance = random.Random(11)

    def article() -> str:
        return f"/articles/{chance.randrange(max(1, sizes.articles - NOTED), sizes.articles):024x}"

    folders = min(60, sizes.subscriptions)
    return {
        "today": lambda: chance.choice(["/", "/", "/?page=2", "/?section=world", "/?section=sport"]),
        "story of 200 articles": lambda: "/stories/s0",
        "article": article,
        "search": lambda: (
            "/search?q=" + quote(chance.choice(["ferry", "bank fire", "talks", "w4000x", "w2x w9x"]))
        ),
        "folder river": lambda: f"/river?folder={quote(f'Folder {chance.randrange(folders)}')}",
        "folder river, unread": lambda: (
            f"/river?unread=1&folder={quote(f'Folder {chance.randrange(folders)}')}"
        ),
        "river of everything": lambda: chance.choice(["/river", "/river?page=3", "/river?unread=1"]),
        "one subscription": lambda: f"/subscriptions/{chance.randrange(sizes.subscriptions):016x}/articles",
    }


def told(name: str, took: list[Took], weight: int) -> None:
    """Print a line."""
    cuts, busy = (quantiles(one, n=20) for one in zip(*took, strict=True))
    line = f"{name}: {cuts[9]:.0f} / {cuts[18]:.0f} ms (processor {busy[9]:.0f} / {busy[18]:.0f})"
    print(line + (f", {weight / 1000:.0f} kB" if weight else ""), flush=True)


def measure(desk: Desk, sizes: Sizes, times: int) -> None:
    """Print a line for each page, then for marking all as read."""
    with served(desk) as reader, collecting(desk.store, sizes.subscriptions) as apart:
        reader.apart = apart
        for name, address in pages(sizes).items():
            reader.ask(address())  # what is loaded once is not a page's
            answers = [reader.ask(address()) for _ in range(times)]
            told(name, [took for took, _ in answers], max(len(page) for _, page in answers))
        for name, path in (("everything", "/river"), ("a folder", "/river?folder=Folder%201")):
            marked = [mark_all(reader, path) for _ in range(max(10, times // 3))]
            told(f"mark all read, {name}", [done for done, _ in marked], 0)
            told(f"undo of that, {name}", [undone for _, undone in marked], 0)


def mark_all(reader: Reader, path: str) -> tuple[Took, Took]:
    """Mark all of a list as read and undo it; return how long each took."""
    _, page = reader.ask(path)
    took, _ = reader.ask("/river/read", fields_of(page, "/river/read"))
    _, page = reader.ask(path)
    undone, _ = reader.ask("/river/undo", fields_of(page, "/river/undo"))
    return took, undone


def fields_of(page: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the form on a page that leads to an action."""
    form = page.split(f'action="{action}"', 1)[1].split("</form>", 1)[0]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def main() -> None:
    """Print how long pages take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    share_the_machine()
    part = given.articles / MILLION
    sizes = Sizes(
        articles=given.articles,
        stories=max(100, int(STORIES * part)),
        subscriptions=max(100, int(SUBSCRIPTIONS * part)),
    )
    with tempfile.TemporaryDirectory() as folder:
        file = given.db or Path(folder) / "news.db"
        if not file.exists():
            begin = time.perf_counter()
            store = open_store(str(file))
            fill(store, sizes, time.time())
            store.close()
            print(f"{given.articles:,} articles made in {time.perf_counter() - begin:.0f} s", flush=True)
        print(f"{file.stat().st_size / 1e9:.1f} GB on the disk")
        with open_desk(str(file), settings=Settings(workers=1)) as desk:
            measure(desk, sizes, given.times)


if __name__ == "__main__":
    main()
