"""What related articles lose by looking up an article's heaviest keys alone, and fewer of the articles behind each.

    python -m bench.related_keys

On GVA, ECB+ and AllSides mixed, in order of publication: for 400 articles drawn with a seed, what is shown with each
setting beside what is shown with all keys and the latest 512 articles of each.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from bench.relate_related import ANSWERS, DATA, lines
from broadsheet.model import Placement
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.neighbours import Candidate, Candidates, Window
from broadsheet.relate.grouping.related import related
from broadsheet.relate.words.coded import Coded
from broadsheet.text.articlejson import from_json

DRAWN, SHOWN, SEED = 400, 6, 3
EVERY = 1_000  # keys; no article has so many
SETTINGS = ((512, EVERY), (128, EVERY), (128, 32), (128, 24), (64, 32), (32, 32))


class Mixed:
    """All articles of the stream, found by the keys they share."""

    def __init__(self, rows: Sequence[dict[str, Any]], read: Sequence[Features]) -> None:
        self.read = read
        self.by_id = {one.id: one for one in read}
        self.stories = [str(row["story"]) for row in rows]
        self.sagas = [str(row.get("topic") or row["story"]) for row in rows]
        self.behind: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, one in enumerate(read):
            for key, weight in one.keys.listed():
                self.behind[key].append((at, weight))

    def placed(self, at: int) -> Placement:
        """Return where the labels put an article."""
        return Placement(
            id=self.read[at].id, copy_group=self.read[at].id, story=self.stories[at], saga=self.sagas[at]
        )


class Looked:
    """The stream as `related` meets it, looked up by some keys and some articles of each."""

    def __init__(self, mixed: Mixed, latest: int, keys: int) -> None:
        self.mixed, self.latest, self.keys = mixed, latest, keys
        self.rows = 0  # read in all

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return those that share most, whatever their date, by the asked setting of the article's own keys."""
        shared: Counter[int] = Counter()
        # Those that come for an article of the stream are its heaviest already: all of its own are taken up again.
        own = keys if without is None else self.mixed.by_id[without].keys
        for key, weight in own.heaviest(self.keys).listed():
            behind = self.mixed.behind[key][-self.latest :]
            self.rows += len(behind)
            for at, other in behind:
                shared[at] += weight * other
        best = sorted(shared, key=lambda at: (-shared[at], at))
        found = [at for at in best if self.mixed.read[at].id != without][: windows[0].limit]
        return Candidates.of(
            list(map(self._candidate, found)), Coded.of([self.mixed.read[at] for at in found])
        )

    def _candidate(self, at: int) -> Candidate:
        one = self.mixed.placed(at)
        return Candidate(id=one.id, story=one.story, saga=one.saga, copy_group=one.copy_group, story_size=1)


def shown(mixed: Mixed, drawn: Sequence[int], latest: int, keys: int) -> tuple[list[list[str]], float]:
    """Return what is shown beside each article, and how many rows are read for one."""
    looked = Looked(mixed, latest, keys)
    found = [
        [
            one.id
            for one in related(mixed.read[at], looked, SHOWN, {mixed.read[at].id: mixed.placed(at)})
            if one.shown
        ]
        for at in drawn
    ]
    return found, looked.rows / len(drawn)


def stream() -> Iterator[dict[str, Any]]:
    """Yield the rows of the three sources."""
    for source in ("gva", "ecbplus", "allsides"):
        for path in sorted((DATA / "stories").glob(f"{source}*.jsonl.gz")):
            yield from lines(path)


def main() -> None:
    rows = sorted(stream(), key=lambda row: (str(row.get("published") or ""), str(row["id"])))
    read = [features(from_json({n: v for n, v in row.items() if n not in ANSWERS})) for row in rows]
    mixed = Mixed(rows, read)
    drawn = random.Random(SEED).sample(range(len(rows)), DRAWN)
    print(f"{len(rows)} articles, {DRAWN} drawn, {SHOWN} asked for")
    print("latest  keys  rows read  shown  of the first line's  first one the same")
    base: list[list[str]] = []
    for latest, keys in SETTINGS:
        found, spent = shown(mixed, drawn, latest, keys)
        base = base or found
        kept = sum(len(set(a) & set(b)) for a, b in zip(found, base, strict=True)) / sum(map(len, base))
        first = sum(a[:1] == b[:1] for a, b in zip(found, base, strict=True)) / DRAWN
        used = "all" if keys == EVERY else keys
        print(
            f"{latest:6}  {used:>4}  {spent:9.0f}  {sum(map(len, found)):5}  {kept:19.4f}  {first:18.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
