from __future__ import annotations

import gzip
import io
import lzma
import os
import resource
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.collect.files import open_inputs
from broadsheet.model import Document, Failure

LINE = b'{"id": "%d", "text": "One."}\n'


def names(found: Iterator[Document | Failure]) -> list[tuple[str, str]]:
    return [
        (one.document, one.reason) if isinstance(one, Failure) else (one.name, one.shape) for one in found
    ]


def test_a_folder_is_read_in_sorted_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/config", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words of a text.")
    (tmp_path / "c.xz").write_bytes(lzma.compress(LINE % 1))
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [
        (Path(name).relative_to(tmp_path).as_posix(), shape)
        for name, shape in names(open_inputs([str(tmp_path)]))
    ]
    shown = [("a/1.txt", "textdump"), ("a/2.txt", "textdump"), ("a.txt", "textdump"), ("b.txt", "textdump")]
    assert found == [*shown, ("c.xz", "article")]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, empty, folder, pipe = (tmp_path / name for name in ("good.txt", "empty.txt", "folder", "pipes"))
    good.write_text("Words.")
    empty.touch()
    folder.mkdir()
    pipe.mkdir()
    os.mkfifo(pipe / "waits")
    whats = [str(path) for path in (tmp_path / "absent", empty, folder, pipe, good)]
    assert names(open_inputs([*whats, "nul\0byte"])) == [
        (whats[0], "it cannot be opened (No such file or directory)"),
        (whats[1], "it is empty"),
        (whats[2], "this folder holds no files"),
        (f"{whats[3]}/waits", "this is no regular file"),
        (whats[4], "textdump"),
        ("nul\0byte", "it cannot be opened (embedded null byte)"),
    ]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(LINE % 1 + LINE % 2))))
    assert names(open_inputs(["-"])) == [("-", "article")] * 2


def test_the_time_of_collecting_is_passed_on(tmp_path: Path) -> None:
    when = datetime(2025, 3, 4, 12, tzinfo=UTC)
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b.jsonl").write_bytes(LINE % 1)
    for one in open_inputs([str(tmp_path)], collected=when):
        assert isinstance(one, Document)
        assert one.collected == when
        assert one.article is None or one.article.collected == when


@pytest.mark.parametrize(
    ("name", "many"), [("a.jsonl", 100_000), ("a.jsonl.gz", 20_000), ("a.jsonl.xz", 20_000)]
)
def test_a_hundred_thousand_articles_are_not_held_in_memory(tmp_path: Path, name: str, many: int) -> None:
    path = tmp_path / name
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "wb") as file:  # type: ignore[operator]
        for number in range(many):
            file.write(b'{"id": "%d", "title": "%s", "text": "%s"}\n' % (number, b"t" * 50, b"w" * 950))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(isinstance(one, Document) for one in open_inputs([str(path)]))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert count == many
    assert grown < 16_000  # kilobytes; the articles have 20 to 100 MB


def test_the_first_article_comes_before_the_last_is_read(tmp_path: Path) -> None:
    path = tmp_path / "growing.jsonl"
    path.write_bytes(b"".join(LINE % number for number in range(20_000)) + b"broken")
    found = open_inputs([str(path)])
    first = next(found)
    assert isinstance(first, Document)
    *_, last = found
    assert isinstance(last, Failure)
    assert last.line == 20_001
