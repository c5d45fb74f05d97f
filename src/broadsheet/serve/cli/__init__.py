"""The command line: see INTERFACES in the documentation. One file per command."""

from __future__ import annotations

import sys

from broadsheet.errors import BroadsheetError, UsageError


def app() -> None:
    """Run the command that the program's arguments name, and exit as it ended.

    0: done. 1: some input failed, named on standard error. 2: the call was wrong.
    """
    from broadsheet.serve.cli.commands import table  # noqa: PLC0415

    try:
        table(next(iter(sys.argv[1:]), None))()
    except BroadsheetError as error:
        sys.stderr.write(f"broadsheet: {error}\n")
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        # Whoever read us (head, less) has had enough; the interpreter must not try to flush again.
        sys.stderr.close()
        sys.exit(0)
