from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.relate.grouping.blocks import Blocks, Word, blocks


def _sets(found: Blocks) -> set[frozenset[str]]:
    roots: dict[str, set[str]] = {}
    for article in found.owners:
        roots.setdefault(found.root(article), set()).add(article)
    return {frozenset(block) for block in roots.values()}


def test_a_word_joins_and_a_word_parts() -> None:
    found = blocks("abcd", [Word(id=1, here=("a", "b")), Word(id=2, here=("a",), there=("c", "d"))])
    assert _sets(found) == {frozenset("ab"), frozenset("c"), frozenset("d")}
    assert found.apart[found.root("b")] == {"c", "d"}, "what holds for one of a block holds for all of it"
    assert not found.overruled


def test_of_two_words_that_contradict_one_another_the_newer_one_holds() -> None:
    together, apart = Word(id=1, here=("a", "b")), Word(id=2, here=("a",), there=("b",))
    found = blocks("ab", [together, apart])
    assert _sets(found) == {frozenset("a"), frozenset("b")}
    assert found.overruled == {1}
    found = blocks("ab", [Word(id=3, here=("a", "b")), apart])
    assert _sets(found) == {frozenset("ab")}
    assert found.overruled == {2}


def test_an_older_word_holds_where_a_newer_one_does_not_contradict_it() -> None:
    found = blocks("abc", [Word(id=1, here=("a", "b", "c")), Word(id=2, here=("a",), there=("b",))])
    assert _sets(found) == {frozenset("ac"), frozenset("b")}
    assert found.overruled == {1}


def test_words_on_articles_that_are_not_here_say_nothing() -> None:
    found = blocks("a", [Word(id=1, here=("a", "x")), Word(id=2, here=("a",), there=("y",))])
    assert _sets(found) == {frozenset("a")}
    assert not found.overruled


def test_copies_stay_together_unless_a_word_parts_them() -> None:
    group = dict.fromkeys("abc", "a")
    assert _sets(blocks("abcd", [], [group])) == {frozenset("abc"), frozenset("d")}
    found = blocks("abc", [Word(id=1, here=("b",), there=("a", "c"))], [group])
    assert _sets(found) == {frozenset("ac"), frozenset("b")}


_SIDE = st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3)
_WORDS = st.lists(st.tuples(_SIDE, st.none() | _SIDE), max_size=6)


@given(_WORDS)
def test_the_newest_word_always_holds(given_words: list[tuple[set[str], set[str] | None]]) -> None:
    words = [
        Word(id=at, here=tuple(sorted(here)), there=tuple(sorted((there or set()) - here)))
        for at, (here, there) in enumerate(given_words)
    ]
    found = blocks("abcdef", words, [dict.fromkeys("abcdef", "all")])
    assert all(one != other for one, others in found.apart.items() for other in others)
    assert all(found.root(one) == one for one in found.apart), "only blocks are kept apart"
    if words:
        newest = words[-1]
        here = {found.root(article) for article in newest.here}
        there = {found.root(article) for article in newest.there}
        assert newest.id not in found.overruled
        assert here.isdisjoint(there) if newest.there else len(here) == 1
