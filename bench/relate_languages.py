"""How well articles in other languages than English fold into stories, and English ones with them.

    python bench/relate_languages.py [--errors] [--kept] [--rarity]

For each language under ``bench/written/languages``: F1 over the pairs of its own articles folded alone, and F1
over the pairs of one English article and one other, all folded together. ``--errors`` lists by id the pairs that
were wrongly joined or wrongly kept apart. ``--kept`` reads the quarter that is looked at once only, at the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from broadsheet.model import Article
from broadsheet.relate.compare.features import features
from broadsheet.relate.grouping.placing import place_all
from broadsheet.relate.words.coded import KIND, OWN, TERM
from broadsheet.relate.words.idf import rarities
from broadsheet.text.articlejson import from_json

FOLDER = Path(__file__).parent / "written" / "languages"
LANGUAGES = ("de", "fr", "es", "ru", "uk", "ar")
WANTED, WANTED_ACROSS = 0.85, 0.70

Groups = dict[str, str]
Pair = tuple[str, str]


def load(language: str, *, kept: bool) -> tuple[list[Article], Groups]:
    """Return the written articles of one language and the story of each."""
    path = FOLDER / f"{'kept_' if kept else ''}{language}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [from_json(row) for row in rows], {row["id"]: row["story"] for row in rows}


def folded(articles: Iterable[Article]) -> Groups:
    """Return the story of each article by ``place_all``."""
    return {placed.id: placed.story for placed in place_all(articles)}


def judged(pairs: Iterable[Pair], gold: Groups, found: Groups) -> dict[str, list[Pair]]:
    """Return pairs under ``right`` (one story, and told so), ``joined`` (wrongly) and ``parted`` (wrongly)."""
    out: dict[str, list[Pair]] = {"right": [], "joined": [], "parted": []}
    for a, b in pairs:
        one, told = gold[a] == gold[b], found[a] == found[b]
        if one or told:
            out["right" if one and told else "joined" if told else "parted"].append((a, b))
    return out


def f1(found: dict[str, list[Pair]]) -> float:
    """Return F1 over pairs."""
    right, wrong = len(found["right"]), len(found["joined"]) + len(found["parted"])
    return 2 * right / (2 * right + wrong) if right else 0.0


def within(articles: list[Article]) -> Iterator[Pair]:
    """Return every pair of articles."""
    return combinations([article.id for article in articles], 2)


def across(articles: list[Article]) -> Iterator[Pair]:
    """Return every pair of one English article and one other."""
    english = {article.id: article.language == "en" for article in articles}
    return ((a, b) for a, b in within(articles) if english[a] != english[b])


def _row(name: str, found: dict[str, list[Pair]], wanted: float) -> str:
    counts = f"{len(found['right'])} right, {len(found['joined'])} wrongly joined, {len(found['parted'])} wrongly apart"
    return f"{name:8} {f1(found):.3f} (wanted {wanted:.2f}; {counts})"


def _errors(found: dict[str, list[Pair]], gold: Groups) -> None:
    for kind in ("joined", "parted"):
        for a, b in found[kind]:
            print(f"    {kind} {a} {b}  {gold[a]} / {gold[b]}")


def ordinary_rarity(articles: Iterable[Article]) -> float:
    """Return the mean rarity of words of English articles that are no topic's words and no names."""
    found: list[float] = []
    for article in articles:
        coded = features(article).coded
        own = (coded.marks[:, 0] & (KIND | OWN)) == (TERM | OWN)
        found += rarities(coded.ids[own]).tolist()
    return sum(found) / len(found)


def main() -> None:
    if "--rarity" in sys.argv:
        every = (article for language in LANGUAGES for article in load(language, kept=False)[0])
        print(f"{ordinary_rarity(article for article in every if article.language == 'en'):.2f}")
        return
    kept, errors = "--kept" in sys.argv, "--errors" in sys.argv
    print("F1 over pairs of articles")
    for language in LANGUAGES:
        articles, gold = load(language, kept=kept)
        own = [article for article in articles if article.language == language]
        rows = (
            (language, judged(within(own), gold, folded(own)), WANTED),
            (f"{language}, en", judged(across(articles), gold, folded(articles)), WANTED_ACROSS),
        )
        for name, found, wanted in rows:
            print(_row(name, found, wanted))
            if errors:
                _errors(found, gold)


if __name__ == "__main__":
    main()
