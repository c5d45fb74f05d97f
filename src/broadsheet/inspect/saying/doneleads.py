"""What was done with words, and by whom: "as quoted by X", "carried by X", "leaked to X", "and picked up by X"."""

from __future__ import annotations

from broadsheet.inspect.saying.carriers import carrier
from broadsheet.inspect.saying.carrierwords import DONE, HANDED, PAPERS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.citingleads import made
from broadsheet.inspect.saying.clauses import REPORTS
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import is_adverb, is_word
from broadsheet.inspect.saying.steps import Kind, Step, shell_before
from broadsheet.inspect.saying.wordlists import listed

_PASSIVE = listed(
    "a and are been being copies copy details excerpts extracts first footage has have in is later of out part parts picked portions put summary taken text that then transcript up was were which"
)

UP = (
    ("passed", "on"),
    ("picked", "up"),
    ("put", "out"),
    ("reported", "on"),
    ("sent", "out"),
    ("sent", "round"),
    ("spread", "further"),
    ("taken", "over"),
    ("taken", "up"),
    ("written", "up"),
)

_PARTICLES = frozenset(row[1] for row in UP)

_SPOKEN_TO = listed("approached asked contacted interviewed phoned questioned reached")

_IN_PRINT = frozenset(("cited", "printed", "published", "quoted", "reported"))

DOING = DONE | HANDED | _PARTICLES | {"as"}


def done(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a doubt
    """Read "as quoted by X", "carried by X", "leaked to X", "and picked up by X"."""
    start = at + (unit.lows[at] == "as")
    start += start < len(unit) and unit.lows[start] in ("first", "originally")
    verb = start
    if tuple(unit.lows[verb : verb + 2]) in UP:
        verb += 1
    known = verb + 1 < len(unit) and unit.lows[verb] in DOING
    if not known and unit.lows[verb + 1 : verb + 2] != ["by"]:
        return None
    behind = follows_time(unit, verb + 1)  # "quoted at length by X", "quoted anonymously by X"
    behind += (
        behind < len(unit)
        and is_adverb(unit.lows[behind])
        and unit.lows[behind + 1 : behind + 2] in (["by"], ["in"])
    )
    if (
        known
        and unit.lows[verb] in DONE
        and unit.lows[behind : behind + 1] in (["during"], ["through"], ["under"])
    ):
        behind = _agent_at(unit, behind, found)
    low, lead = unit.lows[verb], " ".join(unit.lows[behind : behind + 1])
    place = behind + 1
    if low in HANDED:
        if low == "made" and unit.lows[verb + 1 : verb + 3] == ["available", "to"]:
            place = verb + 3
        elif lead not in ("to", "with"):
            return None
    elif lead != "by" and not (lead == "in" and low in _IN_PRINT):
        return None
    strict = start > at or low in ("quoted", "cited")
    begin = _back(unit, start if start == at else at, last)
    claimed = begin < at and unit.lows[begin] in ("a", "an")  # ", a claim repeated by X"
    shell = shell_before(unit, begin)
    papers = shell is None and unit.lows[begin - 1] in PAPERS and begin != last  # "a memo obtained by X says"
    near = (
        begin in (0, last)
        or papers
        or shell is not None
        or (begin == last + 1 and last >= 0)
        or unit.words[begin - 1] == ","
    )
    if not (strict or near or low in _SPOKEN_TO) or not (known or begin == last or shell is not None):
        return None
    read = carrier(unit, place, found, sure=lead != "in")  # shares are quoted in Oslo
    if (
        read is None
        or (read.link is None and not strict)
        or (read.link is not None and read.link.role == "channel" and not strict)
    ):
        return None
    if strict and low == "cited" and read.link is None and start == at:
        return None
    if papers and cues().get(" ".join(unit.lows[read.end : read.end + 1])) is None:
        return None
    if shell is not None:
        begin = shell
    kind: Kind = "according" if claimed else "by"
    return made(kind, read, (start, place), joined=last >= 0 and begin - last <= 1, begin=begin)


_AGENT = 8  # words of "under freedom of information laws"


def _agent_at(unit: Unit, at: int, found: Cast) -> int:
    """Return where "by Zorya" stands behind "obtained under the law"; else the place itself."""
    for place in range(at + 1, min(len(unit) - 1, at + _AGENT)):
        if not is_word(unit.words[place]) or unit.lows[place] in cues():
            return at
        if unit.lows[place] == "by":
            read = carrier(unit, place + 1, found)
            return place if read and read.link and read.link.role != "channel" else at
    return at


def _back(unit: Unit, at: int, last: int) -> int:
    """Return where "that were", "and later" begins before a participle."""
    while at > max(last, 0) and unit.lows[at - 1] in _PASSIVE and unit.lows[at - 1] != "in":
        at -= 1
    claim = at - 2  # ", a claim repeated by X"
    if (
        claim > 0
        and unit.words[claim - 1] == ","
        and unit.lows[claim] in ("a", "an")
        and unit.lows[at - 1] in REPORTS
    ):
        return claim
    return at
