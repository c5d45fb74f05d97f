"""Articles, for readers and programs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from broadsheet.desk import outlets
from broadsheet.desk.neighbours import StoredNeighbours, unpacked
from broadsheet.desk.outlets import OutletProfile
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, Placement, Related, Version
from broadsheet.relate.grouping import related
from broadsheet.store import articles, index, stories
from broadsheet.store.database import Store
from broadsheet.store.stories import Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where an article belongs, and what stands beside it."""

    placement: Placement
    story: Headline
    related: tuple[Related, ...]  # the nearest first, each with its reasons; no copies


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

    def around(self, key: str, limit: int = 6) -> Around:
        """Return where an article belongs and what is worth showing beside it.

        Args:
            key: of the article.
            limit: how many related articles at most.

        Raises:
            NotFoundError: it waits for its turn, is held back by a daily cap, or is not there.
        """
        with self.store.read() as connection:
            found = index.placed(connection, key)
            story = stories.headline(connection, found[0].story) if found else None
            if found is None or story is None:
                raise NotFoundError("article", key)
            placement, packed = found
            copies = {copy.id for copy in placement.copies}
            own, neighbours = unpacked(connection, key, packed), StoredNeighbours(connection=connection)
            near = related.related(own, neighbours, limit + len(copies), {key: placement})
        beside = [one for one in near if one.shown and one.id not in copies]
        return Around(placement=placement, story=story, related=tuple(beside[:limit]))
