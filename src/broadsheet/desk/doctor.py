"""Looks a desk over: what is wrong with it, what to do, and what can be mended without asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from broadsheet.desk import Desk

State = Literal["well", "odd", "wrong"]
"""odd: it works, and somebody should look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look showed."""

    state: State
    said: str  # one sentence for a person
    do: str = ""  # what to do next; empty where nothing is to be done
    check: str = ""  # what was looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A desk, and how closely it is looked at."""

    desk: Desk
    thorough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to look at."""

    name: str
    look: Callable[[Look], Finding]
    mend: Callable[[Desk], None] | None = None  # safe: it makes again what is made of other records


def well(said: str) -> Finding:
    """Return that all is well."""
    return Finding(state="well", said=said)


MEND = "run 'broadsheet doctor --mend'"
"""What to do where a check can mend."""


def examine(desk: Desk, *, thorough: bool = False, mend: bool = False) -> Iterator[Finding]:
    """Yield what each look at a desk shows; where the file itself is broken, nothing comes after that.

    Args:
        desk: what is looked at.
        thorough: whether all texts and indexes are read again: minutes where there are many.
        mend: whether to set right what can be, and then to look once more.
    """
    from broadsheet.desk import doctor_data, doctor_world  # noqa: PLC0415 (they use what stands above)

    for check in (*doctor_data.CHECKS, *doctor_world.CHECKS):
        found = _looked(check, Look(desk=desk, thorough=thorough))
        if mend and check.mend and found.state != "well":
            check.mend(desk)
            found = _looked(check, Look(desk=desk, thorough=thorough))
        yield found
        if check is doctor_data.CHECKS[0] and found.state == "wrong":
            return


def _looked(check: Check, look: Look) -> Finding:
    found = check.look(look)
    return Finding(check=check.name, state=found.state, said=found.said, do=found.do)
