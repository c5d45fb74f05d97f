from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from math import inf

import pytest

from broadsheet.model import Article, Entity, Figure, Outlet, Series, Span
from broadsheet.relate.telling.ledger import interval, ledger, outgrown, superseded
from broadsheet.relate.telling.tolls import tolls


def article(
    key: str,
    *rows: dict[str, object],
    day: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Return an article whose text is the figures' texts, one a sentence, with those figures as notes."""
    text = ""
    notes: list[Figure] = []
    for row in rows:
        lead = str(row.pop("lead", ""))
        words = str(row.pop("text", None) or f"{row['value']} people")
        start = len(text) + len(lead)
        text += f"{lead}{words}. "
        parts = tuple(Span(notes[i].start, notes[i].end) for i in row.pop("sums", ()))  # type: ignore[attr-defined]
        fields: dict[str, object] = {"unit": "person", "counts": "killed", "where": "Orrin", **row}
        notes.append(Figure(start=start, end=start + len(words), text=words, parts=parts, **fields))  # type: ignore[arg-type]
    return Article(
        id=key,
        text=text,
        title=title,
        notes=tuple(notes),
        published=day,
        outlet=Outlet(name=outlet) if outlet else None,
    )


def only(series: Sequence[Series]) -> Series:
    [one] = series
    return one


def values(series: Series) -> list[object]:
    return [point.value for point in series.points]


def test_figures_of_one_thing_are_one_series_oldest_first() -> None:
    late = article("b", {"value": 13.0}, day=date(2026, 3, 3))
    early = article("a", {"value": 9.0}, day=date(2026, 3, 1))
    series = only(ledger([late, early]))
    assert (series.where, series.counts, series.unit) == ("Orrin", "killed", "person")
    assert values(series) == [9.0, 13.0]
    assert [point.as_of for point in series.points] == [date(2026, 3, 1), date(2026, 3, 3)]
    assert series.conflicts == ()


def test_what_was_given_before_comes_before_what_replaced_it() -> None:
    series = only(ledger([article("a", {"value": 13.0}, {"value": 1.0, "status": "earlier"})]))
    assert [(p.value, p.status) for p in series.points] == [(1.0, "earlier"), (13.0, "current")]


def test_unknown_times_keep_the_order_of_the_input() -> None:
    rows = [article(key, {"value": value}) for key, value in (("x", 5.0), ("y", 3.0), ("z", 8.0))]
    assert values(only(ledger(rows))) == [5.0, 3.0, 8.0]


def test_sources_that_differ_on_one_day_are_a_conflict() -> None:
    day = datetime(2026, 3, 1, 9, tzinfo=UTC)
    rows = [
        article("a", {"value": 5.0}, day=day, outlet="Lindvik Courier"),
        article("b", {"value": 8.0}, day=day.replace(hour=11), outlet="Osk Herald"),
    ]
    assert only(ledger(rows)).conflicts == ((0, 1),)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"value": 5.0, "bound": "at_least"}, {"value": 8.0}),
        ({"value": 8.0}, {"value": (5.0, 10.0), "bound": "range"}),
        ({"value": 100.0, "bound": "about"}, {"value": 104.0}),
        ({"value": 5.0, "given_by": "police"}, {"value": 8.0, "given_by": "Police"}),
        ({"value": None}, {"value": 8.0}),
    ],
)
def test_figures_that_can_both_hold_are_no_conflict(one: dict[str, object], two: dict[str, object]) -> None:
    day = date(2026, 3, 1)
    rows = [
        article("a", dict(one), day=day, outlet="Courier"),
        article("b", dict(two), day=day, outlet="Herald"),
    ]
    assert only(ledger(rows)).conflicts == ()


def test_other_days_are_no_conflict() -> None:
    rows = [
        article("a", {"value": 5.0}, day=date(2026, 3, 1), outlet="Courier"),
        article("b", {"value": 8.0}, day=date(2026, 3, 2), outlet="Herald"),
    ]
    assert only(ledger(rows)).conflicts == ()


def test_sums_are_checked() -> None:
    good = article("a", {"value": 8.0}, {"value": 5.0}, {"value": 13.0, "sums": (0, 1)})
    bad = article("b", {"value": 8.0}, {"value": 5.0}, {"value": 14.0, "sums": (0, 1)})
    for row, holds in ((good, True), (bad, False)):
        sums = [s for series in ledger([row]) for s in series.sums]
        assert [(s.parts, s.holds, s.article) for s in sums] == [((8.0, 5.0), holds, row.id)]


def test_bounds_count_in_sums() -> None:
    row = article("a", {"value": 8.0, "bound": "at_least"}, {"value": 5.0}, {"value": 15.0, "sums": (0, 1)})
    assert [s.holds for series in ledger([row]) for s in series.sums] == [True]


def test_parts_are_no_points_of_the_whole() -> None:
    row = article(
        "a",
        {"value": 13.0},
        {"value": 3.0, "text": "three children", "lead": "including "},
    )
    found = {series.counts: values(series) for series in ledger([row])}
    assert found == {"killed": [13.0], "killed (children)": [3.0]}


def test_places_are_joined_by_entity_and_by_kind_words() -> None:
    first = article("a", {"value": 5.0, "where": "Orrin region"})
    second = article("b", {"value": 6.0, "where": "ORRIN"})
    assert len(ledger([first, second])) == 1
    named = [
        Article(
            id=key,
            text=f"5 people died in {name}",
            notes=(
                Entity(start=17, end=17 + len(name), text=name, type="place", entity="q1"),
                Figure(
                    start=0, end=8, text="5 people", value=5.0, unit="person", counts="killed", where=name
                ),
            ),
        )
        for key, name in (("a", "Osk"), ("b", "Oskstad"))
    ]
    assert len(ledger(named)) == 1


def test_figure_without_place_joins_the_only_place_of_the_story() -> None:
    placed = article("a", {"value": 5.0}, day=date(2026, 3, 1))
    bare = article("b", {"value": 7.0, "where": None}, day=date(2026, 3, 2))
    assert values(only(ledger([placed, bare]))) == [5.0, 7.0]
    total = article("c", {"value": 5.0}, {"value": 9.0, "where": None})
    assert len(ledger([total])) == 2


def test_what_counts_nothing_named_is_joined_only_with_the_same_value() -> None:
    rows = [
        article(key, {"value": value, "counts": None, "unit": "USD", "where": None})
        for key, value in (("a", 3e9), ("b", 3e9), ("c", 5e9))
    ]
    assert sorted(len(series.points) for series in ledger(rows)) == [1, 2]


def test_one_source_that_gives_two_figures_at_once_means_two_things() -> None:
    first = article("a", {"value": 9.0}, {"value": 99.0}, {"value": 99.0}, day=date(2026, 3, 1))
    second = article("b", {"value": 11.0}, {"value": 99.0}, day=date(2026, 3, 2))
    assert sorted(values(series) for series in ledger([first, second])) == [[9.0, 11.0], [99.0, 99.0]]
    police = article(
        "c",
        {"value": 5.0, "given_by": "police"},
        {"value": 8.0, "given_by": "the hospital"},
        day=date(2026, 3, 1),
    )
    assert only(ledger([police])).conflicts == ((0, 1),)


@pytest.mark.parametrize(
    ("lead", "conflicts"),
    [
        ("The mayor disputed that number, saying the fire had killed ", ((0, 1),)),
        ("La alcaldesa discrepa de la cifra y habla de ", ((0, 1),)),
        ("Die Bürgermeisterin bezweifelt die Zahl und spricht von ", ((0, 1),)),
        ("The mayor said the flood upstream had killed ", ()),
    ],
)
def test_who_disputes_the_figure_of_an_article_conflicts_with_it(
    lead: str, conflicts: tuple[tuple[int, int], ...]
) -> None:
    row = article(
        "a", {"value": 12.0}, {"value": 16.0, "given_by": "the mayor", "lead": lead}, day=date(2026, 3, 1)
    )
    assert [pair for series in ledger([row]) for pair in series.conflicts] == list(conflicts)


def test_some_of_those_told_of_are_no_other_count() -> None:
    row = article(
        "a",
        {"value": 12.0, "given_by": "the navy"},
        {"value": 4.0, "given_by": "the mayor", "lead": "These "},
        day=date(2026, 3, 1),
    )
    assert all(series.conflicts == () for series in ledger([row]))


def test_the_article_before_a_name_makes_no_other_source() -> None:
    row = article(
        "a",
        {"value": 12.0, "given_by": "The navy"},
        {"value": 16.0, "given_by": "navy"},
        day=date(2026, 3, 1),
    )
    assert all(series.conflicts == () for series in ledger([row]))


def test_headline_figures_are_left_out() -> None:
    figure = Figure(start=0, end=4, text="Nine", value=9.0, unit="person", counts="killed", field="title")
    assert ledger([Article(id="a", text="x", title="Nine dead", notes=(figure,))]) == ()


def test_replaced_figures_are_told() -> None:
    rows = [
        article("a", {"value": 5.0}, day=date(2026, 3, 1)),
        article("b", {"value": 9.0}, day=date(2026, 3, 2)),
    ]
    assert {key for key, _, _ in superseded(ledger(rows))} == {"a"}
    rows = [
        article("a", {"value": 5.0, "bound": "at_least"}, day=date(2026, 3, 1)),
        article("b", {"value": 9.0}, day=date(2026, 3, 2)),
    ]
    assert superseded(ledger(rows)) == frozenset()
    assert {key for key, _, _ in outgrown(ledger(rows))} == {"a"}
    assert outgrown(ledger(rows[:1])) == frozenset(), "the latest figure is outgrown by none"


def test_intervals() -> None:
    assert interval(5.0, "exact") == (5.0, 5.0)
    assert interval(5.0, "at_most") == (-inf, 5.0)
    assert interval(None, "exact") == (-inf, inf)
    assert interval(100.0, "about") == pytest.approx((90.0, 110.0))


def test_nothing_comes_of_nothing() -> None:
    assert ledger([]) == ()
    assert ledger([Article(id="a", text="")]) == ()
    assert tolls([]) == {"injured": None, "killed": None}


def test_toll_takes_the_headlines_figures_first() -> None:
    figure = Figure(start=0, end=4, text="Nine", value=9.0, unit="person", counts="killed", field="title")
    row = article("a", {"value": 3.0})
    told = Article(id="a", text=row.text, title="Nine dead", notes=(*row.notes, figure))
    assert tolls([told])["killed"] == 9


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man was shot and killed at a car park in Osk, police said.", 1, 0),
        ("A woman was wounded when shots were fired in Osk; she is in stable condition.", 0, 1),
        ("A teenager died and another was injured in a shooting in Osk.", 1, 1),
        ("A man killed his brother before turning the gun on himself.", 2, 0),
        ("A girl and a man were injured when shots were fired in Osk.", 0, 2),
        ("The council met and adjourned.", None, None),
        ("A man was charged with attempted murder after a shooting in Osk. A woman was hurt.", 0, 1),
        ("Police look into a double homicide at the quay in Osk.", 2, 0),
        ("A triple shooting at the quay in Osk left a man dead.", 1, 2),
        ("Mother and son found dead at the quay in Osk.", 2, 0),
        ("A fourth fisherman dies after the fire in Osk.", 4, 0),
        ("He faces two counts of murder over the fight in Osk.", 2, 0),
        ("A man was shot dead in Osk; his brother was also shot and is expected to survive.", 1, 1),
    ],
)
def test_single_victims_count_without_a_number(text: str, killed: int | None, injured: int | None) -> None:
    assert tolls([Article(id="a", text=text)]) == {"injured": injured, "killed": killed}


def test_those_shot_less_those_killed_are_injured() -> None:
    row = article("a", {"value": 5.0, "counts": "shot"}, {"value": 1.0})
    assert tolls([row]) == {"injured": 4, "killed": 1}


def test_most_articles_are_believed() -> None:
    rows = [article(key, {"value": value}) for key, value in (("a", 2.0), ("b", 3.0), ("c", 3.0))]
    assert tolls(rows)["killed"] == 3


def test_who_died_since_was_injured_before() -> None:
    rows = [
        article("a", {"value": 2.0}, {"value": 3.0, "counts": "injured"}, day=date(2026, 3, 1)),
        article("b", {"value": 2.0}, {"value": 3.0, "counts": "injured"}, day=date(2026, 3, 2)),
        article("c", {"value": 3.0}, day=date(2026, 3, 3)),
    ]
    assert tolls(rows) == {"injured": 2, "killed": 3}


def test_naught_is_no_toll_where_others_were_harmed() -> None:
    assert (
        tolls([article("a", {"value": 0.0, "counts": "injured"}, {"value": 4.0, "counts": "injured"})])[
            "injured"
        ]
        == 4
    )


def test_others_that_were_shot_are_besides_the_dead() -> None:
    rows = [
        {"value": 1.0, "text": "one dead"},
        {"value": 11.0, "text": "11 others", "counts": "shot"},
    ]
    assert tolls([article("a", *rows)]) == {"killed": 1, "injured": 11}


def test_a_list_goes_on_with_one_whom_no_number_tells() -> None:
    figure = Figure(start=0, end=12, text="Three adults", value=3.0, unit="person", counts="injured")
    told = Article(id="a", text="Three adults and an 11-year-old child were hurt.", notes=(figure,))
    assert tolls([told])["injured"] == 4


def test_a_report_of_several_events_is_heard_last() -> None:
    weekend = article("a", {"value": 9.0}, title="Weekend shootings: 9 dead")
    one = article("b", {"value": 2.0}, title="Two dead in Osk")
    assert tolls([weekend, one])["killed"] == 2
    assert tolls([weekend])["killed"] == 9


def test_an_article_silent_on_the_injured_is_no_witness() -> None:
    rows = [article(key, {"value": 1.0}, {"value": 0.0, "counts": "injured"}) for key in "ab"]
    told = article("c", {"value": 1.0}, {"value": 2.0, "counts": "injured"})
    assert tolls([*rows, told])["injured"] == 2


def test_a_figure_that_doubles_at_once_jumps() -> None:
    rows = [
        article("a", {"value": 12.0}, day=date(2026, 3, 1), outlet="Courier"),
        article("b", {"value": 14.0}, day=date(2026, 3, 2), outlet="Herald"),
        article("c", {"value": 61.0}, day=date(2026, 3, 3), outlet="Courier"),
    ]
    assert only(ledger(rows)).jumps == ((1, 2),)


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        ({"value": 12.0}, {"value": 61.0}, (1, 1)),  # of one day: a conflict
        ({"value": 2.0}, {"value": 4.0}, (1, 2)),  # of few, twice as many is not much
        ({"value": 50.0}, {"value": 70.0}, (1, 2)),
        ({"value": 12.0, "given_by": "police"}, {"value": 61.0, "given_by": "the police"}, (1, 2)),
    ],
)
def test_what_is_no_jump(one: dict[str, object], two: dict[str, object], days: tuple[int, int]) -> None:
    rows = [
        article("a", dict(one), day=date(2026, 3, days[0]), outlet="Courier"),
        article("b", dict(two), day=date(2026, 3, days[1]), outlet="Herald"),
    ]
    assert only(ledger(rows)).jumps == ()
