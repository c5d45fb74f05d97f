from __future__ import annotations

from broadsheet.relate.grouping.identity import Change, changes, named


def test_a_story_keeps_the_name_with_which_it_has_most_in_common() -> None:
    before = {"a": "a", "b": "b", "c": "b"}
    assert set(named([["a", "b", "c"]], before).values()) == {"b"}
    assert set(named([["a", "b", "c"]], before, followed={"a"}).values()) == {"a"}
    assert set(named([["a", "b"]], {"a": "a", "b": "b"}).values()) == {"a"}, "of equal ones the older one"


def test_of_two_parts_the_larger_one_keeps_the_name() -> None:
    after = named([["a"], ["b", "c"]], dict.fromkeys("abc", "a"))
    assert after == {"a": "a~2", "b": "a", "c": "a"}, "its own name is taken, and so it gets another one"
    after = named([["a", "b"], ["c"]], dict.fromkeys("abc", "a"))
    assert after == {"a": "a", "b": "a", "c": "c"}


def test_a_new_name_is_no_other_storys() -> None:
    after = named([["a", "b"], ["c"]], dict.fromkeys("abc", "a"), taken={"c", "c~2"}.__contains__)
    assert after["c"] == "c~3"
    after = named([["a", "b", "c"], ["d", "e"]], dict.fromkeys("abcde", "a"), taken={"d"}.__contains__)
    assert after["d"] == after["e"] == "e"


def test_every_move_is_told_to_both_sides() -> None:
    before = {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert changes(before, before) == ()
    merged = changes(before, dict.fromkeys("abcd", "a"))
    assert merged == (
        Change(story="a", kind="joined", other="c", articles=("c", "d")),
        Change(story="c", kind="merged", other="a", articles=("c", "d")),
    )
    parted = changes(before, {**before, "b": "b"})
    assert parted == (
        Change(story="a", kind="left", other="b", articles=("b",)),
        Change(story="b", kind="split", other="a", articles=("b",)),
    )
    moved = changes(before, {**before, "d": "a"})
    assert moved == (
        Change(story="a", kind="joined", other="c", articles=("d",)),
        Change(story="c", kind="left", other="a", articles=("d",)),
    )


def test_a_story_that_is_shared_out_went_where_most_of_it_went() -> None:
    before = {"a": "a", "b": "b", "c": "x", "d": "x", "e": "x"}
    after = {"a": "a", "b": "b", "c": "a", "d": "b", "e": "b"}
    told = {(change.story, change.kind, change.other) for change in changes(before, after)}
    assert told == {("x", "merged", "b"), ("x", "left", "a"), ("a", "joined", "x"), ("b", "joined", "x")}
