"""Clauses by which an outlet passes on what stands before: "…, X reported", "; X carried the story"."""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carrierwords import DONE, PAPERS, SHELLS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.hearing import from_whom
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    dateline_end,
    is_adverb,
    is_name,
    is_word,
    phrase_end,
    phrase_start,
)
from broadsheet.inspect.saying.pressnames import press_name
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.subjects import subject
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link

# Verbs with which an outlet passes on what another one has.
RELAYING = listed("""
    aired airs broadcast broadcasts carried carries confirmed confirms copied disclosed discovered distributed echoed echoes learned learnt noted notes picked posted posts printed prints
    published publishes put quoted quotes ran relayed relays repeated repeats reported reports republished reran reprinted revealed reveals said says splashed tells
    translated tweeted wrote writes
    """)  # fmt: skip
_SAYING = listed("added adds confirmed noted notes reported reports said says stated told writes wrote")
_SHOWING = listed("indicate indicated indicates say show showed shows state states")  # what papers do
_THE = frozenset(("her", "his", "its", "the", "their", "these", "this", "those"))
# What an outlet passes on, behind "the": words about words.
REPORTS = SHELLS | PAPERS | listed("""
    accusation accusations allegation allegations clips excerpts extracts claim claims figure figures findings footage images information line lines news paper photo photos picture pictures
    quotation quotations quote quotes reporting revelation revelations rumor rumors rumour rumours scoop sentence tale text version word words
    """)  # fmt: skip
# Verbs that take such a thing and do not pass it on.
_UNTOLD = listed("""
    attacked confirmed confirms corroborated matched matches verified blasted bought challenged condemned contested contradicted corrected criticised criticized debunked deleted denied deplored derided disbelieved dismissed disowned disputed
    did does made makes says see sees told understood
    doubted faked ignored missed mocked questioned read rebutted refuted regretted rejected removed resented retracted ridiculed slammed spiked suppressed withdrew wrote
    """)  # fmt: skip
MARKS = frozenset((",", ";", ".", "–", "—", "--"))
# How an outlet goes on to say whom it has words from.
CITING = frozenset(("citing", "quoting", "crediting", "referring", "relying"))
_LONGEST_SUBJECT = 9  # words of "the state-run Vensland News Agency later"


def clause(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a doubt
    """Read "…, X reported", "; X carried the story": another one passes on all that stands before."""
    start = at + 1
    while start < len(unit) and unit.lows[start] in ("and", "but", "while", "then", ","):
        start += 1
    verb = _relaying(unit, start, loose=at == last and unit.lows[at] == "and")
    if verb is None or at == 0 or _confirms(unit, start, verb):
        return None
    who = (start, _without_others(unit, start, _without_helpers(unit, start, verb)))
    named = all(is_name(word) or word in ("and", "the") for word in unit.words[start : who[1]])
    if unit.lows[start] in PREPOSITIONS or unit.lows[start] in ("according", "citing", "quoting"):
        return None
    if who[1] <= start or (phrase_end(unit, start) < who[1] and not named):
        return None
    link = _known(unit, *who, found) or (
        press_name(unit, *who, found, reports=unit.lows[verb].startswith("report"))
        if unit.lows[verb] not in ("said", "says", "wrote")
        else None
    )
    taken = max(_object_end(unit, verb), quoted_end(unit, verb, found))
    if link is None and _speaks(unit, who, verb) and _told_before(unit, at):
        end = _shell_end(unit, follows_time(unit, taken))
        if end >= len(unit) or _closes(unit, end) or unit.lows[end] in DONE:
            return Step(kind="according", carrier=who, cue=(verb, verb + 1), end=end, begin=at, clause=True)
    if link is None or link.role == "channel":
        return None
    end = _behind_place(unit, follows_time(unit, taken))
    if (
        unit.words[at] in (",", "and")
        and unit.words[end : end + 1] == [","]
        and unit.lows[end + 1 : end + 2] == ["that"]
    ):
        end += _told_before(unit, at)  # "X said, Y reported, that …"
    elif unit.words[at] == "," and unit.words[end : end + 1] == [","] and _goes_on(unit, at, end + 1):
        end += 1  # "X, Y reported, said …"
    elif end < len(unit) and not _closes(unit, end) and from_whom(unit, verb, found) is None:
        return None
    if end < len(unit) and unit.words[end] == "," and unit.lows[end + 1 : end + 2] == ["that"]:
        return None
    if taken == verb + 1 and unit.lows[verb] not in RELAYING | {"told"} and last < 0:
        return None
    return Step(
        kind="according", carrier=who, cue=(verb, verb + 1), end=end, link=link, begin=at, clause=True
    )


def _confirms(unit: Unit, start: int, verb: int) -> bool:
    """Tell "…, and X later confirmed": whoever confirms words does not pass them on."""
    return unit.lows[start - 1] in ("and", "but", "while") and unit.lows[verb] in ("confirmed", "confirms")


def _speaks(unit: Unit, who: Range, verb: int) -> bool:
    """Tell whether a verb says something of anybody, or shows what a paper says."""
    low = unit.lows[verb]
    return low in _SAYING or (low in _SHOWING and unit.lows[who[1] - 1] in PAPERS)


def _behind_place(unit: Unit, at: int) -> int:
    """Return the place behind "from Beirut", where an outlet reports from."""
    if unit.lows[at : at + 1] != ["from"]:
        return at
    end = at + 1
    while end < len(unit) and is_name(unit.words[end]):
        end += 1
    return follows_time(unit, end) if end > at + 1 else at


def _goes_on(unit: Unit, at: int, verb: int) -> bool:
    """Tell whether a verb of saying has its subject before an aside: "X, Y reported, said …"."""
    cue = cues().get(unit.lows[verb]) if verb < len(unit) else None
    if cue is None or cue.tense not in ("past", "third"):
        return False
    return phrase_start(unit, at) <= dateline_end(unit)


def _shell_end(unit: Unit, at: int) -> int:
    """Return the place behind "in a statement" where what was done with it follows: "quoted by the Courier"."""
    if unit.lows[at : at + 2] not in (["in", "a"], ["in", "an"], ["in", "its"]):
        return at
    end = next((n + 1 for n in range(at + 2, min(len(unit), at + 5)) if unit.lows[n] in SHELLS), at)
    return end if end < len(unit) and (unit.lows[end] in DONE or _closes(unit, end)) else at


def _told_before(unit: Unit, end: int) -> bool:
    """Tell whether the sentence opens with somebody who says something: "X said …, police wrote"."""
    opens = dateline_end(unit)
    for at in range(opens + 1, end):
        cue = cues().get(unit.lows[at])
        if (
            cue is None
            or cue.tense not in ("past", "third")
            or is_name(unit.words[at])
            or unit.lows[at - 1] in DETERMINERS
        ):
            continue
        left = subject(unit, at)
        told = "c" in cue.takes and cue.stance not in ("seemed", "thought", "showed", "concluded", "implied")
        told = told and (cue.stance not in _DEEDS or bool(_CLAUSES & set(unit.lows[at + 1 : at + _NEAR])))
        return told and left.source is not None and left.begin in (opens, opens + 1) and end - at > _LEAST
    return False


# "Oslo asked for the data" is a deed, "Oslo asked whether" are words.
_DEEDS = frozenset(("asked", "demanded", "offered", "proposed"))
_CLAUSES = frozenset(("how", "if", "that", "what", "when", "whether", "who", "why", QUOTE))
_NEAR = 7  # words behind the verb, within which its clause begins
_LEAST = 3  # words that somebody says before another passes them on


def _known(unit: Unit, left: int, right: int, found: Cast) -> Link | None:
    link = bearer(unit, left, right, press=found.press)
    longer = press_name(unit, left, right, found)
    return (
        longer
        if link and longer and link.role == "outlet" and len(longer.name.split()) > len(link.name.split()) + 1
        else link
    )


def _relaying(unit: Unit, start: int, *, loose: bool) -> int | None:
    for at in range(start + 1, min(len(unit), start + _LONGEST_SUBJECT)):
        low = unit.lows[at]
        if not is_word(unit.words[at]):
            return None
        if is_name(unit.words[at]):
            continue
        before = unit.lows[at - 1]
        if (
            low in RELAYING | _QUOTING
            or (low.endswith("ed") and loose)
            or (low in _SHOWING and before in PAPERS)
            or (low == "told" and before in ("been", "was", "were"))
            or (_object_end(unit, at) > at + 1 and low not in _UNTOLD and not _is_no_verb(low))
        ):
            return at
    return None


def _is_no_verb(low: str) -> bool:
    return (
        low in PREPOSITIONS
        or low in DETERMINERS
        or low in AUXILIARIES - {"had", "has"}
        or low in NEGATIONS
        or is_adverb(low)
    )


def _without_others(unit: Unit, start: int, end: int) -> int:
    """Return the end of an outlet in "Zorya and others", "Zorya, among others,"."""
    stop = next(
        (
            at
            for at in range(start + 1, end)
            if unit.lows[at] in ("and", "among", "along") and _OTHERS & set(unit.lows[at:end])
        ),
        end,
    )
    return stop - (unit.words[stop - 1] == ",") if stop > start + 1 else stop


_OTHERS = frozenset(("dozens", "many", "other", "others", "several"))


def _without_helpers(unit: Unit, start: int, verb: int) -> int:
    end = verb
    while end > start and (
        unit.lows[end - 1] in ("has", "had", "have", "also", "first", "been", "was", "were")
        or is_adverb(unit.lows[end - 1])
    ):
        end -= 1
    return end


def _object_end(unit: Unit, verb: int) -> int:
    """Return the end of a verb with "it", "the story" and where it was put: "put it on the wire"."""
    end = verb + 1
    end += end < len(unit) and unit.lows[end] in _PARTICLES
    low, following = " ".join(unit.lows[end : end + 1]), " ".join(unit.lows[end + 1 : end + 2])
    owned = low in _THE or low.endswith(("'s", "’s"))
    if low == "the" and following.endswith(("'s", "’s")):  # "the agency's report"
        end, following, owned = end + 1, " ".join(unit.lows[end + 2 : end + 3]), True
    if low == "the" and following in ("full", "same", "whole"):
        end, following, owned = end + 1, " ".join(unit.lows[end + 2 : end + 3]), True
    end += 1 if low in ("it", "them", "this", "that") else 2 if owned and following in REPORTS else 0
    if (
        end <= verb + 1
        or unit.lows[end - 1] in _PARTICLES
        or (low in ("this", "that") and end < len(unit) and not _ends(unit, end))
    ):
        return verb + 1
    while (
        end < len(unit) and is_word(unit.words[end]) and unit.lows[end] not in ("and", "that", "but", "while")
    ):
        end += 1
    return end


_PARTICLES = frozenset(
    ("about", "around", "at", "down", "in", "off", "on", "out", "over", "round", "up", "with")
)


def quoted_end(unit: Unit, verb: int, found: Cast) -> int:
    """Return the end of a verb with another outlet: "Zorya quoted the Courier", "took it from the Courier"."""
    at = verb + 1
    if unit.lows[verb] == "took" and unit.lows[at : at + 2] == ["it", "from"]:
        at += 2
    elif unit.lows[verb] not in _QUOTING:
        return verb + 1
    end = phrase_end(unit, at)
    other = bearer(unit, at, end, press=found.press) if end > at else None
    return end if other and other.role != "channel" else verb + 1


_QUOTING = frozenset(("cited", "cites", "credited", "credits", "quoted", "quotes"))


def _ends(unit: Unit, at: int) -> bool:
    return not is_word(unit.words[at]) or unit.lows[at] in _PARTICLES


def _closes(unit: Unit, at: int) -> bool:
    """Tell whether a clause ends at a word: nothing that X itself reports follows."""
    low, following = unit.lows[at], unit.lows[at + 1 : at + 2]
    if unit.words[at] in (".", ";", "(", "!", "?") or low in ("and", "while") or low in CITING:
        return True
    return unit.words[at] == "," and following not in (["that"], [QUOTE])
