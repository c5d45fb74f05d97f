"""Which articles belong beside another one, nothing rather than something unrelated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from broadsheet.model import Placement, Related
from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.meaning import likeness
from broadsheet.relate.compare.neighbours import Candidate, Neighbours, Window
from broadsheet.relate.compare.pairs import Pairs, compare_all
from broadsheet.relate.compare.profiles import Profile, profile
from broadsheet.relate.copying import copies
from broadsheet.relate.grouping import sagas, stories
from broadsheet.relate.grouping.reasons import reasons
from broadsheet.relate.words.coded import Coded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME_STORY, SAME_SAGA, BACKGROUND = range(3)
LEAST = (0.10, 0.14, 0.35)
"""Raw score from which an article is shown, by what it is to the other one; see bench/relate_related.py."""
SURE = 0.97  # background: as likely of one saga, article by article; lower, demo look-alikes came through
# What else must bear out that two articles have to do with one another, see ``_borne_out``. With these none is wrong on the
# demo corpus and on ECB+, and of the right ones 95% and 97% are still shown (bench/relate_related.py).
SAME_EVENT = 0.70  # how likely both tell of the same event
ITS_NAMES = 0.20  # share, by weight, of what each one names that the other names too
MANY_NAMES = 2.0  # rare names in common: see ``names`` in ``pairs``
SURELY = 0.97  # as likely of the same event, headlines may have nothing in common with the other text ...
WORDS = 0.25  # ... and with so much in common, cosine
SAGA_NAMES = 0.50  # as ITS_NAMES, for articles of two stories
OTHER_EVENT = (
    0.30  # less likely of the same event: the one is no look-alike of the other, so less of this is enough:
)
SOME_NAMES, FEW_NAMES = 0.25, 0.70  # as SAGA_NAMES and as MANY_NAMES
STORY = 0.25  # of the raw score: .1 to .5 give the same order on ECB+ (nDCG@5 .977 to .980)
_COSINE = 0.5  # beside the soft cosine; .25 to 1 differ by .003 of Pearson
_WIDER = 2  # candidates looked at for each one wanted
_FEWEST = 15
_KEYS = 32
"""Heaviest keys of the one that others are looked up by: of what 400 articles of the mixed stream are shown with all of
their keys and 512 articles of each, 99.0% is shown with these and 128, of a quarter of the postings (bench/related_keys.py)."""
_TOLD = ("same story", "same saga", "background")


def raw_scores(new: Coded, olds: Coded, pairs: Pairs, same_event: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much an article has to do with each of some others, 0 to 1.

    Mostly how alike they are, words with like meanings counted in (``meaning.likeness``): that agrees best with how
    people rate pairs (Lee, Pincombe and Welsh 2005; bench/relate_related.py). What tells of the same event comes first.

    Args:
        new: the one.
        olds: the others.
        pairs: the one beside each of them.
        same_event: how likely each tells of the same event.
    """
    alike = (likeness(new, olds) + _COSINE * pairs.column("cosine")) / (1 + _COSINE)
    out: NDArray[np.float64] = ((1 - STORY) * alike + STORY * same_event).clip(0, 1)
    return out


def related(
    features: Features, neighbours: Neighbours, k: int, placed: Mapping[str, Placement] | None = None
) -> tuple[Related, ...]:
    """Return the k articles most related to one, best first, with reasons and whether to show them.

    To be asked when all articles are known: what came later counts as much. A copy is not shown: it says
    nothing new.

    Args:
        features: of the one.
        neighbours: the others.
        k: how many at most.
        placed: where articles belong, for those that were moved since ``neighbours`` learnt of them.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if k < 1:
        return ()
    window = Window(limit=max(_FEWEST, _WIDER * k))
    found = neighbours.near(features.keys.heaviest(_KEYS), (window,), features.id)
    if not len(found):
        return ()
    coded = features.coded
    pairs = compare_all(coded, found.coded)
    same_event = np.array(stories.scores(pairs))
    scores = raw_scores(coded, found.coded, pairs, same_event).round(4).tolist()
    alike = copies.near(pairs.overlaps)
    ranked = sorted(range(len(scores)), key=lambda at: (-scores[at], found.ids[at]))[:k]
    own: Profile | None = None
    out = []
    for at in ranked:
        kind = _kind(features.id, found.placed[at], placed or {})
        why = reasons(pairs[at], features, found.coded, at)
        shown = scores[at] >= LEAST[kind] and bool(why)
        if shown:
            shown = _borne_out(pairs[at].numbers, float(same_event[at]), kind)
        if shown and kind == BACKGROUND:
            own = own or profile("", coded, (0,))
            shown = _sure(own, profile("", found.coded, (at,)))
        if shown and alike[at]:  # the last to be asked, for texts are held against one another
            shown = copies.label(coded.wordings[0], found.coded.wordings[at]) != "copy"
        out.append(Related(id=found.ids[at], score=scores[at], shown=shown, because=(_TOLD[kind], *why)))
    return tuple(out)


def _borne_out(numbers: Mapping[str, float], same_event: float, kind: int) -> bool:
    """Return whether two articles by themselves bear out that they belong to one story or saga.

    What happens elsewhere to others shares words and a land, but not the towns and people each one names; and what is
    mentioned by the way has nothing to do with the headline. Of two languages, names and headlines are no sign of one
    story; nor is a headline that is not known.
    """
    names, many = numbers["name_least"], numbers["names"] >= MANY_NAMES
    headline = (
        bool(numbers["foreign"])
        or numbers["title_least"] != 0
        or same_event > SURELY
        or numbers["cosine"] >= WORDS
    )
    if kind != SAME_STORY:
        unlike = same_event < OTHER_EVENT and names >= SOME_NAMES and numbers["names"] >= FEW_NAMES
        return headline and (many or names >= SAGA_NAMES or unlike)
    if numbers["foreign"]:
        return True
    return headline and (many or names >= ITS_NAMES or same_event >= SAME_EVENT)


def _sure(one: Profile, other: Profile) -> bool:
    """Return whether two articles of different sagas have surely to do with one another.

    Where it is not known how rare words are, nothing is sure.
    """
    return len(one.terms.ids) > 0 and len(other.terms.ids) > 0 and sagas.score(one, other) >= SURE


def _kind(key: str, candidate: Candidate, placed: Mapping[str, Placement]) -> int:
    """Return whether an article is of the same story as another, of the same saga, or neither."""
    own, other = placed.get(key), placed.get(candidate.id, candidate)
    if own and own.story == other.story:
        return SAME_STORY
    return SAME_SAGA if own and own.saga == other.saga else BACKGROUND
