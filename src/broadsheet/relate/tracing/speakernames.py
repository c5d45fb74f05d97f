"""Names of speakers: whether words are one, a person's or a body's, and which are short forms of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from broadsheet.relate.tracing.sourcewords import BODY_HEADS, VAGUE
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

_SMALL = frozenset(("&", "al", "and", "bin", "da", "de", "del", "der", "di", "do", "dos", "for", "la", "le", "of", "on", "the", "van", "von", "y", "zu"))  # fmt: skip
_CORPORATE = frozenset(("ag", "gmbh", "inc", "ltd", "nv", "oyj", "plc", "sa", "se"))
# A name in which every word is one of these is an office or a place word, nobody's name.
_OFFICES = frozenset(
    (
        "authorities", "captain", "chairman", "chief", "coach", "commander", "commanders", "commissioner", "director", "doctor",
        "executive", "firefighters", "general", "governor", "head", "investigators", "judge", "king", "lawyers", "leader",
        "manager", "mayor", "minister", "officer", "officials", "police", "president", "prime", "prosecutor", "prosecutors",
        "quality", "relatives", "rescuers", "secretary", "spokesman", "spokesperson", "spokeswoman", "witness",
    )
)  # fmt: skip
# Words of which a body's name has one where it is no acronym, beside those that describe one.
BODIES = BODY_HEADS | frozenset(
    (
        "air", "airlines", "airways", "armed", "board", "centre", "center", "congress", "defence", "defense", "embassy", "forces",
        "guard", "holdings", "house", "industries", "kremlin", "motors", "navy", "office", "parliament", "protection", "rescue",
        "security", "senate", "staff", "system", "systems", "technologies",
    )
)  # fmt: skip
# Last words of an authority's name that may have its place alone in capitals: one of a kind in a place.
_AUTHORITIES = frozenset(
    (
        "brigade", "council", "court", "department", "office", "police", "prosecutor", "prosecutors", "university",
    )
)  # fmt: skip
_OWNER = re.compile(r"\b([A-ZÀ-Þ][\w.-]*)['’]s\b")  # "Ukraine's SBU", but "the public prosecutor's office"
_PARTICLE = re.compile(r"\A(?:ad|al|an|ar|as|ash|at|az|d|el|ibn|ul)[-’'](?=\w)")  # of "al-Naimi", "d'Arc"
_UNITED = re.compile(r"\bu\.n\.|\bunited nations\b")
_HEAD = re.compile(r"[^\W_][\w&-]*")
# "Aug 3" of a dateline, "March 2026", "Monday": whatever a speaker may be, no day is one.
_DATE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s+\d{1,4},?)+|\d[\d.,-]*[a-z]*(?:-page)?"
)
TELLING = 2
"""Words of a description that tell a body from others; chosen."""


def is_day(name: str) -> bool:
    """Return whether words are a day or a number, and so nobody.

    >>> is_day("Aug 3"), is_day("Friday"), is_day("April Fool Post")
    (True, True, False)
    """
    return bool(_DATE.fullmatch(fold(name)))


def is_named(name: str) -> bool:
    """Return whether words are somebody's name: no country, office or description.

    >>> is_named("Ada Holm"), is_named("the harbour ministry"), is_named("Ukraine")
    (True, False, False)
    """
    parts = [part for part in name.split() if part not in _SMALL and part.lower() != "the"]
    if not parts or not (all(_is_capital(part) for part in parts) or _is_placed(parts)):
        return False
    lows = [fold(part) for part in parts]
    whole = " ".join(lows)
    if whole in by_name() or whole in by_adjective() or VAGUE.search(name) or _DATE.fullmatch(whole):
        return False
    return not all(low in _OFFICES or low in by_adjective() for low in lows)


def _is_capital(part: str) -> bool:
    bare = _PARTICLE.sub("", part)
    return bare[0].isupper() or bare[0].isdigit()


def _is_placed(parts: Sequence[str]) -> bool:
    """Tell whether words are an authority's name with its place: "Brussels public prosecutor's office"."""
    first = fold(parts[0])
    named = parts[0][0].isupper() and first not in by_adjective() and first not in by_name()
    named = named and not _OWNER.fullmatch(parts[0])  # "Europe's top court" may be any
    return named and fold(parts[-1]) in _AUTHORITIES and all(part[0].isalpha() for part in parts)


def is_body(name: str) -> bool:
    """Return whether a name is that of a body rather than a person's: an acronym, one word, or a body's word in it.

    >>> is_body("Slovenian Railways"), is_body("Tina Verdnik")
    (True, False)
    """
    parts = name.split()
    if len(parts) == 1:
        return True
    return any(
        fold(part) in BODIES | _AUTHORITIES or (part.isupper() and len(part) > 1) for part in parts
    ) or bool({"of", "for", "and"} & set(parts))


def telling(name: str) -> frozenset[str]:
    """Return the words of a name that tell who it is: without small ones and countries.

    >>> sorted(telling("the Hellenic Coast Guard of Greece"))
    ['coast', 'guard', 'hellenic']
    """
    return words(name) - _country_words()


@cache
def _country_words() -> frozenset[str]:
    return frozenset((*by_adjective(), *by_name()))


def words(name: str) -> frozenset[str]:
    """Return the words of a name, without small ones."""
    folded = _UNITED.sub("un", fold(tidy(name)).replace("’", "'"))
    return frozenset(part.removesuffix("'s") for part in folded.split()) - _SMALL


def is_within(body: frozenset[str], title: frozenset[str]) -> bool:
    """Return whether a title has all that tells a body from others of its kind, at least two words."""
    own = body - BODIES - _AUTHORITIES - _OFFICES
    return len(own) >= TELLING and own <= title


def first(name: str) -> str:
    """Return the first word of a name, as it is written."""
    found = _HEAD.search(name)
    return found[0] if found else ""


def tidy(name: str) -> str:
    """Return a name without its article and the mark of an owner."""
    parts = _OWNER.sub(r"\1", name).strip(" ,.").split()
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    return " ".join(parts)


def capital_inside(name: str, text: str) -> bool:
    """Return whether a single word has its capital inside a sentence too."""
    return re.search(rf"[\w,’'(]\s*(?<!\n)\b{re.escape(name)}\b", text) is not None


def same(longer: str, shorter: str) -> bool:
    """Return whether a name is another one's short form: a surname, an acronym, some of its words.

    Of countries one may be left out, but two are not the same: "the Coast Guard", "the Greek Coast Guard".
    """
    if _countries(longer) and _countries(shorter) and not _countries(longer) & _countries(shorter):
        return False
    one, two = telling(longer), telling(shorter) - _CORPORATE
    if two and two <= one:
        return not all(part in _OFFICES for part in two)
    short = shorter.split()
    if len(short) <= TELLING and short[0].isupper() and len(short[0]) > 1:
        heads = "".join(part[0] for part in fold(longer).split() if part not in _SMALL)
        if len(short) == 1 and len(short[0]) > TELLING and heads.endswith(fold(short[0])):
            return True  # "the UN's Food and Agriculture Organization (FAO)"
        return heads == fold(short[0]) and (len(short) == 1 or len(heads) > TELLING)
    return False


def _countries(name: str) -> frozenset[str]:
    rows = (by_adjective().get(part) or by_name().get(part) for part in fold(name.replace("’s", "")).split())
    return frozenset(row.code for row in rows if row)
