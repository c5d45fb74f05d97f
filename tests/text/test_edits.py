from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.edits import difference

BRIDGE = "The bridge at Tellin fell on Monday."
NOBODY = "Nobody was on it, the mayor said."
CLOSED = "The road stays closed until the river falls."
BOATS = "Boats take people across from seven in the morning."
COST = "Repairs will cost nine million crowns and take a year."


def _texts(text: str, spans: object) -> list[str]:
    return [text[start:end] for start, end in spans]  # type: ignore[attr-defined]


def test_what_was_kept_cut_and_added() -> None:
    earlier, later = f"{BRIDGE} {NOBODY}\n\n{CLOSED}", f"{BRIDGE} {CLOSED}\n\n{COST}"
    found = difference(earlier, later)
    assert _texts(earlier, found.cut) == [NOBODY]
    assert _texts(later, found.added) == [COST]
    assert _texts(later, [one.later for one in found.kept]) == [BRIDGE, CLOSED]
    assert _texts(earlier, [one.earlier for one in found.kept]) == [BRIDGE, CLOSED]
    assert not any(one.changed for one in found.kept)
    assert found.moved == 0


def test_a_sentence_told_a_little_otherwise_is_kept() -> None:
    found = difference(f"{BRIDGE} {BOATS}", f"{BRIDGE} Boats now take people across from seven.")
    assert [one.changed for one in found.kept] == [False, True]
    assert not found.cut
    assert not found.added


def test_what_was_moved_is_counted() -> None:
    assert difference(f"{BRIDGE} {NOBODY} {CLOSED}", f"{CLOSED} {BRIDGE} {NOBODY}").moved == 1


@pytest.mark.parametrize(("earlier", "later"), [("", ""), (BRIDGE, ""), ("", BRIDGE), (BRIDGE, COST)])
def test_texts_with_nothing_in_common(earlier: str, later: str) -> None:
    found = difference(earlier, later)
    assert not found.kept
    assert (len(found.cut), len(found.added)) == (bool(earlier), bool(later))


@given(st.lists(st.sampled_from([BRIDGE, NOBODY, CLOSED, BOATS, COST])), st.randoms())
def test_every_sentence_is_kept_cut_or_added(parts: list[str], chance: object) -> None:
    other = list(parts)
    chance.shuffle(other)  # type: ignore[attr-defined]
    found = difference(" ".join(parts), " ".join(other))
    assert len(found.kept) == len(parts)
    assert not found.cut
    assert not found.added
