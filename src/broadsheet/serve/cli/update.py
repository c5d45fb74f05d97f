"""``broadsheet update``: one round of collecting and folding."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from broadsheet.model import Failure, Subscription
from broadsheet.serve.cli import options, printing

DueOnly = Annotated[bool, typer.Option("--due", help="Only the subscriptions whose time has come.")]


def command(
    due: DueOnly = False,
    db: options.Db = options.DEFAULT_DB,
    allow_net: options.AllowNet = None,
    workers: options.Workers = None,
) -> None:
    """Look at every subscription once, store what is new and fold it into stories.

    Example: broadsheet update --db news.db
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)

    with (
        open_desk(db, settings=options.settings(workers, allow_net), create=False) as desk,
        printing.progress("updating") as tell,
    ):
        report = desk.update(due_only=due, progress=lambda done: tell(printing.taken_in(done)))
        known = {one.id: one for one in desk.subscriptions.all()} if report.unreachable else {}
    for found in report.unreachable:
        printing.failure(replace(found, reason=_told(found, known.get(found.subscription or ""))))
    for found in report.added.failed:
        printing.failure(found)
    if report.offline:
        sys.stderr.write(
            "broadsheet: nobody answered: this machine seems to be offline; nothing is counted against the feeds\n"
        )
    sys.stderr.write(
        f"{report.checked:,} subscription{'' if report.checked == 1 else 's'} looked at, {report.unchanged:,} of them unchanged,"
        f" {printing.summary(report.added)}\n"
    )
    if report.unreachable or report.added.failed:
        raise typer.Exit(1)


def _told(found: Failure, one: Subscription | None) -> str:
    """Return what went wrong and what to do about it, as the pages say it."""
    return f"{one.error} {one.advice or ''}".rstrip() if one and one.error else found.reason
