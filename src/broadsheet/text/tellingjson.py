"""What a story tells as JSON, there and back: how it is kept beside the story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from broadsheet.model import (
    Agreed,
    Denied,
    Edge,
    Point,
    Quoted,
    Saying,
    Series,
    Span,
    Statement,
    Sum,
    Telling,
    Voice,
)
from broadsheet.text.articlejson import note_from_json, value_to_json
from broadsheet.text.dates import parse
from broadsheet.text.storyjson import (
    edge_to_json,
    quoted_to_json,
    saying_to_json,
    series_to_json,
    voice_to_json,
)

JSON = dict[str, Any]


def telling_to_json(telling: Telling) -> JSON:
    """Return what a story tells as a JSON object."""
    return {
        "voices": [voice_to_json(voice) for voice in telling.voices],
        "ledger": [_series_to_json(series) for series in telling.ledger],
        "timeline": [quoted_to_json(quoted) for quoted in telling.timeline],
        "edges": [edge_to_json(edge) for edge in telling.edges],
        "agreed": [
            {
                "places": [quoted_to_json(place) for place in one.places],
                "said": one.said,
                "origins": one.origins,
                "at_most": one.at_most,
            }
            for one in telling.agreed
        ],
        "denied": [
            {
                "said": saying_to_json(one.said),
                "by": one.by,
                "denied": saying_to_json(one.denied),
                "denied_by": one.denied_by,
            }
            for one in telling.denied
        ],
        "places": telling.places,
    }


def telling_from_json(row: Mapping[str, Any]) -> Telling:
    """Return what a story tells, from what ``telling_to_json`` made of it.

    Raises:
        KeyError, TypeError, ValueError: it is something else, as an older version kept it.
    """
    return Telling(
        voices=tuple(
            Voice(name=voice["name"], entity=voice["entity"], sayings=tuple(map(_saying, voice["sayings"])))
            for voice in row["voices"]
        ),
        ledger=tuple(map(_series, row["ledger"])),
        timeline=tuple(map(_quoted, row["timeline"])),
        edges=tuple(map(_edge, row["edges"])),
        agreed=tuple(
            Agreed(
                places=tuple(map(_quoted, one["places"])),
                said=tuple(map(tuple, one["said"])),
                origins=tuple(one["origins"]),
                at_most=one["at_most"],
            )
            for one in row["agreed"]
        ),
        denied=tuple(
            Denied(
                said=_saying(one["said"]),
                by=one["by"],
                denied=_saying(one["denied"]),
                denied_by=one["denied_by"],
            )
            for one in row["denied"]
        ),
        places=tuple((name, count) for name, count in row["places"]),
    )


def _series_to_json(series: Series) -> JSON:
    sums = [
        {
            "parts": [value_to_json(part) for part in one.parts],
            "whole": value_to_json(one.whole),
            "holds": one.holds,
            "article": one.article,
        }
        for one in series.sums
    ]
    return series_to_json(series) | {"sums": sums}


def _saying(row: JSON) -> Saying:
    statement = note_from_json(row["statement"])
    if not isinstance(statement, Statement):
        raise TypeError(row["statement"])
    return Saying(
        statement=statement, article=row["article"], words=tuple(row["words"]), also=tuple(row["also"])
    )


def _series(row: JSON) -> Series:
    return Series(
        where=row["where"],
        counts=row["counts"],
        unit=row["unit"],
        points=tuple(map(_point, row["points"])),
        conflicts=tuple((first, second) for first, second in row["conflicts"]),
        # Rows told before jumps were marked have none.
        jumps=tuple((first, second) for first, second in row.get("jumps", ())),
        sums=tuple(
            Sum(
                parts=tuple(map(float, one["parts"])),
                whole=float(one["whole"]),
                holds=one["holds"],
                article=one["article"],
            )
            for one in row["sums"]
        ),
    )


def _point(row: JSON) -> Point:
    return Point(
        value=_value(row["value"]),
        bound=row["bound"],
        as_of=parse(row["as_of"]),
        given_by=row["given_by"],
        article=row["article"],
        start=row["start"],
        end=row["end"],
        status=row["status"],
    )


def _value(value: Any) -> float | tuple[float, float] | None:
    if isinstance(value, list):
        low, high = map(float, value)
        return low, high
    return None if value is None else float(value)


def _quoted(row: JSON) -> Quoted:
    return Quoted(
        text=row["text"], article=row["article"], start=row["start"], end=row["end"], when=parse(row["when"])
    )


def _edge(row: JSON) -> Edge:
    return Edge(
        article=row["article"],
        to=row["to"],
        how=row["how"],
        spans=tuple(Span(start, end) for start, end in row["spans"]),
        via=row["via"],
        known=row["known"],
    )
