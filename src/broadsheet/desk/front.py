"""The front door: one object through which everything is reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from broadsheet.collect.kinds import documents
from broadsheet.collect.opml import looks_like_opml
from broadsheet.config import Settings
from broadsheet.desk import demo_corpus
from broadsheet.desk.access import Access
from broadsheet.desk.adding import AddReport, Progress, add
from broadsheet.desk.articles import Articles
from broadsheet.desk.collecting import MOST, Collector, UpdateReport
from broadsheet.desk.discovering import Found
from broadsheet.desk.folding import Folder
from broadsheet.desk.inputs import inputs, is_address, is_archive
from broadsheet.desk.keeping import Kept
from broadsheet.desk.marks import Marks
from broadsheet.desk.stories import Stories
from broadsheet.desk.subscriptions import Subscriptions, Ways
from broadsheet.desk.telling import tell_stale
from broadsheet.desk.tidying import tidy
from broadsheet.desk.websub import Hubs
from broadsheet.errors import NetworkError, NotFoundError, UsageError
from broadsheet.model import Document, Failure, Hit
from broadsheet.net.credentials import redacted
from broadsheet.store import articles, index, marks, search
from broadsheet.store.database import Store, open_store
from broadsheet.store.vault import open_vault

_OPML_ENDINGS = (".opml", ".xml")  # only these are looked into before they are read as documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A news desk on one database.

    Safe to use from several threads: each call opens its own connection, and writers take turns.
    """

    store: Store
    settings: Settings
    articles: Articles
    stories: Stories
    marks: Marks
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

    def is_empty(self) -> bool:
        """Return whether there is neither an article nor a subscription yet."""
        return not self.articles.newest(limit=1) and not self.subscriptions.all()

    def search(self, query: str, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """Return the articles that answer a query, the best first.

        Args:
            query: words (all must stand in it), "phrases", -words that must not.
            limit: how many at most.
            offset: how many to pass over.
        """
        with self.store.read() as connection:
            return search.search(connection, query, limit=limit, offset=offset)

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
        followed: list[Kept] = []
        lone: list[str] = []
        found = self._found(whats, ways, collected, followed, lone)
        report = add(self.store, found, workers=self.settings.workers, progress=progress)
        for kept in followed:
            report = _joined(report, UpdateReport(added=kept.report()))
        if any(one.checked is None and not one.stopped for one in self.subscriptions.all()):
            report = _joined(report, self.collect(progress=progress))
        self.fold()
        return replace(report, pages=tuple(lone))

    def _found(
        self,
        whats: Sequence[str],
        ways: Ways | None,
        collected: datetime | None,
        followed: list[Kept],
        lone: list[str],
    ) -> Iterator[Document | Failure]:
        for what in whats:
            if is_address(what):
                yield from self._addressed(what, ways, followed, lone)
            elif what.endswith(_OPML_ENDINGS) and _is_opml(what):
                yield from self._listed(what)
            else:
                yield from inputs([what], settings=self.settings, collected=collected)

    def _addressed(
        self, url: str, ways: Ways | None, followed: list[Kept], lone: list[str]
    ) -> Iterator[Document | Failure]:
        name = redacted(url)
        try:
            if is_archive(url):
                yield from inputs([url], settings=self.settings)
                return
            found = self.subscriptions.find(url, ways)
            if isinstance(found, Found):
                one, kept = self.subscriptions.follow(found)
                followed.append(kept)
                if one.error:  # it is a place to look again, and yet nothing could be read there now
                    yield Failure(document=name, reason=f"subscribed, but: {one.error}", url=name)
            elif looks_like_opml(found.body):
                self.subscriptions.add_opml(found.body)
            else:
                lone.append(name)
                yield from documents(
                    found.body,
                    name=name,
                    url=found.url,
                    media_type=found.media_type,
                    collected=datetime.now(UTC),
                )
        except (NetworkError, UsageError) as error:
            reason = error.reason if isinstance(error, NetworkError) else str(error)
            yield Failure(document=name, reason=reason, url=name)

    def _listed(self, name: str) -> Iterator[Failure]:
        try:
            self.subscriptions.add_opml(Path(name).read_bytes())
        except (UsageError, OSError) as error:
            yield Failure(document=name, reason=str(error))

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
            return bool(articles.many(connection, demo_corpus.ids()))

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
        articles=Articles(store=store),
        stories=Stories(store=store),
        marks=Marks(store=store, user=user),
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


def _is_opml(name: str) -> bool:
    try:
        with Path(name).open("rb") as file:
            return looks_like_opml(file.read(4096))
    except OSError:
        return False  # reading it as a document says what is wrong


def _joined(report: AddReport, fetched: UpdateReport) -> AddReport:
    more: Iterable[Failure] = (*fetched.added.failed, *fetched.unreachable)
    return AddReport(
        added=report.added + fetched.added.added,
        changed=report.changed + fetched.added.changed,
        unchanged=report.unchanged + fetched.added.unchanged,
        failed=(*report.failed, *more),
    )
