from __future__ import annotations

from broadsheet.model import Article, Edge, Origin, Outlet, Span, Story
from broadsheet.serve.web.originsview import Step, origin_views

ARTICLES = {
    key: Article(id=key, text="", outlet=Outlet(name=name))
    for key, name in {"a": "Lakeside Courier", "b": "Hillside Echo", "c": "Harbour Post"}.items()
}


def story(*origins: Origin) -> Story:
    return Story(id="s", title="Wall", title_from=None, articles=("a", "b", "c"), saga="s", origins=origins)


def shape(steps: tuple[Step, ...]) -> list[tuple[str, str, list[object]]]:
    return [(step.outlet, step.words, list(shape(step.below))) for step in steps]


def test_whoever_has_it_from_another_one_stands_below() -> None:
    edges = [
        Edge(article="a", to="Ada Holm", how="quotes", spans=(Span(3, 9),)),
        Edge(article="b", to="Lakeside Courier", how="cites", via="a", spans=(Span(5, 8),)),
        Edge(article="c", to="Hillside Echo", how="copies", via="b"),
    ]
    (view,) = origin_views(story(Origin(name="Ada Holm", articles=("a", "b", "c"))), edges, ARTICLES)
    assert (view.name, view.known) == ("Ada Holm", True)
    assert shape(view.steps) == [
        (
            "Lakeside Courier",
            "quotes Ada Holm",
            [("Hillside Echo", "cites it", [("Harbour Post", "prints this text", [])])],
        )
    ]
    assert view.steps[0].path == "/articles/a?at=3-9#s3-9"
    assert view.steps[0].below[0].below[0].path == "/articles/c"


def test_a_circle_is_cut() -> None:
    edges = [
        Edge(article="a", to="Hillside Echo", how="cites", via="b"),
        Edge(article="b", to="Lakeside Courier", how="cites", via="a"),
    ]
    (view,) = origin_views(story(Origin(name="Hillside Echo", articles=("a", "b"))), edges, ARTICLES)
    assert shape(view.steps) == [
        ("Hillside Echo", "cites Lakeside Courier", [("Lakeside Courier", "cites it", [])])
    ]


def test_an_outlet_s_own_report_and_what_shows_nothing() -> None:
    edges = [Edge(article="a", to="Lakeside Courier", how="own")]
    (view,) = origin_views(
        story(Origin(name="Lakeside Courier", articles=("a", "b"), known=False)), edges, ARTICLES
    )
    assert not view.known
    assert shape(view.steps) == [("Lakeside Courier", "own report", []), ("Hillside Echo", "", [])]
