"""``broadsheet import``: puts back what ``export`` wrote."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from broadsheet.serve.cli import options, printing

File = Annotated[str, typer.Argument(metavar="FILE", help="What 'export' wrote; - is standard input.")]


def command(file: File, db: options.Db = options.DEFAULT_DB) -> None:
    """Put everything that 'export' wrote into an empty desk: all of it, or where something is wrong nothing.

    A desk that is not empty is left alone. Everybody signs in again afterwards, with the passwords of before.

    Example: broadsheet import news.jsonl.zst --db restored.db
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)
    from broadsheet.desk.backupfile import opened  # noqa: PLC0415 (heavy)
    from broadsheet.desk.exporting import take_back  # noqa: PLC0415 (heavy)

    with opened(file) as found, open_desk(db) as desk, printing.progress("taking in") as tell:
        carried = take_back(desk, found, tell)
    counts = carried.records
    sys.stderr.write(
        f"{printing.articles(counts.get('articles', 0))} and {counts.get('subscriptions', 0):,} subscription"
        f"{'' if counts.get('subscriptions', 0) == 1 else 's'} are in {db}\n"
    )
    if carried.sealed:
        sys.stderr.write(
            f"{carried.sealed:,} of them {'have' if carried.sealed > 1 else 'has'} sealed credentials: put the key of the desk"
            f" that they come from beside it, as {db}.key, or give the credentials anew\n"
        )
