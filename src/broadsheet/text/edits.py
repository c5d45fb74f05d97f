"""What a later printing of a text kept of the earlier one, what it cut, and what it added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.model import Span
from broadsheet.text.sentences import sentences
from broadsheet.text.words import words

_ALIKE = 0.6
"""Share of the words of two sentences, each word as often as it stands there, from which one is the other edited:
among sentences of separate reports of one event one in fifty has that (chosen higher than in ``relate.sametext``, for here a
reader sees each)."""
_MOST = 400  # sentences of a text that are looked at: a long report has 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A sentence that both texts have."""

    earlier: Span
    later: Span
    changed: bool  # not word for word


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a later text was made from an earlier one, sentence by sentence, each in the order of its text."""

    kept: tuple[Kept, ...]  # in the order of the later one
    cut: tuple[Span, ...]  # of the earlier text
    added: tuple[Span, ...]  # of the later text

    @property
    def moved(self) -> int:
        """How many kept sentences come before one that they stood behind."""
        return sum(after.earlier < before.earlier for before, after in pairwise(self.kept))


def difference(earlier: str, later: str) -> Difference:
    """Return which sentences of an earlier text a later one kept, which it cut and which it added.

    A sentence is kept at most once: the same words first, then the one most alike.

    Args:
        earlier: the text that was printed first.
        later: the other one.
    """
    before, after = sentences(earlier)[:_MOST], sentences(later)[:_MOST]
    old, new = [_bag(earlier, span) for span in before], [_bag(later, span) for span in after]
    pairs = _matched(old, new)
    kept = [
        Kept(earlier=before[there], later=after[here], changed=old[there] != new[here])
        for here, there in sorted(pairs.items())
    ]
    found = set(pairs.values())
    return Difference(
        kept=tuple(kept),
        cut=tuple(span for at, span in enumerate(before) if at not in found),
        added=tuple(span for at, span in enumerate(after) if at not in pairs),
    )


Bag = tuple[str, ...]


def _bag(text: str, span: Span) -> Bag:
    return tuple(words(text[span.start : span.end]))


def _matched(old: Sequence[Bag], new: Sequence[Bag]) -> dict[int, int]:
    """Return for each kept sentence of the new text which one of the old text it is."""
    ranked = sorted(
        (-likeness, abs(here - there), here, there)
        for here, mine in enumerate(new)
        for there, theirs in enumerate(old)
        if (likeness := _likeness(mine, theirs)) >= _ALIKE
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, here, there in ranked:
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return pairs


def _likeness(one: Bag, two: Bag) -> float:
    """Return which share of the words of both is common to both."""
    if one == two:
        return 1.0 if one else 0.0
    if min(len(one), len(two)) < _ALIKE / 2 * (len(one) + len(two)):  # cannot be alike enough
        return 0.0
    first = set(one)
    common = sum(word in first for word in two)
    return 2 * min(common, len(one)) / (len(one) + len(two))
