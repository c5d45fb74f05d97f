from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.model import Article, Placement, SagaLink
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import Window
from broadsheet.relate.compare.pairs import compare_all
from broadsheet.relate.compare.profiles import Profile, beside, numbers, profile
from broadsheet.relate.grouping.sagas import JOIN, choose, components, link, of_story, regrouped, score
from broadsheet.relate.grouping.stories import link as story_links
from broadsheet.relate.words.coded import Coded

WAR = {
    "talks": "Envoys of Ardovia and Belmark met in Sulmi on Tuesday to discuss a truce. Ardovian president Milo Kastner wants Belmark's troops out of the Drava valley, his spokesman Jon Orlic said.",
    "bridge": "Belmark's army blew up a bridge in the Drava valley, Ardovia said. President Milo Kastner of Ardovia promised that his troops would rebuild it. Belmark did not confirm the attack.",
    "football": "Coach Lena Fross left Harwick United after nine defeats. The club in Harwick has won one match since August.",
}
FOUND = {name: features(Article(id=name, text=text)) for name, text in WAR.items()}
PROFILES = {name: of_story(name, [found]) for name, found in FOUND.items()}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("talks", "bridge", True), ("talks", "football", False), ("bridge", "football", False)],
)
def test_shared_actors_and_places_make_a_saga(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert (score(PROFILES[one], PROFILES[other]) >= JOIN) is same
    assert score(PROFILES[one], PROFILES[other]) == pytest.approx(score(PROFILES[other], PROFILES[one]))


def test_a_link_says_what_both_stories_are_about() -> None:
    (found,) = link(list(PROFILES.values()))
    assert (found.story, found.other) == ("talks", "bridge")
    assert found.because[0].startswith("both about ")
    assert {"Ardovia", "Belmark", "Milo Kastner"} & set(
        found.because[0].removeprefix("both about ").split(", ")
    )


def test_one_wrong_link_does_not_join_two_sagas() -> None:
    stories = ["a1", "a2", "a3", "b1", "b2", "b3"]
    inside = [("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("b1", "b2"), ("b1", "b3"), ("b2", "b3")]
    links = [SagaLink(story=a, other=b, score=0.9) for a, b in [*inside, ("a3", "b1")]]
    assert components(stories, links) == dict.fromkeys(stories[:3], "a1") | dict.fromkeys(stories[3:], "b1")


def test_without_links_each_story_is_its_own_saga() -> None:
    assert components(["a", "b"], []) == {"a": "a", "b": "b"}


def test_stories_are_weighed_together_and_keep_their_articles() -> None:
    placed = [Placement(id=name, copy_group=name, story=name, saga=name) for name in WAR]
    near = [("talks", "bridge"), ("talks", "football"), ("bridge", "football"), ("talks", "talks")]
    sagas = regrouped(placed, FOUND, near)
    assert sagas == {"talks": "talks", "bridge": "talks", "football": "football"}
    assert regrouped(placed, FOUND, []) == {name: name for name in WAR}


def _chosen(new: Features, earlier: list[Features]) -> str | None:
    index = MemoryNeighbours()
    for found in earlier:
        placement = Placement(id=found.id, copy_group=found.id, story=found.id, saga=f"saga of {found.id}")
        index.add(found, placement)
    near = index.near(new.keys, (Window(limit=9),))
    joined = choose(new.coded, near, story_links(near, compare_all(new.coded, near.coded)))
    return joined.candidate.saga if joined else None


def test_a_new_story_joins_the_saga_it_shares_most_with() -> None:
    assert _chosen(FOUND["bridge"], [FOUND["talks"], FOUND["football"]]) == "saga of talks"


def test_nothing_near_joins_nothing() -> None:
    assert _chosen(FOUND["football"], [FOUND["talks"]]) is None
    assert _chosen(FOUND["football"], []) is None


def test_stories_beside_an_article_have_the_numbers_of_their_profiles() -> None:
    olds, groups = Coded.of([FOUND["talks"], FOUND["football"], FOUND["bridge"]]), [[0, 2], [1], [2]]
    own = profile("", FOUND["bridge"].coded, (0,))
    wanted = [numbers(own, profile("", olds, ats)) for ats in groups]
    for found, plain in zip(beside(FOUND["bridge"].coded, olds, groups), wanted, strict=True):
        assert found == pytest.approx(plain, abs=1e-6)


def test_a_story_of_another_language_is_known_by_its_names() -> None:
    text = "Die Gesandten von Ardovia und Belmark trafen sich in Sulmi. Präsident Milo Kastner will die Truppen aus dem Drava-Tal haben, sagte Jon Orlic."
    german = of_story("gespräche", [features(Article(id="g", text=text, language="de"))])
    assert not len(german.terms.ids)
    assert score(german, PROFILES["talks"]) >= JOIN > score(german, PROFILES["football"])


SHOTS = {
    "diner": "Two men were shot outside a diner in Kelby, Ohio, on Friday night. Police said officers found the victims in the parking lot after callers reported gunfire. One was pronounced dead at a hospital, the other is in a stable condition. No arrests have been made, detective Ana Ruiz said.",
    "station": "Two men were shot outside a petrol station in Orrin, Ohio, on Friday night. Police said officers found the victims in the parking lot after callers reported gunfire. One was pronounced dead at a hospital, the other is in a stable condition. No arrests have been made, sergeant Tom Bale said.",
    "charge": "A man was charged on Thursday over the shooting outside a diner in Kelby in which one victim died. Police searched his flat, detective Ana Ruiz said. He denies that he fired.",
}
WEEKS = 6


def _after(name: str, weeks: int) -> Profile:
    when = datetime(2026, 3, 6, tzinfo=UTC) + timedelta(weeks=weeks)
    return of_story(name, [features(Article(id=name, text=SHOTS[name], published=when))])


def test_the_same_kind_of_event_weeks_later_is_no_saga_but_the_same_people_and_place_are() -> None:
    first = _after("diner", 0)
    assert score(first, _after("station", WEEKS)) < JOIN
    assert score(first, _after("charge", WEEKS)) >= JOIN


def test_words_count_less_the_more_time_lies_between() -> None:
    first, soon, late = _after("diner", 0), _after("station", 0), _after("station", WEEKS)
    assert numbers(first, soon)["terms"] == numbers(first, late)["terms"]
    assert numbers(first, soon)["old_terms"] == 0 < numbers(first, late)["old_terms"]
    assert score(first, late) < score(first, soon)
