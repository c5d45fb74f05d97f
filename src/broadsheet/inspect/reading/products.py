"""Products of matrices on one thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# OpenBLAS, which numpy's wheels bring, takes all cores for more multiplications than these (interface/gemm.c), and its
# idle threads spin: on two cores that took twice the CPU time of the whole reading. Processes are the workers here.
_ALONE = 4 * 65536


def product(a: Floats, b: Floats) -> Floats:
    """Return a @ b, worked out in blocks of rows so small that no second thread is woken."""
    rows = max(1, _ALONE // max(1, b.size))
    if len(a) <= rows:
        return a @ b
    result = np.empty((len(a), b.shape[1]), np.float32)
    for at in range(0, len(a), rows):
        np.matmul(a[at : at + rows], b, out=result[at : at + rows])
    return result
