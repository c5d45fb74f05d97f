from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.serve.web.spans import Cover, lay_out, paragraphs, read_span

TEXTS = st.text(alphabet="ab \n.é𝄞", max_size=60)
COVERS = st.lists(
    st.builds(
        lambda start, length, label: Cover(start=start, end=start + length, label=label),
        st.integers(0, 70),
        st.integers(1, 30),
        st.sampled_from(["name", "statement", "figure"]),
    ),
    max_size=12,
)


@given(TEXTS, COVERS)
def test_pieces_make_their_paragraph_to_the_character(text: str, covers: list[Cover]) -> None:
    for span, pieces in zip(paragraphs(text), lay_out(text, covers), strict=True):
        assert "".join(piece.text for piece in pieces) == text[span.start : span.end]
        assert all(piece.text == text[piece.start : piece.end] for piece in pieces)
        assert all(piece.text for piece in pieces)


@given(TEXTS, COVERS)
def test_a_piece_lies_wholly_inside_or_outside_each_cover(text: str, covers: list[Cover]) -> None:
    for piece in (piece for pieces in lay_out(text, covers) for piece in pieces):
        for cover in covers:
            inside = cover.start <= piece.start and piece.end <= cover.end
            outside = cover.end <= piece.start or piece.end <= cover.start
            assert (inside and cover in piece.covers) or (outside and cover not in piece.covers)


@given(TEXTS, COVERS)
def test_every_cover_with_text_has_one_anchor_where_it_begins(text: str, covers: list[Cover]) -> None:
    pieces = [piece for row in lay_out(text, covers) for piece in row]
    begun = [anchor for piece in pieces for anchor in piece.begins]
    assert len(begun) == len(set(begun))
    for cover in covers:
        first = next((piece for piece in pieces if cover in piece.covers), None)
        assert first is None or cover.anchor in first.begins


@given(TEXTS)
def test_paragraphs_hold_every_letter(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all("\n\n" not in text[a:b] for a, b in spans)


@given(st.text(max_size=20), st.integers(0, 50))
def test_an_address_gives_a_span_of_the_text_or_none(value: str, length: int) -> None:
    span = read_span(value, length)
    assert span is None or 0 <= span.start < span.end <= length


def test_a_figure_within_a_statement_carries_both_labels() -> None:
    text = "He said 19 people died."
    covers = [
        Cover(start=8, end=22, label="statement", title="He: said"),
        Cover(start=8, end=17, label="figure", title="killed"),
    ]
    ((before, both, one, after),) = lay_out(text, covers)
    assert (before.labels, both.labels, one.labels, after.labels) == (
        (),
        ("figure", "statement"),
        ("statement",),
        (),
    )
    assert both.title == "killed; He: said"
