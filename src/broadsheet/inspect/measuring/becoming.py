"""What a figure takes from the words between it and another, or from where those it counts were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.inspect.measuring.countwords import OF_PEOPLE
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
_SOME_OF_THEM = re.compile(
    r"\s+of\s+(?:them|which|whom)\b|\s+(?:badly|critically|gravely|lightly|seriously|severely|slightly)\b(?!\s+\w)"
)
# "Against two the year before".
_BACK_THEN = re.compile(
    r"\s+(?:the|a)\s+(?:day|decade|month|week|year)\s+(?:before|earlier)\b|\s+(?:last|in\s+the\s+previous)\s+\w+"
    r"|\s+(?:a|an|[^\W\d]+|\d+)\s+(?:decade|month|week|year)s?\s+(?:ago|before|earlier)\b"
)
# "Died at the scene and two more on the way": where or when the same befell more of them.
_MORE_THERE = re.compile(
    r"\s+(?:at|by|close|days?|en\s+route|hours?|in|inside|later|near|nearby|on|outside)\b"
)
_AND_MORE = re.compile(r"(?:,|\band|;)\s+(?:\w+\s+)?\Z")
# "The mayor says 14, the union says 19.": a bare number after this is another count of the same.
_SAYS = re.compile(
    r"(?<!\w)(?:still\s+had|gave|gives|counted|counts|lists|listed|confirmed|has\s+confirmed|have\s+confirmed|admits\s+to|admitted\s+(?:to|losing)|acknowledges|acknowledged|(?:figure|number|tally|toll)\s+(?:is|was)|says?|said|puts?\s+(?:it|them|the\s+(?:count|death\s+toll|figure|number|tally|toll|total))\s+at|speaks?\s+of|spoke\s+of|spricht\s+von|sprach\s+von|nennt|nannte|"
    r"habla\s+de|habló\s+de|dice|dijo|parle\s+de|évoque|говорит\s+о|говорить\s+про)\s+(?:closer\s+to\s+|only\s+|nur\s+|solo\s+)?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "Wants 9.5 per cent; the operator offers 4."
_OFFERS = re.compile(
    r"(?<!\w)(?:demands?|expected|forecast|offer(?:s|ed)?|promised|wants?|wanted)\s+(?:only\s+|just\s+)?\Z",
    re.IGNORECASE,
)
# "199 seats. The winners took 135": what is won or lost is what was counted before.
_TO_WIN = frozenset({"delegate", "medal", "seat", "state", "vote"})
_WON = re.compile(
    r"(?<!\w)(?:got|gained|has|have|held|holds?|kept|lost|loses?|needs?|secured|takes?|took|wins?|won)\s+(?:just\s+|only\s+)?\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:[.,;]|\Z)|\s+(?:and|but|to|while)\b")
# Only people do these: a bare number before them counts persons.
_DEEDS = (
    r"abstain|appeal|appl(?:ied|ying)|attend|boycott|camp|demonstrat|enrol|march|petition|queue|register|resign|slept|sleep|spoke|"
    r"testif(?:ied|ying)|turned\s+up|volunteer|vot(?:ed|ing)|walked\s+away|watched"
)
_DID = re.compile(
    rf"\s+(?:(?:are|had|have|were)\s+)?(?:already\s+|also\s+|since\s+)?(?P<deed>(?:{_DEEDS})\w*)(?!\w)",
    re.IGNORECASE,
)
# Where nothing happened to them: they were there.
_VESSELS = (
    "boat|bus|cabin|canoe|car|carriage|coach|dinghy|ferry|helicopter|lorry|plane|raft|truck|van|vehicle"
)
_ABOARD = re.compile(
    rf"\s+(?:in|on)\s+the\s+(?:{_VESSELS})\b|\s+(?:people\s+)?(?:aboard|on\s+board)\b|\s+(?:an\s+)?bord\b|\s+à\s+bord\b|\s+a\s+bordo\b",
    re.IGNORECASE,
)
# "Won in front of 41,000".
_WATCHED = re.compile(
    r"(?<!\w)(?:(?:attendance|audience)\s+of|attended\s+by|in\s+front\s+of|watched\s+by)\s+(?:[^\W\d]+\s+){0,2}\Z",
    re.IGNORECASE,
)
# "An airliner carrying 164 slid off the runway".
_CARRYING = re.compile(
    r"\b(?:airliner|boat|bus|canoe|coach|dinghy|ferry|flight|helicopter|jet|plane|ship|train|Airbus|Boeing)\b[^.;]{0,40}?\b(?:carrying|with)\s+(?:[^\W\d]+\s+){0,2}\Z"
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
    elif (
        draft.unit is None
        and _WATCHED.search(text, draft.floor, draft.start)
        and NOTHING_MORE.match(text, draft.end)
    ):
        draft.counts, draft.unit = "audience", "person"
    elif draft.unit is None and _CARRYING.search(text, draft.floor, draft.start):
        draft.counts, draft.unit = "aboard", "person"
    elif draft.unit is None and not draft.phrase.other and (did := _DID.match(text, draft.end, draft.limit)):
        draft.counts, draft.unit = did["deed"].lower(), "person"


def become(text: str, left: Draft, draft: Draft) -> None:
    """Hand unit and count on where the words between two figures say that one became the other."""
    if draft.unit or draft.counts or left.unit is None or draft.number.currency or draft.number.percent:
        return
    gap = text[left.end : draft.start]
    bare = NOTHING_MORE.match(text, draft.end) or _BACK_THEN.match(text, draft.end) or len(gap) < _NEAR
    was = _FROM.search(gap)
    if was and bare and (len(gap) < _NEAR or left.counts):
        draft.unit, draft.counts, draft.status = left.unit, left.counts, "earlier"
    elif (
        _RISEN_TO.search(gap)
        or _SOME_OF_THEM.match(text, draft.number.end, draft.limit)
        or (draft.phrase.other and _AND_MORE.search(gap) and _MORE_THERE.match(text, draft.end))
    ):
        draft.unit, draft.counts = left.unit, left.counts
    elif left.unit == "vote" and _VOTES_AGAINST.fullmatch(gap):
        draft.unit = "vote"


def offered(text: str, draft: Draft, left: Draft | None) -> None:
    """Say that a bare number is percent where somebody answers a share with it: "wants 9%; they offer 4"."""
    if left is None or left.unit != "percent" or draft.unit or draft.counts:
        return
    if _OFFERS.search(text, max(draft.floor, draft.start - 24), draft.start) and NOTHING_MORE.match(
        text, draft.end
    ):
        draft.unit = "percent"


def won(text: str, draft: Draft, before: Sequence[Draft]) -> None:
    """Say of a bare number that is won or lost what was counted before it: "199 seats. They took 135"."""
    if draft.unit or draft.counts or draft.number.currency or draft.number.percent:
        return
    unit = next((d.unit for d in reversed(before) if d.unit in _TO_WIN), None)
    if (
        unit
        and _WON.search(text, max(draft.floor, draft.start - 20), draft.start)
        and _GOES_ON.match(text, draft.end)
    ):
        draft.unit = unit


def says_another(text: str, draft: Draft, left: Draft | None) -> bool:
    """Tell whether a bare number is somebody else's for what the figure before counts."""
    if left is None or left.unit != "person" or not (left.counts is None or left.counts in OF_PEOPLE):
        return False
    if draft.unit or draft.counts:
        return False
    lead = text[max(draft.floor, draft.start - 40) : draft.start]
    return bool(_SAYS.search(lead) and NOTHING_MORE.match(text, draft.end))
