"""Broken input gives one clear line, is kept, and loses nothing else."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.desk import open_desk

GOOD = {
    "id": "good",
    "title": "Harbour bridge at Lindvik reopens",
    "outlet": "Lindvik Courier",
    "published": "2026-03-02T09:30:00Z",
    "text": "The harbour bridge reopened on Monday, mayor Ada Torsvik said. At least 12 people watched.",
}
PAGE = (
    "<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>"
    + "<p>The ferry to Lindvik was two hours late on Monday, the operator said in the harbour.</p>" * 4
)
WHOLE = PAGE + "</article></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>
<item><title>Goat found</title><guid>g1</guid>{date}<description>The goat of Lindvik was found on the pier.</description></item>
</channel></rss>"""
ITEM = """<item><title>Ferry late</title><guid>g2</guid><pubDate>Mon, 02 Mar 2026 09:30:00 GMT</pubDate>
<description>The ferry to Lindvik was late on Monday.</description></item>"""

# name of the file, its bytes, words of the reason, articles it gives
CASES = {
    "empty": ("empty.html", b"", "empty", 0),
    "binary": ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary", 0),
    "one line of 50 MB": ("long.txt", b"word " * 10_000_000, "MB", 0),
    "a zipped bomb": ("bomb.txt.gz", gzip.compress(b"a" * 200_000_000, 1), "MB", 0),
    "cut in the middle": ("cut.html", PAGE[:-30].encode(), "cut off", 1),
    "wrong encoding": (
        "wrong.html",
        WHOLE.replace("<head>", '<head><meta charset="utf-8">')
        .replace("Ferry", "F\xe4hre")
        .encode("latin-1"),
        "utf-8",
        1,
    ),
    "no dates": ("nodates.xml", FEED.format(date="").encode(), "no dates", 1),
    "the year 2099": (
        "future.xml",
        FEED.replace("</channel>", ITEM + "</channel>")
        .format(date="<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>")
        .encode(),
        "2099",
        2,
    ),
    "a line that isn't": (
        "lines.jsonl",
        b'{"text": "cut o\n' + json.dumps(GOOD | {"id": "x", "text": "Other."}).encode(),
        "JSON",
        1,
    ),
}


def broadsheet(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "broadsheet", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("case", CASES)
def test_broken_input(tmp_path: Path, case: str) -> None:
    name, content, reason, count = CASES[case]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "good.jsonl").write_text(json.dumps(GOOD) + "\n")
    database = tmp_path / "news.db"
    done = broadsheet("add", "--workers", "1", "--db", database, folder)
    said = [line for line in done.stderr.splitlines() if line.startswith("broadsheet:")]
    assert "Traceback" not in done.stderr
    with open_desk(str(database)) as desk:
        assert desk.articles.count() == count + 1, done.stderr
        assert desk.articles.get("good").text == GOOD["text"]
        kept = desk.subscriptions.failures()
    assert done.returncode == 1
    assert len(said) == 1, done.stderr
    assert name in said[0]
    assert reason.lower() in said[0].lower()
    assert [one.failure.reason in said[0] for one in kept] == [True]


def test_a_document_that_was_mended_is_no_failure_any_more(tmp_path: Path) -> None:
    file, database = tmp_path / "lines.jsonl", tmp_path / "news.db"
    file.write_text('{"text": "cut o\n')
    assert broadsheet("add", "--workers", "1", "--db", database, file).returncode == 1
    file.write_text(json.dumps(GOOD) + "\n")
    assert broadsheet("add", "--workers", "1", "--db", database, file).returncode == 0
    with open_desk(str(database)) as desk:
        assert desk.subscriptions.failures() == ()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = broadsheet("read", tmp_path / "nothing.html")
    assert done.returncode == 1
    assert "nothing.html" in done.stderr
    assert done.stdout == ""
