"""Every span of every note, on every article of every public set: is it what the note says it is?

    python -m bench.spans [--sample N] [--set NAME ...]

Reads articles with all inspectors and checks that each note lies within its text, that ``text[start:end]`` is the note's
own text, and that the spans of statements, speakers, chains and parts of figures are not empty, in order and without
blanks around them. Prints, by set, articles, spans and what is wrong. Without --sample it is the full pass (about an hour).
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from broadsheet.inspect import inspect
from broadsheet.model import Article, Entity, Figure, Span, Statement, When
from broadsheet.text.dates import parse

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
WRITTEN = Path(__file__).resolve().parent / "written"
# Folder of the data, file, field of the text.
SETS = {
    "attribution": (("attribution/polnear_train.jsonl.gz", "text"), ("attribution/polnear_dev.jsonl.gz", "text")),
    "extraction": (("extraction/scrapinghub.jsonl.xz", "body"), ("extraction/wcxb_article_dev_1.jsonl.xz", "main_content"),
                   ("extraction/wcxb_article_dev_2.jsonl.xz", "main_content")),
    "figures": (("figures/gvdb_dev.jsonl.gz", "text"), ("figures/muc4_tst12.jsonl.gz", "text"),
                ("figures/trec_ts_2013_14_casualties.jsonl.gz", "text")),
    "names": (("names/conllpp_train.jsonl.gz", ""), ("names/conllpp_dev.jsonl.gz", ""), ("names/worldwide_train.jsonl.gz", ""),
              ("names/n3_reuters128.jsonl.gz", "text")),
    "related": (("related/lee_docs.jsonl.gz", "text"), ("related/lee_background.jsonl.gz", "text")),
    "stories": (("stories/gva_docs.jsonl.gz", "text"), ("stories/ecbplus.jsonl.gz", "text"), ("stories/neus_docs.jsonl.gz", "text")),
    "stream": (("stream/ruwa_index.jsonl.gz", "description"),),
    "summaries": (("summaries/trec_ts_2013_14_updates.jsonl.gz", "text"),),
    "tags": (("tags/kpcrowd_train.jsonl.gz", "text"),),
}  # fmt: skip
WRITTEN_SETS = ("attribution", "chains", "dates", "figures", "languages", "mentions", "quotes")


def articles(name: str) -> Iterator[Article]:
    """Return the articles of one set, as they are: their texts are not tidied."""
    if name == "written":
        for folder in WRITTEN_SETS:
            for written in sorted((WRITTEN / folder).glob("*.jsonl")):
                if not written.name.startswith("kept"):
                    yield from _rows(written, "text")
        return
    for path, field in SETS[name]:
        if (DATA / path).exists():
            yield from _rows(DATA / path, field)


def _rows(path: Path, field: str) -> Iterator[Article]:
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text = row.get(field) if field else _joined(row)
            if isinstance(text, str) and text.strip():
                title = row.get("title")
                yield Article(
                    id=f"{path.name}:{number}",
                    text=text,
                    title=title if isinstance(title, str) else None,
                    published=_day(row),
                )


def _day(row: dict[str, Any]) -> Any:
    value = row.get("date") or row.get("published")
    return parse(value) if isinstance(value, str) else None


def _joined(row: dict[str, Any]) -> str:
    return "\n".join(" ".join(sentence["tokens"]) for sentence in row["sentences"])


def wrong(article: Article) -> Iterator[str]:
    """Return what is wrong with an article's spans, a line each; nothing where all is well."""
    for note in article.notes:
        if isinstance(note, Entity | Figure | When):
            text = _field(article, note.field)
            if not 0 <= note.start < note.end <= len(text):
                yield f"{type(note).__name__} outside: {note.start}-{note.end} of {len(text)}"
            elif text[note.start : note.end] != note.text:
                yield f"{type(note).__name__} is not its text: {text[note.start : note.end]!r} {note.text!r}"
        if isinstance(note, Figure):
            yield from _spans(_field(article, note.field), note.parts, "part of a figure")
        if isinstance(note, Statement):
            yield from _of_statement(note, _field(article, note.field))


def _field(article: Article, field: str) -> str:
    return article.text if field == "text" else article.title or ""


def _of_statement(note: Statement, text: str) -> Iterator[str]:
    if not note.content:
        yield "Statement without content"
    yield from _spans(text, note.content, "content", ordered=True)
    yield from _spans(text, note.cue, "cue")
    if note.speaker:
        yield from _spans(text, note.speaker.spans, "speaker")
    for link in note.chain:
        yield from _spans(text, link.spans, "link")


def _spans(text: str, spans: tuple[Span, ...], what: str, *, ordered: bool = False) -> Iterator[str]:
    last = 0
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            yield f"{what} outside: {start}-{end} of {len(text)}"
        elif text[start:end] != text[start:end].strip():
            yield f"{what} with blanks around it: {text[start:end]!r}"
        if ordered and start < last:
            yield f"{what} not in order: {spans}"
        last = end


def counted(article: Article) -> int:
    """Return how many spans an article's notes have."""
    found = 0
    for note in article.notes:
        found += isinstance(note, Entity | Figure | When)
        if isinstance(note, Statement):
            found += len(note.content) + len(note.cue) + sum(len(link.spans) for link in note.chain)
            found += len(note.speaker.spans) if note.speaker else 0
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="articles of each set, chosen at random with a fixed seed")
    parser.add_argument("--set", action="append", choices=(*SETS, "written"))
    told = parser.parse_args()
    failed = 0
    for name in told.set or (*SETS, "written"):
        rows = list(articles(name))
        if told.sample and len(rows) > told.sample:
            rows = random.Random(7).sample(rows, told.sample)
        spans, faults = 0, Counter[str]()
        for row in rows:
            read = inspect(row)
            spans += counted(read)
            for fault in wrong(read):
                faults[fault.split(":")[0]] += 1
                if sum(faults.values()) <= 5:
                    print(f"   {row.id}: {fault}", file=sys.stderr)
        failed += sum(faults.values())
        print(
            json.dumps(
                {"set": name, "articles": len(rows), "spans": spans, "wrong": sum(faults.values()), **faults}
            ),
            flush=True,
        )
    print(json.dumps({"wrong_in_all": failed, "wanted": 0}))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
