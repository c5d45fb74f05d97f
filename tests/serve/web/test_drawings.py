"""Pictures before they are drawn: copies and origins, activity, places."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Article, Edge, Origin, Outlet, Story
from broadsheet.serve.web.activity import activity
from broadsheet.serve.web.picture import MOST_ARTICLES, ROW, WIDTH, picture
from broadsheet.serve.web.placemap import HEIGHT, place_map
from broadsheet.serve.web.placemap import WIDTH as MAP_WIDTH

BEGIN = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def _article(key: str, outlet: str, published: date | None = None) -> Article:
    return Article(id=key, text="It rained.", outlet=Outlet(name=outlet), published=published)


def _story(origins: tuple[Origin, ...], count: int) -> Story:
    keys = tuple(f"a{number}" for number in range(count))
    return Story(id="s", title="Rain", title_from=None, articles=keys, saga="s", origins=origins)


def _articles(count: int, outlets: int = 7) -> dict[str, Article]:
    return {f"a{number}": _article(f"a{number}", f"Outlet {number % outlets}") for number in range(count)}


def test_copies_stand_below_the_text_that_they_print() -> None:
    origin = Origin(name="Coast Guard", articles=("a0", "a1", "a2"))
    edges = (
        Edge(article="a0", to="Coast Guard", how="quotes"),
        Edge(article="a2", to="Outlet 0", how="copies", via="a0"),
        Edge(article="a1", to="Coast Guard", how="quotes"),
    )
    drawn = picture(_story((origin,), 3), edges, _articles(3))
    assert drawn is not None
    assert [node.path for node in drawn.printed] == ["/articles/a0", "/articles/a2", "/articles/a1"]
    assert drawn.printed[1].x > drawn.printed[0].x
    assert sorted(line.how for line in drawn.lines) == ["copies", "quotes", "quotes"]


def test_many_articles_are_drawn_by_outlet() -> None:
    count = MOST_ARTICLES + 5
    origin = Origin(name="Coast Guard", articles=tuple(f"a{number}" for number in range(count)))
    drawn = picture(_story((origin,), count), (), _articles(count))
    assert drawn is not None
    assert drawn.of_outlets
    assert len(drawn.printed) == 7
    assert drawn.printed[0].label == "Outlet 0 (7)"
    assert drawn.printed[0].path == "/outlets/Outlet%200"


def test_edges_in_a_circle_are_drawn_all_the_same() -> None:
    edges = (
        Edge(article="a0", to="Outlet 1", how="cites", via="a1"),
        Edge(article="a1", to="Outlet 0", how="cites", via="a0"),
    )
    drawn = picture(_story((Origin(name="Outlet 0", articles=("a0", "a1")),), 2), edges, _articles(2))
    assert drawn is not None
    assert len(drawn.printed) == 2


def test_one_article_makes_no_picture() -> None:
    assert picture(_story((Origin(name="X", articles=("a0",)),), 1), (), _articles(1)) is None


@given(
    st.lists(st.sets(st.integers(0, 11), min_size=1), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12),
)
def test_nothing_lies_upon_another_and_all_is_within(
    rests: list[set[int]], vias: list[tuple[int, int]]
) -> None:
    origins = tuple(
        Origin(name=f"Origin {number}", articles=tuple(f"a{key}" for key in sorted(keys)))
        for number, keys in enumerate(rests)
    )
    edges = tuple(Edge(article=f"a{one}", to="x", how="cites", via=f"a{other}") for one, other in vias)
    drawn = picture(_story(origins, 12), edges, _articles(12))
    assert drawn is not None
    for nodes in (drawn.origins, drawn.printed):
        heights = sorted(node.y for node in nodes)
        assert all(later - earlier >= ROW - 0.2 for earlier, later in pairwise(heights))
        assert all(0 < node.y < drawn.height and 0 <= node.x < WIDTH for node in nodes)
    assert drawn == picture(_story(origins, 12), edges, _articles(12)), "the same story, the same picture"


def test_activity_counts_by_hour_and_outlet_by_the_readers_clock() -> None:
    found = [_article(str(n), f"Outlet {n % 2}", BEGIN + timedelta(hours=n)) for n in (0, 0, 1, 5)]
    drawn = activity(found, timezone(timedelta(hours=2)))
    assert drawn is not None
    assert drawn.hours == 1
    assert drawn.first.hour == 9
    assert [bar.count for bar in drawn.bars] == [2, 1, 0, 0, 0, 1]
    assert drawn.most == 2
    assert {row.label for row in drawn.rows} == {"Outlet 0", "Outlet 1"}


def test_days_alone_are_drawn_by_day_and_long_stories_by_more() -> None:
    days = [_article(str(n), "Courier", date(2026, 3, 1) + timedelta(days=n)) for n in range(4)]
    by_day = activity(days, UTC)
    assert by_day is not None
    assert by_day.hours == 24
    long = [_article(str(n), "Courier", BEGIN + timedelta(days=9 * n)) for n in range(20)]
    drawn = activity(long, UTC)
    assert drawn is not None
    assert len(drawn.bars) <= 32
    assert sum(bar.count for bar in drawn.bars) == 20


def test_what_is_seen_at_a_glance_is_not_drawn() -> None:
    assert activity([_article("a", "Courier", BEGIN)], UTC) is None
    assert activity([_article(str(n), "Courier", BEGIN) for n in range(5)], UTC) is None
    assert activity([_article(str(n), "Courier") for n in range(5)], UTC) is None


def test_a_map_shows_what_reports_name_most_and_lists_the_rest() -> None:
    drawn = place_map([("Odesa", 9), ("Ukraine", 6), ("Mykolaiv", 4), ("Lindvik", 3), ("Washington", 1)])
    assert drawn is not None
    assert {pin.name for pin in drawn.pins} >= {"Odesa", "Mykolaiv"}
    assert [name for name, _ in drawn.beyond] == ["Washington"]
    assert [name for name, _ in drawn.unknown] == ["Lindvik"]
    assert drawn.dots.startswith("M")
    assert len(drawn.dots) < 20_000
    for pin in drawn.pins:
        assert 0 < pin.x < MAP_WIDTH
        assert 0 < pin.y < HEIGHT


def test_a_world_of_places_is_one_map_and_nowhere_is_none() -> None:
    drawn = place_map([("Sydney", 2), ("Moscow", 2), ("Buenos Aires", 2), ("Los Angeles", 2)])
    assert drawn is not None
    assert len(drawn.pins) == 4
    assert len(drawn.dots) < 30_000
    assert place_map([("Lindvik", 9)]) is None
    assert place_map([]) is None
