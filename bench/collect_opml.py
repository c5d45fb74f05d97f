"""Times the import of a real list of ten thousand feeds, and compares the list that comes out again.

    python bench/collect_opml.py

The categories of feeds/kite_feeds.json.xz in $BROADSHEET_BENCH_DATA (default ../shared/data beside the
project) are written as folders of an OPML list, which goes through ``desk.subscriptions``, and once more.
Prints one JSON line; exits with 1 where the tree that comes out is another one, the second time changed
anything, or the import took ten seconds or longer.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.servers.plan import ADDRESSES
from broadsheet.desk import open_desk
from broadsheet.desk.discovering import with_scheme

_MOST_TITLE = 100  # characters: longer than nearly any real one
MOST_SECONDS = 10.0  # as issue 3 has it
Row = tuple[str, ...]  # folder, title, address


def rows() -> list[Row]:
    """Return the feeds of the real list, each with its category and a title made from its address."""
    with lzma.open(ADDRESSES) as file:
        categories = json.load(file)
    return [
        (
            name,
            " · ".join(part for part in url.split("://")[-1].split("/") if part)[:_MOST_TITLE].strip(),
            url,
        )
        for name, told in categories.items()
        for url in told["feeds"]
    ]


def write(found: list[Row]) -> bytes:
    """Return rows as an OPML list, in folders."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0"><body>']
    for folder in dict.fromkeys(row[0] for row in found):
        out.append(f"<outline text={quoteattr(folder)}>")
        out += [
            f'<outline type="rss" text={quoteattr(title)} xmlUrl={quoteattr(url)}/>'
            for where, title, url in found
            if where == folder
        ]
        out.append("</outline>")
    return "\n".join([*out, "</body></opml>", ""]).encode()


def read(opml: str) -> list[Row]:
    """Return the rows of an OPML list of ours, in its order; folders within folders joined by a slash."""
    found: list[Row] = []

    def walk(element: ET.Element, folder: tuple[str, ...]) -> None:
        for child in element.findall("outline"):
            if url := child.get("xmlUrl"):
                found.append(("/".join(folder), child.get("text") or "", url))
            else:
                walk(child, (*folder, child.get("text") or ""))

    walk(ET.fromstring(opml).find("body") or ET.Element("body"), ())  # noqa: S314 (of our own making)
    return found


def measure() -> dict[str, Any]:
    """Return all times, and what differs."""
    given = rows()
    body = write(given)
    with tempfile.TemporaryDirectory() as folder, open_desk(f"{folder}/news.db") as desk:
        begun, cpu = time.perf_counter(), time.process_time()
        added = desk.subscriptions.add_opml(body)
        imported, used = time.perf_counter() - begun, time.process_time() - cpu
        begun = time.perf_counter()
        opml = desk.subscriptions.opml()
        exported = time.perf_counter() - begun
        begun = time.perf_counter()
        again = desk.subscriptions.add_opml(body)
        repeated = time.perf_counter() - begun
        unchanged = again == added and desk.subscriptions.opml() == opml
    back = read(opml)
    return {
        "feeds": len(given),
        "folders": len({row[0] for row in given}),
        "subscribed": len(added),
        "import_s": round(imported, 2),
        "import_cpu_s": round(used, 2),
        "export_s": round(exported, 2),
        "again_s": round(repeated, 2),
        "again_unchanged": unchanged,
    } | compare([(folder, title, with_scheme(url)) for folder, title, url in given], back)


def compare(given: list[Row], back: list[Row]) -> dict[str, Any]:
    """Return how a list differs from the one that went in; an address may stand in several folders."""
    lost, made = Counter(given) - Counter(back), Counter(back) - Counter(given)
    addresses = {row[2] for row in given}
    several = sum(count > 1 for count in Counter(row[2] for row in given).values())
    return {
        "same_tree": not lost and not made,
        "in_several_places": several,
        "addresses_lost": len(addresses - {row[2] for row in back}),
        "rows_lost": sum(lost.values()),
        "rows_made": sum(made.values()),
        "examples": [*(f"- {row}" for row in list(lost)[:3]), *(f"+ {row}" for row in list(made)[:3])],
    }


def main() -> None:
    if not ADDRESSES.is_file():
        print(f"skipped: there is no list of feeds at {ADDRESSES} (set BROADSHEET_BENCH_DATA)")
        return
    told = measure()
    print(json.dumps(told, ensure_ascii=False))
    slow = max(told["import_s"], told["again_s"]) >= MOST_SECONDS
    sys.exit(slow or not (told["same_tree"] and told["again_unchanged"]))


if __name__ == "__main__":
    main()
