"""``broadsheet search``: articles that answer a query, for a terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.desk import open_desk
from broadsheet.serve.cli import options, printing
from broadsheet.text.articlejson import to_json

Query = Annotated[
    list[str], typer.Argument(metavar="QUERY", help='Words, "phrases", -words that must not stand there.')
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many at most.")]


def command(
    query: Query,
    limit: Limit = 20,
    json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Find articles, the best first.

    Example: broadsheet search dam '"prime minister"' -- -football
    """
    with open_desk(db, create=False) as desk:
        found = desk.search(" ".join(query), limit=limit)
    for hit in found:
        if json:
            printing.line({**to_json(hit.article), "story": hit.story, "snippet": hit.snippet})
        else:
            outlet = hit.article.outlet.name or hit.article.outlet.domain if hit.article.outlet else None
            typer.echo(
                f"{hit.article.id}  {hit.article.title or '(no headline)'} ({outlet or 'unknown outlet'})"
            )
            typer.echo(f"    {' '.join(hit.snippet.split())}")
