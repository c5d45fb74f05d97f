"""Words and numbers that were parted, whole again."""

from __future__ import annotations

from broadsheet.model import Span

_POINTS = ".,"  # within numbers
_LONGEST = 40  # letters of a word that is put together again: longer ones are no words


def whole(place: tuple[int, int], text: str) -> Span:
    """Return a stretch that parts no word and no number: the encoder reads pieces of them, and may stop at "11" of "11,500"."""
    return Span(_edge(text, place[0], -1), _edge(text, place[1], 1))


def _edge(text: str, at: int, step: int) -> int:
    """Return the nearest place from ``at`` on where no word or number goes on; ``at`` itself where none is near."""
    for near in range(at, at + step * _LONGEST, step):
        if not 0 < near < len(text) or not _within(text, near):
            return near
    return at


def _within(text: str, at: int) -> bool:
    """Tell whether a word or a number goes on from the character before ``at``, which is not the first."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after in _POINTS:
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in _POINTS and after.isdigit() and text[at - 2 : at - 1].isdigit()
