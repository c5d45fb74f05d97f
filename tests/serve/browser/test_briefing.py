"""The briefing in a real browser: every size and theme, with and without JavaScript, and for those who see little."""

from __future__ import annotations

from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, expect

from broadsheet.desk import Desk
from broadsheet.desk.digests import week_of

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize(
    ("javascript", "width", "scheme"), list(product((True, False), (PHONE["width"], DESK["width"]), SCHEMES))
)
def test_a_week_is_read_and_led_back_to_its_sentences(
    chromium: Browser,
    demo_address: str,
    demo_desk: Desk,
    javascript: bool,  # noqa: FBT001 (a case of the table above)
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    last = max(story.last for story in demo_desk.stories.today() if story.last)
    size = PHONE if width == PHONE["width"] else DESK
    context = chromium.new_context(
        base_url=demo_address, java_script_enabled=javascript, viewport=size, color_scheme=scheme
    )
    page = context.new_page()
    page.goto("/digest")
    page.goto(f"/digest?week={week_of(last.astimezone().date()).first}")
    expect(page.get_by_text("That is all.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    if javascript:
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.get_by_text("Another day or other sections").click()
    expect(page.get_by_label("The week of")).to_be_visible()
    page.locator(".told .stands").first.click()
    expect(page.locator(".n-here").first).to_be_in_viewport()
    context.close()
