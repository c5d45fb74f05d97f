from __future__ import annotations

from datetime import date

from broadsheet.model import Article
from broadsheet.relate.features import features
from broadsheet.relate.neighbours import Candidate
from broadsheet.relate.pairs import compare, compare_all
from broadsheet.relate.reasons import reasons
from broadsheet.relate.stories import JOIN, background, choose, link
from broadsheet.relate.weights import BIAS, table

FLOOD = (
    "Floods cut off Tellin on Friday after the Oskar dam broke. Mayor Rosa Imbert said 340 homes were empty."
)
AGAIN = "Mayor Rosa Imbert said on Friday that 340 homes in Tellin stood empty after floods and a broken Oskar dam."
OTHER = "Floods cut off Sandmere on Monday. Mayor Karl Odum said 12 homes were empty after heavy rain in the hills."


def _candidate(id_: str, text: str, story: str, size: int = 1) -> Candidate:
    found = features(Article(id=id_, text=text, published=date(2024, 3, 1)))
    return Candidate(id=id_, story=story, saga=story, copy_group=id_, story_size=size, features=found)


def test_weights_and_numbers_have_the_same_names() -> None:
    one = features(Article(id="a", text=FLOOD))
    names = {*compare(one, one).numbers, "background", BIAS}
    assert set(table("story")) <= names
    assert set(table("saga")) <= names


def test_the_same_event_scores_high_and_a_lookalike_low() -> None:
    new = features(Article(id="q", text=AGAIN, published=date(2024, 3, 1)))
    candidates = [_candidate("a", FLOOD, "a"), _candidate("b", OTHER, "b")]
    links = link(candidates, compare_all(new, [candidate.features for candidate in candidates]))
    assert links[0].score > JOIN > links[1].score
    chosen = choose(links)
    assert chosen is not None
    assert chosen.candidate.story == "a"


def test_one_link_into_a_large_story_is_not_enough() -> None:
    new = features(Article(id="q", text=AGAIN, published=date(2024, 3, 1)))
    large = _candidate("a", FLOOD, "a", size=19)
    assert choose(link([large], [compare(new, large.features)])) is None


def test_nothing_near_joins_nothing() -> None:
    assert choose([]) is None
    assert background([]) > 0


def test_reasons_in_words() -> None:
    new = features(Article(id="q", text=AGAIN, published=date(2024, 3, 1)))
    old = features(Article(id="a", text=FLOOD, published=date(2024, 3, 1)))
    why = reasons(compare(new, old), new, old)
    assert any(
        reason.startswith(("same place", "same name", "three names")) and "Tellin" in reason for reason in why
    )
    assert "same figure: 340 homes" in why
    assert "both on 1 March 2024" in why
