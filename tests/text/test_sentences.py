from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Smith left.", "He came back."],
        ['"Stop!" he said.', "Nobody did."],
        ["He asked why.", "“Because,” she said."],
        ["It cost 3.5 million.", "Nobody paid."],
        ["The U.S. sent ships.", "They sailed."],
        ["J. R. Hartley wrote it.", "It sold well."],
        ["Is it so?", "It is!", "Well…", "Perhaps."],
        ['He said: "We left."', "They had."],
        ["Der Pegel stieg um ca. 3 Meter.", "Dann fiel er."],
        ["Цена — 3 млн. рублей.", "Это много."],
        ["Er sagte das am 3. März.", "Dann ging er."],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_paragraphs_always_part() -> None:
    text = "A heading\n\nThen a sentence"
    assert [text[start:end] for start, end in sentences(text)] == ["A heading", "Then a sentence"]


@given(st.text(alphabet='ab A.!?"”\n…。 Mr', max_size=80))
def test_spans_are_in_order_and_lose_only_blanks(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It sank at 8 p.m. Friday off the coast.", 1),
        ("It sank at 8 p.m. EST on Friday.", 1),
        ("It sank at 8 p.m. The crew was saved.", 2),
        ("They met at 9 a.m. Nov. 3 in the harbour.", 1),
    ],
)
def test_an_hour_of_the_day_parts_only_where_another_sentence_begins(text: str, count: int) -> None:
    assert len(sentences(text)) == count


# language | text | how many sentences
ABBREVIATED = """
en|He met Gov. Smith on Jan. 5 at St. Mary's. It rained.|2
en|The U.S. Army left. No. 10 said nothing. She lives in Washington D.C. He does not.|4
en|The company, Acme Inc., fell 3.5 pct. Shares of Beta Corp. rose.|2
en|"We left." He paused. "Why?" she asked.|3
en|Lt. Col. Jane Roe, M.D., of Ft. Hood and Sgt. Maj. Lee spoke. They left at 5 p.m. Nobody knew.|3
en|He was 6 ft. 2 in. tall, approx. 80 kg, vs. Jones et al. in 2019. True.|2
en|It cost $5.2bn. (See p. 12.) Figs. 3 and 4 show it, e.g. here, i.e. there. Done.|4
en|Sen. J. D. Vance and Rep. A. Ocasio voted. Dr. No was there, Prof. X too.|2
en|He asked, "Is it true?" "Yes," she said. "It is!" They left…  Then silence.|5
en|Is it Mt. Everest? It is Ave. Foch. Main St. was closed. Pte. Jones died.|4
de|Am 3. Oktober traf sich Dr. Müller mit Prof. Dr. h.c. Meier. Das war z. B. neu, d. h. gut, u. a. hier. Ende.|3
de|Der 2. Weltkrieg endete 1945. Ca. 50 Mio. Euro bzw. 3 Mrd. Dollar, inkl. MwSt., fehlen. Nr. 5 lebt. Str. 12 u. v. m. sind weg.|4
de|Sie kam am 12. ins Rathaus. Karl V. regierte. Der FC St. Pauli verlor. Lt. Polizei, vgl. Abs. 3, gab es ggf. Tote.|4
fr|M. Dupont et Mme. Durand, av. J.-C., env. 30 km, etc. Le 1er mars. Voir p. 3, art. 5, éd. 2. Fin.|4
fr|Selon l'AFP, M. Macron a parlé. S.M. le roi aussi. « Oui. » dit-il. Le Dr. Roux, bd. Hugo.|4
es|El Sr. García y la Sra. López, del EE. UU. y de la Dra. Ruiz, dijeron. Av. Mayor núm. 5, pág. 3, aprox. 20 km. Fin.|3
es|En EE.UU. hay paro. ¿Por qué? ¡No! D. Juan y Dña. Ana, Lic. Paz, Ing. Gil, Gral. Ros. Se van.|5
ru|В 1990 г. в г. Москве на ул. Ленина, д. 5, жил А. С. Пушкин. Он ушёл.|2
ru|Погибли 3 тыс. человек, 5 млн. руб. и т. д. Он, т. е. Иван, и др. ушли. В 2020 г. он умер. Это всё.|4
ru|По данным ред. газеты, см. рис. 3, т.н. «республика» им. Кирова. Стоп. XX в. начался. Напр. так.|4
uk|У 1990 р. в м. Києві на вул. Хрещатик, буд. 5, жив Т. Г. Шевченко. Він пішов.|2
uk|Загинули 3 тис. людей, 5 млн. грн. тощо. Ім. Франка, обл. центр, т. зв. «республіка», див. рис. 3. Кінець.|3
ar|قال د. أحمد إن الأمر انتهى. هل هذا صحيح؟ نعم! انتهى.|4
ar|ولد عام 570 م. في مكة. ثم هاجر إلى المدينة.|2
en|The answer was no. He sat. Under the sun. They won.|4
en|Sat. 5 p.m. was late. SHE SAW ME. THEN SHE LEFT.|3
"""


@pytest.mark.parametrize("line", ABBREVIATED.strip().splitlines())
def test_abbreviations_of_seven_languages_part_nothing(line: str) -> None:
    _, text, count = line.split("|")
    found = [text[start:end] for start, end in sentences(text)]
    assert len(found) == int(count), found
