"""Whole sentences of agencies and papers: who said what through whom, however the clauses stand."""

from __future__ import annotations

import pytest

from broadsheet import flow
from broadsheet.model import Article, Statement

# A sentence, and of each statement its speaker and its chain, the reader's side first.
SENTENCES: tuple[tuple[str, list[tuple[str | None, tuple[str, ...]]]], ...] = (
    (
        '"We were told to delete everything," a former analyst at the unit, who asked that her name be withheld, told amaBhungane.',
        [("a former analyst at the unit", ("amaBhungane",))],
    ),
    (
        "Japan intends to raise the tax on tobacco, Kyodo has learned from government sources.",
        [("government sources", ("Kyodo",))],
    ),
    (
        "A ministry memo obtained by Mediapart says the flights were paid for by the Emirati lender.",
        [("A ministry memo", ("Mediapart",))],
    ),
    (
        "Geo News, quoting police, reported that the gunman had been shot dead at a checkpoint outside Quetta, a claim later repeated by Dawn.",
        [("police", ("Dawn", "Geo News"))],
    ),
    (
        '"There will be no negotiation," President Aurelio Paz wrote on Facebook late on Monday, hours after his vice-president told CNN en Español that talks were under way.',
        [("Aurelio Paz", ("Facebook",)), ("his vice-president", ("CNN en Español",))],
    ),
    (
        "Juventus have agreed a fee for the winger, Sky Italia journalist Fabio Moretti wrote on Instagram.",
        [("Fabio Moretti", ("Instagram",))],
    ),
    (
        'The company, responding to questions from Wired, said it had "no evidence" that passwords were stolen.',
        [("The company", ("Wired",))],
    ),
    (
        "The refinery had been cited for leaks 14 times, records reviewed by the Houston Chronicle show.",
        [("records", ("Houston Chronicle",))],
    ),
    (
        "KBC, in its evening news, quoted the harbour master, Captain Ali Juma, as saying that the tug had been without lights.",
        [("Ali Juma", ("KBC",))],
    ),
    (
        "A Reuters reporter in Khartoum was told by shopkeepers that flour had doubled in price in a week.",
        [("shopkeepers", ("Reuters",))],
    ),
    (
        'In a letter to parliament that was leaked to De Morgen and quoted the same evening by VRT, the auditor said the figures "do not add up in any currency".',
        [("the auditor", ("VRT", "De Morgen"))],
    ),
    (
        "As the Irish Times was first to report, the commissioner has repaid the flights.",
        [(None, ("Irish Times",))],
    ),
    (
        "The painting never left the vault, the dealer, 71, insisted to Corriere della Sera, whose report was picked up by ANSA.",
        [("the dealer", ("ANSA", "Corriere della Sera"))],
    ),
    (
        "Petra, Jordan's official news agency, quoted a security source on Thursday as saying that three smugglers had been shot at the border.",
        [("a security source", ("Petra",))],
    ),
    (
        "The opposition accused the president of hiding a stroke, El Mercurio reported, after a nurse told Radio Cooperativa that he could not hold a pen.",
        [("The opposition", ("El Mercurio",)), ("a nurse", ("Radio Cooperativa",))],
    ),
    (
        "A navy ship ran aground near the shoal, said a fisherman reached by radio by the Inquirer.",
        [("a fisherman", ("Inquirer",))],
    ),
    (
        "The former mayor accepted the watch as a gift, prosecutors said in a court filing obtained by the Miami Herald.",
        [("prosecutors", ("Miami Herald", "a court filing"))],
    ),
    (
        "Radio New Zealand, which first had the story, quoted the harbourmaster as saying the pilot had been drinking.",
        [("the harbourmaster", ("Radio New Zealand",))],
    ),
    (
        '"I never met him," the actress said in an Instagram story that was screenshotted by TMZ and reported by People magazine.',
        [("the actress", ("People", "TMZ", "Instagram"))],
    ),
    (
        "The minister's plane turned back over the Black Sea, the TASS agency reported citing a source in the airport, and Kommersant later confirmed.",
        [("a source in the airport", ("TASS",))],
    ),
    (
        "South Korea's Joint Chiefs of Staff said the North had fired two missiles into the sea, the Yonhap news agency reported, hours after Japan's NHK, quoting defence ministry sources, said one had landed in its waters.",
        [("South Korea's Joint Chiefs of Staff", ("Yonhap",)), ("defence ministry sources", ("NHK",))],
    ),
    (
        "The cathedral's roof was known to be unsafe, according to documents that the architect shared with Le Parisien.",
        [("documents", ("Le Parisien",))],
    ),
)


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_a_chain_is_read_whole(text: str, told: list[tuple[str | None, tuple[str, ...]]]) -> None:
    found = flow.inspected(Article(id="a", text=text, language="en"))
    assert isinstance(found, Article)
    statements = [note for note in found.notes if isinstance(note, Statement)]
    assert [
        (one.speaker.name if one.speaker else None, tuple(link.name for link in one.chain))
        for one in statements
    ] == told
