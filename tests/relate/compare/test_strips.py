from __future__ import annotations

import weakref

import numpy as np

from broadsheet.relate.compare import strips
from broadsheet.relate.compare.strips import Strip


def test_what_is_no_longer_kept_is_empty_and_given_back() -> None:
    strip = Strip("<u4", most=1)
    stretch = np.arange(strips._PIECE // 2, dtype=np.uint32)[:60_000]
    strip.append(stretch)
    piece = weakref.ref(strip._pieces[0])
    for _ in range(3 * strips._PIECE // len(stretch)):
        strip.append(stretch)
    assert piece() is None
    assert not len(strip[0])
    assert np.array_equal(strip[3 * strips._PIECE // len(stretch)], stretch)
