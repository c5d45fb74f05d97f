"""How clients treated the simulated hosts, from the log: shares of 304s, requests at once, time between two."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bench.servers.plan import Site
from bench.servers.running import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What one round looked like from the other side."""

    requests: int
    statuses: dict[int, int]
    conditional: float  # share of all requests
    not_modified: float  # share of all requests
    at_once: int  # the most requests that one host had under way at the same time
    shortest: float | None  # seconds from an answer to the next request at the same host, at the least
    seconds: float  # from the first request to the last answer
    repeated: int  # addresses that were asked for more than once


def manners(rows: Sequence[Asked]) -> Manners:
    """Return how the hosts were treated."""
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for row in rows:
        hosts[row.host].append(row)
    gaps = [gap for asked in hosts.values() for gap in _gaps(asked)]
    times = Counter((row.host, row.path) for row in rows)
    total = max(1, len(rows))
    return Manners(
        requests=len(rows),
        statuses=dict(sorted(Counter(row.status for row in rows).items())),
        conditional=round(sum(row.conditional for row in rows) / total, 4),
        not_modified=round(sum(row.status == 304 for row in rows) / total, 4),
        at_once=max((_at_once(asked) for asked in hosts.values()), default=0),
        shortest=round(min(gaps), 4) if gaps else None,
        seconds=round(max(r.ended for r in rows) - min(r.began for r in rows), 2) if rows else 0.0,
        repeated=sum(count > 1 for count in times.values()),
    )


def floor(plan: Sequence[Site], spacing: float) -> float:
    """Return the seconds that a polite round over a plan takes at the least: its busiest host's."""
    needs: dict[str, float] = defaultdict(lambda: -spacing)
    for site in plan:
        needs[site.host] += spacing + site.delay
    return max(needs.values(), default=0.0)


def _gaps(asked: list[Asked]) -> list[float]:
    """Return the seconds from each answer to the next request; nought or less where they overlap."""
    ordered = sorted(asked, key=lambda row: row.began)
    return [later.began - earlier.ended for earlier, later in itertools.pairwise(ordered)]


def _at_once(asked: list[Asked]) -> int:
    # At the same moment an end counts before a beginning.
    moments = sorted([(row.began, 1) for row in asked] + [(row.ended, -1) for row in asked])
    most = now = 0
    for _, step in moments:
        now += step
        most = max(most, now)
    return most
