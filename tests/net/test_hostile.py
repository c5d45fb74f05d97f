"""Servers that mean harm, or do it without meaning to: each ends within its cap and its deadline."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from tests.net.raw import Answer, Request, reply, serving

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net.client import LARGE, MOST_LARGE, FetchSettings, Response, fetch_now, open_client
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.1"])


def get(url: str, **settings: object) -> Response:
    return fetch_now(url, settings=FetchSettings(allowed=HERE, **settings))  # type: ignore[arg-type]


def failing(answer: Answer, **settings: object) -> NetworkError:
    with serving(answer) as server, pytest.raises(NetworkError) as caught:
        get(f"{server.url}/feed", **settings)
    return caught.value


def always(data: bytes) -> Answer:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return answer


async def _ten_gigabytes(_: Request, writer: asyncio.StreamWriter) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
    zeros = bytes(1_000_000)
    for _number in range(10_000):
        piece = packer.compress(zeros)
        if piece:
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()


def test_ten_gigabytes_of_zeros_end_at_the_cap() -> None:
    began = time.monotonic()
    tracemalloc.start()
    error = failing(_ten_gigabytes, max_bytes=5_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (error.kind, error.status) == ("size", 200)
    assert "5,000,000 bytes once decompressed" in error.reason
    assert time.monotonic() - began < 10
    assert peak < 60_000_000


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("br", brotli.compress(bytes(50_000_000), quality=1)),
        ("zstd", zstandard.compress(bytes(50_000_000))),
        ("deflate", zlib.compress(bytes(50_000_000))),
        ("gzip", gzip.compress(bytes(50_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(50_000_000)))),
        ("br, zstd, gzip", gzip.compress(zstandard.compress(brotli.compress(bytes(50_000_000), quality=1)))),
    ],
)
def test_a_bomb_of_any_coding_is_stopped(coding: str, body: bytes) -> None:
    error = failing(always(reply(200, {"Content-Encoding": coding}, body)), max_bytes=1_000_000)
    assert error.kind == "size"


@pytest.mark.parametrize(
    ("coding", "words"),
    [
        ("gzip, gzip, gzip, gzip", "4 times over"),
        ("compress", "not understood"),
        ("gzip", "damaged"),
        ("br", "damaged"),
        ("zstd", "damaged"),
        ("deflate", "damaged"),
    ],
)
def test_codings_that_make_no_sense_are_said(coding: str, words: str) -> None:
    error = failing(always(reply(200, {"Content-Encoding": coding, "X-A": "b"}, b"no such thing" * 50)))
    assert error.kind == "encoding"
    assert words in error.reason
    assert error.headers["x-a"] == "b"


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_what_is_compressed_well_is_read(coding: str) -> None:
    body = b"<rss>" + b"some words " * 20_000
    pack = {
        "gzip": gzip.compress,
        "br": brotli.compress,
        "zstd": zstandard.compress,
        "deflate": zlib.compress,
    }
    with serving(always(reply(200, {"Content-Encoding": coding}, pack[coding](body)))) as server:
        assert get(server.url).body == body
        assert server.seen[0].headers["accept-encoding"] == b"gzip, br, zstd, deflate"


async def _slow_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000:
        writer.write(bytes([letter]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silent(_: Request, __: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def _stalls(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome")
    await writer.drain()
    await asyncio.sleep(30)


async def _drips(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"drop ")
        await writer.drain()
        await asyncio.sleep(0.02)


async def _interim(_: Request, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        await writer.drain()


@pytest.mark.parametrize(
    ("answer", "settings", "words"),
    [
        (_slow_headers, {"first_byte_seconds": 0.3}, "no answer began within 0.3 seconds"),
        (_silent, {"first_byte_seconds": 0.3}, "no answer began within 0.3 seconds"),
        (_interim, {"first_byte_seconds": 0.3}, "no answer began within 0.3 seconds"),
        (_stalls, {"read_seconds": 0.3}, "nothing came for 0.3 seconds"),
        (_drips, {"timeout": 0.4}, "no complete answer within 0.4 seconds"),
        (_silent, {"timeout": 0.4}, "no complete answer within 0.4 seconds"),
    ],
)
def test_each_deadline_has_words_of_its_own(answer: Answer, settings: dict[str, float], words: str) -> None:
    began = time.monotonic()
    error = failing(answer, **settings)
    assert error.kind == "timeout"
    assert words in error.reason
    assert time.monotonic() - began < 3


def test_a_name_that_is_never_found_meets_the_deadline_for_connecting() -> None:
    def slow(_: str) -> list[tuple[int, str]]:
        time.sleep(1.5)
        return []

    async def run() -> None:
        async with open_client(lookup=slow) as client:
            await client.fetch("http://slow.example/", settings=FetchSettings(connect_seconds=0.2))

    with pytest.raises(NetworkError, match=r"no connection within 0\.2 seconds") as caught:
        asyncio.run(run())
    assert caught.value.kind == "timeout"


async def _endless(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"more of it " * 1000)
        await writer.drain()


async def _endless_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: of it\r\n" * 100)
        await writer.drain()


async def _endless_header(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX-More: ")
    while True:
        writer.write(b"of it " * 100)
        await writer.drain()


_LARGE = reply(200, {f"X-{number}": "a" * 1000 for number in range(100)})


@pytest.mark.parametrize(
    "answer",
    [
        _endless,
        _endless_headers,
        _endless_header,
        always(_LARGE),
        always(reply(200, {"Content-Length": "9999999"})),
    ],
)
def test_what_has_no_end_ends_at_the_cap(answer: Answer) -> None:
    error = failing(answer, max_bytes=1_000_000)
    assert error.kind == "size"
    assert error.reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut",
    ],
)
def test_what_is_not_http_is_said(data: bytes) -> None:
    error = failing(always(data))
    assert error.kind == "protocol"
    assert "\n" not in error.reason


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[::]",
        "a@127.0.0.1",
        "example.org@127.0.0.1",
        "127.0.0.1.",
        "①27.0.0.1",
        "１２７.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
    ],
)
def test_no_spelling_of_this_machine_gets_through(host: str) -> None:
    with serving(always(reply(200))) as server:
        with pytest.raises(NetworkError) as caught:
            fetch_now(f"http://{host}:{server.port}/", settings=FetchSettings())
        assert not server.seen
    assert caught.value.kind in {"address", "dns"}


@pytest.mark.parametrize(
    "where",
    [
        "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.1]/",
        "//10.0.0.1/",
        "http://[fd00::1]/",
        "http://2130706434/",
    ],
)
def test_a_redirect_inside_is_refused_and_said(where: str) -> None:
    error = failing(always(reply(302, {"Location": where})))
    assert error.kind in {"address", "dns"}
    assert isinstance(error, AddressRefusedError) or "2130706434" in where
    assert "redirect" in error.reason


def test_a_name_that_changes_its_mind_is_refused_at_the_next_connection() -> None:
    # 127.0.0.1 is allowed here and stands for a public address; 127.0.0.2 is not, and stands for loopback.
    answers = [(2, "127.0.0.1"), (2, "127.0.0.2")]

    def lookup(_: str) -> list[tuple[int, str]]:
        return [answers.pop(0)]

    async def run(url: str) -> None:
        async with open_client(allowed=HERE, lookup=lookup) as client:
            await client.fetch(url)

    with serving(always(reply(302, {"Location": "/again"}))) as server:
        with pytest.raises(AddressRefusedError, match=r"127\.0\.0\.2 is loopback") as caught:
            asyncio.run(run(f"http://rebind.example:{server.port}/"))
        assert len(server.seen) == 1
    assert caught.value.kind == "address"


def test_one_public_address_of_several_is_enough() -> None:
    async def run(url: str) -> int:
        def lookup(_: str) -> list[tuple[int, str]]:
            return [(2, "10.0.0.1"), (2, "127.0.0.1")]

        async with open_client(allowed=HERE, lookup=lookup) as client:
            return (await client.fetch(url)).status

    with serving(always(reply(200))) as server:
        assert asyncio.run(run(f"http://both.example:{server.port}/")) == 200


def test_a_refusal_belongs_to_the_fetch_that_met_it() -> None:
    async def run(url: str) -> list[object]:
        async with open_client(allowed=HERE) as client:
            return list(
                await asyncio.gather(
                    *(
                        client.fetch(url if number % 2 else f"http://10.0.0.{number}/")
                        for number in range(40)
                    ),
                    return_exceptions=True,
                )
            )

    with serving(always(reply(500))) as server:
        results = asyncio.run(run(server.url))
    for number, result in enumerate(results):
        assert isinstance(result, NetworkError)
        assert isinstance(result, AddressRefusedError) == (number % 2 == 0)
        if number % 2 == 0:
            assert f"10.0.0.{number} " in result.reason


def test_one_slow_name_server_holds_up_nobody_else() -> None:
    def lookup(host: str) -> list[tuple[int, str]]:
        if host.startswith("slow"):
            time.sleep(1)
            raise OSError("no answer")
        return [(2, "127.0.0.1")]

    async def run(port: int) -> float:
        async with open_client(allowed=HERE, lookup=lookup, at_once=200) as client:
            slow = [asyncio.create_task(client.fetch(f"http://slow{n}.example:{port}/")) for n in range(60)]
            await asyncio.sleep(0.05)
            began = time.monotonic()
            await client.fetch(f"http://quick.example:{port}/")
            took = time.monotonic() - began
            results = await asyncio.gather(*slow, return_exceptions=True)
        assert {result.kind for result in results if isinstance(result, NetworkError)} == {"dns"}
        return took

    with serving(always(reply(200))) as server:
        assert asyncio.run(run(server.port)) < 0.7


async def _endless_block(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while True:
        writer.write(b"x" * 262_144)
        await writer.drain()


def test_many_endless_bodies_do_not_fill_the_memory_together() -> None:
    cap, count = 6 * 1024 * 1024, 30
    settings = FetchSettings(allowed=HERE, max_bytes=cap, timeout=20.0)

    async def all_at_once(url: str) -> list[Response | BaseException]:
        async with open_client(at_once=count) as client:
            asked = [client.fetch(f"{url}/{number}", settings=settings) for number in range(count)]
            return await asyncio.gather(*asked, return_exceptions=True)

    with serving(_endless_block) as server:
        tracemalloc.start()
        try:
            found = asyncio.run(all_at_once(server.url))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert all(isinstance(one, NetworkError) and one.kind == "size" for one in found), found
    # All of them together would hold 180 MB: of large ones only so many grow at a time.
    assert peak < (MOST_LARGE + 3) * cap + count * 2 * LARGE
