"""Answers that are broken or meant to do harm, as chunks of bytes with pauses between them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, repeat

from bench.servers.bodies import MEDIA
from bench.servers.plan import Site

Steps = Iterator[tuple[float, bytes]]  # seconds to wait first, then what to send
AGAIN = "-again"  # the second address of a redirect loop
_BOMB_BYTES = 10 * 1024**3  # decompressed, as the issue wants it
_BLOCK = 16 * 1024**2  # of zeros, compressed once and sent again and again
_ENDLESS_BYTES = 2 * 1024**3  # far beyond anybody's cap, and still an end
_SLOW_SECONDS = 600  # for how long a byte a second comes
_ITEMS = 100_000
_DEEP = 10_000
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_PAGE = (
    b"<!doctype html><html><head><title>Welcome</title></head><body><h1>We have moved house</h1>"
    b"<p>Nothing to see here, and no list of news either.</p></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One answer, sent step by step."""

    status: int
    steps: Steps
    close: bool = True  # whether the connection ends with it


def whole(status: int, body: bytes, media: str, *, more: str = "") -> Play:
    """Return an answer that comes at once and leaves the connection open."""
    head = f"HTTP/1.1 {status} -\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return Play(status=status, steps=iter([(0.0, head.encode() + body)]), close=False)


def play(site: Site, path: str, feed: bytes) -> Play:
    """Return the answer of a site that does not behave.

    Args:
        site: which one.
        path: that was asked for; a redirect loop has two.
        feed: what the site would say if it behaved.
    """
    return _PLAYS[site.conduct](site, path, feed)


def _cut_off(site: Site, _: str, feed: bytes) -> Play:
    return whole(200, feed[: len(feed) * 6 // 10], MEDIA[site.format])


def _empty(site: Site, _: str, __: bytes) -> Play:
    return whole(200, b"", MEDIA[site.format])


def _html(_: Site, __: str, ___: bytes) -> Play:
    return whole(200, _PAGE, "text/html; charset=utf-8")


def _missing(_: Site, __: str, ___: bytes) -> Play:
    return whole(404, _PAGE, "text/html")


def _server_error(_: Site, __: str, ___: bytes) -> Play:
    return whole(500, _PAGE, "text/html")


def _wrong_charset(site: Site, _: str, feed: bytes) -> Play:
    text = feed.decode(site.charset, errors="replace").replace(site.charset, "utf-8", 1)
    return whole(200, text.encode("windows-1251", errors="replace"), f"{MEDIA[site.format]}; charset=utf-8")


def _deep(site: Site, _: str, __: bytes) -> Play:
    """Return HTML in an entry, or elements around it, ten thousand deep."""
    nest, end = ("<div>" * _DEEP, "</div>" * _DEEP)
    inside = f"<![CDATA[{nest}text{end}]]>" if site.number % 2 else f"{nest}text{end}"
    item = f"<item><title>Deep</title><guid>deep</guid><description>{inside}</description></item>"
    return whole(200, f'{_HEAD}<rss version="2.0"><channel>{item}</channel></rss>'.encode(), MEDIA["rss"])


def _endless(_: Site, __: str, ___: bytes) -> Play:
    head = f'HTTP/1.1 200 OK\r\nContent-Type: {MEDIA["rss"]}\r\n\r\n{_HEAD}<rss version="2.0"><channel>'
    part = b"<item><title>On and on</title><description>and on</description></item>\n" * 800
    parts = repeat((0.0, part), _ENDLESS_BYTES // len(part))
    return Play(status=200, steps=chain([(0.0, head.encode())], parts))


def _entity_bomb(_: Site, __: str, ___: bytes) -> Play:
    rows = ['<!ENTITY a0 "laughing ">']
    rows += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    text = f"{_HEAD}<!DOCTYPE rss [{''.join(rows)}]>\n<rss><channel><title>&a11;</title></channel></rss>"
    return whole(200, text.encode(), MEDIA["rss"])


def _gzip_bomb(_: Site, __: str, ___: bytes) -> Play:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {MEDIA['rss']}\r\nContent-Encoding: gzip\r\n\r\n"
    first, block = _zeros()
    blocks = repeat((0.0, block), _BOMB_BYTES // _BLOCK)
    return Play(status=200, steps=chain([(0.0, head.encode() + first)], blocks))


def _many_items(_: Site, __: str, ___: bytes) -> Play:
    return whole(200, _items(), MEDIA["rss"], more="Content-Encoding: gzip\r\n")


def _redirect_loop(site: Site, path: str, _: bytes) -> Play:
    target = path.removesuffix(AGAIN) if path.endswith(AGAIN) else site.path + AGAIN
    return whole(302, b"", "text/html", more=f"Location: {target}\r\n")


def _redirect_metadata(_: Site, __: str, ___: bytes) -> Play:
    return whole(302, b"", "text/html", more="Location: http://169.254.169.254/latest/meta-data/\r\n")


def _slow_headers(_: Site, __: str, ___: bytes) -> Play:
    slow = ((1.0, b"a" if n % 60 else b"\r\nX-Slow: ") for n in count(1))
    steps = (step for step, _ in zip(slow, range(_SLOW_SECONDS), strict=False))
    return Play(status=200, steps=chain([(0.0, b"HTTP/1.1 200 OK\r\nX-Slow: ")], steps))


@cache
def _zeros() -> tuple[bytes, bytes]:
    """Return the beginning of a gzip of zeros, and a block that may follow any number of times."""
    packer = zlib.compressobj(9, wbits=31)
    first = packer.compress(b"\0" * _BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    return first, packer.compress(b"\0" * _BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)


@cache
def _items() -> bytes:
    rows = (
        f"<item><title>Number {n}</title><link>/many/{n}</link><guid>{n}</guid>"
        f"<description>One of very many: {n}</description></item>\n"
        for n in range(_ITEMS)
    )
    text = f'{_HEAD}<rss version="2.0"><channel><title>Many</title>{"".join(rows)}</channel></rss>'
    return zlib.compress(text.encode(), 6, wbits=31)


_PLAYS: dict[str, Callable[[Site, str, bytes], Play]] = {
    "cut-off": _cut_off,
    "deep": _deep,
    "empty": _empty,
    "endless": _endless,
    "entity-bomb": _entity_bomb,
    "gzip-bomb": _gzip_bomb,
    "html": _html,
    "many-items": _many_items,
    "missing": _missing,
    "redirect-loop": _redirect_loop,
    "redirect-metadata": _redirect_metadata,
    "server-error": _server_error,
    "slow-headers": _slow_headers,
    "wrong-charset": _wrong_charset,
}
