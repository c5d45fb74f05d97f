"""How a reader wants pages to be: kept as they were said, understood by whoever draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.store import preferences
from broadsheet.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """One user's choices."""

    store: Store
    user: int  # id

    def all(self) -> dict[str, str]:
        """Return what the reader has chosen, by name; what they left alone is not in it."""
        with self.store.read() as connection:
            return preferences.of(connection, self.user)

    def put(self, choices: Mapping[str, str | None]) -> None:
        """Keep choices; None forgets one."""
        with self.store.write() as connection:
            for key, value in sorted(choices.items()):
                preferences.put(connection, user=self.user, key=key, value=value)
