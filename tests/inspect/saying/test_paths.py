from __future__ import annotations

from broadsheet.inspect.saying.paths import path
from broadsheet.inspect.saying.steps import Kind, Step
from broadsheet.model import Link

SPEAKER = (3, 5)


def step(kind: Kind, place: int, name: str) -> Step:
    link = Link(name=name, role="outlet")
    return Step(kind=kind, carrier=(place, place + 1), cue=(place, place), end=place + 1, link=link)


def names(core: int | None, *steps: Step) -> list[str]:
    told = [] if core is None else [(core, SPEAKER)]
    return [one.name if isinstance(one, Link) else "speaker" for one in path(told, steps)]


def test_each_that_passes_it_on_stands_before_all_others() -> None:
    # S said …, A reported, B noted
    assert names(1, step("according", 5, "A"), step("according", 8, "B")) == ["B", "A", "speaker"]


def test_who_was_told_stands_right_before_the_speaker() -> None:
    # S told A, B reported
    assert names(1, step("to", 3, "A"), step("according", 6, "B")) == ["B", "A", "speaker"]


def test_who_carried_remarks_stands_before_who_heard_them() -> None:
    # S told A in remarks carried by B
    assert names(1, step("to", 3, "A"), step("by", 6, "B")) == ["B", "A", "speaker"]


def test_whom_one_cites_stands_behind_and_cites_on() -> None:
    # A reported, citing B, which quoted C
    assert names(None, step("according", 0, "A"), step("citing", 3, "B"), step("citing", 6, "C")) == [
        "A",
        "B",
        "C",
    ]


def test_citing_before_anybody_cites_waits_for_who_does() -> None:
    # Citing A, S said …
    assert names(3, step("citing", 1, "A")) == ["speaker", "A"]


def test_a_passer_on_cites_before_the_speaker() -> None:
    # S said …, A reported, citing B
    assert names(1, step("according", 5, "A"), step("citing", 8, "B")) == ["A", "B", "speaker"]
