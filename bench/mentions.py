"""Measures who is who within a story: mentions joined by the product against mentions joined by hand.

    python bench/mentions.py [--show] [--kept]

Reads bench/written/mentions/seen.jsonl (30 stories; ``--kept``: the ten kept unseen instead). Each story is read as
the product reads it: every article inspected alone, then joined one after the other by the register. A mention
counts as found where a note of an entity overlaps it, and is joined with whatever that note is joined with; one that
is not found stands alone, right where nothing else in the story is called by it, and wrong in everything else.
Prints BCubed precision, recall and F1 over all mentions of all stories, over those found alone, and with the marked
mentions given instead of found, which is joining without finding; then how many pairs of two people of one surname
are joined. ``--show`` prints what is parted, joined and missed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from broadsheet.inspect import inspect
from broadsheet.model import Article, Entity, Note, Outlet
from broadsheet.relate.who.likeness import person_words
from broadsheet.relate.who.register import join_all
from broadsheet.text.dates import parse
from broadsheet.text.words import fold

WRITTEN = Path(__file__).parent / "written" / "mentions"
Row = dict[str, Any]
Place = tuple[int, int]  # number of the article in its story, number of the mention in it


def stories() -> list[Row]:
    name = "kept.jsonl" if "--kept" in sys.argv else "seen.jsonl"
    return [json.loads(line) for line in (WRITTEN / name).read_text(encoding="utf-8").splitlines()]


def articles(story: Row) -> list[Article]:
    """Return the articles of a story with their notes, not yet joined."""
    found = []
    for row in story["articles"]:
        article = Article(
            id=row["id"],
            title=row["title"],
            text=row["text"],
            outlet=Outlet(name=row["outlet"]),
            published=parse(row["published"]),
            language=row["language"],
        )
        found.append(inspect(article))
    return found


def given(article: Article, row: Row) -> Article:
    """Return an article with the marked mentions for its entities."""
    marked = [
        Entity(start=m["start"], end=m["end"], text=m["text"], type=m["type"], made_by="marked")
        for m in row["mentions"]
    ]
    others: list[Note] = [note for note in article.notes if not isinstance(note, Entity)]
    titled = [note for note in article.notes if isinstance(note, Entity) and note.field == "title"]
    return replace(article, notes=(*titled, *marked, *others))


def answers(story: Row, joined: Sequence[Article]) -> dict[Place, str]:
    """Return what each mention that was found is joined with, by its place."""
    said = {}
    for at, (row, article) in enumerate(zip(story["articles"], joined, strict=True)):
        notes = [n for n in article.notes if isinstance(n, Entity) and n.field == "text" and n.entity]
        for number, mention in enumerate(row["mentions"]):
            over = [(shared(mention, note), -(note.end - note.start), note.entity) for note in notes]
            best = max(over, default=(0, 0, None), key=lambda one: one[:2])
            if best[0] > 0 and best[2]:
                said[at, number] = best[2]
    return said


def shared(mention: Row, note: Entity) -> int:
    return min(int(mention["end"]), note.end) - max(int(mention["start"]), note.start)


def gold(story: Row) -> dict[Place, str]:
    return {
        (at, number): mention["who"]
        for at, row in enumerate(story["articles"])
        for number, mention in enumerate(row["mentions"])
    }


def bcubed(pairs: Iterable[tuple[Mapping[Place, str], Mapping[Place, str]]]) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1 of (gold, said) of many stories; every mention weighs the same."""
    precision = recall = 0.0
    total = 0
    for right, said in pairs:
        full = {place: said.get(place, f"alone {place}") for place in right}
        theirs, mine = Counter(right.values()), Counter(full.values())
        both = Counter((right[place], full[place]) for place in right)
        for place in right:
            hits = both[right[place], full[place]]
            precision += hits / mine[full[place]]
            recall += hits / theirs[right[place]]
        total += len(right)
    precision, recall = precision / max(1, total), recall / max(1, total)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def namesakes(story: Row, right: Mapping[Place, str], said: Mapping[Place, str]) -> tuple[int, int]:
    """Return how many pairs of two people of one surname a story has, and how many of these are joined anywhere."""
    surnames: dict[str, set[str]] = defaultdict(set)
    for (at, number), who in right.items():
        mention = story["articles"][at]["mentions"][number]
        if mention["type"] == "person" and len(mention["text"].split()) > 1:
            surnames[person_words(mention["text"])[-1]].add(who)
    ids: dict[str, set[str]] = defaultdict(set)
    for place, id_ in said.items():
        mention = story["articles"][place[0]]["mentions"][place[1]]
        if len(mention["text"].split()) > 1 and person_words(mention["text"])[-1] in surnames:
            ids[right[place]].add(id_)
    pairs = [pair for some in surnames.values() for pair in combinations(sorted(some), 2)]
    return len(pairs), sum(bool(ids[a] & ids[b]) for a, b in pairs)


def show(story: Row, right: Mapping[Place, str], said: Mapping[Place, str], label: str) -> None:
    def name(place: Place) -> str:
        return str(story["articles"][place[0]]["mentions"][place[1]]["text"])

    for place in right:
        if place not in said:
            print(f"{label} missed {story['articles'][place[0]]['id']} {name(place)!r} ({right[place]})")
    for title, outer, inner in (("parted", right, said), ("joined", said, right)):
        parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for place in said:
            where = f"{name(place)}@{place[0] + 1}"
            parts[outer[place]][inner[place]].append(where)
        for who, some in parts.items():
            if len(some) > 1:
                print(
                    f"{label} {title} {story['story']} {who}: {[fold(' / '.join(v)) for v in some.values()]}"
                )


def main() -> None:
    scored: dict[str, list[tuple[Mapping[Place, str], Mapping[Place, str]]]] = defaultdict(list)
    pairs = wrong = 0
    for story in stories():
        read, right = articles(story), gold(story)
        found = answers(story, join_all(read))
        marked = [given(article, row) for article, row in zip(read, story["articles"], strict=True)]
        joined = answers(story, join_all(marked))
        scored["all"].append((right, found))
        scored["found alone"].append(({place: right[place] for place in found}, found))
        scored["mentions given"].append((right, joined))
        some, bad = namesakes(story, right, found)
        pairs, wrong = pairs + some, wrong + bad
        if "--show" in sys.argv:
            show(story, right, found, "read")
            show(story, right, joined, "given")
    for label, results in scored.items():
        precision, recall, f1 = bcubed(results)
        size = sum(len(right) for right, _ in results)
        print(f"{label}: BCubed F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f}) over {size} mentions")
    print(f"two people of one surname: {wrong} of {pairs} pairs joined")


if __name__ == "__main__":
    main()
