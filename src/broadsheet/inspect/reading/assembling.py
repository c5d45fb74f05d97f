"""From the vectors of pieces to statements: spans by role, then what hangs on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.decoding import Spans, best_labels, spans
from broadsheet.inspect.reading.linking import links
from broadsheet.inspect.reading.model import Shift
from broadsheet.inspect.reading.products import product
from broadsheet.inspect.reading.tagged import Piece, Place, Tagged
from broadsheet.inspect.reading.windows import OUTSIDE, Window

_SHUT = np.float32(-1e4)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Weights = Mapping[str, Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """The pieces of some windows in a row."""

    y: Floats
    paragraphs: Ints
    starts: Ints
    ends: Ints
    quoted: Ints  # how many stand in quotation marks before each

    def place(self, of: Spans, at: int) -> Place:
        return int(self.starts[of.first[at]]), int(self.ends[of.last[at]])


def assembled(
    cut: Sequence[Window], vectors: Sequence[Floats], weights: Weights, shift: Shift
) -> list[Tagged]:
    """Return all that may be statements in windows, given the vectors of their pieces."""
    if not cut:
        return []
    names = ("paragraphs", "starts", "ends", "quotes")
    paragraphs, starts, ends, quotes = (np.concatenate([getattr(one, name) for one in cut]) for name in names)
    quoted = np.concatenate([[0], np.cumsum(quotes != OUTSIDE)])
    y = np.concatenate(vectors)
    pieces = _Pieces(y=y, paragraphs=paragraphs, starts=starts, ends=ends, quoted=quoted)
    offsets = np.cumsum([0, *(len(window.ids) for window in cut)])
    scores = product(y, weights["tags.weight"].T) + weights["tags.bias"]
    scores += np.array([0.0, *np.repeat(shift, 2)], np.float32)
    scores[paragraphs < 0, 1::2] = _SHUT  # nothing begins at a piece of our own
    found = list(_statements(pieces, _spans(scores, offsets), weights))
    return sorted(found, key=lambda one: one.content[0].span)


def _spans(scores: Floats, offsets: Ints) -> tuple[Spans, Spans, Spans]:
    """Return the spans of each role, by pieces of all windows in a row."""
    rows = _in_rows(scores, offsets)
    chances = np.exp(rows - rows.max(2, keepdims=True))
    chances /= chances.sum(2, keepdims=True)
    source, cue, content = (
        replace(one, first=one.first + offsets[one.window], last=one.last + offsets[one.window])
        for one in spans(best_labels(rows), chances)
    )
    return source, cue, content


def _in_rows(scores: Floats, offsets: Ints) -> Floats:
    """Return scores of pieces as (windows, length, labels); what is behind a window's end is no span."""
    sizes = np.diff(offsets)
    rows = np.zeros((len(sizes), sizes.max(), scores.shape[1]), np.float32)
    rows[:, :, 0] = -_SHUT
    rows[np.arange(sizes.max()) < sizes[:, None]] = scores
    return rows


def _statements(pieces: _Pieces, found: tuple[Spans, Spans, Spans], weights: Weights) -> Iterator[Tagged]:
    source, cue, content = found
    cues = links(pieces.y, content, cue, pieces.paragraphs, weights, "cues")
    sources = links(pieces.y, cue, source, pieces.paragraphs, weights, "sources")
    givers = links(pieces.y, content, source, pieces.paragraphs, weights, "givers")
    chosen = cues.argmax(1)
    for number, held in _groups(chosen, len(cue.first)):
        giver = givers[held].mean(0)
        chances = giver if number < 0 else (sources[number] + giver) / 2
        speaker = int(chances.argmax())
        has = speaker < len(source.first)
        if number < 0 and not has:
            continue
        first, behind = content.first[held], content.last[held] + 1
        yield Tagged(
            source=pieces.place(source, speaker) if has else None,
            cue=pieces.place(cue, number) if number >= 0 else None,
            content=tuple(
                Piece(
                    span=pieces.place(content, at), sure=float(content.sure[at]), edges=float(content.edges[at]),
                    link=float(cues[at, number]),
                )
                for at in held.tolist()
            ),
            cue_sure=float(cue.sure[number]) if number >= 0 else 0.0,
            source_sure=float(source.sure[speaker]) if has else 0.0,
            source_link=float(chances[speaker]),
            quoted=float((pieces.quoted[behind] - pieces.quoted[first]).sum() / (behind - first).sum()),
        )  # fmt: skip


def _groups(chosen: Ints, cues: int) -> Iterator[tuple[int, Ints]]:
    """Yield each cue with its pieces of content; a piece that no cue is found for stands alone, with cue -1."""
    for number in np.unique(chosen[chosen < cues]).tolist():
        yield number, np.flatnonzero(chosen == number)
    for at in np.flatnonzero(chosen == cues).tolist():
        yield -1, np.array([at])
