from __future__ import annotations

import gzip
import io
import lzma
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.files import open_inputs
from broadsheet.collect.kinds import documents
from broadsheet.collect.members import Break, pieces
from broadsheet.collect.origin import Origin
from broadsheet.collect.stream import MAX_TEXT, BrokenStreamError
from broadsheet.collect.warc import is_warc, read_warc
from broadsheet.model import Document, Failure

PAGE = b"<html><head><title>Ferry</title></head><body><p>The ferry to Oster sails again.</p></body></html>"
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><item><title>Bridge opens</title>'
    b"<link>https://courier.example/bridge</link></item><item><title>Ferry sails</title></item></channel></rss>"
)


def http(body: bytes, *, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n"
    return head.encode() + body


def record(
    url: str, block: bytes, *, kind: str = "response", length: int | None = None, more: str = ""
) -> bytes:
    media = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {media}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page(number: int) -> bytes:
    text = PAGE.replace(b"Oster", f"Oster {number}".encode())
    return record(f"https://courier.example/{number}", http(text))


def found(data: bytes) -> list[Document | Failure]:
    return list(read_warc(io.BytesIO(data), Origin(name="crawl.warc")))


def urls(data: bytes) -> list[str | None]:
    return [item.url for item in found(data) if isinstance(item, Document)]


def reasons(data: bytes) -> list[str]:
    return [item.reason for item in found(data) if isinstance(item, Failure)]


def together(records: Sequence[bytes]) -> bytes:
    return b"".join(records)


PACKED: tuple[Callable[[Sequence[bytes]], bytes], ...] = (
    together,
    lambda records: together([gzip.compress(one) for one in records]),
    lambda records: gzip.compress(together(records)),
    lambda records: together([zstandard.compress(one) for one in records]),
    lambda records: zstandard.compress(together(records)),
    lambda records: lzma.compress(together(records)),
)


@pytest.mark.parametrize("packed", PACKED)
def test_pages_are_read_however_the_archive_is_packed(packed: Callable[[Sequence[bytes]], bytes]) -> None:
    data = packed([page(1), page(2), page(3)])
    assert is_warc(data[:65_536])
    first, *_ = items = found(data)
    assert [item.url for item in items] == [f"https://courier.example/{number}" for number in (1, 2, 3)]
    assert isinstance(first, Document)
    assert first.shape == "page"
    assert first.name == "crawl.warc"
    assert first.collected == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert "Oster 1 sails" in first.body


def test_a_dictionary_of_the_archives_own_is_used() -> None:
    samples: list[bytes | bytearray | memoryview[int]] = [page(number) for number in range(400)]
    trained = zstandard.train_dictionary(2_000, samples)
    compressor = zstandard.ZstdCompressor(dict_data=trained)
    held = zstandard.compress(trained.as_bytes())
    frame = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
    data = frame + together([compressor.compress(one) for one in samples[:3]])
    assert is_warc(data[:65_536])
    assert len(urls(data)) == 3


def test_the_entries_of_feeds_are_read() -> None:
    data = record("https://courier.example/feed", http(FEED, kind="application/rss+xml"))
    entries = [item for item in found(data) if isinstance(item, Document)]
    assert [entry.hints.title for entry in entries] == ["Bridge opens", "Ferry sails"]
    assert entries[0].url == "https://courier.example/bridge"
    assert entries[0].collected == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_a_time_that_is_yet_to_come_is_not_believed() -> None:
    fetched = datetime(2026, 3, 5, tzinfo=UTC)
    data = page(1).replace(b"2026-03-01T", b"9998-03-01T")
    (item,) = read_warc(io.BytesIO(data), Origin(name="x", collected=fetched))
    assert isinstance(item, Document)
    assert item.collected == fetched


def test_an_address_without_end_is_told() -> None:
    long = record("https://courier.example/" + "a" * 5_000, http(PAGE))
    assert urls(long + page(1)) == ["https://courier.example/1"]
    assert "address is too long" in reasons(long + page(1))[0]


def test_resources_are_read_too() -> None:
    assert urls(record("<https://courier.example/a>", PAGE, kind="resource")) == ["https://courier.example/a"]


@pytest.mark.parametrize(
    "passed_over",
    [
        record("https://courier.example/a", http(PAGE), kind="request"),
        record("https://courier.example/a", http(PAGE, status="404 Not Found")),
        record("https://courier.example/a", http(PAGE, status="301 Moved")),
        record("https://courier.example/a", http(b"\x89PNG\r\n\x1a\n", kind="image/png")),
        record("https://courier.example/a", http(b"body { color: red }", kind="text/css")),
        record("https://courier.example/robots.txt", http(b"User-agent: *\n", kind="text/plain")),
        record("dns:courier.example", b"203.0.113.5", kind="response"),
        record("https://courier.example/a", http(b"")),
    ],
)
def test_what_is_neither_page_nor_feed_is_passed_over(passed_over: bytes) -> None:
    assert urls(passed_over + page(1)) == ["https://courier.example/1"]
    assert reasons(passed_over + page(1)) == []
    assert reasons(passed_over) == ["this archive holds neither a page nor a feed"]


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: gzip\r\n", PAGE),  # undone by the crawler, the header kept
        ("Transfer-Encoding: chunked\r\n", b"5\r\n" + PAGE[:5] + b"\r\n" + b"%x\r\n" % (len(PAGE) - 5) + PAGE[5:] + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", b"%x\r\n" % len(gzip.compress(PAGE, mtime=0)) + gzip.compress(PAGE, mtime=0) + b"\r\n0\r\n\r\n"),
    ],
)  # fmt: skip
def test_encodings_of_the_way_are_undone(more: str, body: bytes) -> None:
    (item,) = found(record("https://courier.example/a", http(body, more=more)))
    assert isinstance(item, Document)
    assert item.body == PAGE.decode()


BAD: tuple[tuple[bytes, str], ...] = (
    (record("https://courier.example/x", http(PAGE), length=10**9), "its length is wrong"),
    (record("https://courier.example/x", http(PAGE), length=9_000_000), "cut off, or its length is wrong"),
    (record("https://courier.example/x", http(PAGE), length=60), "belong to none"),
    (record("https://courier.example/x", http(PAGE), length=-5), "cannot be read"),
    (page(9) + b"something else\r\n\r\n", "belong to none"),
    (record("https://courier.example/x", b"no HTTP at all\r\n\r\n" + PAGE), "HTTP headers"),
    (record("https://courier.example/x", http(PAGE), more="X-Long: " + "a" * 500_000 + "\r\n"), "headers"),
    (record("https://courier.example/x", http(b"\x1f\x8b\x08 damaged", more="Content-Encoding: gzip\r\n")), "damaged"),
    (
        record("https://courier.example/x", http(gzip.compress(bytes(40_000_000)), more="Content-Encoding: gzip\r\n")),
        "larger than",
    ),
    (record("https://courier.example/x", http(b"<p>" + b"a" * (MAX_TEXT + 1))), "too large"),
)  # fmt: skip


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_one_bad_record_costs_itself_and_is_told(bad: bytes, reason: str) -> None:
    data = page(1) + bad + page(2) + page(3)
    wanted = {f"https://courier.example/{number}" for number in (1, 2, 3)}
    assert wanted <= set(urls(data))
    assert any(reason in told for told in reasons(data)), reasons(data)


@pytest.mark.parametrize("packed", [PACKED[1], PACKED[3]])
def test_one_damaged_member_costs_itself_and_is_told(packed: Callable[[Sequence[bytes]], bytes]) -> None:
    members = [packed([page(number)]) for number in (1, 2, 3)]
    broken = bytearray(members[1])
    broken[len(broken) // 2] ^= 0xFF
    data = members[0] + bytes(broken) + members[2]
    assert [url for url in urls(data) if url] in (
        ["https://courier.example/1", "https://courier.example/3"],
        ["https://courier.example/1", "https://courier.example/2", "https://courier.example/3"],
    )
    assert "damaged" in " ".join(reasons(data)) or len(urls(data)) == 3


def test_an_archive_that_is_cut_off_keeps_what_came() -> None:
    data = together([gzip.compress(page(number)) for number in (1, 2)])[:-30]
    assert urls(data) == ["https://courier.example/1"]
    assert "cut off" in reasons(data)[0]


def test_an_archive_that_begins_damaged_is_still_one() -> None:
    first = bytearray(gzip.compress(page(1)))
    first[40] ^= 0xFF
    data = bytes(first) + gzip.compress(page(2))
    assert is_warc(data)
    assert urls(data)[-1:] == ["https://courier.example/2"]


@given(st.integers(0, 2**32), st.booleans())
def test_damage_never_raises_nor_ends_without_a_word(seed: int, zipped: bool) -> None:  # noqa: FBT001
    chance = random.Random(seed)
    data = bytearray((PACKED[1] if zipped else together)([page(number) for number in range(4)]))
    for _ in range(chance.randint(1, 4)):
        place, kind = chance.randrange(len(data)), chance.randrange(3)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place : place + chance.randint(1, 60)]
        else:
            data[place:place] = chance.randbytes(chance.randint(1, 60))
    assert found(bytes(data))


def test_records_that_a_wrong_length_swallowed_come_back() -> None:
    swallowing = record(
        "https://courier.example/x", http(PAGE), length=len(http(PAGE)) + 4 + len(page(1)) + 20
    )
    assert urls(swallowing + page(1) + page(2))[-2:] == [
        "https://courier.example/1",
        "https://courier.example/2",
    ]


def test_a_page_about_archives_is_no_archive_within_one() -> None:
    shown = http(b"<pre>\nWARC/1.0\nWARC-Type: response\n</pre>")
    assert urls(record("https://courier.example/a", shown) + page(1)) == [
        "https://courier.example/a",
        "https://courier.example/1",
    ]


def test_a_bomb_is_stopped() -> None:
    bomb = gzip.compress(b"WARC/1.0\r\n") + gzip.compress(bytes(10_000_000)) * 30
    assert any("grows to more than" in reason for reason in reasons(bomb))


def test_zeros_behind_a_member_are_no_damage() -> None:
    data = gzip.compress(page(1)) + bytes(512) + gzip.compress(page(2))
    assert len(urls(data)) == 2
    assert reasons(data) == []


def test_pieces_say_where_something_is_missing() -> None:
    good = gzip.compress(b"good")
    bad = bytearray(gzip.compress(os.urandom(100)))
    bad[-6] ^= 1
    got = list(pieces(io.BytesIO(good + bytes(bad) + good)))
    assert got[0] == got[-1] == b"good"
    assert any(isinstance(piece, Break) for piece in got)


def test_a_dictionary_of_any_size_is_not_believed() -> None:
    with pytest.raises(BrokenStreamError, match="dictionary"):
        list(pieces(io.BytesIO(b"\x5d\x2a\x4d\x18\xff\xff\xff\xff")))


def test_an_archive_is_known_whatever_its_name(tmp_path: Path) -> None:
    data = PACKED[3]([page(1)])
    (tmp_path / "crawl").write_bytes(data)
    (item,) = open_inputs([str(tmp_path / "crawl")])
    assert item.url == "https://courier.example/1"
    assert [item.url for item in documents(data, name="x")] == ["https://courier.example/1"]


@pytest.mark.parametrize(
    "head", [b"", b"WARC", b"<html>", gzip.compress(PAGE), b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"]
)
def test_what_is_no_archive_is_not_taken_for_one(head: bytes) -> None:
    assert not is_warc(head)


_MEASURED = """
import sys
from broadsheet.collect.origin import Origin
from broadsheet.collect.warc import read_warc
with open(sys.argv[1], "rb") as file:
    print(sum(1 for _ in read_warc(file, Origin(name="big"))))
with open("/proc/self/status") as file:
    print(next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells its memory there")
def test_a_large_archive_is_read_as_it_comes(tmp_path: Path) -> None:
    large = record("https://courier.example/film", http(os.urandom(2_000_000), kind="video/mp4"))
    path = tmp_path / "large.warc.gz"
    with path.open("wb") as file:
        for number in range(40):
            file.write(gzip.compress(page(number), 1) + gzip.compress(large, 1))
    command = [sys.executable, "-c", _MEASURED, str(path)]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    assert int(told[0]) == 40
    assert int(told[1]) < 150  # MB; Python and its libraries take 90, where all at once would be 80 more
