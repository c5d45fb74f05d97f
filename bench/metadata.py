"""Measures what is read of a page besides its text, beside htmldate and trafilatura.

    python bench/metadata.py [FILE.jsonl.xz ...]

Without files it reads both development files of WCXB under $BROADSHEET_BENCH_DATA (default ../shared/data).
Prints, for each reader and file, the share of right dates, titles and bylines of the pages that have them in
the gold, how many of the wrong ones are missing, how many dates were given where the gold has none, and pages
per second of CPU time of this part alone, on parsed pages.

How "right" is judged
    date    the day in the gold is the day that is given; of a moment, its day in UTC. "zone" counts a moment as
            right if it lies on the day in the gold in any zone of the earth: the gold has the day of the outlet's
            own clock, which a moment in UTC has not. Days alone, such as the peers give, must be the same.
    title   the same characters after NFKC, lower case, one kind of quotation mark, dash and ellipsis, one space
            for any blanks, and without the site's name behind or before a bar, dash or the like.
            "words" counts the letters and digits alone; "alike" also another wording of it that shares half of
            its words: a page has a heading for readers and a title for search engines, and the gold has either.
    byline  the same people, in any order; of a name, its words in any order without titles and degrees.
"""

from __future__ import annotations

import json
import lzma
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
FILES = ("wcxb_article_dev_1.jsonl.xz", "wcxb_article_dev_2.jsonl.xz")
_SIGNS = str.maketrans({**dict.fromkeys('‘’‚‛“”„‟«»‹›`´"', "'"), **dict.fromkeys("‐‑‒–—―−", "-")})
_SITE = re.compile(r"\s+[|•·»:-]+\s+")
_DEGREES = re.compile(
    r"(?:,\s*|\b)(?:ph\.?\s?d|m\.?d|r\.?d|jr|sr|dr|prof|mr|mrs|ms|m\.?a|b\.?a|m\.?s|cpa|mba|esq)\b\.?|^by\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one reader says of one page."""

    title: str | None = None
    published: date | None = None
    byline: tuple[str, ...] = ()


def ours(root: Any, url: str | None) -> Read:
    from broadsheet.extract.meta import read_meta  # noqa: PLC0415 - a bench loads what it measures

    hints = read_meta(root, url).hints
    return Read(title=hints.title, published=hints.published, byline=hints.byline)


def trafilatura_alone(root: Any, url: str | None) -> Read:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    found = extract_metadata(root, default_url=url)
    day = date.fromisoformat(found.date) if found.date else None
    return Read(title=found.title, published=day, byline=tuple((found.author or "").split("; ")))


def htmldate_alone(root: Any, url: str | None) -> Read:
    from htmldate import find_date  # noqa: PLC0415

    try:
        found = find_date(root, original_date=True, url=url)
    except (ValueError, TypeError):  # of a peer: it then has no date for the page
        found = None
    return Read(published=date.fromisoformat(found) if found else None)


READERS: dict[str, Callable[[Any, str | None], Read]] = {
    "broadsheet": ours,
    "htmldate": htmldate_alone,
    "trafilatura": trafilatura_alone,
}


def plain_title(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).translate(_SIGNS).lower().split())


def title_is_right(gold: str, given: str | None) -> bool:
    """Return whether two titles are one, a site's name aside."""
    if not given:
        return False
    first, second = plain_title(gold), plain_title(given)
    return first == second or any(
        short in _shortened(long) for short, long in ((first, second), (second, first))
    )


def _shortened(title: str) -> set[str]:
    """Return a title without its last part and without its first one, where these are as short as a name."""
    cuts = list(_SITE.finditer(title))
    forms = {title[: cut.start()] for cut in cuts if len(title[cut.end() :].split()) <= 6}
    return forms | {title[cut.end() :] for cut in cuts if len(title[: cut.start()].split()) <= 4}


def words_are_right(gold: str, given: str | None) -> bool:
    """Return whether two titles are one by their letters and digits."""
    if not given:
        return False
    squeezed = [
        re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold()) for text in (gold, given)
    ]
    return squeezed[0] == squeezed[1] or title_is_right(gold, given)


def alike(gold: str, given: str | None) -> bool:
    """Return whether two titles share half of the words of the shorter one, or are one."""
    first, second = (set(re.findall(r"\w+", (text or "").lower())) for text in (gold, given))
    return words_are_right(gold, given) or (
        len(first & second) > 1 and 2 * len(first & second) >= min(len(first), len(second))
    )


def people(names: Iterable[str]) -> set[frozenset[str]]:
    """Return the people of a byline, each as the words of the name."""
    parts = [
        part
        for name in names
        for part in re.split(r"\s*(?:,|;|&|\band\b)\s*", _DEGREES.sub(" ", name.lower()))
    ]
    found = {frozenset(re.findall(r"\w+", unicodedata.normalize("NFKC", part))) for part in parts}
    return found - {frozenset()}


def day_of(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def in_some_zone(gold: date, value: date | None) -> bool:
    """Return whether a day is the given one, or holds the given moment somewhere on earth (UTC-12 to UTC+14)."""
    if not isinstance(value, datetime):
        return gold == value
    return (value - timedelta(hours=12)).date() <= gold <= (value + timedelta(hours=14)).date()


def gold_day(row: dict[str, Any]) -> date | None:
    written = row.get("publish_date") or ""
    return date.fromisoformat(written) if len(written) == 10 else None


def read_rows(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def all_read(
    reader: Callable[[Any, str | None], Read], rows: list[dict[str, Any]]
) -> tuple[list[Read], float]:
    """Return what a reader says of every page, and the CPU seconds that it took without parsing."""
    from broadsheet.extract.body import _tree  # noqa: PLC0415

    reader(_tree(rows[0]["html"]), rows[0].get("url"))  # imports and tables are loaded once and not counted
    found, spent = [], 0.0
    for row in rows:
        root = _tree(row["html"])
        started = time.process_time()
        found.append(reader(root, row.get("url")) if root is not None else Read())
        spent += time.process_time() - started
    return found, spent


def scores(rows: list[dict[str, Any]], found: list[Read]) -> dict[str, float]:
    """Return the shares of what is right, by name."""
    pairs = list(zip(rows, found, strict=True))
    dated = [(day, read.published) for row, read in pairs if (day := gold_day(row))]
    titled = [(row["title"], read.title) for row, read in pairs if row.get("title")]
    signed = [(people([row["author"]]), people(read.byline)) for row, read in pairs if row.get("author")]
    return {
        "date": sum(gold == day_of(value) for gold, value in dated) / len(dated),
        "zone": sum(map(in_some_zone, *zip(*dated, strict=True))) / len(dated),
        "no date": sum(value is None for _, value in dated) / len(dated),
        "extra": sum(bool(read.published) for row, read in pairs if not row.get("publish_date")),
        "title": sum(title_is_right(*pair) for pair in titled) / len(titled),
        "words": sum(words_are_right(*pair) for pair in titled) / len(titled),
        "alike": sum(alike(*pair) for pair in titled) / len(titled),
        "byline": sum(gold == given for gold, given in signed) / len(signed),
        "no byline": sum(not given for _, given in signed) / len(signed),
    }


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or [DATA / "extraction" / name for name in FILES]
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        print(f"skipped: no {', '.join(missing)}; set BROADSHEET_BENCH_DATA")
        return
    for path in files:
        rows = read_rows(path)
        print(f"{path.name}: {len(rows)} pages")
        for name, reader in READERS.items():
            found, spent = all_read(reader, rows)
            line = "  ".join(
                f"{key} {value:.0f}" if key == "extra" else f"{key} {value:.3f}"
                for key, value in scores(rows, found).items()
            )
            print(f"{name:12} {line}  {len(rows) / spent:.0f} pages/s", flush=True)


if __name__ == "__main__":
    main()
