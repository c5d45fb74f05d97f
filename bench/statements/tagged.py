"""What the tagger finds."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words said, with the chances of its labels, of its edges and of its link to the cue, or to none."""

    span: Span
    sure: float
    edges: float
    link: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A statement by its words, in code points of the text; chances between nought and one."""

    source: Span | None
    cue: Span | None
    content: tuple[Piece, ...]
    cue_sure: float
    source_sure: float  # nought without a source
    source_link: float  # to the source, or to none
    quoted: float  # share of the content that stands in quotation marks
    sure: float = 0.0  # that all of it is right, as judged
