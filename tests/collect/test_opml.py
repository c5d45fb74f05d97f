from __future__ import annotations

import json
import lzma
import tarfile
import time
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import example, given, settings
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
@example([("\x7f\x80\ufffd" * 9, None)] * 2)  # a list full of controls was written, and not read again
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
            assert (entry.title, entry.folder) == (item.title, item.folder)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_entries_or_failures(body: bytes) -> None:
    for given_ in (body, b"<opml><body><outline text='" + body):
        entries, failures = parse_opml(given_)
        assert all(failure.reason for failure in failures)
        assert all(entry.url.startswith(("http://", "https://")) for entry in entries)
    assert looks_like_opml(body) in (True, False)


def as_subscriptions(entries: list[OpmlEntry]) -> list[Subscription]:
    return [
        Subscription(
            id=str(number),
            url=entry.url,
            kind=entry.kind,
            title=entry.title,
            folder=entry.folder,
            also_in=entry.also_in,
            link=entry.link,
            categories=entry.categories,
            attributes=entry.attributes,
        )
        for number, entry in enumerate(entries)
    ]


def tree(entries: list[OpmlEntry]) -> set[tuple[str, OpmlEntry]]:
    """Return each folder with each feed in it: which of its folders is the first is of no account."""
    return {
        (folder, replace(entry, folder=None, also_in=()))
        for entry in entries
        for folder in (entry.folder or "", *entry.also_in)
    }


def through(entries: list[OpmlEntry]) -> list[OpmlEntry]:
    again, failures = parse_opml(write_opml(as_subscriptions(entries)).encode())
    assert failures == []
    return again


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    max_size=12,
)
OTHERS = st.dictionaries(
    st.sampled_from(["description", "version", "language", "f:priority", "g:priority", "Text", "url", "x-1"]),
    NAMES,
)
FEEDS = st.builds(
    lambda number, title, category, kind, others: (
        f'<outline text={quoteattr(title)} xmlUrl="https://kite.example/{number}" category={quoteattr(category)} '
        f'type="{kind}" ' + " ".join(f"{name}={quoteattr(value)}" for name, value in others.items()) + "/>"
    ),
    st.integers(0, 20),  # so few that some stand in several folders
    NAMES,
    st.lists(NAMES, max_size=3).map(",".join),
    st.sampled_from(["rss", "atom", "sitemap", "page", ""]),
    OTHERS,
)
TREES = st.recursive(
    FEEDS,
    lambda inner: st.builds(
        lambda name, members: f"<outline text={quoteattr(name)}>{''.join(members)}</outline>",
        NAMES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=5))
def test_the_tree_that_is_written_is_the_tree_that_was_read(outlines: list[str]) -> None:
    spaces = 'xmlns:f="https://f.example/ns" xmlns:g="https://g.example/ns"'
    entries, _ = parse_opml(f"<opml {spaces}><body>{''.join(outlines)}</body></opml>".encode())
    again = through(entries)
    assert tree(again) == tree(entries)
    assert through(again) == again
    assert write_opml(as_subscriptions(again)) == write_opml(as_subscriptions(entries))


def test_everything_that_is_said_of_a_feed_is_kept() -> None:
    outline = (
        '<outline type="rss" text="Kite" xmlUrl="https://kite.example/feed" htmlUrl="https://kite.example/" '
        'category="/News/Local, weather" description="A &amp; b&#10;c" n:keep="5" odd:prefix="6" updateInterval="-1"/>'
    )
    entries, failures = parse_opml(
        f'<opml xmlns:n="urn:n"><body><outline text="AC/DC">{outline}</outline></body></opml>'.encode()
    )
    assert failures == []
    (entry,) = entries
    assert entry.folder == "AC\u2215DC"
    assert entry.link == "https://kite.example/"
    assert entry.categories == ("/News/Local", "weather")
    assert dict(entry.attributes) == {
        "description": "A & b\nc",
        "odd_prefix": "6",
        "updateInterval": "-1",
        "{urn:n}keep": "5",
    }
    assert 'text="AC/DC"' in write_opml(as_subscriptions(entries))
    assert through(entries) == entries


def test_a_feed_in_several_folders_is_one_entry() -> None:
    outline = '<outline text="Kite" xmlUrl="https://kite.example/feed"/>'
    other = outline.replace("Kite", "Other name")
    entries, failures = parse_opml(
        f'<opml><body><outline text="B">{outline}</outline><outline text="A">{other * 2}<outline text="C/D">{other}'
        f'</outline></outline>{other}<outline text="B">{other}</outline></body></opml>'.encode()
    )
    assert failures == []
    assert entries == [
        OpmlEntry(url="https://kite.example/feed", title="Kite", folder="B", also_in=("A", "A/C\u2215D", ""))
    ]
    written = write_opml(as_subscriptions(entries))
    assert written.count("<outline type=") == 4
    assert tree(through(entries)) == tree(entries)


def test_a_feed_stands_in_so_many_folders_at_most() -> None:
    outlines = "".join(
        f'<outline text="{number}"><outline xmlUrl="https://kite.example/feed"/></outline>'
        for number in range(5000)
    )
    (entry,), (told,) = parse_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert entry.also_in == tuple(str(number) for number in range(1, 100))
    assert "kept in the first 100 (such feeds: 1)" in told.reason


FOLDERS = st.lists(st.sampled_from(["", "A", "B", "A/B", "A/C\u2215D", "B/A", "\u4e16\u754c"]), min_size=1)


@given(st.dictionaries(st.integers(0, 99), FOLDERS, max_size=8))
def test_every_folder_of_a_feed_is_written_and_read_again(places: dict[int, list[str]]) -> None:
    written = write_opml(
        Subscription(
            id=str(n),
            url=f"https://kite.example/{n}",
            folder=folders[0] or None,
            also_in=tuple(folders[1:]),
        )
        for n, folders in places.items()
    )
    entries, failures = parse_opml(written.encode())
    assert failures == []
    read = {
        int(entry.url.rpartition("/")[2]): sorted((entry.folder or "", *entry.also_in)) for entry in entries
    }
    assert read == {n: sorted(set(folders)) for n, folders in places.items()}


def test_credentials_are_read_and_never_written() -> None:
    outline = (
        '<outline text="https://ada:pass1@kite.example/f" xmlUrl="https://ada:pass1@kite.example/f" '
        'htmlUrl="https://ada:pass1@kite.example/" password="pass1" note="https://ada:pass1@kite.example/"/>'
    )
    entries, failures = parse_opml(f"<opml><body>{outline}</body></opml>".encode())
    (entry,) = entries
    assert entry.url == "https://ada:pass1@kite.example/f"
    assert entry.title is None
    assert [name for name, _ in entry.attributes] == ["note"]
    assert "left out" in failures[0].reason
    assert "pass1" not in failures[0].reason
    written = write_opml(as_subscriptions(entries))
    assert "pass1" not in written
    assert "https://kite.example/f" in written


def test_bare_ampersands_and_html_names_are_understood() -> None:
    body = '<opml><body><outline text="Caf&eacute;&nbsp;&amp; Co" xmlUrl="https://kite.example/?a=1&b=2&amp;c=3"/></body></opml>'
    entries, failures = parse_opml(body.encode())
    assert failures == []
    assert entries == [OpmlEntry(url="https://kite.example/?a=1&b=2&c=3", title="Caf\u00e9 & Co")]


def test_what_is_broken_is_said() -> None:
    _, failures = parse_opml(NESTED[: NESTED.index("Europe")].encode())
    assert "it was read as far as it goes (feeds: 1)" in failures[-1].reason


@pytest.mark.parametrize(
    "body",
    [
        "<outline text='" + "a" * 100_000 + "'>" + "<outline text='b'>" * 100_000,
        "<outline xmlUrl='https://kite.example/'" + "".join(f" a{n}='1'" for n in range(100_000)) + "/>",
        "<outline text='" + "a" * 5_000_000 + "' xmlUrl='https://kite.example/'/>",
        "&b" * 1_000_000,
    ],
)
def test_hostile_lists_end_quickly(body: str) -> None:
    begun = time.process_time()
    entries, failures = parse_opml(b"<opml><body>" + body.encode())
    assert time.process_time() - begun < 5
    assert failures
    assert all(len(entry.attributes) <= 40 and len(entry.title or "") <= 300 for entry in entries)


def test_a_large_list_is_read_in_good_time(bench_data: Path) -> None:
    with lzma.open(bench_data / "feeds" / "kite_feeds.json.xz") as file:
        groups = json.load(file)
    folders = [
        f"<outline text={quoteattr(name)}>"
        + "".join(f'<outline type="rss" xmlUrl={quoteattr(feed)}/>' for feed in group["feeds"])
        + "</outline>"
        for name, group in groups.items()
    ]
    body = f"<opml><body>{''.join(folders)}</body></opml>".encode()
    begun = time.process_time()
    entries, failures = parse_opml(body)
    assert time.process_time() - begun < 2
    distinct = {feed for group in groups.values() for feed in group["feeds"]}
    assert 0.98 * len(distinct) < len(entries) <= len(distinct)
    assert failures == []
    assert tree(through(entries)) == tree(entries)
    assert sum(1 + len(entry.also_in) for entry in entries) == body.count(b"xmlUrl")


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
