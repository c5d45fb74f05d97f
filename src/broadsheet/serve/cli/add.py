"""``broadsheet add``: takes things into the database."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.desk.inputs import is_address
from broadsheet.model import Failure, Subscription
from broadsheet.serve.cli import options, printing
from broadsheet.text.urls import domain_of

_PAGE = (
    "no feed was found there, so the page itself was read, once: give the address of its feed,"
    " or watch the page itself with --watch"
)
_MOST_TOLD = 5  # subscriptions named one by one; a whole list would hide what failed

What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WHAT", help="Addresses of feeds, sites and mailboxes, OPML lists, files, folders, or -."
    ),
]
Demo = Annotated[bool, typer.Option("--demo", help="Add the bundled demo corpus.")]
Folder = Annotated[
    str | None,
    typer.Option("--folder", metavar="NAME", help="Where the subscription is filed, such as World/Europe."),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Watch the page itself for changes, whatever feeds it names.")
]
Headers = Annotated[
    list[str] | None,
    typer.Option(
        "--header",
        metavar="'NAME: VALUE'",
        help="Ask this feed with a header of your own; it is kept sealed and never printed.",
    ),
]
Cookie = Annotated[
    str | None,
    typer.Option(
        "--cookie",
        metavar="'NAME=VALUE'",
        help="Ask this feed with a cookie; it is kept sealed and never printed.",
    ),
]
RemoveDemo = Annotated[bool, typer.Option("--remove-demo", help="Take the demo corpus out again.")]


def command(
    what: What = None,
    demo: Demo = False,
    remove_demo: RemoveDemo = False,
    folder: Folder = None,
    watch: Watch = False,
    header: Headers = None,
    cookie: Cookie = None,
    db: options.Db = options.DEFAULT_DB,
    collected: options.Collected = None,
    allow_net: options.AllowNet = None,
    workers: options.Workers = None,
) -> None:
    """Subscribe to feeds, sites, mailboxes and OPML lists; take in pages, web archives and saved articles.

    A feed behind a login takes its user name and password in the address: https://NAME:PASSWORD@example.org/feed.
    Both are sealed before they are stored, and never printed.

    Example: broadsheet add https://example.org/ feeds.opml saved-pages/ --folder World
    """
    from broadsheet.desk import Ways, open_desk  # noqa: PLC0415 (heavy)

    if not (what or demo or remove_demo):
        raise typer.BadParameter(
            "say what to add: an address, a file, a folder, or --demo", param_hint="WHAT"
        )
    ways = Ways(folder=folder, watch=watch, headers=_headers(header or ()), cookie=cookie)
    there, missing = _parted(what or ())
    with open_desk(db, settings=options.settings(workers, allow_net)) as desk:
        if remove_demo:
            sys.stderr.write(f"{desk.remove_demo():,} articles of the demo taken out\n")
        before = {one.id for one in desk.subscriptions.all()}
        with printing.progress("adding") as tell:
            reports = [desk.add_demo()] if demo else []
            if there:
                reports.append(
                    desk.add(
                        there,
                        ways=ways,
                        collected=options.time(collected),
                        progress=lambda report: tell(printing.taken_in(report)),
                    )
                )
        failed = [*missing, *(found for report in reports for found in report.failed)]
        for found in failed:
            printing.failure(found)
        new = [one for one in desk.subscriptions.all() if one.id not in before]
    _tell_new(new)
    for page in (page for report in reports for page in report.pages):
        sys.stderr.write(f"broadsheet: {page}: {_PAGE}\n")
    for report in reports:
        sys.stderr.write(printing.summary(report) + "\n")
    if failed:
        raise typer.Exit(1)


def _parted(whats: Sequence[str]) -> tuple[list[str], list[Failure]]:
    """Return what is there to be taken in, and a failure for each file that isn't: a slip of the hand, not kept."""
    there: list[str] = []
    missing: list[Failure] = []
    for what in whats:
        scheme, colon, _ = what.partition("://")
        if what == "-" or is_address(what) or Path(what).exists():
            there.append(what)
        elif colon:
            reason = f"{scheme} addresses are not read: give one that begins with https, http or imaps"
            missing.append(Failure(document=f"{scheme}://...", reason=reason))
        else:
            reason = "there is no such file; an address is written with https:// before it"
            missing.append(Failure(document=what, reason=reason))
    return there, missing


def _tell_new(new: Sequence[Subscription]) -> None:
    """Say what was subscribed to: by name, for its address may hold a key."""
    if len(new) > _MOST_TOLD:
        sys.stderr.write(f"subscribed to {len(new):,} places\n")
        return
    for one in new:
        where = f" in the folder {one.folder}" if one.folder else ""
        sys.stderr.write(f"subscribed to “{one.title or domain_of(one.url)}”{where}\n")


def _headers(written: Sequence[str]) -> tuple[tuple[str, str], ...]:
    parted = [header.partition(":") for header in written]
    if any(not (name.strip() and colon) for name, colon, _ in parted):
        raise typer.BadParameter("write it as 'Name: value'", param_hint="--header")
    return tuple((name.strip(), value.strip()) for name, _, value in parted)
