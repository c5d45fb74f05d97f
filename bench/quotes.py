"""Who speaks, for quotations in six languages other than English: written texts, precision, recall and F1.

    python -m bench.quotes [--kept] [--show]

A quotation is right where a printed statement has words of it (Jaccard of .5 or more) and its speaker: the same
name or entity, or, where the text names the speaker there, the same place. What is printed as direct speech
and is none of those expected counts against precision. One JSON line a language.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.chains import read, same
from bench.seed import Names, Row, one_to_one, spans_text, tokens

FOLDER = Path(__file__).parent / "written" / "quotes"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk")
WANTED = 0.85


def score(row: Row, printed: Row) -> tuple[int, int, int, list[object]]:
    """Return how many are right, expected and printed, and what is wrong."""
    text, names = row["text"], Names([printed])
    notes = [n for n in printed["notes"] if n["kind"] == "statement" and n.get("field") != "title"]
    matched = one_to_one(
        [tokens(spans_text(text, gold["content"])) for gold in row["quotes"]],
        [tokens(spans_text(text, note["content"])) for note in notes],
    )
    right, wrong = 0, list[object]()
    for number, gold in enumerate(row["quotes"]):
        note = notes[matched[number]] if number in matched else None
        wanted = {"name": gold["speaker"], "span": gold["speaker_span"]}
        speaker = note["speaker"] if note else None
        good = speaker is not None and same(wanted, speaker, names, text)
        right += good
        if not good:
            wrong.append([gold["speaker"], speaker and speaker["name"], "found" if note else "missed"])
    direct = {n for n, note in enumerate(notes) if note["form"] == "direct"}
    wrong += [["false", spans_text(text, notes[n]["content"])] for n in direct - set(matched.values())]
    return right, len(row["quotes"]), len(direct | set(matched.values())), wrong


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kept", action="store_true", help="the quarter that nobody develops on")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for language in LANGUAGES:
        path = FOLDER / f"{'kept_' if options.kept else ''}{language}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        scored = [score(row, read(row | {"outlet": None})) for row in rows]
        right, expected = sum(one[0] for one in scored), sum(one[1] for one in scored)
        printed = sum(one[2] for one in scored)
        told = {
            "language": language,
            "precision": round(right / max(1, printed), 3),
            "recall": round(right / max(1, expected), 3),
            "f1": round(2 * right / max(1, expected + printed), 3),
            "quotations": expected,
            "wanted": WANTED,
        }
        print(json.dumps(told))
        for row, (*_, wrong) in zip(rows, scored, strict=True):
            if options.show and wrong:
                print("  ", json.dumps(wrong, ensure_ascii=False), "|", row["text"])


if __name__ == "__main__":
    main()
