"""How many at most can each have one of their own: a largest matching."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def matched(needs: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return to whom each of as many things as possible is given, one each (Kuhn 1955).

    With outlets and the origins that their reports have, its size is how many of them can at most rest on an
    origin that no other one of them needs.

    Args:
        needs: for each who may be given something what they could take, in order of preference.

    >>> matched({"Courier": ["agency"], "Post": ["agency", "minister"], "Herald": ["agency"]})
    {'agency': 'Courier', 'minister': 'Post'}
    """
    given: dict[str, str] = {}

    def settle(one: str, tried: set[str]) -> bool:
        for thing in needs[one]:
            if thing not in tried:
                tried.add(thing)
                if thing not in given or settle(given[thing], tried):
                    given[thing] = one
                    return True
        return False

    for one in needs:
        settle(one, set())
    return given
