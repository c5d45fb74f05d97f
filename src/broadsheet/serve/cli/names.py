"""``broadsheet names``: which names are spellings of one thing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.serve.cli import printing

File = Annotated[str, typer.Argument(metavar="[FILE]", help="Names, one a line; - is standard input.")]
Pairs = Annotated[bool, typer.Option("--pairs", help="Two names a line, parted by a tab.")]


def command(file: File = "-", pairs: Pairs = False) -> None:
    r"""Print the entity of each name, one JSON object a line: the same for spellings of one thing.

    A line is a name, and after a tab optionally its type (person, organisation, place, ...).

    Example: printf 'Zelensky\nZelenskyy\n' | broadsheet names
    """
    from broadsheet.desk import names  # noqa: PLC0415 (heavy)

    if pairs:
        _pairs(file)
        return
    given = []
    for line in _lines(file):
        name, _, kind = line.partition("\t")
        given.append((name.strip(), kind.strip() or None))
    for (name, _), entity in zip(given, names(given), strict=True):
        printing.line({"name": name, "entity": entity})


def _pairs(file: str) -> None:
    from broadsheet.desk import same_name  # noqa: PLC0415 (heavy)

    failed = False
    for number, line in enumerate(_lines(file), 1):
        a, tab, rest = line.partition("\t")
        b, _, kind = rest.partition("\t")
        if not tab or not b.strip():
            failed = True
            sys.stderr.write(f"broadsheet: {file}:{number}: two names are needed, parted by a tab\n")
            continue
        same, score = same_name(a.strip(), b.strip(), kind.strip() or None)
        printing.line({"a": a.strip(), "b": b.strip(), "same": same, "score": round(score, 4)})
    if failed:
        raise typer.Exit(1)


def _lines(file: str) -> Iterator[str]:
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"cannot read {file}: {error.strerror}", param_hint="FILE") from error
    yield from (line for line in text.decode("utf-8", "replace").splitlines() if line.strip())
