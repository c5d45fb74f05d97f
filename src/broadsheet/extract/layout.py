"""Which lines of a page belong to which article, and as what: the cheapest reading of the page.

Aggregators repeat one block: outlet, age, headline and text, in an order of their own, with parts missing.
Every order in which a headline comes before its text is tried. A reading of the page costs something for
each line that looks little like the part it is read as, for each part that a block lacks, and for each
block; the cheapest reading wins, found by dynamic programming (Viterbi, 1967) in time linear in the lines.
The first block, the article that the page is about, may have an order of its own.

Costs are in units of "a short line read as a paragraph" (1). They were set by hand on the written cases
in tests/data/extract, such that no single cost decides a case by less than 0.2 where it could be helped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from operator import itemgetter
from typing import NamedTuple

from broadsheet.extract.costs import (
    NEVER,
    PARTS,
    Part,
    Price,
    ending,
    likely_parts,
    opening,
    skipping,
    stepping,
)
from broadsheet.extract.labels import is_live
from broadsheet.extract.lines import Line, usual_gap

Order = tuple[Part, ...]
ORDERS: tuple[Order, ...] = tuple(
    order for order in permutations(PARTS) if order.index("title") < order.index("text")
)
SAMPLE = 200  # lines, enough for a dozen blocks, from which the orders for a longer page are chosen
KEPT_ORDERS = 3
BEAM = 9.0  # a reading this much dearer than the best one never came back in the written cases


class Step(NamedTuple):
    """How one line was read, linked to the line before."""

    before: Step | None
    line: int
    part: Part | None  # None: left out
    first: bool  # whether it opens a block


class State(NamedTuple):
    """Where a reading stands: which parts of the block's order it has seen, and whether a label closed it."""

    seen: int  # a bit for each place in the order; 0 before the first block
    closed: str  # "" or the section that the label began


Path = tuple[float, Step | None]
Paths = dict[State, Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A line and what it was read as."""

    line: Line
    part: Part | None


def blocks(lines: Sequence[Line]) -> list[list[Read]]:
    """Return the blocks of a page in order, each line with the part it is read as.

    Two rounds: where the first finds at least two whole blocks, blocks with parts missing are cheap in
    the second, since the page is known to repeat.
    """
    if not lines:
        return []
    price = Price(lines=lines, usual=usual_gap(lines), live=_runs_live(lines))
    orders = ORDERS if len(lines) <= SAMPLE else _likely_orders(replace(price, lines=lines[:SAMPLE]))
    found = _cheapest(price, orders)
    if _whole(found) >= 2:
        found = _cheapest(replace(price, repeats=True), orders)
    return found


def _likely_orders(price: Price) -> tuple[Order, ...]:
    """Return the orders that read the beginning of a long page most cheaply."""
    exits, _ = _first_block(price, ORDERS)
    return tuple(sorted(ORDERS, key=lambda order: _other_blocks(price, order, exits)[0])[:KEPT_ORDERS])


def _runs_live(lines: Sequence[Line]) -> bool:
    # The headline stands in the first lines: kicker, headline, teaser.
    return any(is_live(line.text) for line in lines[:3] if line.kind == "plain")


def _whole(found: Sequence[Sequence[Read]]) -> int:
    return sum({"outlet", "age", "title"} <= {read.part for read in block} for block in found)


def _cheapest(price: Price, orders: Sequence[Order]) -> list[list[Read]]:
    exits, singles = _first_block(price, orders)
    best = min(singles, key=_cost)
    for order in orders:
        best = min(best, _other_blocks(price, order, exits), key=_cost)
    return _unwind(price.lines, best[1])


def _first_block(price: Price, orders: Sequence[Order]) -> tuple[list[dict[str, Path]], list[Path]]:
    """Return, for each line, the cheapest first block that ends before it, and those that take all lines."""
    exits: list[dict[str, Path]] = [{} for _ in price.lines]
    ends: list[Path] = []
    for order in orders:
        paths: Paths = {State(0, ""): (0.0, None)}
        for at in range(len(price.lines)):
            for state, (cost, step) in paths.items():
                done = cost + ending(_PARTS_OF[order, state.seen], price, first=True)
                if state.seen and done < exits[at].get(state.closed, (float("inf"), None))[0]:
                    exits[at][state.closed] = (done, step)
            paths = _forward(paths, price, at, order, first=True)
        ends += _ends(paths, price, order, first=True)
    return exits, ends


def _other_blocks(price: Price, order: Order, exits: Sequence[dict[str, Path]]) -> Path:
    paths: Paths = {}
    for at in range(len(price.lines)):
        starts: dict[str, Path] = dict(exits[at])
        for state, (cost, step) in paths.items():
            done = cost + ending(_PARTS_OF[order, state.seen], price, first=False)
            if done < starts.get(state.closed, (float("inf"), None))[0]:
                starts[state.closed] = (done, step)
        after = _forward(paths, price, at, order, first=False)
        for closed, (cost, step) in starts.items():
            begun = cost + opening(price, at, closed)
            for part, paid in likely_parts(price, at):
                _keep(after, State(1 << order.index(part), ""), begun + paid, step, at, part, opens=True)
        paths = _pruned(after)
    return min(_ends(paths, price, order, first=False), key=_cost, default=(float("inf"), None))


def _forward(paths: Paths, price: Price, at: int, order: Order, *, first: bool) -> Paths:
    """Every reading of the lines so far goes on by one line within its block."""
    after: Paths = {}
    line = price.lines[at]
    closes = line.section if line.kind == "label" and line.section != "noise" else None
    likely = likely_parts(price, at)
    for state, (cost, step) in paths.items():
        top = state.seen.bit_length() - 1
        left_out = skipping(price, at, _PARTS_OF[order, state.seen], state.closed)
        _keep(after, State(state.seen, closes or state.closed), cost + left_out, step, at, None)
        for part, paid in likely:
            place = order.index(part)
            if place > top or (place == top and part == "text"):
                extra = stepping(price, at, part, state.closed, begun=place == top)
                opens = first and not state.seen
                _keep(
                    after,
                    State(state.seen | 1 << place, ""),
                    cost + paid + extra,
                    step,
                    at,
                    part,
                    opens=opens,
                )
    return _pruned(after)


def _keep(  # noqa: PLR0913 - called for every reading of every line; a settings object would double its time
    paths: Paths,
    state: State,
    cost: float,
    step: Step | None,
    at: int,
    part: Part | None,
    *,
    opens: bool = False,
) -> None:
    old = paths.get(state)
    if cost < (NEVER if old is None else old[0]):
        paths[state] = (cost, Step(step, at, part, opens))


_cost = itemgetter(0)


def _pruned(paths: Paths) -> Paths:
    if not paths:
        return paths
    limit = min(paths.values(), key=_cost)[0] + BEAM
    return {state: path for state, path in paths.items() if path[0] <= limit}


_PARTS_OF = {
    (order, seen): frozenset(part for place, part in enumerate(order) if seen >> place & 1)
    for order in ORDERS
    for seen in range(16)
}


def _ends(paths: Paths, price: Price, order: Order, *, first: bool) -> list[Path]:
    return [
        (cost + ending(_PARTS_OF[order, state.seen], price, first=first), step)
        for state, (cost, step) in paths.items()
        if state.seen or first
    ]


def _unwind(lines: Sequence[Line], step: Step | None) -> list[list[Read]]:
    steps: list[Step] = []
    while step is not None:
        steps.append(step)
        step = step.before
    found: list[list[Read]] = []
    for taken in reversed(steps):
        if taken.first and any(read.part for block in found for read in block):
            found.append([])
        if not found:
            found.append([])
        found[-1].append(Read(line=lines[taken.line], part=taken.part))
    return found
