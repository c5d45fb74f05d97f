"""What a learned reader of people harmed would reach on the Gun Violence Database: five-fold, nothing ships.

    python -m bench.gvdb_learnt

The people are those of ``bench.gvdb``, found by name and by age. Two logistic regressions say whether somebody was
harmed, and whether killed, from the words beside his mentions and in their sentences, from what the figures' tables
say of him, and from where he stands. Each fifth of the articles is judged by what learnt from the other four: there is
but one part of this set, so the numbers are of articles of the same set. A chance counts from one third: half of the F1
to be had is where F1 is best (Lipton et al. 2014), and .67 was reached before. Spans are scored as in ``bench.gvdb``.

Beside it F1 were it known of each of our people whether the set marks him, and how many of the false spans stand in
articles where somebody harmed has no span in the set: by name and age he may be there and only be unmarked.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import figures_public, gvdb
from broadsheet.model import Article, Span
from broadsheet.text.sentences import sentences

FOLDS = 5
LEAST = 1 / 3  # see above
# Rows for hashed words: sixty to a person and a thousand people give few more kinds of word than this.
SLOTS = 4096
# Words beside a mention, and characters that hold so many for certain.
BEFORE, BEHIND, REACH = 4, 7, 80
# Against facts of a person, which are few: words are sixty to a person. Tried on the same folds: .2, .3, 1.
WORD_WEIGHT, FACT_WEIGHT = 0.3, 0.6
_WORD = re.compile(r"\w+|[^\w\s]")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody an article tells of, what is known of him, and which spans of the set are his."""

    person: gvdb.Person
    features: Floats
    hits: tuple[dict[str, Any] | None, ...]  # one for his names, one for his ages, where he has such
    dead: bool


@dataclass(slots=True)
class Case:
    """An article with what the set marks in it."""

    row: dict[str, Any]
    told: list[Told] = field(default_factory=list)

    @property
    def spans(self) -> list[dict[str, Any]]:
        return [one for one in self.row["spans"] if one["label"] in {"victim_age", "victim_name"}]

    @property
    def unmarked(self) -> bool:
        """Whether somebody harmed has neither name nor age marked."""
        return len({one["person"] for one in self.spans}) < len(self.row["victims"])

    @property
    def dead(self) -> set[str]:
        return {victim["person"] for victim in self.row["victims"] if "killed" in victim["was"]}


def case(row: dict[str, Any]) -> Case:
    """Return the people of an article with their features and right answers."""
    made = Case(row)
    article = Article(id=row["id"], text=row["text"], language="en")
    within = list(sentences(article.text))
    free, dead = made.spans, made.dead
    for person in gvdb.people(article):
        person.fates.update(gvdb.fates_of(article.text, person, within))
        hits = tuple(_hit(free, *one) for one in mentioned(person))
        some = [hit for hit in hits if hit]
        made.told.append(
            Told(
                person=person, features=features(article.text, person, within), hits=hits,
                dead=any(hit["person"] in dead for hit in some),
            )
        )  # fmt: skip
    return made


def mentioned(person: gvdb.Person) -> list[tuple[str, list[Span]]]:
    """Return the kinds of span that a person has, each with his mentions of it."""
    both = (("victim_name", person.names), ("victim_age", person.ages))
    return [(label, mentions) for label, mentions in both if mentions]


def _hit(free: list[dict[str, Any]], label: str, mentions: Sequence[Span]) -> dict[str, Any] | None:
    """Take from the free spans of the set the first one that mentions stand on."""
    found = next((one for one in free if one["label"] == label and gvdb.over(one, mentions)), None)
    if found:
        free.remove(found)
    return found


def features(text: str, person: gvdb.Person, within: Sequence[Span]) -> Floats:
    """Return hashed words around a person, what the tables say befell him, and where he stands."""
    words = np.zeros(SLOTS)
    for mention in chain(person.names, person.ages):
        for word in _beside(text, mention, within):
            words[zlib.crc32(word.encode()) % SLOTS] = WORD_WEIGHT
    first = min(one.start for one in chain(person.names, person.ages))
    facts = [
        len(person.names) / 4, len(person.ages) / 4, bool(person.names), bool(person.ages), first / len(text),
        first < REACH, len((person.name or "").split()) > 1, bool(person.fates & gvdb.HARMED),
        "killed" in person.fates, bool(person.fates & gvdb.ACCUSED),
    ]  # fmt: skip
    return np.concatenate([words, FACT_WEIGHT * np.asarray(facts, float)])


def _beside(text: str, mention: Span, within: Sequence[Span]) -> Iterator[str]:
    around = next((one for one in within if one.start <= mention.start < one.end), mention)
    before = text[max(around.start, mention.start - REACH) : mention.start]
    behind = text[mention.end : min(around.end, mention.end + REACH)]
    yield from (f"before {word.lower()}" for word in _WORD.findall(before)[-BEFORE:])
    yield from (f"behind {word.lower()}" for word in _WORD.findall(behind)[:BEHIND])
    yield from (f"with {word.lower()}" for word in _WORD.findall(text[around.start : around.end]))


def folded(x: Floats, y: NDArray[np.bool_], article: NDArray[np.int64]) -> Floats:
    """Return the chance of each person by what learnt from other articles."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy

    chances = np.zeros(len(y))
    for part in range(FOLDS):
        other = article % FOLDS != part
        model = LogisticRegression(max_iter=400).fit(x[other], y[other])
        chances[~other] = model.predict_proba(x[~other])[:, 1]
    return chances


def tally(cases: Sequence[Case], harmed: Sequence[bool], killed: Sequence[bool]) -> Counter[str]:
    """Return right, wanted and found spans, as ``bench.gvdb.score`` does, for people believed harmed and killed."""
    counted: Counter[str] = Counter()
    believed = iter(zip(harmed, killed, strict=True))
    for one in cases:
        free, dead = one.spans, one.dead
        counted["victims wanted"] += len(free)
        counted["killed wanted"] += sum(span["person"] in dead for span in free)
        for told in one.told:
            is_harmed, is_killed = next(believed)
            for label, mentions in mentioned(told.person) if is_harmed else ():
                hit = _hit(free, label, mentions)
                counted["victims found"] += 1
                counted["victims right"] += hit is not None
                counted["false beside the unmarked"] += hit is None and one.unmarked
                counted["killed found"] += bool(is_killed)
                counted["killed right"] += bool(is_killed) and hit is not None and hit["person"] in dead
    return counted


def main() -> None:
    path = figures_public.data_folder() / "figures" / "gvdb_dev.jsonl.gz"
    if not path.exists():
        print(f"skipped: {path} is not there; set BROADSHEET_BENCH_DATA")
        return
    cases = [case(row) for row in figures_public.rows(path)]
    told = [(number, one) for number, made in enumerate(cases) for one in made.told]
    x = np.stack([one.features for _, one in told])
    article = np.asarray([number for number, _ in told])
    harmed = np.asarray([any(one.hits) for _, one in told])
    killed = np.asarray([one.dead for _, one in told])
    said = [(folded(x, y, article) >= LEAST).tolist() for y in (harmed, killed)]
    learnt, known = tally(cases, said[0], said[1]), tally(cases, harmed.tolist(), killed.tolist())
    result = {
        "five-fold": {name: gvdb.f1(learnt, name) for name in ("victims", "killed")},
        "were it known of each": {name: gvdb.f1(known, name) for name in ("victims", "killed")},
        "false spans": learnt["victims found"] - learnt["victims right"],
        "of them beside somebody unmarked": learnt["false beside the unmarked"],
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
