"""Print how well statements are found in PolNeAR's dev part, beside quotation marks with the nearest name.

    python bench/attribution.py [--part dev|train] [--limit N] [--json]

Content tokens count quotation marks, as the gold does. Pairs are right when the words overlap by half and the source is right (see the scorer). Reads
attribution/polnear_<part>.jsonl.gz from $BROADSHEET_BENCH_DATA (default ../shared/data) and the scorer beside
it; skips where they are absent. Articles per CPU-second are with the entities inspector and without.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.inspect.naming import entities
from broadsheet.inspect.saying import statements
from broadsheet.inspect.saying.quotes import quotes
from broadsheet.model import Article

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
MEASURES = ("pair.mention", "content.overlap", "tok.content", "tok.source", "tok.cue")
KINDS = ("direct", "mixed", "indirect")
NAME = re.compile(
    r"(?:[A-Z][\w.'’-]+ )+(?=said|says|told)|(?<=said )(?:[A-Z][\w.'’-]+ ?)+|\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+|\b(?:he|she|they|He|She|They)\b"
)

Attribution = dict[str, list[tuple[int, ...]]]


def ours(article: Article) -> list[Attribution]:
    """Return our statements as attributions; where only an outlet is known it is the source.

    The words of our notes come without their quotation marks, PolNeAR's with them: they are put back.
    """
    return [
        {
            "content": [_with_marks(article.text, span) for span in found.content],
            "cue": [tuple(span) for span in found.cue],
            "source": [
                tuple(span)
                for span in (
                    found.speaker.spans if found.speaker else found.chain[-1].spans if found.chain else ()
                )
            ],
        }
        for found in statements.inspect(article)
    ]


def _with_marks(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span with the quotation marks that stand directly before and behind it."""
    start, end = span
    before = next((mark for mark in _MARKS if text.endswith(mark, 0, start)), "")
    behind = next((mark for mark in _MARKS if text.startswith(mark, end)), "")
    return start - len(before), end + len(behind)


_MARKS = ('"', "“", "”", "``", "''")  # the scorer takes single marks for apostrophes


def marks(article: Article) -> list[Attribution]:
    """Return every quotation with the nearest name outside it: the peer."""
    text = article.text
    found = [quote for quote in quotes(text) if quote.words > 2]
    names = [m.span() for m in NAME.finditer(text) if not any(q.start < m.start() < q.end for q in found)]
    result: list[Attribution] = []
    for quote in found:
        near = min(
            names, key=lambda name: min(abs(name[0] - quote.end), abs(quote.start - name[1])), default=None
        )
        result.append({"content": [tuple(quote.inner)], "cue": [], "source": [near] if near else []})
    return result


def measure(
    docs: Sequence[dict[str, Any]], scorer: Any, find: Callable[[Article], list[Attribution]], *, names: bool
) -> dict[str, Any]:
    """Return F1 by measure and articles per CPU-second."""
    tally, spent = scorer.Tally(), 0.0
    for doc in docs:
        article = Article(id=doc["doc"], text=doc["text"], title=doc["title"], language="en")
        if names:
            article = replace(article, notes=tuple(entities.inspect(article)))
        begin = time.process_time()
        found = find(article)
        spent += time.process_time() - begin
        scorer.score_doc(scorer.Doc(doc["text"]), doc["attributions"], found, tally)
    result = scorer.result(tally)
    row = {name: result["all"][name] for name in MEASURES}
    row |= {f"{kind} pair.mention": result[kind]["pair.mention"] for kind in KINDS}
    return row | {"articles per CPU-second": round(len(docs) / max(spent, 1e-9), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    path = DATA / "attribution" / f"polnear_{options.part}.jsonl.gz"
    score = DATA.parent / "score" / "attribution.py"
    if not path.exists() or not score.exists():
        print(f"skipped: no {path} or no {score}")
        return
    spec = importlib.util.spec_from_file_location("attribution_score", score)
    assert spec is not None  # noqa: S101 - the file is there
    assert spec.loader is not None  # noqa: S101 - same
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines][: options.limit]
    rows = {
        "broadsheet": measure(docs, scorer, ours, names=True),
        "broadsheet without entities": measure(docs, scorer, ours, names=False),
        "quotation marks + nearest name": measure(docs, scorer, marks, names=False),
    }
    if options.json:
        print(json.dumps(rows))
        return
    for name, row in rows.items():
        print(name)
        for key, value in row.items():
            print(
                f"  {key:24}",
                value
                if isinstance(value, float)
                else f"P {value['p']:5.1f}  R {value['r']:5.1f}  F1 {value['f1']:5.1f}",
            )


if __name__ == "__main__":
    main()
