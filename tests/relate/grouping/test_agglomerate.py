from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.relate.grouping.agglomerate import WHOLE, agglomerate, possible
from broadsheet.relate.grouping.stories import LARGE

JOIN = 0.4


def _links(**pairs: float) -> dict[tuple[int, int], int]:
    return {(int(key[1]), int(key[2])): round(p * WHOLE) for key, p in pairs.items()}


def test_the_strongest_average_is_merged_first() -> None:
    # 0 and 1 are surely one; 2 is near to 1 alone, and to both on average not near enough.
    assert agglomerate([1, 1, 1], _links(_01=0.9, _12=0.7, _02=0.0), join=JOIN) == [0, 0, 2]
    assert agglomerate([1, 1, 1], _links(_01=0.9, _12=0.7, _02=0.2), join=JOIN) == [0, 0, 0]


def test_a_missing_link_counts_as_nought() -> None:
    assert agglomerate([1, 1, 1], _links(_01=0.7, _12=0.69), join=JOIN) == [0, 0, 2]


def test_nothing_is_merged_with_what_it_must_be_apart_from() -> None:
    links = _links(_01=0.9, _12=0.9, _02=0.9)
    assert agglomerate([1, 1, 1], links, [(0, 2)], join=JOIN) == [0, 0, 2]
    assert agglomerate([1, 1, 1], links, [(0, 1), (1, 2), (0, 2)], join=JOIN) == [0, 1, 2]


def test_of_a_large_block_only_so_many_links_are_expected() -> None:
    assert possible(1, 500) == possible(500, 1) == LARGE
    strong = {(0, 1): round(0.5 * LARGE * WHOLE)}
    assert agglomerate([500, 1], strong, join=JOIN) == [0, 0]
    assert agglomerate([500, 1], {(0, 1): WHOLE}, join=JOIN) == [0, 1]


def _plain(count: int, links: dict[tuple[int, int], int], apart: set[tuple[int, int]]) -> list[int]:
    """The same, by looking at all pairs of clusters again and again."""
    clusters = [{at} for at in range(count)]
    while True:
        ranked = []
        for one, other in combinations(clusters, 2):
            pairs = [(min(a, b), max(a, b)) for a in one for b in other]
            if not apart.intersection(pairs):
                strength = sum(links.get(pair, 0) for pair in pairs) / (
                    possible(len(one), len(other)) * WHOLE
                )
                first, second = sorted((min(one), min(other)))
                ranked.append((-strength, first, second, one, other))
        best = min(ranked, key=lambda row: row[:3], default=None)
        if best is None or -best[0] < JOIN:
            return [min(next(found for found in clusters if at in found)) for at in range(count)]
        clusters = [found for found in clusters if found not in best[3:]] + [best[3] | best[4]]


_PAIR = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(_PAIR, st.integers(1, WHOLE)), st.sets(_PAIR, max_size=4))
def test_it_does_what_looking_at_all_pairs_does(
    links: dict[tuple[int, int], int], apart: set[tuple[int, int]]
) -> None:
    assert agglomerate([1] * 9, links, apart, join=JOIN) == _plain(9, links, apart)
