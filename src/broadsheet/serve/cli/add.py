"""``broadsheet add``: takes things into the database."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from broadsheet.desk import open_desk
from broadsheet.serve.cli import options, printing

What = Annotated[
    list[str] | None,
    typer.Argument(metavar="WHAT", help="Addresses of feeds and sites, OPML lists, files, folders, or -."),
]
Demo = Annotated[bool, typer.Option("--demo", help="Add the bundled demo corpus.")]
RemoveDemo = Annotated[bool, typer.Option("--remove-demo", help="Take the demo corpus out again.")]


def command(
    what: What = None,
    demo: Demo = False,
    remove_demo: RemoveDemo = False,
    db: options.Db = options.DEFAULT_DB,
    collected: options.Collected = None,
    allow_net: options.AllowNet = None,
    workers: options.Workers = None,
) -> None:
    """Add feeds, sites, OPML lists, pages, text dumps or JSON lines of articles to the database.

    Example: broadsheet add https://example.org/feed.xml saved-pages/
    """
    if not (what or demo or remove_demo):
        raise typer.BadParameter(
            "say what to add: an address, a file, a folder, or --demo", param_hint="WHAT"
        )
    with open_desk(db, settings=options.settings(workers, allow_net)) as desk:
        if remove_demo:
            sys.stderr.write(f"{desk.remove_demo():,} articles of the demo taken out\n")
        failed = False
        with printing.progress("adding") as tell:
            reports = [desk.add_demo()] if demo else []
            if what:
                reports.append(
                    desk.add(
                        what,
                        collected=options.time(collected),
                        progress=lambda report: tell(printing.taken_in(report)),
                    )
                )
        for report in reports:
            for found in report.failed:
                failed = True
                printing.failure(found)
            sys.stderr.write(printing.summary(report) + "\n")
    if failed:
        raise typer.Exit(1)
