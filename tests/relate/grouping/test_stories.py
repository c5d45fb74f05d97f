from __future__ import annotations

from datetime import date

from broadsheet.model import Article
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.neighbours import Candidate, Candidates
from broadsheet.relate.compare.pairs import COLUMNS, compare, compare_all
from broadsheet.relate.compare.trees import trees
from broadsheet.relate.grouping.reasons import reasons
from broadsheet.relate.grouping.stories import JOIN, Links, choose, link, scores
from broadsheet.relate.words.coded import Coded

FLOOD = (
    "Floods cut off Tellin on Friday after the Oskar dam broke. Mayor Rosa Imbert said 340 homes were empty."
)
AGAIN = "Mayor Rosa Imbert said on Friday that 340 homes in Tellin stood empty after floods and a broken Oskar dam."
OTHER = "Floods cut off Sandmere on Monday. Mayor Karl Odum said 12 homes were empty after heavy rain in the hills."


def _features(text: str, id_: str = "q") -> Features:
    return features(Article(id=id_, text=text, published=date(2024, 3, 1)))


def _links(new: str, *olds: str, size: int = 1) -> Links:
    """Return links of a text to others, each alone in a story that is named after its text."""
    placed = [Candidate(id=text, story=text, saga=text, copy_group=text, story_size=size) for text in olds]
    coded = Coded.of([_features(text) for text in olds])
    return link(Candidates.of(placed, coded), compare_all(_features(new).coded, coded))


def test_a_score_depends_on_the_two_articles_alone() -> None:
    assert _links(AGAIN, FLOOD).scores[0] == _links(AGAIN, OTHER, FLOOD, OTHER).scores[1]


def test_the_trees_ask_only_for_numbers_that_there_are() -> None:
    assert trees("story", COLUMNS).asked


def test_the_same_event_scores_high_and_a_lookalike_low() -> None:
    links = _links(AGAIN, FLOOD, OTHER)
    assert links.scores[0] > JOIN > links.scores[1]
    chosen = choose(links)
    assert chosen is not None
    assert chosen.candidate.story == FLOOD


def test_one_link_into_a_large_story_is_not_enough() -> None:
    assert choose(_links(AGAIN, FLOOD, size=19)) is None


def test_nothing_near_joins_nothing() -> None:
    links = _links(AGAIN)
    assert choose(links) is None


def test_who_and_where_are_no_event_without_what_happened() -> None:
    match = "Velmora beat Holm by two goals to nil on Friday. Police had a quiet day."
    quake = "An earthquake shook Velmora on Friday and brought down a wall. Police closed a road."
    assert _links(quake, match).scores[0] <= 0.1


def test_two_articles_in_another_language_are_never_quite_sure_of_one_event() -> None:
    text = "Das Hochwasser hat am Freitag in Tellin 340 Häuser zerstört, sagte Bürgermeisterin Rosa Imbert nach dem Dammbruch."
    one, other = (
        features(Article(id=id_, text=text, language="de", published=date(2024, 3, 1))) for id_ in "ab"
    )
    assert 0.8 < scores(compare_all(one.coded, other.coded))[0] <= 0.9


def test_reasons_in_words() -> None:
    new, old = _features(AGAIN), _features(FLOOD)
    why = reasons(compare(new.coded, old.coded), new, old.coded)
    assert any(
        reason.startswith(("same place", "same name", "three names")) and "Tellin" in reason for reason in why
    )
    assert "same figure: 340 homes" in why
    assert "both on 1 March 2024" in why
