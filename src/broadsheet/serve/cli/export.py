"""``broadsheet export``: everything that a desk holds, as one file."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from broadsheet.serve.cli import options, printing

File = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]",
        help="Packed by zstd (.zst) or gzip (.gz), as its name ends, else plain; - is standard output, plain.",
    ),
]


def command(file: File = None, db: options.Db = options.DEFAULT_DB) -> None:
    """Write everything to one file: articles, notes, stories, subscriptions, marks, rules and all you said.

    Without FILE it is broadsheet-DAY.jsonl.zst in this folder. It holds password hashes and the addresses of
    private feeds: keep it as you keep the database. Credentials of subscriptions are in it sealed, without the key
    that opens them. 'broadsheet import' puts it back.

    Example: broadsheet export news.jsonl.zst --db news.db
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)
    from broadsheet.desk.backupfile import written  # noqa: PLC0415 (heavy)
    from broadsheet.desk.exporting import export  # noqa: PLC0415 (heavy)

    name = file or f"broadsheet-{datetime.now().astimezone():%Y-%m-%d}.jsonl.zst"
    with open_desk(db, create=False) as desk, printing.progress("writing") as tell, written(name) as out:
        carried = export(desk, out, tell)
    where = "" if name == "-" else f" written to {name}"
    sys.stderr.write(f"{printing.articles(carried.records.get('articles', 0))}{where}\n")
    if carried.sealed:
        sys.stderr.write(
            f"the credentials of {carried.sealed:,} private subscription{'s are' if carried.sealed > 1 else ' is'} sealed in it:"
            f" keep their key as well ({db}.key, or $BROADSHEET_KEY), in another place\n"
        )
