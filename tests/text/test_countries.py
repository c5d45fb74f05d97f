from __future__ import annotations

from broadsheet.text import countries


def test_the_table_is_sorted_and_no_name_belongs_to_two() -> None:
    rows = countries.table()
    codes = [row.code for row in rows]
    assert codes == sorted(set(codes))
    names = [name for row in rows for name in (row.name, *row.aliases)]
    assert len(names) == len(set(names))
    assert len(countries.by_name()) > len(rows)


def test_adjectives_lead_to_their_country() -> None:
    assert countries.by_adjective()["ukrainian"].name == "Ukraine"
    assert countries.by_adjective()["south korean"].code == "KR"
    assert countries.by_name()["u.s."].name == "United States"
