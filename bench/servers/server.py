"""The process that answers for all simulated hosts: one socket, each address of 127.0.0.0/8 a host of its own.

    python bench/servers/server.py --plan PLAN.json --log LOG [--port N] [--now SECONDS] [--prepare N]

Prints "ready PORT" when it may be asked. Ends when it is told to (SIGTERM) or its parent's end of the
standard input is closed. http://127.0.0.1:PORT/.version/N makes every feed show its Nth version.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import partial
from hashlib import sha1
from pathlib import Path
from time import monotonic, time
from typing import IO
from urllib.parse import unquote_to_bytes

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.servers.bodies import MEDIA, body, item, page, shown
from bench.servers.hostile import AGAIN, Play, play, whole
from bench.servers.plan import Site, read_plan

_FLUSH = 0.05  # seconds between two writes of the log
_MOST_HEAD = 65_536  # bytes of a request; ours and the peer's have some hundreds
_BACKLOG = 4096  # connections waiting to be taken: a round begins with many at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One version of a feed as it goes over the wire."""

    packed: bytes  # the body, compressed
    media: str
    etag: str
    modified: str
    headers: bytes  # validators as this site gives them
    ok: bytes  # a whole answer, compressed
    not_modified: bytes

    def plain(self) -> bytes:
        """Return the body as it was before it was compressed."""
        return zlib.decompress(self.packed, wbits=31)


@dataclass(slots=True, kw_only=True)
class Hosts:
    """What all connections share."""

    sites: dict[tuple[str, bytes], Site]
    port: int
    now: float
    log: IO[str]
    version: int = 0
    rows: list[str] = field(default_factory=list)
    ready: dict[tuple[int, int], Ready] = field(default_factory=dict)
    numbered: dict[int, Site] = field(default_factory=dict)

    def feed(self, site: Site) -> Ready:
        """Return what a feed has now."""
        key = (site.number, self.version if site.news else 0)
        found = self.ready.get(key)
        if found is None:
            found = self.ready[key] = prepare(site, key[1], port=self.port, now=self.now)
        return found

    def site(self, host: str, target: bytes) -> Site | None:
        """Return the feed at an address, however a client escapes it."""
        return self.sites.get((host, target)) or self.sites.get((host, unquote_to_bytes(target)))

    def page(self, host: str, target: bytes) -> bytes | None:
        """Return the page of an entry, None where there is none at this address."""
        parts = target.decode("latin-1").split("/")  # /story/SITE/ENTRY/...
        if len(parts) != 5 or parts[1] != "story" or not (parts[2] + parts[3]).isdecimal():
            return None
        site = self.numbered.get(int(parts[2]))
        if site is None or site.host != host:
            return None
        return page(site, item(site, int(parts[3]), self.version, port=self.port, now=self.now))

    def flush(self) -> None:
        """Write the log as far as it has come."""
        if self.rows:
            self.log.write("".join(self.rows))
            self.log.flush()
            self.rows.clear()


def prepare(site: Site, version: int, *, port: int, now: float) -> Ready:
    """Return one version of a feed, made and compressed."""
    plain = body(site, version, port=port, now=now)
    packed = zlib.compress(plain, 6, wbits=31)
    etag = f'"{sha1(plain, usedforsecurity=False).hexdigest()[:20]}"'
    etag = (
        f"W/{etag}" if site.validators == "weak" else etag.strip('"') if site.validators == "bare" else etag
    )
    newest = item(site, shown(site, version)[-1], version, port=port, now=now).moment
    modified = formatdate(newest.timestamp(), usegmt=True)
    gives = site.validators
    headers = f"ETag: {etag}\r\n" if gives != "modified" else ""
    headers += f"Last-Modified: {modified}\r\n" if gives in ("both", "modified") else ""
    media = MEDIA[site.format]
    ok = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\n"
    ok += f"{headers}Content-Length: {len(packed)}\r\n\r\n"
    return Ready(
        packed=packed,
        media=media,
        etag=etag if gives != "modified" else "",
        modified=modified if gives in ("both", "modified") else "",
        headers=headers.encode(),
        ok=ok.encode() + packed,
        not_modified=f"HTTP/1.1 304 Not Modified\r\n{headers}\r\n".encode(),
    )


@dataclass(slots=True, eq=False)
class Connection(asyncio.Protocol):
    """One client's connection: requests are answered one after the other."""

    hosts: Hosts
    host: str = ""
    transport: asyncio.Transport | None = None
    rest: bytes = b""
    play: Play | None = None  # what is being sent step by step
    asked: tuple[float, str, str] = (0.0, "", "")  # when, which path, conditional or not
    paused: bool = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment] # asyncio gives no better type
        self.host = transport.get_extra_info("sockname")[0]
        if not self.host.startswith("127."):
            transport.close()  # whoever comes from outside finds nobody here

    def connection_lost(self, _: Exception | None) -> None:
        if self.play:
            self._done(self.play.status)
        self.play = self.transport = None

    def pause_writing(self) -> None:
        self.paused = True

    def resume_writing(self) -> None:
        self.paused = False
        if self.play:  # not at once: asyncio is still in the middle of writing
            asyncio.get_running_loop().call_soon(self._step, b"")

    def data_received(self, data: bytes) -> None:
        data = self.rest + data if self.rest else data
        end = data.find(b"\r\n\r\n")
        while end >= 0:
            self._answer(data[:end])
            data = data[end + 4 :]
            end = data.find(b"\r\n\r\n")
        self.rest = data
        if len(data) > _MOST_HEAD and self.transport:
            self.transport.close()

    def _answer(self, head: bytes) -> None:
        target = head[4 : head.find(b" ", 4)]  # only GET is ever asked
        site = self.hosts.site(self.host, target)
        names = head.lower()
        etag, modified = (
            _value(head, names, name) for name in (b"\r\nif-none-match:", b"\r\nif-modified-since:")
        )
        self.asked = (monotonic(), target.decode("latin-1"), "c" if etag or modified else "-")
        if site is None:
            self._start(self._other(target))
        elif site.conduct == "well":
            self._send(self._well(site, names, etag, modified))
        elif site.conduct == "slow":
            loop = asyncio.get_running_loop()
            loop.call_later(site.delay, lambda: self._send(self._well(site, names, etag, modified)))
        else:
            self._start(play(site, self.asked[1], self.hosts.feed(site).plain()))

    def _well(self, site: Site, names: bytes, etag: str, modified: str) -> bytes:
        ready = self.hosts.feed(site)
        if (ready.etag and etag == ready.etag) or (ready.modified and modified == ready.modified):
            return ready.not_modified
        if b"gzip" in names:
            return ready.ok
        plain = ready.plain()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {ready.media}\r\nContent-Length: {len(plain)}\r\n"
        return head.encode() + ready.headers + b"\r\n" + plain

    def _send(self, answer: bytes) -> None:
        if self.transport:
            self.transport.write(answer)
        self._done(int(answer[9:12]))

    def _done(self, status: int) -> None:
        began, path, conditional = self.asked
        self.hosts.rows.append(
            f"{began:.6f}\t{monotonic():.6f}\t{self.host}\t{path}\t{conditional}\t{status}\n"
        )

    def _other(self, target: bytes) -> Play:
        if self.host == "127.0.0.1" and target.startswith(b"/.version/"):
            self.hosts.version = int(target[10:])
            self.hosts.flush()
            return whole(200, b"done", "text/plain")
        found = self.hosts.page(self.host, target)
        return whole(200, found, "text/html; charset=utf-8") if found else whole(404, b"", "text/plain")

    def _start(self, what: Play) -> None:
        self.play = what
        self._step(b"")

    def _step(self, data: bytes) -> None:
        """Send one step and all that follow, until one has to wait or the client reads no faster."""
        loop = asyncio.get_running_loop()
        if data and self.transport:
            self.transport.write(data)
        while self.play and self.transport and not self.paused:
            wait, data = next(self.play.steps, (0.0, b""))
            if not data:
                self._end(self.play)
            elif wait:
                loop.call_later(wait, self._step, data)
                return
            else:
                self.transport.write(data)

    def _end(self, what: Play) -> None:
        self.play = None
        self._done(what.status)
        if what.close and self.transport:
            self.transport.close()


def _value(head: bytes, names: bytes, name: bytes) -> str:
    """Return a header's value as it was sent, or nothing."""
    at = names.find(name)
    if at < 0:
        return ""
    end = head.find(b"\r\n", at + 2)
    return head[at + len(name) : end if end >= 0 else None].strip().decode("latin-1")


async def serve(hosts: Hosts, port: int, given: argparse.Namespace) -> None:
    """Answer until told to end."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    server = await loop.create_server(lambda: Connection(hosts), "0.0.0.0", port, backlog=_BACKLOG)  # noqa: S104 (all of 127.0.0.0/8; others are turned away)
    hosts.port = server.sockets[0].getsockname()[1]
    everybody = {site.number: site for site in hosts.sites.values()}
    hosts.numbered = everybody
    if given.prepare:
        make = partial(prepare, version=0, port=hosts.port, now=hosts.now)
        with ProcessPoolExecutor(given.prepare) as pool:
            made = pool.map(make, everybody.values(), chunksize=100)
            hosts.ready.update(zip(((number, 0) for number in everybody), made, strict=True))
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    loop.add_reader(sys.stdin.fileno(), ended.set)  # the parent is gone
    sys.stdout.write(f"ready {hosts.port}\n")
    sys.stdout.flush()
    while not ended.is_set():
        hosts.flush()
        await asyncio.sleep(_FLUSH)
    server.close()
    hosts.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plan", type=Path, required=True)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--now", type=float, default=time())
    parser.add_argument("--prepare", type=int, default=0, help="make all feeds first, in so many processes")
    given = parser.parse_args()
    sites: dict[tuple[str, bytes], Site] = {}
    for site in read_plan(given.plan):
        paths = [site.path, site.path + AGAIN] if site.conduct == "redirect-loop" else [site.path]
        for path in paths:
            sites[site.host, unquote_to_bytes(path)] = sites[site.host, path.encode()] = site
    with given.log.open("a", encoding="utf-8") as log:
        hosts = Hosts(sites=sites, port=given.port, now=given.now, log=log)
        asyncio.run(serve(hosts, given.port, given))


if __name__ == "__main__":
    main()
