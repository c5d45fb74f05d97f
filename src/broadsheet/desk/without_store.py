"""Reading, folding and naming without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from broadsheet import flow
from broadsheet.config import Settings
from broadsheet.desk.inputs import inputs
from broadsheet.model import Article, Failure, Folded, Placement
from broadsheet.relate.grouping.placing import place_all
from broadsheet.relate.telling.ledger import ledger
from broadsheet.relate.tracing.origins import traced
from broadsheet.relate.who.names import THRESHOLD, group, same
from broadsheet.relate.who.register import join_all
from broadsheet.workers.pool import open_workers

__all__ = ["articles_in", "fold", "fold_ledger", "names", "read", "same_name"]


def read(
    whats: Sequence[str], *, collected: datetime | None = None, settings: Settings | None = None
) -> list[Article | Failure]:
    """Return each article of the input with all its notes, entities joined over the whole input.

    Args:
        whats: names of files and folders, "-" for standard input, http and https addresses.
        collected: when it was fetched, for ages such as "4 hours ago".
        settings: how many processes, which private networks may be reached.
    """
    settings = settings or Settings()
    with open_workers(settings.workers) as run:
        found = list(flow.read(inputs(whats, settings=settings, collected=collected), run))
    joined = iter(join_all(item for item in found if isinstance(item, Article)))
    return [next(joined) if isinstance(item, Article) else item for item in found]


def articles_in(
    whats: Sequence[str], *, collected: datetime | None = None, settings: Settings | None = None
) -> Iterator[Article | Failure]:
    """Return the articles of the input as they stand there, without looking for notes."""
    for document in inputs(whats, settings=settings or Settings(), collected=collected):
        yield from flow.extracted(document)


def fold(
    articles: Iterable[Article], *, related: int = 0, settings: Settings | None = None
) -> list[Placement]:
    """Return where each article belongs: copy group, story, saga and why, in the order of the input.

    Args:
        articles: with or without notes; an iterator is read once and its texts are not kept.
        related: how many related articles to look for.
        settings: how many processes make what articles are compared by.
    """
    with open_workers((settings or Settings()).workers) as run:
        return place_all(articles, related=related, run=run)


def fold_ledger(
    articles: Sequence[Article], placements: Sequence[Placement], *, settings: Settings | None = None
) -> Iterator[Folded]:
    """Return each story's figures and origins, in the order of the stories' names.

    Articles that come without notes are inspected first.
    """
    settings = settings or Settings()
    with open_workers(settings.workers) as run:
        told = join_all(run(flow.with_notes, articles))
    stories: dict[str, list[Article]] = {}
    for article, placement in zip(told, placements, strict=True):
        stories.setdefault(placement.story, []).append(article)
    groups = {placement.id: placement.copy_group for placement in placements}
    for story in sorted(stories):
        members = flow.oldest_first(stories[story])
        found = traced(members, groups)
        yield Folded(
            story=story,
            origins=found.origins,
            at_most=found.at_most,
            ledger=ledger(members),
            edges=found.edges,
        )


def names(given: Iterable[tuple[str, str | None]]) -> list[str]:
    """Return an entity for each name, the same one for spellings of one thing, in input order.

    Args:
        given: pairs of a name and its type, None where unknown.
    """
    return group(given)


def same_name(a: str, b: str, kind: str | None = None) -> tuple[bool, float]:
    """Return whether two names are spellings of one thing, and how sure that is (0 to 1).

    Args:
        a: a name, in any script.
        b: another.
        kind: person, organisation, place, ... where known.
    """
    score = same(a, b, kind)
    return score >= THRESHOLD, score
