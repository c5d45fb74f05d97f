"""Rules and saved searches, by forms: tried, kept, seen at work and undone; with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.conftest import made_article
from tests.serve.browser.looks import EACH, PAIRED, Look, check, looking
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import RuleDeed
from broadsheet.serve.web import WebSettings
from broadsheet.serve.web.rules import DEEDS
from broadsheet.store import articles

pytestmark = pytest.mark.browser

TITLES = {"boat": "Boat rams a quay", "ferry": "Ferry hits pier", "goat": "Goat elected mayor"}
TITLES |= {"judge": "Donkey named judge"}
# What a rule says it would do to one article, and how many marks it takes with it when it goes.
SAYS: dict[RuleDeed, tuple[str, int]] = {
    "follow": ("1 article on this desk would stand higher, with its story", 0),
    "hide": ("1 article on this desk would be hidden", 1),
    "notify": ("You would have been told of 1 article on this desk", 0),
    "read": ("1 article on this desk would be marked as read", 1),
    "star": ("1 article on this desk would be starred", 1),
    "tag": ("1 article on this desk would be tagged", 0),
}
TAG = "harbour talk"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody before a desk with a few articles, one story each."""

    page: Page
    look: Look

    @property
    def rule(self) -> Locator:
        """The rules that are kept."""
        return self.page.locator("[id^=rule-]")

    @property
    def judge(self) -> Locator:
        """The article of which all rules here are, in a list."""
        return self.page.locator("[data-item]").filter(
            has=self.page.get_by_role("link", name=TITLES["judge"])
        )

    def check(self) -> None:
        """Assert that the page fits its screen and is of its theme."""
        check(self.page, self.look)

    def keep(self, does: RuleDeed) -> None:
        """Try a rule and keep it."""
        page, says = self.page, SAYS[does][0]
        page.goto("/rules")
        page.get_by_label("Articles that answer").fill("title:donkey")
        page.get_by_label("What to do").select_option(does)
        if does == "tag":
            page.get_by_label("Which tag").fill(f"#{TAG}")
        else:
            expect(page.get_by_label("Which tag")).to_be_hidden()
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("status").filter(has_text="would")).to_contain_text(says)
        expect(page.locator(".trial").get_by_role("link", name=TITLES["judge"])).to_be_visible()
        expect(self.rule).to_have_count(0)  # nothing is changed yet
        page.get_by_role("button", name="Keep this rule").click()
        expect(page.locator(".notice").first).to_contain_text("1 article answered it already")
        expect(self.rule).to_contain_text("1 article since")
        self.check()

    def undo(self, does: RuleDeed) -> None:
        """Take the rule away, with what it did."""
        self.page.goto("/rules")
        self.page.get_by_role("button", name="Remove and undo").click()
        gone = "The rule is gone; 1 mark it had set went with it." if SAYS[does][1] else "The rule is gone"
        expect(self.page.locator(".notice").first).to_contain_text(gone)
        expect(self.rule).to_have_count(0)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name: Path = tmp_path_factory.mktemp("rules") / "news.db"
    with open_desk(str(name), settings=Settings(workers=1)) as desk:
        _fill(desk)
        with serving(desk, WebSettings()) as address:
            yield address


def _fill(desk: Desk) -> None:
    with desk.store.write() as connection:
        for key, title in TITLES.items():
            told = " ".join(f"{key}{number}word" for number in range(30))
            one = made_article(key, title=title, text=f"{told}.")
            articles.save(connection, one, now=1.0, waiting=True)
    desk.fold()


@pytest.fixture(params=PAIRED, ids=str)
def reader(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reader]:
    """A new reader; every walk ends where it began."""
    with looking(chromium, address, request.param) as page:
        yield Reader(page=page, look=request.param)


def test_what_is_asked_wrongly_is_said_before_anything_is_done(reader: Reader) -> None:
    page = reader.page
    page.goto("/rules")
    page.get_by_label("Articles that answer").fill("title:goat is:nonsense")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("alert")).to_contain_text("is:nonsense")
    expect(page.get_by_role("button", name="Keep this rule")).to_have_count(0)


def test_a_rule_stars_or_reads_what_answers_it_until_it_is_undone(reader: Reader) -> None:
    deeds: tuple[tuple[RuleDeed, str], ...] = (("star", "Unstar"), ("read", "Mark as unread"))
    for does, button in deeds:
        reader.keep(does)
        reader.page.goto("/river")
        expect(reader.judge.get_by_role("button", name=button)).to_be_visible()
        expect(reader.page.get_by_role("button", name=button)).to_have_count(1)
        reader.undo(does)
        reader.page.goto("/river")
        expect(reader.judge).to_be_visible()
        expect(reader.page.get_by_role("button", name=button)).to_have_count(0)


def test_a_rule_that_hides_is_named_on_what_it_hid(reader: Reader) -> None:
    page = reader.page
    reader.keep("hide")
    page.goto("/river")
    expect(page.locator("[data-item]")).to_have_count(len(TITLES) - 1)
    expect(reader.judge).to_have_count(0)
    page.goto("/articles/judge")
    expect(page.get_by_text("Not in your river: hidden by your rule")).to_be_visible()
    reader.check()
    page.get_by_role("link", name="title:donkey").click()
    expect(reader.rule).to_be_in_viewport()
    reader.undo("hide")
    page.goto("/river")
    expect(reader.judge).to_be_visible()


def test_a_rule_that_follows_puts_the_story_higher(reader: Reader) -> None:
    page, first = reader.page, reader.page.locator("[data-item] .head").first
    page.goto("/")
    expect(first).not_to_have_text(TITLES["judge"])
    reader.keep("follow")
    page.goto("/")
    expect(first).to_have_text(TITLES["judge"])
    reader.check()
    reader.undo("follow")
    page.goto("/")
    expect(first).not_to_have_text(TITLES["judge"])


def test_a_rule_that_tags_is_named_beside_its_tag(reader: Reader) -> None:
    page = reader.page
    page.goto("/rules?q=title:donkey&does=tag")
    expect(page.get_by_role("alert")).to_have_text(re.compile(r"\w"))  # without a tag there is nothing to try
    expect(page.get_by_role("button", name="Keep this rule")).to_have_count(0)
    reader.keep("tag")
    expect(reader.rule).to_contain_text(f"#{TAG}")
    page.goto("/articles/judge")
    own = page.locator(".tags.mine")
    expect(own).to_contain_text("by a rule")
    reader.check()
    own.get_by_role("link", name=f"#{TAG}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"#{TAG}")
    expect(reader.judge).to_have_count(1)
    page.goto(f'/search?q=tag:"{TAG}"')
    expect(reader.judge).to_have_count(1)
    reader.undo("tag")
    page.goto("/articles/judge")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["judge"])
    expect(own).to_have_count(0)


def test_what_one_is_told_of_is_counted_and_listed_with_its_rule(reader: Reader) -> None:
    reader.keep("notify")
    expect(reader.rule).to_contain_text("Tell me of them")
    expect(reader.rule).to_contain_text("the last")
    reader.rule.get_by_role("link", name="See them").click()
    expect(reader.page.locator("[data-item]")).to_have_count(1)
    expect(reader.judge).to_be_visible()
    reader.undo("notify")


@pytest.mark.parametrize("look", [look for look in EACH if look.scripts], ids=str)
def test_each_deed_can_be_tried_in_the_other_light(chromium: Browser, address: str, look: Look) -> None:
    assert set(SAYS) == set(DEEDS)
    with looking(chromium, address, look) as page:
        for does, (says, _) in SAYS.items():
            page.goto(f"/rules?q=title:donkey&does={does}&tag=harbour")
            expect(page.locator(".trial")).to_contain_text(says)
            check(page, look)


def test_a_search_is_kept_counted_and_forgotten(reader: Reader) -> None:
    page = reader.page
    page.goto("/")
    page.locator("#q").fill("goat OR donkey")
    page.locator("#q").press("Enter")
    page.get_by_role("button", name="Keep this search").click()
    page.goto("/rules")
    kept = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="goat OR donkey"))
    expect(kept).to_contain_text("2 unread")
    reader.check()
    kept.get_by_role("link", name="goat OR donkey").click()
    expect(page.get_by_role("link", name=TITLES["judge"])).to_be_visible()
    page.get_by_role("link", name="Make a rule of it").click()
    expect(page.get_by_label("Articles that answer")).to_have_value("goat OR donkey")
    page.goto("/rules")
    kept.get_by_role("button", name="Forget").click()
    expect(page.get_by_text("None yet.").first).to_be_visible()
