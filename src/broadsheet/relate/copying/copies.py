"""Which articles are one text: printed as it was, or edited.

**copy**: nearly all of both is the same; **edited**: one was made from the other, or both from one text (cut,
extended, told anew sentence by sentence); else they are separate, whatever quotes, notices and captions they
share. A small table of learned weights tells them apart (``bench/train_copies.py``). An outlet's own update of
its text joins the copy group, for it is the same text, but it is a version: it is not listed among the copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from broadsheet.model import Copy, CopyLabel
from broadsheet.relate.compare.texts import Overlaps
from broadsheet.relate.compare.weights import probability, table
from broadsheet.relate.copying.sametext import same_text
from broadsheet.relate.words.coded import Coded
from broadsheet.relate.words.wording import SHIFT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint32]

DERIVED = "copies_derived"
"""Table of weights: does one text come from the other?"""
# A copy: so much of either text's own words stands in runs that both have, and the runs follow in the same order. Best
# on the half to learn from (bench/train_copies.py), where a logistic regression tells copies with an F1 of .94
# instead of .95.
COPY_SHORTER, COPY_LONGER, COPY_ORDER = 0.92, 0.70, 0.80
LEAST = 8
"""Runs of words that must be the same for a closer look: fewer are a slogan or a notice."""
LOOKED_AT = 0.07
"""Share of the shorter text's runs from which a closer look is taken (bench/relate_copies.py tells what it loses)."""
MANY = 64
"""Different texts of one group that are all compared, which takes half a second; of more, different is edited."""
_COLLECTED = 0.04
"""Of a text's length: one that holds a whole other text and 25 times as much is a collection, no edit of it. The shortest
teaser among the benchmark's copies has 34 of 760 words."""
_CAPTIONS = 0.5  # of both texts: pages of captions of one gallery are no report that could be copied


def label(first: Words, second: Words) -> CopyLabel | None:
    """Return what one text is to another one: copy, edited, or None for separate.

    Args:
        first: its words, of ``wording``.
        second: the other one's.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(first) and np.array_equal(first >> np.uint32(SHIFT), second >> np.uint32(SHIFT)):
        return "copy"
    return judge(same_text(first, second))


def judge(numbers: Mapping[str, float], derived: Mapping[str, float] | None = None) -> CopyLabel | None:
    """Return what two texts are to one another, given what ``same_text`` says of them.

    Args:
        numbers: of the pair.
        derived: weights other than those that come with Broadsheet.
    """
    if not numbers["runs_shorter"] or numbers["furniture"] >= _CAPTIONS:
        return None
    if numbers["lengths"] < _COLLECTED or probability(derived or table(DERIVED), numbers) < 0.5:
        return None
    same = numbers["runs_shorter"] >= COPY_SHORTER and numbers["runs_longer"] >= COPY_LONGER
    return "copy" if same and numbers["order"] >= COPY_ORDER else "edited"


def near(overlaps: Overlaps) -> NDArray[np.bool_]:
    """Return which pairs share enough runs of words for a closer look."""
    close: NDArray[np.bool_] = (overlaps.shared >= LEAST) & (overlaps.containment >= LOOKED_AT)
    return close


def labels(new: Coded, olds: Coded, overlaps: Overlaps) -> dict[int, CopyLabel]:
    """Return what the texts of some articles are to a new one's, by place; separate ones are left out.

    Args:
        new: the new article.
        olds: the others, in the order of ``overlaps``.
        overlaps: what runs of words they share: those that share few are not looked at.
    """
    found = ((at, label(new.wordings[0], olds.wordings[at])) for at in near(overlaps).nonzero()[0].tolist())
    return {at: given for at, given in found if given}


def listed(new: Coded, old: Coded, at: int, key: str, found: CopyLabel) -> Copy | None:
    """Return the entry of one article among the copies of another one, None for a version.

    Args:
        new: the other one.
        old: some articles.
        at: which of them.
        key: its id.
        found: what the texts are to one another.
    """
    outlet = new.rows["outlet"][0]
    return None if outlet and outlet == old.rows["outlet"][at] else Copy(id=key, label=found)


def among(members: Mapping[str, Coded]) -> dict[str, tuple[Copy, ...]]:
    """Return for each member of a copy group which others to list, by id.

    Two that are of one group but far apart were each edited from a text between them.
    """
    labels = _between(members)
    return {
        key: tuple(
            copy
            for other, coded in members.items()
            if other != key and (copy := listed(one, coded, 0, other, labels[_pair(one, coded)]))
        )
        for key, one in members.items()
    }


def _between(members: Mapping[str, Coded]) -> Mapping[frozenset[bytes], CopyLabel]:
    """Return what the texts of members are to one another, each pair of texts once."""
    texts = {coded.wordings[0].tobytes(): coded.wordings[0] for coded in members.values()}
    out: dict[frozenset[bytes], CopyLabel] = defaultdict(lambda: "edited")
    out |= {frozenset((text,)): "copy" for text in texts}
    if len(texts) <= MANY:
        for (one, first), (two, second) in combinations(texts.items(), 2):
            out[frozenset((one, two))] = label(first, second) or "edited"
    return out


def _pair(one: Coded, two: Coded) -> frozenset[bytes]:
    return frozenset((one.wordings[0].tobytes(), two.wordings[0].tobytes()))
