"""What the models of stories are made from."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from bench.written_stories import MADE_FROM, ChangedError, Written, written

ONE = b'{"id": "a", "text": "", "story": "s"}\n'


@pytest.mark.parametrize("model", sorted(MADE_FROM))
def test_what_a_model_was_made_from_is_there_unchanged(model: str) -> None:
    found = list(written(MADE_FROM[model]))

    assert len(found) > 100
    assert all({"id", "text", "story"} <= row.keys() for row in found)
    assert not any(Path(name).name.startswith("kept_") for name in MADE_FROM[model].files)


def test_changed_articles_are_told(tmp_path: Path) -> None:
    made = Written(files=("one.jsonl",), check=crc32(ONE))
    (tmp_path / "one.jsonl").write_bytes(ONE)
    assert [row["id"] for row in written(made, tmp_path)] == ["a"]

    (tmp_path / "one.jsonl").write_bytes(ONE.replace(b"a", b"b", 1))
    with pytest.raises(ChangedError, match="0x"):
        list(written(made, tmp_path))
