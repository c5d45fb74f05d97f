"""What commands print: JSON lines on standard output, everything for people on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import orjson

from broadsheet.model import Failure

if TYPE_CHECKING:
    from broadsheet.desk import AddReport

_EVERY_SECONDS = 5.0  # between plain progress lines: a log stays short


def line(value: Any) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.buffer.write(orjson.dumps(value) + b"\n")


def failure(found: Failure) -> None:
    """Say on standard error what could not be used, where it stands and why."""
    where = f"{found.document}:{found.line}" if found.line else found.document
    sys.stdout.flush()
    sys.stderr.write(f"broadsheet: {where}: {found.reason}\n")


@contextmanager
def progress(what: str) -> Iterator[Any]:
    """Return what to call with a number (of articles) now and then: a bar on a terminal, else plain lines."""
    if sys.stderr.isatty():
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(what)
            yield lambda count: bar.update(task, description=f"{what}: {articles(count)}")
        return
    last = monotonic()

    def plainly(count: int) -> None:
        nonlocal last
        if monotonic() - last >= _EVERY_SECONDS:
            last = monotonic()
            sys.stderr.write(f"{what}: {articles(count)}\n")

    yield plainly


def articles(count: int) -> str:
    """Return a number of articles in words: "1 article", "2,000 articles"."""
    return f"{count:,} article{'' if count == 1 else 's'}"


def taken_in(report: AddReport) -> int:
    """Return how many articles a report tells of."""
    return report.added + report.changed + report.unchanged


def summary(report: AddReport) -> str:
    """Return a report in one line for a person.

    >>> from broadsheet.desk import AddReport
    >>> summary(AddReport(added=3, unchanged=1))
    '3 articles added, 1 already there'
    """
    parts = [f"{articles(report.added)} added"]
    if report.changed:
        parts.append(f"{report.changed:,} with a new version")
    if report.unchanged:
        parts.append(f"{report.unchanged:,} already there")
    if report.failed:
        parts.append(f"{len(report.failed):,} could not be used (kept: see the subscriptions page)")
    return ", ".join(parts)
