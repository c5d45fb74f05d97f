"""Bare numbers whose noun was said before: "buried 31 and looked after 12", "nine so far", "spoken of 600".

English grammar only: what stands before and after a bare number tells whether it counts anything or is a label
("car 81", "at 79"); what it counts is what the nearest figure, or else the nearest plural before it, named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.inspect.measuring.countwords import OF_PEOPLE
from broadsheet.inspect.measuring.draft import Draft
from broadsheet.inspect.measuring.masks import year_alone
from broadsheet.inspect.measuring.persons import is_person
from broadsheet.inspect.measuring.singulars import singular
from broadsheet.inspect.measuring.units import tables

# Irregular verbs that take a number for their object, in the past, the present and as participles.
_VERBS = (
    "bought brought built buys carries carried caught caused claims cost costs counts cut cuts drew drawn driven drives drove dropped expects fed fell fetched fetches fields found gained gave "
    "gets given gives got grew had has have held hired hit holds keeps kept killed know knows laid leaves left lists lose loses lost made makes makes needs offers owns paid pays picked "
    "predicts promises puts reached reads received reports rose said sank says scored sees seen sell sells sent set shed shot showed shows sold spent spoke spoken suffered takes taken took "
    "wants was were win wins won wrote written"
)
_SMALL = (
    "about above against almost already also although another approximately around as average be been being below between but by closer down even exactly exceeding fewer for from further in instead "
    "into is just least less nearly not now of off officially only or originally out over past perhaps precisely probably rather reach roughly scarcely some still than then through to total under up versus "
    "with yet and are"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w’'-])(?:{'|'.join(sorted(set((_VERBS + ' ' + _SMALL).split()), key=len, reverse=True))}|[a-z]{{2,}}(?:ed|ly)|[a-z]+ing|that)\s+[\"“]?|[,;:—–(]\s+|\A\W*)\Z"
)
_AFTER = re.compile(
    r"[\"”»]?(?:\s*(?:[,.;:!?)—–]|\Z)|\s+(?:a|ago|after|against|already|altogether|among|an|and|apiece|are|as|at|back|because|been|before|but|by|did|during|each|earlier|even|every|for|fewer|from|had|has|have|higher|"
    r"in|instead|into|is|last|later|less|lower|more|not|now|of|on|only|or|over|per|remain|since|so|still|than|that|the|their|then|there|this|though|to|today|under|until|was|were|when|where|which|while|who|will|with|"
    r"without|would|yesterday|yet|[a-z]{3,}ed|[a-z]{3,}ly|came|fell|froze|got|left|lost|made|spoke|stood|took|went|won|wore)(?![\w’'-]))"
)
# "A man of 42", "over 65", "who is 44", "At 79, she": ages.
_AGE = re.compile(
    r"(?<!\w)(?:(?:boy|child|daughter|girl|male|female|man|son|teenager|woman|youth)\s+of|(?:aged?|(?:adults|boys|children|girls|men|people|pupils|those|voters|women|workers|anyone|everyone|teenagers|youngsters)\s+(?:over|under|above|below|aged|from))"
    r"|(?:he|she|who|is|was|i)\s+(?:is|was|turned|turns))\s+\Z|(?:\A|[.!?,]\s+|\b(?:died|dies|dead|retired|married|pregnant|mother|orphaned)\s+)[Aa]t\s+(?:just\s+|only\s+)?\Z"
)
_LARGE = 1000.0  # a number with such a scale is written for itself: "that is already 65 million"
_OLDEST = 110.0  # nobody is older by much
# What is bought, sold and paid has a price: a bare number after it may be money again.
_PRICE = re.compile(
    r"(?<!\w)(?:cost|costs|fetch(?:ed|es)?|for|paid|pays|price|sells?|sold|worth|trad(?:ed|es|ing)|to|from|at|against)\s+(?:only\s+|just\s+|about\s+)?\Z"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PREVIOUS = re.compile(r"[^\W_][\w’'.-]*\s+\Z")
_NEAR = 60  # characters before a bare number that tell what it is; a few words
_FAR = 240  # characters in which its noun was said; two sentences
_DEGREES = re.compile(
    r"(?<!\w)(?:mercury|temperatures?|thermometers?)\s+(?:[a-z]+\s+){0,3}?(?:[a-z]+ed|at|fell|hit|of|rose|to)\s+(?:above\s+|almost\s+|below\s+|nearly\s+|over\s+)?\Z",
    re.IGNORECASE,
)
# "A family of five", "a jury of 12": bodies of people by their size.
_BODY = re.compile(
    r"(?<!\w)(?:attendance|band|battalion|cabinet|cast|caucus|choir|class|committee|congregation|contingent|council|delegation|electorate|enrolment|enrollment|family|following|force|gang|garrison|group|headcount|household|jury|"
    r"membership|mob|panel|party|patrol|payroll|platoon|posse|readership|squad|staff|team|throng|troupe|workforce)\s+of\s+(?:about\s+|almost\s+|around\s+|just\s+|nearly\s+|over\s+|some\s+|under\s+)?\Z"
)
# "The plant employs 9,500": nothing but people.
_HAVING = re.compile(
    r"(?<!\w)(?:employ(?:ed|ing|s)?|laid\s+off|lay(?:ing)?\s+off|recruit(?:ed|ing|s)?|sack(?:ed|ing|s)?)\s+(?:about\s+|almost\s+|around\s+|just\s+|more\s+than\s+|nearly\s+|over\s+|some\s+)?\Z"
)
_VOTES_AFTER = re.compile(
    r"\s+(?:abstentions?|abstain(?:ed|ing)|against|for|in\s+favou?r|opposed|votes?)(?!\w)(?!\s+(?:an?\s+|the\s+)?\w+\s+(?:year|week|month))"
)
_BALLOT = re.compile(
    r"\b(?:abstentions?|adopted|approved|assembly|ballot|bill|chamber|committee|council|house|lawmakers|motion|parliament|passed|rejected|resolution|senate|vot(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a bare number may count."""

    unit: str | None
    counts: str | None = None


def fill_in(text: str, drafts: list[Draft], before: Sequence[Draft], begin: int) -> None:
    """Say of the bare numbers of an English sentence what they count, where that was said before.

    Args:
        text: the text of the figures.
        drafts: those of one sentence, in order, with what their own words tell.
        before: those of the sentence before.
        begin: where the sentence begins.
    """
    for index, draft in enumerate(drafts):
        if draft.counts is None and draft.unit is None and _bare(draft):
            told = _by_context(text, draft, begin)
            if told is None and _countable(text, draft, begin):
                told = _said(text, draft, [*before, *drafts[:index]], begin)
            if told:
                draft.unit, draft.counts = told.unit, told.counts


def _bare(draft: Draft) -> bool:
    number = draft.number
    return not (number.currency or number.percent or number.ordinal or number.share or draft.phrase.measure)


def _by_context(text: str, draft: Draft, begin: int) -> _Named | None:
    lead = text[max(begin, draft.start - _NEAR) : draft.start]
    if _DEGREES.search(lead) and _AFTER.match(text, draft.end):
        return _Named(unit="degree")
    if (_BODY.search(lead) or _HAVING.search(lead)) and _AFTER.match(text, draft.end):
        return _Named(unit="person")
    if _VOTES_AFTER.match(text, draft.end) and _BALLOT.search(
        text, max(begin, draft.start - _FAR), draft.start
    ):
        return _Named(unit="vote")
    return None


def _countable(text: str, draft: Draft, begin: int) -> bool:
    """Tell by the words beside it whether a bare number counts something: no label, no age, no year."""
    lead = text[max(begin, draft.start - _NEAR) : draft.start]
    raw = text[draft.number.start : draft.number.end]
    if year_alone(raw) or (raw[:1] == "0" and raw[1:2].isdigit()) or not _AFTER.match(text, draft.number.end):
        return False
    if draft.amount is not None and draft.amount <= _OLDEST and _AGE.search(lead):
        return False
    if draft.amount == 1.0 and not draft.number.digits:
        return False
    return bool(_BEFORE.search(lead))


def _said(text: str, draft: Draft, before: Sequence[Draft], begin: int) -> _Named | None:
    """Return what the last figure before counted that a bare number fits, or the last plural."""
    broken = draft.amount is not None and not draft.amount.is_integer() and draft.number.scale == 1
    for other in reversed(before):
        if other.start >= draft.start or not (other.unit or other.counts) or draft.start - other.end > _FAR:
            continue
        large = draft.number.scale >= _LARGE and other.number.scale < draft.number.scale
        if _fits(text, draft, other, broken=broken) and not large:
            return _Named(unit=other.unit, counts=_same(other))
    if broken or draft.number.scale >= _LARGE:
        return None
    return _plural(text, draft, max(begin, draft.start - _FAR))


def _same(other: Draft) -> str | None:
    return other.counts if other.counts in OF_PEOPLE or other.unit == "vote" else None


def _fits(text: str, draft: Draft, other: Draft, *, broken: bool) -> bool:
    """Tell whether a bare number may be one more of what another counts: fractions only of measures."""
    measured = bool(other.number.currency or other.number.percent or other.phrase.measure)
    if other.number.share or other.number.ordinal:
        return False
    if broken:
        return measured and other.amount is not None and not other.number.currency
    if other.number.currency or other.number.percent:
        return (
            bool(_PRICE.search(text, max(0, draft.start - 16), draft.start))
            and draft.start - other.end < _NEAR
        )
    return not measured or draft.start - other.end < _NEAR


def _plural(text: str, draft: Draft, begin: int) -> _Named | None:
    """Return the last plural noun before a number: "sells passports and has issued thirteen"."""
    words = tables("en").words
    found = None
    for match in _WORD.finditer(text, begin, draft.start):
        word = match[0]
        if is_person(word, words.people) and word not in words.stops:
            found = "person" if word.endswith(("s", "en", "ple")) else found
        elif word in words.things and word.endswith("s"):
            found = words.things[word]
        elif _is_plural(word) and word not in words.stops and text[match.end() : match.end() + 2] != "'s":
            found = singular(word)
    return _Named(unit=found) if found else None


_NO_NOUN = re.compile(r"(?:ss|us|is|ous|ics|ings|ways|s's)\Z")


def _is_plural(word: str) -> bool:
    long = 4
    return (
        len(word) > long
        and word.endswith("s")
        and not _NO_NOUN.search(word)
        and f" {word} " not in _SINGULAR_S
    )


# Verbs in -s and singular words that end so.
_SINGULAR_S = (
    " adds allows appears applies asks begins believes besides brings buys calls claims comes confirms considers covers denies describes "
    "does employs ends estimates expects explains fears finds follows gives goes grows hopes includes insists intends keeps knows leads lists makes means meets moves needs "
    "offers opens owns pays plans predicts promises proposes provides puts reaches reads refuses remains reports requires runs seeks seems sells serves shows speaks starts stands states stops "
    "suggests takes tells thinks treats turns wants warns wears wins works writes always across afterwards besides perhaps sometimes towards upwards chaos lens "
)
