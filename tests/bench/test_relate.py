"""The table of what ``relate`` must show is read from what its parts print."""

from __future__ import annotations

from operator import le

from bench.relate import ROWS, Row, table


def test_a_number_is_read_from_a_part_and_held_against_what_is_wanted() -> None:
    rows = (
        Row("order", "moved, %", r"^worst: ([\d.]+)%", 1.0, le),
        Row("sagas", "F1", r"^F1 ([\d.]+)", 0.85),
    )

    (line,) = table({"order": "one\nworst: 1.27% of 1500\n"}, rows)

    assert line.split()[-4:] == ["at", "most", "1", "NO"]
    assert "1.27" in line


def test_the_last_of_several_numbers_counts_and_a_missing_one_is_told() -> None:
    rows = (
        Row("speed", "GB", r"at most ([\d.]+) GB", 2.0, le),
        Row("speed", "rate", r"(\d+) a second", 1000),
    )

    first, second = table({"speed": "at most 0.5 GB\nat most 1.5 GB\n"}, rows)

    assert "1.5" in first
    assert first.endswith("yes")
    assert second.endswith("not told")


def test_the_line_of_unseen_events_is_read_by_its_places() -> None:
    printed = {
        "stories": "ours: trees, average linkage (repair)   0.942   0.934   0.883   |   0.967   0.922   0.875"
    }

    lines = [line for line in table(printed, ROWS) if not line.endswith("not told")]

    assert [line.split("  ")[0].split()[0] for line in lines] == ["stories"] * 6
    assert [number for line in lines for number in line.split() if number in printed["stories"].split()] == [
        "0.942", "0.934", "0.883", "0.967", "0.922", "0.875",
    ]  # fmt: skip
