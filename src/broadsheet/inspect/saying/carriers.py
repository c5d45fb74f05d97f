"""Who carried words, read at a word of a sentence: an outlet, a channel, a paper, or somebody with a name or none.

What "citing", "carried by", "told" or "on" lead to is more than a noun phrase: "an article in the Courier" is the
Courier, "the mayor's entry" the mayor, "the district head, Anna Berg" one person. A name that no table has is an
outlet where its place says so: "…, Zorya reported", "told Zorya".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.inspect.saying.bearers import bearer, text_of
from broadsheet.inspect.saying.carriernouns import (
    ARTICLES,
    KEPT,
    alias_end,
    head_of,
    noun_end,
    owner_of,
    run_end,
    with_name,
    without_addressee,
)
from broadsheet.inspect.saying.carrierwords import DONE, HANDED, PAPERS, SHELLS, STAFF, WORKS
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.contents import channel_end
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import (
    POSSESSIVE,
    PREPOSITIONS,
    is_adverb,
    is_name,
)
from broadsheet.inspect.saying.pressforms import has_press_form
from broadsheet.inspect.saying.pressnames import BEFORE_NAMES, press_name
from broadsheet.model import Link
from broadsheet.text import outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Words for one who carried something; ``link`` where they name an outlet, agency, channel or paper."""

    words: Range
    end: int  # where all that was read of it ends: behind "an article in the Courier"
    link: Link | None = None
    shell: bool = False  # its noun names nobody: "an interview"
    through: Link | None = None  # where they said it: "a Telegram post by", "an interview they gave to"


def carrier(unit: Unit, at: int, found: Cast, *, sure: bool = False) -> Carrier | None:  # noqa: PLR0911, PLR0912  # one return a kind
    """Read who carried something at a word, None where nobody stands there.

    Args:
        unit: the whole sentence.
        at: its first word.
        found: the cast of the article.
        sure: what stands there must be an outlet if it is a name at all ("reported by", "told").
    """
    named = (
        (end := channel_end(unit, at))
        and end < len(unit)
        and unit.lows[end - 1] in _PAGES
        and is_name(unit.words[end])
    )
    if end and not named and (link := bearer(unit, at, end)):
        return Carrier(words=(at, end), end=end, link=link)
    end = max(noun_end(unit, at, found), alias_end(unit, at))
    if end <= at:
        return None
    if unit.lows[end : end + 2] == ["on", "sunday"] and unit.words[end - 1] in ("Independent", "Mail"):
        end += 2
    if unit.words[end : end + 1] == ["The"] and unit.lows[end - 1] in BEFORE_NAMES:  # "the weekly The Tablet"
        end = next((n for n in range(end, len(unit)) if not is_name(unit.words[n])), len(unit))
    if head_of(unit, at, end) in WORKS and unit.lows[end : end + 1] == ["by"]:
        end = max(end, noun_end(unit, end + 1, found))  # "a study by the university"
        return Carrier(words=(at, end), end=end)
    cut = _before_giver(unit, at, end)
    end = cut if cut == end or _given(unit, cut, found) else end
    if staffed := _staff(unit, at, end, found):
        return staffed
    shell = head_of(unit, at, end) in SHELLS
    site = owner_of(unit, at, end) if head_of(unit, at, end) in _SITES else None
    if site and (link := _link(unit, *site, found, sure=False)) is None:
        return Carrier(words=site, end=end, link=link)
    if head_of(unit, at, end) in _PAGES and (owned := _paged(unit, at, end, found)):
        return owned
    if shell or head_of(unit, at, end) in PAPERS:
        if (
            shell
            and end < len(unit)
            and unit.lows[end] == "with"
            and (outer := bearer(unit, at, end - 1, press=found.press))
        ):
            return Carrier(words=(at, end - 1), end=end, link=outer)  # "a Zorya interview with the mayor"
        if (owner := owner_of(unit, at, end)) and owner[1] > owner[0]:
            return Carrier(words=owner, end=end, link=_link(unit, *owner, found, sure=False))
        if inner := _behind_shell(unit, end, found, shell=shell) or _given(unit, end, found):
            return _with_channel(unit, at, end, inner, found)
        if shell and (channel := bearer(unit, at, end - 1, press=found.press)):  # "a Facebook post"
            return Carrier(words=(at, end), end=end, link=channel)
        return Carrier(words=(at, end), end=end, link=None, shell=shell)
    link = _link(unit, at, end, found, sure=sure)
    stop = run_end(unit, at, end)
    if link is None and stop < end and (link := _link(unit, at, stop, found, sure=sure)):
        end = stop  # "Radio Plus about the yacht"
    if link is None:
        end = with_name(unit, at, end)
    return Carrier(words=(at, end), end=end, link=link)


_SITES = frozenset(("homepage", "portal", "site", "webpage", "website"))


_PAGES = frozenset(("account", "blog", "channel", "feed", "page", "profile"))


_GIVING = frozenset(
    (
        "aired",
        "broadcast",
        "carried",
        "gave",
        "given",
        "granted",
        "held",
        "issued",
        "made",
        "posted",
        "printed",
        "published",
        "ran",
        "recorded",
        "sent",
        "uploaded",
        "wrote",
    )
)


def _before_giver(unit: Unit, at: int, end: int) -> int:
    """Return where "an interview" ends that a name follows directly: "an interview Ada Holm gave to the Courier"."""
    for place in range(at + 1, end - 1):
        plain = not is_name(unit.words[place]) and unit.lows[place - 1] not in PREPOSITIONS
        if plain and unit.lows[place] in SHELLS and is_name(unit.words[place + 1]):
            return place + 1
    return end


def _staff(unit: Unit, at: int, end: int, found: Cast) -> Carrier | None:
    """Read "a reporter for the Courier", "the Courier's correspondent": the outlet that heard it."""
    place = next((n for n in range(at, end) if unit.lows[n] in STAFF and not is_name(unit.words[n])), None)
    if place is None:
        return None
    link, words = None, (place + 2, end)
    if unit.lows[place + 1 : place + 2] in (["at"], ["for"], ["from"], ["of"], ["with"]) and place + 2 < end:
        link = _link(unit, place + 2, end, found, sure=True)
    elif place > at and (place + 1 == end or unit.lows[place + 1] == "in"):  # "a Zorya reporter in Lisbon"
        words = (at, place)
        link = bearer(unit, at, place, loose=True, press=found.press)
    return Carrier(words=words, end=end, link=link) if link and link.role != "channel" else None


def _paged(unit: Unit, at: int, end: int, found: Cast) -> Carrier | None:
    """Read "the mayor's Telegram channel": the mayor, on Telegram."""
    owner = next((n + 1 for n in range(end - 2, at - 1, -1) if POSSESSIVE.search(unit.words[n])), None)
    if (
        owner is None
        or not (through := bearer(unit, owner, end, press=found.press))
        or through.role != "channel"
    ):
        return None
    return Carrier(
        words=(at, owner), end=end, link=_link(unit, at, owner, found, sure=False), through=through
    )


def _given(unit: Unit, at: int, found: Cast) -> Carrier | None:
    """Read "an interview X gave to the Courier", "an interview the Courier published"."""
    end = noun_end(unit, at, found) if at < len(unit) else at
    verb = end
    while verb < len(unit) and (unit.lows[verb] in ("had", "has", "have") or is_adverb(unit.lows[verb])):
        verb += 1
    if end == at or verb >= len(unit) or unit.lows[verb] not in _GIVING:
        return None
    stop = follows_time(unit, verb + 1)
    link = _link(unit, at, end, found, sure=False)
    if stop < len(unit) and unit.lows[stop] in ("in", "on", "to", "with"):
        place = carrier(unit, stop + 1, found, sure=True)
        if place and place.link:
            return Carrier(words=(at, end), end=place.end, link=link, through=place.link)
    elif (
        unit.lows[verb] in ("gave", "granted")
        and (place := carrier(unit, stop, found, sure=True))
        and place.link
    ):
        return Carrier(words=(at, end), end=place.end, link=link, through=place.link)
    return Carrier(words=(at, end), end=stop, link=link)


def _with_channel(unit: Unit, at: int, end: int, inner: Carrier, found: Cast) -> Carrier:
    """Return who is behind "a Telegram post by", and Telegram with them; also where "comments by X to Y" went."""
    through = inner.through or bearer(unit, at, end - 1, press=found.press) if end - at > 1 else inner.through
    stop = inner.end
    if through is None and stop < len(unit) and unit.lows[stop] in ("on", "to", "with"):
        place = carrier(unit, stop + 1, found, sure=unit.lows[stop] == "to")
        if place and place.link:
            through, stop = place.link, place.end
    same = through is not None and inner.link is not None and through.spans == inner.link.spans
    return inner if same or (through is None) else replace(inner, through=through, end=stop)


def _behind_shell(unit: Unit, at: int, found: Cast, *, shell: bool) -> Carrier | None:
    """Read whom "a report in", "an interview given by", "a dispatch from" lead to."""
    place = at
    while place < len(unit) and unit.lows[place] in DONE | HANDED | KEPT | {"issued", "up", "written"}:
        place += 1
    if place >= len(unit) - 1 or unit.lows[place] not in ("at", "by", "from", "in", "on", "with"):
        return None
    if unit.lows[place] == "with" and not shell:
        return None  # "a filing with the court"
    if place > at and unit.lows[place - 1] in DONE and not shell:
        return None  # "a transcript published by the Courier" stays the transcript
    inner = carrier(unit, place + 1, found, sure=unit.lows[place] not in ("by", "from"))
    if inner is None or (inner.link is None and unit.lows[place] not in ("by", "from", "with")):
        return None
    if place > at and unit.lows[place - 1] in DONE - {"given"} and inner.link is not None:
        return None  # "a statement carried by the Courier": whose is told elsewhere
    return inner if inner.link else replace(inner, words=without_addressee(unit, inner.words))


def _link(unit: Unit, left: int, right: int, found: Cast, *, sure: bool) -> Link | None:
    if unit.words[left] == QUOTE:
        return None
    owned = next((n + 1 for n in range(left + 1, right - 1) if POSSESSIVE.search(unit.words[n])), 0)
    if (
        sure and owned and has_press_form([POSSESSIVE.sub("", word) for word in unit.words[left:owned]])
    ):  # "Radio 4's Today programme"
        start = left + (unit.lows[left] in ARTICLES)
        return Link(
            name=POSSESSIVE.sub("", text_of(unit, start, owned)),
            role="outlet",
            spans=tuple(unit.spans(start, owned)),
        )
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
