"""``broadsheet read``: articles with their notes, without a database."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.model import Failure
from broadsheet.serve.cli import options, printing
from broadsheet.text.articlejson import to_json

What = Annotated[
    list[str], typer.Argument(metavar="WHAT", help="Files, folders, addresses, or - for standard input.")
]


def command(
    what: What,
    collected: options.Collected = None,
    allow_net: options.AllowNet = None,
    workers: options.Workers = None,
) -> None:
    """Print each article with all its notes, one JSON object a line. No database.

    Example: broadsheet read page.html | jq .title
    """
    from broadsheet.desk import read  # noqa: PLC0415 (heavy)

    settings = options.settings(workers, allow_net)
    failed = 0
    for found in read(what, collected=options.time(collected), settings=settings):
        if isinstance(found, Failure):
            failed += 1
            printing.failure(found)
        else:
            printing.line(to_json(found))
    if failed:
        raise typer.Exit(1)
