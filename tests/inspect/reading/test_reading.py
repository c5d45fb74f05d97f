from itertools import pairwise, product

import numpy as np
import pytest
from bench.statements.logistic import fitted
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.inspect.reading import decoding, judging
from broadsheet.inspect.reading.model import Judge, Shift
from broadsheet.inspect.reading.tagged import Piece, Tagged
from broadsheet.inspect.reading.windows import CLOSES, INSIDE, OPENS, OUTSIDE, quote_places, windows
from broadsheet.inspect.reading.wordpieces import (
    CAPITAL,
    CAPITALS,
    DIGIT,
    LOWER,
    MARK,
    MIXED,
    Cutter,
    shape,
    words,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CUTTER = Cutter(
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        *LETTERS,
        *(f"##{c}" for c in LETTERS),
        "say",
        "##ing",
        ".",
        '"',
        "“",
        "”",
    ]
)
TEXTS = st.text(alphabet='abc say.\n"“”É', max_size=400)


def printed(text: str) -> list[str]:
    return [
        text[m.start() + p.start : m.start() + p.end]
        for m in words().finditer(text)
        for p in CUTTER.pieces(m[0])
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Saying", ["Say", "ing"]),
        ("sayé.", ["say", "é", "."]),
        ("a 9", ["a", "9"]),
        ("“say”", ["“", "say", "”"]),
    ],
)
def test_words_are_cut_into_their_longest_pieces(text: str, pieces: list[str]) -> None:
    assert printed(text) == pieces


def test_an_unknown_word_is_one_piece() -> None:
    (piece,) = CUTTER.pieces("b9c")
    assert (piece.number, piece.start, piece.end) == (1, 0, 3)


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ("say", LOWER),
        ("Say", CAPITAL),
        ("UN", CAPITALS),
        ("G7", DIGIT),
        ("—", MARK),
        ("cCa", MIXED),
        ("A", CAPITAL),
    ],
)
def test_shapes(piece: str, found: int) -> None:
    assert shape(piece) == found


@given(TEXTS, st.integers(min_value=4, max_value=30))
def test_windows_hold_every_piece_once_in_order(text: str, size: int) -> None:
    cut = windows(text, CUTTER, size)
    assert all(len(window.ids) <= size for window in cut)
    held = [
        text[start:end]
        for window in cut
        for start, end, own in zip(window.starts, window.ends, window.paragraphs, strict=True)
        if own >= 0
    ]
    assert held == printed(text)


@given(TEXTS)
def test_pieces_of_our_own_open_a_window_and_close_its_paragraphs(text: str) -> None:
    for window in windows(text, CUTTER, 30):
        assert window.ids[0] == CUTTER.opens
        assert window.ids[-1] == CUTTER.closes
        ours = np.flatnonzero(window.paragraphs < 0)
        for left, right in pairwise(ours.tolist()):
            assert len(set(window.paragraphs[left + 1 : right].tolist())) == 1


def test_quotation_marks_and_what_they_hold() -> None:
    assert quote_places("a “b c” d")[:9].tolist() == [
        OUTSIDE, OUTSIDE, OPENS, INSIDE, INSIDE, INSIDE, CLOSES, OUTSIDE, OUTSIDE,
    ]  # fmt: skip


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_the_best_labels_are_the_best_allowed_ones(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(2, 4, 5)).astype(np.float32)
    found = decoding.best_labels(scores)
    for row, labels in zip(scores, found, strict=True):
        paths = [path for path in product(range(5), repeat=4) if allowed(path)]
        best = max(paths, key=lambda path: sum(row[at, label] for at, label in enumerate(path)))
        assert tuple(labels) == best


def allowed(path: tuple[int, ...]) -> bool:
    return all(b == 0 or b % 2 or a in (b - 1, b) for a, b in pairwise((0, *path)))


def test_spans_of_labels() -> None:
    labels = np.array([[0, 1, 2, 1, 0, 3, 4, 4, 5, 6, 6, 0]])
    chances = np.full((1, 12, 7), 0.5, np.float32)
    source, cue, content = decoding.spans(labels, chances)
    assert list(zip(source.first, source.last, strict=True)) == [(1, 2), (3, 3)]
    assert list(zip(cue.first, cue.last, strict=True)) == [(5, 7)]
    assert list(zip(content.first, content.last, strict=True)) == [(8, 10)]
    assert content.sure.tolist() == [0.5]


def statement(link: float, *more: float) -> Tagged:
    pieces = [Piece(span=(at, at + 5), sure=1.0, edges=1.0, link=one) for at, one in enumerate((link, *more))]
    return Tagged(
        source=(10, 12), cue=(13, 14), content=tuple(pieces), cue_sure=0.9, source_sure=0.9, source_link=0.9,
        quoted=0.0,
    )  # fmt: skip


def test_a_loose_piece_makes_a_statement_less_likely_and_stays() -> None:
    judge = Judge(weights=np.array([3.0, *[1.0] * 6, *[0.0] * 13]), shift=Shift(), least=0.3)
    firm, loose = judging.believed([statement(0.9, 0.9), statement(0.9, 0.3)], judge)
    assert len(loose.content) == 2
    assert loose.sure < firm.sure
    assert judging.believed([statement(0.9, 0.01)], judge) == []


def test_the_judge_learns_what_is_right() -> None:
    found = [statement(0.9)] * 20 + [statement(0.3)] * 20
    x = np.array([judging.features(one) for one in found])
    weights = fitted(x, np.repeat([1.0, 0.0], 20))
    sure, unsure = judging.judged([statement(0.9), statement(0.3)], weights)
    assert sure > 0.8
    assert unsure < 0.2
    assert not len(judging.judged([], weights))
