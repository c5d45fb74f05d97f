"""The table of commands."""

from __future__ import annotations

from importlib import import_module

import typer

NAMES = (
    "add",
    "digest",
    "doctor",
    "export",
    "fold",
    "import",
    "names",
    "password",
    "read",
    "run",
    "search",
    "stories",
    "story",
    "update",
)
"""Each is a module beside this one."""

# A module that is called like a word of the language could not be imported by name.
_MODULES = {"import": "importing"}


def table(asked: str | None = None) -> typer.Typer:
    """Return the commands.

    Args:
        asked: the one that is called, where that is known: then it alone is imported, for the others' imports
            take half of the time in which ``read`` starts.
    """
    commands = typer.Typer(
        name="broadsheet",
        help="One page per story: who said what, according to whom, what changed, where the sources differ.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=_group,
    )
    for name in (asked,) if asked in NAMES else NAMES:
        module = import_module(f"broadsheet.serve.cli.{_MODULES.get(name, name)}")
        commands.command(name)(module.command)
    return commands


def _group() -> None:
    # Without it Typer takes a table of one command for the program itself.
    return
