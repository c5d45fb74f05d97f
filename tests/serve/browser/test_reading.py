"""Everything that is read, read without JavaScript: on a phone and on a desk, in the light and in the dark."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import update
from tests.serve.browser.looks import CROSSED, PLAIN, Look, check, loaded, looking
from tests.serve.client import serving
from tests.servers.newsstand import running_newsstand

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.subscriptions import Ways
from broadsheet.model import Story
from broadsheet.serve.web import WebSettings
from broadsheet.store import visits
from broadsheet.store.schema import articles
from broadsheet.text.networks import parse_networks

pytestmark = pytest.mark.browser

LAST_VISIT = {"visit": "[1600000000.0, 60]"}  # of the front page: long ago, when the first sixty had come
# The demo's places are made up, and no map has them.
ON_A_MAP = {
    "id": "train",
    "title": "Night train from Warsaw to Kyiv calls at Lviv again",
    "outlet": {"name": "Orvik Rail Post"},
    "published": "2026-03-02T08:00:00Z",
    "language": "en",
    "text": "WARSAW: The night train from Warsaw to Kyiv calls at Lviv again, a railwayman in Odesa said on Monday.",
}


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody without scripts before a desk, who was there before."""

    desk: Desk
    page: Page
    look: Look

    def fits(self) -> None:
        """Assert that the page fits its screen and is of its theme."""
        check(self.page, self.look)

    def jumps(self, link: Locator) -> None:
        """Assert that a link leads to a sentence in its article, marked and in sight; come back."""
        link.click()
        expect(self.page).to_have_url(re.compile(r"/articles/.*at=\d+-\d+#s\d+-\d+"))
        expect(self.page.locator(".n-here").first).to_be_in_viewport()
        self.fits()
        self.page.go_back()


@pytest.fixture(scope="module")
def served(demo_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """The demo with a subscription in a folder, for a reader who saw all of it but the last report of a story."""
    name: Path = tmp_path_factory.mktemp("reading") / "news.db"
    with (
        sqlite3.connect(demo_desk.store.url.removeprefix("sqlite:///")) as old,
        sqlite3.connect(name) as new,
    ):
        old.backup(new)
    settings = Settings(workers=1, allow_net=parse_networks(["127.0.0.0/8"]))
    with running_newsstand() as stand, open_desk(str(name), settings=settings) as desk:
        with ThreadPoolExecutor(1) as threads:  # Playwright's event loop is in the way in this one
            feed = f"{stand.address}/courier.rss"
            threads.submit(desk.subscriptions.add, feed, Ways(folder="Coast")).result()
        train = name.with_name("train.jsonl")
        train.write_text(json.dumps(ON_A_MAP) + "\n")
        desk.add([str(train)])
        story, seen = desk.stories.today()[0], (datetime.now(UTC) - timedelta(hours=2)).timestamp()
        known = articles.c.id != story.articles[-1]
        with desk.store.write() as connection:
            visits.put(connection, user=desk.stories.user, story=story.id, kind=visits.SEEN, at=seen)
            connection.execute(update(articles).where(known).values(added=seen - 60))
        desk.preferences.put(LAST_VISIT)
        with serving(desk, WebSettings()) as address:
            yield desk, address


@pytest.fixture(params=PLAIN, ids=str)
def reader(request: pytest.FixtureRequest, chromium: Browser, served: tuple[Desk, str]) -> Iterator[Reader]:
    desk, address = served
    with looking(chromium, address, request.param) as page:
        yield Reader(desk=desk, page=page, look=request.param)


def test_today_is_read_to_its_end(reader: Reader) -> None:
    page = reader.page
    page.goto("/")
    lead = page.locator("article.lead")
    expect(lead.locator(".as-printed")).to_have_text(re.compile("^as printed by "))
    expect(lead.locator(".spread")).to_have_text(re.compile(r"^\d+ outlets, at most \d+ origins$"))
    expect(page.locator(".since-visit")).to_have_text(re.compile(r"^\d+ stories have news since "))
    expect(page.locator(".news strong").first).to_have_text(re.compile(r"^(New|\d+ new reports?)$"))
    for told in page.locator(".seconds article").all():
        expect(told.locator(".told .stands")).to_have_count(1)
    expect(page.locator(".reading-end")).to_contain_text("That is all since")
    reader.fits()
    reader.jumps(lead.locator(".told .stands").first)
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Sport").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sport")
    expect(page.get_by_role("link", name=re.compile("Town hold Athletic"))).to_be_visible()
    expect(page.locator(".reading-end")).to_have_text("That is all.")
    reader.fits()


def test_the_river_is_read_by_folder_feed_and_outlet(reader: Reader) -> None:
    page, shelves = reader.page, reader.page.locator(".shelves")

    def choose(name: str) -> Locator:
        loaded(page)
        if not shelves.get_by_role("link", name="Everything").is_visible():
            shelves.locator("summary").click()
        return shelves.get_by_role("link", name=name, exact=True)

    page.goto("/river")
    choose("Coast").click()
    expect(page.locator("[data-item]")).to_have_count(3)
    choose("Lindvik Courier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lindvik Courier")
    unread = shelves.locator("li li .count")
    choose("Lindvik Courier")
    expect(unread).to_have_text(re.compile("3$"))
    reader.fits()
    page.get_by_role("button", name="Mark as read").first.click()
    choose("Lindvik Courier")
    expect(unread).to_have_text(re.compile("2$"))
    page.get_by_role("button", name="Mark as unread").click()
    page.goto("/river")
    page.get_by_role("link", name="Overland Times").first.click()
    expect(page.get_by_role("heading", name="On whom its reports rest")).to_be_visible()
    expect(page.locator("svg.parts")).to_be_visible()
    expect(page.locator(".facts dd").first).to_have_text(re.compile(r"^\d+ \(\d+%\)$"))
    reader.fits()
    page.get_by_role("link", name="All its articles").first.click()
    expect(page.locator("[data-item]")).to_have_count(5)
    reader.fits()


def test_a_story_is_read_in_all_its_parts(reader: Reader) -> None:
    page = reader.page
    page.goto(f"/stories/{reader.desk.stories.today()[0].id}")
    parts = [link.get_attribute("href") or "" for link in page.locator(".jump a").all()]
    assert set(parts) >= {"#established", "#differ", "#voices", "#figures", "#timeline", "#origins", "#keep"}
    for part in parts:
        expect(page.locator(part)).to_be_visible()
    expect(page.locator(".since")).to_contain_text("1 new report")
    expect(page.locator(".fresh:visible").first).to_be_visible()
    expect(page.locator("#differ .sides li").nth(1)).to_be_visible()
    expect(page.locator("#timeline .at:visible").first).to_be_visible()
    expect(page.locator("#figures svg.plot title").first).to_have_text(re.compile(r"\S"))
    for drawn in ("#figures svg.plot", "#origins svg.ways", "#activity svg.bars"):
        expect(page.locator(drawn).first).to_be_visible()
    for part in ("#origins", "#activity"):
        page.locator(part).get_by_text("The same as a").click()
    expect(page.locator("#origins .origins > li").first).to_be_visible()
    expect(page.locator("#activity tbody tr").first).to_be_visible()
    reader.fits()
    while not page.locator("#voices .path:visible").count():  # what was said through others is further down
        page.locator("#voices details:not([open]):has(.path) > summary:visible").first.click()
    through = page.locator("#voices .through:visible").filter(has=page.locator(".path"))
    expect(through.locator(".via").first).to_be_visible()
    reader.jumps(through.locator("a").first)
    for link in (
        "#established .by a",
        "#differ .by a",
        "#voices .through a",
        "#figures td a",
        "#timeline .stands",
    ):
        reader.jumps(page.locator(link).first)


def _amid_its_saga(desk: Desk) -> str:
    """Return a story that others of its saga stand before and behind."""
    sagas: dict[str, list[Story]] = {}
    for story in sorted(
        desk.stories.today(100), key=lambda one: one.first or datetime.max.replace(tzinfo=UTC)
    ):
        sagas.setdefault(story.saga, []).append(story)
    return next(found[1].id for found in sagas.values() if len(found) > 2)


def test_a_saga_is_followed_back_and_a_story_taken_along(reader: Reader) -> None:
    page = reader.page
    page.goto(f"/stories/{_amid_its_saga(reader.desk)}")
    page.get_by_role("link", name="The whole page, for paper or PDF").click()
    reader.fits()
    expect(page.get_by_role("heading", name="After this")).to_be_visible()
    before = page.get_by_role("region", name="Before this").locator("a.head").first
    title = before.inner_text()
    before.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    reader.fits()
    expect(page.get_by_label("Its lasting address")).to_have_value(page.url.split("#")[0])
    path = page.get_by_role("link", name="As a Markdown file").get_attribute("href") or ""
    taken = page.request.get(path)
    assert taken.headers["content-type"].startswith("text/markdown")
    assert title in taken.text()


def test_places_stand_on_a_map_and_in_a_list(reader: Reader) -> None:
    page = reader.page
    page.goto("/stories/train")
    expect(page.locator("#places svg.map .pin").first).to_be_visible()
    expect(page.locator("#places svg.map text").first).to_have_text(re.compile("Kyiv|Lviv|Odesa|Warsaw"))
    page.locator("#places").get_by_text("The same as a list").click()
    for place in ("Kyiv", "Lviv", "Odesa", "Warsaw"):
        expect(page.locator("#places .entries").get_by_text(place, exact=True)).to_be_visible()
    reader.fits()


def test_an_article_is_read_with_what_was_changed_and_what_is_near(reader: Reader) -> None:
    page = reader.page
    page.goto("/articles/demo-20?show=figures")
    expect(page.get_by_text(re.compile(r"^\d+ minutes? to read$"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Original at "))).to_be_visible()
    expect(page.get_by_role("checkbox", name="Figures")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Names")).not_to_be_checked()
    expect(page.locator(".text .n-name").first).to_have_css("text-decoration-line", "none")
    page.get_by_role("checkbox", name="Names").check()
    expect(page.locator(".text .n-name").first).to_have_css("text-decoration-line", "underline")
    page.get_by_role("link", name=re.compile("^version 2")).click()
    expect(page.locator("#versions")).to_be_in_viewport()
    expect(page.locator("#versions :is(ins, del)").first).to_be_visible()
    expect(page.get_by_text("Tagged by")).to_be_visible()
    expect(page.get_by_text("Found by Broadsheet")).to_be_visible()
    expect(page.locator(".related .because").first).to_have_text(re.compile(r"\w"))
    reader.fits()
    reader.jumps(page.get_by_role("complementary").locator(".entries a").first)
    page.locator(".tags.ours a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^#"))
    expect(page.get_by_role("heading", name="Stories")).to_be_visible()
    reader.fits()


def test_a_search_is_shown_as_articles_and_stories_in_either_order(reader: Reader) -> None:
    page = reader.page
    page.goto("/")
    page.locator("#q").fill('ferry -strike outlet:"Radio Marevia"')
    page.locator("#q").press("Enter")
    expect(page.locator(".snippet mark").first).to_be_visible()
    for by in loaded(page).locator(".hits .by").all():
        expect(by).to_contain_text("Radio Marevia")
    page.get_by_role("link", name="Newest").click()
    times = [one.get_attribute("datetime") or "" for one in loaded(page).locator(".hits time").all()]
    assert times == sorted(times, reverse=True)
    assert len(times) > 1
    reader.fits()
    page.get_by_role("link", name="By meaning").click()
    expect(page.get_by_role("link", name="By meaning")).to_have_attribute("aria-current", "true")
    expect(page.locator(".hits [data-item]").first).to_be_visible()
    reader.fits()
    page.get_by_role("link", name="Stories", exact=True).click()
    expect(page.locator(".hits a.head").first).to_have_attribute("href", re.compile("/stories/"))
    page.get_by_text("How to ask").click()
    expect(page.locator(".asking dt").first).to_be_visible()
    reader.fits()
    page.locator(".hits a.head").first.click()
    expect(page).to_have_url(re.compile("/stories/"))


@pytest.mark.parametrize("look", CROSSED, ids=str)
def test_every_page_is_as_legible_in_the_other_light(
    chromium: Browser, served: tuple[Desk, str], look: Look
) -> None:
    story = f"/stories/{served[0].stories.today()[0].id}"
    paths = (
        "/",
        "/?section=sport",
        "/articles/demo-20",
        "/digest",
        "/outlets/Overland Times",
        "/river",
        story,
    )
    with looking(chromium, served[1], look) as page:
        for path in (*paths, "/search?q=ferry", "/subscriptions", "/tags/Dravonia"):
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\w"))
            check(page, look)
