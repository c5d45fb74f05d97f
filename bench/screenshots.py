"""Takes pictures of the pages, as a reader of the demo sees them, for the README and for our own eyes.

    python -m bench.screenshots [--all] [--into FOLDER]

Serves the demo corpus on loopback and walks it in headless Chromium. Without --all it makes the pictures that stand
in the README (docs/screenshots); with --all every page at phone and desk width, light and dark, whole.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings, app

PHONE, DESK = (390, 844), (1280, 900)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
INTO = Path(__file__).parent.parent / "docs" / "screenshots"
Theme = Literal["dark", "light"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    theme: Theme = "light"
    to: str | None = None  # what is scrolled into sight


def pages(desk: Desk) -> dict[str, str]:
    """Return the address of each page by its name."""
    stories = desk.stories.today()
    story = max(stories, key=lambda one: (one.at_most, len(one.articles)))
    quoted = story.summary[0]
    article = desk.articles.get(quoted.article)
    outlet = article.outlet.name if article.outlet and article.outlet.name else ""
    return {
        "article": f"/articles/{quote(article.id, safe='')}?at={quoted.start}-{quoted.end}",
        "digest": "/digest",
        "highlights": "/highlights",
        "outlet": f"/outlets/{quote(outlet, safe='')}",
        "preferences": "/preferences",
        "river": "/river",
        "rules": "/rules",
        "search": "/search?q=ferry",
        "story": f"/stories/{quote(story.id, safe='')}",
        "subscriptions": "/subscriptions",
        "today": "/",
    }


def shown(found: dict[str, str]) -> Iterator[Shot]:
    """Yield the pictures that stand in the README."""
    yield Shot(name="today", path=found["today"])
    yield Shot(name="today-phone-dark", path=found["today"], size=PHONE, theme="dark")
    yield Shot(name="story", path=found["story"])
    yield Shot(name="story-figures", path=found["story"], to="#figures")
    yield Shot(name="story-phone", path=found["story"], size=PHONE)
    yield Shot(name="article", path=found["article"])
    yield Shot(name="article-phone-dark", path=found["article"], size=PHONE, theme="dark")
    yield Shot(name="search", path=found["search"])
    yield Shot(name="river", path=found["river"])
    yield Shot(name="subscriptions", path=found["subscriptions"])
    yield Shot(name="rules", path=found["rules"])
    yield Shot(name="digest", path=found["digest"])
    yield Shot(name="preferences", path=found["preferences"])
    yield Shot(name="highlights", path=found["highlights"])
    yield Shot(name="outlet", path=found["outlet"])


def every(found: dict[str, str]) -> Iterator[Shot]:
    """Yield each page at each width in each theme."""
    themes: tuple[Theme, ...] = ("light", "dark")
    for name, (width, size), theme in product(sorted(found), (("phone", PHONE), ("desk", DESK)), themes):
        yield Shot(name=f"{name}-{width}-{theme}", path=found[name], size=size, theme=theme)


def take(browser: Browser, address: str, shot: Shot, into: Path, *, whole: bool) -> None:
    """Take one picture."""
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        color_scheme=shot.theme,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        timezone_id="Europe/Berlin",
    )
    page = context.new_page()
    page.goto(shot.path)
    if shot.to:
        page.locator(shot.to).scroll_into_view_if_needed()
        page.evaluate("(where) => document.querySelector(where).scrollIntoView()", shot.to)
    page.screenshot(path=str(into / f"{shot.name}.png"), full_page=whole, type="png")
    context.close()


@contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """Serve a desk on a free port of loopback as long as the block lasts; give its address."""
    config = uvicorn.Config(app(desk, WebSettings()), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--all", action="store_true", help="every page, whole, at both widths, in both themes"
    )
    parser.add_argument("--into", type=Path, default=INTO, help="folder for the pictures")
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium here: Debian's package chromium has one")
    asked.into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_desk(f"{folder}/demo.db", settings=Settings(workers=1)) as desk,
        sync_playwright() as playwright,
    ):
        desk.add_demo()
        found = pages(desk)
        with serving(desk) as address:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for shot in every(found) if asked.all else shown(found):
                take(browser, address, shot, asked.into, whole=asked.all)
            browser.close()
    print(f"pictures in {asked.into}")


if __name__ == "__main__":
    main()
