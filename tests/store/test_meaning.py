from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from tests.conftest import made_article

from broadsheet.model import Article, Outlet
from broadsheet.store import articles, meaning, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
READER = Asker(user=1, now=NOW)
TEXTS = {
    "ferry": "The ferry sank off the islands. Divers search the wreck for missing passengers.",
    "bank": "The bank admitted the theft of customer data. The regulator opened an inquiry.",
    "match": "The football team won the match after a late goal and leads the league.",
    "goal": "A striker scored a late goal as the football team won again.",
}


def filed(store: Store, *found: Article) -> None:
    with store.write() as connection:
        for one in found:
            articles.save(connection, one, now=NOW.timestamp())
        meaning.file(connection, found)


@pytest.fixture
def filled(store: Store) -> Store:
    filed(store, *(made_article(key, title=key, text=text) for key, text in TEXTS.items()))
    return store


def found(store: Store, asked: str, order: search.Order = "likeness") -> list[str]:
    with store.read() as connection:
        return [hit.article.id for hit in search.search(connection, asked, READER, limit=9, order=order)]


def test_what_is_near_is_found_without_its_words(filled: Store) -> None:
    assert found(filled, 'like:"shipwreck at sea"') == ["ferry"]
    assert found(filled, "like:soccer")[:2] in (["match", "goal"], ["goal", "match"])
    assert found(filled, "like:qzxv") == []


def test_words_and_fields_filter_what_is_near(filled: Store) -> None:
    assert found(filled, "like:soccer striker") == ["goal"]
    assert found(filled, "like:soccer lang:uk") == []
    assert "goal" not in found(filled, "lang:en -like:soccer")
    assert found(filled, "late OR bank", "meaning")[0] in {"match", "goal", "bank"}


@pytest.mark.parametrize(
    "asked", ["like:soccer late", "like:soccer -bank the", "late OR bank like:soccer lang:en"]
)
def test_a_page_of_what_is_near_and_holds_words_is_the_beginning_of_all_of_it(
    filled: Store, asked: str
) -> None:
    with filled.read() as connection:
        every = search.search(connection, asked, READER, limit=999)
    keys = [hit.article.id for hit in every]
    assert found(filled, asked) == keys
    with filled.read() as connection:
        rest = search.search(connection, asked, READER, limit=9, offset=1)
    assert [hit.article.id for hit in rest] == keys[1:]


def test_a_new_version_means_what_it_says_now(filled: Store) -> None:
    assert "bank" not in found(filled, "like:soccer")
    filed(filled, made_article("bank", title="bank", text=TEXTS["match"]))
    assert "bank" in found(filled, "like:soccer")
    with filled.write() as connection:
        articles.remove(connection, ["bank"])
    assert "bank" not in found(filled, "like:soccer")


def test_what_a_writer_takes_back_is_not_remembered(filled: Store) -> None:
    found(filled, "like:soccer")
    extra = made_article("extra", title="extra", text=TEXTS["goal"])

    def take_back() -> None:
        with filled.write() as connection:
            articles.save(connection, extra, now=1.0)
            meaning.file(connection, [extra])
            assert "extra" in [
                one.article.id for one in search.search(connection, "like:soccer", READER, limit=9)
            ]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_back()
    assert "extra" not in found(filled, "like:soccer")
    filed(filled, made_article("other", title="other", text=TEXTS["goal"]))
    assert "other" in found(filled, "like:soccer")


def test_an_article_in_words_that_nobody_knows_has_no_vector(store: Store) -> None:
    filed(store, made_article("x", title="Ґґґ", text="Ґґґ ґґґ."))
    with store.read() as connection:
        assert meaning.likeness(connection, [1], meaning.vector("ferry")) == {}


def test_signs_and_bytes_keep_directions() -> None:
    one, other = meaning.vector("ferry accident"), meaning.vector("shipwreck")
    kept = np.frombuffer(meaning.directions(one), np.int8).astype(np.float32)
    assert float(kept @ other / np.linalg.norm(kept)) == pytest.approx(float(one @ other), abs=0.02)
    assert len(meaning.signs(one)) == 32


def test_few_of_an_outlet_are_found_among_many_that_are_nearer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "MOST", 3)
    many = [made_article(f"m{n}", title="football goal", text=TEXTS["goal"] + f" {n}") for n in range(8)]
    own = made_article("own", title="own", text=TEXTS["match"], outlet=Outlet(name="Small Post"))
    filed(store, *many, own)
    assert len(found(store, "like:goal")) == 3
    assert found(store, 'like:goal outlet:"Small Post"') == ["own"]
