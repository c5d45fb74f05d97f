from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.digests import Digest, day_of, digest, week_of

MONDAY = date(2026, 3, 2)


def _article(key: str, outlet: str, when: str, title: str, words: str) -> dict[str, Any]:
    return {"id": key, "title": title, "outlet": outlet, "published": when, "text": words}


ROWS = [
    _article(
        "one",
        "Courier",
        "2026-03-02T09:30:00Z",
        "Dam at Orvik gives way, five dead",
        "ORVIK: The Orvik dam gave way on Monday and killed five people, the interior ministry said. "
        "“The valley had been warned for years,” Mayor Ada Torsvik said. The Orvik reservoir is empty.",
    ),
    _article(
        "two",
        "Beacon",
        "2026-03-02T11:00:00Z",
        "Five dead after Orvik dam gives way",
        "ORVIK: The Orvik dam gave way on Monday and killed five people, the interior ministry said. "
        "Mayor Ada Torsvik said the valley had been warned. Rescue boats searched the Orvik valley.",
    ),
    _article(
        "three",
        "Herald",
        "2026-03-03T08:00:00Z",
        "Orvik dam: toll rises to nine",
        "ORVIK: The collapse of the Orvik dam killed nine people, the interior ministry said on Tuesday. "
        "Rescue boats still searched the Orvik valley, and Mayor Ada Torsvik spoke of a warning.",
    ),
    _article(
        "four",
        "Courier",
        "2026-03-03T20:00:00Z",
        "Cup final goes to penalties",
        "Halden won the cup on Tuesday after penalties. Coach Per Lie said the keeper had been ill all week.",
    ),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("digest")
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    with open_desk(str(folder / "news.db"), settings=Settings(workers=1)) as made:
        made.add([str(file)])
        assert made.stories.of("one") == made.stories.of("three")
        yield made


def _told(found: Digest) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.story.title, item.story.articles) for one in found.sections for item in one.items]


def test_a_day_holds_what_came_out_on_it(desk: Desk) -> None:
    monday = digest(desk, day_of(MONDAY, UTC))
    assert [keys for _, keys in _told(monday)] == [("one", "two")]
    assert not monday.brief
    tuesday = digest(desk, day_of(MONDAY + timedelta(days=1), UTC))
    assert [keys for _, keys in _told(tuesday)] == [("three",)]
    assert [item.story.articles for item in tuesday.brief] == [("four",)]
    assert not digest(desk, day_of(MONDAY - timedelta(days=1), UTC)).sections


def test_a_day_that_is_over_is_told_as_it_stood_then(desk: Desk) -> None:
    (item,) = digest(desk, day_of(MONDAY, UTC)).sections[0].items
    assert "nine" not in item.story.title
    assert set(item.story.outlets) == {"Beacon", "Courier"}
    assert {quoted.article for quoted in item.summary} <= {"one", "two"}
    assert not item.changed


def test_what_changed_is_told_with_both_places(desk: Desk) -> None:
    (item,) = digest(desk, day_of(MONDAY + timedelta(days=1), UTC)).sections[0].items
    (one,) = item.changed
    assert (one.before.value, one.after.value) == (5, 9)
    assert one.before.article in {"one", "two"}
    assert one.after.article == "three"


def test_every_line_leads_to_words_that_stand_there(desk: Desk) -> None:
    found = digest(desk, week_of(MONDAY, UTC))
    items = [item for section in found.sections for item in section.items]
    assert any(item.spoken for item in items)
    for item in items:
        for quoted in item.summary:
            assert found.articles[quoted.article].text[quoted.start : quoted.end] == quoted.text
        for spoken in item.spoken:
            text = found.articles[spoken.saying.article].text
            places = spoken.saying.statement.content
            assert tuple(text[span.start : span.end] for span in places) == spoken.saying.words
        for changed in item.changed:
            for point in (changed.before, changed.after):
                assert found.articles[point.article].text[point.start : point.end]


def test_days_and_weeks_are_by_the_readers_clock() -> None:
    kyiv = day_of(MONDAY, ZoneInfo("Europe/Kyiv"))
    assert kyiv.since.astimezone(UTC) == datetime(2026, 3, 1, 22, tzinfo=UTC)
    week = week_of(date(2026, 3, 29), ZoneInfo("Europe/Kyiv"))  # summer time begins on its last day
    assert (week.first, week.last, week.kind) == (date(2026, 3, 23), date(2026, 3, 29), "week")
    assert week.until.astimezone(UTC) - week.since.astimezone(UTC) == timedelta(days=7, hours=-1)
    assert day_of(MONDAY).since.tzinfo is not None


def test_sections_that_are_chosen_come_alone(desk: Desk) -> None:
    assert not digest(desk, week_of(MONDAY, UTC), ("no such section",)).sections


def test_what_is_told_as_said_can_be_read_without_its_verb(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    said = (
        "Mayor Ada Torsvik asked for patience and boats. "
        "The deputy mayor Nils Aas said that the valley was warned. “It held for eighty years,” the keeper Mona Ruud said."
    )
    rows = [_article(name, name, "2026-03-02T09:30:00Z", "Orvik", said) for name in ("one", "two")]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk:
        desk.add([str(file)])
        voices = desk.stories.voices(desk.stories.of("one") or "")
        assert "Ada Torsvik" in {voice.name for voice in voices}
        (item,) = digest(desk, day_of(MONDAY, UTC)).sections[0].items
    assert {(one.name, one.saying.words) for one in item.spoken} == {
        ("Nils Aas", ("that the valley was warned",)),
        ("Mona Ruud", ("It held for eighty years,",)),
    }
