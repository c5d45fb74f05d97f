from __future__ import annotations

from typing import Any

import numpy as np

from bench import gvdb, gvdb_learnt

TEXT = "Ann Lee, 23, was shot and killed on Sunday. Officer Bob Stone said so."


def _row(*labels: tuple[str, str]) -> dict[str, Any]:
    spans = [
        {"label": label, "start": TEXT.index(text), "end": TEXT.index(text) + len(text), "person": "v1"}
        for label, text in labels
    ]
    return {"id": "1", "text": TEXT, "victims": [{"person": "v1", "was": ["killed"]}], "spans": spans}


def test_people_are_known_by_the_spans_they_stand_on() -> None:
    made = gvdb_learnt.case(_row(("victim_name", "Ann Lee"), ("victim_age", "23")))
    ann = next(one for one in made.told if one.person.name == "Ann Lee")
    assert [bool(hit) for hit in ann.hits] == [True, True]
    assert ann.dead
    assert not made.unmarked
    assert all(one is ann or not any(one.hits) for one in made.told)


def test_spans_are_counted_one_to_one() -> None:
    made = gvdb_learnt.case(_row(("victim_name", "Ann Lee")))
    right = [any(one.hits) for one in made.told]
    counted = gvdb_learnt.tally([made], right, right)
    # Her age is not marked, and counts as false.
    assert (counted["victims right"], counted["victims found"], counted["victims wanted"]) == (1, 2, 1)
    assert gvdb.f1(counted, "killed") == round(2 / 3, 4)


def test_the_unmarked_are_known() -> None:
    assert gvdb_learnt.case(_row()).unmarked


def test_features_tell_words_beside_a_name() -> None:
    first, *rest = gvdb_learnt.case(_row()).told
    assert rest
    assert np.abs(first.features - rest[0].features).sum() > 0
