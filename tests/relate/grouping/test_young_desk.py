"""A desk on its first morning: few articles, all of one town, so that every name looks rare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from broadsheet.model import Article
from broadsheet.relate.grouping.placing import place_all

# Event, headline, text.
NEWS = (
    ("fire", "Two dead in Velmora mill fire", "A fire at the Harrow paper mill in Velmora killed two workers on Sunday night, fire chief Dora Elm said. Nine others were treated for smoke."),
    ("fire", "Fire kills two at paper mill", "Two workers died when fire swept through the Harrow paper mill in Velmora on Sunday, the fire brigade said. Chief Dora Elm said the cause was not known."),
    ("match", "Velmora go top after late goal", "Velmora beat Castrel 2-1 on Sunday with a goal in the last minute and lead the league. Trainer Piet Roos praised his goalkeeper."),
    ("council", "Council bans cars from old market", "The council of Velmora voted on Sunday to close the old market to cars from spring, mayor Ilse Brandt said."),
    ("theatre", "Velmora theatre reopens with a comedy", "The theatre of Velmora opened again on Sunday after two years of repairs. The audience stood for ten minutes."),
    ("court", "Baker acquitted of poisoning charge", "A court in Velmora on Sunday acquitted a baker who had been accused of poisoning a rival's pigeons."),
)  # fmt: skip


def test_one_town_and_one_day_do_not_make_one_story() -> None:
    first = datetime(2026, 3, 1, 18, tzinfo=UTC)
    articles = [
        Article(id=str(at), title=title, text=text, language="en", published=first + timedelta(hours=at))
        for at, (_, title, text) in enumerate(NEWS)
    ]
    stories: dict[str, set[str]] = {}
    for placed in place_all(articles):
        stories.setdefault(placed.story, set()).add(NEWS[int(placed.id)][0])
    assert sorted(map(sorted, stories.values())) == sorted([event] for event in {row[0] for row in NEWS})
