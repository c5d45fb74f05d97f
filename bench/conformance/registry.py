"""The table of cases: one for each thing that a well-behaved collector does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bench.conformance.lab import Lab, open_lab

Run = Callable[[Lab], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One behaviour, and how it is tried: ``run`` raises AssertionError where it is not so."""

    says: str  # a sentence: what the desk does
    run: Run
    settings: dict[str, object] = field(default_factory=dict)  # of its desk

    def try_it(self) -> None:
        """Try it on a desk of its own."""
        with open_lab(**self.settings) as lab:
            self.run(lab)


CASES: list[Case] = []


def case(says: str, **settings: object) -> Callable[[Run], Run]:
    """Enter a function into the table.

    Args:
        says: what the desk does, as a sentence.
        settings: of the desk that it is tried on.
    """

    def enter(run: Run) -> Run:
        CASES.append(Case(says=says, run=run, settings=settings))
        return run

    return enter
