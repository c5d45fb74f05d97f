"""Where a feed has a teaser alone: the whole text from its page, or the reason why it could not be had."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from datetime import timedelta

from bench.conformance.feeds import PARAGRAPHS, WHOLE, page
from bench.conformance.lab import START, Item, Lab, Reply, Site, rss
from bench.conformance.registry import case
from broadsheet.model import Article

TEASER = "The harbour of Lindvik will be closed for a fortnight while divers mend the quay…"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def teasers(site: Site, *, count: int = 1, text: str = TEASER) -> bytes:
    """Return a feed of teasers, whose pages are /0.html, /1.html and so on."""
    return rss(
        *(
            Item(
                key=f"t{number}",
                title="Harbour closed for a fortnight" if not number else f"Report {number}",
                link=site.url(f"/{number}.html"),
                text=text,
                at=START - timedelta(hours=1 + number),
            )
            for number in range(count)
        )
    )


def article_of(lab: Lab, reply: Reply, *, hours: float = 0) -> Article:
    """Return the article of a teaser whose page answers this, so many hours later."""
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=teasers(site))
    site.paths["/0.html"] = reply
    lab.follow(site.url())
    lab.round()
    until = lab.clock.now() + timedelta(hours=hours)
    while lab.clock.now() < until:
        lab.later(minutes=20)
        lab.round()
    return lab.desk.articles.newest(1)[0]


def why_not(lab: Lab, reply: Reply, *, hours: float = 0) -> str:
    """Return why the text of such an article is not whole; the teaser is there all the same."""
    article = article_of(lab, reply, hours=hours)
    assert "harbour of Lindvik" in article.text
    assert article.partial, f"nothing is said, and the text is {article.text!r}"
    assert not article.partial[0].islower()
    assert article.partial.endswith(".")
    return article.partial.lower()


@case("Where a feed has a teaser alone its page is fetched, and the whole text is no new version")
def whole_text(lab: Lab) -> None:
    article = article_of(lab, Reply(body=page(), headers=HTML))
    assert article.partial is None
    for paragraph in PARAGRAPHS:
        assert paragraph in article.text
    assert "Quay Street" not in article.text
    assert article.version == 1
    assert len(lab.desk.articles.versions(article.id)) == 1


@case("A teaser that is looked at again changes nothing in the whole text")
def teaser_again(lab: Lab) -> None:
    article = article_of(lab, Reply(body=page(), headers=HTML), hours=30)
    assert PARAGRAPHS[-1] in article.text
    assert article.version == 1
    assert len(lab.site().requests("/0.html")) == 1


@case("While its page is still to be fetched, an article says so")
def waiting_for_page(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=teasers(site, count=3))
    for number in range(3):
        site.paths[f"/{number}.html"] = Reply(body=page(), headers=HTML)
    lab.follow(site.url())
    lab.desk.collect(most=1)  # a round of the running desk takes so many feeds, and as many pages
    said = [article.partial or "" for article in lab.desk.articles.newest(5)]
    assert sum("soon" in one for one in said) == 2
    lab.round()
    assert not any(article.partial for article in lab.desk.articles.newest(5))


@case("A paywall notice is told as the reason")
def paywall(lab: Lab) -> None:
    body = page(PARAGRAPHS[0], "Subscribe to continue reading this article.", "Already a subscriber? Log in")
    assert "subscribers" in why_not(lab, Reply(body=body, headers=HTML))


@case("A paywall that only the page's own data tells of is told as the reason")
def paywall_data(lab: Lab) -> None:
    data = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false}</script>'
    assert "subscribers" in why_not(lab, Reply(body=page(*PARAGRAPHS[:2], head=data), headers=HTML))


@case("A consent page is told as the reason")
def consent(lab: Lab) -> None:
    body = page(
        "We value your privacy. We and our partners store and access information on a device, such as cookies.",
        "Accept all",
        "Reject all",
        title="Before you continue",
    )
    assert "consent" in why_not(lab, Reply(body=body, headers=HTML))


@case("A login page is told as the reason")
def login(lab: Lab) -> None:
    form = (
        "<!doctype html><html><head><title>Log in - Lindvik Courier</title></head><body><h1>Log in</h1><form method='post'>"
        "<input name='user'><input type='password' name='secret'><button>Log in</button></form></body></html>"
    )
    assert "log in" in why_not(lab, Reply(body=form.encode(), headers=HTML))


@case("A page that is empty without JavaScript is told as the reason")
def shell(lab: Lab) -> None:
    body = (
        "<!doctype html><html><head><title>Courier</title></head><body><div id='root'></div><script src='/app.js'></script>"
        "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
    )
    assert "javascript" in why_not(lab, Reply(body=body.encode(), headers=HTML))


@case("A check for robots is told as the reason")
def challenge(lab: Lab) -> None:
    body = (
        "<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
        "<p>Please verify you are human before you continue to courier.example.</p></body></html>"
    )
    assert "person" in why_not(lab, Reply(body=body.encode(), headers=HTML))


@case("A robots.txt that forbids the page is told as the reason, and the page is not fetched")
def robots(lab: Lab) -> None:
    lab.site().paths["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /0.html\n")
    assert "robots.txt" in why_not(lab, Reply(body=page(), headers=HTML))
    assert not lab.site().requests("/0.html")


@case("A robots.txt that the server fails to give again and again leaves its pages alone, and says so")
def robots_fail(lab: Lab) -> None:
    lab.site().paths["/robots.txt"] = Reply(status=500)
    assert "robots.txt" in why_not(lab, Reply(body=page(), headers=HTML), hours=8)
    assert not lab.site().requests("/0.html")
    assert len(lab.site().requests("/robots.txt")) == 2


@case("A robots.txt that the server fails to give once only puts its pages off")
def robots_fail_once(lab: Lab) -> None:
    answers = iter([Reply(status=503)])
    lab.site().paths["/robots.txt"] = lambda _: next(answers, Reply(status=404))
    assert article_of(lab, Reply(body=page(), headers=HTML), hours=8).partial is None


@case("A robots.txt that names our own robot is obeyed before the lines for all")
def robots_ours(lab: Lab) -> None:
    lab.site().paths["/robots.txt"] = Reply(
        body=b"User-agent: *\nDisallow: /\n\nUser-agent: Broadsheet\nDisallow: /private/\n"
    )
    assert article_of(lab, Reply(body=page(), headers=HTML)).partial is None


@case("A page that is not there is told as the reason, after more than one try")
def missing(lab: Lab) -> None:
    assert "404" in why_not(lab, Reply(status=404), hours=8)
    assert 2 <= len(lab.site().requests("/0.html")) <= 4


@case("A server that fails is told as the reason, after more than one try")
def server_error(lab: Lab) -> None:
    assert "500" in why_not(lab, Reply(status=500), hours=8)
    assert 2 <= len(lab.site().requests("/0.html")) <= 4


@case("A server that cannot be reached is told as the reason, after more than one try")
def unreachable(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(
        body=rss(Item(key="1", title="Harbour closed", link="http://127.0.0.9:9/", text=TEASER))
    )
    lab.follow(site.url())
    for _ in range(24):
        lab.round()
        lab.later(minutes=20)
    assert "does not answer" in (lab.desk.articles.newest(1)[0].partial or "")


@case("A server that fails once costs nothing: the page is tried again")
def fails_once(lab: Lab) -> None:
    site = lab.site()
    good = Reply(body=page(), headers=HTML)
    answers = iter([Reply(status=502)])
    site.paths["/feed.xml"] = Reply(body=teasers(site))
    site.paths["/0.html"] = lambda _: next(answers, good)
    lab.follow(site.url())
    lab.round()
    lab.later(hours=1)
    lab.round()
    assert lab.desk.articles.newest(1)[0].partial is None


@case("What is no HTML page is told as the reason")
def no_html(lab: Lab) -> None:
    body = b"%PDF-1.7\n" + bytes(range(256)) * 40
    reason = why_not(lab, Reply(body=body, headers={"Content-Type": "application/pdf"}))
    assert "no page" in reason or "no html" in reason


@case("An error page that comes with 200 is told as the reason")
def soft_404(lab: Lab) -> None:
    body = page("Sorry, the page that you were looking for does not exist.", title="Page not found")
    assert "error page" in why_not(lab, Reply(body=body, headers=HTML))


@case("A page that leads into a private network is not followed, and the reason is told")
def private_page(lab: Lab) -> None:
    reason = why_not(lab, Reply(status=302, headers={"Location": "http://10.0.0.1/secret"}), hours=8)
    assert "10.0.0.1" in reason
    assert "private" in reason


@case("robots.txt is asked once a day of a host, not for each page")
def robots_daily(lab: Lab) -> None:
    site = lab.site()
    site.paths["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow:\n")
    for number in range(6):
        site.paths[f"/{number}.html"] = Reply(body=page(), headers=HTML)
    site.paths["/feed.xml"] = Reply(body=teasers(site, count=4))
    told = lab.follow(site.url())
    lab.round()
    assert len(site.requests("/robots.txt")) == 1
    site.paths["/feed.xml"] = Reply(body=teasers(site, count=5))
    lab.until_due(told.id)
    lab.round()
    assert len(site.requests("/robots.txt")) == 1, "asked twice on one day"
    lab.later(hours=25)
    site.paths["/feed.xml"] = Reply(body=teasers(site, count=6))
    lab.round()
    assert len(site.requests("/robots.txt")) == 2
    assert len([request for request in site.asked if request.path.endswith(".html")]) == 6


@case("robots.txt is not asked for the feed that a reader added, and does not keep it away")
def robots_and_feed(lab: Lab) -> None:
    site = lab.site()
    site.paths["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /\n")
    site.paths["/feed.xml"] = Reply(body=rss(Item(key="1", title="Harbour closed", text=WHOLE)))
    told = lab.follow(site.url())
    lab.round()
    assert lab.told(told.id).error is None
    assert lab.desk.articles.count() == 1
    assert not site.requests("/robots.txt")


@case("Where a subscription wants no full texts no page is fetched, and the article says what it is")
def not_wanted(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=teasers(site))
    site.paths["/0.html"] = Reply(body=page(), headers=HTML)
    told = lab.follow(site.url())
    lab.desk.subscriptions.change(told.id, full_text=False)
    lab.round()
    assert {request.path for request in site.asked} == {"/feed.xml"}
    assert lab.desk.articles.newest(1)[0].partial


@case("A feed with whole texts has no page fetched")
def whole_already(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=teasers(site, text=WHOLE))
    lab.follow(site.url())
    lab.round()
    assert {request.path for request in site.asked} == {"/feed.xml"}
    assert lab.desk.articles.newest(1)[0].partial is None


@case("A changed teaser of a whole article asks its page again, and what changed there is a new version")
def teaser_changed(lab: Lab) -> None:
    site = lab.site()
    article = article_of(lab, Reply(body=page(), headers=HTML))
    site.paths["/feed.xml"] = Reply(body=teasers(site, text=TEASER.replace("fortnight", "month")))
    site.paths["/0.html"] = Reply(
        body=page(PARAGRAPHS[0].replace("fortnight", "month"), *PARAGRAPHS[1:]), headers=HTML
    )
    (told,) = lab.desk.subscriptions.all()
    lab.until_due(told.id)
    lab.round()
    old, new = lab.desk.articles.versions(article.id)
    assert PARAGRAPHS[0] in old.text
    assert "closed for a month" in new.text
    assert PARAGRAPHS[-1] in new.text, "the teaser must not take the place of the whole text"


@case("A changed teaser whose page is as it was makes no new version")
def teaser_changed_alone(lab: Lab) -> None:
    site = lab.site()
    article = article_of(lab, Reply(body=page(), headers=HTML))
    site.paths["/feed.xml"] = Reply(body=teasers(site, text="Divers mend the quay…"))
    (told,) = lab.desk.subscriptions.all()
    lab.until_due(told.id)
    lab.round()
    assert len(site.requests("/0.html")) == 2
    assert len(lab.desk.articles.versions(article.id)) == 1


@case("A host that asks for peace over a page is left in peace, and the page is fetched later")
def page_429(lab: Lab) -> None:
    site = lab.site()
    good = Reply(body=page(), headers=HTML)
    answers = iter([Reply(status=429, headers={"Retry-After": "3600"})])
    site.paths["/feed.xml"] = Reply(body=teasers(site, count=3))
    for number in range(3):
        site.paths[f"/{number}.html"] = lambda _: next(answers, good)
    lab.follow(site.url())
    lab.round()
    asked = len(site.asked)
    lab.later(minutes=50)  # by now the feed itself is due as well
    lab.round()
    assert len(site.asked) == asked
    lab.later(minutes=20)
    lab.round()
    assert not any(article.partial for article in lab.desk.articles.newest(5))
