from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Placement
from broadsheet.relate.grouping.blocks import Word
from broadsheet.relate.grouping.repair import LINK_KEPT, MOST, Link, Member, Repaired, repair, settle
from broadsheet.relate.grouping.stories import JOIN


def members(stories: Mapping[str, str], *, copies: str = "") -> list[Member]:
    return [
        Member(id=article, story=story, copy_group=copies[:1] if article in copies else article, when=at)
        for at, (article, story) in enumerate(stories.items())
    ]


def links(*groups: str, p: float = 0.9) -> list[Link]:
    return [(one, other, p) for group in groups for one, other in combinations(group, 2)]


def test_two_stories_of_one_event_merge_and_it_is_told() -> None:
    done = repair(members({"a": "a", "b": "a", "c": "c"}), links("abc"))
    assert set(done.stories.values()) == {"a"}
    assert [(change.story, change.kind, change.other) for change in done.changes] == [
        ("a", "joined", "c"),
        ("c", "merged", "a"),
    ]


def test_a_story_of_two_events_splits() -> None:
    done = repair(members(dict.fromkeys("abcd", "a")), links("ab", "cd"))
    assert done.stories == {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert ("c", "split", "a") in {(change.story, change.kind, change.other) for change in done.changes}


def test_where_nothing_is_gained_nothing_changes() -> None:
    # All three pairs at the limit: one story is worth as much as three.
    even = links("abc", p=JOIN)
    for stories in (dict.fromkeys("abc", "a"), {"a": "a", "b": "b", "c": "c"}):
        done = repair(members(stories), even)
        assert done.stories == stories
        assert done.changes == ()


def test_copies_are_never_parted_but_by_the_readers_word() -> None:
    pair = members({"a": "a", "b": "a", "c": "a"}, copies="ac")
    assert repair(pair, links("ab")).stories["c"] == "a"
    parted = repair(pair, links("abc"), words=[Word(id=1, here=("c",), there=("a",))])
    assert parted.stories["c"] != parted.stories["a"]


def test_a_followed_story_keeps_its_name_whatever_it_is_merged_with() -> None:
    stories = {"a": "a", **dict.fromkeys("bcdef", "b")}
    done = repair(members(stories), links("abcdef"), followed={"a"})
    assert set(done.stories.values()) == {"a"}


def test_links_alone_do_not_make_one_story_of_two_that_are_followed() -> None:
    stories = {**dict.fromkeys("ab", "a"), **dict.fromkeys("cde", "c"), **dict.fromkeys("fg", "f")}
    done = repair(members(stories), links("abcdefg"), followed={"a", "c"})
    assert done.stories == {**dict.fromkeys("ab", "a"), **dict.fromkeys("cdefg", "c")}
    assert {(change.story, change.kind) for change in done.changes} == {("c", "joined"), ("f", "merged")}


def test_a_readers_word_makes_one_story_of_two_that_are_followed() -> None:
    pair = members({**dict.fromkeys("ab", "a"), **dict.fromkeys("cd", "c")})
    done = repair(pair, links("abcd"), words=[Word(id=1, here=tuple("abcd"))], followed={"a", "c"})
    assert set(done.stories.values()) == {"a"}


def test_the_same_text_is_in_one_of_two_followed_stories() -> None:
    pair = members({**dict.fromkeys("abc", "a"), **dict.fromkeys("def", "d")}, copies="cd")
    done = repair(pair, links("abcdef"), followed={"a", "d"})
    assert done.stories == {**dict.fromkeys("abcd", "a"), **dict.fromkeys("ef", "d")}


def test_weak_links_are_not_looked_at() -> None:
    weak = links("ab", p=LINK_KEPT / 2)
    assert repair(members({"a": "a", "b": "b"}), weak).changes == ()


def test_a_newer_word_overrules_an_older_one_and_that_is_told() -> None:
    words = [Word(id=1, here=("a",), there=("b",)), Word(id=2, here=("a", "b"))]
    done = repair(members({"a": "a", "b": "b"}), [], words=words)
    assert set(done.stories.values()) == {"a"}
    assert done.overruled == {1}


def test_what_is_fixed_stays_whole_and_still_merges() -> None:
    fixed = [replace(member, fixed=True) for member in members(dict.fromkeys("abc", "a"))]
    (alone,) = members({"d": "d"})
    done = repair([*fixed, alone], links("ad", "bd"))
    assert set(done.stories.values()) == {"a"}, "nothing links its articles, and yet it is one"


_ARTICLES = "abcdefgh"
_STORIES = st.lists(st.sampled_from("abc"), min_size=8, max_size=8)
_LINKS = st.lists(
    st.tuples(st.sampled_from(_ARTICLES), st.sampled_from(_ARTICLES), st.floats(0, 1)), max_size=30
)


@given(_STORIES, _LINKS, st.randoms())
def test_the_order_of_the_input_makes_no_difference(
    stories: list[str], found: list[Link], chance: random.Random
) -> None:
    given_members = members(dict(zip(_ARTICLES, stories, strict=True)))
    done = repair(given_members, found)
    chance.shuffle(given_members)
    chance.shuffle(found)
    assert repair(given_members, [(b, a, p) for a, b, p in found]) == done


@given(_STORIES, _LINKS)
def test_a_second_repair_changes_nothing(stories: list[str], found: list[Link]) -> None:
    first = repair(members(dict(zip(_ARTICLES, stories, strict=True))), found)
    assert repair(members(first.stories), found).changes == ()


@given(_STORIES, _LINKS)
def test_what_is_told_is_what_happened(stories: list[str], found: list[Link]) -> None:
    before = dict(zip(_ARTICLES, stories, strict=True))
    done = repair(members(before), found)
    gone = {
        (article, change.story, change.other)
        for change in done.changes
        if change.kind in {"merged", "left"}
        for article in change.articles
    }
    came = {
        (article, change.other, change.story)
        for change in done.changes
        if change.kind in {"joined", "split"}
        for article in change.articles
    }
    moved = {(article, before[article], story) for article, story in done.stories.items()}
    assert gone == came == {move for move in moved if move[1] != move[2]}


def _random_links(chance: random.Random, articles: list[str]) -> list[Link]:
    return [
        (one, other, chance.random()) for one, other in combinations(articles, 2) if chance.random() < 0.3
    ]


def _holds(done: Repaired, words: Iterable[Word]) -> bool:
    for word in words:
        here, there = ({done.stories[article] for article in side} for side in (word.here, word.there))
        if here & there if word.there else len(here) > 1:
            return False
    return True


@pytest.mark.parametrize("seed", range(5))
def test_the_readers_words_survive_fifty_repairs(seed: int) -> None:
    chance = random.Random(seed)
    articles = [f"n{at:02}" for at in range(30)]
    words = [
        Word(id=1, here=("n00", "n01", "n02")),
        Word(id=2, here=("n03",), there=("n04", "n05")),
        Word(id=3, here=("n06", "n07"), there=("n08",)),
        Word(id=4, here=("n06", "n07")),
    ]
    stories = {article: article for article in articles}
    for _ in range(50):
        done = repair(members(stories), _random_links(chance, articles), words=words)
        assert _holds(done, words)
        stories = dict(done.stories)


def test_a_followed_story_keeps_its_id_through_many_repairs() -> None:
    chance = random.Random(7)
    articles = [f"n{at:02}" for at in range(30)]
    stories = dict.fromkeys(articles[:5], "n00") | {article: article for article in articles[5:]}
    for _ in range(50):
        stories = dict(repair(members(stories), _random_links(chance, articles), followed={"n00"}).stories)
        assert "n00" in stories.values()


def test_as_many_articles_as_are_looked_at_at_once_take_no_second() -> None:
    chance = random.Random(3)
    articles = [f"n{at:03}" for at in range(MOST)]
    found = [(one, other, chance.random()) for one in articles for other in chance.sample(articles, 40)]
    begun = process_time()
    repair(members({article: article for article in articles}), found)
    assert process_time() - begun < 1


def test_a_whole_input_is_settled_and_named_after_the_earliest() -> None:
    placed = [Placement(id=key, copy_group=key, story=key, saga=f"saga {key}") for key in "abcd"]
    settled = settle(placed, links("bc"))
    assert [(one.id, one.story, one.saga) for one in settled] == [
        ("a", "a", "saga a"),
        ("b", "b", "saga b"),
        ("c", "b", "saga b"),
        ("d", "d", "saga d"),
    ]
