"""Puts away what nobody asks for any more: once a week, while the desk runs."""

from __future__ import annotations

from datetime import datetime, timedelta

from broadsheet.store import entries, settings
from broadsheet.store.database import Store

_EVERY = timedelta(days=7)
# Keys of entries that no feed has shown for a year: a feed that brings one back after that long brings a
# new article. The articles themselves stay.
_FORGOTTEN = timedelta(days=365)
_KEY = "tidied"


def tidy(store: Store, now: datetime) -> int:
    """Forget what is long gone, where a week has passed since the last time; return how much that was."""
    with store.read() as connection:
        last = settings.get(connection, _KEY)
    if last and now - datetime.fromisoformat(last) < _EVERY:
        return 0
    with store.write() as connection:
        settings.put(connection, _KEY, now.isoformat())
        return entries.prune(connection, before=(now - _FORGOTTEN).timestamp())
