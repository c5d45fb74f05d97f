from __future__ import annotations

from broadsheet.relate.grouping.roundups import roundups

GROUPS = {name: name for name in ("a1", "a2", "b1", "b2", "c1", "z")}
EVENTS = [("a1", "a2", 0.9), ("b1", "b2", 0.9)]


def test_what_is_strongly_linked_to_three_events_is_a_roundup() -> None:
    links = [("z", "a1", 0.8), ("z", "a2", 0.8), ("z", "b1", 0.7), ("z", "c1", 0.6)]
    assert roundups([*EVENTS, *links], GROUPS) == {"z"}


def test_two_events_may_be_two_sides_of_one() -> None:
    assert not roundups([*EVENTS, ("z", "a1", 0.8), ("z", "a2", 0.8), ("z", "b1", 0.7)], GROUPS)


def test_weak_links_make_no_roundup_and_still_join_events() -> None:
    links = [("z", "a1", 0.8), ("z", "b1", 0.7), ("z", "c1", 0.6)]
    assert not roundups([*EVENTS, *links[:2], ("z", "c1", 0.4)], GROUPS)
    assert not roundups([*EVENTS, *links, ("a2", "c1", 0.2), ("a1", "c1", 0.2)], GROUPS)


def test_copies_of_an_article_say_nothing_of_it() -> None:
    links = [("z", "a1", 0.8), ("z", "b1", 0.7), ("z", "c1", 0.6)]
    assert not roundups([*EVENTS, *links], {**GROUPS, "c1": "z"})


def test_a_group_is_one_event_even_where_no_link_says_so() -> None:
    links = [("z", "a1", 0.8), ("z", "b1", 0.8), ("z", "c1", 0.8)]
    assert not roundups([*EVENTS, *links], {**GROUPS, "b1": "one", "c1": "one"})
