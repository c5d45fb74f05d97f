from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.serve.web.differences import MOST_WORDS, Change, differences, in_short

TEXTS = st.lists(st.sampled_from(["a", "bb", "c.", "\n\n", " ", "\n", "né"]), max_size=40).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_changes(old: str, new: str) -> None:
    changes = differences(old, new)
    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new


@given(TEXTS, TEXTS)
def test_shortening_drops_no_change(old: str, new: str) -> None:
    changes = differences(old, new)
    assert [c for c in in_short(changes) if c.kind != "same"] == [c for c in changes if c.kind != "same"]


def test_one_word_that_changed_is_one_word() -> None:
    assert differences("Nine people died.", "Ten people died.") == [
        Change(kind="gone", text="Nine"),
        Change(kind="new", text="Ten"),
        Change(kind="same", text=" people died."),
    ]


def test_far_from_a_change_is_left_out() -> None:
    long = " ".join(f"word{i}" for i in range(100))
    same = in_short(differences(f"{long} old", f"{long} new"))[0].text
    assert same.startswith("…")
    assert same.endswith("word99")
    assert len(same.split()) < 20


def test_a_whole_rewrite_is_not_matched_word_by_word() -> None:
    old, new = "a " * MOST_WORDS, "b a " * MOST_WORDS
    assert [change.kind for change in differences(old, new)] == ["gone", "new"]
