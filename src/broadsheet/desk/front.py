"""The front door: one object through which everything is reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from broadsheet.collect.address import feeds_of, is_feed, says_article
from broadsheet.collect.kinds import documents
from broadsheet.collect.opml import looks_like_opml
from broadsheet.config import Settings
from broadsheet.desk import demo_corpus
from broadsheet.desk.access import Access
from broadsheet.desk.adding import AddReport, Progress, add
from broadsheet.desk.articles import Articles
from broadsheet.desk.inputs import inputs, is_url
from broadsheet.desk.marks import Marks
from broadsheet.desk.stories import Stories
from broadsheet.desk.subscriptions import Subscriptions
from broadsheet.desk.telling import tell_stale
from broadsheet.desk.updating import UpdateReport, update
from broadsheet.errors import NetworkError, NotFoundError, UsageError
from broadsheet.model import Document, Failure, Hit
from broadsheet.net.client import FetchSettings, fetch_now
from broadsheet.store import articles, index, marks, search
from broadsheet.store.database import Store, open_store

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
        self, whats: Sequence[str], *, collected: datetime | None = None, progress: Progress | None = None
    ) -> AddReport:
        """Take in files, folders, addresses and lists of feeds; return what became of them.

        A feed or a site is subscribed to and read at once, an OPML list is subscribed to, a page, a
        text dump or JSON lines of articles are stored.

        Args:
            whats: names of files and folders, "-" for standard input, http and https addresses.
            collected: when files were fetched, for ages such as "4 hours ago".
            progress: called after each batch of articles.
        """
        found = self._found(whats, collected)
        report = add(self.store, found, workers=self.settings.workers, progress=progress)
        if any(one.checked is None for one in self.subscriptions.all()):
            fetched = self.update(progress=progress)
            return _joined(report, fetched)
        return report

    def _found(self, whats: Sequence[str], collected: datetime | None) -> Iterator[Document | Failure]:
        for what in whats:
            if is_url(what):
                yield from self._fetched(what)
            elif what.endswith(_OPML_ENDINGS) and _is_opml(what):
                yield from self._listed(what)
            else:
                yield from inputs([what], settings=self.settings, collected=collected)

    def _fetched(self, url: str) -> Iterator[Document | Failure]:
        try:
            answer = fetch_now(url, settings=FetchSettings(allowed=self.settings.allow_net))
            feed = is_feed(answer.body, url=answer.url, media_type=answer.media_type)
            named = feeds_of(answer.body, url=answer.url, media_type=answer.media_type)
            if feed or (named and not says_article(answer.body)):
                self.subscriptions.add(url)
                return
        except (NetworkError, UsageError) as error:
            reason = error.reason if isinstance(error, NetworkError) else str(error)
            yield Failure(document=url, reason=reason, url=url)
            return
        yield from documents(
            answer.body, name=url, url=answer.url, media_type=answer.media_type, collected=datetime.now(UTC)
        )

    def _listed(self, name: str) -> Iterator[Failure]:
        try:
            self.subscriptions.add_opml(Path(name).read_bytes())
        except (UsageError, OSError) as error:
            yield Failure(document=name, reason=str(error))

    def update(self, *, due_only: bool = True, progress: Progress | None = None) -> UpdateReport:
        """Look at the subscriptions that are due, take in what is new, return what that brought."""
        return update(self.store, settings=self.settings, due_only=due_only, progress=progress)

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
    return Desk(
        store=store,
        settings=settings,
        articles=Articles(store=store),
        stories=Stories(store=store),
        marks=Marks(store=store, user=user),
        subscriptions=Subscriptions(store=store, settings=settings),
        access=Access(store=store, user=settings.user),
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
