"""Stems, names, numbers and days in languages other than English."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from broadsheet.model import Article
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.pairs import compare
from broadsheet.relate.words.across import sums
from broadsheet.relate.words.coded import KIND, OWN, TERM, code
from broadsheet.relate.words.finders import Found, find, month_day, name_key
from broadsheet.relate.words.idf import ORDINARY
from broadsheet.relate.words.latin import nominative
from broadsheet.relate.words.lightstems import arabic, ukrainian
from broadsheet.relate.words.numberwords import NUMBER_WORDS, SCALE_WORDS, written
from broadsheet.relate.words.placenames import place_names
from broadsheet.relate.words.stems import stem
from broadsheet.relate.words.tokens import tokens
from broadsheet.relate.words.topics import columns

SUNDAY = date(2026, 7, 26)


def _find(text: str, language: str) -> Found:
    return find(tokens(text), SUNDAY, language)


def _features(text: str, language: str, title: str = "") -> Features:
    return features(Article(id=text, title=title, text=text, language=language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("والمدينة", "مدينة"),
        ("بالمدينة", "المدينة"),
        ("المهندسون", "مهندسين"),
        ("أحمد", "احمد"),
        ("على", "علي"),
    ],
)
def test_forms_of_an_arabic_word_meet(one: str, other: str) -> None:
    assert arabic(one) == arabic(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("вантажівками", "вантажівка"), ("лікарня", "лікарню"), ("мосту", "мости"), ("нового", "новий")],
)
def test_forms_of_a_ukrainian_word_meet(one: str, other: str) -> None:
    assert ukrainian(one) == ukrainian(other)


@pytest.mark.parametrize(
    ("word", "language", "english"),
    [
        ("пожара", "ru", "fire"),
        ("пожежі", "uk", "fire"),
        ("والحريق", "ar", "fire"),
        ("bränden", "de", "fires"),
        ("l'incendie", "fr", "fire"),
        ("incendios", "es", "fires"),
        ("juillet", "fr", "july"),
        ("القاهرة", "ar", "cairo"),
        ("києві", "uk", "kyiv"),
    ],
)
def test_what_news_is_about_has_the_english_stem(word: str, language: str, english: str) -> None:
    assert stem(word, language) in {stem(english, "en"), "wildfir"}


def test_numbers_as_words_and_other_digits_are_digits() -> None:
    assert [stem("diecisiete", "es"), stem("١٧", "ar"), stem("siebzehn", "de")] == ["17"] * 3


def test_other_words_are_written_in_latin_letters() -> None:
    assert stem("трактор", "ru") == stem("трактор", "uk") == "traktor"
    assert stem("grün", "de") == "grun"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Волгограда", "Volgograd"),
        ("Кадыровым", "Kadyrov"),
        ("Зеленского", "Zelensky"),
        ("Зеленському", "Зеленский"),
        ("Бишкеке", "Bishkek"),
        ("Путину", "Putin"),
    ],
)
def test_cases_of_slavic_names_meet_the_latin_spelling(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("name", ["", "Ö", "я", "ая", "汉", "ё"])
def test_short_names_stay(name: str) -> None:
    assert len(nominative(name)) == len(name)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Leute fuhren danach nach München zurück, sagte sie.", "de"),
        ("Le train est parti de Munich hier.", "fr"),
        ("Los trenes salen de Múnich cada hora.", "es"),
        ("Поезда идут из Мюнхена каждый час.", "ru"),
        ("Потяги їдуть з Мюнхена щогодини.", "uk"),
        ("قطار من ميونخ كل ساعة", "ar"),
    ],
)
def test_places_have_one_form_in_every_language(text: str, language: str) -> None:
    assert list(_find(text, language).places) == [name_key("Munich")]


def test_ukrainian_letters_are_read_as_ukrainian() -> None:
    found = _find("Учора звільнили з посади суддю Ореста Гаврилюка.", "uk")
    assert f"{name_key('Orest')} {name_key('Havryliuk')}" in found.names


def test_german_nouns_are_no_names() -> None:
    text = "Der Schaden liegt bei Millionen Euro, teilte Hans Meier der Polizei in Bremen mit."
    found = _find(text, "de")
    assert set(found.names) == {"hans", "meier", "hans meier"}
    assert list(found.places) == ["bremen"]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("погибли 17 человек", "ru", "17 peopl"),
        ("catorce presos huyeron", "es", "14 inmat"),
        ("es kostet 4,2 Millionen Euro", "de", "4.2 million euro"),
        ("1.500 Menschen kamen", "de", "1500 peopl"),
        ("إصابة ١٩ عاملا", "ar", "19 worker"),
        ("une hausse de 6,50 % en mai", "fr", "6.5 percent"),
        ("a rise of 6.5% in May", "en", "6.5 percent"),
        ("6,5 Prozent mehr", "de", "6.5 percent"),
    ],
)
def test_figures_have_one_form_in_every_language(text: str, language: str, key: str) -> None:
    assert list(_find(text, language).figures) == [key]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("rose by 6.5 per cent in May", "6.5 per cent"),
        ("for 20 per night", "20 per night"),
        ("fell two percentage points", "two percentage points"),
        ("they asked for 30 per, no more", "30 per"),
    ],
)
def test_units_of_two_words_are_printed_whole(text: str, printed: str) -> None:
    assert list(_find(text, "en").figures.values()) == [printed]


def test_a_noun_that_is_a_function_word_makes_no_figure() -> None:
    assert _find("el 27 de julio", "es").figures == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("am 3. Juli", "de"),
        ("le 3 juillet", "fr"),
        ("el 3 de julio", "es"),
        ("3 июля", "ru"),
        ("3 липня", "uk"),
        ("٣ تموز", "ar"),
    ],
)
def test_days_are_found_in_every_language(text: str, language: str) -> None:
    assert _find(text, language).days == frozenset({month_day(date(2026, 7, 3))})


@pytest.mark.parametrize(
    ("text", "language"), [("в прошлую пятницу", "ru"), ("до п'ятниці", "uk"), ("الجمعة", "ar")]
)
def test_weekdays_are_found_in_their_cases(text: str, language: str) -> None:
    assert _find(text, language).weekdays == 1 << 4


def test_decimal_commas_are_told_from_marks_of_thousands() -> None:
    assert [written("1,500", "en"), written("1.500", "de"), written("1,5", "fr")] == ["1500", "1500", "1.5"]


def test_tables_are_sorted_and_name_a_word_once() -> None:
    for language, words in columns().items():
        assert len(language) == len("en")
        assert words
    for text in NUMBER_WORDS.values():
        assert all(number.isdecimal() for number in text.values())
    assert list(place_names()) == sorted(place_names())
    assert set(SCALE_WORDS.values()) == {"thousand", "million", "billion"}


def test_words_of_one_language_are_marked() -> None:
    coded = _features("In Bremen brennt ein Sägewerk, sagte Hans Meier gestern nach dem Brand.", "de").coded
    marks = {int(number): int(mark) for number, mark in zip(coded.ids, coded.marks[:, 0], strict=True)}
    assert marks[code(TERM, stem("sägewerk", "de"))] & OWN
    assert not marks[code(TERM, "fire")] & OWN
    assert not marks[code(TERM, stem("bremen", "de"))] & OWN


def test_likeness_across_languages_leaves_out_what_cannot_be_shared() -> None:
    german = _features(
        "Ein Brand in Bremen verletzte elf Arbeiter einer Fabrik, sagte die Feuerwehr.", "de"
    ).coded
    english = _features(
        "A fire in Bremen injured eleven workers of a factory, firefighters said.", "en"
    ).coded
    pair = compare(german, english)
    mine, theirs = sums(german, english, np.array([0]))
    assert mine.norm < german.rows["norm"][0]
    assert theirs.norm <= english.rows["norm"][0]
    whole = pair.numbers["cosine"] * mine.norm * theirs.norm / (german.rows["norm"] * english.rows["norm"])
    assert pair.numbers["cosine"] > 1.1 * float(whole[0])
    assert compare(english, german).numbers["cosine"] == pytest.approx(pair.numbers["cosine"])


def test_within_one_language_the_whole_vector_counts() -> None:
    one = _features("Ein Brand in Bremen verletzte elf Arbeiter.", "de").coded
    mine, theirs = sums(one, one, np.array([0]))
    assert np.array_equal(mine.norm, one.rows["norm"])
    assert np.array_equal(theirs.norm, one.rows["norm"])


def test_ordinary_words_of_other_languages_are_not_the_rarest() -> None:
    one = _features("Gemütliche Schaukelstühle quietschen.", "de").coded
    other = _features("Schaukelstühle quietschen gemütlich.", "de").coded
    assert compare(one, other).numbers["rarest"] == pytest.approx(ORDINARY / 9)
    assert (one.marks[:, 0] & KIND == TERM).any()


def test_pairs_across_languages_say_so() -> None:
    german, english = (
        _features("Ein Brand in Bremen.", "de").coded,
        _features("A fire in Bremen.", "en").coded,
    )
    unknown = _features("Bremen 12", "").coded
    assert compare(german, english).numbers["foreign"] == 1
    assert compare(german, german).numbers["foreign"] == 0
    assert compare(german, unknown).numbers["foreign"] == 0
