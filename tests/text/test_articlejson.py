from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.model import (
    Article,
    Enclosure,
    Entity,
    Figure,
    Link,
    Outlet,
    Span,
    Speaker,
    Statement,
    Tag,
)
from broadsheet.text.articlejson import from_json, note_from_json, note_to_json, to_json

FULL = Article(
    id="0123456789abcdef",
    text="KYIV: At least 19 people left, Ana Bell said.",
    title="19 people left",
    document="page.txt",
    url="https://example.org/a",
    outlet=Outlet(name="Harbour Gazette", domain="example.org"),
    byline=("Jo Marsh",),
    dateline="KYIV",
    published=datetime(2025, 7, 27, 8, tzinfo=UTC),
    age="4 hours ago",
    collected=datetime(2025, 7, 27, 12, tzinfo=UTC),
    language="en",
    version=2,
    enclosures=(Enclosure(url="https://example.org/a.mp3", media_type="audio/mpeg", length=3),),
    section="World",
    image="https://example.org/a.jpg",
    updated=date(2025, 7, 28),
    partial="the page asks for a subscription",
    withdrawn=datetime(2025, 7, 29, tzinfo=UTC),
    held=True,
    notes=(
        Entity(
            start=32,
            end=40,
            text="Ana Bell",
            type="person",
            entity="e1",
            name="Ana Bell",
            made_by="entities/1",
        ),
        Entity(start=0, end=2, text="19", type="other", field="title"),
        Statement(
            content=(Span(6, 30),),
            form="indirect",
            cue=(Span(41, 45),),
            hedges=("reportedly",),
            speaker=Speaker(name="Ana Bell", spans=(Span(32, 40),)),
            chain=(Link(name="Meridian News", role="agency", spans=(Span(0, 1),)),),
            made_by="statements/1",
        ),
        Figure(
            start=6,
            end=25,
            text="At least 19 people",
            value=19,
            unit="person",
            bound="at_least",
            as_of=date(2025, 7, 26),
        ),
        Figure(start=6, end=25, text="10-19 people", value=(10, 19), bound="range", parts=(Span(1, 2),)),
        Figure(start=6, end=25, text="dozens", value=None),
        Tag(name="Harbour", score=0.5, source="publisher"),
    ),
)


def test_article_survives_the_round_trip() -> None:
    assert from_json(to_json(FULL)) == FULL


def test_every_field_is_printed_and_unknown_ones_are_null() -> None:
    row = to_json(Article(id="1", text="x"))
    assert {name for name, value in row.items() if value is None} >= {
        "url",
        "outlet",
        "title",
        "published",
        "language",
    }
    assert (row["text"], row["byline"], row["notes"], row["version"]) == ("x", [], [], 1)


@pytest.mark.parametrize("note", FULL.notes)
def test_note_survives_the_round_trip(note: Entity | Statement | Figure | Tag) -> None:
    assert note_from_json(note_to_json(note)) == note


def test_notes_look_as_the_interface_says() -> None:
    tag = {"kind": "tag", "name": "Harbour", "score": 0.5, "from": "publisher"}
    assert note_to_json(FULL.notes[-1]).items() >= tag.items()
    assert note_to_json(FULL.notes[1])["field"] == "title"
    assert "field" not in note_to_json(FULL.notes[0])


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ("Harbour Gazette", Outlet(name="Harbour Gazette")),
        ("gazette.example", Outlet(domain="gazette.example")),
        ({"name": "A", "domain": None}, Outlet(name="A")),
        (None, None),
        ("", None),
    ],
)
def test_outlet_may_be_a_name_or_a_domain(given: object, outlet: Outlet | None) -> None:
    assert from_json({"text": "x", "outlet": given}).outlet == outlet


def test_other_names_and_missing_fields() -> None:
    article = from_json(
        {"text": " kept \n", "date": "2025-07-27", "odd": 1, "byline": "Jo"}, document="in.jsonl"
    )
    assert (article.text, article.published, article.byline) == (" kept \n", date(2025, 7, 27), ("Jo",))
    assert article.document == "in.jsonl"
    assert len(article.id) == 16
    assert from_json({"text": "x", "id": 7}).id == "7"
    assert (
        from_json({"text": "x", "url": "https://a.example/?utm_source=b"}).id
        == from_json({"text": "y", "url": "https://a.example/"}).id
    )


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"text": 5},
        {"text": "x", "title": ["a"]},
        {"text": "x", "byline": [1]},
        {"text": "x", "outlet": 5},
        {"text": "x", "notes": [{"kind": "unknown"}]},
        {"text": "x", "notes": [{"kind": "entity"}]},
        {"text": "x", "notes": ["no object"]},
        {"text": "x", "notes": [{"kind": "statement", "content": [[1]], "form": "direct"}]},
        {"text": "x", "notes": 5},
        {"text": "x", "enclosures": [{}]},
        {"text": "x", "enclosures": ["no object"]},
    ],
)
def test_what_cannot_be_read_is_a_value_error(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(row)


@pytest.mark.parametrize("outlet", [5, {"name": 5}, {"domain": ["x"]}, ["x"]])
def test_an_outlet_that_is_no_name_is_refused(outlet: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        from_json({"text": "x", "outlet": outlet})
