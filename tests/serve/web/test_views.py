"""What a story's page is made of, before it is drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from broadsheet.desk.today import Line
from broadsheet.model import (
    Article,
    Copy,
    Entity,
    Figure,
    Link,
    Origin,
    Outlet,
    Point,
    Saying,
    Series,
    Span,
    Speaker,
    Statement,
    Story,
    Sum,
    Voice,
)
from broadsheet.serve.web.establishedview import differences
from broadsheet.serve.web.ledgerview import tables
from broadsheet.serve.web.notesview import covers, figures, names, statements
from broadsheet.serve.web.today import arranged
from broadsheet.serve.web.versionsview import by_outlet, reworked
from broadsheet.serve.web.voicesview import IN_SIGHT, speakers

TEXT = 'Ada Torsvik said "12 boats left," and Torsvik counted.'
ARTICLES = {
    key: Article(
        id=key,
        text=TEXT,
        title=f"Title {key}",
        outlet=Outlet(name=outlet),
        published=datetime(2026, 3, 2, tzinfo=UTC),
    )
    for key, outlet in {"a": "Lindvik Courier", "b": "Harbour Post", "c": "Lindvik Courier"}.items()
}


def _point(value: float, article: str, **told: Any) -> Point:
    fields = {"bound": "exact", "as_of": date(2026, 3, 2), "given_by": None, **told}
    return Point(value=value, article=article, start=18, end=26, **fields)


def _series(*points: Point, **told: Any) -> Series:
    return Series(**{"where": "Lindvik", "counts": "missing", "unit": "person", **told}, points=points)


def test_one_figure_that_many_printed_is_one_row() -> None:
    series = _series(_point(12, "a"), _point(12, "b"), _point(13, "c", as_of=date(2026, 3, 3)))
    (table,) = tables([series], ARTICLES).series
    assert [row.words for row in table.rows] == ["12 people", "13 people"]
    assert [place.outlet for place in table.rows[0].places] == ["Lindvik Courier", "Harbour Post"]
    assert table.rows[0].places[0].path == "/articles/a?at=18-26#s18-26"


def test_who_disagrees_is_named_and_not_averaged() -> None:
    series = _series(_point(12, "a"), _point(19, "b"), conflicts=((0, 1),))
    (table,) = tables([series], ARTICLES).series
    assert [row.against for row in table.rows] == [("19",), ("12",)]
    assert table.dispute == ("12 (Lindvik Courier)", "19 (Harbour Post)")


def test_a_sum_that_fails_says_what_its_parts_make() -> None:
    sums = (Sum(parts=(8, 5), whole=13, holds=True), Sum(parts=(13, 19), whole=33, holds=False, article="a"))
    (table,) = tables([_series(_point(13, "a"), sums=sums)], ARTICLES).series
    assert [(one.words, one.holds, one.makes) for one in table.sums] == [
        ("8 + 5 = 13", True, "13"),
        ("13 + 19 = 33", False, "32"),
    ]


def test_what_never_moved_is_kept_apart_counts_first() -> None:
    ledger = [
        _series(_point(38, "a"), where=None, counts=None, unit="metre"),
        _series(_point(12, "a"), _point(12, "b")),
        _series(_point(1, "a"), _point(2, "b")),
    ]
    found = tables(ledger, ARTICLES)
    assert [table.name for table in found.series] == ["Missing, Lindvik"]
    assert [row.name for row in found.steady] == ["Missing, Lindvik", "Metres"]


def test_series_of_one_name_are_told_apart_and_signs_stand_with_numbers() -> None:
    ledger = [
        _series(_point(34, "a"), _point(42, "b"), where=None, counts=None, unit="m3"),
        _series(_point(5, "a"), _point(7, "b"), where=None, counts=None, unit="m3"),
        _series(_point(1, "a"), _point(2, "b")),
    ]
    names = [table.name for table in tables(ledger, ARTICLES).series]
    assert names == ["Measure (42 m³)", "Measure (7 m³)", "Missing, Lindvik"]
    assert [table.name for table in tables(ledger, ARTICLES, drawn=1).series] == names


def test_a_bare_amount_is_no_series_for_its_bound_alone() -> None:
    points = (_point(34, "a"), _point(34, "b", bound="at_most"))
    found = tables([_series(*points, counts=None, unit="m3"), _series(*points)], ARTICLES)
    assert [table.name for table in found.series] == ["Missing, Lindvik"]
    assert [row.name for row in found.steady] == ["Measure, Lindvik"]


def test_who_gave_a_figure_is_named_once() -> None:
    series = _series(_point(12, "a", given_by="Coast Guard"), _point(12, "b", given_by="the coast guard"))
    (row,) = tables([series], ARTICLES).steady
    assert row.given_by == ("Coast Guard",)


def _saying(form: Any, article: str = "a", chain: tuple[Link, ...] = ()) -> Saying:
    statement = Statement(content=(Span(18, 32),), form=form, chain=chain)
    return Saying(statement=statement, article=article, words=("12 boats left,",), also=("b",))


def test_direct_words_come_first_and_nobody_named_last() -> None:
    voices = [
        Voice(name=None, entity=None, sayings=(_saying("indirect"),)),
        Voice(name="Ada Torsvik", entity=None, sayings=(_saying("indirect"), _saying("direct"))),
    ]
    first, last = speakers(voices, ARTICLES, {})
    assert (first.name, last.name) == ("Ada Torsvik", None)
    assert [said.direct for said in first.shown] == [True, False]
    assert first.shown[0].words == ("12 boats left",)
    assert first.shown[0].also == (("Harbour Post", "/articles/b"),)
    assert first.shown[0].path == "/articles/a?at=18-32#s18-32"


def test_prints_of_one_text_are_counted_and_not_named() -> None:
    voice = Voice(name="Ada Torsvik", entity=None, sayings=(_saying("direct"),))
    (speaker,) = speakers([voice], ARTICLES, {"a": (Copy(id="b", label="copy"),)})
    assert (speaker.shown[0].copies, speaker.shown[0].also) == (1, ())


def test_a_chain_runs_from_the_reader_to_the_speaker() -> None:
    chain = (Link(name="RT", role="outlet"), Link(name="New York Post", role="outlet"))
    (speaker,) = speakers(
        [Voice(name="officials", entity=None, sayings=(_saying("direct", chain=chain),))], ARTICLES, {}
    )
    assert (speaker.shown[0].outlet, *speaker.shown[0].chain) == (
        "Lindvik Courier",
        "RT",
        "New York Post",
        "officials",
    )


def test_a_saying_that_came_through_others_is_in_sight() -> None:
    through = _saying("indirect", chain=(Link(name="RT", role="outlet"),))
    many = tuple(_saying("direct") for _ in range(IN_SIGHT + 2))
    (speaker,) = speakers(
        [Voice(name="Ada Torsvik", entity=None, sayings=(*many, through))], ARTICLES, {}, folded=1
    )
    assert [bool(said.chain) for said in speaker.shown] == [False] * (IN_SIGHT - 1) + [True]
    assert speaker.left == 2
    first = Voice(name="Ada Torsvik", entity=None, sayings=(through, *many[:1]))
    (speaker,) = speakers([first], ARTICLES, {})
    assert [said.direct for said in speaker.shown] == [True, False], (
        "no order but theirs where all are in sight"
    )


def test_what_differs_is_told_with_its_unit() -> None:
    points = (_point(620, "a"), _point(410, "b"))
    series = _series(*points, counts="owed", unit="crown", conflicts=((0, 1),))
    (found,) = differences({1: series}, (), ARTICLES)
    assert [side.words for side in found.sides] == ["620 crowns", "410 crowns"]


def test_many_sayings_unfold() -> None:
    voice = Voice(
        name="Ada Torsvik", entity=None, sayings=tuple(_saying("direct") for _ in range(IN_SIGHT + 3))
    )
    (speaker,) = speakers([voice], ARTICLES, {})
    assert (len(speaker.shown), len(speaker.folded), speaker.left) == (IN_SIGHT, 3, 0)


def _story(*articles: str) -> Story:
    return Story(
        id=articles[0],
        title="Boats",
        title_from=None,
        articles=articles,
        saga="s",
        origins=(Origin(name="Coast Guard", articles=("a", "b")),),
    )


def test_versions_by_outlet_say_what_is_a_copy_of_what() -> None:
    courier, post = by_outlet(_story("a", "b", "c"), ARTICLES, {"a": (Copy(id="b", label="edited"),)})
    assert (courier.name, [one.article.id for one in courier.printed]) == ("Lindvik Courier", ["a", "c"])
    assert courier.printed[0].copies == 1
    copy = post.printed[0]
    assert (copy.label, copy.of) == ("edited", ARTICLES["a"])
    assert copy.origins == ("Coast Guard",)


def test_what_is_new_is_in_sight_where_not_all_of_an_outlet_is() -> None:
    courier, _ = by_outlet(_story("a", "b", "c"), ARTICLES, {}, frozenset({"c"}), printed=1)
    assert [(one.article.id, one.new) for one in courier.printed] == [("c", True)]
    assert courier.left == 1
    courier, _ = by_outlet(_story("a", "b", "c"), ARTICLES, {}, printed=1)
    assert [one.article.id for one in courier.printed] == ["a"]


def test_a_copy_says_what_it_kept_cut_and_added() -> None:
    earlier = Article(
        id="a", text="Nine boats left Lindvik on Monday. Two came back. The wind turned at noon."
    )
    later = Article(
        id="b", text="Nine boats left Lindvik. The wind turned at noon. Nobody was hurt, the harbour said."
    )
    found = reworked(earlier, later)
    assert found.words == "keeps 2 sentences, 1 of them reworded, cuts 1, adds 1"
    assert found.cut == ("Two came back.",)
    assert found.added == ("Nobody was hurt, the harbour said.",)


def _line(key: str, size: int) -> Line:
    return Line(
        id=key,
        title=key,
        title_from=None,
        size=size,
        last=None,
        outlets=size,
        origins=(),
        at_most=size,
        summary=(),
        section=None,
    )


def test_a_single_report_neither_leads_nor_stands_beside_the_lead() -> None:
    lead, seconds, rest = arranged((_line("a", 1), _line("b", 2), _line("c", 2)))
    assert lead is not None
    assert lead.id == "b"
    assert [line.id for line in seconds] == ["c"]
    assert [line.id for line in rest] == ["a"]


def test_notes_as_lists_lead_to_their_spans() -> None:
    article = Article(
        id="a",
        text=TEXT,
        notes=(
            Entity(start=0, end=11, text="Ada Torsvik", type="person", entity="e1", name="Ada Torsvik"),
            Entity(start=38, end=45, text="Torsvik", type="person", entity="e1", name="Ada Torsvik"),
            Statement(content=(Span(18, 32),), form="direct", speaker=Speaker(name="Ada Torsvik")),
            Figure(
                start=18,
                end=26,
                text="12 boats",
                value=12,
                unit="boat",
                counts="boats",
                given_by="Ada Torsvik",
            ),
        ),
    )
    assert [(one.name, one.count) for one in names(article)] == [("Ada Torsvik", 2)]
    assert [(one.head, one.words) for one in statements(article)] == [("Ada Torsvik", "12 boats left")]
    assert [one.path for one in figures(article)] == ["/articles/a?at=18-26#s18-26"]
    assert sorted(cover.label for cover in covers(article)) == ["figure", "name", "name", "statement"]
