"""How well articles are folded into stories, beside every known method, in one run.

    python -m bench.relate_stories

Every method learns, and sets its threshold, on one half of the events, and is tested on the other half's mixed
stream, both ways round. BCubed F1 over all and over stories of two or more, F1 over pairs; then each source of
those halves. After that ours on halves by time, and on each source when the others trained (with TF-IDF beside
it), then the shipped trees on all that they have seen. IDF of the peers is that of the whole stream, which no online
method could know. (A sentence encoder would need torch; the static vectors that ship stand for it.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.story_pairs import SOURCES, Row, present, stream, table
from bench.story_peers import Peer, peers
from bench.story_scores import BothF1, scores
from bench.train_pairs import Check, check, checks, everything
from broadsheet.relate.grouping.placing import place_all

Groups = Mapping[int, int]


def tested(peer: Peer, part: Check, rows: Sequence[Row]) -> Groups:
    """Return a peer's stories of a part, its threshold set on the rest."""
    others = np.flatnonzero(~part.kept)
    folding = peer.fit(others)
    best = max(peer.thresholds, key=lambda limit: _middle(rows, folding(others, limit)))
    return folding(np.flatnonzero(part.kept), best)


def _middle(rows: Sequence[Row], found: Groups) -> float:
    got = scores({at: rows[at].story for at in found}, found)
    return got.every + got.many


def by_source(rows: Sequence[Row], found: Groups) -> dict[str, BothF1]:
    """Return how well each source is folded within the stream."""
    return {
        source: scores({at: rows[at].story for at in found if rows[at].source == source}, found)
        for source in SOURCES
    }


@dataclass(slots=True, kw_only=True)
class Line:
    """What one method gave on some parts."""

    name: str
    got: list[BothF1]
    sources: list[dict[str, BothF1]]

    def __str__(self) -> str:
        cells = [f"{_mean(self.got, field):.3f}" for field in ("every", "many", "pairs")]
        own = [f"{_mean([one[source] for one in self.sources], 'every'):.3f}" for source in SOURCES]
        return f"{self.name:46} " + "   ".join([*cells, "|", *own])


def _mean(found: Sequence[BothF1], field: str) -> float:
    return sum(getattr(one, field) for one in found) / max(1, len(found))


def line(name: str, rows: Sequence[Row], found: Sequence[Groups]) -> Line:
    """Return how well a method folded some parts."""
    return Line(
        name=name,
        got=[scores({at: rows[at].story for at in one}, one) for one in found],
        sources=[by_source(rows, one) for one in found],
    )


def halves(rows: Sequence[Row], every: Sequence[Peer], ours: Mapping[str, Groups]) -> Iterator[Line]:
    """Yield each method on both halves of the events."""
    parts = [part for part in checks(rows) if part.name.startswith("half")]
    for peer in every:
        yield line(peer.name, rows, [tested(peer, part, rows) for part in parts])
    yield line("ours: trees, average linkage (repair)", rows, [ours[part.name] for part in parts])


def shipped(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how the package itself does, on articles that its trees have seen."""
    for name in (*SOURCES, "mixed"):
        articles = [row.article for row in rows if name in (row.source, "mixed")]
        gold = {row.article.id: row.story for row in rows if name in (row.source, "mixed")}
        yield f"  {name:12} {scores(gold, {one.id: one.story for one in place_all(articles)})}"


def main() -> None:
    if not present():
        print("skipped: no stories in the benchmark data")
        return
    rows = stream()
    pairs, own = everything(rows)
    ours = {part.name: (part, got, found) for part, got, found in check(rows, pairs, own)}
    every = peers(rows, table(rows))
    print("unseen halves of the events, mean of two: BCubed F1 all, of two or more, pairs | all of", *SOURCES)
    for one in halves(rows, every, {name: found for name, (_, _, found) in ours.items()}):
        print(one, flush=True)
    plain = next(peer for peer in every if peer.name.startswith("TF-IDF single"))
    print("ours on what was not trained on (TF-IDF single pass)")
    for name, (part, got, _) in ours.items():
        found = tested(plain, part, rows)
        beside = scores({at: rows[at].story for at in found}, found)
        print(f"  {name:26} {got}  ({beside.every:.3f} / {beside.many:.3f})", flush=True)
    left = [got.every for name, (_, got, _) in ours.items() if name.endswith("left out")]
    print(f"  each source left out: mean {sum(left) / len(left):.3f}, least {min(left):.3f}")
    print("the package as it ships, on articles that it was trained on")
    for text in shipped(rows):
        print(text, flush=True)


if __name__ == "__main__":
    main()
