"""The demo corpus is what its answers say it is, whenever it is loaded."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.desk import demo_corpus
from broadsheet.model import Article, Tag

AS_WRITTEN = demo_corpus.LAST_DAY
MONTHS = (
    "january february march april june july august september october november december "
    "januar februar märz mai juni juli oktober dezember "
    "enero febrero marzo abril mayo junio julio septiembre octubre noviembre diciembre"
)


@cache
def articles(today: date = AS_WRITTEN) -> tuple[Article, ...]:
    return tuple(demo_corpus.load(today))


@cache
def answers() -> dict[str, Any]:
    return demo_corpus.expected()


def article(entry: dict[str, Any]) -> Article:
    """Return the version an answer speaks of: the latest where it names none."""
    versions = {one.version: one for one in articles() if one.id == entry["article"]}
    return versions[entry.get("version", max(versions))]


def when(one: Article) -> datetime:
    assert isinstance(one.published, datetime)
    return one.published


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


# --- the articles --------------------------------------------------------------------------------


def test_there_are_enough_articles_of_real_length() -> None:
    lengths = [len(one.text.split()) for one in articles()]
    assert len({one.id for one in articles()}) >= 62
    assert min(lengths) >= 150
    assert max(lengths) <= 500
    assert sum(200 <= length <= 350 for length in lengths) > len(lengths) * 0.9


def test_outlets_are_many_and_on_reserved_domains() -> None:
    names = {one.outlet.name: one.outlet.domain for one in articles() if one.outlet}
    assert len(names) >= 12
    assert len(set(names.values())) == len(names)
    assert all(str(domain).endswith(".example") for domain in names.values())
    assert all(str(one.url).startswith(f"https://{one.outlet.domain}/") for one in articles() if one.outlet)


def test_ids_are_unique_for_each_version_and_addresses_for_each_id() -> None:
    assert len({(one.id, one.version) for one in articles()}) == len(articles())
    assert all(one.id.startswith("demo-") for one in articles())
    assert list(demo_corpus.ids()) == sorted({one.id for one in articles()})
    assert len({one.url for one in articles()}) == len({one.id for one in articles()})


def test_texts_are_clean_paragraphs() -> None:
    for one in articles():
        paragraphs = one.text.split("\n\n")
        assert len(paragraphs) >= 4
        assert all(part == part.strip() and "\n" not in part and "  " not in part for part in paragraphs)
        assert one.dateline is None or one.text.startswith(one.dateline)


def test_everything_the_headers_say_is_kept() -> None:
    for one in articles():
        assert one.byline
        assert all(one.byline)
        assert one.title
        assert one.collected == when(one) + timedelta(minutes=20)
        assert len(one.notes) >= 2
        assert all(isinstance(note, Tag) and note.source == "publisher" for note in one.notes)


def test_four_languages_are_spoken() -> None:
    by_language = {one.language: one for one in articles()}
    assert set(by_language) == {"de", "en", "es", "uk"}
    assert "ї" in by_language["uk"].text


# --- time ----------------------------------------------------------------------------------------


def test_it_runs_over_ten_days_from_a_thursday_to_a_saturday() -> None:
    days = sorted({when(one).date() for one in articles()})
    assert days == [AS_WRITTEN - timedelta(days=back) for back in range(9, -1, -1)]
    assert (days[0].strftime("%A"), days[-1].strftime("%A")) == ("Thursday", "Saturday")


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 21), date(2026, 11, 21)),
        (date(2026, 11, 27), date(2026, 11, 21)),
        (date(2026, 11, 28), date(2026, 11, 28)),
        (date(2026, 11, 20), date(2026, 11, 14)),
        (date(2024, 2, 29), date(2024, 2, 24)),
        (date(2031, 1, 1), date(2030, 12, 28)),
    ],
)
def test_it_ends_on_the_last_saturday_that_is_not_after_today(today: date, last: date) -> None:
    assert max(when(one) for one in articles(today)).date() == last


@settings(deadline=None, max_examples=40)  # a deadline would measure how busy the machine is
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_all_dates_move_by_the_same_whole_weeks(today: date) -> None:
    moves = {when(new) - when(old) for new, old in zip(demo_corpus.load(today), articles(), strict=True)}
    assert len(moves) == 1
    assert moves.pop() % timedelta(weeks=1) == timedelta(0)
    latest = max(when(one) for one in demo_corpus.load(today))
    assert latest.utcoffset() == UTC.utcoffset(None)
    assert timedelta(0) <= today - latest.date() < timedelta(weeks=1)


def test_no_text_names_a_day_of_the_calendar() -> None:
    months = re.compile(rf"\b({'|'.join(MONTHS.split())}|May \d|\d May)\b", re.IGNORECASE)
    for one in articles():
        assert not months.search(one.text), one.id
        assert not re.search(r"\b(19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d", one.text), one.id


def test_weekdays_in_the_texts_are_true() -> None:
    names = {
        "en": "monday tuesday wednesday thursday friday saturday sunday",
        "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "es": "lunes martes miércoles jueves viernes sábado domingo",
        "uk": "понеділок вівторок серед четвер п'ятниц субот неділ",
    }
    for entry in answers()["weekdays"]:
        one = article(entry)
        day = names[str(one.language)].split()[date.fromisoformat(entry["date"]).weekday()]
        assert entry["text"] in one.text
        assert day in entry["text"].lower()


def test_nobody_is_told_to_wait_for_a_weekday_that_is_today() -> None:
    """ "Next Wednesday" on a Wednesday, or "TESK, Tuesday" on another day, would be a slip of the date."""
    for one in articles():
        day = when(one).strftime("%A")
        assert f"next {day}" not in one.text
        if one.outlet and one.outlet.name == "Dravinform" and one.version == 1:
            assert one.text.startswith(f"TESK, {day}.")


# --- the answers ---------------------------------------------------------------------------------


def test_every_article_is_in_one_story_or_single() -> None:
    told = answers()
    placed = [*chain.from_iterable(told["stories"].values()), *told["singles"]]
    assert sorted(placed) == sorted({one.id for one in articles()})
    assert len(told["stories"]) == 8
    assert all(len(ids) >= 5 for ids in told["stories"].values())
    assert set(told["opinion"]) <= set(placed)


def test_look_alikes_are_alike_and_apart() -> None:
    told = answers()
    texts = {one.id: one.text for one in articles()}
    outlets = {one.id: one.outlet for one in articles()}
    home = {id_: slug for slug, ids in told["stories"].items() for id_ in ids}
    names = set(texts) | set(told["stories"])
    assert all(set(pair) <= names for pair in chain(told["never_together"], told["sagas"]))
    for pair in told["look_alikes"]:
        assert {home[id_] for id_ in pair} == {"brackmoor-fire", "pellworth-fire"}
        assert all("fire" in texts[id_].lower() for id_ in pair)
        assert len({outlets[id_] for id_ in pair}) == 1


def test_copies_share_their_words_with_the_source_and_come_after_it() -> None:
    by_id = {one.id: one for one in articles()}
    groups = answers()["copies"]
    assert max(len(group["labels"]) for group in groups) == 5
    for group in groups:
        source = by_id[group["source"]]
        assert set(group["ids"]) == {group["source"], *group["labels"]}
        for id_, label in group["labels"].items():
            ours, theirs = grams(by_id[id_].text), grams(source.text)
            shared = len(ours & theirs) / len(ours | theirs)
            assert when(source) < when(by_id[id_])
            assert group["credits"][id_] in by_id[id_].text + ", ".join(by_id[id_].byline)
            assert shared > 0.6 if label == "copy" else 0.15 < shared < 0.6


def test_statements_stand_exactly_in_their_articles() -> None:
    said = answers()["statements"]
    assert len(said) >= 25
    for entry in said:
        assert all(piece in article(entry).text for piece in entry["content"])
        assert entry["form"] in {"direct", "indirect", "mixed"}
    assert {entry["article"] for entry in said if len(entry["chain"]) == 3} == set(answers()["long_chains"])
    assert sum(entry.get("anonymous", False) for entry in said) >= 8


def test_figures_stand_exactly_once_in_their_articles() -> None:
    figures = answers()["figures"]
    assert len(figures) >= 30
    assert all(article(entry).text.count(entry["text"]) == 1 for entry in figures)
    assert {entry["bound"] for entry in figures} == {"exact", "at_least", "at_most", "about", "range"}


def test_names_are_printed_as_listed() -> None:
    everything = "\n".join(f"{one.outlet.name if one.outlet else ''}\n{one.text}" for one in articles())
    for group in chain(answers()["same_entity"], answers()["different_entity"]):
        assert len(set(group)) == len(group) >= 2
        assert all(name in everything for name in group)


def test_the_toll_rises_and_is_contested() -> None:
    toll = answers()["toll"]["points"]
    values = [point["value"] for point in toll]
    assert values == sorted(set(values))
    assert len(values) >= 5
    assert [when(article(point)) for point in toll] == sorted(when(article(point)) for point in toll)
    for conflict in answers()["conflicts"]:
        assert len({side["value"] for side in conflict["sides"]}) == 2


def test_sums_hold_or_fail_as_told() -> None:
    sums = answers()["sums"]
    assert all((sum(one["parts"]) == one["whole"]) is one["holds"] for one in sums)
    assert {one["holds"] for one in sums} == {True, False}
    assert all(one["text"] in article(one).text for one in sums)


def test_corrections_stand_in_their_articles() -> None:
    assert all(one["text"] in article(one).text for one in answers()["corrections"])


def test_the_silent_edit_has_two_versions_and_no_notice() -> None:
    for told in answers()["versions"]:
        versions = sorted((one for one in articles() if one.id == told["id"]), key=lambda one: one.version)
        assert [one.version for one in versions] == list(range(1, told["versions"] + 1))
        assert when(versions[0]) < when(versions[-1])
        assert len({one.url for one in versions}) == 1
        assert all(piece in versions[0].text and piece not in versions[-1].text for piece in told["gone"])
        assert all(piece in versions[-1].text and piece not in versions[0].text for piece in told["new"])
        assert "correct" not in versions[-1].text.lower()
