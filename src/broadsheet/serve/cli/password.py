"""``broadsheet password``: sets the password that strangers must know."""

from __future__ import annotations

import sys
from getpass import getpass

import typer

from broadsheet.serve.cli import options


def command(db: options.Db = options.DEFAULT_DB) -> None:
    """Set the password of the desk; it is asked for, or read from standard input when piped.

    Example: broadsheet password --db news.db
    """
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)

    if sys.stdin.isatty():
        given = getpass("New password: ")
        if getpass("Once more: ") != given:
            raise typer.BadParameter("the two differ: nothing was changed", param_hint="password")
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    with open_desk(db) as desk:
        desk.access.set_password(given)
    sys.stderr.write("the password is set; sessions from before have ended\n")
