"""A story and an outlet in a real browser: at phone and desk width, light and dark, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.serve.browser.looks import EACH, PHONE, WCAG, Theme, fits, looking

from broadsheet.desk import Desk
from broadsheet.model import Story

pytestmark = pytest.mark.browser


@pytest.fixture
def story(demo_desk: Desk) -> Story:
    """The largest story of the demo."""
    return max(demo_desk.stories.today(), key=lambda one: len(one.articles))


@pytest.fixture(params=EACH, ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, demo_address: str) -> Iterator[Page]:
    with looking(chromium, demo_address, request.param) as page:
        yield page


def test_a_story_is_read_shared_and_kept(page: Page, story: Story) -> None:
    page.goto(f"/stories/{story.id}")
    expect(page.get_by_role("heading", name="What is established, by whom")).to_be_visible()
    expect(page.get_by_role("heading", name="Where they differ")).to_be_visible()
    expect(page.locator("svg.ways")).to_be_visible()
    expect(page.locator("svg.bars")).to_be_visible()
    fits(page)
    drawn = page.locator("svg.ways text").first.bounding_box()
    assert drawn is not None
    assert drawn["height"] >= 11, "letters that can be read"

    page.get_by_role("button", name="Make a feed of it").click()
    expect(page.get_by_role("link", name="JSON Feed")).to_be_visible()
    page.get_by_role("button", name="Take its feed away").click()
    expect(page.get_by_role("button", name="Make a feed of it")).to_be_visible()
    expect(page.get_by_label("Its lasting address")).to_have_value(re.compile(f"/stories/{story.id}$"))
    fits(page)

    page.locator("#established .by a").first.click()
    expect(page.locator(".n-here").first).to_be_in_viewport()


def test_an_outlet_has_a_profile(page: Page, demo_desk: Desk) -> None:
    page.goto(f"/outlets/{quote(demo_desk.stories.today()[0].outlets[0])}")
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="All its articles").first.click()
    expect(page).to_have_url(re.compile("/articles$"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(
    chromium: Browser, demo_address: str, demo_desk: Desk, theme: Theme
) -> None:
    # A short one will do: its parts are those of a long one, and axe takes seconds for a long one.
    story = min(
        (one for one in demo_desk.stories.today() if len(one.articles) > 4), key=lambda one: len(one.articles)
    )
    context = chromium.new_context(
        color_scheme=theme, viewport=PHONE, bypass_csp=True
    )  # axe comes as a script
    page = context.new_page()
    found = []
    for path in (f"/stories/{story.id}", f"/outlets/{quote(story.outlets[0])}"):
        page.goto(demo_address + path)
        violations = Axe().run(page, options=WCAG).response["violations"]
        found += [(path, one["id"], one["nodes"][0]["html"]) for one in violations]
    context.close()
    assert found == []
