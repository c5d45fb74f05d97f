"""A desk on its first morning: few articles, all of one town, so that every name looks rare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.model import Article
from broadsheet.relate.grouping.placing import place_all

News = tuple[tuple[str, str, str], ...]  # event, headline, text

VELMORA = (
    ("fire", "Two dead in Velmora mill fire", "A fire at the Harrow paper mill in Velmora killed two workers on Sunday night, fire chief Dora Elm said. Nine others were treated for smoke."),
    ("fire", "Fire kills two at paper mill", "Two workers died when fire swept through the Harrow paper mill in Velmora on Sunday, the fire brigade said. Chief Dora Elm said the cause was not known."),
    ("match", "Velmora go top after late goal", "Velmora beat Castrel 2-1 on Sunday with a goal in the last minute and lead the league. Trainer Piet Roos praised his goalkeeper."),
    ("council", "Council bans cars from old market", "The council of Velmora voted on Sunday to close the old market to cars from spring, mayor Ilse Brandt said."),
    ("theatre", "Velmora theatre reopens with a comedy", "The theatre of Velmora opened again on Sunday after two years of repairs. The audience stood for ten minutes."),
    ("court", "Baker acquitted of poisoning charge", "A court in Velmora on Sunday acquitted a baker who had been accused of poisoning a rival's pigeons."),
)  # fmt: skip
# Match, vote, storm and blast have a town, a day and words of police reports in common.
KARSUND = (
    ("blast", "Explosion in Karsund kills two", "Two people were killed on Sunday when an explosion destroyed a block of flats in Karsund, police said. Rescuers searched the rubble through the night."),
    ("blast", "Two dead as house blows up in Karsund", "A gas explosion brought down a block of flats in the centre of Karsund on Sunday and killed two people. Rescuers were still digging in the rubble."),
    ("blast", "Gas leak behind Karsund explosion, investigators say", "A leaking gas pipe caused the explosion that killed two people in a block of flats in Karsund on Sunday, investigators said on Monday. Ten families have no home."),
    ("match", "Karsund beat Holm 2-0", "Karsund won 2-0 at home against Holm on Sunday. Two goals before the break decided the match, and police had a quiet day."),
    ("vote", "Karsund goes to the polls", "People in Karsund elect a new council on Sunday. Two parties are level in the polls."),
    ("storm", "Storm brings down trees in Karsund", "A storm that crossed Karsund on Sunday brought down trees and killed two horses. Police closed two roads."),
    ("choir", "Karsund choir sings for two hours", "The choir of Karsund gave a concert of two hours on Sunday in a full church, and people stood in the street to listen."),
)  # fmt: skip
# One service answers for flood and fire, one day and one number for crash, fair and killing.
TARNBROOK = (
    ("flood", "Flood water reaches homes in Tarnbrook", "Flood water reached homes in Tarnbrook on Tuesday after the river Else rose by two metres, the fire service said. Forty families were led out."),
    ("flood", "Forty families leave as Else rises", "TARNBROOK - Forty families had to leave their homes in Tarnbrook on Tuesday as the Else burst its banks, the fire service said."),
    ("fire", "Fire at Tarnbrook bakery", "A fire gutted a bakery in Tarnbrook on Tuesday. The fire service said that nobody was hurt."),
    ("crash", "Bus crash near Tarnbrook injures 12", "A bus left the road near Tarnbrook on Tuesday evening and turned over, injuring 12 people, the police said. The driver told officers that a deer had run onto the road."),
    ("crash", "Twelve hurt as bus overturns", "Twelve passengers were hurt when a bus overturned outside Tarnbrook on Tuesday. The driver said he had swerved to miss a deer."),
    ("fair", "Book fair opens in Tarnbrook", "The Tarnbrook book fair opened its doors on Tuesday. It runs until Sunday and has 12 publishers from abroad."),
    ("killing", "Man held over killing in Tarnbrook", "Police in Tarnbrook said on Tuesday that they were holding a man of 34 over the killing of a jeweller. A neighbour told officers that he had heard shouts."),
    ("killing", "Jeweller found dead; suspect arrested", "A jeweller was found dead in his shop in Tarnbrook on Tuesday, police said. A 34-year-old man was arrested near the station."),
)  # fmt: skip


@pytest.mark.parametrize("news", [VELMORA, KARSUND, TARNBROOK])
def test_one_town_and_one_day_do_not_make_one_story(news: News) -> None:
    first = datetime(2026, 3, 1, 18, tzinfo=UTC)
    articles = [
        Article(id=str(at), title=title, text=text, language="en", published=first + timedelta(hours=at))
        for at, (_, title, text) in enumerate(news)
    ]
    stories: dict[str, set[str]] = {}
    for placed in place_all(articles):
        stories.setdefault(placed.story, set()).add(news[int(placed.id)][0])
    assert sorted(map(sorted, stories.values())) == sorted([event] for event in {row[0] for row in news})
