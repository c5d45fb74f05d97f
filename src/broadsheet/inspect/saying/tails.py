"""Phrases that say through whom words came: "according to X", "citing X", "as quoted by X".

They are taken out of their sentence before the verbs of saying are looked for, and kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.inspect.saying.asides import is_saying, relatives, unnamed
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carriers import carrier
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.clauses import MARKS
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit, without
from broadsheet.inspect.saying.leads import step
from broadsheet.inspect.saying.passing import clauses
from broadsheet.inspect.saying.personwords import is_person_noun
from broadsheet.inspect.saying.phrases import phrase_end, time_end
from broadsheet.inspect.saying.recast import recast
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.subjects import subject
from broadsheet.inspect.saying.wordlists import listed

# A clause that says why a speaker has no name: it parts the speaker from the verb.
_UNNAMED = re.compile(
    r"(?<!\S)(?:, )?(?:(?:who|speaking|talking|(?:on|under)(?: the| a| strict)? conditions?)\b(?: \S+){0,8}? (?:named|identified|quoted|anonymity|publicly)\b"
    r"|(?:, )?(?:which|that|who)(?: \S+){0,3}? (?:agreed|chose|decided|elected|opted|promised|undertook) not to (?:be )?(?:name|named|identify|identified)\b(?: (?:her|him|it|them))?"
    r"|(?:, )?whose (?:full |real )?(?:identit(?:y|ies)|names?)\b(?: [^\s,]+){0,7}"
    r"|(?:, )?(?:withholding|without giving) (?:her|his|their) names?\b"
    r"|(?:who |, )?(?:identified only as|asked to be (?:called|identified(?: only)? as|known as|referred to as)) \S+"
    r"|(?:and |, )?(?:who )?(?:asked|asking|begged|declined|declining|insisted|insisting|preferred|preferring|refused|refusing|requested|requesting"
    r"|wanted|wished|would rather)"
    r"(?: [^\s,]+){0,8}? (?:anonymous|anonymity|identified|named?|names|unnamed)\b)"
    r"(?: (?:because|to discuss|as|while|since|so)(?: [^\s,]+)*)?(?P<end> ,)?",
)


def stripped(unit: Unit, found: Cast) -> tuple[Unit, list[Step]]:
    """Return a sentence without its tails and silent asides, and the tails in the order of the text."""
    silent = relatives(unit)
    if not silent:
        return _stripped(unit, found)
    kept = [at for at in range(len(unit)) if at not in silent]
    bare, tails = _stripped(without(unit, silent), found)
    return bare, [_placed(one, kept) for one in tails]


def _placed(one: Step, kept: Sequence[int]) -> Step:
    """Return a step of a sentence without its asides at the words of the whole one."""

    def words(left: int, right: int) -> Range:
        start = kept[left] if left < len(kept) else kept[-1] + 1
        return start, kept[right - 1] + 1 if right > left else start

    begin = None if one.begin is None else words(one.begin, one.begin)[0]
    end = words(0, one.end)[1]
    return replace(one, carrier=words(*one.carrier), cue=words(*one.cue), end=end, begin=begin)


def _stripped(unit: Unit, found: Cast) -> tuple[Unit, list[Step]]:
    plain = recast(unit, found)
    tails, dropped, said = plain.steps, set(plain.dropped), set(plain.said)
    read = plain.dropped | plain.said
    at, last = 0, -1
    _drop_unnamed(unit, dropped)
    _drop_hedges(unit, dropped)
    while at < len(unit):
        if at in read:
            at += 1
            continue
        if unit.words[at] in MARKS and (further := clauses(unit, at, found)):
            for one in further:
                tails.append(one)
                _drop(unit, one, dropped)
            at = last = further[-1].end
            continue
        if unit.lows[at] in _QUOTING and (quoting := _as_saying(unit, at, tails, dropped, found)):
            said.add(quoting)
            at = quoting if unit.lows[quoting] in _TELLING else quoting + 1
            continue
        tail = step(unit, at, last, found) if unit.words[at] != QUOTE else None
        if tail is None:
            at += 1
            continue
        if at in said:  # "as having told the Courier that": the verb stays, to whom goes
            tail = replace(
                tail, begin=at + 1, cue=(at + 1, at + 1), dropped=tail.link is not None, clause=True
            )
        tails.append(tail)
        tails[-1:] = _several(unit, tail, found)
        if tail.through:
            tails.append(
                replace(tail, kind="to", link=tail.through, through=None, dropped=False, clause=False)
            )
        at = last = max(tail.end, at + 1)
        if tail.dropped:
            _drop(unit, tail, dropped)
    return (without(unit, dropped, said) if dropped else unit), tails


def _several(unit: Unit, tail: Step, found: Cast) -> list[Step]:
    """Return a step as two where it names two outlets: "De Standaard and Het Laatste Nieuws carried it"."""
    left, right = tail.carrier
    joint = next((at for at in range(left + 1, right - 1) if unit.lows[at] == "and"), 0)
    if not joint or tail.link is None or tail.link.role == "channel":
        return [tail]
    one, other = (bearer(unit, *words, press=found.press) for words in ((left, joint), (joint + 1, right)))
    if one is None or other is None or one.name in other.name or other.name in one.name:
        return [tail]
    return [
        replace(tail, link=one, carrier=(left, joint), through=None),
        replace(tail, link=other, carrier=(joint + 1, right)),
    ]


def _drop(unit: Unit, tail: Step, dropped: set[int]) -> None:
    begin = tail.cue[0] if tail.begin is None else min(tail.begin, tail.cue[0])
    dropped.update(range(begin, tail.end))
    if not tail.clause:
        _drop_commas(unit, begin, tail, dropped)


def _drop_unnamed(unit: Unit, dropped: set[int]) -> None:
    """Take "who asked not to be named" out of its sentence."""
    if not _WHY & set(unit.lows):
        return
    line = " ".join(unit.lows)
    for match in _UNNAMED.finditer(line):
        start = line[: match.start()].count(" ") + (not match[0].startswith(",") and 0)
        dropped.update(range(start, start + match[0].strip().count(" ") + 1))
    dropped.update(unnamed(unit))


def _drop_hedges(unit: Unit, dropped: set[int]) -> None:
    """Take "without giving a source", "a claim that could not be verified" out of its sentence."""
    if not _DOUBTS & set(unit.lows):
        return
    line = " ".join(unit.lows)
    for match in HEDGE_CLAUSE.finditer(line):
        start = line[: match.start()].count(" ")
        dropped.update(range(start, start + match[0].strip().count(" ") + 1))


# Clauses that say what a report lacks; "to elaborate" and the like are left to the words around them.
HEDGE_CLAUSE = re.compile(
    r"(?<= )(?:, )?(?:but |and |, a claim that |a claim that )?(?P<doubt>"
    r"(?:without (?:citing|giving|identifying|naming|offering|presenting|providing|saying|specifying|elaborating)"
    r"|(?:but |and )?(?:citing|gave|gives|giving|offered|offering|presented|provided|providing) no)\b(?: [^\s,;.]+){0,9}"
    r"|(?:which|that) (?:said|says) (?:it|they) (?:had|has|have) (?:heard|obtained|read|reviewed|seen|spoken|verified|viewed)\b(?: [^\s,;.]+){0,9}"
    r"|on the strength of (?:a|an|one) (?:single )?(?:unnamed|anonymous|unidentified) \w+"
    r"|(?:which )?(?:could|can) not (?:immediately )?be (?:independently )?(?:confirmed|verified)(?: independently)?)"
    r"(?: ,(?= (?:that|reported|said)\b))?"
)
_DOUBTS = listed(
    "heard obtained read reviewed seen spoken verified viewed citing gave gives giving not offered offering presented provided providing strength without"
)


def _aside_end(unit: Unit, tail: Step) -> int | None:
    """Return the second comma of "According to the ISW, a think tank, …"."""
    at, opens = tail.end, min(tail.cue[0] if tail.begin is None else tail.begin, tail.cue[0]) == 0
    inside = _ASIDES if opens else _ASIDES_BEHIND
    if unit.words[at : at + 1] != [","] or not inside & set(unit.lows[at + 1 : at + 2]):
        return None
    limit = min(len(unit), at + _LONGEST_ASIDE)
    end = next((n for n in range(at + 2, limit) if unit.words[n] in (",", "." if not opens else ",")), None)
    return end if end and not (opens and tail.link and _is_speaker(unit, at + 1, end)) else None


def _is_speaker(unit: Unit, start: int, end: int) -> bool:
    """Tell whether some words are no aside but whoever speaks: "In a statement to Zorya, a spokesman for the firm said"."""
    noun = unit.lows[start : phrase_end(unit, start)]
    said = any(is_saying(unit, at) for at in range(start + 1, end))
    return said or any(map(is_person_noun, noun))


_ASIDES = frozenset(("a", "an", "one", "which", "who"))
_ASIDES_BEHIND = frozenset(("a", "an", "one"))
_LONGEST_ASIDE = 24  # words of an aside about a carrier; longer ones are clauses of their own


def is_unnamed(unit: Unit) -> bool:
    """Return whether a sentence says that its speaker would not be named."""
    return bool(_WHY & set(unit.lows)) and (
        _UNNAMED.search(" ".join(unit.lows)) is not None or bool(unnamed(unit))
    )


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


_ASIDE_MARKS = frozenset((",", "--", "–", "—"))
_REPORTER = 8  # words of "the Lakeside Courier newspaper reported"
_REPORTING = listed("added reported reports said says told wrote")
_WHY = frozenset(
    {
        "anonymity",
        "anonymous",
        "called",
        "known",
        "referred",
        "identified",
        "identify",
        "identities",
        "identity",
        "name",
        "named",
        "names",
        "publicly",
        "quoted",
        "unnamed",
    }
)


def _drop_commas(unit: Unit, begin: int, tail: Step, dropped: set[int]) -> None:
    before, after = begin - 1, tail.end
    if aside := _aside_end(unit, tail):
        dropped.update(range(after, aside))
        after = aside
    later = time_end(unit, after)
    if later > after:  # "according to TASS on Friday": the time goes with it
        dropped.update(range(after, later))
        after = later
    follows = after < len(unit) and unit.words[after] == ","
    while before >= 0 and before in dropped and unit.words[before] not in _ASIDE_MARKS:
        before -= 1  # a tail behind a tail: the mark before both
    if before < 0 or (before in dropped and dropped.issuperset(range(before + 1))):
        if follows:
            dropped.add(after)
    elif unit.words[before] in _ASIDE_MARKS:
        dropped.add(before)
        if follows and not _said_next(unit, after + 1):
            dropped.add(after)


def _as_saying(unit: Unit, at: int, tails: list[Step], dropped: set[int], found: Cast) -> int | None:
    """Read "TASS quoted X as saying", "X was quoted (by TASS) as saying (by TASS)"; return the verb's place."""
    lows = unit.lows
    place = next(
        (
            n
            for n in range(at + 1, min(len(unit) - 1, at + _FAR))
            if lows[n] == "as" and lows[n + 1] in _SAYING
        ),
        None,
    )
    if place is not None and any(low in _QUOTING for low in lows[at + 1 : place]):
        return None  # "citing the Courier, reported that the army had quoted a shepherd as saying"
    verb = place + 1 if place is not None else 0
    if place is not None and lows[verb] == "having" and lows[verb + 1 : verb + 2] in (["said"], ["told"]):
        verb += 1
    if place is None:
        return None
    begin = at
    while begin and lows[begin - 1] in _BEFORE_QUOTED:
        begin -= 1
    inside = "by" if lows[at + 1] == "by" or _printed_in(unit, at, found) else ""
    passive = bool(_BEING & set(lows[begin:at])) or place == at + 1 or bool(inside)
    if passive:
        if inside:
            tails.append(_quoted_by(unit, at, at + 2, found))
        dropped.update(range(begin, verb))
        if lows[verb + 1 : verb + 2] == ["by"] or _printed_in(unit, verb, found):
            tails.append(_quoted_by(unit, at, verb + 2, found))
            dropped.update(range(verb + 1, tails[-1].end))
        return verb
    who = subject(unit, begin).source
    if who is None:
        return None
    start = who[0]
    link = bearer(unit, *who, press=found.press)
    tails.append(Step(kind="quoting", carrier=who, cue=(at, at + 1), end=at + 1, link=link))
    dropped.update(range(start, at + 1))
    dropped.update(range(place, verb))
    return verb


def _printed_in(unit: Unit, at: int, found: Cast) -> bool:
    """Tell whether "in the Courier" stands behind a word."""
    if unit.lows[at + 1 : at + 2] not in (["in"], ["on"]):
        return False
    read = carrier(unit, at + 2, found)
    return read is not None and read.link is not None and read.link.role != "channel"


def _quoted_by(unit: Unit, at: int, start: int, found: Cast) -> Step:
    read = carrier(unit, start, found, sure=True)
    words = read.words if read else (start, phrase_end(unit, start))
    return Step(
        kind="by",
        carrier=words,
        cue=(at, at + 1),
        end=max(words[1], read.end if read else 0),
        link=read.link if read else None,
    )


_QUOTING = frozenset(("cited", "cites", "citing", "quoted", "quotes", "quoting"))
_TELLING = frozenset(("telling", "told"))  # "as having told the Courier": to whom comes next
_FAR = 14  # words between "quoted" and "as saying"
_BEING = listed("been being is was were")
_BEFORE_QUOTED = listed("also as been being had has have is was were")
_SAYING = listed("adding arguing asking claiming declaring having saying stating telling warning writing")
