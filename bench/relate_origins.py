"""Print how often "at most N origins" is right on the written stories, and how often it is too high.

    python bench/relate_origins.py [--show] [--json] [FILE...]

Reads bench/written/origins/{a,b,c,d,e,f,g,h,i}.jsonl and the answers beside them, or the files that are named. Stories are
given, copy groups are the program's, and notes are made from the plain text. With --show also each story's
origins and, for each article, what it should rest on.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet import flow
from broadsheet.model import Article, Origin
from broadsheet.relate.grouping.placing import place_all
from broadsheet.relate.tracing.origins import origins
from broadsheet.relate.who.register import join_all
from broadsheet.text.articlejson import from_json

WRITTEN = Path(__file__).parent / "written" / "origins"
SEEN = tuple(WRITTEN / f"{block}.jsonl" for block in "abcdefghi")
NORMAL = 1.96  # standard deviations of a 95% interval

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A story, the answer and what the program says."""

    block: str
    story: str
    wanted: int
    got: int
    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]


def answers(path: Path) -> dict[str, int]:
    """Return the number of origins of each story of a block."""
    with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as lines:
        return {row["story"]: int(row["origins"]) for row in csv.DictReader(lines, delimiter="\t")}


def counted(path: Path) -> Iterable[Counted]:
    """Yield each story of a block with what the program says of it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [from_json(row) for row in rows]
    groups = {placement.id: placement.copy_group for placement in place_all(articles)}
    told = list(join_all(_read(article) for article in articles))
    stories: dict[str, list[tuple[Row, Article]]] = defaultdict(list)
    for row, article in zip(rows, told, strict=True):
        stories[row["story"]].append((row, article))
    for story, wanted in answers(path).items():
        found, at_most = origins(flow.oldest_first([article for _, article in stories[story]]), groups)
        yield Counted(
            block=path.stem,
            story=story,
            wanted=wanted,
            got=at_most,
            origins=found,
            rows=tuple(row for row, _ in stories[story]),
        )


def _read(article: Article) -> Article:
    found = flow.inspected(article)
    if not isinstance(found, Article):
        raise SystemExit(found.reason)
    return found


def report(stories: Sequence[Counted]) -> Row:
    """Return the shares that are right and too high, with 95% intervals (Wilson 1927)."""
    right = sum(story.got == story.wanted for story in stories)
    high = sum(story.got > story.wanted for story in stories)
    return {
        "stories": len(stories),
        "right": round(right / len(stories), 3),
        "right_interval": _wilson(right, len(stories)),
        "too_high": round(high / len(stories), 3),
        "too_high_interval": _wilson(high, len(stories)),
        "wrong": {story.story: [story.got, story.wanted] for story in stories if story.got != story.wanted},
    }


def _wilson(hits: int, of: int) -> list[float]:
    share, spread = hits / of, NORMAL**2 / of
    middle = (share + spread / 2) / (1 + spread)
    half = NORMAL * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return [round(max(middle - half, 0.0), 3), round(min(middle + half, 1.0), 3)]


def show(story: Counted) -> None:
    """Print a story's origins, and what each article should rest on beside what it does."""
    print(f"\n{story.block}/{story.story}: {story.got}, wanted {story.wanted}")
    for row in story.rows:
        rests = [
            origin.name if origin.known else f"({origin.name})"
            for origin in story.origins
            if row["id"] in origin.articles
        ]
        print(f"  {row['id'][:4]} {row['outlet']}: {rests}, wanted {row['rests_on']}")


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=SEEN)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    stories = [story for path in given.files for story in counted(path)]
    for story in stories if given.show else ():
        show(story)
    blocks = {path.stem: report([one for one in stories if one.block == path.stem]) for path in given.files}
    out = {**blocks, "all": report(stories)}
    print(json.dumps(out) if given.json else "\n".join(f"{name}: {row}" for name, row in out.items()))


if __name__ == "__main__":
    main()
