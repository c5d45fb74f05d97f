"""Measures the text that is found in pages with known article text, beside other extractors.

    python bench/extraction.py               every extractor on scrapinghub and on both halves of WCXB's articles
    python bench/extraction.py --held-out    our learnt model as well, each page by a model that never saw its
                                             site (five folds; needs what bench/train_body.py needs, half an hour)

Reads extraction/*.jsonl.xz under $BROADSHEET_BENCH_DATA (default ../shared/data) and scores with extraction.py
under $BROADSHEET_SCORE (default ../shared/score). Prints, for each extractor and set, F1 of shingles and of words
(see the scorer), and pages per second of CPU time in this process; ours is timed with all metadata. The model
that ships was trained on these very pages: only --held-out says how it does on others.
"""

# ruff: noqa: PLC0415 - a bench loads what it measures, and training packages only where they are asked for

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.body_pages import DATA, ROOT, SETS, page_of, read_rows

SCORE = Path(os.environ.get("BROADSHEET_SCORE", ROOT.parent / "shared" / "score")) / "extraction.py"
GROUPS = {"scrapinghub": ("scrapinghub",), "WCXB articles": ("wcxb_1", "wcxb_2")}
WARM = 20  # pages; the table of place names is loaded for the first text that begins with one
Row = dict[str, Any]


def ours(row: Row) -> str:
    from broadsheet.extract import articles
    from broadsheet.model import Article, Document

    page = Document(name=str(row["id"]), shape="page", body=row["html"], url=row.get("url"))
    return "\n\n".join(found.text for found in articles(page) if isinstance(found, Article))


def trafilatura_fast(row: Row) -> str:
    from trafilatura import extract

    return extract(row["html"], include_comments=False, include_tables=False, fast=True) or ""


def trafilatura_precision(row: Row) -> str:
    from trafilatura import extract

    return extract(row["html"], include_comments=False, include_tables=False, favor_precision=True) or ""


def trafilatura_with_metadata(row: Row) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(row["html"], include_comments=False, with_metadata=True, fast=True)
    return getattr(found, "text", None) or ""


def readability(row: Row) -> str:
    import readability as peer

    from broadsheet.text.clean import to_paragraphs

    try:
        return to_paragraphs(peer.Document(row["html"]).summary())
    except Exception:  # noqa: BLE001 - a peer may fail on a page: it then has no text for it
        return ""


def resiliparse(row: Row) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(row["html"], main_content=True, comments=False) or ""


def newspaper(row: Row) -> str:
    from newspaper import Article as Paper

    try:
        paper = Paper(row.get("url") or "https://page.example/", fetch_images=False)
        paper.download(input_html=row["html"])
        paper.parse()
    except Exception:  # noqa: BLE001 - as above
        return ""
    return paper.text or ""


# Name, the package it needs, the extractor.
EXTRACTORS: tuple[tuple[str, str, Callable[[Row], str]], ...] = (
    ("broadsheet", "broadsheet", ours),
    ("newspaper4k", "newspaper", newspaper),
    ("readability-lxml", "readability", readability),
    ("resiliparse", "resiliparse", resiliparse),
    ("trafilatura fast", "trafilatura", trafilatura_fast),
    ("trafilatura with metadata", "trafilatura", trafilatura_with_metadata),
    ("trafilatura precision", "trafilatura", trafilatura_precision),
)


def score(label: str, texts: Mapping[str, str], kinds: Sequence[str]) -> str:
    """Return one line with the scores of texts (by page id) on the sets ``kinds``."""
    gold = ",".join(str(DATA / SETS[kind]) for kind in kinds)
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        lines = [json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items()]
        predicted.write_text("".join(lines), "utf-8")
        command = [sys.executable, str(SCORE), gold, str(predicted)]
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shingles, words = said["shingles"], said["words"]
    return (
        f"{label:26} {'+'.join(kinds):14} shingles F1 {shingles['f1']:.4f} (P {shingles['p']:.4f} R {shingles['r']:.4f})"
        f"  words F1 {words['f1']:.4f} (P {words['p']:.4f} R {words['r']:.4f})"
    )


def measured(name: str, extract: Callable[[Row], str], rows: Mapping[str, Sequence[Row]]) -> None:
    for kinds in GROUPS.values():
        own = [row for kind in kinds for row in rows[kind]]
        for row in own[:WARM]:
            extract(row)  # imports and tables are loaded once per process and not counted
        started = time.process_time()
        texts = {str(row["id"]): extract(row) for row in own}
        spent = time.process_time() - started
        print(f"{score(name, texts, kinds)}  {len(own) / spent:6.1f} pages/s", flush=True)


def held_out() -> None:
    from bench import train_body

    needed = [name for name in ("lightgbm", "sklearn") if importlib.util.find_spec(name) is None]
    if needed:
        print(f"held out: skipped, no {', '.join(needed)} here")
        return
    sys.setrecursionlimit(20_000)
    pages = [page_of(row, kind) for kind in SETS for row in read_rows(kind)]
    found = train_body.held_out(pages)
    for kinds in GROUPS.values():
        print(score("broadsheet, held out", {key: text for kind, key, text in found if kind in kinds}, kinds))


def main() -> None:
    missing = [str(path) for path in (SCORE, *(DATA / name for name in SETS.values())) if not path.is_file()]
    if missing:
        print(f"skipped: no {', '.join(missing)}; set BROADSHEET_BENCH_DATA and BROADSHEET_SCORE")
        return
    rows = {kind: read_rows(kind) for kind in SETS}
    for name, package, extract in EXTRACTORS:
        if importlib.util.find_spec(package) is None:
            print(f"{name:26} skipped, not installed")
            continue
        measured(name, extract, rows)
    if "--held-out" in sys.argv:
        held_out()


if __name__ == "__main__":
    main()
