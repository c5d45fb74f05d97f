"""What the models of stories are made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.written_stories import CHECKS, MADE_FROM, ChangedError, written

from bench import written_stories


@pytest.mark.parametrize("model", sorted(MADE_FROM))
def test_a_model_can_be_made_again_from_the_articles_it_was_made_from(model: str) -> None:
    found = list(written(model))

    assert all({"id", "text", "story"} <= row.keys() for row in found)
    assert not any(Path(name).name.startswith("kept_") for name in MADE_FROM[model])


def test_changed_articles_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.jsonl").write_text('{"id": "a", "text": "", "story": "s"}\n', encoding="utf-8")
    monkeypatch.setattr(written_stories, "FOLDER", tmp_path)
    monkeypatch.setitem(MADE_FROM, "story", ("one.jsonl",))

    with pytest.raises(ChangedError, match="0x") as caught:
        list(written("story"))

    monkeypatch.setitem(CHECKS, "story", int(str(caught.value).rsplit(" ", 1)[1], 16))
    assert [row["id"] for row in written("story")] == ["a"]
