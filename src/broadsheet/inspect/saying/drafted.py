"""What somebody said, before it is told who they are."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.inspect.saying.candidate import Words
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.model import Link, Span


@dataclass(slots=True, kw_only=True)
class Draft:
    """What somebody said, before it is told who they are."""

    unit: Unit
    content: list[Range]
    cue: tuple[Span, ...]
    stance: str
    path: list[Link | Range]  # from the reader to the speaker; ranges are words not yet resolved
    whole: Unit  # of which the ranges of ``path`` count the words
    hedges: tuple[str, ...] = ()
    again: bool = False  # nobody is named: who spoke last goes on
    read: Words | None = None  # the words said as the encoder read them, in place of ``content``
    giver: tuple[Unit, Range] | None = None  # the speaker where another sentence names them
    heard: bool = False  # the encoder read it
