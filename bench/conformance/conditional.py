"""Asking politely: validators, and bodies that did not change."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from bench.conformance.lab import Item, Lab, Reply, Request, conditional, items, rss
from bench.conformance.registry import case

FEED = rss(*items(3))


@case("An ETag and a Last-Modified are both sent back byte for byte, however odd they look")
def replayed(lab: Lab) -> None:
    odd = {"ETag": 'W/"a,b ; \'c"-gzip', "Last-Modified": "Mon, 2 Mar 26 07:00:00 +0000 (maybe)"}
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=FEED, headers=odd)
    told = lab.follow(site.url())
    lab.round()
    lab.until_due(told.id)
    lab.round()
    first, second = site.requests()
    assert not first.conditional
    assert second.headers["if-none-match"] == odd["ETag"]
    assert second.headers["if-modified-since"] == odd["Last-Modified"]


@case("A 304 may bring new validators: they are the ones that are sent from then on")
def taken_from_304(lab: Lab) -> None:
    site = lab.site()

    def answer(request: Request) -> Reply:
        count = len(site.asked)
        headers = {"ETag": f'"v{count}"'}
        return (
            Reply(status=304, headers=headers) if request.conditional else Reply(body=FEED, headers=headers)
        )

    site.paths["/feed.xml"] = answer
    told = lab.follow(site.url())
    for _ in range(3):
        lab.until_due(told.id)
        lab.round()
    assert [request.headers.get("if-none-match") for request in site.asked] == [None, '"v1"', '"v2"']


@case("A body that did not change is not parsed again, though the server knows no validators")
def same_body(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=FEED)
    told = lab.follow(site.url())
    assert lab.round().added.added == 3
    lab.until_due(told.id)
    report = lab.round()
    assert report.unchanged == 1
    assert report.added.unchanged == 0, "its entries were compared, so it was parsed"


@case("A server that says 304 for a week on end is asked once without validators, and not again for a week")
def eternal_304(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = conditional(FEED)
    told = lab.follow(site.url())
    lab.round()
    changed = rss(Item(key="new", title="Bridge open"), *items(3))
    site.paths["/feed.xml"] = lambda request: (
        Reply(status=304) if request.conditional else Reply(body=changed, headers={"ETag": '"changed"'})
    )
    start = lab.clock.now()
    while (lab.clock.now() - start).days < 9:
        lab.until_due(told.id)
        lab.round()
    bare = [request for request in site.asked[1:] if not request.conditional]
    assert len(bare) == 1
    assert (bare[0].at - start).days >= 6
    assert lab.desk.articles.count() == 4, "what the server hid behind its 304s is there at last"
    assert lab.told(told.id).etiquette.refreshed >= 1
