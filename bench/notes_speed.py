"""All inspectors together: articles of 300 words a CPU-second, peak of memory, and what ``read`` takes to start.

    python -m bench.notes_speed [--articles 150]

Articles are the texts of PolNeAR's dev part and of GVA, cut after the sentence that passes 300 words. Each runs once
before the clock starts, as models and tables are loaded then. The start is the CPU time of ``broadsheet read`` on an
article of one sentence, the median of five runs, with Python's compiled files in place as after an installation.
Beside it spaCy's small English model, where it is installed. Data from $BROADSHEET_BENCH_DATA.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from broadsheet.inspect import INSPECTORS, inspect
from broadsheet.model import Article
from broadsheet.text.sentences import sentences

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SETS = ("attribution/polnear_dev.jsonl.gz", "stories/gva_docs.jsonl.gz")
WORDS = 300
WANTED = {"articles_per_cpu_second": 12, "peak_mb": 1000, "start_cpu_seconds": 2}


def articles(most: int) -> list[Article]:
    """Return articles of 300 words, half of each set."""
    out: list[Article] = []
    for name in SETS:
        with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
            texts = (cut(json.loads(line)["text"]) for line in lines)
            out += [
                _article(text, f"{name}:{at}") for at, text in zip(range(10**6), texts, strict=False) if text
            ][: most // 2]
    return out


def _article(text: str, name: str) -> Article:
    return Article(id=name, text=text, language="en", published=date(2016, 3, 1))


def cut(text: str) -> str | None:
    """Return the first sentences of a text that have 300 words together, None where it has fewer."""
    count = 0
    for span in sentences(text):
        count += len(text[span.start : span.end].split())
        if count >= WORDS:
            return text[: span.end]
    return None


def rate(found: Sequence[Article], read: Callable[[Article], object]) -> float:
    """Return articles a CPU-second of this process, its threads included."""
    for article in found[:10]:
        read(article)
    begun = time.process_time()
    for article in found:
        read(article)
    return round(len(found) / (time.process_time() - begun), 1)


def by_inspector(found: Sequence[Article]) -> dict[str, float]:
    """Return milliseconds an article by inspector, each on what those before it found."""
    from dataclasses import replace  # noqa: PLC0415 - beside its use

    spent: dict[str, float] = {}
    for article in found[:40]:
        notes = article.notes
        for step in INSPECTORS:
            begun = time.process_time()
            notes += tuple(step(replace(article, notes=notes)))
            name = step.__module__.rsplit(".", 1)[-1]
            spent[name] = spent.get(name, 0.0) + time.process_time() - begun
    return {name: round(1000 * seconds / len(found[:40]), 1) for name, seconds in spent.items()}


def start(runs: int = 5) -> float:
    """Return the median CPU-seconds of ``broadsheet read`` on a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text("Three people were killed in Kyiv on Sunday, police said.\n", encoding="utf-8")
        # Where Python may not write its compiled files beside the sources, as in some containers, elsewhere.
        settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        settings["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        times = []
        for _ in range(runs + 1):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, "-m", "broadsheet", "read", str(page)],
                env=settings,
                check=True,
                capture_output=True,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return round(statistics.median(times[1:]), 2)


def spacy_rate(found: Sequence[Article]) -> float | str:
    """Return what spaCy's small English model reads a CPU-second; in words where it is not there."""
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec("en_core_web_sm") is None:
        return "absent"
    model = importlib.import_module("spacy").load("en_core_web_sm")
    return rate(found, lambda article: model(article.text))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=150)
    told = parser.parse_args()
    if not (DATA / SETS[0]).exists():
        print(f"skipped: {DATA / SETS[0]} is not there; set BROADSHEET_BENCH_DATA")
        return 0
    begin = start()
    found = articles(told.articles)
    result: dict[str, object] = {
        "articles": len(found),
        "articles_per_cpu_second": rate(found, inspect),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "start_cpu_seconds": begin,
        "milliseconds_by_inspector": by_inspector(found),
        "wanted": WANTED,
        "citron_retrained_on_polnear": 1.7,
    }
    result["spacy_small"] = spacy_rate(found)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
