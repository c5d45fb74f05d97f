"""Stories, for readers and programs: what is told is worked out from the articles' notes."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.errors import NotFoundError
from broadsheet.model import Article, Copy, Quoted, Series, Story, Voice
from broadsheet.relate.ledger import ledger
from broadsheet.relate.timeline import timeline
from broadsheet.relate.voices import voices
from broadsheet.store import articles, index, stories
from broadsheet.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """One page per story."""

    store: Store

    def today(self, limit: int = 40, offset: int = 0) -> tuple[Story, ...]:
        """Return stories for the front page: those of many independent origins and fresh ones first."""
        with self.store.read() as connection:
            return stories.today(connection, limit=limit, offset=offset)

    def get(self, key: str) -> Story:
        """Return a story.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.read() as connection:
            found = stories.get(connection, key)
        if found is None:
            raise NotFoundError("story", key)
        return found

    def of(self, article: str) -> str | None:
        """Return the id of the story that an article belongs to."""
        with self.store.read() as connection:
            return index.stories_of(connection, [article]).get(article)

    def articles(self, key: str) -> tuple[Article, ...]:
        """Return the articles of a story with their notes, oldest first."""
        with self.store.read() as connection:
            members = stories.members(connection, key)
            return tuple(articles.many(connection, members, with_notes=True).values())

    def voices(self, key: str) -> tuple[Voice, ...]:
        """Return who is reported to have said what, by speaker."""
        return voices(self.articles(key))

    def ledger(self, key: str) -> tuple[Series, ...]:
        """Return the story's figures as series, with who gave each."""
        return ledger(self.articles(key))

    def timeline(self, key: str) -> tuple[Quoted, ...]:
        """Return what happened when, each as a sentence of an article."""
        return timeline(self.articles(key))

    def copies(self, key: str) -> dict[str, tuple[Copy, ...]]:
        """Return the texts printed by several outlets: the first printer, and the others with labels."""
        with self.store.read() as connection:
            members = stories.members(connection, key)
            groups = index.groups(connection, members)
            labels = index.copies_of(connection, members)
        out: dict[str, list[Copy]] = {}
        for member in members:
            group = groups.get(member, member)
            if group != member:
                known = {copy.id: copy.label for copy in labels.get(member, ())}
                out.setdefault(group, []).append(Copy(id=member, label=known.get(group, "edited")))
        return {group: tuple(found) for group, found in out.items()}

    def saga(self, saga: str) -> tuple[Story, ...]:
        """Return the stories of a saga, oldest first."""
        with self.store.read() as connection:
            return stories.of_saga(connection, saga)
