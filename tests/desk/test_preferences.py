"""What a reader prefers is kept, and forgotten when they say so."""

from __future__ import annotations

from pathlib import Path

from broadsheet.desk import open_desk


def test_choices_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    name = str(tmp_path / "news.db")
    with open_desk(name) as desk:
        desk.preferences.put({"size": "large", "zone": "Asia/Tokyo"})
        desk.preferences.put({"size": "small", "zone": None})
    with open_desk(name) as desk:
        assert desk.preferences.all() == {"size": "small"}
