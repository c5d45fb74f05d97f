"""The briefing in a real browser: every size and theme, with and without JavaScript, and for those who see little."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.serve.browser.looks import CROSSED, EACH, SCRIPTED, WCAG, Look, check, looking

from broadsheet.desk import Desk
from broadsheet.desk.digests import week_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", [*EACH, *CROSSED, *SCRIPTED], ids=str)
def test_a_week_is_read_and_led_back_to_its_sentences(
    chromium: Browser, demo_address: str, demo_desk: Desk, look: Look
) -> None:
    last = max(story.last for story in demo_desk.stories.today() if story.last)
    with looking(chromium, demo_address, look) as page:
        page.goto("/digest")
        page.goto(f"/digest?week={week_of(last.astimezone().date()).first}")
        expect(page.get_by_text("That is all.")).to_be_visible()
        check(page, look)
        if look.scripts:
            found = Axe().run(page, options=WCAG).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        page.get_by_text("Another day or other sections").click()
        expect(page.get_by_label("The week of")).to_be_visible()
        page.locator(".told .stands").first.click()
        expect(page.locator(".n-here").first).to_be_in_viewport()
