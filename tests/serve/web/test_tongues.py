"""Pages in each language: their words, their direction, their dates and the forms that numbers want."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.serve import web
from broadsheet.serve.web import WebSettings, moments, speech
from broadsheet.serve.web.counted import counted
from broadsheet.serve.web.speech import LANGUAGES, MARKS, SOURCE, speech_for

OTHERS = sorted(set(LANGUAGES) - {SOURCE})
NAVIGATION = ("Today", "Articles", "Briefing", "Subscriptions", "Rules", "Preferences")


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """Nothing of what a test speaks is left to the next one."""
    yield
    speech.speak(speech_for(None, "", None))


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with (
        open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Client(base=address)


def _speak(language: str) -> None:
    speech.speak(speech_for(language, "", "UTC"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_carries_the_words_and_the_direction_of_its_language(client: Client, language: str) -> None:
    page = client.get("/river", headers={"Accept-Language": language}).text
    assert f'<html lang="{language}" dir="{LANGUAGES[language][1]}"' in page
    _speak(language)
    for english in NAVIGATION:
        assert speech.gettext(english) != english
        assert f">{speech.gettext(english)}<" in page
        assert f">{english}<" not in page


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ar", (0, 1, 2, 3, 11, 100)),
        ("de", (1, 0)),
        ("uk", (1, 2, 5)),
    ],
)
def test_each_number_has_its_form(language: str, numbers: tuple[int, ...]) -> None:
    with (Path(web.__file__).parent / "locale" / f"{language}.po").open("rb") as file:
        message = read_po(file, locale=language).get("%(num)s outlet")
    assert message is not None
    assert isinstance(message.string, tuple)
    assert len(numbers) == len(message.string)
    _speak(language)
    said = [counted(number, "outlet") for number in numbers]
    assert said == [form % {"num": number} for form, number in zip(message.string, numbers, strict=True)]
    assert len(set(message.string)) > 1


@pytest.mark.parametrize(("number", "like"), [(21, 1), (22, 2), (11, 5), (12, 5), (25, 5), (101, 1), (0, 5)])
def test_numbers_of_ukrainian_go_by_their_last_figures(number: int, like: int) -> None:
    _speak("uk")
    assert counted(number, "outlet") == counted(like, "outlet").replace(str(like), str(number))


@pytest.mark.parametrize(
    ("language", "year", "month", "week", "full"),
    [
        ("ar", "3 مارس 2023", "3 مارس 09:05", "السبت 14:05", "السبت، 14 ديسمبر 2024"),
        ("de", "3. März 2023", "3. März 09:05", "Samstag 14:05", "Samstag, 14. Dezember 2024"),
        (
            "uk",
            "3 березня 2023\N{NARROW NO-BREAK SPACE}р.",
            "3 березня 09:05",
            "субота 14:05",
            "субота, 14 грудня 2024\N{NARROW NO-BREAK SPACE}р.",
        ),
    ],
)
def test_dates_are_said_as_each_language_says_them(
    language: str, year: str, month: str, week: str, full: str
) -> None:
    _speak(language)
    now = datetime(2024, 12, 16, 12, tzinfo=UTC)
    assert moments.when(date(2023, 3, 3), now) == year
    assert moments.when(datetime(2024, 3, 3, 9, 5, tzinfo=UTC), now) == month
    assert moments.when(datetime(2024, 12, 14, 14, 5, tzinfo=UTC), now) == week
    assert moments.full_day(date(2024, 12, 14)) == full


@pytest.mark.parametrize("language", OTHERS)
def test_ages_are_said_with_their_numbers(language: str) -> None:
    _speak(language)
    now = datetime(2024, 12, 16, 12, tzinfo=UTC)
    words = {moments.age(datetime(2024, 12, 16, hour, tzinfo=UTC), now) for hour in (1, 7, 10)}
    assert len(words) == 3
    assert not any("ago" in word for word in words)


@pytest.mark.parametrize("language", [*OTHERS, SOURCE])
def test_thousands_and_decimals_have_the_marks_of_the_language(language: str) -> None:
    _speak(language)
    thousands, decimal = MARKS[language]
    assert speech.grouped(1234.0) == f"1{thousands}234"
    assert speech.grouped(2.5) == f"2{decimal}5"


@pytest.mark.parametrize("language", OTHERS)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    _speak(language)
    assert speech.gettext("“%(words)s”") % {"words": "x"} in {"„x“", "«x»", "“x”", "„x”"}
