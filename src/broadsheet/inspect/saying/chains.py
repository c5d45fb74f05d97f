"""What a statement came through on its way to the reader, nearest first.

One path runs from the reader to whoever said it first: those it is "according to", the outlet that "reported"
it with whom that outlet cites, the channel that the speaker used, the speaker, whom the speaker cites. The
last on the path who is no outlet, agency or channel is the speaker; everybody before is the chain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.carrierwords import SHELLS
from broadsheet.inspect.saying.contents import channel_end
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link, Outlet
from broadsheet.text import outlets
from broadsheet.text.words import fold

_LEADS = listed("at by during for in on over through to via with")
# Words without a capital that may still be a channel's name.
_PLAIN = listed("briefing channel conference radio television tv")


def channels(unit: Unit, found: Candidate, until: int, press: Collection[str] = ()) -> list[Link]:
    """Return what a speaker spoke through: "on Telegram", "told state television", "in an interview with CNN"."""
    links: list[Link] = []
    at = found.cue[1] - 1 if found.verb.lemma in ("tell", "inform") else found.cue[1]
    if found.shape == "ing":
        pass
    elif found.cue[0] == 0 or found.source is None or found.source[0] <= found.cue[0]:
        links += (
            _between(unit, 0, found.begin, found, press) if found.begin and found.shape != "behind" else []
        )
    told = at < found.cue[1]
    if told:
        links += _carrier(unit, found.cue[1], until, press)
    if found.source and found.source[1] < found.cue[0]:
        links += _between(unit, found.source[1], found.cue[0], found, press)
    start = found.cue[1] if found.source is None else max(found.cue[1], found.source[1])
    links += [link for link in _between(unit, start, until, found, press) if link not in links]
    return links


def _between(unit: Unit, left: int, right: int, found: Candidate, press: Collection[str]) -> list[Link]:
    links: list[Link] = []
    at = left
    while at < right:
        if any(start <= at < end for start, end in found.content):
            at += 1
            continue
        if unit.lows[at] in _LEADS:
            links += _carrier(unit, at + 1, right, press)
        at += 1
    return links


def _carrier(unit: Unit, start: int, limit: int, press: Collection[str]) -> list[Link]:
    end = min(channel_end(unit, start) or phrases.phrase_end(unit, start), limit)
    if start >= end or unit.words[start] == QUOTE:
        return []
    for at in range(start + 1, end):
        if unit.lows[at] in _LEADS and unit.lows[at - 1] != "channel":
            end = at
            break
    if not any(phrases.is_name(word) or word in _PLAIN for word in unit.words[start:end]):
        return []
    link = bearer(unit, start, end, loose=True, press=press)
    if link is None and unit.lows[end - 1] in SHELLS:  # "a Telegram message"
        link = bearer(unit, start, end - 1, press=press)
    if link is None or (link.role != "channel" and link.name.islower()):
        return []
    return [link]


def without_own(links: Sequence[Link], own: Outlet | None) -> tuple[Link, ...]:
    """Return a chain without the outlet that prints it and without anybody twice."""
    kept: list[Link] = []
    for link in links:
        if (
            not _same(link.name, own.name if own else None)
            and link.name
            and all(link.name != other.name for other in kept)
        ):
            kept.append(link)
    return tuple(kept)


def _same(name: str, other: str | None) -> bool:
    if other is None:
        return False
    one, two = outlets.find(name), outlets.find(other)
    return _is_short(name, other) or (one is not None and one == two)


def _is_short(name: str, full: str) -> bool:
    """Tell whether a name is an outlet's own, the end of it ("the Post") or one of its programmes."""
    short, whole = fold(name).removeprefix("the ").split(), fold(full).removeprefix("the ").split()
    if not whole or not short:
        return not whole and not short
    programme = len(short) > len(whole) and short[: len(whole) - 1] == whole[:-1]
    if programme and short[len(whole) - 1] in (f"{whole[-1]}'s", f"{whole[-1]}’s"):
        return True
    opens = (
        short == whole[: len(short)]
        and outlets.find(full) is None
        and (len(short) > 1 or outlets.find(name) is not None)
    )
    return short == whole[-len(short) :] or opens or name in _OWN_WORDS


# How an outlet calls itself.
_OWN_WORDS = frozenset(("this newspaper", "this paper", "this website", "our newspaper", "dieser Zeitung", "este periódico", "este diario", "ce journal"))  # fmt: skip
