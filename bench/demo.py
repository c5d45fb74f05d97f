"""Compares what Broadsheet finds in its own demo corpus with the answers that the corpus carries.

    python bench/demo.py [--show]

Prints one JSON line of shares (right of asked); with --show also what was missed. Needs no data from
outside: this is the sample on which CI holds its floors.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from broadsheet.config import Settings
from broadsheet.desk import demo_corpus, fold, fold_ledger, read
from broadsheet.model import Article, Entity, Figure, Placement, Series, Statement
from broadsheet.text.articlejson import to_json
from broadsheet.text.words import fold as folded

Row = dict[str, Any]
SAME_WORDS = 0.5  # Jaccard of the word tokens from which a statement counts as found, as on the seed page
# Broadsheet folds every kind of people, dead or alive, to "person"; the answers name the kind.
PEOPLE = frozenset(
    [
        "body",
        "child",
        "contractor",
        "customer",
        "evacuee",
        "family",
        "firefighter",
        "household",
        "man",
        "member",
        "passenger",
        "person",
        "resident",
        "soldier",
        "vote",
        "voter",
        "woman",
        "worker",
    ]
)


def corpus() -> list[Article]:
    """Return the latest version of every article of the demo, with its notes joined."""
    latest = {article.id: article for article in demo_corpus.load(demo_corpus.LAST_DAY)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.jsonl"
        path.write_text(
            "".join(json.dumps(to_json(article)) + "\n" for article in latest.values()), encoding="utf-8"
        )
        found = read([str(path)], settings=Settings(workers=2))
    return [article for article in found if isinstance(article, Article)]


def tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def named(name: str) -> str:
    return folded(name).removeprefix("the ").strip()


def same_name(gold: str | None, printed: str | None) -> bool:
    """Return whether a speaker is the one asked for: the same name, or its last words where one is longer."""
    if gold is None or printed is None:
        return gold is None
    a, b = named(gold), named(printed)
    return a == b or a.endswith(" " + b) or b.endswith(" " + a) or a in b


def score_statements(gold: list[Row], articles: dict[str, Article]) -> tuple[Row, list[Any]]:
    content, speaker, chain, missed = 0, 0, 0, []
    for row in gold:
        article = articles[row["article"]]
        wanted = tokens(" ".join(row["content"]))
        best, score = None, 0.0
        for note in article.notes:
            if isinstance(note, Statement):
                said = tokens(" ".join(article.text[a:b] for a, b in note.content))
                overlap = len(wanted & said) / len(wanted | said)
                if overlap > score:
                    best, score = note, overlap
        if best is None or score < SAME_WORDS:
            missed.append(["statement", row["article"], row["content"][0][:60]])
            continue
        content += 1
        speaker_name = best.speaker.name if best.speaker else None
        right = same_name(row["speaker"], speaker_name)
        names = [link.name for link in best.chain]
        linked = len(names) == len(row["chain"]) and all(map(same_name, row["chain"], names))
        speaker += right
        chain += linked
        if not right or not linked:
            missed.append(
                [
                    "who",
                    row["article"],
                    row["speaker"],
                    row["chain"],
                    speaker_name,
                    names,
                ]
            )
    return {
        "content": share(content, gold),
        "speaker": share(speaker, gold),
        "chain": share(chain, gold),
    }, missed


def share(right: int, gold: Iterable[Any]) -> float:
    return round(right / len(list(gold)), 3)


def score_figures(gold: list[Row], articles: dict[str, Article]) -> tuple[Row, list[Any]]:
    right, missed = 0, []
    for row in gold:
        article = articles[row["article"]]
        value = tuple(row["value"]) if isinstance(row["value"], list) else row["value"]
        near = [
            note
            for note in article.notes
            if isinstance(note, Figure)
            and (
                article.text[note.start : note.end] in row["text"]
                or row["text"] in article.text[note.start : note.end]
            )
        ]
        if any(note.value == value and same_unit(row["unit"], note.unit) for note in near):
            right += 1
        else:
            missed.append(
                ["figure", row["article"], row["text"], value, row["unit"], [(n.value, n.unit) for n in near]]
            )
    return {"figures": share(right, gold)}, missed


def same_unit(gold: str | None, printed: str | None) -> bool:
    return gold == printed or {gold, printed} <= PEOPLE or gold is None or printed is None


def score_stories(gold: Row, placements: dict[str, Placement]) -> tuple[Row, list[Any]]:
    wanted = {key: slug for slug, keys in gold["stories"].items() for key in keys}
    wanted |= {key: key for key in gold["singles"]}
    precision = recall = 0.0
    for key in wanted:
        mine = {k for k in wanted if placements[k].story == placements[key].story}
        theirs = {k for k in wanted if wanted[k] == wanted[key]}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    precision, recall = precision / len(wanted), recall / len(wanted)
    apart = [pair for pair in gold["look_alikes"] if placements[pair[0]].story == placements[pair[1]].story]
    sagas = [
        all(
            {placements[k].saga for k in gold["stories"][a]}
            & {placements[k].saga for k in gold["stories"][b]}
            for a, b in combinations(slugs, 2)
        )
        for slugs in gold["sagas"]
    ]
    return {
        "stories_f1": round(2 * precision * recall / (precision + recall), 3),
        "look_alikes_merged": len(apart),
        "sagas": share(sum(sagas), sagas),
    }, apart


def score_copies(gold: list[Row], placements: dict[str, Placement]) -> tuple[Row, list[Any]]:
    grouped, labelled, asked, missed = 0, 0, 0, []
    for group in gold:
        for key, label in group["labels"].items():
            asked += 1
            together = placements[key].copy_group == placements[group["source"]].copy_group
            said = {copy.id: copy.label for copy in placements[key].copies}.get(group["source"])
            grouped += together
            labelled += together and said == label
            if not together or said != label:
                missed.append(["copy", key, label, said])
    return {"copies": round(grouped / asked, 3), "copy_labels": round(labelled / asked, 3)}, missed


def score_entities(gold: Row, articles: Iterable[Article]) -> tuple[Row, list[Any]]:
    known: dict[str, set[str]] = {}
    for article in articles:
        for note in article.notes:
            if isinstance(note, Entity) and note.entity:
                known.setdefault(named(note.text), set()).add(note.entity)
            if isinstance(note, Statement) and note.speaker and note.speaker.entity:
                known.setdefault(named(note.speaker.name), set()).add(note.speaker.entity)
    joined, missed = 0, []
    # Mentions leave titles out: "Ms Osgood" is found as "Osgood".
    for group in gold["same_entity"]:
        ids = [known.get(named(name)) or known.get(named(name).partition(" ")[2], set()) for name in group]
        if set.intersection(*ids):
            joined += 1
        else:
            missed.append(["entity", group, [sorted(i) for i in ids]])
    wrong = [
        pair
        for pair in gold["different_entity"]
        if known.get(named(pair[0]), set()) & known.get(named(pair[1]), set())
    ]
    missed += [["joined", pair] for pair in wrong]
    return {"same_entity": share(joined, gold["same_entity"]), "different_joined": len(wrong)}, missed


def score_ledger(gold: Row, articles: list[Article], placements: list[Placement]) -> tuple[Row, list[Any]]:
    ledgers = {told.story: told.ledger for told in fold_ledger(articles, placements)}
    of = {placement.id: placement.story for placement in placements}
    missed = []
    sums = 0
    for row in gold["sums"]:
        found = [one for series in ledgers[of[row["article"]]] for one in series.sums]
        hit = any(
            sorted(one.parts) == sorted(row["parts"])
            and one.whole == row["whole"]
            and one.holds == row["holds"]
            for one in found
        )
        sums += hit
        if not hit:
            missed.append(["sum", row["article"], row["parts"], row["whole"]])
    conflicts = 0
    for row in gold["conflicts"]:
        values = {side["value"] for side in row["sides"]}
        hit = any(values <= conflicting(series) for series in ledgers[of[row["article"]]])
        conflicts += hit
        if not hit:
            missed.append(["conflict", row["article"], sorted(values)])
    return {"sums": share(sums, gold["sums"]), "conflicts": share(conflicts, gold["conflicts"])}, missed


def conflicting(series: Series) -> set[Any]:
    """Return the values of a series that stand against another one."""
    return {series.points[i].value for pair in series.conflicts for i in pair}


def measure() -> tuple[Row, list[Any]]:
    """Return the shares, and what was missed."""
    gold = demo_corpus.expected()
    articles = corpus()
    by_id = {article.id: article for article in articles}
    placements = fold(articles)
    placed = {placement.id: placement for placement in placements}
    out: Row = {}
    missed: list[Any] = []
    for shares, told in (
        score_statements(gold["statements"], by_id),
        score_figures(gold["figures"], by_id),
        score_stories(gold, placed),
        score_copies(gold["copies"], placed),
        score_entities(gold, articles),
        score_ledger(gold, articles, placements),
    ):
        out |= shares
        missed += told
    return out, missed


def main() -> None:
    shares, missed = measure()
    print(json.dumps(shares))
    if "--show" in sys.argv:
        for item in missed:
            print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main()
