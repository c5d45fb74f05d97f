"""Every behaviour that collecting promises, tried on a fake clock: the cases of bench/conformance."""

from __future__ import annotations

import pytest
from bench.conformance import CASES
from bench.conformance.registry import Case


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.run.__name__)
def test_case(one: Case) -> None:
    one.try_it()
