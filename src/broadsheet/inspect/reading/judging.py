"""How likely a tagged statement is right: a logistic regression over the tagger's chances.

Fitted by ``bench/train_statements.py export`` on articles that did not train the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.model import Judge
from broadsheet.inspect.reading.tagged import Tagged

Floats = NDArray[np.float64]
_TINY = 1e-4  # below this the logarithm of a chance tells no more


def features(found: Tagged) -> list[float]:
    """Return the features of a statement, a constant first."""
    length = sum(piece.span[1] - piece.span[0] for piece in found.content)
    chances = [
        min(piece.sure for piece in found.content),
        min(piece.edges for piece in found.content),
        min(piece.link for piece in found.content),
        found.cue_sure if found.cue else 1.0,
        found.source_sure if found.source else 1.0,
        found.source_link,
    ]
    logs = [log(max(one, _TINY)) for one in chances]
    rest = [
        float(found.source is None),
        float(found.cue is None),
        found.quoted,
        log(length) - 4,
        float(len(found.content) > 1),
    ]
    return [
        1.0,
        *logs,
        *(one * one / 4 for one in logs),
        *rest,
        found.quoted * logs[0],
        found.quoted * float(found.cue is None),
    ]


def believed(found: Sequence[Tagged], judge: Judge) -> list[Tagged]:
    """Return the statements that are likely enough right; a loose piece makes one less likely, and stays."""
    chances = judged(found, judge.weights).tolist()
    sure = [replace(one, sure=chance) for one, chance in zip(found, chances, strict=True)]
    return [one for one in sure if one.sure >= judge.least]


def judged(found: Sequence[Tagged], weights: Floats) -> Floats:
    """Return the chance of each statement to be right."""
    if not found:
        return np.zeros(0)
    return chance(np.array([features(one) for one in found]), weights)


def chance(x: Floats, weights: Floats) -> Floats:
    """Return the logistic of features times weights."""
    result: Floats = 1 / (1 + np.exp(-x @ weights))
    return result
