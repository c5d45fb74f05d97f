from __future__ import annotations

import pytest

from broadsheet.inspect.saying import dialogue, genders
from broadsheet.inspect.saying.arabicverbs import is_present, is_verb
from broadsheet.inspect.saying.folded import units
from broadsheet.inspect.saying.quotes import quotes
from broadsheet.inspect.saying.summing import summed
from broadsheet.inspect.saying.tonguemanners import manners_of
from broadsheet.inspect.saying.tongueverbs import verbs_of
from broadsheet.inspect.saying.works import is_work


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("— Лёд тонкий, — сказал егерь Пахом Лось, — не ходите.", ["Лёд тонкий", "не ходите."]),
        (
            "—No lo sé —dijo Blas Roca, el dueño—. Pregunte mañana.",
            ["No lo sé", "Pregunte mañana."],
        ),
        ("— Il pleut encore, soupire le gardien.", ["Il pleut encore"]),
        ("— Il pleut encore, dans le jardin.", []),
        ("— Хто там? — спитала сторожиха.", ["Хто там?"]),
        ("Потім додав:\n— До завтра.", ["До завтра."]),
        ("– erster Punkt der Liste\n– zweiter Punkt", []),
    ],
)
def test_lines_of_dialogue_are_parted_from_the_authors_words(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in dialogue.lines(text)] == said


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Der Roman „Das lange Jahr“ erscheint bald.", True),
        ("Новый фильм Анны Берг «Тени зимы» вышел вчера.", True),
        ("El teatro estrena “La orilla”, una obra de Ana Berg.", True),
        ("Su nueva novela, “La orilla del río”, sale en mayo.", True),
        ("عُرضت مسرحية «ليل طويل» أمس.", True),
        ("Der Roman endet so: „Das lange Jahr ist um.“", False),
        ("Le projet « manque de souffle », dit-elle.", False),
        ("«Тени зимы», — сказал он.", False),
    ],
)
def test_names_of_works_are_told_by_the_words_around(text: str, work: bool) -> None:  # noqa: FBT001  # expected
    (quote,) = quotes(text)
    assert is_work(text, quote.start, quote.end, quote.words) is work


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Mit diesen Worten trat Greta Lund zurück.", "Greta Lund"),
        ("es", "Así de claro fue Tomás Rey, dueño del bar.", "Tomás Rey"),
        ("fr", "C'est en ces termes que Luc Morel a démissionné.", "Luc Morel"),
        ("ru", "Такими словами встретил гостей Марк Лось.", "Марк Лось"),
        ("uk", "Такими словами згадує ту ніч Ганна Лось.", "Ганна Лось"),
        ("ar", "بهذه الكلمات ودع اللاعب سامي ناصر جمهوره.", "سامي ناصر"),
        ("de", "Mit diesen Worten endet der Brief.", None),
        ("de", "Greta Lund trat zurück.", None),
    ],
)
def test_a_sentence_behind_says_whose_words_they_were(language: str, text: str, who: str | None) -> None:
    (unit,) = units(text, titles=True)
    found = summed(unit, language)
    named = " ".join(unit.words[slice(*found)]) if found else None
    assert (named is None) == (who is None)
    assert (named or "").startswith(who or "")


@pytest.mark.parametrize(
    ("name", "language", "gender"),
    [
        ("Тараса Мельничука", "uk", "he"),
        ("Микола Гнатюк", "uk", "he"),
        ("Богдана Цегельська", "uk", "she"),
        ("Мирослава Бондарь", "ru", "she"),
        ("Илья Вайнберг", "ru", "he"),
        ("Ramiro Ledezma", "es", "he"),
        ("Inès Chabert", "fr", None),
    ],
)
def test_names_tell_men_from_women_where_they_do(name: str, language: str, gender: str | None) -> None:
    assert genders.of_name(name, language) == gender


def test_verbs_of_tone_stand_only_beside_quotations() -> None:
    assert {"fauchte", "knurrt"} <= manners_of("de") - verbs_of("de")
    assert {"вздохнула", "буркнул"} <= manners_of("ru")
    assert all(len(manners_of(language)) > 1000 for language in ("de", "es", "fr", "ru", "uk"))


def test_arabic_verbs_agree_and_lead() -> None:
    assert is_verb("وأوضحت")
    assert is_verb("تحكي")
    assert not is_verb("المدينة")
    assert is_present("يهمهم")
    assert not is_present("تحت")
