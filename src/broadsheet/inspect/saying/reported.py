"""Outlets that report what others said: "RT reported, citing the Post, that officials had warned …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.carrierwords import SHELLS, STAFF
from broadsheet.inspect.saying.cast import BODY_WORDS, TITLES, last_key
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.nottold import is_deed
from broadsheet.inspect.saying.phrases import POSSESSIVE, is_name
from broadsheet.inspect.saying.sentence import THINGS, TOLD, Sentence, within
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link
from broadsheet.text.countries import by_name
from broadsheet.text.words import fold


def leads_inward(sentence: Sentence, candidate: Candidate, tail: Step, *, known: bool) -> bool:
    """Tell whether a tail names whom the reporter had it from: "citing X", and "RT reported …, according to X"."""
    behind = sentence.whole.starts[tail.cue[0]] > sentence.unit.starts[candidate.cue[0]]
    return (
        known and behind and (candidate.verb.lemma == "report" or _opens(sentence, candidate, tail)) and not tail.joined
        and candidate.shape not in ("behind", "turned")
        and tail.kind == "according" and not tail.clause and (tail.link is None or _opens(sentence, candidate, tail))
    )  # fmt: skip


def _opens(sentence: Sentence, candidate: Candidate, tail: Step) -> bool:
    """Tell whether a tail opens what is told: "the Courier writes that, according to an audit, …"."""
    start = candidate.content[0][0]
    first = sentence.unit.starts[min(start + (sentence.unit.lows[start] == "that"), len(sentence.unit) - 1)]
    said = candidate.verb.lemma in _PASSING
    return said and sentence.unit.starts[start] <= sentence.whole.starts[tail.cue[0]] < first


_PASSING = frozenset(("add", "claim", "learn", "note", "report", "reveal", "say", "write"))


def reporting(sentence: Sentence, candidate: Candidate, tails: list[Step]) -> Link | None:
    """Return "Harbour & Exchange" of "Harbour & Exchange reports that …, according to the council"."""
    if not any(tail.kind == "according" for tail in tails) or candidate.shape not in ("that", "name", "the"):
        return None
    named = unknown_outlet(sentence, replace(candidate, shape="behind"))
    if named is None:
        return None
    return named if any(leads_inward(sentence, candidate, tail, known=True) for tail in tails) else None


def printed_by(unit: Unit, left: int, right: int, press: Collection[str]) -> Link | None:
    """Return the outlet of "a report in the Courier", "the Courier's investigation"."""
    for at in range(left + 1, right):
        if unit.lows[at] not in SHELLS | _STORIES or is_name(unit.words[at]):
            continue
        if unit.lows[at + 1 : at + 2] in (["at"], ["by"], ["from"], ["in"], ["on"]) and at + 2 < right:
            return _of(unit, left, right, bearer(unit, at + 2, right, loose=True, press=press))
        owned = POSSESSIVE.search(unit.words[at - 1]) is not None and at + 1 == right
        if not owned and at + 1 == right and is_name(unit.words[at - 1]):  # "a Reuters investigation"
            return _of(unit, left, right, bearer(unit, left, at, press=press))
        return _of(unit, left, right, bearer(unit, left, at, loose=True, press=press)) if owned else None
    return None


def staffed(unit: Unit, left: int, right: int, press: Collection[str]) -> Link | None:
    """Return the outlet of "Zorya's Lisbon correspondent", "Zorya host Ada Holm", who report for it."""
    at = next((n for n in range(left + 1, right) if unit.lows[n] in STAFF and not is_name(unit.words[n])), 0)
    named = at + 1 + (unit.lows[at + 1 : at + 2] == ["in"])  # "Zorya's reporter in Lisbon"
    if not at or not all(is_name(word) for word in unit.words[named:right]):
        return None
    return _of(unit, left, right, bearer(unit, left, at, loose=True, press=press))


def _of(unit: Unit, left: int, right: int, link: Link | None) -> Link | None:
    """Return a link that stands at all the words for its report."""
    return replace(link, spans=tuple(unit.spans(left, right))) if link else None


_STORIES = listed("analysis coverage dossier exclusive investigation reporting scoop series version")


def unknown_outlet(sentence: Sentence, candidate: Candidate) -> Link | None:
    """Return the speaker of "…, Radio Osterveen reported" as an outlet, unless it is a body, a country or a person."""
    if (
        candidate.verb.lemma not in ("report", "write")
        or candidate.shape not in ("behind", "turned")
        or candidate.source is None
    ):
        return None
    unit, (left, right) = sentence.unit, candidate.source
    words = unit.words[left + (unit.lows[left] == "the") : right]
    # "…, writes Zorya": people have two names where they write.
    paper = (
        candidate.verb.lemma == "write" and candidate.shape == "turned" and candidate.verb.tense == "third"
    )
    if (
        (len(words) < 2) != paper
        or any(word.endswith(("'s", "’s")) for word in words)
        or last_key(words[-1]) in sentence.people
    ):
        return None
    keys = {fold(word) for word in words}
    plain = (
        all(is_name(word) for word in words)
        and not keys & (BODY_WORDS | TITLES)
        and not keys & by_name().keys()
    )
    if not plain:
        return None
    return Link(name=" ".join(words), role="outlet", spans=tuple(unit.spans(left, right)))


def inner_press(sentence: Sentence, candidate: Candidate) -> Link | None:
    """Return the outlet that another one says has reported something: "the Echo said Meridian had reported"."""
    if candidate.verb.lemma != "report" or candidate.source is None:
        return None
    unit, words = sentence.unit, candidate.source
    if known := bearer(unit, *words, press=sentence.press):
        return known
    name = text_of(unit, *words)
    alone = (
        words[1] - words[0] == 1
        and is_name(name)
        and fold(name) not in sentence.people.keys() | by_name().keys()
    )
    return Link(name=name, role="outlet", spans=tuple(unit.spans(*words))) if alone else None


def reported(unit: Unit, outer: Candidate, nested: Sequence[Candidate]) -> list[Candidate]:
    """Return what an outlet reports that others said, where that is much of its report."""
    inner = [
        found for found in nested
        if (found.source or found.shared) and found.shape not in ("headed", "noun") and within(found.content, outer.content)
    ]  # fmt: skip
    if not inner or not inner[0].source or (inner[0].shape in THINGS and inner[0].verb.stance == "asked"):
        return []
    if inner[0].begin - outer.content[0][0] < 4:  # it opens the report
        return inner
    covered = sum(_letters(unit, within(found.content, outer.content)) for found in inner)
    return inner if 4 * covered >= _letters(unit, outer.content) else []


def passed_on(sentence: Sentence, candidate: Candidate) -> list[Candidate]:
    """Return what "X said …, police said" holds: somebody's words, passed on by another."""
    opens = candidate.content[0][0]
    if candidate.shape not in ("behind", "turned"):
        opens += sentence.unit.lows[opens] == "that"
        return [
            one
            for one in sentence.nested
            if one.source and one.begin == opens and _is_told_on(sentence.unit, one)
        ][:1]
    inner = [
        one for one in sentence.nested
        if one.source and one.begin == opens and one.verb.stance not in TOLD | _DEEDS and not is_deed(one) and _says(one) and one.verb.tense != "noun"
    ]  # fmt: skip
    return inner[:1]


def _is_told_on(unit: Unit, one: Candidate) -> bool:
    """Tell "she had told him …" from other verbs: whoever says so heard it."""
    return one.verb.lemma == "tell" and unit.lows[one.cue[1] : one.cue[1] + 1] in (["her"], ["him"], ["me"])


def _says(one: Candidate) -> bool:
    """Tell words from deeds that another tells of: "Oslo has asked for the data, the minister said"."""
    if one.shape == "ing":
        return one.verb.stance in ("acknowledged", "denied")
    return one.shape != "headed" and not (one.shape in THINGS and one.verb.stance in ("asked", "demanded"))


_DEEDS = frozenset(("implied", "proposed", "suggested"))


def _letters(unit: Unit, pieces: Sequence[Range]) -> int:
    return sum(unit.ends[end - 1] - unit.starts[start] for start, end in pieces)
