"""The front door: one object through which everything is reached."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self

from broadsheet.config import Settings
from broadsheet.desk import demo_corpus
from broadsheet.desk.access import Access
from broadsheet.desk.adding import AddReport, Progress, add
from broadsheet.desk.articles import Articles
from broadsheet.desk.collecting import MOST, Collector, UpdateReport
from broadsheet.desk.corrections import Corrections
from broadsheet.desk.folding import Folder
from broadsheet.desk.following import Following
from broadsheet.desk.highlights import Highlights
from broadsheet.desk.marks import Marks
from broadsheet.desk.pictures import Pictures, folder_for
from broadsheet.desk.preferences import Preferences
from broadsheet.desk.rivers import Rivers
from broadsheet.desk.rules import Rules
from broadsheet.desk.stories import Stories
from broadsheet.desk.subscriptions import Subscriptions, Ways
from broadsheet.desk.tagging import Tagging
from broadsheet.desk.telling import tell_stale
from broadsheet.desk.tidying import tidy
from broadsheet.desk.today import Today
from broadsheet.desk.websub import Hubs
from broadsheet.errors import NotFoundError
from broadsheet.model import Document, Failure, Hit, StoryHit
from broadsheet.store import articles, index, marks, search, suggesting
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store, open_store
from broadsheet.store.search import Order
from broadsheet.store.suggesting import Suggestion
from broadsheet.store.vault import open_vault
from broadsheet.text.asking.completing import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A news desk on one database.

    Safe to use from several threads: each call opens its own connection, and writers take turns.
    """

    store: Store
    settings: Settings
    articles: Articles
    stories: Stories
    highlights: Highlights
    marks: Marks
    pictures: Pictures
    preferences: Preferences
    corrections: Corrections
    rivers: Rivers
    rules: Rules
    tagging: Tagging
    today: Today
    subscriptions: Subscriptions
    access: Access
    collector: Collector
    folder: Folder
    hubs: Hubs | None  # who tells of news (WebSub), where the desk has a public address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def moment(self) -> AbstractContextManager[None]:
        """Return a block in which all that this thread reads is of one moment, as a page should be."""
        return self.store.moment()

    def is_empty(self) -> bool:
        """Return whether there is neither an article nor a subscription yet."""
        return not self.articles.newest(limit=1) and not self.subscriptions.all()

    def search(
        self,
        query: str,
        limit: int = 50,
        offset: int = 0,
        order: Order = "likeness",
        now: datetime | None = None,
    ) -> tuple[Hit, ...]:
        """Return the articles that answer a query.

        Args:
            query: a line of the search language (see docs/search.md): words, "phrases", -words, fields.
            limit: how many at most.
            offset: how many to pass over.
            order: "likeness", the best first; "meaning", the nearest to what the words are about first; or
                "time", the newest first.
            now: when it is asked, in the reader's zone; None: now, by UTC.
        """
        with self.store.read() as connection:
            return search.search(connection, query, self._asker(now), limit=limit, offset=offset, order=order)

    def search_stories(
        self,
        query: str,
        limit: int = 50,
        offset: int = 0,
        order: Order = "likeness",
        now: datetime | None = None,
    ) -> tuple[StoryHit, ...]:
        """Return the stories of the articles that answer a query: see ``search``."""
        asker = self._asker(now)
        with self.store.read() as connection:
            return search.search_stories(connection, query, asker, limit=limit, offset=offset, order=order)

    def suggest(self, begun: str, kinds: Collection[Kind], limit: int = 8) -> tuple[Suggestion, ...]:
        """Return names, tags and outlets of articles that begin so, the most used first."""
        with self.store.read() as connection:
            return suggesting.suggestions(connection, begun, kinds=kinds, limit=limit)

    def _asker(self, now: datetime | None) -> Asker:
        return Asker(user=self.marks.user, now=now or datetime.now(UTC))

    def add(
        self,
        whats: Sequence[str],
        *,
        ways: Ways | None = None,
        collected: datetime | None = None,
        progress: Progress | None = None,
    ) -> AddReport:
        """Take in files, folders, addresses and lists of feeds; return what became of them.

        A feed, a site, a sitemap or a mailbox is subscribed to and read at once, an OPML list is subscribed
        to, a page, a web archive, a text dump or JSON lines of articles are stored.

        Args:
            whats: names of files and folders, "-" for standard input, http, https and imaps addresses.
            ways: where subscriptions are filed, and what to ask with.
            collected: when files were fetched, for ages such as "4 hours ago".
            progress: called after each batch of articles.
        """
        following = Following(
            subscriptions=self.subscriptions, settings=self.settings, ways=ways, collected=collected
        )
        report = add(self.store, following.documents(whats), workers=self.settings.workers, progress=progress)
        for kept in following.followed:
            report = _joined(report, UpdateReport(added=kept.report()))
        if any(one.checked is None and not one.stopped for one in self.subscriptions.all()):
            report = _joined(report, self.collect(progress=progress))
        self.fold()
        failed = (*following.refused, *report.failed)
        return replace(report, failed=failed, pages=tuple(following.pages))

    def update(self, *, due_only: bool = True, progress: Progress | None = None) -> UpdateReport:
        """Look at the subscriptions that are due, take in what is new and fold it into stories."""
        report = self.collect(due_only=due_only, progress=progress)
        self.fold()
        return report

    def collect(
        self, *, due_only: bool = True, most: int | None = None, progress: Progress | None = None
    ) -> UpdateReport:
        """Look at the subscriptions that are due and store what is new; return what that brought.

        Articles are there to be read and searched at once, and wait to be folded into stories.

        Args:
            due_only: False looks at all of them, due or not.
            most: how many looks at the most; None: all.
            progress: called after each transaction.
        """
        return self.collector.collect(due_only=due_only, most=most, progress=progress)

    def collect_some(self) -> UpdateReport:
        """Do as much of what is due as one turn of a running desk takes; return what that brought."""
        tidy(self.store, self.collector.clock.now())
        return self.collect(most=MOST)

    def fold(self) -> int:
        """Inspect and place every article that waits for it; return how many that were."""
        return self.folder.fold()

    def add_demo(self, progress: Progress | None = None) -> AddReport:
        """Take in the bundled demo corpus, its dates moved by whole weeks to end near today."""
        corpus = demo_corpus.load(datetime.now(UTC).date())
        found = (Document(name="demo", shape="article", body="", article=article) for article in corpus)
        return add(self.store, found, workers=self.settings.workers, progress=progress)

    def has_demo(self) -> bool:
        """Return whether the demo corpus is in."""
        with self.store.read() as connection:
            return bool(articles.present(connection, demo_corpus.ids()))

    def remove_demo(self) -> int:
        """Take the demo corpus out again and return how many articles that were; marks on them stay."""
        keys = demo_corpus.ids()
        with self.store.write() as connection:
            present = list(articles.many(connection, keys))
            index.forget(connection, present)
            articles.remove(connection, present)
        tell_stale(self.store)
        return len(present)


def open_desk(url: str, *, settings: Settings | None = None, create: bool = True) -> Desk:
    """Return the desk on a database.

    Args:
        url: ``news.db`` or ``sqlite:///news.db``.
        settings: processes, private networks that may be reached, whose marks.
        create: make the database where there is none.

    Raises:
        SetupError: there is none, and none is to be made.
        StoreError: the database can't be opened.
    """
    settings = settings or Settings()
    store = open_store(url, create=create)
    with store.read() as connection:
        user = marks.user_id(connection, settings.user)
    if user is None:
        raise NotFoundError("user", settings.user)
    collector = Collector(store=store, settings=settings)
    hubs = _hubs(store, settings, collector)
    return Desk(
        store=store,
        settings=settings,
        articles=Articles(store=store, user=user),
        stories=Stories(store=store, user=user),
        highlights=Highlights(store=store, user=user),
        marks=Marks(store=store, user=user),
        pictures=Pictures(folder=folder_for(store.url), allowed=settings.allow_net),
        preferences=Preferences(store=store, user=user),
        corrections=Corrections(store=store, user=user),
        rivers=Rivers(store=store, user=user),
        rules=Rules(store=store, user=user),
        tagging=Tagging(store=store, user=user),
        today=Today(store=store, user=user),
        subscriptions=Subscriptions(store=store, settings=settings, user=user, collector=collector),
        access=Access(store=store, user=settings.user),
        collector=collector,
        folder=Folder(store=store, settings=settings),
        hubs=hubs,
    )


def _hubs(store: Store, settings: Settings, collector: Collector) -> Hubs | None:
    if settings.public_url is None:
        return None
    return Hubs(
        store=store,
        vault=open_vault(store.url, settings.key),
        take_in=partial(collector.take_in, pushed=True),
        public_url=settings.public_url,
        allowed=settings.allow_net,
    )


def _joined(report: AddReport, fetched: UpdateReport) -> AddReport:
    more: Iterable[Failure] = (*fetched.added.failed, *fetched.unreachable)
    return AddReport(
        added=report.added + fetched.added.added,
        changed=report.changed + fetched.added.changed,
        unchanged=report.unchanged + fetched.added.unchanged,
        failed=(*report.failed, *more),
    )
