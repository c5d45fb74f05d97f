from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.extract.ages import glued, published, read_age

NOON = datetime(2025, 7, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("12-03-2025", None),  # 12 March or 3 December
        ("25-03-2025", date(2025, 3, 25)),
        ("03/25/2025", date(2025, 3, 25)),
        ("05.05.2025", date(2025, 5, 5)),
        ("2025-03-12", date(2025, 3, 12)),
        ("2025年3月12日", date(2025, 3, 12)),
        ("March 3, 2025", date(2025, 3, 3)),
        ("3 de marzo de 2025", date(2025, 3, 3)),
        ("3. März 2025, 14:05 Uhr", date(2025, 3, 3)),
        ("3 марта 2025", date(2025, 3, 3)),
        ("Mar 3", None),  # of which year
        ("14:05", None),
        ("4 hours ago", datetime(2025, 7, 27, 8, tzinfo=UTC)),
        ("Updated 30 minutes ago", datetime(2025, 7, 27, 11, 30, tzinfo=UTC)),
        ("a few minutes ago", None),
        ("1 hour 20 minutes ago", None),
        ("Yesterday", date(2025, 7, 26)),
        ("vor 2 Tagen", date(2025, 7, 25)),
        ("il y a 3 heures", datetime(2025, 7, 27, 9, tzinfo=UTC)),
        ("hace una hora", datetime(2025, 7, 27, 11, tzinfo=UTC)),
        ("há 2 horas", datetime(2025, 7, 27, 10, tzinfo=UTC)),
        ("2 години тому", datetime(2025, 7, 27, 10, tzinfo=UTC)),
        ("час назад", datetime(2025, 7, 27, 11, tzinfo=UTC)),
        ("منذ ساعتين", datetime(2025, 7, 27, 10, tzinfo=UTC)),
        ("3小时前", datetime(2025, 7, 27, 9, tzinfo=UTC)),
        ("2 saat önce", datetime(2025, 7, 27, 10, tzinfo=UTC)),
        ("3 godz. temu", datetime(2025, 7, 27, 9, tzinfo=UTC)),
        ("999999999999 weeks ago", None),
    ],
)
def test_age_is_read_and_worked_out(printed: str, when: date | None) -> None:
    age = read_age(printed)
    assert age is not None
    assert published(age, NOON) == when
    assert published(age, None) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "5 min read",
        "2 days",
        "July storm",
        "99-99-2025",
        "He left 2 days ago",
        "May",
        "350W",
        "5 of 12",
        "in 2026.",
        "\n",
    ],
)
def test_anything_else_is_no_age(line: str) -> None:
    assert read_age(line) is None


@pytest.mark.parametrize(
    ("line", "outlet", "age"),
    [
        ("Axios12-03-2025", "Axios", "12-03-2025"),
        ("Channel 42 days ago", "Channel 4", "2 days ago"),
        ("Der Kuriervor 2 Tagen", "Der Kurier", "vor 2 Tagen"),
        ("France 2412 hours ago", "France 24", "12 hours ago"),
        ("Gulf Today · 2 days ago", "Gulf Today", "2 days ago"),
        ("Gulf Today2 days ago", "Gulf Today", "2 days ago"),
        ("March 3, 2025 · Sporting Echo", "Sporting Echo", "March 3, 2025"),
        ("Northern Post - Politics - 4 hours ago", "Northern Post - Politics", "4 hours ago"),
        ("Northern Post yesterday", "Northern Post", "yesterday"),
        ("الراصد منذ ساعتين", "الراصد", "منذ ساعتين"),
        ("Маяк2 години тому", "Маяк", "2 години тому"),
    ],
)
def test_outlet_and_age_on_one_line_are_parted(line: str, outlet: str, age: str) -> None:
    found = glued(line)
    assert found is not None
    assert (found[0], found[1].printed) == (outlet, age)


@pytest.mark.parametrize(
    "line",
    [
        "Gulf Today",
        "Boeing 737",
        "Prep 10 mins",
        "Lamp Life 25,000 hrs",
        "Updated 2 hours ago",
        "Headlines for Nov. 19",
        "23 – 26 March 2026",
    ],
)
def test_other_lines_hold_no_outlet_with_an_age(line: str) -> None:
    assert glued(line) is None
