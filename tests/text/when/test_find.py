from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Article, Outlet
from broadsheet.text.when.anchors import forms
from broadsheet.text.when.find import LANGUAGES, times
from broadsheet.text.when.places import setting_of
from broadsheet.text.when.reading import Setting
from broadsheet.text.when.tense import is_of_saying
from broadsheet.text.when.words import WORDS

WEDNESDAY = Setting(base=date(2026, 3, 11))

# language; text with the phrase in brackets; first day, last day unless it is the same; certainty unless it is sure
PLACED = """
en | Trump said [Tuesday] he would go. | 2026-03-10
en | He said [on] that talks begin [Monday]. | 2026-03-16
en | It was held on [Tuesday night]. | 2026-03-10
en | He died on [Monday night, March 9], at home. | 2026-03-09
en | They met in [the early hours of Sunday]. | 2026-03-08
en | [Christmas Day last year] was cold. | 2025-12-25
en | It broke [between 2015 and 2019]. | 2015-01-01 2019-12-31
en | She ruled in [the mid-1990s]. | 1994-01-01 1996-12-31 vague
en | It ran [28 February – 3 March 2026]. | 2026-02-28 2026-03-03
en | From [Monday to Wednesday] nobody came. | 2026-03-09 2026-03-11
en | [Oct. 7] changed that. | 2025-10-07
en | They left [two years ago]. | 2024-01-01 2024-12-31 vague
en | [Q4 2025] was good. | 2025-10-01 2025-12-31
en | They won in [the spring of 2024]. | 2024-03-01 2024-05-31 vague
en | He surrendered [late last week]. | 2026-03-06 2026-03-08 vague
en | They will leave by [the end of March]. | 2026-03-31 likely
en | Polls open [Sunday]. | 2026-03-15
en | The storm, which hit on [Saturday], will move on. | 2026-03-07
en | It will be published on [Thursday]. | 2026-03-12
en | The deal was due by [Friday] but failed. | 2026-03-06
en | He was shot on [the 5th], they said. | 2026-03-05
en | It fell on [the third Monday of February]. | 2026-02-16
en | Schools closed [this past weekend]. | 2026-03-07 2026-03-08
en | It reopened [in three weeks' time] now. | 2026-04-01 vague
de | Am [Dienstagabend] starben drei. | 2026-03-10
de | In der [Nacht zum Sonntag] brannte es. | 2026-03-08 likely
de | Am [Montag, dem 2. März], regnete es. | 2026-03-02
de | Seit [Anfang Februar] gilt das. | 2026-02-01 2026-02-10 vague
de | Die Wahl ist am [kommenden Wochenende]. | 2026-03-14 2026-03-15
de | Das geschah [vor drei Tagen]. | 2026-03-08 likely
de | Bis [Ende des Jahres] ist Zeit. | 2026-12-31 likely
de | Er will [morgen] kommen. | 2026-03-12
fr | L'attaque de [mardi soir] a tué. | 2026-03-10
fr | Dans la [nuit du 3 au 4 mars], il plut. | 2026-03-03 2026-03-04
fr | Il partit [vendredi dernier]. | 2026-03-06
fr | Depuis [2019], rien. | 2019-01-01 2019-12-31
fr | Il est venu [il y a trois jours]. | 2026-03-08 likely
es | El [lunes por la noche] hubo un incendio. | 2026-03-09
es | El [próximo jueves] votan. | 2026-03-12
es | Desde [mediados de febrero] llueve. | 2026-02-11 2026-02-20 vague
es | El [3 de enero de 2025] nevó. | 2025-01-03
ru | Это было [позавчера]. | 2026-03-09
ru | Во [вторник вечером] горел склад. | 2026-03-10
ru | Удар нанесли [в ночь на 8 марта]. | 2026-03-08 likely
ru | На [прошлой неделе] было тихо. | 2026-03-02 2026-03-08
uk | Це сталося [позавчора]. | 2026-03-09
uk | У [вівторок увечері] горів склад. | 2026-03-10
uk | Минуло з [2 по 5 березня]. | 2026-03-02 2026-03-05
uk | Він пішов [торік]. | 2025-01-01 2025-12-31
ar | يجتمعون و[الأحد المقبل] يعودون | 2026-03-15
ar | وقع ذلك [قبل ثلاثة أيام] | 2026-03-08 likely
ar | بدأ في [أواخر فبراير] | 2026-02-21 2026-02-28 vague
""".replace("[on] ", "on Friday ")


@pytest.mark.parametrize("line", PLACED.strip().splitlines())
def test_times_are_found_and_placed(line: str) -> None:
    language, marked, told = (part.strip() for part in line.split("|"))
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    days = [date.fromisoformat(part) for part in told.split() if part[0].isdigit()]
    sure = told.split()[-1] if told.split()[-1].isalpha() else "sure"
    found = {(time.start, time.end): time for time in times(text, WEDNESDAY, language)}
    time = found[start, end]
    assert (time.first, time.last, time.certainty) == (days[0], days[-1], sure)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the 14th minute of the 5th game he scored."),
        ("en", "Room 1999, page 2010 and 2,026 people; $2020."),
        ("en", "Every Friday they pray, and on Fridays they fast."),
        ("en", "The Sunday Times, Bloody Sunday, the Friday prayers."),
        ("en", "Theresa May and June Carter may march on Spring Street, and they fall."),
        ("en", "The fall of the wall. It took three days in all, in three days of work."),
        ("en", "Call 24/7 about v1.2.3 and the 9/11 fund."),
        ("de", "Herr Freitag kommt jeden Montag am Morgen."),
        ("fr", "Il mars, elle avril."),
        ("fi", "Maanantaina 3. maaliskuuta 2026 hän puhui May 4."),
        ("ja", "3月4日に発表した。May 4, 2026"),
    ],
)
def test_what_is_no_time_is_left_alone(language: str, text: str) -> None:
    assert times(text, WEDNESDAY, language) == ()


@pytest.mark.parametrize(
    "text", ["on 31 November", "ten days earlier", "the following day", "in the coming weeks"]
)
def test_what_cannot_be_placed_has_no_day(text: str) -> None:
    assert [time.first for time in times(text, WEDNESDAY, "en")] == [None]


def test_without_a_day_only_dates_with_their_year_are_placed() -> None:
    found = times("On Sunday, on 3 May, on 3 May 2024, in 2019 and last week", Setting(), "en")
    assert [time.first for time in found] == [None, None, date(2024, 5, 3), date(2019, 1, 1), None]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ({"dateline": "DALLAS"}, date(2026, 12, 4)),
        ({"dateline": "London"}, date(2026, 4, 12)),
        ({"dateline": "NEW YORK, March 3 (Agency)"}, date(2026, 12, 4)),
        ({"outlet": Outlet(name="x", country="US")}, date(2026, 12, 4)),
        ({"outlet": Outlet(name="x", country="GB")}, date(2026, 4, 12)),
        ({"language": "de"}, date(2026, 4, 12)),
        ({"language": "en"}, None),
    ],
)
def test_month_or_day_goes_first_by_country(told: dict[str, object], first: date | None) -> None:
    article = Article(id="a", text="12/04/2026", **told)  # type: ignore[arg-type]
    assert [time.first for time in times(article.text, setting_of(article), article.language)] == [first]


def test_day_is_that_of_the_dateline() -> None:
    late = datetime(2026, 3, 11, 22, tzinfo=UTC)
    there = setting_of(Article(id="a", text="", dateline="TOKYO", published=late))
    assert (there.base, there.moved) == (date(2026, 3, 12), True)
    assert setting_of(Article(id="a", text="", published=late)).base == date(2026, 3, 11)
    assert setting_of(Article(id="a", text="", dateline="NOWHERE", published=late)).base == date(2026, 3, 11)


def test_summer_is_in_january_in_the_south() -> None:
    [north] = times("in the summer of 2025", Setting(), "en")
    [south] = times("in the summer of 2025", Setting(country="AU"), "en")
    assert (north.first, south.first) == (date(2025, 6, 1), date(2025, 12, 1))


def test_the_day_of_saying_is_told_from_that_of_what_is_said() -> None:
    text = "Police said on Friday that the blast was on Monday."
    friday, monday = times(text, WEDNESDAY, "en")
    assert is_of_saying(text, friday.start, "en")
    assert not is_of_saying(text, monday.start, "en")


PIECES = ["on Sunday ", "3 May ", "2026", "/", "12", " yesterday", "–", "в среду ", "le 1er mai ", "\u00a0", "\n\n", "’", "ago ",
          "two weeks ", "الأحد ", "Mittwochabend ", "the end of ", "a", "\u0301", "🙂", "last ", "9999", "İ", "\r\n"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join),
    st.none() | st.dates(),
    st.none() | st.sampled_from(sorted(LANGUAGES)),
)
def test_any_text_gives_times_within_it_in_order(text: str, base: date | None, language: str | None) -> None:
    found = times(text, Setting(base=base), language)
    for time in found:
        assert 0 <= time.start < time.end <= len(text)
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.last is None or time.first <= time.last
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_of_the_calendar_is_looked_for(language: str) -> None:
    words = WORDS[language]
    tables = (words.days, words.units, words.numbers, words.ordinals, words.seasons, words.edges, words.names)
    pieces = [*words.months, *words.weekdays, *(piece for table in tables for piece in table.values())]
    assert [piece for piece in pieces if not forms(piece)] == []
