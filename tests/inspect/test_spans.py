from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from bench.spans import wrong
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect import inspect
from broadsheet.model import Article, Entity, Figure, Statement, When

# Bits that inspectors look for, in several scripts, between what upsets offsets: letters whose small form is longer
# or shorter, marks that combine, signs beyond the first plane, controls, other line ends, blanks of other widths.
BITS = (
    "Ada Torsvik", "Mr. Smith", "KYIV", "the ministry", "Straße", "Владимир Путин", "محمد علي", "O’Brien", "U.S.",
    " said ", " told Reuters that ", " сказал: ", " sagte, ", "according to ", ", he said", " قال ", " a déclaré ",
    "“", "”", '"', "«", "»", "„", "‘", "’", "(", ")", ". ", ", ", ": ", "\n\n", "\r\n", "\n", "\t", " ", "\u00a0", "\u202f", "\u2028",
    "at least 19 people were killed", "3 1/2", "2.5m", "$10-30 billion", "12 раненых", "٣ قتلى", "½", "1,234",
    "on Sunday", "le 1er mai 2024", "позавчера", "الأحد المقبل", "3–4 May", "in 2019", "Mittwochabend",
    "İstanbul", "ﬁve", "ß", "e\u0301", "n\u0303", "\u202e", "\u200b", "\u0000", "\ufeff", "🙂", "👩‍👩‍👧", "𝐊𝐲𝐢𝐯", "東京で", "한국", "ไทย",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS) | st.text(max_size=3), min_size=1, max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.none() | TEXTS,
    st.sampled_from([None, "en", "de", "fr", "es", "ru", "uk", "ar", "ja", "fi"]),
    st.none() | st.dates() | st.just(datetime(2026, 3, 5, 22, tzinfo=UTC)),
)
def test_every_span_is_what_its_note_says(
    text: str, title: str | None, language: str | None, published: date | None
) -> None:
    read = inspect(Article(id="a", text=text, title=title, language=language, published=published))
    assert list(wrong(read)) == []


ENGLISH = "Mayor Ada Torsvik said on Monday that at least 19 people were killed in Lindvik."
UNKNOWN = {
    "fi": "Pormestari Ada Torsvik sanoi maanantaina, että ainakin 19 ihmistä kuoli Lindvikissä. Poliisi vahvisti asian "
          "tiistaina 3. maaliskuuta, ja 12 loukkaantunutta on yhä sairaalassa.",
    "hu": "Ada Torsvik polgármester hétfőn azt mondta, hogy legalább 19 ember meghalt Lindvikben. A rendőrség kedden "
          "megerősítette, hogy 12 sebesült még mindig kórházban van.",
    "ja": "市長のアダ・トルスヴィク氏は月曜日、リンドヴィークで少なくとも19人が死亡したと述べた。警察は3月3日、12人がまだ入院していると発表した。",
    "ko": "아다 토르스비크 시장은 월요일 린드비크에서 최소 19명이 숨졌다고 말했다. 경찰은 3월 3일 12명이 아직 입원 중이라고 밝혔다.",
    "zh": "市长周一表示，林德维克至少有19人死亡。警方3月3日说，12名伤者仍在医院。",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(UNKNOWN))
def test_a_language_that_is_not_known_gives_fewer_notes_not_wrong_ones(language: str) -> None:
    read = inspect(Article(id="a", text=UNKNOWN[language], published=date(2026, 3, 4)))
    assert read.language == language
    notes = [note for note in read.notes if isinstance(note, Entity | Figure | Statement | When)]
    known = inspect(Article(id="b", text=ENGLISH, published=date(2026, 3, 4)))
    assert len(notes) < len(
        [note for note in known.notes if isinstance(note, Entity | Figure | Statement | When)]
    )
    assert [note for note in notes if isinstance(note, When)] == []
    assert [note for note in notes if isinstance(note, Statement)] == []
    for note in notes:
        if isinstance(note, Figure):
            assert str(note.value).removesuffix(".0") in {"19", "12"}
        if isinstance(note, Entity):
            assert "Torsvik" in note.text or "Lindvik" in note.text
