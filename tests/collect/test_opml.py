from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.opml import OpmlEntry, looks_like_opml, parse_opml, write_opml
from broadsheet.model import Subscription

NESTED = """<?xml version="1.0"?>
<opml version="1.0"><head><title>All</title></head><body>
  <outline text="World"><!-- a note -->
    <outline title="Kite &amp; Co" text="ignored" xmlUrl="https://kite.example/feed"/>
    <outline text="Europe"><outline text="Post" type="rss" xmlURL="feed://post.example/rss"/></outline>
  </outline>
  <outline text="Command" xmlUrl="|sh -c true"/>
  <outline xmlUrl="https://alone.example/atom"/>
  <outline text="World"><outline text="Kite &amp; Co" xmlUrl="https://kite.example/feed"/></outline>
</body></opml>"""


def test_folders_within_folders_are_read() -> None:
    entries, failures = parse_opml(NESTED.encode(), name="mine.opml")
    assert entries == [
        OpmlEntry(url="https://kite.example/feed", title="Kite & Co", folder="World"),
        OpmlEntry(url="http://post.example/rss", title="Post", folder="World/Europe"),
        OpmlEntry(url="https://alone.example/atom"),
    ]
    (only,) = failures
    assert only.document == "mine.opml"
    assert "no http address" in only.reason


def test_a_broken_list_is_read_as_far_as_it_goes() -> None:
    entries, _ = parse_opml(NESTED[: NESTED.index("Europe")].encode())
    assert [entry.title for entry in entries] == ["Kite & Co"]


@pytest.mark.parametrize(
    "body", [b"", b"words", b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", b"\0", b"\xff\xfe\0"]
)
def test_what_is_no_list_is_a_failure(body: bytes) -> None:
    entries, failures = parse_opml(body)
    assert (entries, len(failures)) == ([], 1)


def test_a_list_is_told_from_a_feed() -> None:
    assert looks_like_opml(NESTED.encode())
    assert looks_like_opml(NESTED.encode("utf-16"))
    assert not looks_like_opml(b"<rss><channel><title>opml</title></channel></rss>")


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, st.one_of(st.none(), WORDS))))
def test_what_is_written_is_read_again(named: list[tuple[str, str | None]]) -> None:
    written = [
        Subscription(
            id=str(n), url=f"https://kite.example/{n}?a=1&b=2", title=title or None, folder=folder or None
        )
        for n, (title, folder) in enumerate(named)
    ]
    entries, failures = parse_opml(write_opml(written).encode())
    assert failures == []
    assert {entry.url for entry in entries} == {item.url for item in written}
    plain = {
        item.url: item for item in written if (item.title or "x").isalnum() and (item.folder or "x").isalnum()
    }
    for entry in entries:
        if item := plain.get(entry.url):
            assert (entry.title, entry.folder) == (item.title or item.url, item.folder)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_entries_or_failures(body: bytes) -> None:
    for given_ in (body, b"<opml><body><outline text='" + body):
        entries, failures = parse_opml(given_)
        assert all(failure.reason for failure in failures)
        assert all(entry.url.startswith(("http://", "https://")) for entry in entries)
    assert looks_like_opml(body) in (True, False)


def test_the_lists_of_liferea_are_read(bench_data: Path) -> None:
    with tarfile.open(bench_data / "feeds" / "opml_liferea.tar.xz") as archive:
        files = [archive.extractfile(member) for member in archive if member.isfile()]
        bodies = [file.read() for file in files if file]
    assert len(bodies) == 20
    for body in bodies:
        entries, failures = parse_opml(body)
        # One of them has a slip of the pen in an address ("hhttps"), and that is told.
        assert all("has no http address" in one.reason for one in failures)
        assert len(failures) <= 1
        # Two outlines of each are searches of Liferea's own.
        assert len(entries) + len(failures) == body.count(b"xmlUrl=") - 2
