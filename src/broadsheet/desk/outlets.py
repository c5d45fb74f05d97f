"""An outlet's profile: how often it is the origin, on whom it rests, who rests on it, how soon it corrects itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from broadsheet.model import Outlet
from broadsheet.store import outlets as stored
from broadsheet.store import rows
from broadsheet.store.database import Connection
from broadsheet.text import outlets as table

LATEST = 500
"""Articles that a profile is made of, the latest: some weeks of a large outlet, and told in time at a million."""
_MOST = 10  # names in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletProfile:
    """What an outlet's latest articles say of it."""

    name: str
    known: Outlet | None  # what the table of outlets says of it
    domain: str | None
    articles: int  # looked at, at most ``LATEST``
    first: datetime | None  # when the oldest of these came out
    last: datetime | None
    stories: int  # that they belong to
    own: int  # of these articles, those that rest on the outlet itself
    copies: int  # prints of a text that another one printed first
    rests_on: tuple[tuple[str, int], ...]  # other origins of its articles, with how many
    resting: tuple[tuple[str, int], ...]  # outlets with articles in the same stories that rest on it
    edited: int  # articles of which a later version came
    silent: int  # edits that the outlet did not speak of
    soon: float | None  # seconds until the first edit, for one of two; None: nothing was edited


def profile(connection: Connection, name: str) -> OutletProfile | None:
    """Return what the latest articles of an outlet say of it, or None where it has none."""
    printed = stored.latest(connection, name, LATEST)
    if not printed:
        return None
    mine = {one.id for one in printed}
    origins = stored.origins(connection, {one.story for one in printed if one.story})
    own = set[str]()
    rests_on: Counter[str] = Counter()
    others: list[str] = []
    for found in origins.values():
        for origin, keys, known in found:
            if origin == name:
                own |= mine.intersection(keys)
                others += [key for key in keys if key not in mine]
            elif known:
                rests_on[origin] += len(mine.intersection(keys))
    resting = Counter(stored.names(connection, set(others)).values())
    waits, silent = stored.edits(connection, mine)
    return OutletProfile(
        name=name,
        known=table.find(name),
        domain=stored.domain(connection, name),
        articles=len(printed),
        first=rows.moment_of(printed[-1].sort),
        last=rows.moment_of(printed[0].sort),
        stories=len(origins),
        own=len(own),
        copies=sum(one.copy for one in printed),
        rests_on=_most(rests_on),
        resting=_most(Counter({other: count for other, count in resting.items() if other != name})),
        edited=len(waits),
        silent=silent,
        soon=median(waits) if waits else None,
    )


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    found = [(name, count) for name, count in counted.items() if count]
    return tuple(sorted(found, key=lambda item: (-item[1], item[0]))[:_MOST])
