from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from broadsheet.inspect import inspect
from broadsheet.inspect.saying import arabic
from broadsheet.inspect.saying.folded import units
from broadsheet.inspect.saying.tongueverbs import ALL_VERBS, verbs_of
from broadsheet.model import Article, Statement

DATA = Path(__file__).parents[2] / "data" / "inspect" / "statements"
CASES = [json.loads(line) for line in (DATA / "tongues.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_whose_a_quotation_is_with_the_names_that_the_article_has(case: dict[str, Any]) -> None:
    article = inspect(Article(id="a", text=case["text"], language=case["language"]))
    found = {
        tuple(article.text[start:end] for start, end in note.content): note.speaker and note.speaker.name
        for note in article.notes
        if isinstance(note, Statement)
    }
    assert found == {tuple(one["content"]): one["speaker"] for one in case["statements"]}


def test_english_words_are_no_verbs_of_saying_where_the_language_is_unknown() -> None:
    assert "argue" in verbs_of("fr")
    assert "argue" not in ALL_VERBS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال وزير الطاقة حسان العلي إن الكهرباء ستعود.", ["حسان العلي"]),
        ("وطالبت النائبة سمر عيد بنشر العقد كاملا.", ["سمر عيد"]),
        ("عاد الهدوء إلى المدينة بعد العاصفة.", []),
    ],
)
def test_people_in_arabic_stand_behind_their_offices(text: str, names: list[str]) -> None:
    (unit,) = units(text)
    assert [" ".join(unit.words[start:end]) for (start, end), _ in arabic.people(unit)] == names


@pytest.mark.parametrize(
    "text",
    [
        "La fameuse « exception culturelle » revient sur la table des négociateurs.",
        "La “mano dura” que prometió el Gobierno se estrenó con un bloqueo.",
        "Der Film „Die langen Nächte“ läuft ab Donnerstag.",
        "Виставка «Крила й коріння» відкрилася у Львові.",
        "عُرض فيلم «ليل بلا نجوم» في مهرجان قرطاج أمس.",
    ],
)
def test_quoted_words_that_nobody_says_are_no_statement(text: str) -> None:
    language = {"L": "fr", "D": "de", "В": "uk", "ع": "ar"}[text[0]]
    language = "es" if "mano" in text else language
    article = inspect(Article(id="a", text=text, language=language))
    assert not [note for note in article.notes if isinstance(note, Statement)]
