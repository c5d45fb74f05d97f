"""Who said what, through whom: the written sentences with chains up to four long.

    python -m bench.chains [--kept] [--half odd|even] [--show]

A statement of the set is found when the words of its content and of a printed one, one to one, have a Jaccard
of .5 or more (bench/seed.py does the same). Its chain is right when the links are the same, in order: by name,
by entity, or because they stand at the same place of the text. The origin is the last link that is no channel,
else the speaker. A statement that is not found is wrong in everything. Prints one JSON line with shares of all
statements; "invented" is the share of the texts without a statement that get one with a chain.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.seed import ALIKE, Names, Row, one_to_one, spans_text, tokens
from broadsheet import flow
from broadsheet.model import Failure
from broadsheet.text.articlejson import from_json, to_json

FOLDER = Path(__file__).parent / "written" / "chains"
WANTED = {"chain": 0.9, "origin": 0.93, "invented": 0.03, "stance": 0.9, "anonymous": 0.9}
# The set tells eight stances; finer ones of ours that mean one of them.
STANCES = {
    "acknowledged": "confirmed",
    "argued": "claimed",
    "threatened": "warned",
    "urged": "demanded",
}
SAID = frozenset(("asked", "accused", "claimed", "confirmed", "demanded", "denied", "promised", "warned"))


@dataclass(slots=True)
class Tally:
    """What was right, counted, and what was wrong, told."""

    right: dict[str, int] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)
    wrong: list[list[Any]] = field(default_factory=list)

    def count(self, what: str, *, right: bool) -> None:
        self.right[what] = self.right.get(what, 0) + right
        self.of[what] = self.of.get(what, 0) + 1


def read(row: Row) -> Row:
    """Return a written text as ``read`` would print it."""
    fields = {
        "id": row["id"],
        "text": row["text"],
        "outlet": row["outlet"],
        "language": row.get("language", "en"),
    }
    article = flow.inspected(from_json(fields))
    if isinstance(article, Failure):
        raise TypeError(article.reason)
    return dict(to_json(article))


def overlapping(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """Return the Jaccard of the places of the text that two lists of spans cover."""
    sets = [{at for start, end in spans for at in range(start, end)} for spans in (one, other)]
    return len(sets[0] & sets[1]) / max(1, len(sets[0] | sets[1]))


def same(gold: Row, printed: Row, names: Names, text: str) -> bool:
    """Tell whether a printed name is the one wanted; where its own words were wanted, their place says so too."""
    if not gold["name"]:
        return False
    own = gold["span"] and text[slice(*gold["span"])] == gold["name"]
    if own and overlapping([gold["span"]], printed["spans"]) >= ALIKE:
        return True
    return names.same(gold["name"], printed)


def origin(chain: Sequence[Row], speaker: Row | None) -> Row | None:
    """Return the last link that is no channel, else the speaker."""
    return next((link for link in reversed(chain) if link["role"] != "channel"), speaker)


def stance(name: str) -> str:
    name = STANCES.get(name, name)
    return name if name in SAID else "said"


def compare(gold: Row, note: Row | None, names: Names, tally: Tally, row: Row) -> None:
    """Count what is right in a printed statement (None: not found)."""
    text = row["text"]
    checks = dict.fromkeys(("found", "chain", "origin", "speaker", "stance", "anonymous", "roles"), False)
    if note is not None:
        chain, theirs = note["chain"], gold["chain"]
        linked = len(chain) == len(theirs) and all(
            same(g, c, names, text) for g, c in zip(theirs, chain, strict=True)
        )
        ours, wanted = origin(chain, note["speaker"]), origin(theirs, gold["speaker"])
        nobody = gold["speaker"]["name"] is None
        speaker = note["speaker"]
        checks = {
            "found": True,
            "chain": linked,
            "origin": bool(ours and wanted and same(wanted, ours, names, text)),
            "speaker": speaker is None
            if nobody
            else bool(speaker and same(gold["speaker"], speaker, names, text)),
            "stance": stance(note["stance"]) == gold["stance"],
            "anonymous": bool(speaker and speaker["anonymous"]) == gold["speaker"]["anonymous"],
            "roles": linked and [link["role"] for link in chain] == [link["role"] for link in theirs],
        }
    for what, right in checks.items():
        tally.count(what, right=right)
    if not all(checks.values()):
        told = note and [
            note["speaker"] and [note["speaker"]["name"], note["speaker"]["anonymous"]],
            [f"{link['name']}/{link['role']}" for link in note["chain"]],
            note["stance"],
        ]
        want = [
            [gold["speaker"]["name"], gold["speaker"]["anonymous"]],
            [f"{link['name']}/{link['role']}" for link in gold["chain"]],
            gold["stance"],
        ]
        tally.wrong.append([row["id"], [what for what, right in checks.items() if not right], want, told])


def score(row: Row, printed: Row, tally: Tally) -> None:
    names, text = Names([printed]), row["text"]
    notes = [n for n in printed["notes"] if n["kind"] == "statement" and n.get("field") != "title"]
    if not row["statements"]:
        tally.count("negative", right=not notes)
        tally.count("invented", right=any(note["chain"] for note in notes))
        if notes:
            tally.wrong.append([row["id"], "negative", [spans_text(text, n["content"]) for n in notes]])
        return
    matched = one_to_one(
        [tokens(spans_text(text, gold["content"])) for gold in row["statements"]],
        [tokens(spans_text(text, note["content"])) for note in notes],
    )
    for number, gold in enumerate(row["statements"]):
        place = matched.get(number)
        compare(gold, None if place is None else notes[place], names, tally, row)
    for place, note in enumerate(notes):
        tally.count("false", right=place not in matched.values())
        if place not in matched.values():
            tally.wrong.append([row["id"], "false", spans_text(text, note["content"])])


def measure(rows: Iterable[Row]) -> tuple[dict[str, float], Tally]:
    """Return the shares, and the tally behind them."""
    tally = Tally()
    for row in rows:
        score(row, read(row), tally)
    return {what: round(tally.right[what] / count, 3) for what, count in tally.of.items()}, tally


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kept", action="store_true", help="the quarter that nobody develops on")
    parser.add_argument("--half", choices=("odd", "even"), help="only texts of odd or even number")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    path = FOLDER / ("kept.jsonl" if options.kept else "seen.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if options.half:
        rows = [row for row in rows if int(row["id"][-3:]) % 2 == (options.half == "odd")]
    shares, tally = measure(rows)
    print(json.dumps(shares | {"statements": tally.of["found"], "wanted": WANTED}))
    if options.show:
        for one in tally.wrong:
            print(json.dumps(one, ensure_ascii=False))


if __name__ == "__main__":
    main()
