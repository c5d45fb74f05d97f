"""Asides between commas that part a subject from its verb: "the driver, who gave only his first name, said".

What stands in them says nothing and names nobody through whom words came, so every reader of the sentence may do
without: they are taken out before steps and verbs are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Unit, without
from broadsheet.inspect.saying.phrases import AUXILIARIES, is_adverb, is_name, is_word, phrase_start, time_end
from broadsheet.inspect.saying.wordlists import listed

_RELATIVE = frozenset(("who", "which", "whose"))
_LONGEST = 24  # words of an aside; longer ones are clauses of their own
_LEAST = 2  # words of one
# What an outlet is, behind its name: "TASS, Russia's state news agency, said".
_KINDS = frozenset(("agency", "arm", "broadcaster", "channel", "daily", "magazine", "mouthpiece", "network", "newspaper", "newswire", "organ", "outlet", "paper", "portal", "publication", "service", "site",
    "station", "tabloid", "website", "weekly", "wire"))  # fmt: skip
_LONGEST_KIND = 10  # words of what an outlet is
# Why somebody has no name is read where it stands.
_UNNAMED = listed("anonymity anonymous identified identify identity named publicly quoted unnamed withheld")
# Verbs that say whom words are from, or pass them on.
_CITING = listed("cites cited credited heard interviewed quotes quoted relied spoke spoken talked")


def plain(sentences: Sequence[Unit], found: Cast) -> list[Unit]:
    """Return the sentences without asides that say what an outlet is."""
    return [_plain(unit, found) if "," in unit.words else unit for unit in sentences]


def _plain(unit: Unit, found: Cast) -> Unit:
    dropped = _kinds(unit, found) if _KINDS & set(unit.lows) else set()
    return without(unit, dropped) if dropped else unit


def relatives(unit: Unit) -> set[int]:
    """Return the words of relative clauses that stand between a subject and its verb of saying and say nothing."""
    dropped: set[int] = set()
    for at in range(1, len(unit) - _LEAST) if "," in unit.words and _RELATIVE & set(unit.lows) else ():
        if at in dropped or unit.words[at] != "," or unit.lows[at + 1] not in _RELATIVE:
            continue
        if (end := aside_end(unit, at)) and _is_silent(unit, at + 1, end) and _is_subject(unit, at):
            dropped.update(range(at, end + 1))
    return dropped


def unnamed(unit: Unit) -> set[int]:
    """Return the words of asides that say why a speaker has no name: ", who asked that her name be withheld,"."""
    dropped: set[int] = set()
    for at in range(1, len(unit) - _LEAST) if _RELATIVE & set(unit.lows) else ():
        if unit.words[at] != "," or unit.lows[at + 1] not in ("who", "whose"):
            continue
        if (end := aside_end(unit, at)) and _UNNAMED & set(unit.lows[at:end]):
            dropped.update(range(at, end + 1))
    return dropped


def aside_end(unit: Unit, at: int) -> int | None:
    """Return the mark that closes the aside which one opens: the verb of saying of what is before it follows.

    Asides may hold commas of their own: "who gave only his first name, Dariusz, said".
    """
    for end in range(at + _LEAST, min(len(unit) - 1, at + _LONGEST)):
        if unit.words[end] == unit.words[at] and is_saying(unit, end + 1):
            return end
        if unit.words[end] in (";", ":", ".") or unit.words[end] == QUOTE:
            return None
    return None


def is_saying(unit: Unit, at: int) -> bool:
    """Tell whether a verb of saying begins at a word, with the helpers, adverbs and times before it."""
    while at < len(unit) and (unit.lows[at] in AUXILIARIES or is_adverb(unit.lows[at])):
        at += 1
    at = time_end(unit, at)
    cue = cues().get(unit.lows[at]) if at < len(unit) and not is_name(unit.words[at]) else None
    return cue is not None and cue.tense in ("past", "third")


def _is_silent(unit: Unit, start: int, end: int) -> bool:
    """Tell whether nobody says or passes on anything in some words."""
    lows = unit.lows[start:end]
    return not any(
        low in _UNNAMED or low in _CITING or ((cue := cues().get(low)) and cue.tense in ("past", "third") and "c" in cue.takes)
        for low in lows
    )  # fmt: skip


def _is_subject(unit: Unit, end: int) -> bool:
    """Tell whether a noun phrase that a clause opens with ends at a word."""
    start = phrase_start(unit, end)
    if start == end:
        return False
    return start == 0 or not is_word(unit.words[start - 1]) or unit.lows[start - 1] in ("that", "and", "but")


def _kinds(unit: Unit, found: Cast) -> set[int]:
    """Return the words of asides that say what an outlet is."""
    dropped: set[int] = set()
    for at in range(1, len(unit) - 2):
        if unit.words[at] != "," or not is_name(unit.words[at - 1]):
            continue
        kind = kind_at(unit, at)
        if not kind:
            continue
        start = at - 1
        while start and is_name(unit.words[start - 1]):
            start -= 1
        link = bearer(unit, start, at, press=found.press)
        if link is not None and link.role != "channel":
            dropped.update(range(at, kind + 1 + (unit.words[kind + 1] == ",")))
    return dropped


def kind_at(unit: Unit, at: int) -> int:
    """Return where "agency" stands in an aside such as ", Russia's state news agency,", 0 where there is none."""
    kind = next(
        (
            n
            for n in range(at + 1, min(len(unit), at + _LONGEST_KIND))
            if unit.lows[n] in _KINDS and unit.lows[n + 1 : n + 2] != ["of"]
        ),
        0,
    )
    opens = unit.lows[at + 1] in ("a", "an", "the", "its") or unit.lows[at + 1].endswith(("'s", "’s"))
    end = kind + 1
    if not kind or not opens or end >= len(unit) or unit.words[end] not in ",.;":
        return 0
    silent = not any(
        low in cues() and cues()[low].tense in ("past", "third") for low in unit.lows[at + 1 : kind]
    )
    return kind if silent and all(map(is_word, unit.words[at + 1 : kind])) else 0
