"""Every page is open to everybody (WCAG 2.2 AA, by axe-core), fits its screen, and is light to fetch."""

from __future__ import annotations

import gzip
import json
from itertools import product
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.serve.browser.looks import DESK, PHONE, WCAG, Look, Theme, beyond
from tests.serve.client import Client

from broadsheet.desk import Desk
from broadsheet.model import Tag
from broadsheet.serve.web.assets import read_assets

pytestmark = pytest.mark.browser

# The dark theme differs in its colours alone.
CONTRAST = {"runOnly": ["color-contrast"]}
HEAVIEST_PAGE = 120_000  # bytes as they are sent, without pictures
HEAVIEST_SCRIPTS = 15_000  # bytes, compressed

THEMES: tuple[Theme, ...] = ("light", "dark")
LOOKS = [Look(size=size, theme=theme, scripts=True) for size, theme in product((PHONE, DESK), THEMES)]


@pytest.fixture(scope="module")
def paths(demo_desk: Desk) -> tuple[str, ...]:
    """One page of each kind."""
    # A short story will do: its parts are those of a long one, and axe takes seconds for a long one.
    stories = [story for story in demo_desk.stories.today() if len(story.articles) > 2]
    story = min(stories, key=lambda one: len(one.articles))
    edited = demo_desk.articles.get(
        next(one.id for one in demo_desk.articles.newest(limit=200) if one.version > 1)
    )
    outlet = edited.outlet.name if edited.outlet and edited.outlet.name else ""
    tag = next(note.name for note in edited.notes if isinstance(note, Tag))
    return (
        "/",
        "/?section=sport",
        f"/articles/{edited.id}?at=5-60",
        "/digest",
        "/highlights",
        "/notes",
        "/nothing",
        "/offline",
        f"/outlets/{quote(outlet, safe='')}",
        f"/outlets/{quote(outlet, safe='')}/articles",
        "/preferences",
        "/river",
        "/rules?q=ferry&does=hide",
        "/search",
        "/search?q=ferry&as=stories",
        f"/stories/{story.id}?near=1",
        "/subscriptions",
        f"/tags/{quote(tag, safe='')}",
    )


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_stands_in_anybodys_way(
    chromium: Browser,
    demo_address: str,
    empty_address: str,
    guarded: Client,
    paths: tuple[str, ...],
    look: Look,
) -> None:
    addresses = [*(demo_address + path for path in paths), f"{empty_address}/", f"{guarded.base}/login"]
    options = WCAG if look.theme == "light" else CONTRAST
    assert _violations(chromium, addresses, look, options) == []


def _violations(
    chromium: Browser, addresses: list[str], look: Look, options: dict[str, list[str]]
) -> list[tuple[str, str, str]]:
    """Return what axe-core finds: the page, the rule, the element; and pages wider than their screen."""
    # Axe is put into the page as a script, past the policy of the page.
    context = chromium.new_context(color_scheme=look.theme, viewport=look.size, bypass_csp=True)
    page = context.new_page()
    found = []
    for address in addresses:
        page.goto(address)
        violations = Axe().run(page, options=options).response["violations"]
        found += [(address, one["id"], one["nodes"][0]["html"]) for one in violations]
        if beyond(page):
            found.append((address, "wider than its screen", ""))
    context.close()
    return found


@pytest.mark.parametrize("language", ["ar", "de", "uk"])
def test_pages_fit_in_every_language(
    chromium: Browser, demo_address: str, paths: tuple[str, ...], language: str
) -> None:
    context = chromium.new_context(locale=language, viewport=PHONE)
    page = context.new_page()
    wide = []
    for path in paths:
        page.goto(demo_address + path)
        assert page.locator("html").get_attribute("lang") == language
        if beyond(page):
            wide.append(path)
    context.close()
    assert wide == []


def test_pages_and_scripts_are_light(client: Client, paths: tuple[str, ...]) -> None:
    heavy = {path: size for path in paths if (size := len(client.get(path).text.encode())) > HEAVIEST_PAGE}
    assert heavy == {}
    scripts = [asset for asset in read_assets().values() if asset.name.endswith(".js")]
    assert sum(len(gzip.compress(asset.body)) for asset in scripts) < HEAVIEST_SCRIPTS


def test_no_page_runs_what_its_policy_forbids(
    chromium: Browser, demo_address: str, paths: tuple[str, ...]
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in paths:
        answer = page.goto(demo_address + path)
        assert answer
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy, json.dumps(policy)
    context.close()
    # The page that is not there says so with 404, which the console tells of.
    assert [told for told in complaints if "404" not in told] == []
