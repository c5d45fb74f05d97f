from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Point, Series
from broadsheet.serve.web.plot import BOTTOM, LEFT, RIGHT, TOP, plot

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NUMBERS = st.floats(-1e9, 1e9) | st.none() | st.tuples(st.floats(0, 1e6), st.floats(0, 1e6))
POINTS = st.builds(
    lambda value, day: Point(
        value=value, bound="exact", as_of=day, given_by=None, article="a", start=0, end=1
    ),
    NUMBERS,
    st.dates(date(2020, 1, 1), date(2027, 1, 1)) | st.none(),
)


@given(st.lists(POINTS, max_size=10))
def test_every_dot_lies_within_the_drawing(points: list[Point]) -> None:
    drawing = plot(Series(where=None, counts="killed", unit="person", points=tuple(points)), NOW)
    numbers = [point for point in points if point.value is not None]
    assert (drawing is None) == (len(numbers) < 2)
    for dot in drawing.dots if drawing else ():
        assert LEFT <= dot.x <= RIGHT
        assert TOP - 0.1 <= dot.y <= BOTTOM + 0.1


def test_a_rising_toll_rises() -> None:
    days = [date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16)]
    points = tuple(
        Point(value=value, bound="exact", as_of=day, given_by=None, article="a", start=0, end=1)
        for value, day in zip([9, 17, 31], days, strict=True)
    )
    drawing = plot(Series(where="Lindvik", counts="killed", unit="person", points=points), NOW)
    assert drawing is not None
    first, second, third = drawing.dots
    assert first.y > second.y > third.y
    assert (third.x - second.x) > 2 * (second.x - first.x)
    assert drawing.title == "Killed, Lindvik"
    assert "31" in drawing.description
