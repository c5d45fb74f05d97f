"""Placements, stories and ledgers as JSON objects, the way ``fold``, ``stories`` and ``story`` print them."""

from __future__ import annotations

from typing import Any

from broadsheet.model import Edge, Folded, Placement, Point, Quoted, Saying, Series, Story, StoryChange, Voice
from broadsheet.text.articlejson import note_to_json, value_to_json
from broadsheet.text.dates import iso

JSON = dict[str, Any]


def placement_to_json(placement: Placement, *, related: bool) -> JSON:
    """Return where an article belongs, as ``fold`` prints it."""
    out: JSON = {
        "id": placement.id,
        "copy_group": placement.copy_group,
        "copies": [{"id": copy.id, "label": copy.label} for copy in placement.copies],
        "story": placement.story,
        "saga": placement.saga,
        "because": list(placement.because),
    }
    if related:
        out["related"] = [
            {"id": one.id, "score": round(one.score, 4), "shown": one.shown, "because": list(one.because)}
            for one in placement.related
        ]
    return out


def folded_to_json(folded: Folded) -> JSON:
    """Return a story's origins and ledger, as ``fold --ledger`` prints them."""
    return {
        "story": folded.story,
        "origins": [{"name": origin.name, "articles": list(origin.articles)} for origin in folded.origins],
        "at_most": folded.at_most,
        "edges": [edge_to_json(edge) for edge in folded.edges],
        "ledger": [series_to_json(series) for series in folded.ledger],
    }


def edge_to_json(edge: Edge) -> JSON:
    """Return from whom an article has its report."""
    return {
        "article": edge.article,
        "how": edge.how,
        "to": edge.to,
        "known": edge.known,
        "via": edge.via,
        "spans": [list(span) for span in edge.spans],
    }


def series_to_json(series: Series) -> JSON:
    """Return one series of a ledger."""
    return {
        "where": series.where,
        "counts": series.counts,
        "unit": series.unit,
        "points": [_point(point) for point in series.points],
        "conflicts": [list(pair) for pair in series.conflicts],
        "jumps": [list(pair) for pair in series.jumps],
        "sums": [
            {
                "parts": [value_to_json(part) for part in one.parts],
                "whole": value_to_json(one.whole),
                "holds": one.holds,
            }
            for one in series.sums
        ],
    }


def _point(point: Point) -> JSON:
    return {
        "value": value_to_json(point.value),
        "bound": point.bound,
        "as_of": iso(point.as_of),
        "given_by": point.given_by,
        "article": point.article,
        "start": point.start,
        "end": point.end,
        "status": point.status,
    }


def story_to_json(story: Story) -> JSON:
    """Return a story as the front page has it."""
    return {
        "story": story.id,
        "title": story.title,
        "title_from": story.title_from,
        "saga": story.saga,
        "articles": list(story.articles),
        "first": iso(story.first),
        "last": iso(story.last),
        "outlets": list(story.outlets),
        "origins": [
            {"name": origin.name, "articles": list(origin.articles), "known": origin.known}
            for origin in story.origins
        ],
        "at_most": story.at_most,
        "summary": [quoted_to_json(quoted) for quoted in story.summary],
    }


def quoted_to_json(quoted: Quoted) -> JSON:
    """Return a sentence with where it stands."""
    return {
        "text": quoted.text,
        "article": quoted.article,
        "start": quoted.start,
        "end": quoted.end,
        "when": iso(quoted.when),
    }


def voice_to_json(voice: Voice) -> JSON:
    """Return a speaker with what is reported of them."""
    return {
        "name": voice.name,
        "entity": voice.entity,
        "sayings": [saying_to_json(saying) for saying in voice.sayings],
    }


def saying_to_json(saying: Saying) -> JSON:
    """Return what somebody is reported to have said."""
    return {
        "words": list(saying.words),
        "article": saying.article,
        "also": list(saying.also),
        "statement": note_to_json(saying.statement),
    }


def change_to_json(change: StoryChange) -> JSON:
    """Return what happened to a story once."""
    return {
        "story": change.story,
        "at": iso(change.at),
        "kind": change.kind,
        "other": change.other,
        "articles": list(change.articles),
        "why": change.why,
        "by": change.by,
    }
