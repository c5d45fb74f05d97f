"""The phrases that lead on to a carrier, read at a word: "according to", "citing", "carried by", "which X quoted"."""

from __future__ import annotations

import re

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carriers import (
    DONE,
    HANDED,
    PAPERS,
    SHELLS,
    Carrier,
    carrier,
    follows_time,
    is_owner,
    noun_end,
)
from broadsheet.inspect.saying.cast import BODY_WORDS, Cast
from broadsheet.inspect.saying.clauses import MARKS, RELAYING, clause
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.personwords import is_person_noun
from broadsheet.inspect.saying.phrases import (
    PREPOSITIONS,
    is_adverb,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.steps import Kind, Step, shell_before
from broadsheet.inspect.saying.toldto import TELLING, bracket, told, within
from broadsheet.inspect.saying.wordlists import listed

# What leads on to whom words are from; sorted.
_CITING = tuple(
    tuple(row.split())
    for row in sorted(
        (
            "based on", "citing", "crediting", "drawing on", "itself citing", "itself drawing on", "itself quoting",
            "leaning on", "on the basis of", "picking up", "quoting", "quoting from", "referring to", "relying on", "that cited", "that cites",
            "that quoted", "that quotes", "that relied on", "that relies on", "which cited", "which cites", "which credited",
            "which draws on", "which drew on", "which had cited", "which had quoted", "which has cited", "which has quoted",
            "which got it from", "which got this from", "which had it from", "which had this from", "which has it from", "which heard it from",
            "which learned it from", "which picked it up from", "which took it from", "which monitored", "which picked up", "which quoted", "which quotes", "which relied on", "which relies on", "with reference to",
        ),
        key=lambda row: (-len(row.split()), row),
    )
)  # fmt: skip
_CITING_FIRST = frozenset(row[0] for row in _CITING)
_FREE = listed("based drawing relying that")  # these also follow a paper without a comma
_OUTER = (("according", "to"), ("as", "per"), ("in", "the", "words", "of"), *(("by", "the", low, "of") for low in ("count", "estimate", "estimates", "reckoning")),
    *(("in", "the", low, "of") for low in ("opinion", "view")))  # fmt: skip
_OUTER_FIRST = frozenset(row[0] for row in _OUTER)
_PASSIVE = listed(
    "and are been being first has have in is later out picked put taken that then up was were which"
)
_UP = (("picked", "up"), ("taken", "up"), ("put", "out"))


def step(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a kind
    """Read the step that begins at a word.

    Args:
        unit: the whole sentence.
        at: the word.
        last: where the step before it ended, -1 where there is none.
        found: the cast of the article.
    """
    low = unit.lows[at]
    joined = last >= 0 and at - last <= 1
    if low in _OUTER_FIRST and (found_step := _outer(unit, at, found, joined=joined)):
        return found_step
    if (low in _CITING_FIRST or low in ("whose", "via")) and (found_step := _citing(unit, at, last, found)):
        return found_step
    if low in DONE | HANDED | {"as", "up", "out"} and (found_step := _done(unit, at, last, found)):
        return found_step
    if low in ("that", "which") and (found_step := _relative(unit, at, last, found)):
        return found_step
    if low in TELLING or low == "to":
        return told(unit, at, last, found)
    if low in ("in", "on", "for", "with", "during"):
        return within(unit, at, last, found)
    if (
        at == 0
        and unit.words[1:2] == [":"]
        and unit.first
        and (link := bearer(unit, 0, 1, press=found.press))
    ):
        return Step(kind="according", carrier=(0, 1), cue=(1, 2), end=2, link=link)
    if low == "(":
        return bracket(unit, at, found)
    return clause(unit, at, last, found) if unit.words[at] in MARKS or low in ("and", "while") else None


def _made(kind: Kind, read: Carrier, cue: Range, *, joined: bool = False, begin: int | None = None) -> Step:
    return Step(
        kind=kind, carrier=read.words, cue=cue, end=read.end, link=read.link, joined=joined, begin=begin
    )


def _outer(unit: Unit, at: int, found: Cast, *, joined: bool) -> Step | None:
    row = next((row for row in _OUTER if tuple(unit.lows[at : at + len(row)]) == row), None)
    if row is None:
        return None
    read = carrier(unit, at + len(row), found)
    if read is None or _is_idiom(unit, read, row):
        return None
    return _made("according", read, (at, at + len(row)), joined=joined)


# What things go by, that nobody says: "according to plan".
RULES = listed("custom design plan plans protocol schedule rule rules schedule size taste tradition law")


def _is_idiom(unit: Unit, read: Carrier, row: tuple[str, ...]) -> bool:
    left, right = read.words
    return row[0] == "according" and right - left == 1 and unit.lows[left] in RULES


def _citing(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    row, start = _cited_by(unit, at)
    if unit.lows[at] == "via":
        read = carrier(unit, at + 1, found, sure=True)
        near = at and (unit.words[at - 1] == "," or at == last)
        outlet = read is not None and read.link is not None and read.link.role != "channel"
        return _made("citing", read, (at, at + 1), joined=at == last) if near and read and outlet else None
    if unit.lows[at] == "whose":
        if carried := _carried(unit, at, last, found):
            return carried
        start = next(
            (n + 1 for n in range(at + 1, min(len(unit), at + 9)) if unit.lows[n] in ("cited", "quoted")), at
        )
        if start == at or not SHELLS & set(unit.lows[at:start]):
            return None
    elif not row:
        return None
    begin = shell_before(unit, at)
    near = (
        at == 0 or unit.words[at - 1] in ",(" or at == last or (unit.lows[at] in _FREE and begin is not None)
    )
    begin = begin if begin is not None and unit.lows[at] in _FREE else None
    sure = unit.lows[at] in _FREE or _lone_name(unit, start)
    read = carrier(unit, start, found, sure=sure) if near else None
    if read is None or not (row[-1:] not in _CHOOSY or _citable(unit, read)):
        return None
    return _made("citing", read, (at, start), joined=last >= 0 and at - last <= 1, begin=begin)


_CHOOSY = (("citing",), ("up",))  # one cites bad weather too, and picks up a distress call


def _carried(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "whose dispatch was carried by X"."""
    verb = next((n for n in range(at + 2, min(len(unit) - 2, at + 6)) if unit.lows[n] in DONE), 0)
    if not verb or unit.lows[verb + 1] != "by" or not SHELLS & set(unit.lows[at:verb]):
        return None
    read = carrier(unit, verb + 2, found, sure=True)
    return (
        _made("by", read, (verb, verb + 2), joined=0 <= last <= at, begin=at) if read and read.link else None
    )


def _cited_by(unit: Unit, at: int) -> tuple[tuple[str, ...], int]:
    """Return the row of leads that begins at a word, and where it ends; "in turn" and the like may stand in it."""
    lows = unit.lows[at : at + _LEAD]
    gap = 0
    if lows[0] in ("that", "which", "who"):
        while 1 + gap < len(lows) and (lows[1 + gap] in _TURNS or is_adverb(lows[1 + gap])):
            gap += 1
    bare = (lows[0], *lows[1 + gap :])
    row = next((row for row in _CITING if bare[: len(row)] == row), ())
    return row, at + len(row) + (gap if row else 0)


_LEAD = 8  # words of "which in turn had quoted"
_TURNS = listed("in turn itself its own")


def _lone_name(unit: Unit, at: int) -> bool:
    """Tell whether a name of one word stands alone, no acronym: whom one cites so is mostly an outlet."""
    at += unit.lows[at : at + 1] == ["the"] or is_owner(unit, at)
    word = unit.words[at] if at < len(unit) else ""
    return is_name(word) and not word.isupper() and not (at + 1 < len(unit) and is_name(unit.words[at + 1]))


def _citable(unit: Unit, read: Carrier) -> bool:
    """Tell whom one cites from a reason that one gives: "citing officials", "citing bad weather"."""
    left, right = read.words
    words = [re.sub(r"['’]s\Z", "", low) for low in unit.lows[left:right]]
    if words[0] in ("no", "neither") or read.link is not None or read.shell:
        return words[0] not in ("no", "neither")
    named = any(is_name(unit.words[at]) for at in range(left, right)) and _head_word(words) not in _REASONS
    quoted = unit.words[left] == QUOTE and right - left == 1
    return (
        named
        or bool((_CITABLE | BODY_WORDS) & set(words))
        or (is_person_noun(_head_word(words)) and _head_word(words) not in _REASONS)
        or bool(PAPERS & set(words))
        or (quoted and _indefinite(unit, left))
    )


def _head_word(words: list[str]) -> str:
    return next((words[at - 1] for at in range(1, len(words)) if words[at] in PREPOSITIONS), words[-1])


_REASONS = listed(
    "ban concerns costs delays demand fears law laws losses policy pressure reasons rule rules sanctions trouble war weather"
)


def _indefinite(unit: Unit, at: int) -> bool:
    """Tell whether a quotation names somebody: "a person inside the ministry"."""
    return unit.quotes[at].words > 1


# Whom one cites, where no name stands: "citing officials"; "citing bad weather" gives a reason.
_CITABLE = listed("""
    activist activists adviser advisers agencies aide aides analysts authorities authority board bureau chief commander company counsel
    council data department diplomat diplomats doctors engineer engineers executive executives expert eyewitnesses fighters figures
    governor guard head insider insiders investigators lawyer lawyers lawmakers letter leader magistrate mayor media medics member members
    military minister ministers ministry newspaper office officer officers official officials paper people person police president prosecutor
    prosecutors record records researchers resident residents scientist secretary service soldier soldiers source sources spokesman
    spokesperson spokeswoman statistics study survey survivors union villagers website witness witnesses worker workers
    """)  # fmt: skip


def _done(unit: Unit, at: int, last: int, found: Cast) -> Step | None:  # noqa: PLR0911  # one return a doubt
    """Read "as quoted by X", "carried by X", "leaked to X", "and picked up by X"."""
    start = at + (unit.lows[at] == "as")
    start += start < len(unit) and unit.lows[start] in ("first", "originally")
    verb = start
    if tuple(unit.lows[verb : verb + 2]) in _UP:
        verb += 1
    if verb + 1 >= len(unit) or unit.lows[verb] not in DONE | HANDED | {"up", "out"}:
        return None
    low, lead = unit.lows[verb], unit.lows[verb + 1]
    place = verb + 2
    if low in HANDED:
        if low == "made" and unit.lows[verb + 1 : verb + 3] == ["available", "to"]:
            place = verb + 3
        elif lead not in ("to", "with"):
            return None
    elif lead != "by" and not (lead == "in" and low in _IN_PRINT):
        return None
    strict = start > at or low in ("quoted", "cited")
    begin = _back(unit, start if start == at else at, last)
    shell = shell_before(unit, begin)
    near = begin in (0, last) or shell is not None or (begin == last + 1 and last >= 0)
    if not (strict or near):
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
    if shell is not None:
        begin = shell
    return _made("by", read, (start, place), joined=last >= 0 and begin - last <= 1, begin=begin)


_IN_PRINT = frozenset(("cited", "printed", "published", "quoted", "reported"))


def _back(unit: Unit, at: int, last: int) -> int:
    """Return where "that were", "and later" begins before a participle."""
    while at > max(last, 0) and unit.lows[at - 1] in _PASSIVE and unit.lows[at - 1] != "in":
        at -= 1
    return at


def _relative(unit: Unit, at: int, last: int, found: Cast) -> Step | None:
    """Read "which X quoted", "that X published on Monday"."""
    comma = at - (at > 0 and unit.words[at - 1] in (",", "of"))
    shell = shell_before(unit, at)
    if comma != last and shell is None:
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
    stop = follows_time(unit, verb + 1)
    stop += 2 * (
        unit.lows[stop : stop + 2] == ["a", "copy"]
    )  # "a note of which the Courier has obtained a copy"
    if stop < len(unit) and is_word(unit.words[stop]) and unit.lows[stop] != "and":
        return None
    read = carrier(unit, at + 1, found, sure=True)
    if read is None or read.link is None or read.link.role == "channel":
        return None
    return Step(
        kind="by",
        carrier=read.words,
        cue=(verb, verb + 1),
        end=stop,
        link=read.link,
        begin=comma if shell is None else shell,
        joined=True,
    )
