from __future__ import annotations

import pytest

from broadsheet.extract.dateline import dateline_of


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KYIV: Falling debris cut the line.", "KYIV"),
        ("Kyiv: The president spoke.", "Kyiv"),
        ("LONDON, March 3 (Agency) - Rain fell.", "LONDON, March 3 (Agency)"),
        ("BERLIN (nda) – Die Regierung will sparen.", "BERLIN (nda)"),
        ("Paris, le 3 mars – Le train repart.", "Paris, le 3 mars"),
        ("PORT ARLEN, Norrland — The ferry ran aground.", "PORT ARLEN, Norrland"),
        ("Київ. Президент виступив.", "Київ"),
        ("МОСКВА, 3 марта — Власти сообщили.", "МОСКВА, 3 марта"),
        ("القدس - قالت الوزارة.", "القدس"),
        ("UPDATE: The ferry is afloat.", None),
        ("Note: This text was changed.", None),
        ('Smith: "We left at noon."', None),
        ('London: "We left at noon."', None),
        ("Moderator: Welcome.", None),
        ("The mayor - who is ill - stayed away.", None),
        ("Kyiv has said that it will answer.", None),
        ("", None),
    ],
)
def test_dateline(text: str, dateline: str | None) -> None:
    assert dateline_of(text) == dateline
