"""The table of commands."""

from __future__ import annotations

import typer

from broadsheet.serve.cli import add, fold, names, password, read, run, search, stories, story, update

commands = typer.Typer(
    name="broadsheet",
    help="One page per story: who said what, according to whom, what changed, where the sources differ.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _name, _command in (
    ("add", add.command),
    ("fold", fold.command),
    ("names", names.command),
    ("password", password.command),
    ("read", read.command),
    ("run", run.command),
    ("search", search.command),
    ("stories", stories.command),
    ("story", story.command),
    ("update", update.command),
):
    commands.command(_name)(_command)
