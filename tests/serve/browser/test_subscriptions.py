"""A reader brings in a feed, looks after it, and reads what became of its articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.conftest import made_article
from tests.serve.browser.looks import DESK, EACH, PHONE, WCAG, Theme, fits, looking
from tests.serve.client import serving
from tests.servers.newsstand import Newsstand, running_newsstand

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles, subscriptions
from broadsheet.text.networks import parse_networks

pytestmark = pytest.mark.browser

T = TypeVar("T")
OPML = """<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Orvik Post" type="rss" xmlUrl="{stand}/broken.rss"/>
<outline text="Coast"><outline text="Lindvik Courier" type="rss" xmlUrl="{stand}/courier.rss"/>
<outline text="North"><outline text="Members of Lindvik" type="rss" xmlUrl="{stand}/members.rss"/></outline>
</outline></body></opml>"""
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    stand: Newsstand
    address: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    settings = Settings(workers=1, allow_net=parse_networks(["127.0.0.0/8"]))
    with (
        running_newsstand() as stand,
        open_desk(str(tmp_path / "news.db"), settings=settings) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Served(desk=desk, stand=stand, address=address)


@pytest.fixture(params=EACH, ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader's page."""
    with looking(chromium, served.address, request.param) as page:
        yield page


def _elsewhere(step: Callable[[], T]) -> T:
    """Run a step of the desk in a thread of its own: Playwright's has an event loop running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(step).result()


def test_a_feed_is_added_filed_and_looked_at_again(page: Page, served: Served) -> None:
    page.goto("/subscriptions")
    page.get_by_label("Address of a site or feed").fill(f"{served.stand.address}/members.rss")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("asks who you are (401)")
    expect(page.get_by_label("User name")).to_be_visible()
    fits(page)
    page.get_by_label("Address of a site or feed").fill(f"{served.stand.address}/courier.rss")
    page.get_by_role("button", name="Add").click()

    expect(page.get_by_role("status")).to_contain_text("Added “Lindvik Courier”. 3 articles came with it.")
    expect(page.get_by_text("because the feed asks for 2 hours between looks")).to_be_visible()
    expect(page.get_by_role("link", name="Goat found on the pier")).to_be_visible()
    fits(page)

    page.get_by_label("Folder").fill("World/North")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    expect(page.get_by_role("link", name="World/North")).to_be_visible()

    page.get_by_role("button", name="Look again now").click()
    expect(page.get_by_text("in a moment")).to_be_visible()
    _elsewhere(served.desk.update)
    assert served.stand.asked.count("/courier.rss") == 2
    page.get_by_role("link", name="World/North").click()
    expect(page).to_have_url(re.compile(r"folder=World%2FNorth"))
    expect(page.get_by_text("Next look in 2 hours")).to_be_visible()
    page.locator(".subscriptions summary").click()
    expect(page.locator(".subscriptions .manners")).to_contain_text("Requests2")
    fits(page)


def test_a_list_of_another_reader_comes_in_with_its_folders(page: Page, served: Served) -> None:
    page.goto("/subscriptions")
    choose, bring = (
        page.get_by_label("OPML file from another reader"),
        page.get_by_role("button", name="Import"),
    )
    choose.set_input_files({"name": "diary.opml", "mimeType": "text/xml", "buffer": b"Dear diary"})
    bring.click()
    expect(page.get_by_role("alert")).to_be_visible()
    fits(page)
    listed = OPML.format(stand=served.stand.address).encode()
    for _ in range(2):  # what is there already stays as it is
        choose.set_input_files({"name": "feeds.opml", "mimeType": "text/x-opml", "buffer": listed})
        bring.click()
        expect(page.get_by_role("status")).to_contain_text("Added 3 subscriptions.")
        expect(page.get_by_text("3 subscriptions, ")).to_be_visible()
    folders = {"": "Orvik Post", "Coast": "Lindvik Courier", "Coast/North": "Members of Lindvik"}
    for folder, title in folders.items():
        expect(page.locator(f"[data-folder='{folder}'] a.head")).to_have_text(title)
    fits(page)
    _elsewhere(served.desk.update)
    page.goto("/river")
    shelves = page.get_by_role("navigation", name="Folders and subscriptions")
    if not shelves.get_by_role("link", name="Coast", exact=True).is_visible():
        shelves.locator("summary").click()
    shelves.get_by_role("link", name="Coast", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coast")
    expect(page.locator("[data-item]")).to_have_count(3)
    expect(page.get_by_role("link", name="Goat found on the pier")).to_be_visible()
    fits(page)


def test_nothing_stands_in_anybodys_way(chromium: Browser, served: Served) -> None:
    (one,) = _elsewhere(lambda: served.desk.subscriptions.add(f"{served.stand.address}/courier.rss"))
    _fail(served.desk, f"https://{'long' * 30}.example/feed")
    _states(served.desk)
    paths = (
        "/subscriptions",
        f"/subscriptions/{one.id}",
        f"/subscriptions/{one.id}/articles",
        "/articles/bridge",
    )
    found = [
        violation
        for theme in THEMES
        for path in paths
        for violation in _violations(chromium, served.address + path, theme)
    ]
    assert found == []
    page = chromium.new_page(base_url=served.address, viewport=PHONE)
    for path in (*paths, "/search?q=bridge", "/river"):
        page.goto(path)
        fits(page)
    page.close()


def _fail(desk: Desk, url: str) -> None:
    with desk.store.write() as connection:
        key = subscriptions.save(connection, url=url, kind="feed", title=None, folder="World", now=0.0)
        state = subscriptions.state_of(connection, key)
        assert state
        told = replace(
            state.subscription,
            error="The server has a fault of its own (500).",
            advice="Nothing: it is tried again.",
            failing_since=datetime.now(UTC),
            checked=datetime.now(UTC),
        )
        subscriptions.record(connection, [replace(state, subscription=told, errors=1)])


def _states(desk: Desk) -> None:
    first = made_article("bridge", section="World", partial="The page is behind a paywall.")
    with desk.store.write() as connection:
        articles.save(connection, first, now=1.0, waiting=True)
        edited = replace(first, text=first.text.replace("12", "14"))
        articles.save(connection, edited, now=2.0, waiting=True, said=False)
        articles.withdraw(connection, "bridge", datetime.now(UTC))
    desk.fold()


def _violations(chromium: Browser, address: str, theme: Theme) -> list[tuple[str, str, str]]:
    """Return what axe-core finds: the page, the rule, the element; on a phone in the dark, on a desk in the light."""
    context = chromium.new_context(  # axe is put into the page as a script
        color_scheme=theme, bypass_csp=True, viewport=PHONE if theme == "dark" else DESK
    )
    page = context.new_page()
    page.goto(address)
    for summary in page.locator("main summary").all():
        if summary.is_visible():  # on a wide screen some lists are never folded
            summary.click()
    violations = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    return [(address, one["id"], one["nodes"][0]["html"]) for one in violations]
