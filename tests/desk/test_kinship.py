from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.desk import Desk, open_desk
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import features
from broadsheet.store import articles, index

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TALKS = "Envoys of Ardovia and Belmark met in Sulmi to discuss a truce. Ardovian president Milo Kastner wants Belmark's troops out of the Drava valley."
BRIDGE = "Belmark's army blew up a bridge in the Drava valley, Ardovia said. President Milo Kastner of Ardovia promised to rebuild it."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db")) as opened:
        for key, text, saga in (
            ("talks", TALKS, "war"),
            ("bridge", BRIDGE, "war"),
            ("other", BRIDGE, "other"),
        ):
            article = Article(id=key, text=text, published=NOW, collected=NOW)
            found = features(article)
            placement = Placement(id=key, copy_group=key, story=key, saga=saga)
            with opened.stories.store.write() as connection:
                articles.save(connection, article, now=NOW.timestamp())
                index.save(connection, placement, features=found.to_bytes(), keys=found.keys.listed())
        yield opened


def test_a_story_is_linked_with_the_others_of_its_saga_and_says_why(desk: Desk) -> None:
    (link,) = desk.stories.saga_links("talks")
    assert (link.story, link.other) == ("talks", "bridge")
    assert link.because[0].startswith("both about ")
    (back,) = desk.stories.saga_links("bridge")
    assert (back.story, back.other, back.score) == ("bridge", "talks", link.score)


def test_a_story_alone_in_its_saga_has_no_links(desk: Desk) -> None:
    assert desk.stories.saga_links("other") == ()
    assert desk.stories.saga_links("nothing") == ()
