"""By which way words came, in constructions and with outlets that no table has."""

from __future__ import annotations

import pytest

from broadsheet.inspect.saying import statements
from broadsheet.model import Article

CASES: tuple[tuple[str, str | None, list[str]], ...] = (
    ("As Zorya Press reported, the weir at Tesk has burst.", None, ["Zorya Press"]),
    ("It was Zorya Press that reported that the weir at Tesk had burst.", None, ["Zorya Press"]),
    ("Kanal Nord relayed a report by Reuters that the weir at Tesk had burst.", None, ["Kanal Nord", "Reuters"]),
    ("Reuters aired an interview in which the miller said that the weir had burst.", "the miller", ["Reuters"]),
    ("Reuters spoke to a miller who said the weir had burst.", "a miller", ["Reuters"]),
    ("TASS, Russia's state news agency, quoted a miller as saying the weir had burst.", "a miller", ["TASS"]),
    ("The weir has burst, a miller told Reuters. The story was picked up by Le Monde.", "a miller", ["Le Monde", "Reuters"]),
    ("The weir has burst, a miller told Reuters; Le Monde took up the report on Monday.", "a miller", ["Le Monde", "Reuters"]),
    ("The weir has burst, a miller told Reuters. Le Monde denied it.", "a miller", ["Reuters"]),
    ("The miller denied opening the weir, his lawyer told Reuters.", "The miller", ["Reuters", "his lawyer"]),
    ("In a statement on Monday, the firm said the weir had burst.", "the firm", []),
    ("On Facebook, the mayor wrote that the weir had burst.", "the mayor", ["Facebook"]),
    ("The weir has burst, Reuters reported, citing a Telegram post by the mayor.", "the mayor", ["Reuters", "Telegram"]),
    ("The mayor wrote on X. The firm said the weir had burst.", "The firm", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "chain"), CASES, ids=[case[0][:40] for case in CASES])
def test_words_come_by_this_way(text: str, speaker: str | None, chain: list[str]) -> None:
    found = [one for one in statements.inspect(Article(id="a", text=text, language="en")) if one.content]
    said = next(one for one in found if "weir" in " ".join(text[start:end] for start, end in one.content))
    assert [link.name for link in said.chain] == chain
    assert (said.speaker.name if said.speaker else None) == speaker


@pytest.mark.parametrize(
    "text", ["El Comercio published the letters on Tuesday.", "Reuters won a prize on Monday."]
)
def test_what_an_outlet_prints_or_wins_is_no_statement(text: str) -> None:
    assert not list(statements.inspect(Article(id="a", text=text, language="en")))


def test_no_private_character_stands_in_a_name() -> None:
    text = '\ue000 said the weir was shut. "A man at the gate" told Reuters it had burst. The \ue000 Council said it would mend it.'
    for one in statements.inspect(Article(id="a", text=text, language="en")):
        names = [one.speaker.name] if one.speaker else []
        assert all(
            name and not {"\ue000", "\ue001"} & set(name)
            for name in [*names, *(link.name for link in one.chain)]
        )
