"""Lists of feeds that go in and come out again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.conftest import made_article

from broadsheet.desk import Desk, open_desk
from broadsheet.store import articles, marks, subscriptions

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
Tree = list[tuple[str, str]]  # folder ("A/B") and address


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db")) as opened:
        yield opened


def listed(rows: Tree) -> bytes:
    """Return an OPML list with an outline for each, every folder opened anew."""
    out = []
    for folder, url in rows:
        names = folder.split("/") if folder else []
        opened = "".join(f"<outline text={quoteattr(name)}>" for name in names)
        out.append(
            f"{opened}<outline text={quoteattr(url)} xmlUrl={quoteattr(url)}/>{'</outline>' * len(names)}"
        )
    return f"<opml><body>{''.join(out)}</body></opml>".encode()


def tree(opml: str) -> Tree:
    """Return what a list says, as another reader would understand it."""

    def walk(element: ET.Element, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for child in element.findall("outline"):
            if url := child.get("xmlUrl"):
                yield "/".join(names), url
            else:
                yield from walk(child, (*names, child.get("text") or ""))

    body = ET.fromstring(opml).find("body")  # noqa: S314 (of our own making)
    assert body is not None
    return list(walk(body, ()))


def feed(number: int) -> str:
    return f"https://courier.example/{number}"


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "World", "World/Europe", "Local", "Local/Sports/Rowing"]), st.integers(0, 5)
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_the_same_tree_comes_out_again(desk: Desk, given_rows: list[tuple[str, int]]) -> None:
    for one in desk.subscriptions.all():
        desk.subscriptions.remove(one.id)
    rows = [(folder, feed(number)) for folder, number in given_rows]
    first = {url: folder for folder, url in reversed(rows)}
    added = desk.subscriptions.add_opml(listed(rows))
    assert [one.url for one in added] == list(dict.fromkeys(url for _, url in rows)), "in the list's order"
    assert [one.folder or "" for one in added] == [first[one.url] for one in added]
    opml = desk.subscriptions.opml()
    assert tree(opml) == sorted(set(rows), key=lambda row: (row[0].split("/") if row[0] else [], row[1]))
    assert desk.subscriptions.add_opml(listed(rows)) == added
    assert desk.subscriptions.opml() == opml
    assert desk.subscriptions.failures() == ()


def test_what_is_there_stays_where_it_is(desk: Desk) -> None:
    desk.subscriptions.add_opml(listed([("World", feed(1)), ("Local", feed(1)), ("World", feed(2))]))
    again = desk.subscriptions.add_opml(
        listed([("Sports", feed(2)), ("Sports", feed(3)), ("Sports", feed(1))])
    )
    assert [(one.url, one.folder, one.also_in) for one in again] == [
        (feed(2), "World", ()),
        (feed(3), "Sports", ()),
        (feed(1), "World", ("Local",)),
    ]
    moved = desk.subscriptions.change(again[2].id, folder="Sports")
    assert (moved.folder, moved.also_in) == ("Sports", ("Local",))
    assert ("Local", feed(1)) in tree(desk.subscriptions.opml())
    desk.subscriptions.remove(moved.id)
    assert feed(1) not in desk.subscriptions.opml()


def test_a_feed_with_credentials_stands_in_several_folders_too(desk: Desk) -> None:
    secret = "https://ann:pw@courier.example/1"
    (one,) = desk.subscriptions.add_opml(listed([("World", secret), ("Local", secret)]))
    assert (one.url, one.private, one.folder, one.also_in) == (feed(1), True, "World", ("Local",))
    assert tree(desk.subscriptions.opml()) == [("Local", feed(1)), ("World", feed(1))]
    assert "pw" not in desk.subscriptions.opml()


def test_only_what_is_new_to_a_reader_counts_as_read(desk: Desk) -> None:
    with desk.store.write() as connection:
        connection.execute(text("INSERT INTO users (name) VALUES ('second')"))
        theirs = subscriptions.save(
            connection, url=feed(1), kind="feed", title=None, folder=None, now=NOW, user=2
        )
    (mine,) = desk.subscriptions.add_opml(listed([("", feed(2))]))
    found = [
        made_article(
            f"{key}-{number}", subscription=key, published=datetime(2026, 2, 1, number % 24, tzinfo=UTC)
        )
        for key in (theirs, mine.id)
        for number in range(25)
    ]
    with desk.store.write() as connection:
        articles.save_new(connection, found, now=NOW, waiting=False)
    desk.subscriptions.add_opml(listed([("", feed(1)), ("", feed(2))]))
    with desk.store.read() as connection:
        read = marks.of(connection, user=1, keys=[one.id for one in found])
        assert len(read) == 5, "the newest twenty stay unread"
        assert all(key.startswith(theirs) for key in read), "adding a list again marks nothing"
