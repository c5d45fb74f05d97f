"""How pages are looked at in a browser: on a phone or a desk, in the light or in the dark, with scripts or without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=900)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
"""What axe-core is asked for."""
Theme = Literal["dark", "light"]
_PAPER = {"dark": "rgb(23, 22, 20)", "light": "rgb(253, 252, 249)"}  # as broadsheet.css has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a reader looks at pages."""

    size: ViewportSize
    theme: Theme
    scripts: bool

    def __str__(self) -> str:
        """Return its name in a list of tests."""
        return f"{'js' if self.scripts else 'plain'}-{self.size['width']}-{self.theme}"


PLAIN = [Look(size=PHONE, theme="dark", scripts=False), Look(size=DESK, theme="light", scripts=False)]
"""Without scripts: for what is read."""
CROSSED = [Look(size=PHONE, theme="light", scripts=False), Look(size=DESK, theme="dark", scripts=False)]
"""The other looks without scripts: the themes differ in colours alone, so a glance at each page will do."""
PAIRED = [Look(size=PHONE, theme="dark", scripts=False), Look(size=DESK, theme="light", scripts=True)]
"""Each size, theme and script once: for what is done by forms, where one hardly bears on the other."""
SCRIPTED = [Look(size=PHONE, theme="dark", scripts=True), Look(size=DESK, theme="light", scripts=True)]
"""With scripts: for what is done by keys and fingers."""
EACH = [
    Look(size=PHONE, theme="light", scripts=True),
    Look(size=DESK, theme="dark", scripts=True),
    Look(size=PHONE, theme="dark", scripts=False),
    Look(size=DESK, theme="light", scripts=False),
]
"""Each of size, theme and scripts with each of the others."""


@contextmanager
def looking(chromium: Browser, address: str, look: Look, *, touch: bool = False) -> Iterator[Page]:
    """Give a new reader's page at an address, which must not complain, such as of what the policy refused."""
    context = chromium.new_context(
        base_url=address,
        color_scheme=look.theme,
        has_touch=touch,
        java_script_enabled=look.scripts,
        reduced_motion="reduce",
        viewport=look.size,
    )
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # A form that is refused comes back with 400: the browser mentions that, and so it should.
    assert [words for words in complaints if "status of 400" not in words] == []


def loaded(page: Page) -> Page:
    """Wait until all of a page is there, its scripts too, and return it.

    A click comes back as soon as the next page begins, and what is expected of that one may stand at its top: whoever
    then counts, measures or presses a key asks a page of which nothing else is there yet.
    """
    page.wait_for_load_state()
    return page


def press(page: Page, *keys: str) -> None:
    """Press keys, one after the other, on a page that listens to them."""
    for key in keys:
        loaded(page).keyboard.press(key)


def beyond(page: Page) -> int:
    """Return by how many pixels a page is wider than its screen."""
    root = "document.documentElement"
    return int(loaded(page).evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def fits(page: Page) -> None:
    """Assert that nothing of a page reaches beyond its right edge."""
    assert beyond(page) == 0, f"wider than its screen: {page.url}"


def check(page: Page, look: Look) -> None:
    """Assert that a page fits its screen and is of its theme."""
    fits(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == _PAPER[look.theme], page.url
