"""What speaks for and against two articles telling of one event, each item explainable."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.relate.calendarwords import NUMBERS
from broadsheet.relate.features import Features
from broadsheet.relate.idf import RAREST, rarity
from broadsheet.relate.shingles import NONE, Overlap, overlap

SMALL = frozenset(str(number) for number in range(13)) | frozenset(NUMBERS)
"""Figures up to a dozen are everywhere."""
_DAY = 86_400.0  # seconds
_WEEK = 7.0  # days
_TEXT_FROM = 0.15  # cosine below which runs of words are not compared: spares time; copies have far more
_CAP = 1_000  # words from which length makes no difference
_MANY_NAMES = 5  # so many names without a common one say all that differing names can say
_MANY_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles side by side, in numbers by name."""

    overlap: Overlap
    numbers: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The article that is held against many: what would be worked out anew for each."""

    features: Features
    weights: Mapping[str, int]
    lead: Sequence[tuple[str, int]]  # its first terms with the squares of their weights
    lead_sum: int
    title: Mapping[str, float]  # rarity by stem
    title_sum: float
    names: Mapping[str, int]
    places: Mapping[str, int]
    figures: frozenset[str]


def compare(new: Features, old: Features) -> Pair:
    """Return what speaks for and against two articles telling of one event."""
    return compare_all(new, (old,))[0]


def compare_all(new: Features, olds: Iterable[Features]) -> list[Pair]:
    """Return one article beside each of some others, in their order."""
    side = _side(new)
    return [_compare(side, old) for old in olds]


def _side(new: Features) -> _Side:
    lead = [(new.terms[at], new.weights[at] ** 2) for at in new.lead]
    title = {stem: rarity(stem) for stem in new.title}
    return _Side(
        features=new,
        weights=dict(zip(new.terms, new.weights, strict=True)),
        lead=lead,
        lead_sum=sum(square for _, square in lead),
        title=title,
        title_sum=sum(title.values()),
        names=dict(zip(new.names, new.names_rare, strict=True)),
        places=dict(zip(new.places, new.places_rare, strict=True)),
        figures=frozenset(new.figures),
    )


def _compare(side: _Side, old: Features) -> Pair:
    new, mine = side.features, side.weights
    shared = [(term, weight) for term, weight in zip(old.terms, old.weights, strict=True) if term in mine]
    dot = sum(weight * mine[term] for term, weight in shared)
    cosine = dot / (new.norm * old.norm) if dot else 0.0
    text = overlap(new.shingles, old.shingles) if cosine > _TEXT_FROM else NONE
    numbers = {
        "cosine": cosine,
        "cosine_above_20": max(0.0, cosine - 0.2),
        "cosine_above_40": max(0.0, cosine - 0.4),
        "text": math.sqrt(text.containment),
        "terms": math.log1p(len(shared)),
        "rarest": max((rarity(term) for term, _ in shared), default=0.0) / RAREST,
        "shortest": math.log(max(10, min(new.length, old.length, _CAP)) / 100),
        **_leads(side, old, {term for term, _ in shared}),
        **_titles(side, old),
        **_named(side, old),
        **_counted(side, old),
        **_when(new, old),
    }
    return Pair(overlap=text, numbers=numbers)


def _leads(side: _Side, old: Features, shared: Collection[str]) -> dict[str, float]:
    """Return how much of what one article begins with the other one tells, and the other way round."""
    terms, weights = old.terms, old.weights
    told = every = 0
    for at in old.lead:
        square = weights[at] * weights[at]
        every += square
        if terms[at] in shared:
            told += square
    mine = sum(square for term, square in side.lead if term in shared)
    first, second = told / (every or 1), mine / (side.lead_sum or 1)
    return {"lead_least": min(first, second), "lead_most": max(first, second)}


def _titles(side: _Side, old: Features) -> dict[str, float]:
    if not side.title or not old.title:
        return {"title": 0.0, "no_title": 1.0}
    both = sum(side.title[stem] for stem in old.title if stem in side.title)
    likeness = (
        both / math.sqrt((side.title_sum or 1.0) * (sum(map(rarity, old.title)) or 1.0)) if both else 0.0
    )
    return {"title": likeness, "no_title": 0.0}


def _named(side: _Side, old: Features) -> dict[str, float]:
    names = [side.names[name] for name in old.names if name in side.names]
    places = [side.places[place] for place in old.places if place in side.places]
    return {
        "names": math.log1p(sum(names) / 255),
        "other_names": _differing(len(names), min(len(side.names), len(old.names)), _MANY_NAMES),
        "places": math.log1p(sum(places) / 255),
        "other_places": _differing(len(places), min(len(side.places), len(old.places)), _MANY_PLACES),
    }


def _differing(shared: int, possible: int, many: int) -> float:
    """Return which part of what could be shared is not, less where little could be."""
    return (1 - shared / possible) * min(1.0, possible / many) if possible else 0.0


def _counted(side: _Side, old: Features) -> dict[str, float]:
    shared = [figure for figure in old.figures if figure in side.figures]
    large = sum(figure.split(" ", 1)[0] not in SMALL for figure in shared)
    return {
        "large_figures": math.log1p(large),
        "small_figures": math.log1p(len(shared) - large),
        "other_figures": float(bool(side.figures and old.figures and not shared)),
    }


def _when(new: Features, old: Features) -> dict[str, float]:
    dated = new.published and old.published
    gap = 0.0
    if new.published and old.published:
        gap = abs((new.published - old.published).total_seconds()) / _DAY
    told = bool(new.days and old.days)
    weekdays = bool(new.weekdays and old.weekdays)
    return {
        "undated": float(not dated),
        "gap": math.log1p(gap),
        "gap_over_week": math.log1p(max(0.0, gap - _WEEK)),
        "same_day_told": float(told and not new.days.isdisjoint(old.days)),
        "other_day_told": float(told and new.days.isdisjoint(old.days)),
        "same_weekday": float(weekdays and bool(new.weekdays & old.weekdays)),
        "other_weekday": float(weekdays and not new.weekdays & old.weekdays),
    }
