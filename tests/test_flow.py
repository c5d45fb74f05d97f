from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet import flow
from broadsheet.model import Article, Document, Failure, Hints, Origin, Outlet, Tag
from tests.conftest import made_article

PAGE = Document(
    name="page.txt",
    shape="textdump",
    body="Ferry late\nThe ferry was two hours late on Monday, the operator said.\n",
)


def test_a_document_becomes_articles_with_notes() -> None:
    (article,) = flow.digest(PAGE)
    assert isinstance(article, Article)
    assert article.title == "Ferry late"
    assert article.language == "en"
    assert {type(note).__name__ for note in article.notes} >= {"Statement", "Figure"}


def test_a_failure_is_passed_on() -> None:
    failure = Failure(document="x", reason="no")
    assert next(iter(flow.read([failure, PAGE], map))) is failure
    assert len(list(flow.read([failure, PAGE], map))) == 2


def test_a_bug_on_one_document_is_a_failure_and_the_run_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    bad = Document(name="bad.html", shape="entry", body=7, hints=Hints())  # type: ignore[arg-type]
    first, second = flow.read([bad, PAGE], map)
    assert isinstance(first, Failure)
    assert "please report it" in first.reason
    assert first.document == "bad.html"
    assert isinstance(second, Article)
    assert "could not read bad.html" in caplog.text


def test_what_the_publisher_gave_is_kept_when_notes_are_made_anew() -> None:
    given = made_article(notes=(Tag(name="bridges", source="publisher"),))
    once = flow.with_notes(given)
    assert Tag(name="bridges", source="publisher") in once.notes
    assert flow.with_notes(once) is once


def headline(*articles: Article, groups: dict[str, str] | None = None) -> str | None:
    return flow.headline(articles, groups or {}).title


def test_the_headline_is_the_newest_of_the_text_most_printed_and_no_opinion() -> None:
    old, new = made_article("a", title="Old"), made_article("b", title="New")
    assert headline(old, new) == "New"
    assert headline(old, new, made_article("c", title="Opinion: Why")) == "New"
    assert headline(old, new, made_article("c", title="Old again"), groups={"c": "a"}) == "Old"
    assert headline(old, made_article("c", title=None)) == "Old"
    assert headline(old, new, made_article("c", title="Neu", language="de")) == "New"
    assert headline(made_article("c", title="Opinion: Why")) == "Opinion: Why"


def test_what_many_printed_days_ago_is_no_headline_of_today() -> None:
    day = datetime(2026, 3, 2, 8, tzinfo=UTC)
    first = made_article("a", title="One dead", published=day)
    copy = made_article("b", title="One dead, police say", published=day + timedelta(hours=2))
    later = made_article("c", title="Toll rises to five", published=day + timedelta(hours=20))
    assert headline(first, copy, later, groups={"b": "a"}) == "One dead", "within a day many are heard"
    later = replace(later, published=day + timedelta(hours=30))
    late_copy = made_article("d", title="One dead (again)", published=day + timedelta(hours=31))
    groups = {"b": "a", "d": "a"}
    assert headline(first, copy, later, late_copy, groups=groups) == "Toll rises to five"


def test_a_headline_says_what_others_say_too() -> None:
    first = made_article("a", title="Gas deal reached in border town")
    second = made_article("b", title="Border town talks bring gas deal")
    play = made_article("c", title="The minister, the tap and the missing sentence")
    assert headline(first, second, play) == "Border town talks bring gas deal"
    assert headline(first, play) == "The minister, the tap and the missing sentence", (
        "nothing tells which is plain"
    )
    again, copy = replace(first, id="d"), replace(play, id="e")
    groups = {"a": "a", "d": "a", "c": "c", "e": "c"}
    assert headline(first, second, again, play, copy, groups=groups) == first.title, "copies bear nothing out"


def test_the_headline_of_a_text_is_that_of_its_origin_else_of_its_first_printer() -> None:
    early = made_article("a", title="First", outlet=Outlet(name="Straits Times"))
    agency = made_article("b", title="Wired", outlet=Outlet(name="Reuters"))
    groups = {"a": "a", "b": "a"}
    assert flow.headline([early, agency], groups).title == "First"
    found = [Origin(name="Reuters", articles=("a", "b"))]
    assert flow.headline([early, agency], groups, found).title == "Wired"
    assert flow.headline([early, agency], {}, found).title == "Wired", "the newest text, by itself"


def test_a_story_is_told_from_its_articles() -> None:
    other = made_article("a2", outlet=Outlet(domain="beacon.example"), title="Bridge open again")
    story = flow.tell("a1", "s1", [flow.with_notes(made_article()), flow.with_notes(other)], {"a2": "a1"})
    assert (story.id, story.saga, story.articles) == ("a1", "s1", ("a1", "a2"))
    assert (story.title, story.title_from) == ("Harbour bridge at Lindvik reopens", "Lindvik Courier")
    assert story.outlets == ("Lindvik Courier", "beacon.example")
    assert 1 <= story.at_most <= 2
    assert story.first == story.last == made_article().published
    assert all(other.text[q.start : q.end] == q.text for q in story.summary)


def test_oldest_first_puts_undated_articles_last() -> None:
    undated = made_article("0", published=None)
    assert [a.id for a in flow.oldest_first([undated, made_article("a")])] == ["a", "0"]
