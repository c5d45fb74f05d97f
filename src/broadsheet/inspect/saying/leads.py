"""The phrases that lead on to a carrier, read at a word: "according to", "citing", "carried by", "which X quoted"."""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carriernouns import noun_end
from broadsheet.inspect.saying.carriers import Carrier, carrier
from broadsheet.inspect.saying.carrierwords import DONE, HANDED
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.citingleads import CITING_FIRST, PAUSES, citing, made
from broadsheet.inspect.saying.clauses import MARKS, RELAYING, clause
from broadsheet.inspect.saying.doneleads import DOING, UP, done
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.hearing import from_whom
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import (
    is_adverb,
    is_word,
)
from broadsheet.inspect.saying.steps import Step, shell_before
from broadsheet.inspect.saying.toldto import TELLING, VENUES, bracket, told, venue, within
from broadsheet.inspect.saying.wordlists import listed

_OUTER = (("according", "to"), ("as", "per"), ("in", "the", "words", "of"), *(("by", "the", low, "of") for low in ("account", "count", "estimate", "estimates", "reckoning", "telling", "testimony")),
    *(("in", "the", low, "of") for low in ("account", "estimation", "judgement", "judgment", "opinion", "telling", "version", "view", "words")))  # fmt: skip


_OUTER_FIRST = frozenset(row[0] for row in _OUTER)


def step(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a kind
    """Read the step that begins at a word.

    Args:
        unit: the whole sentence.
        at: the word.
        last: where the step before it ended, -1 where there is none.
        found: the cast of the article.
    """
    low = unit.lows[at]
    agent = low.endswith("ed") and unit.lows[at + 1 : at + 2] == ["by"]
    if low not in _TRIGGERS and at and not agent:
        return None
    joined = last >= 0 and at - last <= 1
    if low in ("as", "per") and (found_step := _as_told(unit, at, found)):
        return found_step
    if low in _OUTER_FIRST and (found_step := _outer(unit, at, found, joined=joined)):
        return found_step
    if (low in CITING_FIRST or low in ("attributing", "who", "whose", "via")) and (
        found_step := citing(unit, at, last, found)
    ):
        return found_step
    if (low in DOING or agent) and (found_step := done(unit, at, last, found)):
        return found_step
    if (low in ("that", "which") or (low == "and" and at == last)) and (
        found_step := _relative(unit, at, last, found)
    ):
        return found_step
    if low in ("by", "from") and at == last and (heard := from_whom(unit, at - 1, found)):
        return heard
    if low in TELLING or low == "to":
        return told(unit, at, last, found)
    if low in VENUES or unit.lows[at : at + 2] in (["in", "answer"], ["in", "reply"], ["in", "response"]):
        return venue(unit, at, found)
    if low in ("in", "on", "for", "with", "during"):
        return within(unit, at, last, found)
    if at == 0 and (found_step := _credit(unit, found)):
        return found_step
    if low == "(":
        return bracket(unit, at, found)
    return clause(unit, at, last, found) if unit.words[at] in MARKS or low in ("and", "while") else None


def _credit(unit: Unit, found: Cast) -> Step | None:
    """Read "Reuters: …" at the head of a paragraph."""
    colon = next((at for at, word in enumerate(unit.words[:_LONGEST_CREDIT]) if word == ":"), 0)
    if not colon or not unit.first or not (link := bearer(unit, 0, colon, press=found.press)):
        return None
    if link.role == "channel":
        return None
    return Step(
        kind="according",
        carrier=(0, colon),
        cue=(colon, colon + 1),
        end=colon + 1,
        link=link,
        begin=0,
        outermost=True,
    )


_LONGEST_CREDIT = 6  # words of "The New York Times:"


def _as_told(unit: Unit, at: int, found: Cast) -> Step | None:
    """Read "per X" and "as X first reported"."""
    if at and unit.words[at - 1] not in PAUSES:
        return None
    read = carrier(unit, at + 1, found, sure=True)
    if (
        read is not None
        and read.link is None
        and unit.lows[read.words[1] - 1] in ("first", "originally")
        and (link := bearer(unit, at + 1, read.words[1] - 1, press=found.press))
    ):
        read = Carrier(words=(at + 1, read.words[1] - 1), end=read.end, link=link)
    if read is None or read.link is None or read.link.role == "channel":
        return None
    if unit.lows[at] == "per":
        return made("according", read, (at, at + 1))
    verb = read.end
    while verb < len(unit) and (is_adverb(unit.lows[verb]) or unit.lows[verb] in ("had", "has", "have")):
        verb += 1
    if unit.lows[verb : verb + 4] == ["was", "first", "to", "report"]:
        verb += 3
    elif verb >= len(unit) or unit.lows[verb] not in RELAYING:
        return None
    end = follows_time(unit, verb + 1)
    closes = end >= len(unit) or not is_word(unit.words[end])
    return (
        Step(kind="according", carrier=read.words, cue=(at, at + 1), end=end, link=read.link)
        if closes
        else None
    )


def _outer(unit: Unit, at: int, found: Cast, *, joined: bool) -> Step | None:
    row = next((row for row in _OUTER if tuple(unit.lows[at : at + len(row)]) == row), None)
    if row is None:
        return None
    read = carrier(unit, at + len(row), found)
    if read is None or _is_idiom(unit, read, row):
        return None
    return made("according", read, (at, at + len(row)), joined=joined)


# What things go by, that nobody says: "according to plan".
RULES = listed("custom design plan plans protocol schedule rule rules schedule size taste tradition law")


def _is_idiom(unit: Unit, read: Carrier, row: tuple[str, ...]) -> bool:
    left, right = read.words
    return row[0] == "according" and right - left == 1 and unit.lows[left] in RULES


# Words at which a step may begin.
_TRIGGERS = (
    _OUTER_FIRST | CITING_FIRST | DOING | MARKS | TELLING | VENUES
    | listed("and as attributing by during for from in on per that to via which while who whose with (")
)  # fmt: skip


def _circulated(unit: Unit, at: int, found: Cast) -> Step | None:
    """Read "in a clip that went round TikTok", "in a video which was posted on X"."""
    shell = shell_before(unit, at - (at > 0 and unit.words[at - 1] == ","))
    if shell is None or unit.lows[at] == "and":
        return None
    for place in range(at + 2, min(len(unit) - 1, at + 7)):
        if unit.lows[place] in ("across", "around", "on", "over", "round", "through", "to", "via"):
            read = carrier(unit, place + 1, found)
            if read is None or read.link is None or read.link.role != "channel":
                return None
            return Step(
                kind="to",
                carrier=read.words,
                cue=(place, place + 1),
                end=follows_time(unit, read.end),
                link=read.link,
                begin=shell,
            )
        if not is_word(unit.words[place]):
            return None
    return None


_HANDING = frozenset(("forwarded", "gave", "shared", "showed"))


def _relative(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a doubt
    """Read "which X quoted", "that X published on Monday"."""
    if channelled := _circulated(unit, at, found):
        return channelled
    comma = at - (at > 0 and unit.words[at - 1] in (",", "of", "on"))
    shell = shell_before(unit, at)
    apart = unit.words[at - 1] == "," and comma != last and shell is None
    if comma != last and shell is None and not apart:
        return None
    end = noun_end(unit, at + 1, found)
    verb = end
    while verb < len(unit) and (is_adverb(unit.lows[verb]) or unit.lows[verb] in ("had", "has", "have")):
        verb += 1
    if (
        end == at + 1
        or verb >= len(unit)
        or not (unit.lows[verb] in DONE | RELAYING or unit.lows[verb].endswith("ed"))
    ):
        return None
    stop = follows_time(
        unit,
        verb
        + 1
        + (
            tuple(unit.lows[verb : verb + 2]) in UP
            or unit.lows[verb + 1 : verb + 2] in (["up"], ["on"], ["out"])
        ),
    )
    stop += 2 * (
        unit.lows[stop : stop + 2] == ["a", "copy"]
    )  # "a note of which the Courier has obtained a copy"
    if (
        not apart
        and stop < len(unit)
        and unit.lows[stop] in ("to", "with")
        and unit.lows[verb] in HANDED | _HANDING
    ):
        read = carrier(unit, stop + 1, found, sure=True)  # "documents that the architect shared with X"
        if read is None or read.link is None or read.link.role == "channel":
            return None
        return made("by", read, (verb, stop + 1), joined=True, begin=comma if shell is None else shell)
    if stop < len(unit) and is_word(unit.words[stop]) and unit.lows[stop] != "and":
        return None
    if apart and (unit.lows[verb] not in DONE or stop >= len(unit) or is_word(unit.words[stop])):
        return None
    read = carrier(unit, at + 1, found, sure=True)
    if read is None or read.link is None or read.link.role == "channel":
        return None
    return Step(
        kind="by",
        carrier=read.words,
        cue=(verb, verb + 1),
        end=stop + (apart and unit.words[stop] == ","),
        link=read.link,
        begin=at if apart else comma if shell is None else shell,
        joined=True,
    )
