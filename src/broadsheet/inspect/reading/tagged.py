"""What the encoder finds in a text; places are code points."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]
"""Where something stands, half-open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words said, with the chances of its labels, of its edges and of its link to the cue, or to none."""

    span: Place
    sure: float
    edges: float
    link: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A statement by its words; chances between nought and one."""

    source: Place | None
    cue: Place | None
    content: tuple[Piece, ...]
    cue_sure: float
    source_sure: float  # nought without a source
    source_link: float  # to the source, or to none
    quoted: float  # share of the content that stands in quotation marks
    sure: float = 0.0  # that all of it is right, as judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in a text."""

    statements: tuple[Tagged, ...] = ()  # in order
    until: int = 0  # what stands behind was not read
