"""How much of what feeds bring reaches the reader at once."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bench.conformance.feeds import WHOLE
from bench.conformance.lab import START, Item, Lab, Reply, items, rss
from bench.conformance.registry import case
from broadsheet.desk import Desk
from broadsheet.model import Article, Subscription


def unread(desk: Desk) -> list[Article]:
    """Return the articles that a reader hasn't read, the newest first."""
    found = desk.articles.newest(1000)
    marks = desk.marks.of([article.id for article in found])
    return [article for article in found if "read" not in marks.get(article.id, ())]


def fifty(lab: Lab) -> tuple[Article, ...]:
    """Return the articles of a feed with fifty entries after its first look, the newest first."""
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(50)))
    lab.follow(site.url())
    lab.round()
    return lab.desk.articles.newest(100)


@case("On subscribing the newest 20 are unread and the rest is stored as read")
def newest_unread(lab: Lab) -> None:
    found = fifty(lab)
    assert len(found) == 50
    assert [article.title for article in unread(lab.desk)] == [article.title for article in found[:20]]


@case("What comes after subscribing is unread, however much it is")
def later_unread(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(10)))
    told = lab.follow(site.url())
    lab.round()
    lab.until_due(told.id)
    site.paths["/feed.xml"] = Reply(body=rss(*items(60, newest=lab.clock.now())))
    lab.round()
    assert len(unread(lab.desk)) == 60


def second_reader(lab: Lab) -> Desk:
    """Return the desk as another reader has it."""
    with lab.desk.store.write() as connection:
        connection.exec_driver_sql("INSERT INTO users (name) VALUES ('second')")
        (key,) = connection.exec_driver_sql("SELECT id FROM users WHERE name = 'second'").one()
    return replace(
        lab.desk,
        subscriptions=replace(lab.desk.subscriptions, user=key),
        marks=replace(lab.desk.marks, user=key),
    )


@case("A second reader who subscribes to a feed that is here already has its newest 20 unread, too")
def second_unread(lab: Lab) -> None:
    fifty(lab)
    other = second_reader(lab)
    body = f'<opml version="2.0"><body><outline xmlUrl="{lab.site().url()}"/></body></opml>'.encode()
    other.subscriptions.add_opml(body)
    assert len(unread(other)) == 20
    assert len(unread(lab.desk)) == 20
    assert len(lab.site().asked) == 1


def flood(lab: Lab, *, cap: int, count: int) -> Subscription:
    """Have a feed bring that many new entries in the look after its first, with a daily cap on it."""
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(Item(key="first", title="The first report")))
    told = lab.follow(site.url())
    lab.desk.subscriptions.change(told.id, cap=cap)
    lab.round()
    lab.until_due(told.id)
    pour(lab, "flood", count)
    return lab.told(told.id)


def pour(lab: Lab, name: str, count: int) -> None:
    """Have the feed bring that many entries of a name now."""
    now = lab.clock.now()
    found = [
        Item(key=f"{name}{n}", title=f"{name} {n}", at=now - timedelta(seconds=n), text=f"{name}{n} {WHOLE}")
        for n in range(count)
    ]
    lab.site().paths["/feed.xml"] = Reply(body=rss(*found))
    lab.round()


@case("A daily cap holds back what is above it: the newest come to the river, the rest only to the search")
def capped(lab: Lab) -> None:
    flood(lab, cap=5, count=12)
    river = [article.title for article in lab.desk.articles.newest(50)]
    assert river == [f"flood {n}" for n in range(5)] + ["The first report"]
    assert lab.desk.articles.count() == 13
    (hit,) = lab.desk.search("flood11")
    assert hit.article.held


@case("What a cap held back stays held back when it is folded into stories")
def capped_folded(lab: Lab) -> None:
    flood(lab, cap=5, count=12)
    lab.desk.fold()
    assert len(lab.desk.articles.newest(50)) == 6
    assert lab.desk.search("flood11")


@case("The cap counts anew every day")
def cap_tomorrow(lab: Lab) -> None:
    told = flood(lab, cap=5, count=12)
    lab.later(minutes=30)
    lab.until_due(told.id)
    pour(lab, "today", 3)
    assert not [one for one in lab.desk.articles.newest(50) if (one.title or "").startswith("today")]
    lab.clock.moment = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    lab.until_due(told.id)
    pour(lab, "tomorrow", 12)
    river = [one for one in lab.desk.articles.newest(50) if (one.title or "").startswith("tomorrow")]
    assert len(river) == 5


@case("No cap holds back what a new subscription brings first")
def no_cap_at_first(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(30)))
    told = lab.follow(site.url())
    lab.desk.subscriptions.change(told.id, cap=5)
    lab.round()
    assert len(lab.desk.articles.newest(50)) == 30


@case("On subscribing, the pages of the newest 20 teasers are fetched, not those of years ago")
def pages_of_the_newest(lab: Lab) -> None:
    site = lab.site()
    teasers = [
        Item(
            key=f"t{n}",
            title=f"Report {n} from Lindvik",
            text="It begins so…",
            link=site.url(f"/{n}"),
            at=START - timedelta(hours=n),
        )
        for n in range(30)
    ]
    site.paths["/feed.xml"] = Reply(body=rss(*teasers))
    lab.follow(site.url())
    lab.round()
    asked = {request.path for request in site.asked} - {"/feed.xml", "/robots.txt"}
    assert asked == {f"/{n}" for n in range(20)}
    assert lab.desk.articles.count() == 30
