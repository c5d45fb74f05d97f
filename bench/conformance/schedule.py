"""When to look again: what the publisher asks for, what the feed's own rhythm says, and what errors mean."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime

from bench.conformance.lab import START, Item, Lab, Reply, conditional, items, rss
from bench.conformance.registry import case

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
BUSY = items(30, every=timedelta(minutes=10))  # left alone, it would be looked at every quarter of an hour


def next_wait(lab: Lab, *, extra: str = "", feed: list[Item] = BUSY, **headers: str) -> tuple[timedelta, str]:
    """Return how long the desk waits after a first look at a feed, and why."""
    site = lab.site()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    site.paths["/feed.xml"] = Reply(body=rss(*feed, extra=extra), headers=named)
    told = lab.follow(site.url())
    lab.round()
    told = lab.told(told.id)
    assert told.next_due is not None
    return told.next_due - lab.clock.now(), told.why or ""


@case("A busy feed is looked at often, but never more than four times an hour")
def busy(lab: Lab) -> None:
    wait, why = next_wait(lab)
    assert 15 * MINUTE - timedelta(seconds=2) <= wait <= 40 * MINUTE
    assert "news comes" in why


@case("A weekly feed is looked at a few times a day, not four times an hour")
def weekly(lab: Lab) -> None:
    wait, _ = next_wait(lab, feed=items(10, newest=START - timedelta(days=2), every=timedelta(days=7)))
    assert wait >= 3 * HOUR


@case("The interval is learnt: a feed that falls silent is looked at less and less, but every day")
def silent(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = conditional(rss(*BUSY))
    told = lab.follow(site.url())
    lab.round()
    waits = []
    for _ in range(60):
        before = lab.until_due(told.id).next_due
        lab.round()
        after = lab.told(told.id).next_due
        assert before is not None
        assert after is not None
        waits.append(after - lab.clock.now())
    assert waits[-1] > 4 * waits[0]
    assert max(waits) <= 25 * HOUR


@case("ttl is respected: the next look is no sooner than the feed asks")
def ttl(lab: Lab) -> None:
    wait, why = next_wait(lab, extra="<ttl>180</ttl>")
    assert 3 * HOUR - timedelta(seconds=2) <= wait <= 3.4 * HOUR
    assert "asks" in why


@case("A ttl of ten years does not end a subscription: a day is the most")
def absurd_ttl(lab: Lab) -> None:
    wait, _ = next_wait(lab, extra="<ttl>5256000</ttl>")
    assert wait <= 25 * HOUR


@case("sy:updatePeriod and sy:updateFrequency are respected")
def update_period(lab: Lab) -> None:
    extra = (
        '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod>'
        '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>'
    )
    wait, _ = next_wait(lab, extra=extra)
    assert 6 * HOUR - timedelta(seconds=2) <= wait <= 6.7 * HOUR


@case("Cache-Control: max-age is respected")
def max_age(lab: Lab) -> None:
    wait, why = next_wait(lab, Cache_Control="public, max-age=7200")
    assert 2 * HOUR - timedelta(seconds=2) <= wait <= 2.3 * HOUR
    assert "server" in why


@case("Expires is respected, relative to the answer's own Date")
def expires(lab: Lab) -> None:
    wrong_clock = START + timedelta(days=400)  # the server's clock: only the difference counts
    wait, _ = next_wait(
        lab,
        Date=format_datetime(wrong_clock, usegmt=True),
        Expires=format_datetime(wrong_clock + 5 * HOUR, usegmt=True),
    )
    assert 5 * HOUR - timedelta(minutes=1) <= wait <= 5.6 * HOUR


@case("max-age=0 and an Expires in the past mean nothing, not: look all the time")
def no_freshness(lab: Lab) -> None:
    wait, _ = next_wait(lab, Cache_Control="max-age=0", Expires="Thu, 01 Jan 1970 00:00:00 GMT")
    assert wait >= 15 * MINUTE - timedelta(seconds=2)


@case("A max-age of a year does not end a subscription: a day is the most")
def absurd_max_age(lab: Lab) -> None:
    wait, _ = next_wait(lab, Cache_Control="max-age=31536000")
    assert wait <= 25 * HOUR


@case("skipHours are respected: no look falls into them")
def skip_hours(lab: Lab) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(8, 14))
    wait, why = next_wait(lab, extra=f"<skipHours>{hours}</skipHours>")
    assert (START + wait).hour >= 14
    assert "left alone" in why


@case("skipDays are respected: no look falls on them")
def skip_days(lab: Lab) -> None:
    wait, _ = next_wait(lab, extra="<skipDays><day>Monday</day></skipDays>")
    assert (START + wait).weekday() == 1


@case("skipHours that name all 24 hours are a mistake and are not followed")
def skip_everything(lab: Lab) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    wait, _ = next_wait(lab, extra=f"<skipHours>{hours}</skipHours>")
    assert wait <= 25 * HOUR


def after_failure(lab: Lab, reply: Reply) -> tuple[timedelta, Lab]:
    """Return how long the desk waits after an answer that is none."""
    site = lab.site()
    site.paths["/feed.xml"] = reply
    told = lab.follow(site.url())
    lab.round()
    told = lab.told(told.id)
    assert told.error
    assert told.advice
    assert told.next_due is not None
    return told.next_due - lab.clock.now(), lab


@case("Retry-After in seconds is respected on 429")
def retry_seconds(lab: Lab) -> None:
    wait, _ = after_failure(lab, Reply(status=429, headers={"Retry-After": "5400"}))
    assert 5400 <= wait.total_seconds() <= 5400 * 1.2


@case("Retry-After as a date is relative to the answer's own Date, not to our clock")
def retry_date(lab: Lab) -> None:
    theirs = datetime(2031, 5, 1, 12, 0, tzinfo=START.tzinfo)
    headers = {
        "Date": format_datetime(theirs, usegmt=True),
        "Retry-After": format_datetime(theirs + 3 * HOUR, usegmt=True),
    }
    wait, _ = after_failure(lab, Reply(status=503, headers=headers))
    assert 3 * HOUR - MINUTE <= wait <= 3.5 * HOUR


@case("A Retry-After of a hundred years is clamped: nothing ends silently")
def retry_absurd(lab: Lab) -> None:
    wait, _ = after_failure(lab, Reply(status=503, headers={"Retry-After": "3153600000"}))
    assert wait <= timedelta(days=8)


@case("Errors back off, are shown with what to do, and never end silently")
def backs_off(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(status=500)
    told = lab.follow(site.url())
    waits = []
    for _ in range(12):
        lab.until_due(told.id)
        lab.round()
        now = lab.told(told.id)
        assert now.error
        assert now.next_due is not None
        waits.append(now.next_due - lab.clock.now())
    assert waits[3] > 3 * waits[0]
    assert 20 * HOUR <= waits[-1] <= 27 * HOUR
    assert lab.told(told.id).errors == 12
    site.paths["/feed.xml"] = Reply(body=rss(*items(2)))
    lab.until_due(told.id)
    lab.round()
    assert lab.told(told.id).error is None
    assert lab.told(told.id).errors == 0


@case("A feed that comes back after errors is asked with the validators that it had")
def validators_outlive_errors(lab: Lab) -> None:
    site = lab.site()
    good = conditional(rss(*items(3)))
    site.paths["/feed.xml"] = good
    told = lab.follow(site.url())
    lab.round()
    site.paths["/feed.xml"] = Reply(status=502)
    lab.until_due(told.id)
    lab.round()
    site.paths["/feed.xml"] = good
    lab.until_due(told.id)
    lab.round()
    assert site.requests()[-1].conditional
    assert lab.told(told.id).etiquette.not_modified == 1


@case("410 Gone stops a subscription at once, says so, and asking again brings it back")
def gone(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(status=410)
    told = lab.follow(site.url())
    lab.round()
    now = lab.told(told.id)
    assert now.stopped
    assert now.next_due is None
    assert "410" in (now.error or "") or "took" in (now.error or "")
    lab.later(days=60)
    lab.round()
    assert len(site.asked) == 1
    site.paths["/feed.xml"] = Reply(body=rss(*items(1)))
    lab.desk.subscriptions.again(told.id)
    lab.round()
    assert lab.told(told.id).error is None
    assert not lab.told(told.id).stopped


@case("Looks of feeds that were added together drift apart")
def jitter(lab: Lab) -> None:
    for number in range(1, 21):
        lab.site(number).paths["/feed.xml"] = Reply(body=rss(*BUSY))
    lab.follow(*(lab.site(number).url() for number in range(1, 21)))
    lab.round()
    dues = {one.next_due for one in lab.desk.subscriptions.all()}
    assert len(dues) == 20
    spread = max(due for due in dues if due) - min(due for due in dues if due)
    assert spread >= timedelta(seconds=20)
