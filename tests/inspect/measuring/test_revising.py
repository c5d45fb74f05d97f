from __future__ import annotations

from time import process_time

import pytest
from tests.inspect.measuring.test_corrections import told

from broadsheet.inspect.measuring.corrections import corrections
from broadsheet.model import Article

C, R = "corrected", "retracted"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dead number 14, not 16, the prefect said, after two bodies were counted twice.", [("16", "14", C)]),
        ("The guild corrected itself an hour later. The bear weighs 210 kilos, it said, not 310.", [("310", "210", C)]),
        ("The winner was Anke Brodt, not Anja Brodt, as an earlier report had it.", [("Anja Brodt", "Anke Brodt", C)]),
        ("Twelve rowers were lost, the guild said. It admitted that this was wrong and that nine had been lost.", [("Twelve", "nine", C)]),
        ("The council said 70 flats were damp. On Thursday it backtracked, saying 17 were.", [("70", "17", C)]),
        ("The guild had spoken of 18 drowned. It no longer stands by that number.", [("18", None, R)]),
        ("The rescue chief disowned his own figure of 45 missing on Sunday.", [("45", None, R)]),
        ("The guild mistakenly reported that 90 seals had washed ashore; there were 19.", [("90", "19", C)]),
        ("An earlier version of this article put the cost at $40 million. It is $14 million.", [("$40 million", "$14 million", C)]),
        ("On Friday we reported that the bishop had resigned. That was not true.", [("the bishop had resigned", None, R)]),
        ("Our article said that the mill had closed. In fact it has stopped one shift.",
         [("the mill had closed", "it has stopped one shift", C)]),
        ("Corrects the surname of the coach to Mirel, from Mirell, in paragraph 4.", [("Mirell", "Mirel", C)]),
        ('Editors: please disregard the alert "Bridge falls in Torv". The picture is old.', [("Bridge falls in Torv", None, R)]),
        ("The guild lowered its count of drowned sheep to 12 from 21, having listed one farm twice by mistake.", [("21", "12", C)]),
        ("At first the guild put the catch at 14 tons. It now says 41 and blames a typing error.", [("14", "41", C)]),
        ("This article was amended on 2 May 2026. It originally said the mole was 300 metres long; it is 200 metres long.",
         [("300", "200", C)]),
        ("For the record: A note on Friday said the mole cost $9 million. It cost $3 million.", [("$9 million", "$3 million", C)]),
        ("The rate it published, 71%, was wrong, the guild admitted. The right figure is 61%.", [("71%", "61%", C)]),
        ("The guild erred in saying that 15 boats sank; four did.", [("15", "four", C)]),
        ("We reported on Friday that Carl Venn had left the choir. He has not. We regret the error.",
         [("Carl Venn had left the choir", None, R)]),
        ("The guild revoked its announcement that the pier would open in May.", [("the pier would open in May", None, R)]),
        ("The warden's claim that the mole had sunk was later withdrawn.", [("the mole had sunk", None, R)]),
        ("The warden apologised on Friday for saying that the mole had sunk.", [("the mole had sunk", None, R)]),
        ("The guild conceded that its claim that the mole had sunk was false.", [("the mole had sunk", None, R)]),
        ("The pier shook in an earthquake, the guild said. It has taken back its statement about an earthquake.",
         [("The pier shook in an earthquake", None, R)]),
    ],
)  # fmt: skip
def test_frames_find_what_was_told_and_what_is_so(
    text: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "de",
            "In der ersten Fassung hieß es irrtümlich, 300 Stellen fielen weg. Es sind 130.",
            [("300", "130", C)],
        ),
        ("fr", "Une version précédente de cet article donnait 32 morts. Ils étaient 23.", [("32", "23", C)]),
        ("es", "Por error se dijo que los heridos eran 33. Son 23.", [("33", "23", C)]),
        ("fr", "La mairie a corrigé son bilan : onze morts, et non douze.", [("douze", "onze", C)]),
        ("ru", "Ранее ошибочно сообщалось о 15 погибших. Их было 5.", [("15", "5", C)]),
        ("uk", "Помилково повідомлялося про 40 будинків; їх 14.", [("40", "14", C)]),
    ],
)
def test_frames_are_those_of_other_languages_too(
    language: str, text: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose from 14 to 16 as divers went on looking.",
        "The warden denied that this was wrong. There are 200 other posts.",
        "He apologised for the delay. Ada Brill, not Carl Venn, will lead the choir.",
        "The report said 40 homes were empty. It was wrong to leave them so; 12 families need homes.",
        "The study wrongly excluded 40 patients. Another 12 were tested.",
        "The guild lowered its target to 12 boats from 21.",
        "The guild restated its pledge to hire 30 rowers, not 20 as some fear.",
        "The earlier version of the mole had 64 lamps. The new one has 128 lamps.",
        "The club amended its rules and lets 18 rowers sit instead of 12.",
        "The warden refused to retract his claim that the mole had sunk.",
        "The guild was wrong to expel four rowers, a court held. It must pay 900 euros.",
    ],
)
def test_blame_for_something_else_sets_nothing_right(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "Six boats sank and not nine by mistake, and ",
        "Ada Brill has withdrawn her claim that a boat sank and ",
        "It now says 41 wrong 14 ",
        "Correction: 12 said 13\n",
        'The           said ,"      ',
    ],
)
def test_a_text_without_an_end_is_read_in_time(piece: str) -> None:
    article = Article(id="a", text=piece * (30_000 // len(piece)), language="en")
    begin = process_time()
    corrections(article)
    assert process_time() - begin < 8, (
        "the shortest one took 14 seconds a third of it before, and grew with its square"
    )
