"""The names of all outlets that have articles, with their words: looked through by whoever asks for an outlet.

Walking from one name to the next takes a large desk a fiftieth of a second, and new names come seldom. So they are kept
at hand, and what came in since is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text

from broadsheet.store import sweeps
from broadsheet.text.asking.query import tokens

# An article whose outlet is called something else afterwards, or that went, is noticed by then: both are rare.
_LONGEST = 600.0
_MOST_NEW = (
    5_000  # articles whose rows are read for their outlets, in some milliseconds; after more all are walked
)

# From one name to the next in the index, not all rows.
_ALL = text("""
    WITH RECURSIVE found(name) AS (
        SELECT MIN(outlet_name) FROM articles
        UNION ALL
        SELECT (SELECT MIN(outlet_name) FROM articles WHERE outlet_name > found.name) FROM found
        WHERE found.name IS NOT NULL
    )
    SELECT name FROM found WHERE name IS NOT NULL
""")
_NEW = text("SELECT DISTINCT outlet_name FROM articles WHERE seq > :after AND outlet_name IS NOT NULL")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    names: Mapping[str, tuple[str, ...]]
    top: int  # the last article that was looked at
    since: float  # when all were walked


_at_hand: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_lock = Lock()


def outlet_names(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Return the outlets that have articles here, each with the words of its name."""
    top = sweeps.top(connection)
    with _lock:
        known = _at_hand.get(connection.engine)
    if known and known.top == top and monotonic() - known.since < _LONGEST:
        return known.names
    if known and 0 <= top - known.top <= _MOST_NEW and monotonic() - known.since < _LONGEST:
        new = connection.execute(_NEW, {"after": known.top}).scalars()
        found = {**known.names, **_told(name for name in new if name not in known.names)}
        known = _Kept(names=found, top=top, since=known.since)
    else:
        known = _Kept(names=_told(connection.execute(_ALL).scalars()), top=top, since=monotonic())
    if connection.get_execution_options().get("broadsheet_readonly"):  # what a writer sees may be taken back
        with _lock:
            _at_hand[connection.engine] = known
    return known.names


def _told(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(tokens(name)) for name in names}
