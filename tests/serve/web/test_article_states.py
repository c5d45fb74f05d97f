"""What the pages say of articles that were withdrawn, edited, held back, or are only a teaser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import made_article
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store import articles

NOW = datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Served:
    desk: Desk
    client: Client


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with (
        open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        first = made_article("bridge", section="World", image="https://courier.example/lead.jpg")
        with desk.store.write() as connection:
            articles.save(connection, first, now=1.0, waiting=True)
            second = replace(first, text=first.text.replace("12 people", "14 people"), updated=NOW)
            articles.save(connection, second, now=2.0, waiting=True, said=True)
            third = replace(second, text=second.text.replace("mayor", "former mayor"))
            articles.save(connection, third, now=3.0, waiting=True, said=False)
            teaser = made_article(
                "ferry", title="Ferry sold", text="LINDVIK: The ferry is sold.", url="https://courier.example/f",
                partial="The page is behind a paywall.",
            )  # fmt: skip
            held = replace(teaser, id="goat", title="Goat found", partial=None, held=True, url=None)
            articles.save_new(connection, [teaser, held], now=4.0, waiting=True)
        yield Served(desk=desk, client=Client(base=address))


def test_one_that_waits_for_its_story_can_be_read(served: Served) -> None:
    page = served.client.get("/articles/ferry")
    assert page.status == 200
    assert "not sorted into a story yet" in page.text
    assert served.client.get("/stories/ferry").headers["location"] == "/articles/ferry"
    assert served.client.get("/stories/nobody").status == 404


def test_edits_are_shown_and_silent_ones_named(served: Served) -> None:
    served.desk.fold()
    page = served.client.get("/articles/bridge").text
    assert re.search(r'<a href="#versions">version 3</a>, edited without saying so', page)
    edits = re.findall(r"<h3>Version (\d)(.*?)</h3>", page)
    assert [(number, "edited without saying so" in rest) for number, rest in edits] == [
        ("3", True),
        ("2", False),
    ]
    assert "<del>" in page


def test_section_and_change_are_named_and_nothing_is_loaded_from_elsewhere(served: Served) -> None:
    page = served.client.get("/articles/bridge").text
    assert ">World<" in page
    assert ">updated <time" in page
    assert "lead.jpg" not in page
    assert re.findall(r'<img [^>]*src="([^"]+)"', page)
    assert all(path.startswith("/images/") for path in re.findall(r'<img [^>]*src="([^"]+)"', page))


def test_a_withdrawn_one_says_so_everywhere(served: Served) -> None:
    served.desk.fold()
    with served.desk.store.write() as connection:
        articles.withdraw(connection, "bridge", NOW - timedelta(minutes=5))
    page = served.client.get("/articles/bridge").text
    assert re.search(r"Its page was gone when we looked: <time [^>]+>\w+ \d\d:\d\d</time>", page)
    for path in ("/river", "/search?q=bridge", "/stories/bridge", "/outlets/Lindvik%20Courier"):
        assert ">withdrawn</strong>" in served.client.get(path).text, path


def test_a_teaser_says_why_and_leads_to_the_page(served: Served) -> None:
    page = served.client.get("/articles/ferry").text
    assert "Not the whole text.</strong> The page is behind a paywall." in page
    assert 'href="https://courier.example/f"' in page


def test_one_that_was_held_back_is_found_by_search_alone(served: Served) -> None:
    served.desk.fold()
    assert "Goat found" not in served.client.get("/river").text
    found = served.client.get("/search?q=goat").text
    assert re.search(r">\s*<mark>Goat</mark> found", found)
    assert ", held back" in found
    page = served.client.get("/articles/goat")
    assert (page.status, "Held back: more came that day" in page.text) == (200, True)
