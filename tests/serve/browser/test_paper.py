"""Pages on paper: the text whole and dark on white whatever the screen was, nothing of what only a screen is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.serve.browser.contrast import faint_letters
from tests.serve.browser.looks import PLAIN, looking

from broadsheet.desk import Desk

pytestmark = pytest.mark.browser

OF_A_SCREEN = (
    "button, fieldset, footer.foot, input:not([type=hidden]), nav, select, summary:not(.label), textarea"
)


@pytest.fixture(params=PLAIN, ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, demo_address: str) -> Iterator[Page]:
    """A reader's page, of which no script is needed to print it."""
    with looking(chromium, demo_address, request.param) as page:
        yield page


def _print(page: Page, path: str) -> None:
    """Put a page on paper, where nothing of a screen may be left."""
    page.goto(path)
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(OF_A_SCREEN).filter(visible=True)).to_have_count(0)
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert faint_letters(page, "body") == []


def _whole(found: Locator) -> None:
    """Assert that all of it is on the paper."""
    count = found.count()
    assert count, found
    expect(found.filter(visible=True)).to_have_count(count)


def test_an_article_is_printed_with_its_original_and_what_was_changed(page: Page, demo_desk: Desk) -> None:
    _print(page, "/articles/demo-20?at=5-60")
    article = demo_desk.articles.get("demo-20")
    printed = page.locator(".text p").all_inner_texts()
    assert " ".join(" ".join(printed).split()) == " ".join(article.text.split())
    original = page.get_by_role("link", name=re.compile("^Original at "))
    behind = original.evaluate("one => getComputedStyle(one, '::after').content")
    assert (article.url or "?") in behind, "where it leads"
    expect(page.get_by_role("complementary").get_by_text("Who says what")).to_be_visible()
    expect(page.get_by_role("heading", name="What was changed")).to_be_visible()
    for kind, line in (("ins", "underline"), ("del", "line-through")):
        expect(page.locator(f"#versions {kind}").first).to_have_css("text-decoration-line", line)
    for name in ("Comments", "Wrong?", "Highlight a passage"):
        expect(page.get_by_text(name, exact=True).filter(visible=True)).to_have_count(0)


def test_a_story_is_printed_unfolded_with_each_address_at_its_end(page: Page, demo_desk: Desk) -> None:
    story = max(demo_desk.stories.today(), key=lambda one: len(one.articles))
    path = f"/stories/{story.id}?all=1"
    page.goto(path)
    expect(page.locator(".on-paper")).to_be_hidden()
    _print(page, path)
    for part in ("#put-right", "#keep", ".jump"):
        expect(page.locator(part)).to_be_hidden()
    for part in ("#established li", "#voices .said", "#figures tbody tr", "#timeline li", "#origins li"):
        _whole(page.locator(part))
    for part in ("#activity tbody tr", "#printed li", "svg.plot", "svg.ways", "svg.bars"):
        _whole(page.locator(part))
    listed = page.locator(".on-paper ol > li")
    expect(listed).to_have_count(len(story.articles))
    for line, key in zip(listed.all_inner_texts(), story.articles, strict=True):
        article = demo_desk.articles.get(key)
        assert (article.url or "?") in line, key
        assert (article.title or "") in line, key
    numbers = {int(number) for number in page.locator(".ref").all_inner_texts()}
    assert numbers <= set(range(1, len(story.articles) + 1))
    assert len(numbers) > 1
    expect(page.get_by_text(re.compile(f"^This page: .*/stories/{story.id}$"))).to_be_visible()


def test_lists_are_printed_without_what_leads_elsewhere(page: Page) -> None:
    outlet = f"/outlets/{quote('Overland Times')}"
    for path in ("/", "/digest", outlet, "/river", "/search?q=ferry", "/tags/Dravonia"):
        _print(page, path)
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\w"))
        _whole(page.locator("main [data-item]"))
        page.emulate_media(media="screen")
