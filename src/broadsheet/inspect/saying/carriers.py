"""Who carried words, read at a word of a sentence: an outlet, a channel, a paper, or somebody with a name or none.

What "citing", "carried by", "told" or "on" lead to is more than a noun phrase: "an article in the Courier" is the
Courier, "the mayor's entry" the mayor, "the district head, Anna Berg" one person. A name that no table has is an
outlet where its place says so: "…, Zorya reported", "told Zorya".
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.inspect.saying.bearers import MASTHEADS, SITE, bearer, text_of
from broadsheet.inspect.saying.cast import BODY_WORDS, POSSESSIVE, TITLES, Cast, last_key
from broadsheet.inspect.saying.contents import channel_end
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    DETERMINERS,
    PREPOSITIONS,
    is_name,
    is_word,
    phrase_end,
    time_end,
)
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link, Role
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

# What carries somebody's words and is not named for it: the outlet, channel or person behind it is.
SHELLS = listed("""
    account announcement article articles broadcast bulletin clip column comment comments communique dispatch dispatches entry interview
    interviews item leaflet message note notice piece post posts programme recording release remarks report reports speech statement statements story
    thread tweet video
    """)  # fmt: skip
# Papers that stand in a chain themselves: they were written for somebody else than the reader.
PAPERS = listed("""
    affidavit assessment audit bill cable cables charges circular complaint court-filing deposition diary document documents email emails filing
    filings indictment lawsuit log logbook logs memo memos minutes papers petition summary summons testimony transcript transcripts verdict warrant
    """)  # fmt: skip
# Works of somebody whom they are told with.
_WORKS = frozenset(("analysis", "inquiry", "investigation", "poll", "study", "survey"))
# Behind whom something was done to what they said: "a report seen by", "remarks carried by".
DONE = listed("""
    aired authenticated broadcast carried circulated cited confirmed copied distributed first-reported interviewed obtained
    posted printed provided published quoted read relayed released repeated reported reposted republished reviewed seen
    shared shown translated verified viewed
    """)  # fmt: skip
HANDED = listed("disclosed given handed leaked made passed provided sent shown")
_KEPT = listed("compiled drawn kept")
_ENDING = (
    DONE
    | HANDED
    | _KEPT
    | listed("dated filed identified issued presented released sent submitted unsealed unveiled written")
)
_PLACING = listed("at by during in on over through to via with")
_SMALL = frozenset(("&", "and", "da", "de", "del", "di", "do", "du", "for", "la", "le", "of", "on", "the"))
_ARTICLES = frozenset(("a", "an", "the"))
_LONGEST_NAME = 6  # words of an outlet that no table has


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Words for one who carried something; ``link`` where they name an outlet, agency, channel or paper."""

    words: Range
    end: int  # where all that was read of it ends: behind "an article in the Courier"
    link: Link | None = None
    shell: bool = False  # its noun names nobody: "an interview"


def carrier(unit: Unit, at: int, found: Cast, *, sure: bool = False) -> Carrier | None:  # noqa: PLR0911  # one return a kind
    """Read who carried something at a word, None where nobody stands there.

    Args:
        unit: the whole sentence.
        at: its first word.
        found: the cast of the article.
        sure: what stands there must be an outlet if it is a name at all ("reported by", "told").
    """
    if (end := channel_end(unit, at)) and (link := bearer(unit, at, end)):
        return Carrier(words=(at, end), end=end, link=link)
    end = noun_end(unit, at, found)
    if end <= at:
        return None
    if unit.lows[end : end + 2] == ["on", "sunday"] and unit.words[end - 1] in ("Independent", "Mail"):
        end += 2
    if (
        unit.words[end : end + 1] == ["The"] and unit.lows[end - 1] in _BEFORE_NAMES
    ):  # "the weekly The Tablet"
        end = next((n for n in range(end, len(unit)) if not is_name(unit.words[n])), len(unit))
    if _head(unit, at, end) in _WORKS and unit.lows[end : end + 1] == ["by"]:
        end = max(end, noun_end(unit, end + 1, found))  # "a study by the university"
        return Carrier(words=(at, end), end=end)
    shell = _head(unit, at, end) in SHELLS
    if shell or _head(unit, at, end) in PAPERS:
        if (
            shell
            and end < len(unit)
            and unit.lows[end] == "with"
            and (outer := bearer(unit, at, end - 1, press=found.press))
        ):
            return Carrier(words=(at, end - 1), end=end, link=outer)  # "a Zorya interview with the mayor"
        if (owner := _owner(unit, at, end)) and owner[1] > owner[0]:
            return Carrier(words=owner, end=end, link=_link(unit, *owner, found, sure=False))
        if inner := _behind_shell(unit, end, found, shell=shell):
            return inner
        if shell and (channel := bearer(unit, at, end - 1, press=found.press)):  # "a Facebook post"
            return Carrier(words=(at, end), end=end, link=channel)
        return Carrier(words=(at, end), end=end, link=None, shell=shell)
    link = _link(unit, at, end, found, sure=sure)
    stop = _run_end(unit, at, end)
    if link is None and stop < end and (link := _link(unit, at, stop, found, sure=sure)):
        end = stop  # "Radio Plus about the yacht"
    if link is None:
        end = _with_name(unit, at, end)
    return Carrier(words=(at, end), end=end, link=link)


def _run_end(unit: Unit, at: int, end: int) -> int:
    """Return the end of the name that a phrase begins with, before a preposition."""
    start = at + (unit.lows[at] in _ARTICLES)
    stop = next(
        (n for n in range(start + 1, end) if unit.lows[n] in PREPOSITIONS and _proper(unit.words[n - 1])), end
    )
    return stop if all(_proper(word) or word in _SMALL for word in unit.words[start:stop]) else end


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
        if unit.lows[place - 1] in DETERMINERS:
            continue  # "a broadcast"
        if low in _ENDING or _finite(unit, place) or (low in _PLACING and _placed(unit, place, found)):
            return place
    return end


_NAMING = 8  # words of a quotation that names somebody: citing "a person inside the ministry"


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
    head = _head(unit, at + 1, end)
    if end <= at + 1 or head in SHELLS | PAPERS:
        return end > at + 1
    link = bearer(unit, at + 1, end, loose=True, press=found.press)
    return link is not None and not (
        unit.lows[at] == "on"
        and is_name(unit.words[at - 1])
        and is_name(unit.words[at + 1])
        and link.role != "channel"
    )


def _head(unit: Unit, left: int, right: int) -> str:
    """Return the noun of a phrase, as printed: its last word before a preposition."""
    head = ""
    for at in range(left, right):
        if head and unit.lows[at] in ("of", "for", "from", "on", "about", "with", "to", "in", "at"):
            break
        head = unit.words[at]
    return head


def _owner(unit: Unit, left: int, right: int) -> Range | None:
    """Return whose it is: "the mayor's entry" is the mayor's."""
    for at in range(right - 2, left - 1, -1):
        if POSSESSIVE.search(unit.words[at]) and not is_name(unit.words[at + 1]):
            return left, at + 1
    return None


def _behind_shell(unit: Unit, at: int, found: Cast, *, shell: bool) -> Carrier | None:
    """Read whom "a report in", "an interview given by", "a dispatch from" lead to."""
    place = at
    while place < len(unit) and unit.lows[place] in DONE | HANDED | _KEPT | {"issued", "up", "written"}:
        place += 1
    if place >= len(unit) - 1 or unit.lows[place] not in ("at", "by", "from", "in", "on", "with"):
        return None
    if place > at and unit.lows[place - 1] in DONE and not shell:
        return None  # "a transcript published by the Courier" stays the transcript
    inner = carrier(unit, place + 1, found, sure=unit.lows[place] not in ("by", "from"))
    if inner is None or (inner.link is None and unit.lows[place] not in ("by", "from", "with")):
        return None
    if place > at and unit.lows[place - 1] in DONE - {"given"} and inner.link is not None:
        return None  # "a statement carried by the Courier": whose is told elsewhere
    return inner


def _with_name(unit: Unit, at: int, end: int) -> int:
    """Return the end of "the district head, Anna Berg": an office, then who has it."""
    stop = end + 1
    while stop < len(unit) and is_name(unit.words[stop]) and unit.words[stop] != QUOTE:
        stop += 1
    plain = not is_name(unit.words[end - 1]) and unit.lows[at] in _ARTICLES
    closed = stop >= len(unit) or not is_word(unit.words[stop])
    return stop if plain and closed and unit.words[end : end + 1] == [","] and stop > end + 2 else end


def _link(unit: Unit, left: int, right: int, found: Cast, *, sure: bool) -> Link | None:
    if unit.words[left] == QUOTE:
        return None
    longer = press_name(unit, left, right, found)
    known = bearer(unit, left, right, loose=sure, press=found.press)
    if (
        known
        and known.role == "outlet"
        and sure
        and longer
        and known.name in longer.name
        and known.spans != longer.spans
    ):
        known = longer  # "Times Radio" is not the Times
    if known is not None:
        return _kinded(known)
    return _kinded(longer) if sure and longer else None


def _kinded(link: Link) -> Link:
    """Return a link as an agency where the table or its name says so."""
    outlet = outlets.find(link.name)
    agency = (outlet is not None and outlet.kind == "agency") or link.name.split()[-1].lower() in (
        "agency",
        "wire",
    )
    return Link(name=link.name, role="agency", spans=link.spans) if agency and link.role == "outlet" else link


def press_name(unit: Unit, left: int, right: int, found: Cast, *, reports: bool = False) -> Link | None:
    """Return words as an outlet that no table has, unless they are a person, a body, a country or an office."""
    start = left
    start += is_owner(unit, left)
    left = start
    while start < right - 1 and not _proper(unit.words[start]):
        start += 1
    if any(unit.lows[at] not in _BEFORE_NAMES for at in range(left, start)):
        return None
    words = unit.words[start:right]
    keys = {fold(word) for word in words}
    if (
        not words or len(words) > _LONGEST_NAME or not (_proper(words[-1]) or words[-1].isdigit())
        or not all(_proper(word) or word in _SMALL or word.isdigit() for word in words)
        or any(POSSESSIVE.search(word) for word in words)
        or (keys & (BODY_WORDS - _PRESS_BODIES | TITLES) and not keys & MASTHEADS)
        or keys & _NOT_PRESS or _is_place(words) or (not (reports and len(words) > 1) and is_known_person(unit, start, words, found))
    ):  # fmt: skip
        return None
    name = text_of(unit, start, right)
    role: Role = (
        "agency" if words[-1] in ("Agency", "Wire") or words[-2:] == ["News", "Service"] else "outlet"
    )
    return Link(name=name, role=role, spans=tuple(unit.spans(start, right)))


def is_owner(unit: Unit, at: int) -> bool:
    """Tell whether a country owns what follows: "Kenya's Nation"."""
    bare = POSSESSIVE.sub("", unit.words[at]) if at + 1 < len(unit) else ""
    return bool(bare) and bare != unit.words[at] and fold(bare) in by_name() and is_name(unit.words[at + 1])


_PRESS_BODIES = frozenset(("agency", "press", "service", "company", "group", "union"))
_NOT_PRESS = listed("""
    assembly cabinet ceo chamber cia commission committee commons convention council court congress duma embassy fbi fema houses inspectorate interpol kremlin knesset lords mps mp nasa nato parliament pentagon
    president senate un unesco unhcr unicef us who
    """)  # fmt: skip
_BEFORE_NAMES = listed(
    "a an the state state-run state-owned local newspaper daily weekly website broadcaster agency news official independent"
)


def _proper(word: str) -> bool:
    """Tell whether a word may belong to a masthead: "Zorya", "14days", "ePost"."""
    return is_name(word) or (word[:1].isdigit() and any(char.isalpha() for char in word)) or bool(SITE.match(word)) or (
        word[:1].islower() and any(char.isupper() for char in word[1:])
    )  # fmt: skip


def _is_place(words: list[str]) -> bool:
    key = fold(" ".join(words))
    return key in by_name() or key in by_adjective() or (len(words) == 1 and key in by_adjective())


def is_known_person(unit: Unit, start: int, words: list[str], found: Cast) -> bool:
    """Tell whether the article knows a person of this name; one word alone is nobody unless it has more elsewhere."""
    if start and unit.lows[start - 1] == "the":
        return False  # "the Northern Miner"
    if len(words) == 1:
        return " " in found.people.get(last_key(words[0]), "")
    return unit.starts[start] in found.persons or last_key(words[-1]) in found.people


def follows_time(unit: Unit, at: int) -> int:
    """Return the place behind times that stand at a word: "on Friday", "the same evening"."""
    while (later := time_end(unit, at)) > at:
        at = later
    return at
