"""Measures that no noun after their number tells: magnitudes, sizes with a hyphen, votes, parts of a point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.inspect.measuring.ranges import Number
from broadsheet.inspect.measuring.units import Phrase, tables

# "A 12-storey block", "a nine-member panel": what a thing is sized by, sorted, with its unit.
_SIZED = {
    "acre": "acre", "bed": "bed", "bedroom": "bedroom", "berth": "berth", "car": "car", "game": "game", "lane": "lane",
    "member": "person", "nation": "country", "page": "page", "person": "person", "room": "room", "seat": "seat", "seater": "seat",
    "storey": "storey", "story": "storey", "strong": "person", "vehicle": "vehicle", "word": "word",
}  # fmt: skip
_HYPHEN = re.compile(rf"-(?P<noun>{'|'.join(sorted(_SIZED, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(
    r"\bmagnitude[\s-](?:of\s+)?\Z|\b(?:aftershock|earthquake|quake|temblor|tremor)s?\s+(?:(?:had|has)\s+)?"
    r"(?:measured|measuring|of|registered|registering|was)\s+(?:a\s+|at\s+)?(?:magnitude\s+(?:of\s+)?)?\Z",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(
    r"[\s-]magnitude(?![\w-])|(?=\s+(?:aftershock|earthquake|event|foreshock|jolt|quake|shock|temblor|tremor)s?(?![\w-]))",
    re.IGNORECASE,
)
_STRONGEST = 10.0  # no earthquake was of this magnitude
_BEFORE = 60  # characters before a number that are looked at: a few words
# "The Senate voted 52-48 to confirm him": the one score whose numbers are counted.
_VOTED = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|(?:acquitted|adopt(?:ed|s)|approv(?:ed|es)|assembly|back(?:ed|s)|bill|carried|chamber|committee|confirm(?:ed|s)|congress|convict(?:ed|s)|council|court|house|impeached|"
    r"motion|overturned|parliament|pass(?:ed|es)|ratif(?:ied|ies)|reject(?:ed|s)|repeal(?:ed|s)|resolution|ruled|senate|upheld)\s+(?:[^\W\d][\w'’-]*\s+){0,6}?(?:by|on))\s+(?:(?:a|by|of)\s+){0,2}(?:\d{1,4}[-–])?\Z",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[-–]\d{1,4}(?![\w-])")
# "The vote on Clause 8 was 14 to 9."
_VOTE_WAS = re.compile(r"\bvote\b[^.;]{0,30}\bwas\s+(?P<first>\d{1,4}\s+(?:against|to)\s+)?\Z", re.IGNORECASE)
_AGAINST = re.compile(r"\s+(?:against|to)\s+\d{1,4}(?![\w-])")
# "0.7 of a point", "three-tenths of a second".
_OF_A = re.compile(r"\s+of\s+an?\s+(?P<of>(?:percentage\s+)?[^\W\d]+)(?!\w)", re.IGNORECASE)
# "Four and a half years" is one number, which the grammar of numbers reads.
_HALF = re.compile(
    r"(?<![\w-])(?<!\band\s)(?:half\s+an?|a\s+(?P<quarter>quarter)(?:\s+of\s+an?)?|a\s+half)(?=[\s-](?P<of>(?:percentage[\s-])?[^\W\d]+)(?!\w))",
    re.IGNORECASE,
)
_POINT = re.compile(r"[\s-](?:percentage[\s-])?points?(?![\w-])", re.IGNORECASE)
_PARTS_OF_A_POINT = {"es": re.compile(r"\s+(?P<part>décimas?|centésimas?)(?!\w)", re.IGNORECASE)}
_PART = {"c": 0.01, "d": 0.1}
# "1.300 jobs" in an English text: nobody counts thousandths of them.
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def halves(text: str, language: str) -> Iterator[Number]:
    """Yield "half a" where a measure follows: "half a kilometre", "half an hour".

    Args:
        text: any text.
        language: ISO 639-1; only English is read.
    """
    if language != "en":
        return
    known = tables("en").words.measures
    for match in _HALF.finditer(text):
        if match["of"].lower() in known or match["of"].lower().endswith("point"):
            value = 0.25 if match["quarter"] else 0.5
            yield Number(start=match.start(), end=match.end(), value=value, digits=False)


def measured(text: str, number: Number, language: str) -> tuple[Number, Phrase] | None:
    """Return a number and its measure where no noun after it tells that; None for all others.

    Args:
        text: the text the number stands in.
        number: its offsets count this text.
        language: ISO 639-1.
    """
    if part := _PARTS_OF_A_POINT.get(language, _DOTTED).match(text, number.end):
        return _in_parts(number, part)
    if language != "en":
        return None
    told = _sized(text, number) or _counted(text, number)
    return (number, told) if told else None


def _sized(text: str, number: Number) -> Phrase | None:
    """Read "a 12-storey block", "0.7 of a point"."""
    broken = isinstance(number.value, float) and 0 < number.value < 1
    if broken and (point := _POINT.match(text, number.end)):
        return _phrase(point.end(), "percentage point")
    if hyphen := _HYPHEN.match(text, number.end):
        return _phrase(hyphen.end(), _SIZED[hyphen["noun"].lower()])
    of = _OF_A.match(text, number.end)
    unit = _unit(of["of"].lower()) if of else None
    return _phrase(of.end(), unit) if of and unit else None


def _counted(text: str, number: Number) -> Phrase | None:
    """Read "the quake measured 6.4", "voted 52-48"."""
    lead = text[max(0, number.start - _BEFORE) : number.start]
    after = _MAGNITUDE_AFTER.match(text, number.end)
    small = isinstance(number.value, float) and number.digits and number.value < _STRONGEST
    whole = small and "." not in text[number.start : number.end] and after and after.end() == number.end
    if small and not whole and (after or _MAGNITUDE_BEFORE.search(lead)):
        return _phrase(after.end() if after else number.end, "magnitude")
    if _VOTED.search(lead) and (lead[-1:] in {"-", "–"} or _BESIDE.match(text, number.end)):
        return _phrase(number.end, "vote")
    was = _VOTE_WAS.search(lead)
    if was and (was["first"] or _AGAINST.match(text, number.end)):
        return _phrase(number.end, "vote")
    return None


def _in_parts(number: Number, part: re.Match[str]) -> tuple[Number, Phrase] | None:
    if not isinstance(number.value, float) or not part.groupdict():
        return None
    value = round(number.value * _PART[part["part"][0].lower()], 6)
    return replace(number, value=value), _phrase(part.end(), "percentage point")


def _unit(name: str) -> str | None:
    return "percentage point" if name.endswith("point") else tables("en").words.measures.get(name)


def _phrase(end: int, unit: str) -> Phrase:
    return Phrase(end=end, unit=unit, noun=unit, measure=True, known=True)


def thousands(text: str, number: Number, phrase: Phrase) -> Number:
    """Return a number that an English text groups by full stops as what it is: "1.300 jobs" are many.

    Args:
        text: the text the number stands in.
        number: its offsets count this text.
        phrase: what it counts.
    """
    raw = text[number.start : number.end]
    if not _DOTTED.fullmatch(raw) or phrase.unit is None or phrase.measure:
        return number
    if not raw.endswith("0") and phrase.unit != "person":
        return number
    return replace(number, value=float(raw.replace(".", "")))
