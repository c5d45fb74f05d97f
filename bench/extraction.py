"""Measures the page extractor on pages with known article text, beside trafilatura and readability-lxml.

    python bench/extraction.py [FILE.jsonl.xz ...]

Without files it reads extraction/scrapinghub.jsonl.xz under $BROADSHEET_BENCH_DATA (default ../shared/data)
and scores with extraction.py under $BROADSHEET_SCORE (default ../shared/score). Prints, for each extractor,
F1 of shingles and of words, and pages per second of CPU time in this process.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
SCORE = Path(os.environ.get("BROADSHEET_SCORE", ROOT.parent / "shared" / "score")) / "extraction.py"


def ours(row: dict[str, Any]) -> str:
    from broadsheet.extract import articles  # noqa: PLC0415 - a bench loads what it measures
    from broadsheet.model import Article, Document  # noqa: PLC0415

    page = Document(name=str(row["id"]), shape="page", body=row["html"], url=row.get("url"))
    return "\n\n".join(found.text for found in articles(page) if isinstance(found, Article))


def trafilatura_alone(row: dict[str, Any]) -> str:
    from trafilatura import extract  # noqa: PLC0415

    return extract(row["html"], include_comments=False, include_tables=False, favor_precision=True) or ""


def readability(row: dict[str, Any]) -> str:
    import readability as peer  # noqa: PLC0415

    from broadsheet.text.clean import to_paragraphs  # noqa: PLC0415

    try:
        return to_paragraphs(peer.Document(row["html"]).summary())
    except Exception:  # noqa: BLE001 - a peer may fail on a page: it then has no text for it
        return ""


EXTRACTORS: dict[str, Callable[[dict[str, Any]], str]] = {
    "broadsheet": ours,
    "readability-lxml": readability,
    "trafilatura": trafilatura_alone,
}


def read_lines(path: Path) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return list(lines)


def measured(name: str, rows: list[dict[str, Any]], gold: str, folder: Path) -> str:
    extract = EXTRACTORS[name]
    extract(rows[0])  # imports and tables are loaded once per process and not counted
    started = time.process_time()
    texts = [{"id": row["id"], "text": extract(row)} for row in rows]
    spent = time.process_time() - started
    predicted = folder / f"{name}.jsonl"
    predicted.write_text("".join(json.dumps(text) + "\n" for text in texts), "utf-8")
    command = [sys.executable, str(SCORE), gold, str(predicted)]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return (
        f"{name:18} shingles F1 {score['shingles']['f1']:.4f} (P {score['shingles']['p']:.4f}, "
        f"R {score['shingles']['r']:.4f})  words F1 {score['words']['f1']:.4f}  {len(rows) / spent:6.1f} pages/s"
    )


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or [DATA / "extraction" / "scrapinghub.jsonl.xz"]
    missing = [str(path) for path in [*files, SCORE] if not path.is_file()]
    if missing:
        print(f"skipped: no {', '.join(missing)}; set BROADSHEET_BENCH_DATA and BROADSHEET_SCORE")
        return
    rows = [json.loads(line) for path in files for line in read_lines(path)]
    print(f"{len(rows)} pages of {', '.join(path.name for path in files)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in EXTRACTORS:
            print(measured(name, rows, ",".join(map(str, files)), Path(folder)), flush=True)


if __name__ == "__main__":
    main()
