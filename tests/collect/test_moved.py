from __future__ import annotations

from collections.abc import Sequence

import pytest

from broadsheet.collect.moved import Moved, rewrite, seen

OLD = "https://courier.example/feed"
NEW = "https://news.courier.example/feed"


def looks(*answers: tuple[Sequence[int], str, bool], asked: str = OLD) -> str | None:
    moved = Moved()
    for statuses, final, parsed in answers:
        moved = seen(
            moved, asked=asked, hops=[(asked, status) for status in statuses], final=final, parsed=parsed
        )
    return rewrite(moved)


def test_three_looks_in_a_row_rewrite_an_address() -> None:
    assert looks(((301,), NEW, True), ((308,), NEW, True)) is None
    assert looks(((301,), NEW, True), ((308,), NEW, True), ((301, 308), NEW, True)) == NEW


@pytest.mark.parametrize("status", [300, 302, 303, 307])
def test_a_temporary_redirect_anywhere_never_does(status: int) -> None:
    assert looks(*[((301, status), NEW, True)] * 9) is None
    assert looks(*[((status, 301), NEW, True)] * 9) is None
    assert (
        looks(((301,), NEW, True), ((301,), NEW, True), ((status,), NEW, True), ((301,), NEW, True)) is None
    )


@pytest.mark.parametrize(
    "between",
    [((), OLD, True), ((301,), NEW, False), ((301,), "https://elsewhere.example/feed", True)],
)
def test_whatever_comes_between_begins_anew(between: tuple[Sequence[int], str, bool]) -> None:
    move = ((301,), NEW, True)
    assert looks(move, move, between, move, move) is None
    assert looks(move, move, between, move, move, move) == NEW


def test_a_hotels_login_page_is_no_feed() -> None:
    assert looks(*[((301,), "https://login.hotel.example/", False)] * 9) is None


def test_an_address_that_differs_each_time_is_none() -> None:
    assert looks(*[((301,), f"{NEW}?session={number}", True) for number in range(9)]) is None


@pytest.mark.parametrize(
    "final",
    [
        "http://courier.example/feed",  # less safe
        "https://user:word@courier.example/feed",
        "ftp://courier.example/feed",
        "https://[courier.example/feed",
        f"{NEW}?{'x' * 3000}",
        OLD + "#top",
    ],
)
def test_some_addresses_are_never_taken(final: str) -> None:
    assert looks(*[((301,), final, True)] * 9) is None


def test_a_move_to_https_is_taken() -> None:
    http = OLD.replace("https", "http")
    assert looks(*[((301,), OLD, True)] * 3, asked=http) == OLD
