"""Which names of an article are outlets, by what the article has them do: "Zorya reported", "carried by Zorya".

A table knows the large outlets; the others give themselves away by their places. A name found so in one place is
an outlet in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.inspect.saying.asides import kind_at
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carrierwords import DONE
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_adverb, is_name, name_end, time_end
from broadsheet.inspect.saying.pressforms import has_press_form
from broadsheet.inspect.saying.pressnames import press_name
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text import outlets
from broadsheet.text.countries import by_name
from broadsheet.text.words import fold

ANY_PRESS = frozenset(("agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper", "outlet", "paper", "periodical", "portal", "publication", "site", "station",
    "tabloid", "website", "weekly", "wire"))  # fmt: skip
"""What an outlet is called once it was named."""
_KINDS = ANY_PRESS - {"agency", "network", "site", "station", "wire"}
_INNER = frozenset(("&", "da", "de", "del", "do", "la", "of"))
_HELPERS = listed("also already earlier first had has have itself later then")
_REPORTS = listed("reported reports")
_REPORTED_WHAT = listed("citing earlier how quoting that") | {",", ".", "(", QUOTE}
# What papers and stations do with a report, and hardly anybody else.
_PRINTS = listed(
    "aired airs broadcast broadcasts carried printed prints published reprinted republished reran"
)
_PRINTED_WHAT = listed("a an excerpts extracts his her it its part parts their the them")
_STAFF = listed("columnist correspondent editor journalist photographer reporter stringer")
_STAFF_OF = frozenset(("at", "for", "from", "of", "with"))
_CITING, _CITED = listed("citing quoting relaying"), listed("cited cites quoted quotes")
_SAYING = listed("reported reports said says wrote writes")


def discover(sentences: Sequence[Unit], found: Cast) -> None:
    """Add the names to the press of a cast that stand where outlets do."""
    for unit in sentences:
        for start, end in _names(unit):
            kind = start > 0 and unit.lows[start - 1] in _KINDS  # "the exile outlet Zorya"
            kind = kind or (
                unit.words[end : end + 1] == [","] and end + 2 < len(unit) and kind_at(unit, end) > 0
            )
            if not (kind or _acts(unit, end) or _is_agent(unit, start) or _has_staff(unit, start, end)):
                continue
            link = press_name(unit, start, end, found, reports=False)
            if (
                link is not None
                and (outlets.find(link.name) is None or (kind and link.name in outlets.EVERYDAY))
                and not _is_place(unit, start, end, found)
            ):
                found.press.setdefault(link.name, link.name)
    _recall(sentences, found)


def _recall(sentences: Sequence[Unit], found: Cast) -> None:
    """Note where outlets are named, for an article that says "the newspaper" of one."""
    if not any(ANY_PRESS & set(unit.lows) for unit in sentences):
        return
    for unit in sentences:
        for start, end in _names(unit):
            link = bearer(unit, start, end, loose=True, press=found.press)
            if link is not None and link.role != "channel" and link.name not in ANY_PRESS:
                found.press_at.append((unit.starts[start], link.name))


def _names(unit: Unit) -> Iterator[Range]:
    at = 0
    while at < len(unit):
        if not is_name(unit.words[at]) or unit.words[at] == QUOTE:
            at += 1
            continue
        end = name_end(unit, at, _INNER)
        start = at + (unit.lows[at] == "the" and end - at > 1)
        yield start, end
        at = end


def _acts(unit: Unit, end: int) -> bool:
    """Tell whether a name is what reports, prints, or cites another: "Zorya, citing police, said"."""
    at = end
    while at < len(unit) and (unit.lows[at] in _HELPERS or is_adverb(unit.lows[at])):
        at += 1
    low, following = " ".join(unit.lows[at : at + 1]), " ".join(unit.lows[at + 1 : at + 2])
    if low in _REPORTS:
        return following in _REPORTED_WHAT or time_end(unit, at + 1) > at + 1 or not following
    if low in _PRINTS:
        return following in _PRINTED_WHAT
    if low != ",":
        return False
    cites = at + 2 < len(unit) and (
        unit.lows[at + 2] in _CITED if following == "which" else following in _CITING
    )
    return cites and any(one in _SAYING for one in unit.lows[at + 2 : at + _FAR])


_FAR = 16  # words of "Zorya, citing two officials with knowledge of the talks, said"


def _is_agent(unit: Unit, start: int) -> bool:
    """Tell whether a name stands behind "carried by" and the like."""
    by = start - 1 - (unit.lows[start - 1] == "the" if start else 0)
    return by > 0 and unit.lows[by] == "by" and unit.lows[by - 1] in DONE


def _has_staff(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a name has reporters: "a correspondent for Zorya", "Zorya's reporter"."""
    of = start - 1 - (unit.lows[start - 1] == "the" if start else 0)
    if of > 0 and unit.lows[of] in _STAFF_OF and unit.lows[of - 1] in _STAFF:
        return True
    return unit.lows[end - 1].endswith(("'s", "’s")) and " ".join(unit.lows[end : end + 1]) in _STAFF


def _is_place(unit: Unit, start: int, end: int, found: Cast) -> bool:
    if has_press_form(unit.words[start:end]):
        return False
    return unit.starts[start] in found.places_at or fold(unit.words[start]) in by_name()
