"""Statements whose place leaves no doubt: "…, X told the Courier", "…, reported the Courier"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.choose import CERTAIN, LIKELY
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.learned import (
    SURE,
)
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.sentence import THINGS
from broadsheet.inspect.saying.steps import Step


def may_lie(one: Candidate, kept: Sequence[Candidate]) -> bool:
    """Tell whether a candidate opens the words of a certain one: "X denied taking it, his lawyer told the Courier"."""
    return (
        one.source is not None and one.verb.stance in _DEFENDING and _UNLIKELY <= one.score < LIKELY
        and any(outer.score >= CERTAIN and outer is not one and outer.content[0][0] == one.begin for outer in kept)
    )  # fmt: skip


_DEFENDING = frozenset(("accused", "acknowledged", "claimed", "denied", "warned"))


_UNLIKELY = 0.3  # chosen: below it the rules mostly see a verb that says nothing


def certain(whole: Unit, unit: Unit, known: Sequence[Candidate], tails: Sequence[Step]) -> set[int]:
    """Return where the verbs stand of "…, X told the Courier": all before them is what X said."""
    places = {
        place
        for tail in tails
        if tail.kind == "to" and tail.link
        for place in (tail.carrier[0], tail.cue[0], tail.begin)
    }
    return {
        one.cue[0] for one in known
        if one.shape == "behind" and one.source and one.verb.tense in ("past", "third") and len(one.content) == 1
        and one.verb.stance != "seemed" and (_closes(unit, one) or _reaches(whole, whole.ends.index(unit.ends[one.cue[1] - 1]) + 1, places))
    }  # fmt: skip


def _closes(unit: Unit, one: Candidate) -> bool:
    """Tell whether a clause such as "…, the operator wrote in a letter to shareholders" ends its sentence."""
    start, end = one.content[0]
    clause = end - start >= _LEAST and any(
        low in phrases.AUXILIARIES or low.endswith("ed") or low in cues() for low in unit.lows[start:end]
    )
    if (
        not clause
        or one.verb.stance not in _SAYING
        or "c" not in one.verb.takes
        or one.begin > phrases.dateline_end(unit) + 1
    ):
        return False
    at = follows_time(unit, one.cue[1])
    if one.verb.lemma == "tell":
        at = follows_time(unit, phrases.phrase_end(unit, at))
    while at < len(unit) and unit.lows[at] in phrases.PREPOSITIONS:
        at = follows_time(unit, phrases.phrase_end(unit, at + 1))
    return at >= len(unit) or (unit.words[at] == "." and at == len(unit) - 1)


_LEAST = 4  # words of a clause


_SAYING = frozenset(("acknowledged", "announced", "argued", "claimed", "confirmed", "said", "warned"))


def turned(unit: Unit, known: Sequence[Candidate], found: Cast) -> set[int]:
    """Return where the verbs stand of "…, reported the Courier"."""
    return {
        one.cue[0] for one in known
        if one.shape == "turned" and one.source and one.verb.lemma in ("report", "reveal", "say", "write") and unit.words[one.begin : one.begin + 1] != [QUOTE]
        and bearer(unit, *one.source, press=found.press)
    }  # fmt: skip


def _reaches(whole: Unit, at: int, places: Collection[int | None]) -> bool:
    """Tell whether a step begins at a word of the whole sentence, or behind a time there."""
    later = follows_time(whole, at)
    return bool(
        {at, later, later + (whole.lows[later : later + 1] == ["the"])}
        & {place for place in places if place is not None}
    )


def closing(unit: Unit, known: Sequence[Candidate], tails: Sequence[Step]) -> list[Candidate]:
    """Return what opens or closes all that a tail follows: "…, the water authority warned, according to the Courier"."""
    leads = [tail for tail in tails if tail.kind in ("according", "by")]
    for one in known if leads else ():
        rest = [word for word in unit.words[follows_time(unit, one.cue[1]) :] if word not in ".,"]
        rest = (
            [] if one.verb.lemma == "tell" and all(map(phrases.is_name, rest)) else rest
        )  # "residents told Lusa"
        closes = (
            one.shape == "behind" and one.verb.tense == "past" and not rest and one.verb.stance != "seemed"
        )
        doing = any(low.endswith("ing") for low in unit.lows[one.content[0][0] :][:_FIRST])
        opens = (
            doing
            and one.shape in THINGS
            and one.verb.stance in OWNING
            and one.begin <= phrases.dateline_end(unit)
        )
        if one.source and (opens or (closes and not all(tail.clause for tail in leads))):
            return [replace(one, score=SURE)]
    return []


_FIRST = 2  # words of "ever owning"


OWNING = (
    "acknowledged",
    "denied",
)  # "he denied taking it" is what he said, "he suggested leaving" what he did
