"""What a reader gives to be let in goes to the feed's own origin, and stands nowhere else."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from bench.conformance.feeds import WHOLE, page
from bench.conformance.lab import Item, Lab, Reply, Request, Site, items, rss
from bench.conformance.registry import case
from broadsheet.desk.subscriptions import Ways
from broadsheet.model import Subscription

FEED = Reply(body=rss(*items(3)), headers={"ETag": '"e"', "Content-Type": "application/rss+xml"})
USER, PASSWORD, COOKIE, TOKEN = (
    "marta",
    "smokehouse-quay-1911",
    "session=k9zq-kept-back",
    "Bearer t0ken-of-marta",
)
BASIC = "Basic " + b64encode(f"{USER}:{PASSWORD}".encode()).decode()
WAYS = Ways(user=USER, password=PASSWORD)


def behind_login(site: Site) -> None:
    """Let a site give its feed to whoever knows the password, else 401."""
    site.paths["/feed.xml"] = lambda request: (
        FEED if request.headers.get("authorization") == BASIC else Reply(status=401)
    )


def all_bytes(lab: Lab) -> bytes:
    """Return every byte of the database's files, without the file of the key."""
    folder = Path(lab.desk.store.url.removeprefix("sqlite:///")).parent
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.suffix != ".key")


def nowhere(lab: Lab, told: Subscription) -> None:
    """Raise AssertionError where a secret stands in the database, in what is told, or in the list."""
    failures = [str(one) for one in lab.desk.subscriptions.failures()]
    said = " ".join([str(told), told.error or "", lab.desk.subscriptions.opml(), *failures])
    stored = all_bytes(lab)
    for secret in (PASSWORD, COOKIE.partition("=")[2], TOKEN.partition(" ")[2], BASIC.partition(" ")[2]):
        assert secret not in said, secret
        assert secret.encode() not in stored, secret


@case("A user name and a password are sent to the feed, at the first look and at all others")
def basic(lab: Lab) -> None:
    site = lab.site()
    behind_login(site)
    (told,) = lab.desk.subscriptions.add(site.url(), WAYS)
    assert told.private
    lab.until_due(told.id)
    lab.round()
    assert [request.headers.get("authorization") for request in site.requests()] == [BASIC, BASIC]
    assert lab.desk.articles.count() == 3
    nowhere(lab, lab.told(told.id))


@case("A password in the address is taken out of it and kept sealed")
def in_address(lab: Lab) -> None:
    site = lab.site()
    behind_login(site)
    (told,) = lab.desk.subscriptions.add(site.url().replace("://", f"://{USER}:{PASSWORD}@"))
    assert told.url == site.url()
    nowhere(lab, told)


@case("A password in an OPML list is taken out of the address, too")
def in_opml(lab: Lab) -> None:
    site = lab.site()
    behind_login(site)
    address = site.url().replace("://", f"://{USER}:{PASSWORD}@")
    lab.desk.subscriptions.add_opml(
        f'<opml version="2.0"><body><outline xmlUrl="{address}"/></body></opml>'.encode()
    )
    (told,) = lab.desk.subscriptions.all()
    lab.round()
    assert lab.told(told.id).error is None
    assert lab.desk.articles.count() == 3
    nowhere(lab, lab.told(told.id))


@case("A header of the reader's own is sent to the feed")
def header(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = FEED
    (told,) = lab.desk.subscriptions.add(site.url(), Ways(headers=(("Authorization", TOKEN),)))
    lab.until_due(told.id)
    lab.round()
    assert [request.headers.get("authorization") for request in site.requests()] == [TOKEN, TOKEN]
    nowhere(lab, lab.told(told.id))


@case("A cookie of the reader's own is sent to the feed, and none that the server sets")
def cookie(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(3)), headers={"Set-Cookie": "tracker=77; Path=/"})
    (told,) = lab.desk.subscriptions.add(site.url(), Ways(cookie=COOKIE))
    lab.until_due(told.id)
    lab.round()
    assert [request.headers.get("cookie") for request in site.requests()] == [COOKIE, COOKIE]
    nowhere(lab, lab.told(told.id))


@case("No cookie is ever sent, and no Referer, where the reader gave none")
def no_cookie(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(3)), headers={"Set-Cookie": "tracker=77; Path=/"})
    told = lab.follow(site.url())
    for _ in range(2):
        lab.until_due(told.id)
        lab.round()
    assert len(site.asked) == 2
    for request in site.asked:
        assert "cookie" not in request.headers
        assert "referer" not in request.headers


@case("The User-Agent says who we are and where to complain")
def user_agent(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = FEED
    lab.follow(site.url())
    lab.round()
    said = site.asked[0].headers["user-agent"]
    assert said.startswith("Broadsheet/")
    assert "http" in said


@case("A redirect to another origin is followed without the password")
def other_origin(lab: Lab) -> None:
    first, second = lab.site(1), lab.site(2)
    first.paths["/feed.xml"] = Reply(status=302, headers={"Location": second.url()})
    second.paths["/feed.xml"] = FEED
    lab.desk.subscriptions.add(first.url(), Ways(user=USER, password=PASSWORD, cookie=COOKIE))
    assert first.asked[0].headers["authorization"] == BASIC
    assert second.asked
    for request in second.asked:
        assert "authorization" not in request.headers
        assert "cookie" not in request.headers


@case("A redirect within the feed's own origin keeps the password")
def same_origin(lab: Lab) -> None:
    site = lab.site()
    behind_login(site)
    site.paths["/old.xml"] = Reply(status=302, headers={"Location": "/feed.xml"})
    (told,) = lab.desk.subscriptions.add(site.url("/old.xml"), WAYS)
    assert told.error is None
    assert lab.desk.articles.count() == 3


@case("The pages of a private feed's articles, its robots.txt and its hub are asked without the password")
def pages(lab: Lab) -> None:
    site, other = lab.site(1), lab.site(2)
    found = [
        Item(key=str(number), title=f"Report {number}", link=where.url(f"/{number}.html"), text="In short…")
        for number, where in enumerate((site, other))
    ]
    site.paths["/feed.xml"] = Reply(body=rss(*found))
    for number, where in enumerate((site, other)):
        where.paths[f"/{number}.html"] = Reply(body=page(), headers={"Content-Type": "text/html"})
    lab.desk.subscriptions.add(site.url(), WAYS)
    lab.round()
    assert other.requests("/1.html")
    for request in (*site.asked, *other.asked):
        if request.path != "/feed.xml":
            assert "authorization" not in request.headers, request.path


@case("Discovery behind a password sends it to the site itself alone")
def discovery(lab: Lab) -> None:
    site, other = lab.site(1), lab.site(2)
    front = (
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{other.url()}"></head></html>'
    )
    site.paths["/"] = Reply(body=front.encode(), headers={"Content-Type": "text/html"})
    other.paths["/feed.xml"] = FEED
    lab.desk.subscriptions.add(site.url("/"), WAYS)
    lab.round()
    assert other.requests()
    assert all("authorization" not in request.headers for request in other.asked)


@case("A feed that moved for good to another origin is not sent the password there")
def moved_away(lab: Lab) -> None:
    first, second = lab.site(1), lab.site(2)
    behind_login(first)
    (told,) = lab.desk.subscriptions.add(first.url(), WAYS)
    first.paths["/feed.xml"] = Reply(status=301, headers={"Location": second.url()})
    second.paths["/feed.xml"] = FEED
    for _ in range(5):
        (told,) = lab.desk.subscriptions.all()
        lab.until_due(told.id)
        lab.round()
    assert second.asked
    for request in second.asked:
        assert "authorization" not in request.headers


@case("A password that is refused is told with what to do, and the password is not in it")
def refused(lab: Lab) -> None:
    site = lab.site()
    behind_login(site)
    (told,) = lab.desk.subscriptions.add(site.url(), WAYS)
    site.paths["/feed.xml"] = Reply(status=401)
    lab.until_due(told.id)
    lab.round()
    now = lab.told(told.id)
    assert now.error
    assert now.advice
    assert "password" in now.advice.lower()
    nowhere(lab, now)


@case(
    "A private feed's articles and its subscription are not given to another reader who adds the same address"
)
def not_shared(lab: Lab) -> None:
    from bench.conformance.amounts import second_reader  # noqa: PLC0415 (only here)

    site = lab.site()
    public = rss(Item(key="p", title="For all", text=WHOLE))

    def answer(request: Request) -> Reply:
        return FEED if request.headers.get("authorization") == BASIC else Reply(body=public)

    site.paths["/feed.xml"] = answer
    (mine,) = lab.desk.subscriptions.add(site.url(), WAYS)
    other = second_reader(lab)
    body = f'<opml version="2.0"><body><outline xmlUrl="{site.url()}"/></body></opml>'.encode()
    other.subscriptions.add_opml(body)
    (theirs,) = other.subscriptions.all()
    assert theirs.id != mine.id
    assert not theirs.private
    lab.round()
    assert [one.title for one in lab.desk.articles.newest(10, subscription=theirs.id)] == ["For all"]
