from __future__ import annotations

import html
import re

from tests.serve.client import Client

from broadsheet.desk import Desk


def test_a_story_shows_who_has_it_from_whom(client: Client, demo_desk: Desk) -> None:
    story = max(demo_desk.stories.today(), key=lambda story: len(story.articles))
    section = client.get(f"/stories/{story.id}").text.partition('id="origins"')[2].partition("</section>")[0]
    assert re.search(
        rf"{len(story.outlets)} outlets, (?:at most \d+ independent origins|1 independent origin)", section
    )
    for origin in story.origins[:8]:
        assert html.unescape(section).count(f">{origin.name}</strong>") == 1
    edges = demo_desk.stories.edges(story.id)
    assert {edge.article for edge in edges} <= set(story.articles)
    assert {edge.via for edge in edges if edge.via} <= set(story.articles)
