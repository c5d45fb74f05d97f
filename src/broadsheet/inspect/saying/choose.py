"""Which candidates of a sentence to believe."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.frames import candidates
from broadsheet.inspect.saying.nouns import noun_candidates
from broadsheet.inspect.saying.weights import BIAS, WEIGHTS
from broadsheet.inspect.saying.wordlists import listed

LIKELY = 0.5  # pair F1 on PolNeAR's dev part is flat from 0.4 to 0.55 (61.2 to 61.6): fewer wrong ones win
CERTAIN = 0.99
"""How likely a candidate is whose place leaves no doubt."""
_LONGEST = 400  # words; longer "sentences" are tables and lists: the longest with a statement in PolNeAR's train part has 111
_JOINTS = listed("and but while whereas though although as ; -- — – ,")


def all_candidates(unit: Unit) -> list[Candidate]:
    """Return every candidate of a sentence, with its features and without a score."""
    if len(unit) > _LONGEST:
        return []
    return sorted([*candidates(unit), *noun_candidates(unit)], key=lambda found: found.cue)


def score(candidate: Candidate) -> float:
    """Return how likely a candidate is to be a statement, 0 to 1: a logistic model over its features."""
    total = BIAS + sum(WEIGHTS.get(feature, 0) for feature in candidate.features)
    return 1 / (1 + math.exp(-total / 100))


def chosen(
    unit: Unit,
    found: Sequence[Candidate],
    allowed: Callable[[Candidate], bool] = lambda _: True,
    likely: float = LIKELY,
    sure: Collection[int] = (),
) -> tuple[list[Candidate], list[Candidate]]:
    """Return which of a sentence's candidates to believe, none within another, and those that lie within.

    A participle gets the speaker of the nearest clause before it.

    Words that belong to two are cut where the second begins beside the first ("said …, but denied …");
    a candidate inside the words of another is left to it.

    Args:
        unit: the sentence.
        found: its candidates.
        allowed: which of them may be believed.
        likely: how likely they must be.
        sure: the first words of cues that are beyond doubt.
    """
    kept: list[Candidate] = []
    nested: list[Candidate] = []
    source: Range | None = None
    for candidate in found:
        if candidate.shared:
            candidate.source = source
        candidate.score = CERTAIN if candidate.cue[0] in sure else score(candidate)
        if (
            not candidate.shared
            and candidate.shape not in ("noun", "headed")
            and (source is None or candidate.score >= likely)
        ):
            source = candidate.source or source
        if candidate.score < likely or not allowed(candidate):
            continue
        _place(unit, candidate, kept, nested)
    return kept, nested


def _place(unit: Unit, new: Candidate, kept: list[Candidate], nested: list[Candidate]) -> None:
    for old in list(kept):
        if new.shape in ("behind", "turned") and new.content[0][0] <= old.cue[0] < new.content[0][1]:
            kept.remove(old)  # the words before "…, he said" hold an older one
            nested.append(old)
        elif _inside(old.content, new.cue[0]):
            cut = _cut(unit, old, new)
            if cut is None:
                nested.append(new)
                return
            old.content = cut
    kept.append(new)


def _inside(content: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in content)


def _cut(unit: Unit, old: Candidate, new: Candidate) -> list[tuple[int, int]] | None:
    """Return the older words cut short before a candidate beside it, None where it lies within."""
    joint = new.begin - 1 if new.begin and unit.lows[new.begin - 1] in _JOINTS else new.begin
    if new.shape == "ing" and new.begin and unit.words[new.begin - 1] == QUOTE:
        joint = new.begin
    elif _runs_on(unit, new):
        return [(start, min(end, new.begin)) for start, end in old.content if start < new.begin] or None
    elif unit.lows[joint] not in _JOINTS:
        return None
    if new.shape in ("behind", "turned"):
        return None
    if new.verb.tense != old.verb.tense and new.shape != "ing" and unit.words[joint] != ";":
        return None
    if joint and unit.words[joint - 1] == ",":
        joint -= 1
    elif unit.lows[joint] == "and" and not new.shared:
        return None
    pieces = [(start, min(end, joint)) for start, end in old.content if start < joint]
    return [piece for piece in pieces if piece[0] < piece[1]] or None


def _runs_on(unit: Unit, new: Candidate) -> bool:
    """Tell whether a headline without a full stop ends here: "… offer Norland's ministry said"."""
    if not new.begin or new.source is None or new.source[0] != new.begin:
        return False
    before, word = unit.words[new.begin - 1], unit.words[new.begin]
    owner = word[0].isupper() and word.endswith(("'s", "’s"))
    return owner and (before == QUOTE or (before[0].islower() and before not in _JOINTS and before != "that"))
