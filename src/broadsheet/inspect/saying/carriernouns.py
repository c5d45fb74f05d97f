"""Where the noun phrase of a carrier ends, which of its words is the noun, and whose it is."""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carrierwords import DONE, HANDED, PAPERS, SHELLS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    DETERMINERS,
    POSSESSIVE,
    PREPOSITIONS,
    is_name,
    is_word,
    phrase_end,
    time_end,
)
from broadsheet.inspect.saying.pressnames import LONGEST_NAME, SMALL, proper
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text import outlets

ARTICLES = frozenset(("a", "an", "the"))
KEPT = listed("compiled drawn kept")

_ENDING = (
    DONE
    | HANDED
    | KEPT
    | listed("dated filed identified issued presented released sent submitted unsealed unveiled written")
)

_PLACING = listed("at by during in on over through to via with")

_NAMING = 8  # words of a quotation that names somebody: citing "a person inside the ministry"

_TO_SOMEBODY = listed("""
    accredited adviser advisers advisor advisors aide aides ambassador ambassadors apprentice assistant assistants attache close consul counsel counsellor delegate delegates deputy emissary envoy envoys
    heir liaison representative representatives secretary spokesman spokesperson spokeswoman successor witness
    """)  # fmt: skip


def noun_end(unit: Unit, at: int, found: Cast) -> int:
    """Return the end of a carrier's noun phrase: before what was done with it, by whom and where."""
    if at < len(unit) and unit.words[at] == QUOTE:
        return at + 1 if unit.quotes[at].words <= _NAMING else at
    end = phrase_end(unit, at)
    for place in range(at + 1, end):
        low = unit.lows[place]
        if low in ("saying", "telling", "writing") or unit.lows[place : place + 2] == ["of", "which"]:
            return place
        if unit.words[place - 1] in SHELLS and low in ("at", "by", "from", "in", "on", "with"):
            return place
        if unit.lows[place - 1] in DETERMINERS or (low == "to" and unit.lows[place - 1] in _TO_SOMEBODY):
            continue  # "a broadcast", "an aide to the president"
        if low in ("show", "shows") and is_name(unit.words[place - 1]):
            return place  # "records seen by Zorya show"
        if low in _ENDING or _finite(unit, place) or (low in _PLACING and _placed(unit, place, found)):
            return place
    return end


def _finite(unit: Unit, at: int) -> bool:
    cue = cues().get(unit.lows[at])
    return (
        cue is not None
        and cue.tense == "past"
        and not is_name(unit.words[at])
        and unit.lows[at] not in ("read", "put")
    )


def _placed(unit: Unit, at: int, found: Cast) -> bool:
    """Tell whether a preposition leads to a carrier, not on within a name: "a report in the Courier"."""
    if unit.lows[at] == "by":
        return True
    end = phrase_end(unit, at + 1)
    head = head_of(unit, at + 1, end)
    if end <= at + 1 or head in SHELLS | PAPERS:
        return end > at + 1
    link = bearer(unit, at + 1, end, loose=True, press=found.press)
    return link is not None and not (
        unit.lows[at] == "on"
        and is_name(unit.words[at - 1])
        and is_name(unit.words[at + 1])
        and link.role != "channel"
    )


def head_of(unit: Unit, left: int, right: int) -> str:
    """Return the noun of a phrase, as printed: its last word before a preposition."""
    head = ""
    for at in range(left, right):
        if head and unit.lows[at] in ("of", "for", "from", "on", "about", "with", "to", "in", "at"):
            break
        head = unit.words[at]
    return head


def owner_of(unit: Unit, left: int, right: int) -> Range | None:
    """Return whose it is: "the mayor's entry" is the mayor's."""
    for at in range(right - 2, left - 1, -1):
        if POSSESSIVE.search(unit.words[at]) and not is_name(unit.words[at + 1]):
            return left, at + 1
    return None


def run_end(unit: Unit, at: int, end: int) -> int:
    """Return the end of the name that a phrase begins with, before a preposition."""
    start = at + (unit.lows[at] in ARTICLES)
    stop = next(
        (n for n in range(start + 1, end) if unit.lows[n] in PREPOSITIONS and proper(unit.words[n - 1])), end
    )
    return stop if all(proper(word) or word in SMALL for word in unit.words[start:stop]) else end


def alias_end(unit: Unit, at: int) -> int:
    """Return the end of an outlet's name in the table, which may hold small words: "Bild am Sonntag"."""
    start = at + (unit.lows[at : at + 1] == ["the"])
    known = outlets.aliases()
    return next(
        (
            start + n
            for n in range(min(LONGEST_NAME, len(unit) - start), 1, -1)
            if " ".join(unit.words[start : start + n]) in known
        ),
        at,
    )


def without_addressee(unit: Unit, words: Range) -> Range:
    """Return who wrote "a letter from the chairman to the minister" without whom to; "an aide to the president" is one."""
    left, right = words
    to = next(
        (n for n in range(left + 1, right) if unit.lows[n] == "to" and unit.lows[n - 1] not in _TO_SOMEBODY),
        right,
    )
    return left, to


def with_name(unit: Unit, at: int, end: int) -> int:
    """Return the end of "the district head, Anna Berg": an office, then who has it."""
    stop = end + 1
    while stop < len(unit) and is_name(unit.words[stop]) and unit.words[stop] != QUOTE:
        stop += 1
    plain = not is_name(unit.words[end - 1]) and unit.lows[at] in DETERMINERS
    closed = stop >= len(unit) or not is_word(unit.words[stop])
    timed = time_end(unit, end + 1) > end + 1
    return (
        stop
        if plain and closed and not timed and unit.words[end : end + 1] == [","] and stop > end + 1
        else end
    )
