"""A reader marks passages, notes on them and comments, in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.conftest import made_article
from tests.serve.browser.looks import EACH, WCAG, Look, check, loaded
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import Enclosure, Tag
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles

pytestmark = pytest.mark.browser

TEXT = "The ferry 🚢 left at nine, Ada Holm said.\n\nAt least 12 people came.\n\nThe ferry left at ten."
SELECT = """([first, from, last, to]) => {
  const ends = [...document.querySelectorAll('#text [data-at]')];
  const point = (paragraph, at) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && at > node.length) { at -= node.length; node = walker.nextNode(); }
    return [node, at];
  };
  const range = document.createRange();
  range.setStart(...point(ends[first], from));
  range.setEnd(...point(ends[last], to));
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


@dataclass(frozen=True, kw_only=True)
class Walk:
    desk: Desk
    page: Page
    look: Look

    def marked(self) -> list[tuple[str, str]]:
        return [(one.text, one.note) for one in reversed(self.desk.highlights.all())]

    def check(self) -> None:
        """Assert that a page fits, that nobody is shut out, and that it says nothing in the console."""
        check(self.page, self.look)
        found = Axe().run(self.page, options=WCAG)
        assert found.violations_count == 0, found.generate_report()


@pytest.fixture(params=EACH, ids=str)
def walk(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Walk]:
    look: Look = request.param
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk:
        one = made_article(
            text=TEXT,
            notes=(Tag(name="ferries", source="publisher"),),
            enclosures=(
                Enclosure(url="https://cast.example/nine.mp3", media_type="audio/mpeg", length=4_200_000),
            ),
        )
        with desk.store.write() as connection:
            articles.save(connection, one, now=1.0)
        with serving(desk, WebSettings()) as address:
            context = chromium.new_context(
                java_script_enabled=True, viewport=look.size, color_scheme=look.theme, base_url=address
            )
            if not look.scripts:  # axe needs scripts; pages must not
                context.route("**/*.js", lambda route: route.abort())
            yield Walk(desk=desk, page=context.new_page(), look=look)
            context.close()


def test_a_passage_is_marked_noted_found_and_taken_away(walk: Walk) -> None:
    page = walk.page
    page.goto("/articles/a1")
    if walk.look.scripts:
        page.evaluate(SELECT, [2, 0, 2, 9])  # the second "The ferry", behind a letter of two units
        page.get_by_role("button", name="Highlight", exact=True).first.click()
        expect(page.locator("#highlights li")).to_have_count(1)
        assert walk.desk.highlights.all()[0].start == TEXT.rindex("The ferry")
        loaded(page).evaluate(SELECT, [0, 21, 1, 8])
        page.get_by_role("button", name="Note", exact=True).click()
        page.get_by_label("Note on this passage").fill("Who counted?")
        page.locator("#passage-bar").get_by_role("button", name="Highlight").click()
        expect(page.locator("#highlights li")).to_have_count(2)
        assert walk.marked()[1] == ("nine, Ada Holm said.\n\nAt least", "Who counted?")
    else:
        page.locator("summary", has_text="Highlight a passage").click()
        page.get_by_label("Its words, as they stand in the text").fill("the  FERRY … nine")
        page.get_by_label("A note on it, if you like").fill("Who counted?")
        page.locator("#mark").get_by_role("button", name="Highlight").click()
        expect(page.locator("#highlights li")).to_have_count(1)
        assert walk.marked() == [("The ferry 🚢 left at nine", "Who counted?")]
    expect(page.locator(".text .n-mine").first).to_be_visible()
    walk.check()
    page.goto("/highlights?q=counted")
    expect(page.get_by_text("Who counted?").first).to_be_visible()
    walk.check()
    count = len(walk.marked())
    page.get_by_role("button", name="Take away").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert len(walk.marked()) == count - 1
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert len(walk.marked()) == count


def test_words_that_do_not_stand_there_are_given_back(walk: Walk) -> None:
    page = walk.page
    page.goto("/articles/a1")
    page.locator("summary", has_text="Highlight a passage").click()
    page.get_by_label("Its words, as they stand in the text").fill("A goat came.")
    page.locator("#mark").get_by_role("button", name="Highlight").click()
    expect(page.get_by_role("alert")).to_contain_text("do not stand in the text")
    expect(page.get_by_label("Its words, as they stand in the text")).to_have_value("A goat came.")
    walk.check()


def test_comments_are_answered_changed_and_taken_back(walk: Walk) -> None:
    page = walk.page
    page.goto("/articles/a1")
    page.get_by_label("Write the first comment").fill("Why at nine?")
    page.locator("#write").get_by_role("button", name="Keep it").click()
    page.locator("summary", has_text="Answer").click()
    page.get_by_label("Your answer to reader").fill("The tide.")
    page.locator(".comments").get_by_role("button", name="Keep it").first.click()
    expect(page.locator(".comments .wrote")).to_have_count(2)
    first, second = walk.desk.marks.comments("a1")
    assert second.parent == first.id
    expect(page.locator(f"#comment-{second.id}")).to_have_class("depth-1")
    page.locator(f"#comment-{second.id} summary", has_text="Change").click()
    page.locator(f"#change-{second.id}-text").fill("The tide, I think.")
    page.locator(f"#comment-{second.id} form[action='/comments/change'] button").click()
    expect(page.get_by_text("The tide, I think.").first).to_be_visible()
    walk.check()
    page.locator(f"#comment-{first.id}").get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Taken back by its writer.")).to_be_visible()
    page.locator(f"#comment-{second.id}").get_by_role("button", name="Take back").click()
    expect(page.locator(".comments .wrote")).to_have_count(0)
    assert walk.desk.marks.comments("a1") == ()


def test_a_recording_waits_to_be_played_and_a_tag_leads_to_its_page(walk: Walk) -> None:
    page = walk.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/articles/a1")
    expect(page.locator("audio[controls][preload=none]")).to_be_visible()
    assert not [url for url in asked if "cast.example" in url]
    page.get_by_role("link", name="#ferries").click()
    expect(page.get_by_role("heading", name="#ferries")).to_be_visible()
    walk.check()


def test_a_tag_of_ones_own_is_set_listed_and_taken_off(walk: Walk) -> None:
    page, own = walk.page, walk.page.locator(".tags.mine")
    page.goto("/articles/a1")
    page.locator("summary", has_text="Tag").click()
    page.get_by_label("A tag of your own").fill("#Quay")
    page.get_by_role("button", name="Set it").click()
    expect(own).to_contain_text("#Quay")
    walk.check()
    own.get_by_role("link", name="#Quay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("#Quay")
    page.locator("[data-item] a.head").click()
    own.get_by_role("button", name="Take off: #Quay").click()
    expect(page.get_by_role("link", name="#ferries")).to_be_visible()  # the publisher's stays
    expect(own).to_have_count(0)


def test_the_search_field_suggests_as_one_types(walk: Walk) -> None:
    page = walk.page
    page.goto("/search")
    if not walk.look.scripts:
        expect(page.locator("#suggestions")).to_have_count(0)
        return
    field = page.locator("#q")
    field.press_sequentially("ferr")
    option = page.get_by_role("option", name="ferries hashtag")
    expect(option).to_be_visible()
    walk.check()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("tag:ferries ")
    expect(option).to_be_hidden()
    field.press("Enter")
    expect(page.get_by_role("link", name="Harbour bridge at Lindvik reopens")).to_be_visible()
