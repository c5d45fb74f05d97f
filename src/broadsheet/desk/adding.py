"""Takes documents in: read, joined, placed and stored, a batch of articles a transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic, time
from typing import TypeVar

from broadsheet import flow
from broadsheet.desk.neighbours import EntityCache, StoredEntities, StoredNeighbours
from broadsheet.desk.refiling import refile_all
from broadsheet.desk.repairing import mend
from broadsheet.desk.rules import carry_out_all
from broadsheet.desk.telling import tell_stale
from broadsheet.model import Article, Document, Failure
from broadsheet.relate.compare.features import features
from broadsheet.relate.grouping import placing
from broadsheet.relate.who import register
from broadsheet.store import articles, failures, index, links, meaning
from broadsheet.store.database import Connection, Store
from broadsheet.workers.pool import open_workers

# A commit costs an fsync (about 5 ms), an article about 20 ms: at 64 a commit the fsync costs nothing
# worth mentioning, and a kill loses at most a few seconds of work, never an article.
_BATCH = 64
_BATCH_SECONDS = 1.0

_log = logging.getLogger(__name__)

Item = TypeVar("Item")
Progress = Callable[["AddReport"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What became of the input."""

    added: int = 0
    changed: int = 0  # a known article with another text
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    pages: tuple[str, ...] = ()  # addresses that lead to no feed: the page itself was read, once


@dataclass(slots=True, kw_only=True)
class _Run:
    """The state of one call of ``add``."""

    store: Store
    entities: EntityCache = field(default_factory=EntityCache)
    counts: dict[str, int] = field(default_factory=lambda: {"new": 0, "changed": 0, "unchanged": 0})
    failed: list[Failure] = field(default_factory=list)
    begun: float = field(default_factory=time)
    documents: set[str] = field(default_factory=set)

    def report(self) -> AddReport:
        return AddReport(
            added=self.counts["new"],
            changed=self.counts["changed"],
            unchanged=self.counts["unchanged"],
            failed=tuple(self.failed),
        )


def add(
    store: Store,
    documents: Iterable[Document | Failure],
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> AddReport:
    """Take documents in and return what became of them.

    An article is stored together with its notes and its place in one transaction, in the order of the
    input, and placing looks at nothing but the store. So a run that was killed, started again, ends
    where an undisturbed one ends.

    Args:
        store: where to.
        documents: collected; failures among them are kept too.
        workers: processes that extract and inspect.
        progress: called after each batch.
    """
    run = _Run(store=store)
    with open_workers(workers) as mapped:
        refile_all(store, mapped)
        for batch in _batches(flow.read(_unknown(run, documents), mapped)):
            _keep(run, batch)
            if progress:
                progress(run.report())
    _settle(run)
    tell_stale(store)
    return run.report()


def _unknown(run: _Run, documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """Pass over articles that are stored already, before any work is spent on them."""
    for document in documents:
        if isinstance(document, Document):
            run.documents.add(document.name)
        if isinstance(document, Document) and document.article is not None:
            with run.store.read() as connection:
                known = articles.change(connection, document.article) == "unchanged"
            if known:
                run.counts["unchanged"] += 1
                continue
        yield document


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    begun = monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= _BATCH or monotonic() - begun > _BATCH_SECONDS:
            yield batch
            batch, begun = [], monotonic()
    if batch:
        yield batch


def _keep(run: _Run, batch: Sequence[Article | Failure]) -> None:
    """Store a batch in one transaction; one that a bug of ours breaks is stored item by item instead."""
    try:
        _store(run, batch)
    except Exception as error:
        if len(batch) > 1:
            for item in batch:
                _keep(run, [item])
            return
        (item,) = batch
        if isinstance(item, Failure):  # then it is the store that is broken, and no item to put aside
            raise
        name = item.document or item.url or item.id
        _log.exception("could not store %s", name)
        reason = f"Broadsheet failed on article {item.id} ({type(error).__name__}: {error}): please report it"
        _store(run, [Failure(document=name, reason=reason, url=item.url, subscription=item.subscription)])


def _store(run: _Run, batch: Sequence[Article | Failure]) -> None:
    changes: list[articles.Change] = []
    try:
        with run.store.write() as connection:
            for item in batch:
                if isinstance(item, Failure):
                    failures.save(connection, item, now=time())
                else:
                    changes.append(_keep_article(run, connection, item))
            StoredEntities(connection=connection, cache=run.entities).flush()
            kept = [item for item in batch if isinstance(item, Article)]
            new = [item for item, change in zip(kept, changes, strict=True) if change != "unchanged"]
            meaning.file(connection, new)
            came = [item.id for item in new]
            now = datetime.now(UTC)
            mend(connection, came, now=now)
            carry_out_all(connection, came, now)
    except BaseException:
        run.entities.clear()  # it may hold entities of the transaction that was rolled back
        raise
    for change in changes:
        run.counts[change] += 1
    run.failed += [item for item in batch if isinstance(item, Failure)]


def _keep_article(run: _Run, connection: Connection, article: Article) -> articles.Change:
    change = articles.change(connection, article)
    if change == "unchanged":
        return change
    article = register.join(article, StoredEntities(connection=connection, cache=run.entities))
    article = articles.save(connection, article, now=time())
    place(connection, article)
    return change


def place(connection: Connection, article: Article) -> None:
    """Give a stored article with its notes its place among the stories."""
    neighbours = StoredNeighbours(connection=connection)
    found = features(article)
    placed = placing.place_linked(found, neighbours)
    placement = placed.placement
    before = index.placement(connection, article.id)
    if before:  # a new version stays where the article was: names once given stay
        placement = replace(
            placement,
            story=before.story,
            saga=before.saga,
            copy_group=before.copy_group,
            because=before.because,
        )
    neighbours.add(found, placement)
    links.save(connection, article.id, placed.links)


def _settle(run: _Run) -> None:
    with run.store.write() as connection:
        for document in sorted(run.documents):
            failures.settle(connection, document, since=run.begun)
