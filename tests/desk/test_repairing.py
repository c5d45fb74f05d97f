"""Stories of a desk under repair. Links are set by hand: what finds them has tests of its own."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from broadsheet.desk import Desk, open_desk
from broadsheet.desk.repairing import Limits, Said, mend
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import features
from broadsheet.store import articles, index, links, story_marks
from broadsheet.store.database import Connection

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = "A ferry hit the pier of Lindvik on Monday, and 12 people were hurt, the coast guard of Norland said."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db")) as opened:
        yield opened


def put(
    connection: Connection, key: str, story: str, linked: Mapping[str, float] | None = None, group: str = ""
) -> None:
    """Store an article as if it had been placed in a story with these links."""
    article = Article(id=key, title=f"Ferry {key}", text=TEXT, published=NOW, collected=NOW)
    articles.save(connection, article, now=NOW.timestamp())
    found = features(article)
    placement = Placement(id=key, copy_group=group or key, story=story, saga=f"saga of {story}")
    index.save(connection, placement, features=found.to_bytes(), keys=found.keys.listed())
    links.save(connection, key, (linked or {}).items())


def fill(desk: Desk, stories: Mapping[str, str], *groups: str) -> None:
    """Store articles, those of one group linked to one another, without repair."""
    strong = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    with desk.store.write() as connection:
        for key, story in stories.items():
            put(connection, key, story, {o: 0.9 for o in stories if o < key and {o, key} in strong})


def mended(desk: Desk, *touched: str, limits: Limits | None = None) -> None:
    with desk.store.write() as connection:
        mend(connection, touched, now=NOW, limits=limits or Limits())


def stories(desk: Desk) -> dict[str, str]:
    """The story of each article; the stories' own rows must agree."""
    out: dict[str, str] = {}
    for story in desk.stories.today(limit=1000):
        out |= dict.fromkeys(story.articles, story.id)
    with desk.store.read() as connection:
        placed = index.stories_of(connection, list("abcdefgh"))
    assert all(out.get(key, story) == story for key, story in placed.items())
    return placed


def told(desk: Desk, key: str) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    return [(change.kind, change.other, change.articles, change.by) for change in desk.stories.history(key)]


def test_an_article_between_two_stories_merges_them_and_the_old_address_leads_on(desk: Desk) -> None:
    fill(desk, {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c"}, "abcde")
    mended(desk, "e")
    assert set(stories(desk).values()) == {"c"}
    assert desk.stories.resolve("a") == "c"
    assert desk.stories.get("c").articles == ("a", "b", "c", "d", "e")
    assert told(desk, "a") == [
        ("merged", "c", ("a", "b"), "broadsheet"),
        ("begun", None, ("a",), "broadsheet"),
    ]
    assert told(desk, "c") == [
        ("joined", "a", ("a", "b"), "broadsheet"),
        ("begun", None, ("c",), "broadsheet"),
    ]
    why = desk.stories.history("a")[0].why
    assert "Lindvik" in why
    with pytest.raises(NotFoundError):
        desk.stories.get("a")


def test_merged_twice_an_address_leads_to_the_end(desk: Desk) -> None:
    fill(desk, {"a": "a", "b": "b", "c": "b", "d": "d", "e": "d", "f": "d", "g": "d"}, "abc")
    mended(desk, "a")
    assert desk.stories.resolve("a") == "b"
    desk.stories.join("b", "d")
    assert desk.stories.resolve("a") == desk.stories.resolve("b") == "d"
    assert desk.stories.resolve("nobody") is None


def test_a_story_of_two_events_splits_and_what_moved_says_why(desk: Desk) -> None:
    fill(desk, dict.fromkeys("abcd", "a"), "ab", "cd")
    mended(desk, "d")
    assert stories(desk) == {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert told(desk, "c") == [("split", "a", ("c", "d"), "broadsheet")]
    assert told(desk, "a")[0] == ("left", "c", ("c", "d"), "broadsheet")
    with desk.store.read() as connection:
        placed = index.placement(connection, "c")
    assert placed is not None
    assert placed.saga == "saga of a"
    assert any("Lindvik" in reason for reason in placed.because)


def test_followers_of_a_story_that_ended_follow_the_one_that_it_went_into(desk: Desk) -> None:
    fill(desk, {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c"}, "abcde")
    desk.stories.follow("a")
    desk.stories.follow("c")
    mended(desk, "e")
    assert set(stories(desk).values()) == {"a", "c"}, "links alone do not make one of two that are followed"
    desk.stories.join("a", "c")
    (left,) = set(stories(desk).values())
    assert desk.stories.is_followed(left)
    assert left == "c", "both are followed, so the larger one keeps its id"
    desk.stories.unfollow(left)
    assert not desk.stories.is_followed(left)


def test_a_followed_story_keeps_its_id_though_it_is_smaller(desk: Desk) -> None:
    fill(desk, {"a": "a", "b": "a", "c": "c", "d": "c", "e": "c"}, "abcde")
    desk.stories.follow("a")
    mended(desk, "e")
    assert set(stories(desk).values()) == {"a"}
    with pytest.raises(NotFoundError):
        desk.stories.follow("c")


def test_a_reader_splits_a_story_and_no_repair_undoes_it(desk: Desk) -> None:
    fill(desk, dict.fromkeys("abcd", "a"), "abcd")
    done = desk.stories.split("a", ["c", "d"])
    assert done.story == "c"
    assert done.gave_way == ()
    for _ in range(3):
        mended(desk, *"abcd")
        assert stories(desk) == {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert told(desk, "c") == [("split", "a", ("c", "d"), "reader")]
    assert desk.stories.get("c").title, "it is told at once"
    for chosen in ([], ["a", "b"], ["x"]):
        with pytest.raises(UsageError):
            desk.stories.split("a", chosen)
    with pytest.raises(NotFoundError):
        desk.stories.split("x", ["a"])


def test_a_reader_merges_stories_that_nothing_links(desk: Desk) -> None:
    fill(desk, {"a": "a", "b": "b", "c": "c"})
    done = desk.stories.join("b", "c")
    assert done.story == "b"
    mended(desk, *"abc")
    assert stories(desk) == {"a": "a", "b": "b", "c": "b"}
    assert desk.stories.history("c")[0].why == "a reader put these stories together"
    with pytest.raises(UsageError):
        desk.stories.join("b", "b")
    with pytest.raises(NotFoundError):
        desk.stories.join("b", "c")


def test_an_article_that_is_not_related_leaves_even_as_a_copy(desk: Desk) -> None:
    with desk.store.write() as connection:
        put(connection, "a", "a")
        put(connection, "b", "a", {"a": 1.0}, group="a")
        put(connection, "c", "a", {"a": 1.0, "b": 1.0}, group="a")
    done = desk.stories.part("a", "a")
    assert stories(desk) == {"a": done.story, "b": "a", "c": "a"}
    assert done.story == "a~2", "the name of the rest is the id of the article that left"
    assert [story.id for story in desk.stories.today()] == sorted(["a", "a~2"])
    with pytest.raises(NotFoundError):
        desk.stories.part("a", "a")
    with pytest.raises(UsageError):
        desk.stories.part("a", "a~2")


def test_a_newer_word_overrules_an_older_one_and_the_reader_is_told(desk: Desk) -> None:
    fill(desk, dict.fromkeys("abc", "a"), "abc")
    parted = desk.stories.split("a", ["c"])
    joined = desk.stories.join("a", parted.story)
    assert set(stories(desk).values()) == {"a"}
    assert len(joined.gave_way) == 1
    assert abs(joined.gave_way[0] - datetime.now(UTC)) < timedelta(minutes=5)
    assert desk.stories.resolve("c") == "a"


def test_the_readers_words_survive_fifty_repairs(desk: Desk) -> None:
    chance = random.Random(11)
    fill(desk, dict.fromkeys("abcdefgh", "a"), "abcdefgh")
    apart = desk.stories.split("a", ["c", "d"]).story
    desk.stories.part("e", "a")
    desk.stories.follow(apart)
    for number in range(50):
        with desk.store.write() as connection:
            key = f"n{number:02}"
            linked = {o: chance.random() for o in "abcdefgh"}
            put(
                connection,
                key,
                chance.choice(list(index.stories_of(connection, "abcdefgh").values())),
                linked,
            )
            mend(connection, [key], now=NOW)
        now = stories(desk)
        assert now["c"] == now["d"] == apart
        assert apart not in {now[other] for other in "abfgh"}
        assert now["e"] not in {now[other] for other in "abfgh"}


def test_every_change_of_stories_is_in_their_history(desk: Desk) -> None:
    chance = random.Random(5)
    begun: dict[str, str] = {}
    moves: dict[str, list[str]] = defaultdict(list)
    for number in range(60):
        with desk.store.write() as connection:
            key = f"n{number:02}"
            linked = {other: chance.random() for other in chance.sample(sorted(begun), min(8, len(begun)))}
            stories_now = index.stories_of(connection, list(begun))
            near = max(linked, key=linked.__getitem__, default=None)
            begun[key] = stories_now[near] if near and linked[near] > 0.7 else key
            put(connection, key, begun[key], linked)
            mend(connection, [key], now=NOW)
    with desk.store.read() as connection:
        ended = index.stories_of(connection, list(begun))
    everywhere = {*begun.values(), *ended.values()}
    changes = [change for key in sorted(everywhere) for change in reversed(desk.stories.history(key))]
    for change in changes:
        if change.kind in {"joined", "split"}:
            for article in change.articles:
                moves[article].append(change.story)
    assert changes, "there was something to mend"
    for article, story in ended.items():
        assert story == begun[article] or story in moves[article]
        assert desk.stories.resolve(begun[article]) is not None


def test_a_batch_that_touches_very_much_is_looked_at_more_narrowly(desk: Desk) -> None:
    fill(desk, {key: key for key in "abcdef"}, "abc", "def")
    mended(desk, "a", "d", limits=Limits(in_full=1, fewer=2))
    now = stories(desk)
    assert now["a"] == now["b"] == now["c"], "the first one is looked at in full"
    assert len({now[key] for key in "def"}) == 2, "the next one only with its nearest"
    mended(desk, "e")
    now = stories(desk)
    assert now["d"] == now["e"] == now["f"], "what was left out comes in with the next article"


def test_a_batch_that_touches_still_more_leaves_the_rest_for_their_next_articles(desk: Desk) -> None:
    fill(desk, {key: key for key in "abcdef"}, "abc", "def")
    mended(desk, "a", "d", limits=Limits(in_all=3))
    now = stories(desk)
    assert now["a"] == now["b"] == now["c"]
    assert len({now[key] for key in "def"}) == 3, "there was no room for these"
    mended(desk, "e", limits=Limits(in_all=3))
    now = stories(desk)
    assert now["d"] == now["e"] == now["f"], "what was left out comes in with the next article"


def test_what_a_reader_said_is_never_put_off(desk: Desk) -> None:
    fill(desk, {key: key for key in "abcdef"}, "abc", "def")
    with desk.store.write() as connection:
        mend(connection, ["a", "d"], now=NOW, said=Said(why="together"), limits=Limits(in_all=1))
    assert len(set(stories(desk).values())) == 2


def test_of_a_very_large_story_only_the_edges_are_mended(desk: Desk) -> None:
    few = Limits(most=8)
    with desk.store.write() as connection:
        for number in range(20):
            put(connection, f"big{number:02}", "big00")
        put(connection, "x", "x", {f"big{number:02}": 0.9 for number in range(16, 20)})
        mend(connection, ["x"], now=NOW, limits=few)
        assert set(index.stories_of(connection, ["big00", "big19", "x"]).values()) == {"big00"}
    with desk.store.write() as connection:
        rest = [f"big{number:02}" for number in range(20) if number != 3]
        story_marks.say(connection, user=1, here=["big03"], there=rest, now=1.0)
        mend(connection, ["big03"], now=NOW, said=Said(why="apart"), limits=few)
        alone = index.stories_of(connection, ["big03"])["big03"]
        put(connection, "y", alone, {"big03": 0.9, "big18": 0.9, "big19": 0.9})
        mend(connection, ["y"], now=NOW, limits=few)
        now = index.stories_of(connection, ["big00", "big03"])
    assert now["big00"] == "big00"
    assert now["big03"] != "big00"
