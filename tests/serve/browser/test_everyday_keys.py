"""What one does every morning, by keys, by touch and by scrolling, without leaving the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.serve.client import Serve

pytestmark = pytest.mark.browser

ARTICLES: list[dict[str, object]] = [
    {
        "id": f"a{number}",
        "title": f"Report {number} from Lindvik harbour",
        "outlet": {"name": "Lindvik Courier"},
        "url": f"http://127.0.0.1:9/{number}",
        "published": f"2026-03-02T{number:02}:00:00Z",
        "language": "en",
        "text": f"Ferry number {number} left Lindvik on Monday. " * 3,
    }
    for number in range(1, 13)
]


@pytest.fixture
def address(serve_articles: Serve) -> str:
    """Where a desk with a dozen articles is served."""
    return serve_articles(ARTICLES).base


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A reader's page at a desk."""
    context = chromium.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _read(page: Page) -> int:
    return page.locator("[data-item] [data-do=read][aria-pressed=true]").count()


def test_a_key_marks_an_entry_and_takes_it_back_where_one_stands(page: Page) -> None:
    page.goto("/river")
    page.keyboard.press("j")
    first = page.locator("[data-item]").first
    page.keyboard.press("m")
    expect(first.locator("[data-do=read]")).to_have_attribute("aria-pressed", "true")
    expect(first.locator("[data-do=read]")).to_have_text("Mark as unread")
    page.keyboard.press("s")
    expect(first).to_have_class(re.compile("starred"))
    expect(page).to_have_url(re.compile("/river$"))
    page.reload()
    assert _read(page) == 1, "it was kept"
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.locator("[data-item]").first.locator("[data-do=read]")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_all_are_read_by_one_key_and_unread_by_another(page: Page) -> None:
    page.goto("/river")
    page.keyboard.press("A")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert _read(page) == len(ARTICLES)
    page.keyboard.press("z")
    expect(page.get_by_role("button", name="Mark as unread").first).to_be_hidden()
    assert _read(page) == 0


def test_those_below_are_read_from_where_one_stands(page: Page) -> None:
    page.goto("/river")
    for _ in range(4):
        page.keyboard.press("j")
    page.keyboard.press("]")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    states = [one.get_attribute("aria-pressed") for one in page.locator("[data-item] [data-do=read]").all()]
    assert states[:3] == ["false"] * 3
    assert states[4:] == ["true"] * (len(ARTICLES) - 4)


def test_those_above_are_read_from_where_one_stands(page: Page) -> None:
    page.goto("/river")
    for _ in range(4):
        page.keyboard.press("j")
    page.keyboard.press("[")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    states = [one.get_attribute("aria-pressed") for one in page.locator("[data-item] [data-do=read]").all()]
    assert states[:3] == ["true"] * 3
    assert states[4:] == ["false"] * (len(ARTICLES) - 4)


def test_the_original_opens_beside_the_desk(page: Page) -> None:
    page.goto("/articles/a3")
    with page.context.expect_page() as opened:
        page.keyboard.press("v")
    assert page.url.endswith("/articles/a3"), "the article stays open"
    assert opened.value.evaluate("window.opener") is None
    asked = page.locator("a[data-original]").first.get_attribute("href")
    assert asked == "http://127.0.0.1:9/3"


@pytest.mark.parametrize("start", ["/articles/a3", "/outlets/Lindvik Courier", "/river"])
def test_all_articles_of_an_outlet_are_one_key_away(page: Page, start: str) -> None:
    page.goto(start)
    if start == "/river":
        page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("/outlets/Lindvik%20Courier/articles$"))
    expect(page.locator("[data-item]")).to_have_count(len(ARTICLES))


def test_a_muted_story_leaves_today_and_comes_back(page: Page) -> None:
    page.goto("/")
    story = page.locator("a[href='/stories/a1']").first
    expect(story).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(story).to_have_count(0)
    page.keyboard.press("z")
    expect(story).to_be_visible()


def test_a_story_is_followed_from_its_page_without_leaving_it(page: Page) -> None:
    page.goto("/stories/a1")
    page.keyboard.press("f")
    expect(page.locator("[data-do=follow]").first).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("[data-do=follow]").first).to_have_attribute("aria-pressed", "true")


def test_a_swipe_marks_as_read(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        base_url=address, has_touch=True, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/river")
    page.evaluate(
        """() => {
            const item = document.querySelector("[data-item]");
            const touch = (x) => new Touch({ identifier: 1, target: item, clientX: x, clientY: 200 });
            const tell = (kind, x) => item.dispatchEvent(new TouchEvent(kind, {
                bubbles: true, touches: kind === "touchstart" ? [touch(x)] : [], changedTouches: [touch(x)],
            }));
            tell("touchstart", 40);
            tell("touchend", 200);
        }"""
    )
    expect(page.locator("[data-do=read]").first).to_have_attribute("aria-pressed", "true")
    context.close()


def test_what_was_scrolled_past_is_read_where_one_wants_that(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        base_url=address, viewport={"width": 390, "height": 500}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/river")
    page.mouse.wheel(0, 900)
    assert _read(page) == 0, "not unless it is asked for"
    page.goto("/preferences")
    page.get_by_label("Mark as read what was scrolled past").select_option("on")
    page.get_by_role("button", name="Keep").click()
    page.goto("/river")
    page.mouse.wheel(0, 900)
    expect(page.locator("[data-do=read]").first).to_have_attribute("aria-pressed", "true")
    context.close()
