"""Sentences about a report turned into plain ones: "Zorya aired an interview in which X said" into "X said", by way of Zorya."""

from __future__ import annotations

from broadsheet.inspect.saying.carriers import Carrier, carrier
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.clauses import RELAYING, REPORTS
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.hearing import hearer, press_subject, verb_behind
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import dateline_end, is_adverb, is_name, is_word, phrase_end
from broadsheet.inspect.saying.recasts import Recast
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed

_THAT = listed("alleging arguing asserting claiming saying stating suggesting that warning")
_BREAKING = listed(
    "broke breaks brings brought featured features gave gives had has led leads made relates related ran runs showed shows streamed took uploaded"
)
_LEADING = frozenset(("by", "from", "in", "of", "on"))
_BEING = frozenset(
    (
        "are",
        "be",
        "been",
        "came",
        "comes",
        "first",
        "had",
        "has",
        "is",
        "originally",
        "originated",
        "originates",
        "stemmed",
        "stems",
        "was",
        "were",
    )
)
_MADE = listed(
    "aired broken broadcast carried circulated first levelled made posted printed published put raised released reported run shared spread started uttered voiced"
)
_ORIGINS = frozenset(("by", "from", "in", "on", "with"))


def recast(unit: Unit, found: Cast) -> Recast:
    """Return how a sentence is read as a plain one; empty where it is one."""
    lows = set(unit.lows)
    plain = _cleft(unit, found) or hearer(unit, found)
    if plain is None and not lows.isdisjoint(_RELATIVE):
        plain = _interviewed(unit, found)
    if plain is None and not lows.isdisjoint(REPORTS):
        plain = _relayed(unit, found) or _claimed(unit, found)
    return plain or Recast()


_RELATIVE = frozenset(("that", "which", "who"))


def _cleft(unit: Unit, found: Cast) -> Recast | None:
    """Read "It was X that first reported that"."""
    if unit.lows[:2] not in (["it", "was"], ["it", "is"]) or len(unit) < _LEAST:
        return None
    read = carrier(unit, 2, found, sure=True)
    if (
        read is None
        or read.link is None
        or unit.lows[read.end : read.end + 1] not in (["that"], ["which"], ["who"])
    ):
        return None
    return Recast(dropped={0, 1, read.end})


_LEAST = 6  # words


def _interviewed(unit: Unit, found: Cast) -> Recast | None:
    """Read "X spoke to a guard who said that": the guard's words, by way of X."""
    if _MEETING.isdisjoint(unit.lows):
        return None
    start = dateline_end(unit)
    who = press_subject(unit, start, found)
    if who is None:
        return None
    verb = verb_behind(unit, who.end)
    at = next((verb + n for n in (2, 1) if tuple(unit.lows[verb : verb + n]) in _INTERVIEWED), 0)
    relative = (
        next(
            (
                n
                for n in range(at + 1, min(len(unit) - 2, at + _LONGEST))
                if unit.lows[n] in ("who", "that", "which")
            ),
            0,
        )
        if at
        else 0
    )
    if not relative or any(not is_word(word) for word in unit.words[at:relative]):
        return None
    said = cues().get(unit.lows[relative + 1])
    if said is None or said.tense not in ("past", "third") or "c" not in said.takes:
        return None
    outer = Step(kind="quoting", carrier=(start, who.end), cue=(verb, verb + 1), end=verb + 1, link=who.link)
    return Recast(dropped={*range(start, at), relative}, steps=[outer])


_LONGEST = 12  # words of "two officials with knowledge of the talks"
_INTERVIEWED = frozenset(
    (
        ("cited",), ("cites",), ("found",), ("heard", "from"), ("interviewed",), ("interviews",), ("met",), ("quoted",), ("quotes",), ("reached",), ("seen",), ("saw",), ("obtained",), ("reviewed",),
        ("spoke", "to"), ("spoke", "with"), ("spoken", "to"), ("spoken", "with"), ("talked", "to"), ("talked", "with"), ("visited",),
    )
)  # fmt: skip
_MEETING = frozenset(row[0] for row in _INTERVIEWED)


def _relayed(unit: Unit, found: Cast) -> Recast | None:
    """Read "X carried a report by Y that …", "X aired an interview in which Z said …"."""
    start = dateline_end(unit)
    who = press_subject(unit, start, found)
    if who is None:
        return None
    verb = verb_behind(unit, who.end)
    if (
        verb + 3 >= len(unit)
        or is_name(unit.words[verb])
        or not (unit.lows[verb] in RELAYING | _BREAKING or unit.lows[verb].endswith("ed"))
    ):
        return None
    at = verb + 1 + (unit.lows[verb + 1] in ("on", "out", "up"))
    noun = next((n for n in range(at, min(len(unit), at + _NOUN)) if unit.lows[n] in REPORTS), 0)
    if not noun or not all(is_word(word) for word in unit.words[at:noun]) or unit.lows[at] in _THAT:
        return None
    return _behind_noun(unit, (start, who.end), verb, noun + 1, who, found)


_NOUN = 5  # words of "an exclusive two-page interview"


def _behind_noun(
    unit: Unit, who: tuple[int, int], verb: int, at: int, first: Carrier, found: Cast
) -> Recast | None:
    giver = None
    if at < len(unit) and unit.lows[at] in _LEADING:
        giver = carrier(unit, at + 1, found)
        at = follows_time(unit, giver.end) if giver else at
    if at + 2 >= len(unit):
        return None
    outer = Step(kind="quoting", carrier=who, cue=(verb, verb + 1), end=verb + 1, link=first.link)
    if unit.lows[at : at + 2] in (["in", "which"], ["on", "which"]):
        return Recast(dropped=set(range(who[0], at + 2)), steps=[outer])
    if unit.lows[at] not in _THAT:
        return None
    if giver is None or giver.link is not None:
        inner = (
            [
                Step(
                    kind="citing",
                    carrier=giver.words,
                    cue=(giver.words[0] - 1, giver.words[0]),
                    end=giver.end,
                    link=giver.link,
                )
            ]
            if giver
            else []
        )
        return Recast(dropped=set(range(verb + 1, at + (unit.lows[at] != "that"))), said={verb}, steps=inner)
    dropped = set(range(who[0], giver.words[0])) | set(range(giver.words[1], at))
    return Recast(dropped=dropped, said={at}, steps=[outer])


def _claimed(unit: Unit, found: Cast) -> Recast | None:
    """Read "The claim that … was first made by X on Telegram"."""
    start = dateline_end(unit)
    start += unit.lows[start : start + 1] in (["the"], ["a"], ["an"])
    if unit.lows[start : start + 1] == ["first"]:
        start += 1
    if start + 2 >= len(unit) or unit.lows[start] not in REPORTS or unit.lows[start + 1] != "that":
        return None
    for at in range(start + 4, len(unit) - 2):
        if unit.lows[at] not in _BEING:
            continue
        place = at
        while place < len(unit) and (unit.lows[place] in _BEING | _MADE or is_adverb(unit.lows[place])):
            place += 1
        if (
            place + 1 >= len(unit)
            or unit.lows[place] not in _ORIGINS
            or (unit.lows[place - 1] not in _MADE and unit.lows[place] != "from")
        ):
            continue
        return _made_by(unit, start, at, place, found)
    return None


def _made_by(unit: Unit, start: int, at: int, place: int, found: Cast) -> Recast | None:
    read = carrier(unit, place + 1, found, sure=unit.lows[place] in ("by", "in"))
    if read is None or (read.link is None and unit.lows[place] in ("in", "on")):
        return None
    end, steps = follows_time(unit, read.end), []
    steps.append(Step(kind="according", carrier=read.words, cue=(start, start + 1), end=end, link=read.link))
    if (
        end < len(unit)
        and unit.lows[end] in ("in", "on", "to")
        and (channel := carrier(unit, end + 1, found))
        and channel.link
    ):
        steps.append(
            Step(kind="to", carrier=channel.words, cue=(end, end + 1), end=channel.end, link=channel.link)
        )
        end = follows_time(unit, channel.end)
    if end < phrase_end(unit, end) or (end < len(unit) and is_word(unit.words[end])):
        return None
    return Recast(dropped=set(range(start + 2)) | set(range(at, end)), steps=steps)
