"""A page as blocks of text, and the tables of numbers made of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from broadsheet.extract.block_context import MISSING, SHOWN, second_look, shifted, with_kept, with_neighbours
from broadsheet.extract.block_features import COLUMNS, kept_columns, table, word_scores, words_in
from broadsheet.extract.blocks import Block, blocks_of, text_of, words_of
from broadsheet.extract.choose_body import best_part, chosen, is_unsure, load_model
from broadsheet.extract.clues import Clues, clues_in
from broadsheet.extract.outtakes import in_comments, printed_twice
from broadsheet.extract.text_features import looks, shared
from broadsheet.extract.trees import Trees, likelihoods

LONG = "The swing bridge over the harbour was opened again on Monday after two years of repairs."


def blocks(markup: str) -> list[Block]:
    return blocks_of(html.document_fromstring(f"<html><body>{markup}</body></html>"))


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


def test_inline_elements_do_not_part_text() -> None:
    assert texts("<p>A <b>bold</b> <a href='/x'>link</a>, and\n more.</p><div>Two</div>") == [
        "A bold link, and more.",
        "Two",
    ]


def test_one_line_break_stays_and_two_part() -> None:
    assert texts("<div>One<br>two<br><br>three<br/> <br/>four</div>") == ["One\ntwo", "three", "four"]


def test_text_before_and_after_an_inner_element_is_kept_apart() -> None:
    assert texts("<div>Before<p>inside</p>after</div>") == ["Before", "inside", "after"]


def test_what_no_reader_sees_is_left_out() -> None:
    page = "<p>Seen<script>x()</script> too</p><style>p{}</style><noscript>No</noscript><!-- c --><p>Last</p>"
    assert texts(page) == ["Seen", "too", "Last"]


def test_links_are_counted_in_characters() -> None:
    (block,) = blocks("<li><a href='/a'>Home</a> and <a>away</a></li>")
    assert (block.linked, block.links, len(block.text)) == (8, 2, 13)


def test_elements_are_known_by_their_names() -> None:
    (block,) = blocks('<main><div class="articleBody__text js-x9" style="display: none">Hidden</div></main>')
    assert block.place.words == ("article", "body", "text", "js")
    assert block.place.hidden
    assert {"main", "div"} <= block.place.within
    assert words_of("") == ()


def test_cells_of_a_row_become_one_paragraph() -> None:
    found = blocks("<table><tr><th>Day</th><th>Rain</th></tr><tr><td>Monday</td><td>4 mm</td></tr></table>")
    assert text_of(found, [True] * 4) == "Day | Rain\n\nMonday | 4 mm"
    assert text_of(found, [False, True, True, False]) == "Rain\n\nMonday"


def test_clues_are_what_the_page_tells_programs() -> None:
    root = html.document_fromstring(
        """<html><head><title>Bridge opens again | Harbour Gazette</title>
        <meta property="og:description" content="After two years."><script type="application/ld+json">
        {"@graph": [{"@type": "WebPage"}, {"articleBody": "One &amp; two.", "@type": "NewsArticle"}]}</script>
        <script type="application/ld+json">{"articleBody": broken</script></head><body></body></html>"""
    )
    assert clues_in(root) == Clues(
        titles=("Bridge opens again | Harbour Gazette", "Bridge opens again"),
        description="After two years.",
        body="One & two.",
    )


def test_every_number_has_its_name() -> None:
    found = blocks(f"<h1>Bridge</h1><p>{LONG}</p><ul><li><a href='/'>Home</a></li></ul>")
    words = words_in(found)
    facts = table(found, words, Clues(titles=("Bridge",), body=LONG))
    rows = np.hstack([facts, word_scores(found, words, {}, {})])
    assert rows.shape == (3, len(COLUMNS))
    assert rows[:, COLUMNS.index("kept")].tolist() == [-1, -1, -1]
    assert rows[:, COLUMNS.index("told")].tolist() == [0, 1, 0]
    assert rows[:, COLUMNS.index("prose")].tolist() == [0, 1, 0]
    assert rows[:, COLUMNS.index("linked")].tolist() == [0, 0, 1]
    assert rows[:, COLUMNS.index("like title")].round(1).tolist() == pytest.approx([1, 0.1, 0])
    wide = with_neighbours(rows)
    assert wide.shape[1] == len(COLUMNS) + 4 * len(SHOWN)
    asked = with_kept(wide, kept_columns(words, LONG))
    assert asked[:, COLUMNS.index("kept")].tolist() == [0, 1, 0]
    assert asked[:, len(COLUMNS) + 2 * len(SHOWN) + SHOWN.index("kept")].tolist() == [1, 0, MISSING]
    second = second_look(wide, np.array([0.1, 0.9, 0.2]), found, np.array([1.0, 15.0, 1.0]))
    assert second.shape[0] == 3
    model = load_model()
    for trees in (model.alone, model.asked):
        assert max(trees.first.column) < wide.shape[1]
        assert max(trees.second.column) < second.shape[1]


def test_comments_are_known_by_the_first_word_of_their_name() -> None:
    found = blocks(
        """<div class="comments-area"><p>One</p><ol><li>Two</li></ol></div><p class="comment">Three</p>
        <article class="post no-comments"><p>Four</p></article><ul id="commentlist"><li>Five</li></ul>"""
    )
    assert in_comments(found) == [True, True, False, False, True]


def test_what_is_printed_twice_counts_once() -> None:
    texts = [LONG, "Short line", LONG, "Short line", "Another"]
    assert printed_twice(texts, [15, 2, 15, 2, 1], [True] * 5) == [False, False, True, False, False]
    assert printed_twice(texts, [15, 2, 15, 2, 1], [True, True, False, True, True]) == [False] * 5
    # A little of a long text may be said twice.
    assert printed_twice([*texts, "Rest"], [15, 2, 15, 2, 1, 900], [True] * 6) == [False] * 6


def test_rows_of_neighbours() -> None:
    rows = np.array([[1.0], [2.0], [3.0]])
    assert shifted(rows, -1).tolist() == [[-9], [1], [2]]
    assert shifted(rows, 2).tolist() == [[3], [-9], [-9]]
    assert shifted(rows, 5).tolist() == [[-9], [-9], [-9]]


def test_trees_add_up() -> None:
    leaf = np.inf
    trees = Trees(
        roots=np.array([0, 3], np.int32),
        column=np.array([1, 0, 0, 0], np.int32),
        limit=np.array([0.5, leaf, leaf, leaf], np.float32),
        child=np.array([1, 1, 2, 3], np.int32),
        value=np.array([0.0, -2.0, 2.0, 1.0], np.float32),
        depth=1,
    )
    found = likelihoods(trees, np.array([[9.0, 0.5], [9.0, 0.6]], np.float32))
    assert np.allclose(found, [1 / (1 + np.e), 1 / (1 + np.e**-3)])
    assert len(likelihoods(trees, np.zeros((0, 2), np.float32))) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 200)), min_size=1, max_size=40))
def test_what_is_taken_is_likelier_than_what_is_left(pairs: list[tuple[float, int]]) -> None:
    likely, sizes = np.array([pair[0] for pair in pairs]), np.array([float(pair[1]) for pair in pairs])
    taken = best_part(likely, sizes)
    least = min((own for own, take in zip(likely, taken, strict=True) if take), default=1.0)
    assert all(own <= least for own, take in zip(likely, taken, strict=True) if not take)
    if (likely * sizes).sum() > 0:
        assert any(taken)


def test_another_extractor_is_asked_where_the_best_part_may_be_wrong() -> None:
    sizes = np.array([30.0, 40.0, 5.0])
    assert not is_unsure(np.array([0.99, 0.99, 0.01]), sizes)
    assert is_unsure(np.array([0.99, 0.6, 0.01]), sizes)
    assert is_unsure(np.array([0.0, 0.0, 0.0]), sizes)


def test_it_is_not_asked_where_the_text_is_plain_to_see() -> None:
    def never() -> str:
        raise AssertionError

    text = "".join(f"<p>{LONG} It was day {day}, and {day + 1} followed.</p>" for day in range(12))
    markup = f'<nav><a href="/a">A</a></nav><article class="post"><h1>Bridge</h1><div class="entry-content">{text}</div></article>'
    found = blocks(markup)
    taken = chosen(found, Clues(titles=("Bridge",)), never)
    assert [block.place.tag for block, take in zip(found, taken, strict=True) if take] == ["p"] * 12


@given(
    st.lists(st.text(min_size=1, max_size=300).filter(lambda text: "\0" not in text), min_size=1, max_size=8)
)
def test_all_texts_at_once_are_counted_as_each_alone(printed: list[str]) -> None:
    place = blocks("<p>One</p>")[0].place
    found = [Block(text=text, place=place, linked=0, links=0, bold=0) for text in printed]
    together = looks(found)
    alone = np.vstack([looks([block]) for block in found])
    assert np.array_equal(together, alone)
    for row, text in zip(together, printed, strict=True):
        told = dict(zip(COLUMNS, row, strict=False))
        head = text[:200]
        assert told["commas"] == sum(text.count(mark) for mark in ",;،、，")
        assert told["at"] == ("@" in text)
        small = max(text) <= "\uffff"
        assert not small or told["digits"] * len(head) == pytest.approx(sum(map(str.isdigit, head)))
        assert not small or told["capitals"] * len(head) == pytest.approx(sum(map(str.isupper, head)))


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_shared_runs_of_three_words(printed: list[list[str]], other: list[str]) -> None:
    runs = set(zip(other, other[1:], other[2:], strict=False))
    share = [
        sum(run in runs for run in zip(own, own[1:], own[2:], strict=False)) / max(1, len(own) - 2)
        for own in printed
    ]
    assert shared(printed, [other])[:, 0].tolist() == pytest.approx(share)
