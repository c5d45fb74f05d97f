from __future__ import annotations

from broadsheet.model import Edge, Folded, Origin, Span
from broadsheet.text.storyjson import folded_to_json


def test_a_folded_story_says_who_has_it_from_whom() -> None:
    edge = Edge(article="b", to="Lakeside Courier", how="cites", spans=(Span(3, 9),), via="a")
    folded = Folded(
        story="s",
        origins=(Origin(name="Ada Holm", articles=("a", "b")),),
        at_most=1,
        ledger=(),
        edges=(edge,),
    )
    assert folded_to_json(folded) == {
        "story": "s",
        "origins": [{"name": "Ada Holm", "articles": ["a", "b"]}],
        "at_most": 1,
        "edges": [
            {
                "article": "b",
                "how": "cites",
                "to": "Lakeside Courier",
                "known": True,
                "via": "a",
                "spans": [[3, 9]],
            }
        ],
        "ledger": [],
    }
