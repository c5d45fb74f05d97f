from __future__ import annotations

import pytest

from broadsheet.model import Article
from broadsheet.relate.features import features
from broadsheet.relate.pairs import compare
from broadsheet.relate.sagas import JOIN, choose, score

WAR = {
    "talks": "Envoys of Ardovia and Belmark met in Sulmi on Tuesday to discuss a truce. Ardovian president Milo Kastner wants Belmark's troops out of the Drava valley, his spokesman Jon Orlic said.",
    "bridge": "Belmark's army blew up a bridge in the Drava valley, Ardovia said. President Milo Kastner of Ardovia promised that his troops would rebuild it. Belmark did not confirm the attack.",
    "football": "Coach Lena Fross left Harwick United after nine defeats. The club in Harwick has won one match since August.",
}
FOUND = {name: features(Article(id=name, text=text)) for name, text in WAR.items()}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("talks", "bridge", True), ("talks", "football", False), ("bridge", "football", False)],
)
def test_shared_actors_and_places_make_a_saga(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert (score(compare(FOUND[one], FOUND[other])) >= JOIN) is same


def test_nothing_near_joins_nothing() -> None:
    assert choose([]) is None
