"""Rivers as everybody reads them: without JavaScript, from right to left, and sorted into folders by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.browser.looks import PHONE, SCRIPTED, Look, check, fits, looking
from tests.serve.client import Serve, serving

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import subscriptions

pytestmark = pytest.mark.browser

ARTICLES: list[dict[str, object]] = [
    {
        "id": "ferry",
        "title": "Ferry calls at Lindvik",
        "outlet": {"name": "Lindvik Courier"},
        "published": "2026-03-02T08:00:00Z",
        "language": "en",
        "text": "A ferry called at Lindvik on Monday, harbour master Ada Torsvik said.",
    },
    {
        "id": "jisr",
        "title": "افتتاح الجسر في المدينة القديمة",
        "outlet": {"name": "صحيفة المرفأ"},
        "published": "2026-03-02T09:00:00Z",
        "language": "ar",
        "text": "قال رئيس البلدية إن الجسر افتتح صباح الاثنين.\n\nوحضر الافتتاح نحو 120 شخصا من سكان الحي.",
    },
]


@pytest.fixture
def plain(chromium: Browser, serve_articles: Serve) -> Iterator[Page]:
    """A page on a phone, with JavaScript off."""
    context = chromium.new_context(
        base_url=serve_articles(ARTICLES).base,
        java_script_enabled=False,
        viewport=PHONE,
    )
    yield context.new_page()
    context.close()


def test_marks_are_set_and_taken_back_without_scripts(plain: Page) -> None:
    plain.goto("/river")
    entry = plain.locator("[data-item]").filter(has=plain.get_by_role("link", name="Ferry calls at Lindvik"))
    entry.get_by_role("button", name="Mark as read").click()
    expect(plain).to_have_url(re.compile("/river"))
    expect(entry).to_have_class(re.compile("was-read"))
    entry.get_by_role("button", name="Star", exact=True).click()
    expect(entry.get_by_role("button", name="Unstar")).to_be_visible()
    plain.get_by_role("link", name="Unread", exact=True).click()
    expect(plain.locator("[data-item]")).to_have_count(1)
    plain.goto("/river")
    entry.get_by_role("button", name="Mark as unread").click()
    expect(entry).not_to_have_class(re.compile("was-read"))
    plain.get_by_role("button", name="Mark all as read").click()
    expect(plain.locator(".was-read")).to_have_count(2)
    plain.get_by_role("button", name="Undo").click()
    expect(plain.locator(".was-read")).to_have_count(0)


def test_an_arabic_article_runs_from_the_right_on_an_english_page(plain: Page) -> None:
    plain.goto("/articles/jisr")
    expect(plain.locator("html")).to_have_attribute("dir", "ltr")
    first = plain.locator(".text p").first
    assert first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    expect(plain.locator("#title")).to_have_attribute("lang", "ar")
    text, words = (
        first.bounding_box(),
        first.evaluate(
            "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().right; }"
        ),
    )
    assert text, "the text is drawn"
    assert abs(text["x"] + text["width"] - words) < 2, "lines begin at the right edge"
    fits(plain)


@pytest.mark.parametrize("look", SCRIPTED, ids=str)
def test_a_subscription_is_dragged_into_a_folder(chromium: Browser, tmp_path: Path, look: Look) -> None:
    with open_desk(str(tmp_path / "own.db"), settings=Settings(workers=1)) as desk:
        with desk.store.write() as connection:
            for name, folder in (("harbour", None), ("courier", "Coast")):
                url = f"https://{name}.example/feed"
                subscriptions.save(connection, url=url, kind="feed", title=name, folder=folder, now=0.0)
        with serving(desk, WebSettings()) as address, looking(chromium, address, look) as page:
            page.goto("/subscriptions")
            moved = page.locator("[data-subscription]").filter(has=page.get_by_role("link", name="harbour"))
            moved.drag_to(page.locator("[data-folder=Coast]"))
            expect(page.get_by_role("status")).to_contain_text("“harbour” is in “Coast” now.")
            expect(page.locator("[data-folder=Coast] a.head")).to_have_text(["courier", "harbour"])
            check(page, look)
        assert {one.title: one.folder for one in desk.subscriptions.all()} == {
            "harbour": "Coast",
            "courier": "Coast",
        }
