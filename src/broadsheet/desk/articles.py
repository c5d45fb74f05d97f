"""Articles, for readers and programs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from broadsheet.desk import outlets
from broadsheet.desk.neighbours import StoredNeighbours
from broadsheet.desk.outlets import OutletProfile
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, Placement, Related, Version
from broadsheet.relate.grouping import related
from broadsheet.store import articles, index
from broadsheet.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What was published."""

    store: Store
    user: int  # id; what this reader hid is not in the river

    def get(self, key: str) -> Article:
        """Return an article with its notes.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.read() as connection:
            found = articles.get(connection, key)
        if found is None:
            raise NotFoundError("article", key)
        return found

    def many(self, keys: Collection[str]) -> dict[str, Article]:
        """Return articles by id without their notes; ids that are not there are left out."""
        with self.store.read() as connection:
            return articles.many(connection, keys)

    def newest(
        self, limit: int = 50, offset: int = 0, *, outlet: str | None = None, subscription: str | None = None
    ) -> tuple[Article, ...]:
        """Return articles without their notes, newest first, but for those that the reader hid."""
        with self.store.read() as connection:
            return articles.newest(
                connection,
                limit=limit,
                offset=offset,
                outlet=outlet,
                subscription=subscription,
                shown_to=self.user,
            )

    def outlet_profile(self, name: str) -> OutletProfile | None:
        """Return what the latest articles of an outlet say of it, or None where it has none here."""
        with self.store.read() as connection:
            return outlets.profile(connection, name)

    def count(self) -> int:
        """Return how many articles there are."""
        with self.store.read() as connection:
            return articles.count(connection)

    def versions(self, key: str) -> tuple[Version, ...]:
        """Return every version of an article, oldest first."""
        with self.store.read() as connection:
            return articles.former(connection, key)

    def placement(self, key: str) -> Placement:
        """Return where an article belongs, with its copies and the reasons.

        Raises:
            NotFoundError: there is no such article.
        """
        with self.store.read() as connection:
            found = index.placement(connection, key)
        if found is None:
            raise NotFoundError("article", key)
        return found

    def related(self, key: str, limit: int = 6) -> tuple[Related, ...]:
        """Return the articles worth showing beside one, the nearest first, each with its reasons."""
        with self.store.read() as connection:
            neighbours = StoredNeighbours(connection=connection)
            own = neighbours.features(key)
            if own is None:
                return ()
            placement = index.placement(connection, key)
            placed = {key: placement} if placement else {}
            return tuple(found for found in related.related(own, neighbours, limit, placed) if found.shown)
