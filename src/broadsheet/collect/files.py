"""What is on this machine, as documents: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from broadsheet.collect.kinds import read
from broadsheet.collect.origin import Origin, failure
from broadsheet.model import Document, Failure

STANDARD_INPUT = "-"


def open_inputs(whats: Sequence[str], *, collected: datetime | None = None) -> Iterator[Document | Failure]:
    """Yield the documents of files and folders, in the order given, and a failure for what can't be read.

    A folder means its files in sorted order, those of its folders too, hidden ones left out. gzip and
    xz are read as they are. JSON lines are read one at a time, so their number has no limit.

    Args:
        whats: names of files or folders; "-" for standard input. Addresses are not for here.
        collected: when all of it was fetched, where that is known.
    """
    for what in whats:
        if what == STANDARD_INPUT:
            yield from read(sys.stdin.buffer, Origin(name=what, collected=collected))
        elif Path(what).is_dir():
            yield from _folder(Path(what), collected)
        else:
            yield from _file(Path(what), collected)


def _folder(folder: Path, collected: datetime | None) -> Iterator[Document | Failure]:
    empty = True
    for path in _files_in(folder):
        empty = False
        # A pipe or a device in a folder would be waited on for ever.
        if path.is_file():
            yield from _file(path, collected)
        else:
            yield failure(Origin(name=str(path)), "this is no regular file")
    if empty:
        yield failure(Origin(name=str(folder)), "this folder holds no files")


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of its folders; no link to a folder is followed: it may be a loop."""
    found = [
        Path(where) / name
        for where, folders, names in os.walk(folder, onerror=None)
        for name in _shown(folders, names)
    ]
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)


def _shown(folders: list[str], names: list[str]) -> list[str]:
    # Changing the list in place is how os.walk is told where not to go.
    folders[:] = [name for name in folders if not name.startswith(".")]
    return [name for name in names if not name.startswith(".")]


def _file(path: Path, collected: datetime | None) -> Iterator[Document | Failure]:
    origin = Origin(name=str(path), collected=collected)
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield failure(origin, f"it cannot be opened ({reason})")
        return
    with file:
        yield from read(file, origin)
