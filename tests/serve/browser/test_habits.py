"""Keys, moving by hand, and reading without a connection, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, demo_address: str) -> Iterator[Page]:
    """A new reader's page; what its scripts complain of fails the test."""
    context = chromium.new_context(base_url=demo_address, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert complaints == []


def test_a_key_shows_the_keys_and_two_lead_to_a_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/river$"))


def test_from_article_to_article_of_the_list_one_came_from(page: Page) -> None:
    page.goto("/river")
    addresses = [link.get_attribute("href") or "" for link in page.locator("[data-item] a.head").all()[:3]]
    page.locator("[data-item] a.head").nth(1).click()
    expect(page).to_have_url(re.compile(re.escape(addresses[1])))
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(re.escape(addresses[2])))
    page.keyboard.press("p")
    page.wait_for_url(re.compile(re.escape(addresses[1])))
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(re.escape(addresses[0])))


def test_keys_do_nothing_while_one_writes(page: Page) -> None:
    page.goto("/")
    page.locator("#q").fill("goats")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page.locator("#q")).to_have_value("goatsgr")


def test_the_zone_is_the_browsers(chromium: Browser, demo_address: str) -> None:
    context = chromium.new_context(base_url=demo_address, timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.goto("/")
    assert "broadsheet_zone=Asia/Tokyo" in page.evaluate("document.cookie")
    context.close()


def test_the_last_edition_is_read_without_a_connection(chromium: Browser, tmp_path: Path) -> None:
    with open_desk(str(tmp_path / "demo.db"), settings=Settings(workers=1)) as desk:
        desk.add_demo()
        with serving(desk, WebSettings()) as address:
            _read_offline(chromium, desk, address)


def _read_offline(chromium: Browser, desk: Desk, address: str) -> None:
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto("/preferences")
    page.get_by_label("Keep the last edition in this browser").select_option("on")
    page.get_by_role("button", name="Keep").click()
    page.goto("/")
    story = next(story for story in desk.stories.today() if len(story.articles) > 1)
    page.evaluate(
        """async (path) => {
            const cache = await caches.open("pages-1");
            while (!await cache.match(path)) await new Promise((done) => setTimeout(done, 50));
        }""",
        f"/stories/{story.id}",
    )
    page.goto("/")  # now through the worker, which keeps it
    context.set_offline(True)
    page.goto(f"/stories/{story.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(story.title)
    page.goto("/")
    expect(page.get_by_role("link", name="Broadsheet")).to_be_visible()
    page.goto("/rules")
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    expect(page.locator(".kept-pages a").first).to_be_visible()
    context.close()
