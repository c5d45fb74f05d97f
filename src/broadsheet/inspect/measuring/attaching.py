"""What belongs to which number: counts, units and scales put to the figures of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from broadsheet.inspect.measuring import counting
from broadsheet.inspect.measuring.becoming import (
    NOTHING_MORE,
    become,
    being_there,
    offered,
    says_another,
    won,
)
from broadsheet.inspect.measuring.countwords import OF_PEOPLE
from broadsheet.inspect.measuring.draft import Draft
from broadsheet.inspect.measuring.monies import owe
from broadsheet.inspect.measuring.units import tables

# Things that fly: to destroy them is to down them.
_FLYING = frozenset(
    {"aircraft", "bomb", "drone", "helicopter", "jet", "missile", "plane", "projectile", "rocket", "uav"}
)
_FLEW = re.compile(rf"(?<!\w)({'|'.join(sorted(_FLYING))})s?(?!\w)", re.IGNORECASE)
_FAR = 160  # characters: a sentence; chosen
# Nothing but people can be these, so a thing beside such a word is counted for something else.
_ONLY_PEOPLE = frozenset({"arrested", "charged", "hospitalised", "kidnapped", "shot", "survived"})
# What people are by their noun, until the verb tells what became of them: "15 hostages had been killed".
_STATES = frozenset({"arrested", "displaced", "kidnapped", "survived"})
# A bare number after a scaled one is meant in its scale where the same small word follows both.
_CARRY = re.compile(r"\s+(for|to|on|from|in|für|pour|para|на|для)\b", re.IGNORECASE)
# "Forty billion, twenty-five of it for salaries".
_OF_IT = re.compile(r"\s+of\s+(?:it|that|this)\b", re.IGNORECASE)
_LARGE = 1e6
_DESCRIBED = re.compile(r"(?:[\s-]old)?[\s-](?P<noun>[a-z-]+(?:\s+[a-z-]+){0,2})(?![\w-])")
# Where things are counted, not what.
_PLACES = frozenset({"city", "country", "county", "district", "hospital", "place", "province", "region", "school", "state", "town", "village"})  # fmt: skip
# "Five died in Orrin and two in Marlo": the second number leaves out what the first one said.
_ELSEWHERE = re.compile(
    r"\s+(?:each\s+|more\s+)?(?:in|from|at|en|à|в|у)\s+(?:the\s+)?(?:\w+\s+){0,3}?[A-ZÀ-ÞА-ЯІЇЄ]|\s+of\s+(?:them|these|those|whom)\b"
)
_THERE = re.compile(r"\s+(?:in|from|at|on)\s+the\b")
_ARE = re.compile(r"\s+(?:are|were|is|was|remain(?:ed|s)?|have|had)\b")
_AND = re.compile(r"(?:,|\band|;)\s+(?:another\s+)?\Z")
# "Nine villages, of which two": the unit was said before.
_OF_THEM = re.compile(
    r"\b(?:of\s+(?:which|whom|them|those)|davon|dont|из\s+них|з\s+них|de\s+l[oa]s\s+cuales|منهم)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
# "62 of the 81 drones", "25 of the town's 35 libraries": the unit comes with the second number.
_OUT_OF = re.compile(
    r"\s+(?:of|out\s+of|von|sur|de|des|из|з|зі|із|من)\s+(?:(?:the|all|den|her|his|its|los|our|their)\s+)?(?:(?:[^\W\d][\w-]*\s+){0,2}?[^\W\d][\w-]*['’]s\s+)?",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\S+")
_CHANGED_TO = re.compile(r"\s+(?:to|auf|à|a|до|إلى)\s+")
_NOT = re.compile(r"(?<!\w)(?:not|nicht|non|no|не)\s+(?:the\s+)?\Z", re.IGNORECASE)
# "50 or 53 people", "six and possibly seven deaths": one unit for both.
_OR = re.compile(r"\s+(?:or|and\s+possibly|oder|ou|o|или|або)\s+", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\s+(?:(?:who\s+(?:were|was|had\s+been)\s+)?(?:fatally\s+|seriously\s+)?)(?:hurt|injured|killed|shot|stabbed|wounded)(?!\s+(?:and|himself|herself))\b"
)
_HAS_DIED = re.compile(r"\b(?:has|have|later|since)\s+died\b|\bdies\b")
_DEAD_ITSELF = re.compile(r"\b(?:dead|deaths|fatalities|injured|killed|missing|wounded)\Z", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r"[.!?][”“\"»’']*(?:\s|\Z)|\Z")
_AS_REPORTED = re.compile(
    r"\s*(?:\w+\s+){0,3},?\s*as\s+(?:was\s+|were\s+)?(?:\w+\s+)?(?:reported|stated|said|announced|published)"
    r"|\s*,?\s*(?:it|he|she|they|was|we|were)\s+(?:\w+\s+){0,2}?(?:announced|claimed|gave|given|promised|published|reported|said|stated)\b",
    re.IGNORECASE,
)


def not_as(text: str, draft: Draft) -> bool:
    """Tell whether a figure is denied: "not six as previously reported"."""
    return bool(
        _NOT.search(text, max(0, draft.start - 12), draft.start) and _AS_REPORTED.match(text, draft.end)
    )


def count(text: str, drafts: list[Draft], begin: int, language: str) -> None:
    """Find what happened to the counted, nearest words first; each word serves one figure or one list."""
    used = begin
    for draft in drafts:
        if _money_or_share(draft) or draft.phrase.measure or draft.number.ordinal:
            _describe(text, draft, language)
            continue
        if noun := counting.noun_counts(text, draft.number.end, draft.end, language):
            rather = counting.after(text, draft.end, draft.limit, language) if noun in _STATES else None
            noun = rather.counts if rather and rather.counts in OF_PEOPLE else noun
            of_people = noun in OF_PEOPLE and draft.unit != "case"
            draft.counts, draft.unit = noun, "person" if of_people else draft.unit
            continue
        if noun := _bare_noun(text, draft, language):
            draft.counts = noun
            continue
        if inside := counting.inside(text, draft.number.end, draft.end, language):
            rather = counting.after(text, draft.end, draft.limit, language) if inside == "missing" else None
            # "Nine of the missing men have been rescued": they are missing no more.
            draft.counts = _named_count(rather.counts if rather else inside, draft.unit)
            continue
        found = counting.after(text, draft.end, draft.limit, language)
        if found is None or not _nearer_after(text, draft, found, language, used):
            left = counting.before(text, draft.start, max(draft.floor, used), language)
            bare = draft.unit is None or draft.unit == "person"
            found = left or found or (counting.toll(text, draft.start, used, language) if bare else None)
        if found:
            lead = text[draft.start : draft.number.start].strip().lower()
            if lead == "до" and draft.phrase.unit is None and found.start < draft.start:
                # "Up to" before a noun; before a bare number it is where the toll has risen to.
                draft.start, draft.bound = draft.number.start, "exact"
            draft.counts, used = _named_count(found.counts, draft.unit), max(used, found.end)
            if draft.unit not in {None, "person"} and draft.counts in _ONLY_PEOPLE:
                draft.counts = None
        elif draft.unit is None:
            draft.counts = counting.tally(text, draft.start, begin, language)
        if draft.counts is None and draft.unit in {None, "person"}:
            being_there(text, draft)


def _nearer_after(text: str, draft: Draft, found: counting.Found, language: str, used: int) -> bool:
    """Tell whether the word after a figure is its own, although another stands before it."""
    left = counting.before(text, draft.start, max(draft.floor, used), language)
    return left is None or found.start - draft.end <= draft.start - left.end


def _bare_noun(text: str, draft: Draft, language: str) -> str | None:
    """Read "20 wounded", "13 dead": the word after the number is the noun itself."""
    if draft.phrase.unit or draft.phrase.other or draft.limit <= draft.end:
        return None
    match = counting.words_of(language).nouns.match(text, min(draft.end + 1, len(text)), draft.limit)
    if not match:
        return None
    draft.end, draft.unit = match.end(), "person"
    return match.lastgroup


def _named_count(counts: str, unit: str | None) -> str:
    if counts == "downed" and unit == "person":
        return "killed"  # "neutralised", of fighters
    return "downed" if counts == "destroyed" and unit in _FLYING else counts


def _money_or_share(draft: Draft) -> bool:
    return bool(draft.number.currency or draft.number.percent)


def _describe(text: str, draft: Draft, language: str) -> None:
    """Say what a measure measures: the noun right after it ("50-day deadline", "100 per cent tariffs")."""
    hyphen = text[draft.number.end : draft.number.end + 1] == "-" or text[draft.end : draft.end + 4] == "-old"
    if language != "en" or (draft.unit != "percent" and not hyphen):
        return
    noun = _DESCRIBED.match(text, draft.end, draft.limit)
    words = noun["noun"].split() if noun else []
    stops = tables("en").words.stops
    count = next(
        (n for n, word in enumerate(words) if word in stops or word.endswith(("ed", "ly"))), len(words)
    )
    if noun and count:
        draft.counts = " ".join(words[:count])
        draft.end = [word.end() for word in _PIECE.finditer(text, noun.start("noun"), noun.end())][count - 1]


def inherit(text: str, drafts: list[Draft], before: Sequence[Draft], language: str) -> None:
    """Hand on unit, count and scale where a figure leaves them to its neighbour.

    Args:
        text: the text of the figures.
        drafts: those of one sentence, in order.
        before: those of the sentence before: "... That makes 24."
        language: ISO 639-1.
    """
    _part_of_things(text, drafts, language)
    _from_before(text, drafts, before, language)
    for one, two in pairwise(drafts):
        become(text, one, two)
    for at, draft in enumerate(drafts):
        left = _counted_there(text, drafts[:at], draft) or (drafts[at - 1] if at else None)
        gap = text[left.end : draft.start] if left and left.sentence == draft.sentence else ""
        if draft.unit is None and left and _OF_THEM.search(gap):
            draft.unit = left.unit
        if draft.unit is None and draft.counts in OF_PEOPLE:
            draft.unit = "person"
        if left is None or left.sentence != draft.sentence:
            continue
        bare = draft.phrase.other or (draft.counts and not _money_or_share(left) and not left.phrase.measure)
        same_scale = draft.number.scale > 1 and draft.number.scale == left.number.scale and not draft.counts
        also = left.unit == "person" and _AND.search(gap) and _ARE.match(text, draft.number.end, draft.limit)
        if (bare or same_scale or also) and draft.unit is None and left.unit:
            draft.unit = left.unit
        _inherit_count(text, left, draft, language)
        _inherit_scale(text, drafts, draft)
    for draft in drafts:
        if draft.counts == "downed" and draft.unit not in _FLYING and not draft.phrase.unit:
            draft.unit = _flying(text, draft) or draft.unit
    _take_from_the_next(text, drafts, language)
    owe(text, drafts)


def _part_of_things(text: str, drafts: list[Draft], language: str) -> None:
    """Read "swept away 25 of the town's 35 cabins": things are meant, and nobody is missing."""
    for draft, right in pairwise(drafts):
        things = draft.unit is None and right.unit not in {None, "person"} and not _money_or_share(draft)
        if things and _OUT_OF.fullmatch(text, draft.end, right.start):
            draft.unit = right.unit
            draft.counts = None if draft.counts in OF_PEOPLE else draft.counts
            _take_count(text, draft, right, language)


def _counted_there(text: str, before: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return what was counted in several places: "200 people in 11 cities, 63 in Orrin" tells of 63 people."""
    *_, counted, places = (None, None, *before)
    if not counted or not places or places.unit not in _PLACES or places.counts or not counted.counts:
        return None
    return counted if _ELSEWHERE.match(text, draft.number.end, draft.limit) else None


def _from_before(text: str, drafts: list[Draft], before: Sequence[Draft], language: str) -> None:
    """Hand on what the sentence before counted, and say of bare numbers of people that they are persons."""
    if drafts and before and before[-1].unit and drafts[0].unit is None:
        _inherit_unit(text, before[-1], drafts[0], language)
    for draft in drafts:
        of_them = _OF_THEM.search(text, draft.floor, draft.start)
        if draft.unit is None and draft.counts in OF_PEOPLE and not of_them:
            draft.unit = "person"
    for index, draft in enumerate(drafts):
        won(text, draft, [*before, *drafts[:index]])
        offered(text, draft, drafts[index - 1] if index else None)
        of_people = [d for d in (*before, *drafts) if d.end <= draft.start and d.unit == "person"]
        if of_people and says_another(text, draft, of_people[-1]):
            draft.unit, draft.counts = "person", of_people[-1].counts


def _take_from_the_next(text: str, drafts: list[Draft], language: str) -> None:
    """Give a figure what only the one after it says: "from 9 to 12 million", "62 of the 81 drones"."""
    for draft, right in pairwise(drafts):
        if draft.unit is None and right.unit and _CHANGED_TO.fullmatch(text, draft.end, right.start):
            draft.unit, draft.counts, draft.status = right.unit, right.counts, "earlier"
            if right.number.scale > 1 and draft.number.scale == 1 and draft.amount is not None:
                draft.value = draft.amount * right.number.scale
    for draft, right in pairwise(drafts):
        whole = draft.unit and right.unit is None and right.counts is None
        if whole and _OUT_OF.fullmatch(text, draft.end, right.start) and NOTHING_MORE.match(text, right.end):
            right.unit, right.counts = draft.unit, draft.counts
        if (
            draft.unit is None
            and right.unit
            and (
                _OUT_OF.fullmatch(text, draft.end, right.start) or _OR.fullmatch(text, draft.end, right.start)
            )
        ):
            draft.unit = right.unit
            _take_count(text, draft, right, language)
        # "Three children and two adults were found dead": the verb at the end is for all of them.
        # One with a verb of its own keeps it: "seven are home, five are still in hospital".
        listed = (
            counting.in_list(text, draft.end, right.start)
            and draft.sentence == right.sentence
            and not _ARE.match(text, draft.end, right.start)
        )
        if draft.counts in {None, "aboard", "crew"} and listed and draft.unit == right.unit == "person":
            draft.counts = right.counts


def _flying(text: str, draft: Draft) -> str | None:
    """Return what flew by the words before a bare number: "drones hit ...; the army shot down 94"."""
    said = list(_FLEW.finditer(text, max(0, draft.start - _FAR), draft.start))
    return said[-1][1].lower() if said else None


def _take_count(text: str, draft: Draft, right: Draft, language: str) -> None:
    """Give the part what is said after the whole: "one of the three was shot"; "50 or 53 injured" is both."""
    inside = counting.inside(text, right.number.end, right.end, language)
    if inside and (found := counting.after(text, right.end, right.limit, language)):
        # "One of the three stabbed teenagers has died": the whole says its own.
        draft.counts = draft.counts or found.counts
    if right.counts and _PARTICIPLE.match(text, right.end):
        # "One of five people shot has died": all of them were shot.
        draft.counts = "killed" if _HAS_DIED.search(text, right.end, right.limit) else None
        return
    if draft.counts is None and right.counts is not None:
        draft.counts = right.counts
        if not _OR.fullmatch(text, draft.end, right.start) and not _DEAD_ITSELF.search(
            text, right.start, right.end
        ):
            right.counts = None


def _range_of(text: str, before: Draft, draft: Draft) -> bool:
    """Tell whether a bare range ends a sentence after a measure: "It takes 30 mm. They expect 10 to 20."."""
    bare = isinstance(draft.value, tuple) and draft.counts is None
    return bool(bare and before.phrase.measure and _NOTHING_AFTER.match(text, draft.end))


def _inherit_unit(text: str, before: Draft, draft: Draft, language: str) -> None:
    """Take the unit from the sentence before: "Twelve were hurt. Seven are home. That makes ..."."""
    first = text[draft.floor : draft.start].strip() == ""
    same_scale = draft.number.scale > 1 and draft.number.scale == before.number.scale
    goes_on = (
        is_total(text, draft, language)
        or _ELSEWHERE.match(text, draft.number.end, draft.limit)
        or (first and before.unit == "person" and _ARE.match(text, draft.number.end, draft.limit))
        or same_scale
        or _range_of(text, before, draft)
    )
    if goes_on:
        draft.unit = before.unit


def _inherit_count(text: str, left: Draft, draft: Draft, language: str) -> None:
    table = counting.words_of(language)
    gap = text[left.end : draft.start]
    again = (
        table.earlier.search(gap)
        or not_as(text, draft)
        or _ELSEWHERE.match(text, draft.number.end, draft.limit)
        or (_AND.search(gap) and _THERE.match(text, draft.number.end, draft.limit))
        or is_total(text, draft, language)
    )
    if draft.unit is None and draft.counts is None and again and left.unit:
        draft.unit, draft.counts = left.unit, left.counts
    if (
        draft.counts
        or left.counts is None
        or draft.unit is None
        or _money_or_share(draft)
        or draft.phrase.measure
    ):
        return
    if left.counts in OF_PEOPLE and draft.unit != "person":
        return
    if counting.in_list(text, left.end, draft.start) or (
        draft.unit == left.unit and table.including.search(gap) and left.unit == "person"
    ):
        draft.counts = left.counts


def is_total(text: str, draft: Draft, language: str) -> bool:
    """Tell whether a bare number is said to sum up others: "bringing the total to 16", "31 in total"."""
    table = counting.words_of(language)
    if any(
        match.end() <= draft.start <= match.end() + 2
        for match in table.total.finditer(text, draft.floor, draft.start)
    ):
        return True
    return bool(table.total_after.match(text, min(draft.number.end + 1, len(text)), draft.limit))


def _inherit_scale(text: str, drafts: list[Draft], draft: Draft) -> None:
    """Read "thirty million for roads, 12 for bridges" as millions both times."""
    here = _CARRY.match(text, draft.end)
    of_it = _OF_IT.match(text, draft.end)
    if draft.unit or draft.counts or draft.amount is None or draft.number.scale > 1 or not (here or of_it):
        return
    for left in reversed(drafts[: drafts.index(draft)]):
        between = text[left.number.end : draft.start]
        again = of_it or (here and re.search(rf"\s{here[1]}\s", between, re.IGNORECASE))
        if left.number.scale >= _LARGE and again:
            draft.value, draft.unit = draft.amount * left.number.scale, left.unit
            draft.number = replace(draft.number, scale=left.number.scale)
            return
