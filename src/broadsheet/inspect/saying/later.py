"""Sentences that only say how the words before them went on: "The story was taken up by Zorya", "Zorya ran it too".

Such a sentence says nothing new: it lengthens the path of what stands before it.
"""

from __future__ import annotations

from dataclasses import replace

from broadsheet.inspect.saying.carriers import carrier
from broadsheet.inspect.saying.carrierwords import SHELLS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.chains import without_own
from broadsheet.inspect.saying.clauses import MARKS, REPORTS, clause, quoted_end
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.passing import FIRST, passing, subject_end
from broadsheet.inspect.saying.phrases import is_word
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link, Outlet, Statement

_SPEAKING = listed("speaking spoke talked talking writing wrote")

Passed = list[tuple[bool, Link]]
"""Who passed words on, in the order of the sentence; whether they were the first to do so."""


def lengthened(last: Statement, passed: Passed, own: Outlet | None) -> Statement:
    """Return a statement whose words were passed on further.

    Args:
        last: the statement.
        passed: by whom.
        own: the outlet that prints the article.
    """
    chain = list(last.chain)
    for first, link in passed:
        chain.insert(_channels_at(chain) if first else 0, link)
    return replace(last, chain=without_own(chain, own))


def _channels_at(chain: list[Link]) -> int:
    """Return the place behind the last outlet, before the channels and people nearest to the speaker."""
    return max((at + 1 for at, link in enumerate(chain) if link.role in ("agency", "outlet")), default=0)


def passed_on(unit: Unit, found: Cast) -> Passed | None:
    """Return by whom the words before a sentence were passed on, None where the sentence says anything else."""
    if QUOTE in unit.words or len(unit) > _LONGEST:
        return None
    return _passive(unit, found) or _active(unit, found) or _spoken(unit, found)


_LONGEST = 45  # words


def _passive(unit: Unit, found: Cast) -> Passed | None:
    at = subject_end(unit)
    if not at:
        return None
    if unit.words[at : at + 1] == [","] and unit.lows[at + 1 : at + 2] == [
        "which"
    ]:  # "The report, which cited police, was"
        at = next((n + 1 for n in range(at + 2, len(unit)) if unit.words[n] == ","), at)
    passed: Passed = []
    while at < len(unit) and (step := passing(unit, at, found)) and step.link:
        passed.append((step.kind == "by", step.link))
        at = step.end
        at += at < len(unit) and unit.words[at] in (",", ";")
    return passed if passed and all(not is_word(word) for word in unit.words[at:]) else None


def _active(unit: Unit, found: Cast) -> Passed | None:
    """Read "X picked up the story; Y carried it too"."""
    passed: Passed = []
    at, last = -1, -1
    while (step := clause(unit, at, last, found)) and step.link:
        if not _has_words(unit, step, found):
            return None
        passed.append((bool(FIRST & set(unit.lows[step.carrier[0] : step.end])), step.link))
        at = last = step.end
        if at >= len(unit) or not (unit.words[at] in MARKS or unit.lows[at] in ("and", "while")):
            break
    return passed if passed and all(not is_word(word) for word in unit.words[at:]) else None


def _has_words(unit: Unit, step: Step, found: Cast) -> bool:
    """Tell whether a clause passes something on: "carried it", "quoted Zorya"; "said it had seen them" does not."""
    verb, end = step.cue
    if unit.lows[verb] in ("said", "says"):
        return False
    taken = any(low in REPORTS or low in ("it", "this", "them") for low in unit.lows[end : step.end])
    return taken or quoted_end(unit, verb, found) > end


def _spoken(unit: Unit, found: Cast) -> Passed | None:
    """Read "He was speaking to X", "She made the remarks in an interview with X"."""
    if unit.lows[0] not in ("he", "she", "they"):
        return None
    at = 1 + (unit.lows[1:2] in (["was"], ["were"]))
    if unit.lows[at : at + 1] == ["made"] and set(unit.lows[at + 1 : at + 3]) & SHELLS:
        at += 3
    elif at < len(unit) and unit.lows[at] in _SPEAKING:
        at += 1
    else:
        return None
    if at + 1 >= len(unit) or unit.lows[at] not in ("for", "in", "on", "to", "with"):
        return None
    read = carrier(unit, at + 1, found, sure=unit.lows[at] == "to")
    if (
        read is not None
        and read.link is None
        and unit.lows[read.end : read.end + 1] in (["with"], ["on"], ["to"])
    ):
        read = carrier(unit, read.end + 1, found, sure=True)
    if read is None or read.link is None:
        return None
    end = follows_time(unit, read.end)
    return [(True, read.link)] if all(not is_word(word) for word in unit.words[end:]) else None
