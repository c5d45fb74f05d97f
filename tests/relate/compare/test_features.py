from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Article, Outlet
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.keys import NAME_KEYS, TERM_KEYS
from broadsheet.relate.words.coded import DAY, FIGURE, KIND, NAME, PLACE, TERM, code
from broadsheet.relate.words.finders import find, month_day, name_key
from broadsheet.relate.words.shingles import SKETCH
from broadsheet.relate.words.stems import guess_language, pieces
from broadsheet.relate.words.tokens import tokens
from broadsheet.text.words import words

TEXT = (
    "KYIV: Governor Andrei Bocharov said on Sunday that 99 drones were downed near Volgograd. Bocharov spoke "
    "on 3 July to the Security Council. At least 1,200 people left Cerise Avenue; two stayed."
)


def test_finders_find_by_shape() -> None:
    found = find(tokens(TEXT), date(2025, 7, 27), "en")
    assert {"Andrei Bocharov", "Security Council"} <= set(found.names.values())
    assert {"KYIV", "Volgograd", "Cerise Avenue"} <= set(found.places.values())
    assert found.figures["99 drone"] == "99 drones"
    assert "1200 peopl" in found.figures
    assert month_day(date(2025, 7, 27)) in found.days
    assert month_day(date(2025, 7, 3)) in found.days
    assert found.weekdays == 1 << 6


def test_a_weekday_without_a_date_stays_unknown() -> None:
    assert find(tokens("It happened on Sunday."), None, "en").days == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelenskyy", "Zelensky"), ("Zelensky", "Зеленский"), ("Erdoğan", "Erdogan"), ("Putin", "Путин")],
)
def test_spellings_of_a_name_share_their_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_shouted_text_has_no_names() -> None:
    assert find(tokens("BOMBS EXPLODED IN THE CAPITAL OF THE COUNTRY"), None, "en").names == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The police said that the man was in the house", "en"),
        ("Die Polizei sagte, dass der Mann in dem Haus war", "de"),
        ("La police a dit que l'homme était dans la maison", "fr"),
        ("Полиция сообщила, что он был в доме и не выходил", "ru"),
        ("Поліція повідомила, що він був у будинку та не виходив", "uk"),
        ("قالت الشرطة إن الرجل كان في المنزل", "ar"),
        ("12 34 56", None),
    ],
)
def test_language_is_guessed_by_function_words(text: str, language: str | None) -> None:
    assert guess_language(words(text)) == language


def test_scripts_without_blanks_are_cut_into_pairs() -> None:
    assert pieces(["東京都知事", "drone"]) == ["東京", "京都", "都知", "知事", "drone"]


def test_features_survive_packing() -> None:
    article = Article(
        id="a",
        title="Drones over Volgograd",
        text=TEXT,
        outlet=Outlet(name="Bee"),
        published=date(2025, 7, 27),
    )
    found = features(article)
    assert Features.from_bytes(found.to_bytes()) == found
    assert len(found.to_bytes()) < 1_000


def test_packing_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="make them anew"):
        Features.from_bytes(b"\xffrest")


def test_the_name_of_the_outlet_is_no_term() -> None:
    found = features(
        Article(id="a", text="Kxwz News has learned of a spill in Tellin.", outlet=Outlet(name="kxwz.com"))
    )
    assert code(TERM, "kxwz") not in found.coded.ids
    assert code(TERM, "tellin") in found.coded.ids


@given(st.text(max_size=300), st.text(max_size=40))
def test_features_of_any_text(text: str, title: str) -> None:
    found = features(Article(id="a", text=text, title=title))
    coded = found.coded
    kinds = coded.marks[:, 0] & KIND
    assert len(coded.ids) == len(coded.marks) == coded.rows["items"][0]
    assert kinds.tolist() == sorted(kinds.tolist()), "items stand by kind"
    for kind, name in (
        (TERM, "terms"),
        (NAME, "names"),
        (PLACE, "places"),
        (FIGURE, "figures"),
        (DAY, "days"),
    ):
        assert (kinds == kind).sum() == coded.rows[name][0]
    assert len(found.keys) <= TERM_KEYS + 2 * NAME_KEYS + SKETCH
    assert Features.from_bytes(found.to_bytes()) == found
