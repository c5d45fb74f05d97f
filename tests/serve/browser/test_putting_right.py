"""A reader puts stories and notes right, in a real browser, with and without JavaScript, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.conftest import made_article
from tests.serve.browser.looks import EACH, PAIRED, WCAG, Look, check, looking
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import Entity, Figure, Note, Span, Speaker, Statement
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles

pytestmark = pytest.mark.browser

TITLES = {
    "a": "Ferry hits pier",
    "b": "Boat rams a quay",
    "c": "Goat elected mayor",
    "d": "Donkey named judge",
}


@dataclass(frozen=True, kw_only=True)
class Walk:
    desk: Desk
    page: Page
    look: Look

    def stories(self) -> set[frozenset[str]]:
        return {frozenset(story.articles) for story in self.desk.stories.today()}

    def check(self) -> None:
        """Assert that the page fits its screen and is of its theme."""
        check(self.page, self.look)


def _text(key: str) -> str:
    said = " At least 12 people left, Ada Holm said." if key == "d" else ""
    return f"{' '.join(f'{key}{number}word' for number in range(30))}.{said}"


def _notes(text: str) -> tuple[Note, ...]:
    figure, name = text.index("At least"), text.index("Ada Holm")
    words = "At least 12 people"
    return (
        Figure(start=figure, end=figure + len(words), text=words, value=12, unit="person", bound="at_least"),
        Entity(start=name, end=name + 8, text="Ada Holm", type="person", entity="e1", name="Ada Holm"),
        Statement(
            content=(Span(figure, name - 2),), form="indirect", speaker=Speaker(name="Ada Holm", entity="e1")
        ),
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A desk with four articles, one story each, and where it is served."""
    name: Path = tmp_path_factory.mktemp("right") / "news.db"
    with (
        open_desk(str(name), settings=Settings(workers=1)) as opened,
        serving(opened, WebSettings()) as address,
    ):
        with opened.store.write() as connection:
            for key, title in TITLES.items():
                found = made_article(key, title=title, text=_text(key))
                articles.save(connection, found, now=1.0, waiting=True)
        opened.fold()
        with opened.store.write() as connection:
            articles.set_notes(connection, made_article("d", text=_text("d"), notes=_notes(_text("d"))))
        yield opened, address


@pytest.fixture(params=EACH, ids=str)
def walk(request: pytest.FixtureRequest, chromium: Browser, desk: tuple[Desk, str]) -> Iterator[Walk]:
    """A new reader's page on that desk; every walk ends where it began."""
    opened, address = desk
    with looking(chromium, address, request.param) as page:
        yield Walk(desk=opened, page=page, look=request.param)


def test_stories_are_followed_merged_split_and_parted(walk: Walk) -> None:
    page = walk.page
    page.goto("/stories/a")
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.get_by_role("button", name="Followed")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("link", name="Merge with another story").click()
    page.get_by_label(re.compile("words of its headline")).fill("boat quay")
    page.get_by_role("button", name="Look").click()
    expect(page).to_have_url(re.compile(r"find=boat\+quay"))
    page.get_by_label(re.compile("Boat rams a quay")).check()
    walk.check()
    page.get_by_role("button", name="Make these one story").click()
    expect(page.get_by_role("status")).to_contain_text("These are one story now.")
    expect(page.get_by_role("heading", name="What became of this story")).to_be_visible()
    assert frozenset("ab") in walk.stories()

    page.locator("summary", has_text="Split this story").click()
    page.get_by_label(re.compile("Boat rams a quay")).check()
    walk.check()
    page.get_by_role("button", name="Take these out of this story").click()
    expect(page.get_by_role("status")).to_contain_text("now a story of its own")
    assert {frozenset("a"), frozenset("b")} <= walk.stories()

    walk.desk.stories.join("a", walk.desk.stories.of("c") or "")
    page.goto("/articles/c")
    page.get_by_role("button", name=re.compile("Not related to that story")).click()
    expect(page.get_by_role("status")).to_contain_text("Taken out.")
    walk.check()
    assert frozenset("c") in walk.stories()

    page.goto("/stories/a")
    page.get_by_role("button", name="Followed").click()
    expect(page.get_by_role("button", name="Follow", exact=True)).to_be_visible()


def test_notes_and_names_are_put_right_and_undone(walk: Walk) -> None:
    page = walk.page
    page.goto("/articles/d")
    page.get_by_role("link", name="Put right: Ada Holm").first.click()
    page.get_by_label("Who says it").fill("Per Lie")
    page.get_by_label("Through whom it came").fill("Reuters")
    walk.check()
    page.get_by_role("button", name="Set right").click()
    expect(page.get_by_role("status")).to_contain_text("Set right.")
    listed = page.locator("#corrections li")
    expect(listed).to_contain_text("Broadsheet had: Ada Holm: said")
    expect(listed).to_contain_text("You: Per Lie: said, through Reuters")
    walk.check()

    page.locator("summary", has_text="Figures").click()
    page.get_by_role("link", name="Put right: At least 12 people").click()
    page.get_by_label("Value").fill("a dozen")
    page.get_by_role("button", name="Set right").click()
    expect(page.get_by_role("alert")).to_contain_text("A value is a number")
    page.get_by_role("button", name="Wrong: this is no such figure").click()
    expect(listed).to_have_count(2)

    page.locator("summary", has_text="Names").click()
    page.get_by_role("link", name="Put right: Ada Holm").click()
    page.get_by_label("Is called").fill("Ada Holm of Lindvik")
    walk.check()
    page.get_by_role("button", name="Call it so, everywhere").click()
    expect(listed).to_have_count(3)
    expect(page.get_by_text("You: it is called Ada Holm of Lindvik")).to_be_visible()
    for left in (2, 1, 0):
        page.get_by_role("button", name=re.compile("^Undo")).first.click()
        expect(listed).to_have_count(left)


def test_nothing_stands_in_anybodys_way(chromium: Browser, desk: tuple[Desk, str]) -> None:
    opened, address = desk
    note = next(note for note in opened.articles.get("d").notes if isinstance(note, Entity))
    place = f"{note.start}-{note.end}"
    opened.corrections.rename("d", "e1", "Ada")
    opened.stories.follow("b")
    paths = (
        "/stories/a?find=donkey",
        "/stories/a?find=zeppelin",
        "/stories/c",
        "/articles/d",
        f"/notes?article=d&kind=entity&field=text&at={place}",
    )
    context = chromium.new_context(base_url=address, bypass_csp=True)  # axe is put into the page as a script
    page = context.new_page()
    found = []
    for look, path in product(PAIRED, paths):
        page.emulate_media(color_scheme=look.theme)
        page.set_viewport_size(look.size)
        page.goto(path)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        violations = Axe().run(page, options=WCAG).response["violations"]
        found += [(look.theme, path, one["id"], one["nodes"][0]["html"]) for one in violations]
    context.close()
    assert found == []
