"""What a figure takes from the words between it and another, or from where those it counts were."""

from __future__ import annotations

import re

from broadsheet.inspect.measuring.draft import Draft

_NEAR = 16  # characters between "16" and "21" in "16, down from 21"; chosen
# Nothing more is said of a number after this.
NOTHING_MORE = re.compile(r"\s*[\"”»]?\s*(?:[.,;)]|\Z)")
# "Had climbed to 58": a bare number after this is what the count before has become.
_RISEN_TO = re.compile(
    r"(?<!\w)(?:climbed|dropped|fallen|fell|grown|grew|increased|jumped|raised|reached|risen|rose|revised(?:\s+(?:down|up))?|gestiegen|subió|passé)\s+"
    r"(?:to|at|auf|a|à)\s+(?:at\s+least\s+|more\s+than\s+|about\s+|some\s+)?\Z",
    re.IGNORECASE,
)
# "Down to 16 from 21", "against two the year before": what it was.
_FROM = re.compile(
    r"\s*,?\s+(?:against|from|compared\s+(?:to|with)|up\s+from|down\s+from|versus)\s+(?:just\s+|only\s+)?\Z",
    re.IGNORECASE,
)
_VOTES_AGAINST = re.compile(r"\s+(?:against|contra|contre|for|gegen|to|zu|проти|против)\s+", re.IGNORECASE)
# "Ten of them children": of those told of before.
_SOME_OF_THEM = re.compile(r"\s+of\s+(?:them|which|whom)\b")
# Where nothing happened to them: they were there.
_ABOARD = re.compile(
    r"\s+(?:people\s+)?(?:aboard|on\s+board)\b|\s+(?:an\s+)?bord\b|\s+à\s+bord\b|\s+a\s+bordo\b",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    r"(?<!\w)(?P<many>audience|congregation|crew|crowd|population)\s+of\s+(?:[^\W\d]+\s+){0,2}\Z",
    re.IGNORECASE,
)


def being_there(text: str, draft: Draft) -> None:
    """Say of people what they are where nothing happened to them: "nine on board", "a crowd of 5,000"."""
    if _ABOARD.match(text, draft.end, draft.limit):
        draft.counts, draft.unit = "aboard", "person"
    elif gathered := _GATHERED.search(text, draft.floor, draft.start):
        draft.counts, draft.unit = gathered["many"].lower(), "person"


def become(text: str, left: Draft, draft: Draft) -> None:
    """Hand unit and count on where the words between two figures say that one became the other."""
    if draft.unit or draft.counts or left.unit is None or draft.number.currency or draft.number.percent:
        return
    gap = text[left.end : draft.start]
    bare = NOTHING_MORE.match(text, draft.end) or len(gap) < _NEAR
    was = _FROM.search(gap)
    if was and bare and (len(gap) < _NEAR or left.counts):
        draft.unit, draft.counts, draft.status = left.unit, left.counts, "earlier"
    elif _RISEN_TO.search(gap) or _SOME_OF_THEM.match(text, draft.number.end, draft.limit):
        draft.unit, draft.counts = left.unit, left.counts
    elif left.unit == "vote" and _VOTES_AGAINST.fullmatch(gap):
        draft.unit = "vote"
