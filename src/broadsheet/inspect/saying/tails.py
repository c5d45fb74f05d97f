"""Phrases that say through whom words came: "according to X", "citing X", "as quoted by X".

They are taken out of their sentence before the verbs of saying are looked for, and kept beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, without
from broadsheet.inspect.saying.phrases import is_name, phrase_end, phrase_start, time_end
from broadsheet.inspect.saying.wordlists import listed

# Words that lead to a carrier, and of which kind; sorted, longest first where one begins another.
_LEADS: tuple[tuple[tuple[str, ...], Literal["according", "citing"]], ...] = (
    (("according", "to"), "according"),
    (("as", "cited", "by"), "according"),
    (("as", "per"), "according"),
    (("as", "quoted", "by"), "according"),
    (("as", "reported", "by"), "according"),
    (("cited", "by"), "according"),
    (("citing",), "citing"),
    (("in", "a", "statement", "carried", "by"), "according"),
    (("in", "comments", "carried", "by"), "according"),
    (("in", "comments", "to"), "according"),
    (("in", "remarks", "carried", "by"), "according"),
    (("quoted", "by"), "according"),
    (("quoting",), "citing"),
    (("which", "cited"), "citing"),
    (("which", "quoted"), "citing"),
)
_BY_FIRST = {first: [row for row in _LEADS if row[0][0] == first] for first in {row[0][0] for row in _LEADS}}


# A clause that says why a speaker has no name: it parts the speaker from the verb.
_UNNAMED = re.compile(
    r"(?:, )?(?:(?:who|speaking|talking|on|under)\b(?: \S+){0,8}? (?:named|identified|quoted|anonymity|publicly)\b"
    r"|(?:and |, )?(?:who )?(?:asked|begged|declined|insisted|preferred|refused|requested|wanted|wished|would rather)"
    r"(?: [^\s,]+){0,8}? (?:anonymous|anonymity|identified|named?|names|unnamed)\b)"
    r"(?: (?:because|to discuss|as|while|since|so)(?: [^\s,]+)*)?(?P<end> ,)?",
)
# Whom one cites, where no name stands: "citing officials"; "citing bad weather" gives a reason.
_CITABLE = listed("""
    agencies analysts authorities data diplomats document documents eyewitnesses figures filings insiders letter media
    official officials people person police report reports records residents source sources spokesman spokesperson
    spokeswoman statement statistics study survey witnesses
    """)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """One such phrase; ranges are words of the whole sentence."""

    kind: Literal["according", "citing", "quoting"]
    carrier: Range
    cue: Range
    joined: bool = False  # stands directly behind another one: "RT, citing the Post"


def stripped(unit: Unit) -> tuple[Unit, list[Tail]]:
    """Return a sentence without its tails, and the tails in the order of the text."""
    tails: list[Tail] = []
    dropped: set[int] = set()
    said: set[int] = set()
    at, last = 0, -1
    _drop_unnamed(unit, dropped)
    while at < len(unit):
        if unit.lows[at] in ("quoted", "cited", "quotes", "quoting") and (
            quoting := _as_saying(unit, at, tails, dropped)
        ):
            said.add(quoting)
            at = quoting + 1
            continue
        tail = _tail(unit, at, last)
        if tail is None:
            at += 1
            continue
        if tail.joined and tail.kind == "citing" and tails[-1].kind == "citing" and not tails[-1].joined:
            tail = replace(tail, joined=False)  # "A, citing B, which quoted C": C is cited by B
        tails.append(tail)
        at = last = tail.carrier[1]
        dropped.update(range(tail.cue[0], at))
        _drop_commas(unit, tail, dropped)
    return (without(unit, dropped, said) if dropped else unit), tails


def _tail(unit: Unit, at: int, last: int) -> Tail | None:
    for words, kind in _BY_FIRST.get(unit.lows[at], ()):
        if tuple(unit.lows[at : at + len(words)]) != words:
            continue
        start = at + len(words)
        if kind == "citing" and at and unit.words[at - 1] != "," and at != last:
            return None
        end = phrase_end(unit, start)
        if end == start or (kind == "citing" and not _citable(unit, start, end)):
            return None
        return Tail(kind=kind, carrier=(start, end), cue=(at, start), joined=last >= 0 and at - last <= 1)
    return None


def _citable(unit: Unit, start: int, end: int) -> bool:
    return any(is_name(unit.words[at]) or unit.lows[at] in _CITABLE for at in range(start, end))


def _drop_unnamed(unit: Unit, dropped: set[int]) -> None:
    """Take "who asked not to be named" out of its sentence."""
    if not _WHY & set(unit.lows):
        return
    line = " ".join(unit.lows)
    for match in _UNNAMED.finditer(line):
        start = line[: match.start()].count(" ") + (not match[0].startswith(",") and 0)
        dropped.update(range(start, start + match[0].strip().count(" ") + 1))


def _aside_end(unit: Unit, tail: Tail) -> int | None:
    """Return the second comma of "According to the ISW, a think tank, …"."""
    at, opens = tail.carrier[1], tail.cue[0] == 0
    inside = _ASIDES if opens else _ASIDES_BEHIND
    if unit.words[at : at + 1] != [","] or not inside & set(unit.lows[at + 1 : at + 2]):
        return None
    limit = min(len(unit), at + _LONGEST_ASIDE)
    return next((n for n in range(at + 2, limit) if unit.words[n] in (",", "." if not opens else ",")), None)


_ASIDES = frozenset(("a", "an", "one", "which", "who"))
_ASIDES_BEHIND = frozenset(("a", "an", "one"))
_LONGEST_ASIDE = 24  # words of an aside about a carrier; longer ones are clauses of their own


def is_unnamed(unit: Unit) -> bool:
    """Return whether a sentence says that its speaker would not be named."""
    return bool(_WHY & set(unit.lows)) and _UNNAMED.search(" ".join(unit.lows)) is not None


def _said_next(unit: Unit, at: int) -> bool:
    """Tell whether "NAME reported" or the like follows, which needs the comma before it."""
    following = unit.lows[at : at + _REPORTER]
    if following[:1] == ["that"]:  # "the Echo reported, citing police, that the captain told them so"
        return False
    if following[:1] and following[0] in _REPORTING:  # "the mayor, quoted by the Echo, said"
        return False
    return unit.lows[at : at + 1] in (["and"], ["but"], [QUOTE]) or any(
        low in _REPORTING for low in following
    )


_REPORTER = 8  # words of "the Lakeside Courier newspaper reported"
_REPORTING = listed("added reported reports said says told wrote")
_WHY = frozenset(
    {"anonymity", "anonymous", "identified", "name", "named", "names", "publicly", "quoted", "unnamed"}
)


def _drop_commas(unit: Unit, tail: Tail, dropped: set[int]) -> None:
    before, after = tail.cue[0] - 1, tail.carrier[1]
    if aside := _aside_end(unit, tail):
        dropped.update(range(after, aside))
        after = aside
    later = time_end(unit, after)
    if later > after:  # "according to TASS on Friday": the time goes with it
        dropped.update(range(after, later))
        after = later
    follows = after < len(unit) and unit.words[after] == ","
    if before < 0 or (before in dropped and dropped.issuperset(range(before + 1))):
        if follows:
            dropped.add(after)
    elif unit.words[before] in (",", "--", "–", "—"):
        dropped.add(before)
        if follows and not _said_next(unit, after + 1):
            dropped.add(after)


def _as_saying(unit: Unit, at: int, tails: list[Tail], dropped: set[int]) -> int | None:
    """Read "TASS quoted X as saying", "X was quoted (by TASS) as saying (by TASS)"; return the verb's place."""
    lows = unit.lows
    place = next(
        (n for n in range(at + 1, min(len(unit) - 1, at + 14)) if lows[n] == "as" and lows[n + 1] in _SAYING),
        None,
    )
    if place is None:
        return None
    begin = at
    while begin and lows[begin - 1] in (
        "was",
        "is",
        "were",
        "been",
        "has",
        "have",
        "had",
        "also",
        "as",
        "being",
    ):
        begin -= 1
    passive = begin < at or place == at + 1 or lows[at + 1] == "by"
    if passive:
        if lows[at + 1] == "by":
            tails.append(Tail(kind="according", carrier=(at + 2, phrase_end(unit, at + 2)), cue=(at, at + 1)))
        dropped.update(range(begin, place + 1))
        if lows[place + 2 : place + 3] == ["by"]:
            end = phrase_end(unit, place + 3)
            tails.append(Tail(kind="according", carrier=(place + 3, end), cue=(at, at + 1)))
            dropped.update(range(place + 2, end))
        return place + 1
    start = phrase_start(unit, begin - (unit.words[begin - 1] == "," if begin else 0))
    if start >= begin:
        return None
    tails.append(Tail(kind="quoting", carrier=(start, begin), cue=(at, at + 1)))
    dropped.update(range(start, at + 1))
    dropped.add(place)
    return place + 1


_SAYING = listed("adding arguing asking claiming declaring saying stating telling warning writing")
