"""Compares what ``read`` and ``fold`` find on the seed page with what a careful reader finds there.

    python bench/seed.py [--show]

Reads page.txt and expected.json from $BROADSHEET_SEED (default ../shared/seed beside the project).
Prints one JSON line; with --show also what was missed and what was false. The rule of comparison is the
one that expected.json gives under "how".
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED = Path(os.environ.get("BROADSHEET_SEED", ROOT.parent / "shared" / "seed"))
BROADSHEET = [sys.executable, "-m", "broadsheet"]
Row = dict[str, Any]
ALIKE = 0.5  # Jaccard of words, as expected.json says under "how"


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return re.findall(r"\w+", text.lower())


def jaccard(a: Iterable[str], b: Iterable[str]) -> float:
    one, two = set(a), set(b)
    return len(one & two) / len(one | two) if one | two else 0.0


def plain(name: str) -> str:
    """Return a name as it is compared: lower case, straight apostrophes, no article."""
    return name.lower().replace("’", "'").removeprefix("the ")


def run(*arguments: str, stdin: str | None = None) -> list[Row]:
    done = subprocess.run([*BROADSHEET, *arguments], input=stdin, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def spans_text(text: str, spans: Iterable[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


class Names:
    """Which entity each printed name is."""

    def __init__(self, articles: Iterable[Row]) -> None:
        self.entities: dict[str, set[str]] = {}
        for article in articles:
            for note in article["notes"]:
                if note["kind"] == "entity":
                    self._know(note["text"], note["entity"])
                    self._know(note["name"], note["entity"])
                if note["kind"] == "statement":
                    for one in ([note["speaker"]] if note["speaker"] else []) + note["chain"]:
                        self._know(one["name"], one["entity"])

    def _know(self, name: str | None, entity: str | None) -> None:
        if name and entity:
            self.entities.setdefault(plain(name), set()).add(entity)

    def same(self, gold: str, printed: Row) -> bool:
        return plain(gold) == plain(printed["name"]) or printed["entity"] in self.entities.get(
            plain(gold), ()
        )


def match_articles(expected: Row, printed: list[Row]) -> tuple[dict[str, Row], list[str]]:
    """Return the printed article of each expected one, and what is wrong with them."""
    wrong, found = [], {}
    if len(printed) != len(expected["articles"]):
        wrong.append(f"{len(printed)} articles instead of {len(expected['articles'])}")
    for gold in expected["articles"]:
        article = next((a for a in printed if a["title"] == gold["title"]), None)
        if article is None:
            wrong.append(f"{gold['id']}: no article of that title")
            continue
        found[gold["id"]] = article
        outlet = article["outlet"] and article["outlet"]["name"]
        for name, is_, should in (
            ("outlet", outlet, gold["outlet"]),
            ("age", article["age"], gold["age"]),
            ("dateline", article["dateline"], gold["dateline"]),
        ):
            if is_ != should:
                wrong.append(f"{gold['id']}: {name} is {is_!r} instead of {should!r}")
        if not article["text"].startswith(gold["starts"]) or not article["text"].endswith(gold["ends"]):
            wrong.append(f"{gold['id']}: text is {article['text'][:40]!r} ... {article['text'][-40:]!r}")
        wrong += [
            f"{gold['id']}: holds {line!r}" for line in expected["boilerplate"] if line in article["text"]
        ]
    return found, wrong


def one_to_one(gold: Sequence[list[str]], printed: Sequence[list[str]]) -> dict[int, int]:
    """Return which printed words are which expected ones: each once, the likest first, none under a Jaccard of .5."""
    pairs = sorted(
        (
            (score, g, n)
            for g, wanted in enumerate(gold)
            for n, words in enumerate(printed)
            if (score := jaccard(wanted, words)) >= ALIKE
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    for _, g, n in pairs:
        if g not in matched and n not in matched.values():
            matched[g] = n
    return matched


def score_statements(expected: Row, found: dict[str, Row], names: Names) -> Row:
    printed = {
        key: [n for n in a["notes"] if n["kind"] == "statement" and n.get("field") != "title"]
        for key, a in found.items()
    }
    matched: dict[int, Row] = {}
    used = set()
    for key, notes in printed.items():
        gold = [g for g, one in enumerate(expected["statements"]) if one["article"] == key]
        wanted = [tokens(" ".join(expected["statements"][g]["content"])) for g in gold]
        words = [tokens(spans_text(found[key]["text"], note["content"])) for note in notes]
        for place, n in one_to_one(wanted, words).items():
            matched[gold[place]] = notes[n]
            used.add((key, n))
    speaker, chain, missed = 0, 0, []
    for g, gold in enumerate(expected["statements"]):
        note = matched.get(g)
        right = note is not None and (
            gold["speaker"] is None
            or (note["speaker"] is not None and names.same(gold["speaker"], note["speaker"]))
        )
        linked = (
            note is not None
            and len(note["chain"]) == len(gold["chain"])
            and all(names.same(a, b) for a, b in zip(gold["chain"], note["chain"], strict=True))
        )
        speaker += right
        chain += linked and bool(gold["chain"])
        if not right or not linked:
            said = note and {
                "speaker": note["speaker"] and note["speaker"]["name"],
                "chain": [c["name"] for c in note["chain"]],
            }
            missed.append({"want": [gold["speaker"], gold["chain"], gold["content"][0][:60]], "got": said})
    false = []
    for article, notes in printed.items():
        allowed = [t for a, t in expected["also_statements"] if a == article]
        for n, note in enumerate(notes):
            content = spans_text(found[article]["text"], note["content"])
            if (article, n) not in used and not any(t in content or content in t for t in allowed):
                false.append([article, content, note["speaker"] and note["speaker"]["name"]])
    return {"found": len(matched), "speaker": speaker, "chains": chain, "missed": missed, "false": false}


def positions(text: str, part: str) -> list[tuple[int, int]]:
    pattern = (
        (r"(?<!\w)" if part[0].isalnum() else "")
        + re.escape(part)
        + (r"(?!\w)" if part[-1].isalnum() else "")
    )
    return [match.span() for match in re.finditer(pattern, text)]


def score_figures(expected: Row, found: dict[str, Row]) -> Row:
    fold = {unit: group[0] or "USD" for group in expected["same_unit"] for unit in group}
    used: set[tuple[str, int]] = set()
    missed = []
    right = 0
    printed = {
        key: [n for n in a["notes"] if n["kind"] == "figure" and n.get("field") != "title"]
        for key, a in found.items()
    }
    # The longest first, so that "13" alone doesn't take the figure of "13 civilians".
    for gold in sorted(expected["figures"], key=lambda f: -len(f["text"])):
        article = gold["article"]
        places = positions(found[article]["text"], gold["text"]) if article in found else []
        hit = next(
            (
                n
                for n, note in enumerate(printed.get(article, ()))
                if (article, n) not in used
                and any(note["start"] < end and start < note["end"] for start, end in places)
                and note["value"] == gold["value"]
                and fold.get(note["unit"], note["unit"]) == fold.get(gold["unit"], gold["unit"])
            ),
            None,
        )
        if hit is None:
            near = [
                [note["text"], note["value"], note["unit"]]
                for note in printed.get(article, ())
                if any(note["start"] < end and start < note["end"] for start, end in places)
            ]
            missed.append({"want": [gold["text"], gold["value"], gold["unit"]], "got": near})
        else:
            used.add((article, hit))
            right += 1
    false = []
    texts = [(f["article"], f["text"]) for f in expected["figures"]]
    for article, notes in printed.items():
        allowed = [t for a, t in (*expected["also_figures"], *texts) if a == article]
        for n, note in enumerate(notes):
            if (article, n) not in used and not any(t in note["text"] or note["text"] in t for t in allowed):
                false.append([article, note["text"], note["value"], note["unit"]])
    return {"right": right, "missed": missed, "false": false}


def check_entities(expected: Row, names: Names) -> list[str]:
    wrong = []
    for group in expected["checks"]["same_entity"]:
        ids = [names.entities.get(plain(name), set()) for name in group]
        if not set.intersection(*ids):
            wrong.append(f"not joined: {group} {[sorted(i) for i in ids]}")
    for a, b in expected["checks"]["different_entity"]:
        if names.entities.get(plain(a), set()) & names.entities.get(plain(b), set()):
            wrong.append(f"joined: {a}, {b}")
    return wrong


def check_ledger(expected: Row, found: dict[str, Row], folded: list[Row]) -> list[str]:
    missing = {
        row["article"] for kind in ("sums", "changes") for row in expected["checks"][kind]
    } - found.keys()
    if missing:
        return [f"no such article: {sorted(missing)}"]
    placed = {row["id"]: row for row in folded if "id" in row}
    ledgers = {row["story"]: row["ledger"] for row in folded if "ledger" in row}
    wrong = []
    for gold in expected["checks"]["sums"]:
        series = ledgers[placed[found[gold["article"]]["id"]]["story"]]
        sums = [(sorted(s["parts"]), s["whole"], s["holds"]) for one in series for s in one["sums"]]
        if (sorted(gold["parts"]), gold["whole"], True) not in sums:
            wrong.append(f"sum not found: {gold['parts']} = {gold['whole']}")
    for gold in expected["checks"]["changes"]:
        series = ledgers[placed[found[gold["article"]]["id"]]["story"]]
        counts, _, where = gold["what"].partition(" in ")
        values = [
            [p["value"] for p in one["points"]]
            for one in series
            if one["counts"] == counts and one["where"] and plain(one["where"]) == plain(where)
        ]
        if not any(
            gold["old"] in v and gold["new"] in v and v.index(gold["old"]) < v.index(gold["new"])
            for v in values
        ):
            wrong.append(f"change not found: {gold}; {values}")
    return wrong


def check_placing(expected: Row, found: dict[str, Row], folded: list[Row]) -> list[str]:
    checks = {"same_saga": [], "unrelated": []} | expected["checks"]
    placed = {row["id"]: row for row in folded if "id" in row}
    at = {key: placed[article["id"]] for key, article in found.items()}
    wrong = [
        f"not compared: {group}"
        for group in (*checks["same_saga"], *checks["unrelated"])
        if not set(group) <= at.keys()
    ]
    for group in (group for group in checks["same_saga"] if set(group) <= at.keys()):
        if len({at[key]["saga"] for key in group}) != 1:
            wrong.append(f"not one saga: {group}")
        if len({at[key]["story"] for key in group}) != len(group):
            wrong.append(f"not {len(group)} stories: {group}")
    for a, b in (pair for pair in checks["unrelated"] if set(pair) <= at.keys()):
        shown = (
            [r["id"] for r in at[a]["related"] if r["shown"]],
            [r["id"] for r in at[b]["related"] if r["shown"]],
        )
        if found[b]["id"] in shown[0] or found[a]["id"] in shown[1]:
            wrong.append(f"shown as related: {a}, {b}")
        if at[a]["saga"] == at[b]["saga"]:
            wrong.append(f"one saga: {a}, {b}")
    return wrong


def measure(page: Path = SEED / "page.txt", answers: Path = SEED / "expected.json") -> Row:
    """Return everything that is compared on a page."""
    expected = json.loads(answers.read_text(encoding="utf-8"))
    articles = run("read", str(page))
    folded = run("fold", "--related", "3", "--ledger", stdin="".join(json.dumps(a) + "\n" for a in articles))
    found, wrong = match_articles(expected, articles)
    names = Names(articles)
    statements = score_statements(expected, found, names)
    figures = score_figures(expected, found)
    right = statements["speaker"] + figures["right"]
    false = len(statements["false"]) + len(figures["false"])
    return {
        "articles_wrong": wrong,
        "statements_found": statements["found"],
        "speakers_right": statements["speaker"],
        "statements": len(expected["statements"]),
        "chains_right": statements["chains"],
        "chains": sum(bool(s["chain"]) for s in expected["statements"]),
        "figures_right": figures["right"],
        "figures": len(expected["figures"]),
        "right": right,
        "false": false,
        "printed": sum(
            note["kind"] in ("statement", "figure") and note.get("field") != "title"
            for article in found.values()
            for note in article["notes"]
        ),
        "entities_wrong": check_entities(expected, names),
        "ledger_wrong": check_ledger(expected, found, folded),
        "placing_wrong": check_placing(expected, found, folded),
        "details": {"statements": statements, "figures": figures},
    }


def show(details: Row) -> None:
    """Print what was missed and what was false."""
    for kind, told in details.items():
        for what in ("missed", "false"):
            for item in told[what]:
                print(kind, what, json.dumps(item, ensure_ascii=False))


def main() -> None:
    if not (SEED / "expected.json").exists():
        print(f"skipped: there is no seed at {SEED} (set BROADSHEET_SEED)")
        return
    result = measure()
    details = result.pop("details")
    print(json.dumps(result, ensure_ascii=False))
    if "--show" in sys.argv:
        show(details)


if __name__ == "__main__":
    main()
