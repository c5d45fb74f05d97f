from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.identity import choose, digest_of, entry_keys, made_id
from broadsheet.model import Document, Hints
from broadsheet.text.identity import hashed
from broadsheet.text.urls import canonical

SITE = "https://courier.example/"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(
    key: str | None = "g1",
    url: str | None = "https://courier.example/bridge",
    title: str | None = "Bridge reopens",
    body: str = "<p>It did.</p>",
    published: datetime | None = NOON,
) -> Document:
    hints = Hints(id=key, title=title, published=published)
    return Document(name="feed", shape="entry", body=body, url=url, hints=hints)


@dataclass
class Feed:
    """A subscription as the store keeps it, in a dict."""

    site: str | None = SITE
    known: dict[str, str] = field(default_factory=dict)

    def look(self, *documents: Document) -> list[str]:
        keys = entry_keys(documents, self.site)
        made = [
            made_id("s", own, hashed(canonical(one.url) if one.url else str(one)))
            for own, one in zip(keys, documents, strict=True)
        ]
        ids = choose(keys, self.known, made)
        self.known |= {key: article for own, article in zip(keys, ids, strict=True) for key in own}
        return ids


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "g2"},
        {"key": None},
        {"key": "g2", "title": "Bridge open again"},
        {"url": "https://courier.example/2026/bridge"},
        {"url": "https://courier.example/2026/bridge", "title": "Bridge open again"},  # the same second
        {"url": None},
        {"key": "g2", "url": "https://courier.example/2026/bridge"},
        {"key": "g2", "url": "https://courier.example/x", "title": "BRIDGE  re-opens".replace("-", "")},
        {"key": "g2", "url": "https://courier.example/x", "published": NOON + timedelta(hours=2)},
        {"key": "g2", "url": "http://courier.example/bridge"},
        {"key": "g2", "url": "https://www.courier.example/bridge/?utm_source=rss#xtor=RSS-1"},
        {"title": "Bridge open again", "body": "Other words", "published": None},
        {"body": "Other words"},
    ],
)
def test_an_entry_stays_the_same_article_when_some_of_it_changes(changed: dict[str, object]) -> None:
    feed = Feed()
    other = entry("g9", "https://courier.example/goats", "Goats")
    first = feed.look(entry(), other)
    again = feed.look(entry(**changed), other)  # type: ignore[arg-type]
    assert again == first


def test_an_id_that_is_an_address_is_compared_as_one() -> None:
    feed = Feed()
    first = feed.look(entry("http://www.courier.example/?p=12"))
    assert (
        feed.look(entry("https://courier.example/?p=12", url="https://courier.example/new", title="X"))
        == first
    )


def test_an_id_given_to_another_article_loses_neither() -> None:
    feed = Feed()
    (old,) = feed.look(entry("1"))
    later = NOON + timedelta(hours=1)
    (new,) = feed.look(entry("1", "https://courier.example/goats", "Goats", "Goats!", later))
    assert new != old
    # The first one comes back under another id, or under none: it is still itself.
    assert feed.look(entry("2"), entry("1", "https://courier.example/goats", "Goats", "Goats!", later)) == [
        old,
        new,
    ]


@pytest.mark.parametrize("link", ["https://courier.example/{}", None, SITE])
def test_ids_that_count_places_in_the_feed(link: str | None) -> None:
    """An item moves down and its id with it."""

    def items(*names: str) -> list[Document]:
        return [
            entry(str(place), link.format(name) if link else None, name, name, None)
            for place, name in enumerate(names)
        ]

    feed = Feed()
    first = feed.look(*items("ash", "beech", "cedar"))
    second = feed.look(*items("elm", "ash", "beech", "cedar"))
    assert second[1:] == first
    assert second[0] not in first


@pytest.mark.parametrize("link", ["https://courier.example/live", SITE, "https://courier.example", None])
@pytest.mark.parametrize("key", ["own", None, SITE, "https://courier.example/live", "same"])
def test_entries_that_link_to_one_page_do_not_collapse(link: str | None, key: str | None) -> None:
    names = ["ash", "beech", "cedar"]
    items = [entry(name if key == "own" else key, link, name, name, None) for name in names]
    feed = Feed()
    first = feed.look(*items)
    assert len(set(first)) == 3
    assert feed.look(*items) == first
    more = entry("elm" if key == "own" else key, link, "elm", "elm", None)
    assert feed.look(more, *items)[1:] == first
    assert len(set(feed.look(more, *items))) == 4


def test_places_on_one_page_are_entries_of_their_own() -> None:
    feed = Feed()
    (first,) = feed.look(entry("p1", "https://courier.example/live#p1", "One", "one"))
    (second,) = feed.look(entry("p2", "https://courier.example/live#p2", "Two", "two"))
    assert first != second


def test_the_same_headline_twice_is_two_articles_while_both_are_there() -> None:
    feed = Feed()
    (first,) = feed.look(entry("a", "https://courier.example/a", "Weather", "sun"))
    both = feed.look(
        entry("b", "https://courier.example/b", "Weather", "rain"),
        entry("a", "https://courier.example/a", "Weather", "sun"),
    )
    assert both[1] == first
    assert both[0] != first


def test_the_same_headline_on_another_day_is_another_article() -> None:
    feed = Feed()
    (first,) = feed.look(entry("a", "https://courier.example/a", "Weather"))
    (second,) = feed.look(
        entry("b", "https://courier.example/b", "Weather", published=NOON + timedelta(days=1))
    )
    assert first != second


def test_an_entry_told_twice_is_one() -> None:
    twice = [entry(), entry(body="It did, with more words.")]
    assert len(set(Feed().look(*twice))) == 1


def test_one_article_in_two_feeds_is_one_by_its_address() -> None:
    feed, other = Feed(), Feed()
    (first,) = feed.look(entry("x"))
    other.known = {key: article for key, article in feed.known.items() if key.startswith("url:")}
    assert other.look(entry("y", "http://www.courier.example/bridge", "Bridge")) == [first]


def test_a_page_of_its_own_keeps_the_id_that_its_address_gives() -> None:
    url = "https://courier.example/bridge"
    assert Feed().look(entry(url=url)) == [hashed(url)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>It   did.</p>\n",
        '<p class="x">It <b>did</b>.</p><script>ad(17)</script>',
        '<p>It did.</p><img src="https://ads.example/1.gif">',
        '<p><a href="https://courier.example/?utm_source=7">It did.</a></p>',
    ],
)
def test_what_a_reader_does_not_see_is_no_edit(body: str) -> None:
    assert digest_of(entry(body=body)) == digest_of(entry())


def test_printed_addresses_count_without_their_tracking() -> None:
    with_tracking = entry(body="See https://courier.example/a?utm_source=7 now")
    assert digest_of(with_tracking) == digest_of(entry(body="See https://courier.example/a now"))


@pytest.mark.parametrize("changed", [{"title": "Bridge closes"}, {"body": "<p>It did not.</p>"}])
def test_other_words_are_an_edit(changed: dict[str, str]) -> None:
    assert digest_of(entry(**changed)) != digest_of(entry())  # type: ignore[arg-type]


# --- laws --------------------------------------------------------------------------------------------

documents = st.lists(
    st.builds(
        entry,
        key=st.sampled_from([None, "", "1", "2", "3", SITE, "https://courier.example/a"]),
        url=st.sampled_from(
            [None, SITE, *(f"https://{w}courier.example/{p}" for w in ("", "www.") for p in "abc#d")]
        ),
        title=st.sampled_from([None, "", "Ash", "Beech", "ASH!"]),
        body=st.sampled_from(["", "one", "two", "three"]),
        published=st.sampled_from([None, NOON, NOON + timedelta(days=1), NOON + timedelta(seconds=5)]),
    ),
    max_size=6,
)


def _itself(document: Document) -> tuple[object, ...]:
    return (document.hints.id, document.url, document.hints.title, document.body)


@given(looks=st.lists(documents, max_size=4))
def test_each_entry_gets_one_article_and_shares_it_with_itself_alone(looks: list[list[Document]]) -> None:
    feed = Feed()
    for found in looks:
        ids = feed.look(*found)
        firsts = [own[0] for own in entry_keys(found, SITE)]
        assert len(ids) == len(found)
        assert len(set(ids)) == len(set(firsts))
        assert len(set(zip(ids, firsts, strict=True))) == len(set(ids))


@given(looks=st.lists(documents, max_size=4))
def test_looking_again_changes_nothing(looks: list[list[Document]]) -> None:
    feed = Feed()
    for found in looks:
        assert feed.look(*found) == feed.look(*found)


@given(looks=st.lists(documents, max_size=3), data=st.data())
def test_the_order_of_entries_changes_nothing(looks: list[list[Document]], data: st.DataObject) -> None:
    feed = Feed()
    for found in looks:
        other = Feed(known=dict(feed.known))
        order = data.draw(st.permutations(range(len(found))))
        ids = feed.look(*found)
        assert other.look(*(found[place] for place in order)) == [ids[place] for place in order]
        assert other.known == feed.known


@given(found=documents)
def test_keys_are_not_shared_but_by_the_same_entry(found: list[Document]) -> None:
    keys = entry_keys(found, SITE)
    assert all(keys)
    owner: dict[str, str] = {}
    for own in keys:
        for key in own:
            assert owner.setdefault(key, own[0]) == own[0]


@given(found=documents, site=st.sampled_from([None, SITE, "https://other.example/x"]))
def test_different_entries_never_become_one(found: list[Document], site: str | None) -> None:
    """Of all that has a headline or a text of its own, nothing is lost."""
    keys = entry_keys([replace(one, hints=replace(one.hints, id=None)) for one in found], site)
    for own, one in zip(keys, found, strict=True):
        for other_own, other in zip(keys, found, strict=True):
            if own[0] == other_own[0] and one.hints.title and other.hints.title:
                assert one.hints.title.strip("!").lower() == other.hints.title.strip("!").lower()
