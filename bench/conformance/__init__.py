"""What a well-behaved collector does, one case each: see ``registry``."""

from bench.conformance import (  # noqa: F401 (importing it enters its cases)
    adding,
    amounts,
    conditional,
    discovery,
    hosts,
    hubs,
    identity,
    kinds,
    lists,
    pages,
    reading,
    schedule,
    secrets,
    seen,
    traps,
)
from bench.conformance.registry import CASES

__all__ = ["CASES"]
