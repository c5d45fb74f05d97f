"""A statement that a sentence may hold."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.inspect.saying.cues import Cue
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.model import Form, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words said, by their places in the text."""

    spans: tuple[Span, ...]
    form: Form


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A statement that a sentence may hold; ranges are words of the sentence."""

    cue: Range
    verb: Cue
    shape: str
    content: list[Range]
    source: Range | None
    begin: int  # where it all starts, its speaker included
    features: list[str]
    shared: bool = False  # its speaker is that of the sentence around it
    score: float = 0.0
    heard: bool = False  # the encoder read it
    read: Words | None = None  # the words said as the encoder read them, perhaps beyond the sentence
    giver: tuple[Unit, Range] | None = None  # the speaker where another sentence names them
