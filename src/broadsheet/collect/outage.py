"""Is it us? When nobody at all can be reached, our own line is down, and that counts against nobody."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.errors import NetworkError

# What a cut line looks like: names can't be looked up, connections fail, or nothing ever comes. A refusal
# by certificate or status is an answer: the line is up.
_SILENT = frozenset({"connect", "dns", "timeout"})
# Of different hosts: one that fails alone is one that is down.
_HOSTS = 2


def is_outage(results: Sequence[tuple[str, NetworkError | None]]) -> bool:
    """Return whether the looks say that our own line is down.

    Leave out of it whoever failed the time before as well: a host that is dead for long says nothing of
    our line, and two such that come due together would seem to be an outage each time.

    Args:
        results: the host of each look of a round (or of the last minutes), and its error; None: it answered.
    """
    if any(error is None or error.kind not in _SILENT or error.status is not None for _, error in results):
        return False
    return len({host for host, _ in results}) >= _HOSTS
