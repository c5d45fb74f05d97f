"""``broadsheet search``: articles that answer a query, for a terminal."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from broadsheet.serve.cli import options, printing
from broadsheet.text.articlejson import to_json
from broadsheet.text.asking.query import parse

Order = Literal["likeness", "meaning", "time"]
Query = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY", help='Words, "phrases", -words, and fields such as outlet:BBC or figure:killed>10.'
    ),
]
Newest = Annotated[bool, typer.Option("--newest", help="The newest first, not the best.")]
Meaning = Annotated[bool, typer.Option("--meaning", help="What is about the words first.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many at most.")]


def command(
    query: Query,
    limit: Limit = 20,
    newest: Newest = False,
    meaning: Meaning = False,
    json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Find articles, the best first.

    Example: broadsheet search dam '"prime minister"' outlet:Reuters since:3d -- -football
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)

    asked = " ".join(query)
    for problem in parse(asked).problems:
        typer.echo(problem, err=True)
    with open_desk(db, create=False) as desk:
        order: Order = "time" if newest else "meaning" if meaning else "likeness"
        found = desk.search(asked, limit=limit, order=order, now=datetime.now().astimezone())
    for hit in found:
        if json:
            printing.line({**to_json(hit.article), "story": hit.story, "snippet": hit.snippet})
        else:
            outlet = hit.article.outlet.name or hit.article.outlet.domain if hit.article.outlet else None
            typer.echo(
                f"{hit.article.id}  {hit.article.title or '(no headline)'} ({outlet or 'unknown outlet'})"
            )
            typer.echo(f"    {' '.join(hit.snippet.split())}")
