"""What stands before a verb of saying: its speaker, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    is_name,
)
from broadsheet.inspect.saying.wordlists import listed

_LONG_ASIDE = 25  # words of an aside between commas


_LONG_NOUN = 6  # words of a speaker without a name before an aside; longer ones are clauses


# Verbs that another one follows with "to": its subject is theirs.
_TOWARDS = listed("""
    appeared appears began begins came continue continued continues expected failed had has have hopes liked likes moved needs
    planned plans proceeded refused refuses seemed seems sought started tried tries wanted wants went
    """)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a verb: its speaker, the words between and how they look."""

    source: Range | None
    begin: int
    aside: Range | None
    auxiliaries: tuple[str, ...]
    kind: str  # pronoun, name, noun, who, shared, none
    inverted: bool = False


def subject(unit: Unit, at: int) -> Left:
    """Return what stands before the verb at a word."""
    end, used = _behind_helpers(unit, at)
    if end == 0:
        return Left(None, at, None, used, "none")
    low = unit.lows[end - 1]
    if unit.words[end - 1] == QUOTE:
        return Left(None, end, None, used, "none", inverted=True)
    if low in ("and", "but", "or", "then") or (low == "," and end > 1 and unit.lows[end] in ("and", "but")):
        return Left(None, end - 1, None, used, "shared")
    if low in ("who", "which", "that"):
        return _relative(unit, end, used)
    if low in (",", "--", "-", "–", "—"):
        return _after_mark(unit, end, used)
    return _plain(unit, end, used)


def _behind_helpers(unit: Unit, at: int) -> tuple[int, tuple[str, ...]]:
    """Return where the auxiliaries, adverbs and times before a verb begin, and the auxiliaries and adverbs."""
    lows = unit.lows
    end, helpers = at, []
    while end > 0:
        low = lows[end - 1]
        if low in AUXILIARIES or low in NEGATIONS or phrases.is_adverb(low) or (low == "to" and end == at):
            helpers.append(low)
            end -= 1
            if low == "to" and end and lows[end - 1] in _TOWARDS:
                end -= 1
        elif (earlier := phrases.time_start(unit, end)) < end:
            end = earlier
        elif low == "," and (opening := _short_aside(unit, end - 1)) is not None:
            end = opening
        else:
            break
    return end, tuple(helpers)


def _short_aside(unit: Unit, closing: int) -> int | None:
    """Return where ", in fact," or ", however," opens, that closes at a comma; "too," opens with its word."""
    before = unit.lows[closing - 1] if closing else ""
    if phrases.is_adverb(before):
        return closing - 1 - (closing > 1 and unit.words[closing - 2] == ",")
    for opening in range(closing - 2, max(-1, closing - 6), -1):
        if unit.words[opening] == ",":
            return opening if unit.lows[opening + 1] in PREPOSITIONS else None
    return None


def _plain(unit: Unit, end: int, used: tuple[str, ...]) -> Left:
    start = phrases.phrase_start(unit, end)
    if start == end:
        return Left(None, end, None, used, "none")
    if (
        start
        and unit.lows[start - 1] == "who"
        and (kind_of(unit, start, end) == "noun" or not is_name(unit.words[start]))
    ):
        found = _relative(unit, start, used)  # "a man who lives nearby said"
        return replace(found, source=(found.source[0], end)) if found.source else found
    # A time or a setting at the head of the sentence is no part of the speaker.
    moved = phrases.time_end(unit, start)
    if start and unit.lows[start - 1] in ("at", "by", "on"):  # "At lunchtime police said"
        moved = max(moved, phrases.time_end(unit, start - 1))
    start = moved if start < moved < end else start
    while (
        start < end - 1
        and unit.lows[start + 1] != "of"
        and (phrases.is_adverb(unit.lows[start]) or unit.lows[start] in ("and", "but"))
    ):
        start += 1
    return Left((start, end), start, None, used, kind_of(unit, start, end))


def _relative(unit: Unit, end: int, used: tuple[str, ...]) -> Left:
    at = end - 1
    if unit.lows[end - 1] == "that":
        return Left(None, at, None, used, "that")
    noun = at - 1 if at and unit.words[at - 1] == "," else at
    start = phrases.phrase_start(unit, noun)
    if start == noun:
        return Left((at, end), at, None, used, "who")
    return Left((start, end), start, None, used, "who")


def _after_mark(unit: Unit, end: int, used: tuple[str, ...]) -> Left:
    """Read "NAME, an aside, said" and tell it from "…, said NAME"."""
    mark = unit.words[end - 1]
    for opening in range(end - 2, max(-1, end - _LONG_ASIDE), -1):
        if unit.words[opening] != mark:
            continue
        start = phrases.phrase_start(unit, opening)
        if start == opening:
            continue
        inside = unit.lows[opening + 1]
        whole = inside not in PREPOSITIONS and not inside.endswith("ing")
        kind = kind_of(unit, start, opening)
        if kind == "noun" and unit.lows[start - 1 : start] in (
            ["who"],
            ["that"],
            ["which"],
        ):  # "a driver who survived, Jon Berg,"
            longer = phrases.phrase_start(unit, start - 1)
            start = longer if longer < start - 1 else start
        named = all(map(is_name, unit.words[opening + 1 : end - 1]))  # "the head of the …, Ada Holm,"
        if kind == "noun" and opening - start > _LONG_NOUN and not named:
            break
        return Left((start, end - 1 if whole else opening), start, (opening, end), used, kind, inverted=True)
    return Left(None, end, None, used, "none", inverted=True)


def kind_of(unit: Unit, start: int, end: int) -> str:
    """Return "pronoun", "name" or "noun" for the words of a speaker."""
    if unit.lows[start] in PRONOUNS and end - start == 1:
        return "pronoun"
    if any(is_name(word) for word in unit.words[max(start + (unit.lows[start] in DETERMINERS), start) : end]):
        return "name"
    return "noun"
