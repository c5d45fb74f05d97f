from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.inspect.saying import statements
from broadsheet.inspect.saying.speakers import PRONOUNS
from broadsheet.model import Article, Entity, Outlet, Statement

DATA = Path(__file__).parents[2] / "data" / "inspect" / "statements"
CASES = [json.loads(line) for line in (DATA / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]


def found_in(case: dict[str, Any]) -> tuple[Article, list[Statement]]:
    outlet = Outlet(name=case["outlet"]) if "outlet" in case else None
    article = Article(id="a", text=case["text"], outlet=outlet, language=case.get("language", "en"))
    return article, list(statements.inspect(article))


def as_written(article: Article, found: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a case says of a statement, of this one."""
    speaker = found.speaker
    full = {
        "content": [article.text[start:end] for start, end in found.content],
        "speaker": speaker.name if speaker else None,
        "anonymous": bool(speaker and speaker.anonymous),
        "chain": [[link.name, link.role] for link in found.chain],
        "form": found.form,
        "stance": found.stance,
        "hedges": list(found.hedges),
    }
    return {key: full.get(key) for key in wanted}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_sentence(case: dict[str, Any]) -> None:
    article, found = found_in(case)
    wanted = case["statements"]
    empty: dict[str, Any] = {"content": None, "speaker": None, "chain": None}
    pairs = [(one, wanted[at] if at < len(wanted) else empty) for at, one in enumerate(found)]
    assert [as_written(article, one, like) for one, like in pairs] == wanted


def test_enough_sentences_with_long_chains() -> None:
    assert len(CASES) >= 60
    assert max(len(one.get("chain", ())) for case in CASES for one in case["statements"]) == 4


def test_entities_name_the_speaker() -> None:
    text = "Jo Ann Petrie-Wells arrived. Petrie-Wells said the dam was safe."
    whole = Entity(start=0, end=19, text=text[:19], type="person", entity="e1")
    article = Article(id="a", text=text, notes=(whole,))
    (found,) = statements.inspect(article)
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.entity) == ("Jo Ann Petrie-Wells", "e1")


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "«", "»", "„", " ", "\n\n", ", ", ". ", ": ", "said", "that", "Anna Berg", "he", "told", "Reuters",
     "according to", "citing", "on Telegram", "quoted", "as saying", "by", "(", ")", "reported", "adding", "the ministry",
     "-", "—", "?", "!", "x", "on Friday", "was", "who", "and", "his claim that", "it", "&", "zufolge", "laut", "unter Berufung auf", "sagte", "dass", "habe", "según", "que",
     "dijo", "selon", "citant", "за даними", "повідомила", "що", "газета", "со ссылкой на", "citing", "which quoted", "’s",
     "a person with knowledge of", "not to be named", "the father of two", "(Halvard)", "\ue000", "the Post", "Agentur"]
)  # fmt: skip


TEXTS = (
    st.lists(PIECES, max_size=40).map(" ".join)
    | st.lists(PIECES, max_size=30).map("".join)
    | st.text(max_size=300)
)


@example('according to " " " " " ? it ,  ,  told', None)
@given(TEXTS, st.sampled_from([None, "en", "de", "es", "fr", "uk", "ru"]))
def test_any_text_gives_spans_within_it(text: str, language: str | None) -> None:
    article = Article(id="a", text=text, language=language, outlet=Outlet(name="The Post"))
    for found in statements.inspect(article):
        links = [span for link in found.chain for span in link.spans]
        spans = [*found.content, *found.cue, *(found.speaker.spans if found.speaker else ()), *links]
        assert found.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(found.content) == sorted(found.content)
        assert found.made_by == statements.MADE_BY
        assert found.speaker is None or found.speaker.name.lower() not in PRONOUNS
