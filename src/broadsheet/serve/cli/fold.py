"""``broadsheet fold``: which articles belong together, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from broadsheet.model import Article, Failure
from broadsheet.serve.cli import options, printing
from broadsheet.text.storyjson import folded_to_json, placement_to_json

File = Annotated[str, typer.Argument(metavar="[FILE]", help="Articles as JSON lines; - is standard input.")]
RelatedCount = Annotated[
    int, typer.Option("--related", metavar="K", min=0, help="Add K related articles to each.")
]
Ledger = Annotated[
    bool, typer.Option("--ledger", help="After the articles, one line a story: figures and origins.")
]


def command(
    file: File = "-",
    related: RelatedCount = 0,
    ledger: Ledger = False,
    collected: options.Collected = None,
    workers: options.Workers = None,
) -> None:
    """Print for each article its copy group, story, saga and why, one JSON object a line. No database.

    Example: broadsheet read page.txt | broadsheet fold --related 3 --ledger
    """
    from broadsheet.desk import articles_in, fold, fold_ledger  # noqa: PLC0415 (heavy)

    settings = options.settings(workers, None)
    failed: list[Failure] = []
    articles: Iterable[Article] = _articles(articles_in([file], collected=options.time(collected)), failed)
    kept = list(articles) if ledger else articles
    placements = fold(kept, related=related, settings=settings)
    for placement in placements:
        printing.line(placement_to_json(placement, related=related > 0))
    if isinstance(kept, list):
        for folded in fold_ledger(kept, placements, settings=settings):
            printing.line(folded_to_json(folded))
    if failed:
        raise typer.Exit(1)


def _articles(found: Iterable[Article | Failure], failed: list[Failure]) -> Iterator[Article]:
    with printing.progress("reading") as tell:
        for count, item in enumerate(found, 1):
            tell(count)
            if isinstance(item, Failure):
                failed.append(item)
                printing.failure(item)
            else:
                yield item
