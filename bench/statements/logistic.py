"""Logistic regression, for the judge of statements."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHRINK = 1.0  # ridge, on features of about unit size

Floats = NDArray[np.float64]


def fitted(x: Floats, y: Floats, shrink: float = SHRINK) -> Floats:
    """Return the weights of a logistic regression (Newton's method, ridge but for the constant)."""
    ridge = np.eye(x.shape[1]) * shrink
    ridge[0, 0] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - y) + ridge @ weights)
    return weights
