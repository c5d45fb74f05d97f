"""The same entry stays the same article, and what became of it can be seen."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import re
from datetime import timedelta

from bench.conformance.feeds import EARLIER, SENTENCE, WHOLE, atom, atom_entry, channel, item
from bench.conformance.lab import START, Item, Lab, Reply, items, rss
from bench.conformance.registry import case
from broadsheet.model import Article

LINK = "https://courier.example/harbour"


def look_at(lab: Lab, *bodies: bytes) -> tuple[Article, ...]:
    """Return the articles, the newest first, after a feed said these things one after the other."""
    site = lab.site()
    for body in bodies:
        site.paths["/feed.xml"] = Reply(body=body)
        told = lab.follow(site.url())
        lab.until_due(told.id)
        lab.round()
        assert lab.told(told.id).error is None
    return lab.desk.articles.newest(100)


@case("An entry whose guid changed and whose link did not is the same article")
def guid_changed(lab: Lab) -> None:
    before, after = (rss(Item(key=key, title="Harbour closed", link=LINK)) for key in ("old-7", "new-7"))
    assert len(look_at(lab, before, after)) == 1


@case("An entry whose link changed and whose guid did not is the same article")
def link_changed(lab: Lab) -> None:
    before, after = (rss(Item(key="7", title="Harbour closed", link=f"{LINK}{end}")) for end in ("", "-2"))
    assert len(look_at(lab, before, after)) == 1


@case("An entry whose guid and link both changed is known by its headline and day")
def both_changed(lab: Lab) -> None:
    before, after = (
        rss(Item(key=key, title="Harbour closed", link=f"{LINK}-{key}")) for key in ("old", "new")
    )
    assert len(look_at(lab, before, after)) == 1


@case("The same headline on another day is another article")
def other_day(lab: Lab) -> None:
    monday, sunday = (
        Item(key=f"{n}", title="The weather", link=f"{LINK}-{n}", at=EARLIER - n * timedelta(days=1))
        for n in (0, 1)
    )
    assert len(look_at(lab, rss(sunday), rss(monday, sunday))) == 2


@case("An address with http and the same with https are the same article")
def https_twin(lab: Lab) -> None:
    before, after = (
        channel(item(title="Harbour closed", link=f"{scheme}://courier.example/harbour", date=EARLIER))
        for scheme in ("http", "https")
    )
    assert len(look_at(lab, before, after)) == 1


@case("An address with www. and the same without are the same article")
def www(lab: Lab) -> None:
    before, after = (
        channel(item(title=title, link=f"https://{host}/harbour", date=EARLIER))
        for title, host in (("Harbour closed", "courier.example"), ("Port shut", "www.courier.example"))
    )
    assert len(look_at(lab, before, after)) == 1


@case("Parameters that only count readers make no new article")
def tracking(lab: Lab) -> None:
    before, after = (
        channel(item(title="Harbour closed", link=f"{LINK}?utm_source=rss&utm_campaign={n}", date=EARLIER))
        for n in (1, 2)
    )
    assert len(look_at(lab, before, after)) == 1


@case("Entries without ids are known again")
def no_ids(lab: Lab) -> None:
    one, two, three = (item(title=f"Report {n}", link=f"{LINK}-{n}", date=EARLIER) for n in range(3))
    assert len(look_at(lab, channel(two, three), channel(one, two, three))) == 3


@case("Entries without dates are known again, and stand where they were collected")
def no_dates(lab: Lab) -> None:
    one, two = (item(title=f"Report {n}", guid=f"g{n}", link=f"{LINK}-{n}") for n in range(2))
    found = look_at(lab, channel(one), channel(two, one))
    assert [article.title for article in found] == ["Report 1", "Report 0"]
    assert all(article.published is None and article.collected for article in found)


@case("Entries without ids and dates are known again")
def no_ids_no_dates(lab: Lab) -> None:
    one, two = (item(title=f"Report {n}", link=f"{LINK}-{n}") for n in range(2))
    assert len(look_at(lab, channel(one), channel(two, one), channel(one, two))) == 2


@case("Entries that have nothing but a text are known again")
def nothing_but_text(lab: Lab) -> None:
    one, two = (item(text=f"Note {n}. {WHOLE}") for n in range(2))
    assert len(look_at(lab, channel(one), channel(two, one), channel(one, two))) == 2


@case("Entries that all link to one page stay apart")
def one_page(lab: Lab) -> None:
    found = [item(title=f"Report {n}", guid=f"g{n}", link=LINK, date=EARLIER) for n in range(4)]
    assert len(look_at(lab, channel(*found), channel(*reversed(found)))) == 4


@case("Entries that all link to the site's front page stay apart, without ids too")
def front_page(lab: Lab) -> None:
    found = [item(title=f"Report {n}", link="https://courier.example/", date=EARLIER) for n in range(4)]
    assert len(look_at(lab, channel(*found), channel(*found[1:]))) == 4


@case("A guid that is given to one article after the other loses none of them")
def guid_reused(lab: Lab) -> None:
    bodies = [
        rss(Item(key="1", title=f"Top story {n}", link=f"{LINK}-{n}", at=EARLIER + n * timedelta(minutes=5)))
        for n in range(3)
    ]
    assert len(look_at(lab, *bodies)) == 3


@case("Different entries of one feed with the same guid lose none of them")
def guid_shared(lab: Lab) -> None:
    body = rss(*(Item(key="same", title=f"Report {n}", link=f"{LINK}-{n}") for n in range(3)))
    assert len(look_at(lab, body, body.replace(b"</rss>", b"</rss> "))) == 3


@case("The same entries in another order and with other blanks change nothing")
def same_again(lab: Lab) -> None:
    found = items(5)
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*found))
    told = lab.follow(site.url())
    lab.round()
    site.paths["/feed.xml"] = Reply(
        body=rss(*reversed(found)).replace(b"&lt;p&gt;", b"&lt;p class='x'&gt;\n  ")
    )
    lab.until_due(told.id)
    added = lab.round().added
    assert (added.added, added.changed, added.unchanged) == (0, 0, 5)
    assert all(article.version == 1 for article in lab.desk.articles.newest(10))


@case("An article that two feeds carry is one article")
def two_feeds(lab: Lab) -> None:
    first, second = lab.site(1), lab.site(2)
    first.paths["/feed.xml"] = Reply(body=rss(Item(key="a", title="Harbour closed", link=LINK)))
    second.paths["/feed.xml"] = Reply(body=rss(Item(key="b", title="Harbour closed", link=LINK)))
    lab.follow(first.url(), second.url())
    lab.round()
    assert lab.desk.articles.count() == 1


@case("What a reader marked stays marked when the entry's id and address change")
def marks_stay(lab: Lab) -> None:
    (article,) = look_at(lab, rss(Item(key="old", title="Harbour closed", link=LINK)))
    lab.desk.marks.mark(article.id, "read")
    lab.desk.marks.mark(article.id, "starred")
    (article,) = look_at(lab, rss(Item(key="new", title="Harbour closed", link=f"{LINK}-2")))
    assert lab.desk.marks.of([article.id])[article.id] == {"read", "starred"}


def edited(text: str, *, updated: timedelta = timedelta()) -> bytes:
    """Return a feed of one entry that says this."""
    return atom(atom_entry("e1", "Harbour closed", text=text, updated=EARLIER + updated))


@case("An edited article keeps its former version, and one edited silently is known as such")
def edited_silently(lab: Lab) -> None:
    (article,) = look_at(lab, edited(f"Nine boats sank. {WHOLE}"), edited(f"Ten boats sank. {WHOLE}"))
    old, new = lab.desk.articles.versions(article.id)
    assert old.text.startswith("Nine boats")
    assert new.text.startswith("Ten boats")
    assert article.text == new.text
    assert not new.said


@case("An edit that the publisher tells of is known as such")
def edited_openly(lab: Lab) -> None:
    after = edited(f"Ten boats sank. {WHOLE}", updated=timedelta(hours=1))
    (article,) = look_at(lab, edited(f"Nine boats sank. {WHOLE}"), after)
    _, new = lab.desk.articles.versions(article.id)
    assert new.said


@case("A headline that changes is a new version of the same article")
def headline_edited(lab: Lab) -> None:
    before, after = (rss(Item(key="7", title=title, link=LINK)) for title in ("Harbour closed", "Port shut"))
    (article,) = look_at(lab, before, after)
    assert [one.title for one in lab.desk.articles.versions(article.id)] == ["Harbour closed", "Port shut"]


@case("The article's page shows the difference between its versions, and that it was edited silently")
def difference_shown(lab: Lab) -> None:
    (article,) = look_at(lab, edited(f"Nine boats sank. {WHOLE}"), edited(f"Ten boats sank. {WHOLE}"))
    lab.desk.fold()
    text = shown(lab, article)
    assert re.search(r"<del>[^/]*</span>Nine</del>", text)
    assert re.search(r"<ins>[^/]*</span>Ten</ins>", text)
    assert re.search(r"silently|without saying so|did not say|not told", text)


def shown(lab: Lab, article: Article) -> str:
    """Return the page of an article as a browser gets it."""
    from tests.serve.client import Client, serving  # noqa: PLC0415 (heavy)

    from broadsheet.serve.web import WebSettings  # noqa: PLC0415 (heavy)

    with serving(lab.desk, WebSettings()) as base:
        answer = Client(base=base).get(f"/articles/{article.id}")
    assert answer.status == 200, answer.text
    return answer.text


@case("An article can be read as soon as it is stored, before it is inspected and placed")
def read_at_once(lab: Lab) -> None:
    (article,) = look_at(lab, rss(Item(key="a", title="Harbour closed", link=LINK)))
    assert "spoke about the new bridge" in shown(lab, article)


@case("A date in the future never pins an article to the top")
def future(lab: Lab) -> None:
    pinned = Item(key="ad", title="Subscribe now", at=START + timedelta(days=900))
    news = Item(key="n", title="Harbour closed", at=START + timedelta(minutes=5))
    found = look_at(lab, rss(pinned), rss(pinned, news))
    assert found[0].title == "Harbour closed"


@case("Both times are kept: when an article was published and when it was collected")
def both_times(lab: Lab) -> None:
    (article,) = look_at(lab, rss(Item(key="a", title="Harbour closed", at=START - timedelta(days=3))))
    assert article.published == START - timedelta(days=3)
    assert article.collected is not None
    assert abs(article.collected - START) < timedelta(minutes=1)


def five(lab: Lab) -> list[Item]:
    """Return five entries whose pages are on the lab's first site, the newest first."""
    site = lab.site()
    return [
        Item(
            key=f"e{n}",
            title=f"Report number {n}",
            link=site.url(f"/{n}.html"),
            text=f"Number {n}. {SENTENCE * 12}",
            at=START - (n + 1) * timedelta(hours=1),
        )
        for n in range(5)
    ]


def taken_back(lab: Lab, reply: Reply, *, gone: int = 2, hours: float = 5) -> Article:
    """Return an article that left its feed although older ones are still there, some hours later.

    Args:
        lab: where.
        reply: of its page, from then on.
        gone: its place among five, the newest first.
        hours: how much later.
    """
    site = lab.site()
    found = five(lab)
    site.paths["/feed.xml"] = Reply(body=rss(*found))
    told = lab.follow(site.url())
    lab.round()
    lost = found.pop(gone)
    site.paths["/feed.xml"] = Reply(body=rss(*found))
    site.paths[f"/{gone}.html"] = reply
    lab.until_due(told.id)
    until = lab.clock.now() + timedelta(hours=hours)
    while lab.clock.now() < until:
        lab.round()
        lab.later(minutes=15)
    return next(one for one in lab.desk.articles.newest(10) if one.title == lost.title)


@case("An article that left its feed and whose page is gone (404) is shown as withdrawn, and is kept")
def withdrawn_404(lab: Lab) -> None:
    article = taken_back(lab, Reply(status=404))
    assert article.withdrawn
    assert len(lab.site().requests("/2.html")) >= 2, "once might be a mishap"
    lab.desk.fold()
    assert "withdrawn" in shown(lab, article).lower()


@case("An article that left its feed and whose page is gone (410) is shown as withdrawn")
def withdrawn_410(lab: Lab) -> None:
    assert taken_back(lab, Reply(status=410)).withdrawn


@case("A withdrawn article that stands in its feed again is withdrawn no more")
def back_again(lab: Lab) -> None:
    article = taken_back(lab, Reply(status=404))
    assert article.withdrawn
    lab.site().paths["/feed.xml"] = Reply(body=rss(*five(lab)))
    (told,) = lab.desk.subscriptions.all()
    lab.until_due(told.id)
    lab.round()
    assert lab.desk.articles.get(article.id).withdrawn is None


@case("An article that left its feed and whose page still stands is not withdrawn")
def still_stands(lab: Lab) -> None:
    from bench.conformance.feeds import page  # noqa: PLC0415 (only here)

    article = taken_back(lab, Reply(body=page(), headers={"Content-Type": "text/html"}))
    assert article.withdrawn is None
    assert len(lab.site().requests("/2.html")) == 1


@case("An article whose page fails for another reason is not withdrawn")
def page_fails(lab: Lab) -> None:
    assert taken_back(lab, Reply(status=503)).withdrawn is None


@case("The oldest entry, which left its feed because newer ones came, is not asked for")
def pushed_out(lab: Lab) -> None:
    article = taken_back(lab, Reply(status=404), gone=4)
    assert article.withdrawn is None
    assert not lab.site().requests("/4.html")


@case("A feed that is built anew with other ids and addresses loses nothing and asks few pages")
def rebuilt(lab: Lab) -> None:
    site = lab.site()
    before = [
        Item(key=f"old-{n}", title=f"Report number {n}", link=site.url(f"/old/{n}"), at=START - n * HOUR)
        for n in range(30)
    ]
    after = [
        Item(key=f"new-{n}", title=f"Other matter {n}", link=site.url(f"/new/{n}"), at=START - n * HOUR)
        for n in range(30)
    ]
    site.paths["/feed.xml"] = Reply(body=rss(*before))
    told = lab.follow(site.url())
    lab.round()
    site.paths["/feed.xml"] = Reply(body=rss(*after))
    lab.until_due(told.id)
    lab.round()
    assert lab.desk.articles.count() == 60
    assert len([request for request in site.asked if request.path.startswith("/old/")]) <= 10


HOUR = timedelta(hours=1)
