"""What is drawn of a story and of an outlet: the right marks, names and values, to be read in every look without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.serve.browser.contrast import faint_letters, faint_shapes
from tests.serve.browser.looks import CROSSED, PLAIN, Look, check, looking
from tests.serve.client import serving

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.serve.web import WebSettings

pytestmark = pytest.mark.browser

LEAST_LETTERS = 11  # pixels: the height of a line of small letters that can be read
TEXT = (
    "ODESA: {told} when the ferry Halka ran onto rocks off Odesa on Monday, {who} said. "
    "The ferry had left Mykolaiv at dawn with 140 people on board and was bound for Constanta. "
    "Boats from Odesa took the others ashore. The harbour stays closed until the wreck has been looked at."
)
FIRST = ("At least 12 people were killed", "the coast guard")
SECOND = ("At least 19 people were killed", "mayor Ada Torsvik")
THIRD = ("A total of 23 people were killed", "the coast guard")
# Who printed it at which hour, and what it told: more outlets than the drawing has rows.
PRINTED = (
    ("Harbour Wire", 6, FIRST),
    ("Odesa Herald", 6, FIRST),
    ("Coast Radio", 7, FIRST),
    ("Delta Post", 9, SECOND),
    ("Evening Star", 9, SECOND),
    ("Fjord News", 10, SECOND),
    ("Gull Online", 10, SECOND),
    ("Inland Times", 12, SECOND),
    ("Jetty Journal", 13, THIRD),
    ("Harbour Wire", 14, THIRD),
    ("Kelp Daily", 14, THIRD),
    ("Lighthouse", 14, THIRD),
)
GOAT: dict[str, object] = {
    "id": "goat",
    "title": "A goat on the long pier",
    "outlet": {"name": "Harbour Wire"},
    "published": "2026-03-04T08:00:00Z",
    "language": "en",
    "text": "ORVIK: A goat stood on the long pier for an hour, the Harbour Wire’s reporter saw. It ate a rope.",
}


def _rows() -> list[dict[str, object]]:
    ferry: list[dict[str, object]] = [
        {
            "id": f"ferry-{number}",
            "title": f"Ferry Halka runs onto rocks off Odesa: {told.lower()}",
            "outlet": {"name": outlet},
            "published": f"2026-03-02T{hour:02}:{10 + number}:00Z",
            "language": "en",
            "text": TEXT.format(told=told, who=who),
        }
        for number, (outlet, hour, (told, who)) in enumerate(PRINTED)
    ]
    return [*ferry, GOAT, {**GOAT, "text": f"{GOAT['text']} Nobody knows whose it is."}]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a desk is served with one long story and what else one of its outlets printed."""
    place: Path = tmp_path_factory.mktemp("charts")
    with (
        open_desk(str(place / "news.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        for number, row in enumerate(_rows()):
            file = place / f"{number}.jsonl"
            file.write_text(json.dumps(row) + "\n")
        desk.add([str(file) for file in sorted(place.glob("*.jsonl"), key=lambda one: int(one.stem))])
        yield address


@pytest.fixture(params=[*PLAIN, *CROSSED], ids=str)
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    look: Look = request.param
    with looking(chromium, address, look) as page:
        page.context.add_cookies([{"name": "broadsheet_zone", "value": "UTC", "url": address}])
        yield page
        check(page, look)


def _clear(page: Page, drawing: Locator, shapes: str) -> None:
    """Assert that a drawing can be read: its letters are large and dark enough, its marks stand out."""
    expect(drawing).to_be_visible()
    for words in drawing.locator("text").all():
        box = words.bounding_box()
        assert box
        assert box["height"] >= LEAST_LETTERS, (words.text_content(), box)
    assert faint_letters(page, "svg") == []
    assert page.locator(shapes).count()
    assert faint_shapes(page, shapes) == []


def _table(page: Page, part: str) -> list[list[str]]:
    rows = page.locator(f"{part} tbody tr").all()
    return [[" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()] for row in rows]


def test_a_story_is_drawn_by_hour_and_outlet(page: Page) -> None:
    page.goto("/stories/ferry-0")
    drawing = page.locator("#activity svg")
    _clear(page, drawing, "#activity .bar, #activity .dot")
    expect(drawing).to_have_accessible_name("Reports by hour and outlet; the table below has the same")
    outlets = list(dict.fromkeys(outlet for outlet, _, _ in PRINTED))
    expect(drawing.locator(".name")).to_have_text([*outlets[:8], "all others"])
    expect(drawing.locator(".end")).to_have_text("3 at most")
    hours = sorted({hour for _, hour, _ in PRINTED})
    by_hour = [[outlet for outlet, at, _ in PRINTED if at == hour] for hour in hours]
    highs = [float(bar.get_attribute("height") or 0) for bar in drawing.locator(".bar").all()]
    assert [round(3 * high / max(highs)) for high in highs] == [len(those) for those in by_hour]
    assert drawing.locator(".dot").count() == len({(outlet, hour) for outlet, hour, _ in PRINTED[:8]}) + 3
    expect(page.locator("#activity .ends time")).to_have_text(["2 Mar 06:00", "2 Mar 14:00"])
    page.locator("#activity").get_by_text("The same as a table").click()
    assert _table(page, "#activity") == [
        [f"2 Mar {hour:02}:00", str(len(those)), ", ".join(those)]
        for hour, those in zip(hours, by_hour, strict=True)
    ]


def test_a_figure_is_drawn_with_who_said_it(page: Page) -> None:
    page.goto("/stories/ferry-0")
    drawing = page.locator("#series-1 svg")
    _clear(page, drawing, "#series-1 .dot")
    expect(drawing).to_have_accessible_name(
        "Killed, Odesa at least 12 on 2 March; at least 19 on 2 March; 23 on 2 March."
    )
    expect(drawing.locator(".label").first).to_have_text("≥12")
    expect(drawing.locator(".label").last).to_have_text("23")
    expect(drawing.locator(".end")).to_have_text("2 Mar")
    heights = [float(dot.get_attribute("cy") or 0) for dot in drawing.locator(".dot").all()]
    assert heights == sorted(heights, reverse=True), "the higher the figure, the higher up"
    expect(drawing.locator(".dot.open").first).to_have_attribute("cy", str(heights[0]))  # "at least" is open
    assert [(figure, re.sub(r"^.*, from ", "", by)) for figure, _, by in _table(page, "#series-1")] == [
        ("at least 12 people", "the coast guard"),
        ("at least 19 people", "Ada Torsvik"),
        ("23 people", "the coast guard"),
    ]


def test_places_are_drawn_where_they_lie(page: Page) -> None:
    page.goto("/stories/ferry-0")
    drawing = page.locator("#places svg")
    _clear(page, drawing, "#places .pin")
    expect(drawing).to_have_accessible_name(
        "A map of the places that reports name; the list below has the same"
    )
    at = {
        words.text_content(): (float(words.get_attribute("x") or 0), float(words.get_attribute("y") or 0))
        for words in drawing.locator("text").all()
    }
    assert set(at) == {"Constanta", "Mykolaiv", "Odesa"}
    assert at["Mykolaiv"][1] < at["Odesa"][1] < at["Constanta"][1], "north is up"
    assert at["Constanta"][0] < at["Odesa"][0] < at["Mykolaiv"][0], "east is right"
    page.locator("#places").get_by_text("The same as a list").click()
    listed = page.locator("#places .entries li")
    expect(listed).to_have_count(len(at))
    expect(listed.filter(has_text="Odesa")).to_contain_text(f"{len(PRINTED)} reports")
    for name in at:
        expect(listed.filter(has_text=name)).to_contain_text(re.compile(r"\d+ reports"))


def test_an_outlet_is_drawn_by_where_its_reports_come_from(page: Page) -> None:
    page.goto("/outlets/Harbour Wire")
    drawing = page.locator("svg.parts")
    _clear(page, drawing, "svg.parts .part1, svg.parts .part2, .swatch")
    lengths = [float(part.get_attribute("width") or 0) for part in drawing.locator("rect").all()]
    assert lengths == pytest.approx([100 / 3] * 3, abs=0.1)
    for part in (".part1", ".part2"):  # whose colour is whose
        colour = str(drawing.locator(part).evaluate("one => getComputedStyle(one).fill"))
        expect(page.locator(f".swatch{part}")).to_have_css("background-color", colour)
    expect(page.locator(".facts dt")).to_have_text(
        ["It is the origin of", "Prints of another’s text", "Edited later"]
    )
    expect(page.locator(".facts dd")).to_have_text(
        ["1 (33%)", "1 (33%)", "1 (33%), half of these within less than a minute, 1 edit without a word"]
    )
    cited = page.get_by_role("region", name="On whom its reports rest").get_by_role("listitem")
    expect(cited).to_have_text("Ada Torsvik 2 articles")


def test_nothing_of_a_long_list_stays_folded_on_paper(page: Page) -> None:
    page.goto("/stories/ferry-0?all=1")
    expect(page.get_by_text("1 more outlet")).to_be_visible()
    outlets = {outlet for outlet, _, _ in PRINTED}
    expect(page.locator("#printed h3").filter(visible=True)).to_have_count(len(outlets) - 1)
    page.emulate_media(media="print")
    expect(page.locator("#printed h3").filter(visible=True)).to_have_count(len(outlets))
    page.emulate_media(media="screen")
