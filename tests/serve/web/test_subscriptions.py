"""Subscriptions as a reader without JavaScript gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.serve.client import Client, serving
from tests.servers.newsstand import PASSWORD, USER, Newsstand, running_newsstand

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import Etiquette, Subscription
from broadsheet.serve.web import WebSettings
from broadsheet.store import subscriptions
from broadsheet.text.networks import parse_networks


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    client: Client
    stand: Newsstand

    def add(self, path: str, **fields: str) -> Subscription:
        """Subscribe to a path of the newsstand by the form."""
        sent = self.client.post("/subscriptions/add", {"url": self.stand.address + path, **fields})
        assert sent.status == 303, sent.text
        key = sent.headers["location"].rpartition("/")[2]
        return self.desk.subscriptions.one(key)

    def tell(self, key: str, **told: object) -> None:
        """Put a subscription into a state, as looks would."""
        with self.desk.store.write() as connection:
            state = subscriptions.state_of(connection, key)
            assert state
            changed = replace(state.subscription, **told)  # type: ignore[arg-type]
            subscriptions.record(connection, [replace(state, subscription=changed, errors=changed.errors)])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    settings = Settings(workers=1, allow_net=parse_networks(["127.0.0.0/8"]))
    with (
        running_newsstand() as stand,
        open_desk(str(tmp_path / "news.db"), settings=settings) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Served(desk=desk, client=Client(base=address), stand=stand)


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_feed_is_added_and_says_when_it_is_looked_at_next_and_why(served: Served) -> None:
    one = served.add("/courier.rss", folder="World/North/")
    assert (one.title, one.folder) == ("Lindvik Courier", "World/North")
    page = served.client.get(f"/subscriptions/{one.id}")
    assert "3 articles came with it" in page.text
    told = _text(page.text)
    assert re.search(
        r"Next look in 2 hours \([^)]+\) ?, because the feed asks for 2 hours between looks", told
    )
    assert "Goat found on the pier" in told
    listed = _text(served.client.get("/subscriptions").text)
    assert re.search(r"Looked at just now . Next look in 2 hours , because the feed asks for 2 hours", listed)
    assert "World/North" in listed
    assert "Unconditional 1" in listed
    river = served.client.get(f"/subscriptions/{one.id}/articles").text
    assert "Ferry late again" in river


def test_a_feed_behind_a_login_is_asked_with_it_and_never_shows_it(served: Served) -> None:
    refused = served.client.post("/subscriptions/add", {"url": served.stand.address + "/members.rss"})
    assert refused.status == 400
    assert "user name and password" in refused.text
    assert re.search(r"<details[^>]* open>", refused.text)
    wrong = served.client.post(
        "/subscriptions/add",
        {"url": served.stand.address.replace("//", "//ann:grandmother@") + "/members.rss"},
    )
    assert wrong.status == 400
    assert "did not take the login" in wrong.text
    one = served.add("/members.rss", user=USER, password=PASSWORD)
    assert one.private
    pages = [served.client.get(path).text for path in ("/subscriptions", f"/subscriptions/{one.id}")]
    pages += [served.client.get("/subscriptions.opml").text, refused.text, wrong.text]
    assert not any(word in page for page in pages for word in (PASSWORD, "grandmother"))
    assert all("with a login" in page for page in pages[:2])


def test_a_login_is_given_later_and_forgotten(served: Served) -> None:
    one = served.add("/courier.rss")
    nothing = served.client.post("/subscriptions/unlock", {"id": one.id, "do": "keep"})
    assert (nothing.status, 'role="alert"' in nothing.text) == (400, True)
    colon = {"id": one.id, "do": "keep", "user": "a:b", "password": "x"}
    assert "colon" in served.client.post("/subscriptions/unlock", colon).text
    kept = served.client.post("/subscriptions/unlock", {**colon, "user": "ann"})
    assert kept.status == 303
    (mine,) = served.desk.subscriptions.all()
    assert (mine.private, kept.headers["location"]) == (True, f"/subscriptions/{mine.id}")
    forgot = served.client.post("/subscriptions/unlock", {"id": mine.id, "do": "forget"})
    assert forgot.status == 303
    assert not served.desk.subscriptions.all()[0].private


def test_settings_are_kept_and_a_name_left_alone_stays_the_feeds_own(served: Served) -> None:
    one = served.add("/courier.rss")
    fields = {"id": one.id, "title": "Lindvik Courier", "folder": "/Harbour/", "cap": "7"}
    assert served.client.post("/subscriptions/change", fields).status == 303
    kept = served.desk.subscriptions.one(one.id)
    assert (kept.title, kept.folder, kept.cap, kept.full_text) == ("Lindvik Courier", "Harbour", 7, False)
    with served.desk.store.read() as connection:
        state = subscriptions.state_of(connection, one.id)
    assert state
    served.client.post("/subscriptions/change", {**fields, "title": "My paper", "full_text": "1"})
    kept = served.desk.subscriptions.one(one.id)
    assert (kept.title, kept.full_text) == ("My paper", True)
    served.client.post("/subscriptions/change", {**fields, "title": ""})
    assert served.desk.subscriptions.one(one.id).title == "Lindvik Courier"
    for wrong in ("many", "-1", "", "999999999"):
        assert served.client.post("/subscriptions/change", {**fields, "cap": wrong}).status == 400


def test_a_failing_one_says_what_is_wrong_and_what_to_do_and_is_asked_again(served: Served) -> None:
    one = served.add("/courier.rss")
    served.tell(
        one.id,
        error="The publisher took this feed away for good (410).",
        advice="Remove it, or look on the site for what took its place.",
        errors=3,
        failing_since=datetime.now(UTC) - timedelta(days=40),
        stopped=True,
        next_due=None,
        why=None,
        etiquette=Etiquette(requests=1200, unconditional=3, refreshed=1, not_modified=1190, shortest=900.0),
    )
    for path in ("/subscriptions?show=stopped", f"/subscriptions/{one.id}"):
        told = _text(served.client.get(path).text)
        assert "took this feed away for good (410). Remove it, or look" in told
        assert "3 times in a row, since" in told
        assert "until you ask" in told
        assert re.search(r"Requests 1,200 Unconditional 3 \(1 on purpose\)", told)
        assert "1,190 (99%)" in told
        assert "Shortest pause 15 minutes" in told
    assert "None of them is like that" in served.client.get("/subscriptions?show=failing").text
    again = served.client.post("/subscriptions/again", {"id": one.id})
    assert again.headers["location"] == f"/subscriptions/{one.id}"
    assert "Next look in a moment" in _text(served.client.get(f"/subscriptions/{one.id}").text)
    asked = len(served.stand.asked)
    served.desk.update()
    assert served.stand.asked[asked:] == ["/courier.rss"]
    assert served.desk.subscriptions.one(one.id).error is None


def test_a_page_without_a_feed_can_be_watched(served: Served) -> None:
    refused = served.client.post("/subscriptions/add", {"url": served.stand.address + "/", "folder": "Quay"})
    assert refused.status == 400
    assert "Watch this page itself" in refused.text
    assert 'value="Quay"' in refused.text
    assert served.desk.subscriptions.all() == ()


def test_a_list_of_feeds_at_an_address_is_taken_in(served: Served) -> None:
    sent = served.client.post("/subscriptions/add", {"url": f"{served.stand.address}/feeds.opml"})
    assert (sent.status, sent.headers["location"]) == (303, "/subscriptions")
    assert [(one.title, one.folder) for one in served.desk.subscriptions.all()] == [("Orvik Post", "Quay")]


def test_what_cannot_be_read_is_subscribed_and_says_so(served: Served) -> None:
    one = served.add("/broken.rss")
    assert "broken XML" in (one.error or "")
    page = served.client.get(f"/subscriptions/{one.id}").text
    assert "broken XML" in page
    assert "nothing could be read there so far" in page


def test_one_is_removed_and_its_articles_stay(served: Served) -> None:
    one = served.add("/courier.rss")
    assert served.client.post("/subscriptions/remove", {"id": one.id}).status == 303
    assert served.client.get(f"/subscriptions/{one.id}").status == 404
    assert served.desk.articles.count() == 3
    for path in (f"/subscriptions/{one.id}/articles", "/subscriptions/%00", "/subscriptions/%F0%9F"):
        assert served.client.get(path).status == 404, path
    for what in ("again", "remove", "change", "unlock"):
        fields = {"id": one.id, "cap": "1", "user": "ann"}
        assert served.client.post(f"/subscriptions/{what}", fields).status == 404, what


def test_a_long_list_comes_in_pieces(served: Served) -> None:
    now = datetime.now(UTC).timestamp()
    with served.desk.store.write() as connection:
        for number in range(250):
            subscriptions.save(
                connection,
                url=f"https://paper{number}.example/feed",
                kind="feed",
                title=f"Paper {number:03}",
                folder=("Even", "Odd")[number % 2],
                now=now,
            )

    def shown(query: str) -> list[str]:
        return re.findall(r">(Paper \d+)</a>", served.client.get(f"/subscriptions{query}").text)

    assert [len(shown(f"?page={page}")) for page in (1, 2, 3, 9)] == [100, 100, 50, 50]
    assert shown("")[0] == "Paper 000"
    assert len(shown("?folder=Odd&page=2")) == 25
    assert shown("?q=paper+07&folder=Even") == [f"Paper 07{digit}" for digit in range(0, 10, 2)]
    assert shown("?q=paper42.example") == ["Paper 042"]
    assert shown("?show=failing") == []
    statements: list[str] = []
    event.listen(served.desk.store.engine, "before_cursor_execute", lambda *said: statements.append(said[2]))
    page = served.client.get("/subscriptions?folder=Odd").text
    assert 0 < len(statements) < 15, "a query for each?"
    assert 'href="/subscriptions?folder=Odd&amp;page=2"' in page


def test_nothing_stands_in_a_name_or_an_address_but_text(served: Served) -> None:
    bad = '"><script>alert(1)</script>'
    with served.desk.store.write() as connection:
        key = subscriptions.save(
            connection, url=f"https://a.example/{bad}", kind="feed", title=bad, folder=bad, now=0.0
        )
    served.tell(key, error=bad, advice=bad, why=bad, link="javascript:alert(2)")
    for path in (
        "/subscriptions",
        f"/subscriptions?q={bad}&folder={bad}".replace(" ", "+"),
        f"/subscriptions/{key}",
    ):
        page = served.client.get(path.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")).text
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_a_subscription_is_moved_to_a_folder_and_out_of_it(served: Served) -> None:
    one = served.add("/courier.rss")
    served.client.post("/subscriptions/move", {"id": one.id, "folder": "World/Europe"})
    assert served.desk.subscriptions.one(one.id).folder == "World/Europe"
    page = served.client.get("/subscriptions").text
    assert 'data-folder="World/Europe"' in page
    served.client.post("/subscriptions/move", {"id": one.id, "folder": ""})
    assert served.desk.subscriptions.one(one.id).folder is None
