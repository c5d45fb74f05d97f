"""Stories, for readers and programs: what is told is worked out from the articles' notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.desk import correcting, kinship, nearby, told, visits
from broadsheet.desk.correcting import Corrected
from broadsheet.desk.told import Told
from broadsheet.desk.visits import Since
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, Copy, Edge, Quoted, SagaLink, Series, Story, StoryChange, Voice
from broadsheet.relate.telling.ledger import ledger
from broadsheet.relate.telling.timeline import timeline
from broadsheet.relate.telling.voices import voices
from broadsheet.relate.tracing.origins import traced
from broadsheet.store import articles, index, stories, story_history, story_marks, today
from broadsheet.store.database import Store
from broadsheet.store.today import Line

_MOST_MUTED = 500  # shown to be let in again: more than anybody mutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """One page per story."""

    store: Store
    user: int  # id; whose word it is

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

    def told(self, story: Story) -> Told:
        """Return all that a story's page tells, from one look at its articles."""
        with self.store.read() as connection:
            return told.told(connection, story)

    def since(self, story: Story, now: datetime) -> Since | None:
        """Return what came to a story since the reader's last visit; None for who was never there before."""
        with self.store.read() as connection:
            return visits.since(connection, user=self.user, story=story.id, members=story.articles, now=now)

    def saw(self, key: str, now: datetime) -> None:
        """Keep that the reader looks at a story: what comes after this is new to them."""
        with self.store.write() as connection:
            visits.keep(connection, user=self.user, story=key, now=now)

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
        with self.store.read() as connection:
            groups = index.groups(connection, stories.members(connection, key))
        return voices(self.articles(key), groups)

    def ledger(self, key: str) -> tuple[Series, ...]:
        """Return the story's figures as series, with who gave each."""
        return ledger(self.articles(key))

    def timeline(self, key: str) -> tuple[Quoted, ...]:
        """Return what happened when, each as a sentence of an article."""
        return timeline(self.articles(key))

    def edges(self, key: str) -> tuple[Edge, ...]:
        """Return who has it from whom, oldest articles first."""
        with self.store.read() as connection:
            groups = index.groups(connection, stories.members(connection, key))
        return traced(self.articles(key), groups).edges

    def copies(self, key: str) -> dict[str, tuple[Copy, ...]]:
        """Return the texts printed by several outlets: the first printer, and the others with labels."""
        with self.store.read() as connection:
            members = stories.members(connection, key)
            groups = index.groups(connection, members)
            return told.copies(connection, members, groups)

    def saga(self, saga: str) -> tuple[Story, ...]:
        """Return the stories of a saga, oldest first."""
        with self.store.read() as connection:
            return stories.of_saga(connection, saga)

    def saga_links(self, key: str, among: Collection[str] | None = None) -> tuple[SagaLink, ...]:
        """Return how a story is linked with others of its saga (all, or some), the strongest first, with reasons."""
        with self.store.read() as connection:
            return kinship.saga_links(connection, key, among)

    def nearby(self, key: str) -> tuple[Story, ...]:
        """Return stories that may be one with a story: related ones, of its saga, those followed last."""
        with self.store.read() as connection:
            return nearby.nearby(connection, key, self.user)

    def history(self, key: str) -> tuple[StoryChange, ...]:
        """Return what happened to a story, the latest first; of one that ended too."""
        with self.store.read() as connection:
            return story_history.of(connection, key)

    def resolve(self, key: str) -> str | None:
        """Return the id of the story that an id leads to now: its own, that which it went into, or None."""
        with self.store.read() as connection:
            return story_history.resolve(connection, key)

    def split(self, key: str, chosen: Collection[str]) -> Corrected:
        """Make some articles of a story a story of their own, for good.

        Args:
            key: the story.
            chosen: ids of some of its articles, not all.

        Raises:
            NotFoundError: there is no such story.
            UsageError: none or all of its articles are chosen, or some that are not its own.
        """
        with self.store.write() as connection:
            return correcting.split(connection, self.user, key, chosen, now=datetime.now(UTC))

    def join(self, key: str, other: str) -> Corrected:
        """Make two stories one, for good.

        Raises:
            NotFoundError: one of them is not there.
            UsageError: they are the same.
        """
        with self.store.write() as connection:
            return correcting.join(connection, self.user, key, other, now=datetime.now(UTC))

    def part(self, article: str, key: str) -> Corrected:
        """Take an article out of a story with whose other articles it has nothing to do, for good.

        It joins another story where it belongs to one, and else is a story by itself.

        Raises:
            NotFoundError: it is not in that story.
            UsageError: it is the only one there.
        """
        with self.store.write() as connection:
            return correcting.part(connection, self.user, article, key, now=datetime.now(UTC))

    def follow(self, key: str) -> None:
        """Follow a story: it keeps its id whatever it is merged with.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.write() as connection:
            if not stories.known(connection, key):
                raise NotFoundError("story", key)
            now = datetime.now(UTC).timestamp()
            story_marks.mark(connection, user=self.user, story=key, kind="followed", now=now)

    def unfollow(self, key: str) -> None:
        """Follow a story no more."""
        with self.store.write() as connection:
            story_marks.unmark(connection, user=self.user, story=key, kind="followed")

    def mute(self, key: str) -> None:
        """Leave a story out of the front page."""
        with self.store.write() as connection:
            now = datetime.now(UTC).timestamp()
            story_marks.mark(connection, user=self.user, story=key, kind="muted", now=now)

    def unmute(self, key: str) -> None:
        """Let a story in again."""
        with self.store.write() as connection:
            story_marks.unmark(connection, user=self.user, story=key, kind="muted")

    def muted(self) -> tuple[Line, ...]:
        """Return the stories that the reader muted and that are still there, the latest first."""
        with self.store.read() as connection:
            keys = story_marks.marked(connection, user=self.user, kind="muted", limit=_MOST_MUTED)
            return today.lines(connection, keys)

    def is_muted(self, key: str) -> bool:
        """Return whether the reader muted a story."""
        return "muted" in self.marks(key)

    def marks(self, key: str) -> frozenset[str]:
        """Return the reader's marks on a story, such as "followed" and "muted"."""
        with self.store.read() as connection:
            return story_marks.of(connection, user=self.user, story=key)

    def is_followed(self, key: str) -> bool:
        """Return whether the reader follows a story."""
        with self.store.read() as connection:
            return "followed" in story_marks.of(connection, user=self.user, story=key)
