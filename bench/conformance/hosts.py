"""One host, many feeds: turns, rests, redirects, and what an outage of our own line means."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from bench.conformance.lab import Lab, Reply, Request, conditional, items, rss
from bench.conformance.registry import case

FEED = rss(*items(3))


@case("One request at a time to a host, a second or more apart")
def spacing(lab: Lab) -> None:
    site = lab.site()
    paths = [f"/{number}.xml" for number in range(8)]
    for path in paths:
        site.paths[path] = Reply(body=FEED)
    lab.follow(*(site.url(path) for path in paths))
    lab.round()
    times = [request.at for request in site.asked]
    assert len(times) == 8
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= timedelta(seconds=1)


@case("Spacing holds from one round to the next")
def spacing_between_rounds(lab: Lab) -> None:
    site = lab.site()
    site.paths["/a.xml"] = site.paths["/b.xml"] = Reply(body=FEED)
    lab.follow(site.url("/a.xml"))
    lab.round()
    lab.follow(site.url("/b.xml"))
    lab.round()
    first, second = site.asked
    assert second.at - first.at >= timedelta(seconds=1)


@case("A slow host holds up nobody else")
def slow_host(lab: Lab) -> None:
    slow = lab.site(1)
    slow.paths["/feed.xml"] = Reply(body=FEED, delay=1.5)
    for number in range(2, 12):
        lab.site(number).paths["/feed.xml"] = Reply(body=FEED)
    lab.follow(*(lab.site(number).url() for number in range(1, 12)))
    report = lab.round()
    assert report.checked == 11
    slow_one = next(request for request in slow.asked)
    assert all(lab.site(number).asked[0].at <= slow_one.at for number in range(2, 12))


@case("429 holds the whole host: its other feeds wait, and are not blamed")
def too_many(lab: Lab) -> None:
    site = lab.site()
    site.paths["/a.xml"] = Reply(status=429, headers={"Retry-After": "7200"})
    for path in ("/b.xml", "/c.xml"):
        site.paths[path] = Reply(body=FEED)
    lab.follow(site.url("/a.xml"))
    lab.later(seconds=1)  # so that this one's turn comes first
    lab.follow(site.url("/b.xml"), site.url("/c.xml"))
    lab.round()
    asked = len(site.asked)
    blamed = next(one for one in lab.desk.subscriptions.all() if one.error)
    others = [one for one in lab.desk.subscriptions.all() if one.id != blamed.id]
    assert asked <= 3
    waiting = [one for one in others if one.checked is None]
    assert waiting, "all were asked before the one that says 429"
    for one in waiting:
        assert one.error is None
        assert one.next_due is not None
        assert one.next_due >= lab.clock.now() + timedelta(hours=1.9)
    lab.later(hours=1)
    lab.round()
    assert len(site.asked) == asked
    lab.later(hours=1, minutes=20)
    site.paths["/a.xml"] = Reply(body=FEED)
    lab.round()
    assert all(one.error is None and one.checked for one in lab.desk.subscriptions.all())


@case("A rest that a host asked for outlives the program")
def rest_is_kept(lab: Lab) -> None:
    site = lab.site()
    site.paths["/a.xml"] = Reply(status=429, headers={"Retry-After": "7200"})
    site.paths["/b.xml"] = Reply(body=FEED)
    lab.follow(site.url("/a.xml"))
    lab.round()
    lab.desk.collector.spaced.clear()  # what the process remembers
    lab.follow(site.url("/b.xml"))
    lab.round()
    assert not site.requests("/b.xml")


@case("503 with Retry-After holds the host, 503 alone only the feed")
def overloaded(lab: Lab) -> None:
    resting, busy = lab.site(1), lab.site(2)
    resting.paths["/a.xml"] = Reply(status=503, headers={"Retry-After": "3600"})
    busy.paths["/a.xml"] = Reply(status=503)
    for site in (resting, busy):
        site.paths["/b.xml"] = Reply(body=FEED)
        lab.follow(site.url("/a.xml"))
    lab.round()
    lab.follow(resting.url("/b.xml"), busy.url("/b.xml"))
    lab.round()
    assert not resting.requests("/b.xml")
    assert len(busy.requests("/b.xml")) == 1


@case("A 403 that bears the mark of a limiter holds the host, a plain 403 only the feed")
def limiter(lab: Lab) -> None:
    guarded, plain = lab.site(1), lab.site(2)
    guarded.paths["/a.xml"] = Reply(status=403, headers={"cf-mitigated": "challenge"})
    plain.paths["/a.xml"] = Reply(status=403)
    for site in (guarded, plain):
        site.paths["/b.xml"] = Reply(body=FEED)
        lab.follow(site.url("/a.xml"))
    lab.round()
    lab.follow(guarded.url("/b.xml"), plain.url("/b.xml"))
    lab.round()
    assert not guarded.requests("/b.xml")
    assert len(plain.requests("/b.xml")) == 1


def moving(lab: Lab, status: int, *, to: bytes = FEED) -> tuple[str, str]:
    """Have a feed redirect for four looks; return its address afterwards and the one it leads to."""
    old, new = lab.site(1), lab.site(2)
    target = new.url("/new.xml")
    old.paths["/feed.xml"] = Reply(status=status, headers={"Location": target})
    new.paths["/new.xml"] = conditional(to)
    told = lab.follow(old.url())
    for _ in range(4):
        lab.until_due(told.id)
        lab.round()
    (after,) = lab.desk.subscriptions.all()
    return after.url, target


@case("301 rewrites the address after three looks in a row that brought a feed")
def moved_301(lab: Lab) -> None:
    url, target = moving(lab, 301)
    assert url == target


@case("308 rewrites the address as well")
def moved_308(lab: Lab) -> None:
    url, target = moving(lab, 308)
    assert url == target


@case("One 301 rewrites nothing: a captive portal does that too")
def moved_once(lab: Lab) -> None:
    old, new = lab.site(1), lab.site(2)
    old.paths["/feed.xml"] = Reply(status=301, headers={"Location": new.url("/new.xml")})
    new.paths["/new.xml"] = Reply(body=FEED)
    told = lab.follow(old.url())
    lab.round()
    assert lab.told(told.id).url == old.url()


@case("302 never rewrites the address")
def moved_302(lab: Lab) -> None:
    url, target = moving(lab, 302)
    assert url != target


@case("307 never rewrites the address")
def moved_307(lab: Lab) -> None:
    url, target = moving(lab, 307)
    assert url != target


@case("A 301 that leads to a page rewrites nothing, and the error is shown")
def moved_to_page(lab: Lab) -> None:
    url, target = moving(lab, 301, to=b"<html><body><p>Log in to this network.</p></body></html>")
    assert url != target
    assert lab.desk.subscriptions.all()[0].error


@case("A 301 to a feed that is subscribed to already joins the two, marks and articles included")
def moved_into_another(lab: Lab) -> None:
    old, new = lab.site(1), lab.site(2)
    new.paths["/new.xml"] = conditional(FEED)
    old.paths["/feed.xml"] = Reply(status=301, headers={"Location": new.url("/new.xml")})
    lab.follow(new.url("/new.xml"))
    told = lab.follow(old.url())
    for _ in range(4):
        if any(one.id == told.id for one in lab.desk.subscriptions.all()):
            lab.until_due(told.id)
        lab.round()
    (only,) = lab.desk.subscriptions.all()
    assert only.url == new.url("/new.xml")
    assert lab.desk.articles.count() == 3


@case("When nobody answers at all, our own line is down, and that counts against nobody")
def outage(lab: Lab) -> None:
    lab.follow(*(f"http://nowhere-{number}.invalid/feed.xml" for number in range(4)))
    report = lab.round()
    assert report.offline
    for one in lab.desk.subscriptions.all():
        assert one.errors == 0
        assert one.error is None
        assert one.next_due is not None
        assert one.next_due <= lab.clock.now() + timedelta(minutes=10)


@case("One dead host among living ones is its own fault, not an outage")
def dead_host(lab: Lab) -> None:
    lab.site(1).paths["/feed.xml"] = Reply(body=FEED)
    dead = lab.follow("http://nowhere.invalid/feed.xml")
    lab.follow(lab.site(1).url())
    assert not lab.round().offline
    assert lab.told(dead.id).errors == 1


@case("A feed that two readers subscribe to is fetched once")
def fetched_once(lab: Lab) -> None:
    from dataclasses import replace  # noqa: PLC0415 (only here)

    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=FEED)
    lab.follow(site.url())
    with lab.desk.store.write() as connection:
        connection.exec_driver_sql("INSERT INTO users (name) VALUES ('second')")
        (second,) = connection.exec_driver_sql("SELECT id FROM users WHERE name = 'second'").one()
    other = replace(lab.desk.subscriptions, user=second)
    body = f'<opml version="2.0"><body><outline xmlUrl="{site.url()}"/></body></opml>'.encode()
    other.add_opml(body)
    lab.round()
    assert len(site.asked) == 1
    assert len(other.all()) == len(lab.desk.subscriptions.all()) == 1
    lab.desk.subscriptions.remove(lab.desk.subscriptions.all()[0].id)
    assert len(other.all()) == 1, "one reader leaving must not take the feed from the other"


@case("Many feeds that are due at once do not all begin at once")
def no_burst(lab: Lab) -> None:
    at_work: list[int] = []
    now_at_work = 0

    def answer(_: Request) -> Reply:
        nonlocal now_at_work
        now_at_work += 1
        at_work.append(now_at_work)
        now_at_work -= 1
        return Reply(body=FEED, delay=0.01)

    for number in range(1, 301):
        lab.site(number).paths["/feed.xml"] = answer
    lab.follow(*(lab.site(number).url() for number in range(1, 301)))
    first = lab.desk.collect(most=100)
    assert first.checked == 100, "a round of the running desk takes only so many"
    assert max(at_work) <= 256
