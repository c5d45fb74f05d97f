"""A reader's walk through the pages, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.browser.looks import EACH, PAIRED, Look, check, fits, looking
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings

pytestmark = pytest.mark.browser


@pytest.fixture(params=EACH, ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, demo_address: str) -> Iterator[Page]:
    """A new reader's page."""
    with looking(chromium, demo_address, request.param) as page:
        yield page


def test_from_the_front_page_to_a_comment(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text(re.compile(r"at most \d+ origins")).first).to_be_visible()
    fits(page)

    page.locator("article.lead h2 a").click()
    expect(page).to_have_url(re.compile("/stories/"))
    expect(page.get_by_role("heading", name="Who said what")).to_be_visible()
    expect(page.locator("svg.plot").first).to_be_visible()
    fits(page)

    page.locator(".summary .stands").first.click()
    expect(page).to_have_url(re.compile(r"/articles/.*at=\d+-\d+#s\d+-\d+"))
    expect(page.locator(".n-here").first).to_be_in_viewport()
    fits(page)

    page.locator(".related a.head").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.locator("#q").fill("ferry")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=ferry"))
    expect(page.locator("mark").first).to_be_visible()
    fits(page)

    page.locator(".hits a.head").first.click()
    writing = page.locator("form").filter(
        has=page.get_by_label(re.compile("Write the first comment|Add a comment"))
    )
    writing.get_by_role("textbox").fill("Read on the quay.")
    writing.get_by_role("button", name="Keep it").click()
    expect(page).to_have_url(re.compile(r"#comment-\d+"))
    expect(page.locator(".comments .wrote").last).to_have_text("Read on the quay.")
    fits(page)


def test_notes_can_be_switched_off(page: Page, demo_desk: Desk) -> None:
    page.goto(f"/articles/{demo_desk.stories.today()[0].articles[0]}")
    note = page.locator(".text .n-name").first
    expect(note).to_have_css("text-decoration-line", "underline")
    page.get_by_role("checkbox", name="Names").uncheck()
    expect(note).to_have_css("text-decoration-line", "none")


def test_the_dark_theme_stays(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/river")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_an_empty_desk_takes_a_list_of_feeds(chromium: Browser, tmp_path: Path) -> None:
    listed = (
        b'<opml version="2.0"><body><outline text="Lindvik" xmlUrl="http://127.0.0.1:9/f"/></body></opml>'
    )
    with (
        open_desk(str(tmp_path / "new.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        page = chromium.new_page(base_url=address)
        page.goto("/")
        page.get_by_label("OPML file").set_input_files(
            {"name": "feeds.opml", "mimeType": "text/x-opml", "buffer": listed}
        )
        page.get_by_role("button", name="Import").click()
        expect(page.get_by_role("status")).to_contain_text("Lindvik")
        page.get_by_role("link", name="Lindvik").click()
        page.get_by_role("button", name="Remove this subscription").click()
        expect(page.get_by_text("No subscription yet")).to_be_visible()
        page.close()


def test_keys_walk_along_the_stories(chromium: Browser, demo_address: str) -> None:
    page = chromium.new_page(base_url=demo_address)
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("article.lead h2 a")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.close()


@pytest.mark.parametrize("look", PAIRED, ids=str)
def test_a_password_opens_the_desk_until_one_signs_out(
    chromium: Browser, guarded: Client, password: str, look: Look
) -> None:
    with looking(chromium, guarded.base, look) as page:
        page.goto("/search?q=goat")
        check(page, look)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile(r"/search\?q=goat$"))
        check(page, look)
        page.get_by_role("button", name="Sign out").click()
        page.goto("/river")
        expect(page).to_have_url(re.compile("/login"))
