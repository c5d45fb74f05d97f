"""The simulated hosts of the collecting benches: the same fleet each time, with what was asked of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.servers.bodies import MOST_BYTES, body, item, shown
from bench.servers.hostile import AGAIN, play
from bench.servers.manners import floor, manners
from bench.servers.plan import BROKEN, HOSTILE, Site, Wanted, make_plan, read_plan, write_plan
from bench.servers.running import Asked

from broadsheet.collect.feed import parse_feed
from broadsheet.model import Document

NOW = 1_800_000_000.0
SITE = Site(number=7, host="127.20.0.1", path="/feed", entries=12, news=2)


def asked(began: float, ended: float, *, host: str = "127.20.0.1", status: int = 304) -> Asked:
    return Asked(began=began, ended=ended, host=host, path="/feed", conditional=True, status=status)


def test_a_plan_has_the_feeds_hosts_and_shares_that_were_wanted() -> None:
    plan = make_plan(Wanted(feeds=1000, hosts=200))
    kinds = Counter(site.conduct for site in plan)
    assert len({(site.host, site.path) for site in plan}) == 1000
    assert len({site.host for site in plan}) == 200
    assert kinds["slow"] == 50
    assert sum(kinds[kind] for kind in BROKEN) == 30
    assert sum(kinds[kind] for kind in HOSTILE) == 10
    assert max(Counter(site.host for site in plan).values()) <= Wanted().most


def test_a_plan_is_the_same_each_time_and_after_a_file(tmp_path: Path) -> None:
    plan = make_plan(Wanted(feeds=60, hosts=20))
    write_plan(plan, tmp_path / "plan.json")
    assert plan == make_plan(Wanted(feeds=60, hosts=20)) == read_plan(tmp_path / "plan.json")


def test_more_feeds_than_the_hosts_may_have_is_refused() -> None:
    with pytest.raises(ValueError, match="feeds a host"):
        make_plan(Wanted(feeds=1000, hosts=10))


@pytest.mark.parametrize("form", ["atom", "json", "rdf", "rss"])
def test_each_format_is_read_as_it_was_meant(form: str) -> None:
    site = Site(number=7, host="127.20.0.1", path="/feed", entries=12, format=form)
    _, found = parse_feed(
        body(site, 0, port=80, now=NOW),
        name="feed",
        url="http://127.20.0.1/feed",
        media_type=None,
        collected=None,
        subscription="s",
    )
    documents = [one for one in found if isinstance(one, Document)]
    assert [one.url for one in documents] == [
        item(site, number, port=80, now=NOW).link for number in reversed(shown(site, 0))
    ]


def test_a_new_version_brings_news_and_leaves_the_rest_but_for_a_few_edits() -> None:
    before = {n: item(SITE, n, 0, port=80, now=NOW) for n in shown(SITE, 0)}
    after = {n: item(SITE, n, 3, port=80, now=NOW) for n in shown(SITE, 3)}
    assert len(set(after) - set(before)) == 6
    assert [n for n in before if n in after and before[n] != after[n]] == [10]


def test_no_feed_is_longer_than_the_longest_real_ones() -> None:
    site = Site(number=1, host="127.20.0.1", path="/feed", entries=150, whole=True, length=9000)
    assert len(body(site, 0, port=80, now=NOW)) < MOST_BYTES * 1.1


def test_a_redirect_loop_goes_to_and_fro() -> None:
    site = Site(number=1, host="127.20.0.1", path="/feed", conduct="redirect-loop")
    there = next(play(site, "/feed", b"").steps)[1]
    back = next(play(site, "/feed" + AGAIN, b"").steps)[1]
    assert f"Location: /feed{AGAIN}\r\n".encode() in there
    assert b"Location: /feed\r\n" in back


def test_manners_tell_requests_at_once_and_the_time_between_them() -> None:
    told = manners([asked(0, 1), asked(1.5, 2), asked(3, 4, status=200), asked(0, 9, host="127.20.0.2")])
    assert (told.requests, told.at_once, told.shortest, told.not_modified) == (4, 1, 0.5, 0.75)
    assert manners([asked(0, 1), asked(0.5, 2)]).at_once == 2
    assert manners([asked(0, 1), asked(1, 2)]).at_once == 1


def test_the_busiest_host_gives_the_least_time_of_a_polite_round() -> None:
    sites = [Site(number=n, host="127.20.0.1", path=f"/{n}", delay=2.0 * (n == 0)) for n in range(3)]
    assert floor(sites, 1.0) == pytest.approx(4.0)
