"""What a browser does for a reader: keys in lists of many pages, the zone, and reading without a connection."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.browser.looks import DESK, SCRIPTED, Look, check, looking, press
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, demo_address: str) -> Iterator[Page]:
    """A new reader's page."""
    with looking(chromium, demo_address, Look(size=DESK, theme="light", scripts=True)) as page:
        yield page


def test_two_keys_lead_to_each_page(page: Page) -> None:
    places = {"d": "/digest", "h": "/highlights", "p": "/preferences", "r": "/river", "s": "/subscriptions"}
    page.goto("/")
    for key, place in (*places.items(), ("u", "/rules"), ("t", "/")):
        press(page, "g", key)
        expect(page).to_have_url(re.compile(f"{place}$"))


def test_from_article_to_article_of_the_list_one_came_from(page: Page) -> None:
    page.goto("/river")
    addresses = [link.get_attribute("href") or "" for link in page.locator("[data-item] a.head").all()[:3]]
    page.locator("[data-item] a.head").nth(1).click()
    expect(page).to_have_url(re.compile(re.escape(addresses[1])))
    for key, place in (("n", 2), ("p", 1), ("p", 0)):
        press(page, key)
        expect(page).to_have_url(re.compile(re.escape(addresses[place])))


def test_keys_do_nothing_while_one_writes(page: Page) -> None:
    page.goto("/")
    page.locator("#q").fill("goats")
    press(page, "g", "r")
    expect(page.locator("#q")).to_have_value("goatsgr")


def test_the_zone_is_the_browsers(chromium: Browser, demo_address: str) -> None:
    context = chromium.new_context(base_url=demo_address, timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.goto("/")
    assert "broadsheet_zone=Asia/Tokyo" in page.evaluate("document.cookie")
    context.close()


@pytest.fixture(scope="module")
def served(demo_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """The demo for a reader who keeps the last edition, and where it is served."""
    name: Path = tmp_path_factory.mktemp("habits") / "news.db"
    with (
        sqlite3.connect(demo_desk.store.url.removeprefix("sqlite:///")) as old,
        sqlite3.connect(name) as new,
    ):
        old.backup(new)
    with (
        open_desk(str(name), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield desk, address


@pytest.mark.parametrize("look", SCRIPTED, ids=str)
def test_the_last_edition_is_read_without_a_connection(
    chromium: Browser, served: tuple[Desk, str], look: Look
) -> None:
    desk, address = served
    story = next(story for story in desk.stories.today() if len(story.articles) > 1)
    with looking(chromium, address, look) as page:
        page.goto("/preferences")
        page.get_by_label("Keep the last edition in this browser").select_option("on")
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
        page.goto("/")
        _kept(page, f"/stories/{story.id}")
        page.goto("/")  # now through the worker, which keeps it
        _kept(page, "/")
        page.context.set_offline(True)
        page.goto(f"/stories/{story.id}")
        expect(page.get_by_role("heading", level=1)).to_have_text(story.title)
        expect(page.locator("#established .by").first).to_be_visible()
        check(page, look)
        page.goto("/")
        expect(page.locator("article.lead h2 a")).to_have_text(re.compile(r"\w"))
        expect(page.locator("article.lead .told").first).to_be_visible()
        check(page, look)
        page.goto("/rules")
        expect(page.get_by_role("heading", name="No connection")).to_be_visible()
        check(page, look)
        page.locator(".kept-pages").get_by_role("link", name=story.title).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(story.title)
        page.context.set_offline(False)
        page.goto("/rules")
        expect(page.get_by_role("heading", level=1)).to_have_text("Rules and saved searches")


def _kept(page: Page, path: str) -> None:
    """Wait until the browser keeps a page."""
    page.evaluate(
        """async (path) => {
            const cache = await caches.open("pages-1");
            while (!await cache.match(path)) await new Promise((done) => setTimeout(done, 50));
        }""",
        path,
    )
