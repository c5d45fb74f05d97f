"""Options that several commands share."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Annotated

import typer

from broadsheet.config import Settings
from broadsheet.text.dates import moment, parse
from broadsheet.text.networks import parse_networks

DEFAULT_DB = "broadsheet.db"

Db = Annotated[
    str,
    typer.Option("--db", metavar="URL", envvar="BROADSHEET_DB", help="The database: a file name or a URL."),
]
Collected = Annotated[
    str | None,
    typer.Option(
        "--collected", metavar="TIME", help='When the input was fetched, for ages such as "4 hours ago".'
    ),
]
AllowNet = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-net", metavar="CIDR", help="A private network that collecting may reach; none by default."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="N", min=1, help="Processes that read and inspect; one a processor by default."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


def settings(workers: int | None, allow_net: list[str] | None, *, public_url: str | None = None) -> Settings:
    """Return the settings that options tell of; wrong ones end the command with a clear word.

    Without a word of the user there are at least two processes: what is read in a process of its own can
    be ended when it stalls.
    """
    try:
        return Settings(
            workers=workers or max(2, os.cpu_count() or 1),
            allow_net=parse_networks(allow_net or ()),
            public_url=public_url,
            key=os.environ.get("BROADSHEET_KEY"),
        )
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--allow-net") from error


def time(value: str | None) -> datetime | None:
    """Return the moment that an option gives; one that can't be read ends the command."""
    if value is None:
        return None
    found = moment(parse(value))
    if found is None:
        raise typer.BadParameter(
            f"cannot read {value!r} as a time: write it as 2025-07-27T12:00Z", param_hint="--collected"
        )
    return found
