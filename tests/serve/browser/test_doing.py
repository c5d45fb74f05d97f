"""What a reader decides by forms: feeds, stories, preferences, subscriptions; with and without JavaScript, in every look."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import made_article
from tests.serve.browser.looks import PAIRED, Look, check, loaded, looking
from tests.serve.client import Client, serving
from tests.servers.newsstand import running_newsstand

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.subscriptions import Ways
from broadsheet.model import Article, Enclosure, Tag
from broadsheet.serve.web import WebSettings
from broadsheet.serve.web.choices import VALUES
from broadsheet.store import articles
from broadsheet.text.networks import parse_networks

pytestmark = pytest.mark.browser

TITLES = {"boat": "Boat rams a quay", "ferry": "Ferry hits pier", "goat": "Goat elected mayor"}
TITLES |= {"judge": "Donkey named judge"}
TONGUES = (("ar", "rtl", "اليوم"), ("de", "ltr", "Heute"), ("uk", "ltr", "Сьогодні"))
WIDTH = 40  # of a picture: one of a few pixels is for counting readers, and the desk gives none of these


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody before a desk with a few articles, one story each, and a subscription."""

    desk: Desk
    address: str
    page: Page
    look: Look

    def check(self) -> None:
        """Assert that the page fits its screen and is of its theme."""
        check(self.page, self.look)

    def stories(self) -> set[frozenset[str]]:
        return {frozenset(story.articles) for story in self.desk.stories.today()}


def _picture() -> bytes:
    """Return a square as PNG, which a browser draws only where it may."""
    row = b"\0" + b"\xb0\x30\x30" * WIDTH
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, WIDTH, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * WIDTH)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _article(key: str, stand: str) -> Article:
    told = " ".join(f"{key}{number}word" for number in range(30))
    return made_article(
        key,
        title=TITLES[key],
        text=f"{told}.",
        image=f"{stand}/square.png" if key == "goat" else None,
        enclosures=(Enclosure(url="https://cast.example/film.mp4"),) if key == "goat" else (),
        notes=(Tag(name="animals", source="publisher"),) if key in {"goat", "judge"} else (),
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    name: Path = tmp_path_factory.mktemp("doing") / "news.db"
    settings = Settings(workers=1, allow_net=parse_networks(["127.0.0.0/8"]))
    with running_newsstand() as stand, open_desk(str(name), settings=settings) as desk:
        stand.answers["/square.png"] = (200, "image/png", _picture())
        with desk.store.write() as connection:
            for key in TITLES:
                articles.save(connection, _article(key, stand.address), now=1.0, waiting=True)
        desk.fold()
        with ThreadPoolExecutor(1) as threads:  # Playwright's event loop is in the way in this one
            feed = f"{stand.address}/courier.rss"
            threads.submit(desk.subscriptions.add, feed, Ways(folder="Coast")).result()
        with serving(desk, WebSettings()) as address:
            yield desk, address


@pytest.fixture(params=PAIRED, ids=str)
def reader(request: pytest.FixtureRequest, chromium: Browser, served: tuple[Desk, str]) -> Iterator[Reader]:
    """A new reader; every walk ends where it began."""
    desk, address = served
    with looking(chromium, address, request.param) as page:
        yield Reader(desk=desk, address=address, page=page, look=request.param)
    desk.preferences.put(dict.fromkeys([*VALUES, "zone"]))


def test_a_page_has_a_private_feed_until_it_is_taken_away(reader: Reader) -> None:
    page, stranger = reader.page, Client(base=reader.address)
    for path in ("/outlets/Lindvik Courier", "/search?q=goat", "/stories/goat", "/tags/animals"):
        page.goto(path)
        page.get_by_role("button", name="Make a feed of it").click()
        links = [page.get_by_role("link", name=name) for name in ("Atom", "JSON Feed")]
        feeds = [(link.get_attribute("href") or "").removeprefix(reader.address) for link in links]
        reader.check()
        for feed in feeds:
            answer = stranger.get(feed)
            assert (answer.status, TITLES["goat"] in answer.text) == (200, True), (path, feed)
        page.get_by_role("button", name="Take its feed away").click()
        expect(page.get_by_role("button", name="Make a feed of it")).to_be_visible()
        assert [stranger.get(feed).status for feed in feeds] == [404, 404]


def test_two_followed_stories_are_made_one_and_stay_followed(reader: Reader) -> None:
    page = reader.page
    for key in ("ferry", "boat"):
        page.goto(f"/stories/{key}")
        page.get_by_role("button", name="Follow", exact=True).click()
        expect(page.get_by_role("button", name="Followed")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Merge with another story").click()
    page.get_by_label(re.compile("words of its headline")).fill("/stories/ferry")
    page.get_by_role("button", name="Look").click()
    page.get_by_label(re.compile(TITLES["ferry"])).check()
    reader.check()
    page.get_by_role("button", name="Make these one story").click()
    expect(page.get_by_role("status")).to_contain_text("These are one story now.")
    expect(page.get_by_role("button", name="Followed")).to_be_visible()
    assert frozenset({"boat", "ferry"}) in reader.stories()
    for key in ("boat", "ferry"):  # each of the shared addresses leads to it
        page.goto(f"/stories/{key}")
        for title in (TITLES["boat"], TITLES["ferry"]):
            expect(page.locator("#printed").get_by_role("link", name=title)).to_be_visible()
    page.goto("/")
    expect(page.get_by_text("You follow this")).to_have_count(1)
    reader.desk.update()
    assert frozenset({"boat", "ferry"}) in reader.stories(), "a reader's word stands"
    page.goto("/stories/ferry")
    page.locator("summary", has_text="Split this story").click()
    page.get_by_label(re.compile(TITLES["ferry"])).check()
    page.get_by_role("button", name="Take these out of this story").click()
    expect(page.get_by_role("status")).to_contain_text("now a story of its own")
    assert {frozenset({"boat"}), frozenset({"ferry"})} <= reader.stories()
    for key in ("ferry", "boat"):
        page.goto(f"/stories/{key}")
        if loaded(page).get_by_role("button", name="Followed").count():
            page.get_by_role("button", name="Followed").click()
        expect(page.get_by_role("button", name="Follow", exact=True)).to_be_visible()


def test_a_story_is_muted_and_let_in_again(reader: Reader) -> None:
    page, story = reader.page, reader.page.get_by_role("link", name=TITLES["judge"])
    page.goto("/stories/judge")
    page.get_by_role("button", name="Mute", exact=True).click()
    expect(page.get_by_role("button", name="Muted")).to_have_attribute("aria-pressed", "true")
    page.goto("/")
    expect(story).to_have_count(0)
    page.goto("/rules")
    expect(page.get_by_role("heading", name="Muted stories")).to_be_visible()
    reader.check()
    page.get_by_role("button", name=re.compile("Let it in again")).click()
    page.goto("/")
    expect(story.first).to_be_visible()


def test_pictures_come_through_the_desk_or_not_at_all_and_films_wait(reader: Reader) -> None:
    page, asked = reader.page, list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/articles/goat")
    picture = page.locator("img.lead-picture")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == WIDTH
    expect(page.locator("video[controls][preload=none]")).to_be_visible()
    assert all(url.startswith(reader.address) for url in asked)
    reader.check()
    page.goto("/preferences")
    page.get_by_label("Pictures").select_option("blocked")
    page.get_by_role("button", name="Keep").click()
    page.goto("/articles/goat")
    expect(page.get_by_text("1 picture is not loaded, as you prefer.")).to_be_visible()
    expect(picture).to_have_count(0)


def test_letters_lists_and_clocks_are_as_one_likes_them(reader: Reader) -> None:
    page = reader.page

    def measured() -> tuple[float, str, float, str]:
        page.goto("/articles/goat")
        text, time = page.locator(".text p").first, page.locator(".standing time").first.inner_text()
        size = float(text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
        face = str(text.evaluate("one => getComputedStyle(one).fontFamily"))
        page.goto("/river")
        row = page.locator("[data-item]").first.bounding_box()
        assert row
        return size, face, row["height"], time

    size, face, height, time = measured()
    page.goto("/preferences")
    for name, value in (("Size of text", "larger"), ("Typeface", "sans"), ("Lists", "compact")):
        page.get_by_label(name, exact=True).select_option(value)
    page.get_by_label("Time zone").fill("Atlantis/Orvik")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("alert")).to_contain_text("No time zone is called that")
    expect(page.get_by_label("Size of text")).to_have_value("larger")
    page.get_by_label("Time zone").fill("Asia/Tokyo")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    reader.check()
    larger, sans, dense, tokyo = measured()
    assert larger > 1.2 * size
    assert sans != face
    assert "18:30" in tokyo != time
    assert dense / larger < height / size, "rows are denser, though letters are larger"
    for path in (
        "/",
        "/articles/goat",
        "/digest",
        "/river",
        "/search?q=goat",
        "/stories/goat",
        "/subscriptions",
    ):
        page.goto(path)
        reader.check()


def test_pages_speak_the_language_that_is_chosen(reader: Reader) -> None:
    page, choice = reader.page, reader.page.locator("select[name=language]")
    for language, direction, today in TONGUES:
        page.goto("/preferences")
        choice.select_option(language)
        choice.locator("xpath=ancestor::form").locator("button").click()
        for path in ("/", "/stories/goat"):
            page.goto(path)
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page.locator("html")).to_have_attribute("dir", direction)
            expect(page.locator("nav.pages a").first).to_have_text(today)
            reader.check()


def test_subscriptions_are_filed_by_a_form_and_taken_elsewhere(reader: Reader) -> None:
    page = reader.page
    page.goto("/subscriptions")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Export as OPML").click()
    listed = taken.value.path().read_text()
    assert 'text="Coast"' in listed
    assert "/courier.rss" in listed
    page.get_by_role("link", name="Lindvik Courier").click()
    page.get_by_label("Folder").fill("Sea")
    page.get_by_role("button", name="Save").click()
    page.goto("/river")
    if not loaded(page).get_by_role("link", name="Sea").is_visible():
        page.locator(".shelves summary").click()
    page.get_by_role("link", name="Sea", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sea")
    reader.check()
    page.goto("/subscriptions")
    page.get_by_role("link", name="Lindvik Courier").click()
    page.get_by_label("Folder").fill("Coast")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")


def test_a_browser_would_install_it(chromium: Browser, served: tuple[Desk, str]) -> None:
    page = chromium.new_page(base_url=served[1])
    page.goto("/")
    browser = page.context.new_cdp_session(page)
    found = browser.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"].endswith("/manifest.webmanifest")
    reasons = {one["errorId"] for one in browser.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert reasons <= {"in-incognito"}, "a test's browser keeps nothing"
    page.close()
