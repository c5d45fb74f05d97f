"""What somebody is only reported to want or do: beside "according to X" it is what X tells."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.beyonddoubt import OWNING
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.choose import LIKELY
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.sentence import THINGS, TOLD
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed

# What somebody is reported to plan, nobody says here: "Norland plans to close the ports, Zorya reported".
PLANS = frozenset(("agree to", "plan to")) | listed(
    "agree aim decide expect hope intend plan prefer push seek try undertake want wish"
)


def not_told(unit: Unit, kept: list[Candidate], tails: Sequence[Step]) -> list[Candidate]:
    """Return candidates without what somebody tells of another: "Norland wants more, according to Zorya"."""
    if not any(tail.kind == "according" for tail in tails):
        return kept
    clause = any(tail.clause for tail in tails)
    kept = [
        one for one in kept
        if (one.shape not in THINGS or one.verb.stance not in TOLD or _holds_clause(unit, one) or _counts(unit, one))
        and not _is_request(unit, one)
        and not is_deed(one)
        and not (clause and (one.verb.lemma in PLANS or not _carries(unit, one)))
        and not (one.heard and one.score < LIKELY and one.begin - phrases.dateline_end(unit) >= _OPENING)
    ]  # fmt: skip
    return (
        kept
        if any(not one.shared and (one.shape != "ing" or one.verb.stance in OWNING) for one in kept)
        else []
    )


def is_deed(one: Candidate) -> bool:
    """Tell what somebody does with words or without: "the crew refused to sail", "he accepted the watch"."""
    return one.shape in THINGS and one.verb.lemma in _DEEDS


_DEEDS = frozenset(("accept", "agree", "agree to", "decide", "decline", "offer", "refuse", "undertake"))


def _counts(unit: Unit, one: Candidate) -> bool:
    """Tell whether somebody reported how many: "the observatory reported 11 dead"."""
    first = one.content[0][0]
    return one.verb.lemma == "report" and (unit.words[first][:1].isdigit() or unit.lows[first] in _NUMBERS)


_NUMBERS = listed(
    "at between dozens eight eleven fifteen five forty four hundreds more nearly nine no over seven several six some ten thousands three twelve twenty two"
)


def _holds_clause(unit: Unit, one: Candidate) -> bool:
    """Tell whether what somebody thinks is a clause: "the agency believes the launch failed"."""
    if one.verb.stance not in ("concluded", "thought"):
        return False
    start, end = one.content[0]
    finite = (
        low in phrases.AUXILIARIES or low.endswith("ed") or low in cues()
        for low in unit.lows[start + 1 : end]
    )
    return any(finite)


def _is_request(unit: Unit, one: Candidate) -> bool:
    """Tell whether somebody asked for a thing: a deed that another reports, no words."""
    low = [word for start, end in one.content for word in unit.lows[start:end]]
    return one.verb.lemma == "ask" and "for" in low and not _ASKED & set(low)


_ASKED = frozenset(("how", "if", "that", "to", "what", "when", "whether", "who", "why", QUOTE))


def _carries(unit: Unit, one: Candidate) -> bool:
    """Tell whether a statement is much of a sentence: it opens it or holds a quarter of its letters."""
    if one.shared or min(one.begin, one.content[0][0]) - phrases.dateline_end(unit) < _OPENING:
        return True
    letters = sum(unit.ends[end - 1] - unit.starts[start] for start, end in one.content if start < end)
    return 4 * letters >= unit.ends[-1] - unit.starts[0]


_OPENING = 4  # words
