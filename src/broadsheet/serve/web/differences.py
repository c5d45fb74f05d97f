"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]

# Words that stay around a change, so that it can be understood; the rest is left out of sight.
AROUND = 14
# Above so many words (or paragraphs) on both sides together a passage is shown whole: matching is quadratic,
# and 3,000 take a second at worst.
MOST_WORDS = 3_000

_WORD = re.compile(r"\s*\S+|\s+")
_PARAGRAPH = re.compile(r".*?(?:\n\n+|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Change]:
    """Return how one text became another, in reading order.

    What stayed and what went make the old text to the character; what stayed and what came, the new
    one. Paragraphs are matched first, then words within those that differ.
    """
    left, right = _paragraphs(old), _paragraphs(new)
    if len(left) + len(right) > MOST_WORDS:
        return _replaced(old, new) if old != new else [Change(kind="same", text=old)]
    changes: list[Change] = []
    for same, gone, came in _matched(left, right):
        if same:
            changes.append(Change(kind="same", text=same))
        else:
            changes += _by_words(gone, came)
    return _joined(changes)


def _paragraphs(text: str) -> list[str]:
    return [piece for piece in _PARAGRAPH.findall(text) if piece]


def _by_words(gone: str, came: str) -> list[Change]:
    left, right = _WORD.findall(gone), _WORD.findall(came)
    if len(left) + len(right) > MOST_WORDS:
        return _replaced(gone, came)
    changes: list[Change] = []
    for same, old, new in _matched(left, right):
        changes += [Change(kind="same", text=same)] if same else _replaced(old, new)
    return changes


def _matched(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, left, right)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield "".join(left[a:b]), "", ""
        else:
            yield "", "".join(left[a:b]), "".join(right[c:d])


def _replaced(gone: str, came: str) -> list[Change]:
    pair = (Change(kind="gone", text=gone), Change(kind="new", text=came))
    return [change for change in pair if change.text]


def _joined(changes: Sequence[Change]) -> list[Change]:
    out: list[Change] = []
    for change in changes:
        if out and out[-1].kind == change.kind:
            out[-1] = Change(kind=change.kind, text=out[-1].text + change.text)
        else:
            out.append(change)
    return out


def in_short(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with long stretches that stayed cut down to the words around a change."""
    last = len(changes) - 1
    return [
        _shortened(change, head=index > 0, tail=index < last) if change.kind == "same" else change
        for index, change in enumerate(changes)
    ]


def _shortened(change: Change, *, head: bool, tail: bool) -> Change:
    pieces = _WORD.findall(change.text)
    if len(pieces) <= AROUND * (1 + head + tail):
        return change
    first = AROUND if head else 0
    last = len(pieces) - (AROUND if tail else 0)
    left_out = "".join(pieces[first:last])
    gap = "\n\n…\n\n" if "\n" in left_out else " …"
    kept = "".join(pieces[:first]) + gap + "".join(pieces[last:])
    return Change(kind="same", text=kept if head else kept.lstrip())
