from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect.reading import reader
from broadsheet.inspect.reading.assembling import assembled
from broadsheet.inspect.reading.model import Shift, encoded
from broadsheet.inspect.reading.windows import windows

TEXT = (
    "The ferry line said on Monday that the harbour would stay shut.\n\n"
    '"We can\'t sail in this," Captain Rosa Lind told reporters. "Nobody can."'
)
ROWS = st.text(alphabet=' .,:"“”\n\n\téßЖ中abcsaid', max_size=300)


def test_a_statement_is_read_with_its_speaker_cue_and_words() -> None:
    first, *_ = reader.read(TEXT).statements
    assert first.source is not None
    assert first.cue is not None
    assert TEXT[slice(*first.source)] == "The ferry line"
    assert TEXT[slice(*first.cue)].startswith("said")
    assert TEXT[slice(*first.content[0].span)] == "that the harbour would stay shut"


def test_what_goes_on_behind_the_cue_belongs_to_the_same_statement() -> None:
    found = reader.read(TEXT).statements[-1]
    printed = [TEXT[slice(*piece.span)] for piece in found.content]
    assert printed == ['"We can\'t sail in this,"', '"Nobody can."']


def test_the_same_text_gives_the_same_reading() -> None:
    assert reader.read(TEXT) == reader.read(TEXT)


def test_nothing_is_read_in_nothing() -> None:
    assert reader.read("").statements == ()
    assert reader.read(" \n\n ").statements == ()


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_all_that_is_read_stands_in_the_text(text: str) -> None:
    for found in reader.read(text).statements:
        places = [piece.span for piece in found.content]
        places += [place for place in (found.source, found.cue) if place]
        assert all(0 <= start < end <= len(text) for start, end in places)


def test_a_long_text_is_read_to_the_end_of_a_paragraph() -> None:
    found = reader.read(TEXT, longest=100)
    assert found.until == TEXT.index("\n\n") + 1
    assert len(found.statements) == 1


def test_windows_are_read_apart_from_one_another() -> None:
    model = reader._model()
    many = "\n\n".join([TEXT] * 8)
    cut = windows(many, model.cutter)
    assert len(cut) > 1
    vectors = [encoded(window, model) for window in cut]
    assert all(len(rows) == len(window.ids) for rows, window in zip(vectors, cut, strict=True))
    together = assembled(cut, vectors, model.weights, Shift())
    alone = [
        one
        for window, rows in zip(cut, vectors, strict=True)
        for one in assembled([window], [rows], model.weights, Shift())
    ]
    places = [
        [(one.source, one.cue, [p.span for p in one.content]) for one in some] for some in (together, alone)
    ]
    assert places[0] == places[1]


def test_a_shift_finds_no_less() -> None:
    model = reader._model()
    cut = windows(TEXT, model.cutter)
    vectors = [encoded(window, model) for window in cut]
    few = assembled(cut, vectors, model.weights, Shift(source=-20.0, cue=-20.0, content=-20.0))
    assert few == []
    assert assembled(cut, vectors, model.weights, Shift())


def test_without_a_judge_all_is_believed() -> None:
    model = replace(reader._model(), judge=None)
    assert len(reader.reading(TEXT, model).statements) >= 2


def test_vectors_are_the_same_whatever_stands_beside() -> None:
    model = reader._model()
    (window,) = windows(TEXT, model.cutter)
    assert np.array_equal(encoded(window, model), encoded(window, model))
