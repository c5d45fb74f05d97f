"""Whether an entry is only a teaser, and what may be dropped from its end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.extract.entry import from_entry
from broadsheet.extract.teaser import is_teaser, without_tail
from broadsheet.model import Article, Document

SENTENCE = (
    "The road office closed the pass on Monday after three days of rain had washed away a wall below it. "
)
WHOLE = "\n\n".join([(SENTENCE * 3).strip()] * 4)

APPEARED = [
    "The post Rain closes the pass appeared first on Gulf Gazette.",
    "Der Beitrag Regen sperrt den Pass erschien zuerst auf Kurier.",
    "L’article La pluie ferme le col est apparu en premier sur Le Courrier.",
    "La entrada La lluvia cierra el puerto se publicó primero en El Correo.",
    "Сообщение Дождь закрыл перевал появились сначала на Вестник.",
    "Запис Дощ закрив перевал спершу з’явився на Вісник.",
    "ظهرت المقالة المطر يغلق الممر أولاً على الجريدة.",
]
MORE = [
    "Read more",
    "Read more…",
    "[Read more]",
    "Continue reading →",
    "Read the full story »",
    "Weiterlesen",
    "Lire la suite",
    "Seguir leyendo",
    "Leer más",
    "Читать далее",
    "Читати далі",
    "اقرأ المزيد",
]


def test_a_whole_text_is_none() -> None:
    assert not is_teaser(WHOLE)
    assert not is_teaser(WHOLE, "".join(f"<p>{part}</p>" for part in WHOLE.split("\n\n")))


@pytest.mark.parametrize("text", ["", "Rain.", SENTENCE, SENTENCE * 4])
def test_what_is_short_is_one(text: str) -> None:
    assert is_teaser(text)


def test_languages_with_dense_writing_are_whole_sooner() -> None:
    assert not is_teaser("雨" * 300)
    assert is_teaser("雨" * 100)


@pytest.mark.parametrize(
    "end", ["…", "...", " […]", " [...]", "… Continue reading Rain closes the pass", "… Weiterlesen"]
)
def test_a_text_that_breaks_off(end: str) -> None:
    assert is_teaser(WHOLE.rstrip(".") + end)


@pytest.mark.parametrize("line", MORE)
def test_a_text_that_sends_the_reader_on(line: str) -> None:
    assert is_teaser(f"{WHOLE}\n\n{line}")


@pytest.mark.parametrize("line", APPEARED)
def test_what_stands_under_every_entry_says_nothing(line: str) -> None:
    assert not is_teaser(f"{WHOLE}\n\n{line}")
    assert is_teaser(f"{SENTENCE}\n\n{line}")
    assert is_teaser(f"{WHOLE}\n\nRead more\n\n{line}")
    assert without_tail(f"{WHOLE}\n\n{line}") == WHOLE


def test_an_article_is_stored_without_it() -> None:
    body = (
        f"<p>{WHOLE}</p><p>The post <a href='/a'>Rain</a> appeared first on <a href='/'>Gulf Gazette</a>.</p>"
    )
    (article,) = from_entry(Document(name="feed", shape="entry", body=body, url="https://gulf.example/a"))
    assert isinstance(article, Article)
    assert article.text == " ".join(WHOLE.split())


def test_the_last_link_of_the_markup() -> None:
    markup = f"<p>{WHOLE}</p><p><a class='more' href='/a'><b>Read</b> more</a></p>"
    assert is_teaser(f"{WHOLE} Read more", markup)
    assert not is_teaser(WHOLE, f"<p><a href='/b'>Read more</a> {WHOLE}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "He waited... More than twenty people had left by then, and nobody could say why they had done so.",
        "She asked him to read more and to write less.",
        "“Continue,” he said.",
        "The post office appeared first on a map of 1890.",
        "This article was originally published on Gulf Gazette.",
        "The post had been closed for a year.",
    ],
)
def test_sentences_stay_and_say_nothing(line: str) -> None:
    text = f"{WHOLE}\n\n{line}"
    assert not is_teaser(text)
    assert without_tail(text) == text


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6).map("\n\n".join))
def test_nothing_but_the_end_is_dropped(text: str) -> None:
    assert text.startswith(without_tail(text))


def test_nothing_stalls() -> None:
    for part in (
        "… read more",
        "the post ",
        "<a ",
        "<b>",
        "der beitrag a erschien zuerst ",
        "x\n\n",
        "a" * 100,
    ):
        text = part * 100_000
        started = time.process_time()
        is_teaser(text, text)
        without_tail(text)
        assert time.process_time() - started < 2  # 0.01 s here
