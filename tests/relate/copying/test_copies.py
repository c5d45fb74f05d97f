from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Article, Copy, Outlet
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.texts import overlaps
from broadsheet.relate.copying import copies
from broadsheet.relate.copying.sametext import same_text
from broadsheet.relate.words.coded import Coded
from broadsheet.relate.words.furniture import is_furniture
from broadsheet.relate.words.shingles import MOST, own, runs_of
from broadsheet.relate.words.wording import BEGINS, IN_FURNITURE, IN_QUOTES, LONGEST, wording

NAMES = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbour", "island", "jetty"]
DEEDS = ["builds", "carries", "drops", "empties", "fills", "gathers", "hauls", "inspects", "joins", "keeps"]


def _sentences(first: int, last: int) -> list[str]:
    """Return sentences that have no run of five words in common."""
    pairs = list(product(NAMES, DEEDS))
    return [
        f"Worker{at} of {pairs[at % 100][0]} {pairs[at % 100][1]} crate{at} beside quay{at} before lamp{at} burns."
        for at in range(first, last)
    ]


REPORT, OTHER = _sentences(0, 20), _sentences(40, 60)
NOTICE = "Anyone with information is asked to call the harbour office at 0200 or to write to the desk on the second floor."


def words_of(text: str) -> Any:
    return np.frombuffer(wording(text), "<u4")


def label(first: str, second: str) -> str | None:
    return copies.label(words_of(first), words_of(second))


def reworded(sentence: str) -> str:
    """Return the sentence with its parts in another order and some words changed."""
    who, _, rest = sentence.removesuffix(".").partition(" of ")
    where, deed, what, _, quay, _, lamp, _ = rest.split(" ")
    return f"Before {lamp} goes out, {who} at {where} {deed} {what} near {quay}."


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        (REPORT, "copy"),
        ([part.replace("crate3 ", "box ").replace("crate12 ", "bag ") for part in REPORT], "copy"),
        (REPORT[:17], "copy"),
        (REPORT[:10], "edited"),
        (REPORT[4::2] + REPORT[:2], "edited"),
        ([*REPORT, *OTHER], "edited"),
        ([*REPORT[12:], *REPORT[6:12], *REPORT[:6]], "edited"),
        ([*REPORT[:8], *map(reworded, REPORT[8:])], "edited"),
        ([*REPORT[:3], *OTHER], None),
        ([*OTHER, NOTICE], None),
        (OTHER, None),
        ([], None),
        (["Worker0 of amber went home before the lamps were lit on the quay."], None),
    ],
)
def test_labels(second: list[str], wanted: str | None) -> None:
    first, other = " ".join(REPORT), " ".join(second)
    assert label(first, other) == wanted
    assert label(other, first) == wanted


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "``{}''"])
def test_shared_quotes_are_no_shared_text(marks: str) -> None:
    quote = marks.format(
        "We've never seen a flood like this one in all the forty years along the river here."
    )
    one = f"The mayor spoke at noon. {quote} She then left by boat for the upper town, where more water was expected."
    two = f"{quote} So said an official of Tellin on Friday, adding that schools would be shut and pumps brought in."
    assert label(one, two) is None
    words = words_of(one)
    assert np.count_nonzero(words & IN_QUOTES) == 17
    assert not (words[:5] & IN_QUOTES).any()


def test_a_text_that_is_nearly_all_quotation_is_taken_whole() -> None:
    words = words_of(f"She said: “{' '.join(REPORT[:6])}”")
    assert own(words).all()


def test_shared_notices_are_no_shared_text() -> None:
    one, two = "\n".join([*REPORT[:4], NOTICE]), "\n".join([*OTHER[:4], NOTICE])
    assert label(one, two) is None
    assert np.count_nonzero(words_of(one) & IN_FURNITURE) == len(words_of(NOTICE))


def test_captions_of_one_gallery_are_no_copies() -> None:
    captions = [f"Image {at} of 40 {part}" for at, part in enumerate(REPORT)]
    assert label("\n".join(captions[:15]), "\n".join(captions[5:])) is None
    assert label("\n".join(captions), "\n".join(captions)) == "copy"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Photo: Ana Bell", True),
        ("Image 3 of 9 The bridge at noon.", True),
        ("© 2031 Lindvik Courier. All rights reserved.", True),
        ("The bridge fell on Monday and…", True),
        ("The photographer fell on Monday.", False),
        ("", False),
    ],
)
def test_furniture(line: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_furniture(line) == wanted


def test_sentences_begin_where_they_do() -> None:
    begins = words_of("The U.S. fleet left. It came back at 8 p.m. on Monday!\nNobody said why") & BEGINS
    assert begins.tolist() == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]


def test_long_texts_are_bounded() -> None:
    text = " ".join(_sentences(0, 1_000))
    assert len(wording(text)) == 4 * LONGEST
    assert len(runs_of(wording(text))) == 4 * MOST
    assert label(text, text) == "copy"


def _coded(key: str, text: str, outlet: str | None = None) -> Coded:
    printed_by = Outlet(name=outlet) if outlet else None
    return features(Article(id=key, title=None, text=text, outlet=printed_by)).coded


def test_only_pairs_that_share_runs_are_looked_at() -> None:
    new = _coded("a", " ".join(REPORT))
    olds = [_coded("b", " ".join(REPORT)), _coded("c", " ".join(OTHER)), _coded("d", " ".join(REPORT[:9]))]
    every = Coded.of([features(Article(id="x", text=" ".join(part))) for part in (REPORT, OTHER, REPORT[:9])])
    assert len(olds) == len(every)
    found = overlaps(new, every, np.arange(3))
    assert copies.near(found).tolist() == [True, False, True]
    assert copies.labels(new, every, found) == {0: "copy", 2: "edited"}


def test_a_group_lists_the_others_but_no_version() -> None:
    group = {
        "a": _coded("a", " ".join(REPORT), "Courier"),
        "b": _coded("b", " ".join(REPORT), "Post"),
        "c": _coded("c", " ".join(REPORT[:10]), "Post"),
    }
    assert copies.among(group) == {
        "a": (Copy(id="b", label="copy"), Copy(id="c", label="edited")),
        "b": (Copy(id="a", label="copy"),),
        "c": (Copy(id="a", label="edited"),),
    }


@given(
    st.lists(
        st.sampled_from(["Ada went.", "“No,” he said.", "Rain fell!", "東京都の", "a", "\n"]), max_size=30
    ),
    st.lists(
        st.sampled_from(["Ada went.", "“No,” he said.", "Rain fell!", "東京都の", "a", "\n"]), max_size=30
    ),
)
def test_numbers_are_shares_and_the_same_both_ways(first: list[str], second: list[str]) -> None:
    one, two = words_of(" ".join(first)), words_of(" ".join(second))
    there = same_text(one, two)
    assert there == same_text(two, one)
    assert all(0 <= value <= 1.000001 for name, value in there.items() if name != "longest")
