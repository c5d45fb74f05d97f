"""A reader brings in a feed, looks after it, and reads what became of its articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.conftest import made_article
from tests.serve.client import serving
from tests.servers.newsstand import Newsstand, running_newsstand

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles, subscriptions
from broadsheet.text.networks import parse_networks

pytestmark = pytest.mark.browser

T = TypeVar("T")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    stand: Newsstand
    address: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    settings = Settings(workers=1, allow_net=parse_networks(["127.0.0.0/8"]))
    with (
        running_newsstand() as stand,
        open_desk(str(tmp_path / "news.db"), settings=settings) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Served(desk=desk, stand=stand, address=address)


@pytest.fixture(
    params=list(product((True, False), (PHONE, DESK))), ids=lambda one: f"{one[0]}-{one[1]['width']}"
)
def page(request: pytest.FixtureRequest, chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader's page, with and without JavaScript, on a phone and on a desk."""
    javascript, size = request.param
    context = chromium.new_context(
        base_url=served.address, java_script_enabled=javascript, viewport=size, reduced_motion="reduce"
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _elsewhere(step: Callable[[], T]) -> T:
    """Run a step of the desk in a thread of its own: Playwright's has an event loop running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(step).result()


def _fits(page: Page) -> None:
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0, page.url


def test_a_feed_is_added_filed_and_looked_at_again(page: Page, served: Served) -> None:
    page.goto("/subscriptions")
    page.get_by_label("Address of a site or feed").fill(f"{served.stand.address}/members.rss")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("asks who you are (401)")
    expect(page.get_by_label("User name")).to_be_visible()
    _fits(page)
    page.get_by_label("Address of a site or feed").fill(f"{served.stand.address}/courier.rss")
    page.get_by_role("button", name="Add").click()

    expect(page.get_by_role("status")).to_contain_text("Added “Lindvik Courier”. 3 articles came with it.")
    expect(page.get_by_text("because the feed asks for 2 hours between looks")).to_be_visible()
    expect(page.get_by_role("link", name="Goat found on the pier")).to_be_visible()
    _fits(page)

    page.get_by_label("Folder").fill("World/North")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    expect(page.get_by_role("link", name="World/North")).to_be_visible()

    page.get_by_role("button", name="Look again now").click()
    expect(page.get_by_text("in a moment")).to_be_visible()
    _elsewhere(served.desk.update)
    assert served.stand.asked.count("/courier.rss") == 2
    page.get_by_role("link", name="World/North").click()
    expect(page).to_have_url(re.compile(r"folder=World%2FNorth"))
    expect(page.get_by_text("Next look in 2 hours")).to_be_visible()
    page.locator(".subscriptions summary").click()
    expect(page.locator(".subscriptions .manners")).to_contain_text("Requests2")
    _fits(page)


def test_nothing_stands_in_anybodys_way(chromium: Browser, served: Served) -> None:
    (one,) = _elsewhere(lambda: served.desk.subscriptions.add(f"{served.stand.address}/courier.rss"))
    _fail(served.desk, f"https://{'long' * 30}.example/feed")
    _states(served.desk)
    paths = (
        "/subscriptions",
        f"/subscriptions/{one.id}",
        f"/subscriptions/{one.id}/articles",
        "/articles/bridge",
    )
    found = [
        violation
        for theme in ("light", "dark")
        for path in paths
        for violation in _violations(chromium, served.address + path, theme)
    ]
    assert found == []
    page = chromium.new_page(base_url=served.address, viewport=PHONE)  # type: ignore[arg-type]
    for path in (*paths, "/search?q=bridge", "/river"):
        page.goto(path)
        _fits(page)
    page.close()


def _fail(desk: Desk, url: str) -> None:
    with desk.store.write() as connection:
        key = subscriptions.save(connection, url=url, kind="feed", title=None, folder="World", now=0.0)
        state = subscriptions.state_of(connection, key)
        assert state
        told = replace(
            state.subscription,
            error="The server has a fault of its own (500).",
            advice="Nothing: it is tried again.",
            failing_since=datetime.now(UTC),
            checked=datetime.now(UTC),
        )
        subscriptions.record(connection, [replace(state, subscription=told, errors=1)])


def _states(desk: Desk) -> None:
    first = made_article("bridge", section="World", partial="The page is behind a paywall.")
    with desk.store.write() as connection:
        articles.save(connection, first, now=1.0, waiting=True)
        edited = replace(first, text=first.text.replace("12", "14"))
        articles.save(connection, edited, now=2.0, waiting=True, said=False)
        articles.withdraw(connection, "bridge", datetime.now(UTC))
    desk.fold()


def _violations(
    chromium: Browser, address: str, theme: Literal["dark", "light"]
) -> list[tuple[str, str, str]]:
    """Return what axe-core finds: the page, the rule, the element; on a phone in the dark, on a desk in the light."""
    width, height = (PHONE if theme == "dark" else DESK).values()
    context = chromium.new_context(  # axe is put into the page as a script
        color_scheme=theme, bypass_csp=True, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(address)
    for summary in page.locator("main summary").all():
        if summary.is_visible():  # on a wide screen some lists are never folded
            summary.click()
    violations = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    return [(address, one["id"], one["nodes"][0]["html"]) for one in violations]
