"""``broadsheet doctor``: what is wrong with a desk, and how to mend it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.errors import StoreError
from broadsheet.serve.cli import options, printing

if TYPE_CHECKING:
    from broadsheet.desk.doctor import Finding

Mend = Annotated[
    bool, typer.Option("--mend", help="Set right what can be set right without losing anything.")
]
Thorough = Annotated[
    bool, typer.Option("--thorough", help="Read every text and index again: minutes where there are many.")
]

# As wide as the longest name of a check.
_WIDTH = 14


def command(
    mend: Mend = False,
    thorough: Thorough = False,
    json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Look the desk over: database, search, stories, subscriptions, models, key, disk and clock.

    Each line says what was looked at, and of what is not well what to do. Ends with 1 where something is not well.

    Example: broadsheet doctor --db news.db --mend
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)
    from broadsheet.desk.doctor import Finding, examine  # noqa: PLC0415 (heavy)

    ill = 0
    try:
        with open_desk(db, settings=options.settings(1, None), create=False) as desk:
            for found in examine(desk, thorough=thorough, mend=mend):
                ill += found.state != "well"
                _tell(found, json=json)
    except StoreError as error:
        ill += 1
        do = "keep a copy of the file, and put the last good export into a new database: broadsheet import FILE --db new.db"
        _tell(Finding(check="database", state="wrong", said=str(error), do=do), json=json)
    if not json:
        sys.stdout.write(
            "\nAll is well.\n" if not ill else f"\n{ill:,} thing{'' if ill == 1 else 's'} to see to.\n"
        )
    if ill:
        raise typer.Exit(1)


def _tell(found: Finding, *, json: bool) -> None:
    if json:
        printing.line(
            {"check": found.check, "state": found.state, "said": found.said, "do": found.do or None}
        )
        return
    sys.stdout.write(f"{found.state:<5}  {found.check:<{_WIDTH}} {found.said}\n")
    if found.do:
        sys.stdout.write(f"{'':<{_WIDTH + 8}}{found.do}\n")
    sys.stdout.flush()
