"""What one does every morning, by keys, by touch and by scrolling, without leaving the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.serve.browser.looks import DESK, SCRIPTED, Look, check, loaded, looking, press
from tests.serve.client import Serve

pytestmark = pytest.mark.browser

ORIGINALS = "https://courier.example"
ARTICLES: list[dict[str, object]] = [
    {
        "id": f"a{number}",
        "title": f"Report {number} from Lindvik harbour",
        "outlet": {"name": "Lindvik Courier"},
        "url": f"{ORIGINALS}/{number}",
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
    with looking(chromium, address, Look(size=DESK, theme="light", scripts=True)) as page:
        yield page


def _entry(page: Page, place: int) -> Locator:
    return page.locator("[data-item]").nth(place)


def _read(page: Page) -> Locator:
    return page.locator("[data-item] [data-do=read][aria-pressed=true]")


def _states(page: Page) -> list[str | None]:
    return [one.get_attribute("aria-pressed") for one in page.locator("[data-item] [data-do=read]").all()]


@pytest.mark.parametrize("look", SCRIPTED, ids=str)
def test_a_morning_is_read_by_keys_alone(chromium: Browser, address: str, look: Look) -> None:
    with looking(chromium, address, look) as page:
        page.context.route(f"{ORIGINALS}/**", lambda route: route.fulfill(body="As it was printed."))
        page.goto("/")
        press(page, "?")
        keys = page.get_by_role("dialog", name="Keys")
        for key in ("j", "k", "n", "p", "v", "m", "s", "g t", "g r", "/", "?"):
            expect(keys.locator("kbd").get_by_text(key, exact=True)).to_be_visible()
        check(page, look)
        press(page, "Escape")
        expect(keys).to_be_hidden()
        press(page, "g", "r")
        expect(page).to_have_url(re.compile("/river$"))
        heads = [
            link.get_attribute("href") or "" for link in loaded(page).locator("[data-item] a.head").all()
        ]
        press(page, "j", "j", "j", "k", "m", "s")
        second = _entry(page, 1)
        expect(second.locator("a.head")).to_be_focused()
        expect(second).to_have_class(re.compile("was-read"))
        expect(second).to_have_class(re.compile("starred"))
        check(page, look)
        press(page, "o")
        expect(page).to_have_url(re.compile(f"{heads[1]}$"))
        expect(page.get_by_role("button", name="Starred")).to_have_attribute("aria-pressed", "true")
        for key, place in (("n", 2), ("n", 3), ("p", 2)):
            press(page, key)
            expect(page).to_have_url(re.compile(f"{heads[place]}$"))
        with loaded(page).context.expect_page() as opened:
            press(page, "v")
        opened.value.wait_for_url(f"{ORIGINALS}/10")
        assert opened.value.evaluate("window.opener") is None
        expect(page).to_have_url(re.compile(f"{heads[2]}$"))  # it stays open
        press(page, "/")
        expect(page.locator("#q")).to_be_focused()
        page.keyboard.type("gr")  # while one writes, keys are letters
        expect(page.locator("#q")).to_have_value("gr")


def test_a_key_marks_an_entry_and_takes_it_back_where_one_stands(page: Page) -> None:
    page.goto("/river")
    press(page, "j", "m")
    first = _entry(page, 0)
    expect(first.locator("[data-do=read]")).to_have_attribute("aria-pressed", "true")
    expect(first.locator("[data-do=read]")).to_have_text("Mark as unread")
    press(page, "s")
    expect(first).to_have_class(re.compile("starred"))
    expect(page).to_have_url(re.compile("/river$"))
    page.reload()
    expect(_read(page)).to_have_count(1)  # it was kept
    press(page, "j", "m")
    expect(first.locator("[data-do=read]")).to_have_attribute("aria-pressed", "false")


def test_all_are_read_by_one_key_and_unread_by_another(page: Page) -> None:
    page.goto("/river")
    press(page, "A")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect(_read(page)).to_have_count(len(ARTICLES))
    press(page, "z")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert _states(loaded(page)) == ["false"] * len(ARTICLES)


def test_those_below_are_read_from_where_one_stands(page: Page) -> None:
    page.goto("/river")
    press(page, "j", "j", "j", "j", "]")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    states = _states(loaded(page))
    assert states[:3] == ["false"] * 3
    assert states[4:] == ["true"] * (len(ARTICLES) - 4)


def test_those_above_are_read_from_where_one_stands(page: Page) -> None:
    page.goto("/river")
    press(page, "j", "j", "j", "j", "[")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    states = _states(loaded(page))
    assert states[:3] == ["true"] * 3
    assert states[4:] == ["false"] * (len(ARTICLES) - 4)


@pytest.mark.parametrize("start", ["/articles/a3", "/outlets/Lindvik Courier", "/river"])
def test_all_articles_of_an_outlet_are_one_key_away(page: Page, start: str) -> None:
    page.goto(start)
    if start == "/river":
        press(page, "j")
    press(page, "a")
    expect(page).to_have_url(re.compile("/outlets/Lindvik%20Courier/articles$"))
    expect(page.locator("[data-item]")).to_have_count(len(ARTICLES))


def test_a_muted_story_leaves_today_and_comes_back(page: Page) -> None:
    page.goto("/")
    story = page.locator("a[href='/stories/a1']").first
    expect(story).to_be_visible()
    press(page, "j", "x")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert loaded(page).locator("a[href='/stories/a1']").count() == 0
    press(page, "z")
    expect(story).to_be_visible()


def test_a_story_is_followed_from_its_page_without_leaving_it(page: Page) -> None:
    page.goto("/stories/a1")
    press(page, "f")
    expect(page.locator("[data-do=follow]").first).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("[data-do=follow]").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("look", SCRIPTED, ids=str)
def test_a_swipe_marks_as_read_or_stars(chromium: Browser, address: str, look: Look) -> None:
    with looking(chromium, address, look, touch=True) as page:
        page.goto("/river")
        page.locator("[data-item] [data-do=read]").last.scroll_into_view_if_needed()
        slipped, starred, read = (_entry(page, len(ARTICLES) - place) for place in (3, 2, 1))
        _swipe(slipped, across=40)  # less than is meant
        _swipe(slipped, across=80, down=-60)  # no straighter than one scrolls
        _swipe(starred, across=-120)
        _swipe(read, across=120)
        expect(read).to_have_class(re.compile("was-read"))
        expect(starred).to_have_class(re.compile("starred"))
        for left in (page.locator(".was-read"), page.locator(".starred")):
            expect(left).to_have_count(1)
        check(page, look)
        page.goto("/preferences")
        page.get_by_label(re.compile("swipe", re.IGNORECASE)).select_option("off")
        page.get_by_role("button", name="Keep").click()
        page.goto("/river")
        _swipe(_entry(page, 0), across=120)
        _entry(page, 1).get_by_role("button", name="Mark as read").tap()  # what is sent first comes first
        expect(_entry(page, 1)).to_have_class(re.compile("was-read"))
        expect(_entry(page, 0)).not_to_have_class(re.compile("was-read"))


def _swipe(entry: Locator, *, across: int, down: int = 0) -> None:
    """Draw a finger over an entry as a touch screen tells of it."""
    box = entry.bounding_box()
    assert box
    browser = entry.page.context.new_cdp_session(entry.page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    ways = [("touchStart", 0.0), ("touchMove", 0.5), ("touchMove", 1.0), ("touchEnd", 1.0)]
    for kind, share in ways:
        at = [] if kind == "touchEnd" else [{"x": x + share * across, "y": y + share * down}]
        browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
    browser.detach()


@pytest.mark.parametrize("look", SCRIPTED, ids=str)
def test_what_was_scrolled_past_is_read_where_one_wants_that(
    chromium: Browser, address: str, look: Look
) -> None:
    with looking(chromium, address, look) as page:
        page.set_viewport_size({"width": look.size["width"], "height": 400})
        page.goto("/river")
        _scroll(page)
        assert _read(page).count() == 0, "not unless it is asked for"
        page.goto("/preferences")
        page.get_by_label("Mark as read what was scrolled past").select_option("on")
        page.get_by_role("button", name="Keep").click()
        page.goto("/river")
        _scroll(page)
        expect(_entry(page, 0)).to_have_class(re.compile("was-read"))
        expect(_entry(page, len(ARTICLES) - 1)).not_to_have_class(re.compile("was-read"))  # still in sight


def _scroll(page: Page) -> None:
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 300")
