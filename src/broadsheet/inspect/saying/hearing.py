"""Outlets that heard it: "Zorya was told by two guards that …", "Zorya has learned from the ministry that …", "Zorya showed him saying that …".

Who hears stands where others speak: read as "Zorya said that …", with those it has it from beside it.
"""

from __future__ import annotations

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.carriers import Carrier, carrier
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.phrases import dateline_end, is_adverb, is_name, is_word
from broadsheet.inspect.saying.recasts import Recast
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text import outlets

_TOLD = frozenset(("assured", "informed", "told"))  # by somebody
_LEARNT = frozenset(("gathered", "heard", "learned", "learnt", "understands", "understood"))  # from somebody
HEARING = _TOLD | _LEARNT
_BEING = frozenset(("are", "been", "is", "was", "were"))
_HELPING = _BEING | {"had", "has", "have"}
_SHOWING = listed("aired broadcast carried filmed heard quoted quotes ran recorded showed shows streamed")
_SAYING = listed(
    "admitting accusing alleging announcing arguing claiming confirming declaring denying insisting promising saying stating telling urging vowing warning"
)
_FAR = 14  # words of whom it shows


def hearer(unit: Unit, found: Cast) -> Recast | None:
    """Return how a sentence about what an outlet heard or showed is read as a plain one, None for any other."""
    lows = set(unit.lows)
    if lows.isdisjoint(HEARING) and (lows.isdisjoint(_SHOWING) or lows.isdisjoint(_SAYING)):
        return None
    start = dateline_end(unit)
    who = press_subject(unit, start, found)
    if who is None:
        return None
    verb = verb_behind(unit, who.end)
    if verb + 2 >= len(unit):
        return None
    return _heard(unit, who, verb, found) or _shown(unit, start, who, verb)


def verb_behind(unit: Unit, at: int) -> int:
    """Return where the verb stands behind a subject: past adverbs and helpers."""
    while at < len(unit) and (is_adverb(unit.lows[at]) or unit.lows[at] in _HELPING):
        at += 1
    return at


def from_whom(unit: Unit, verb: int, found: Cast) -> Step | None:
    """Read "by two guards" behind "was told", "from the ministry" behind "has learned"."""
    low = unit.lows[verb]
    lead = (
        "by"
        if low in _TOLD and _BEING & set(unit.lows[max(0, verb - 2) : verb])
        else "from"
        if low in _LEARNT
        else ""
    )
    if not lead or unit.lows[verb + 1 : verb + 2] != [lead]:
        return None
    read = carrier(unit, verb + 2, found)
    if read is None:
        return None
    return Step(
        kind="citing", carrier=read.words, cue=(verb + 1, verb + 2), end=read.end, link=read.link,
        through=read.through, joined=True,
    )  # fmt: skip


def _heard(unit: Unit, who: Carrier, verb: int, found: Cast) -> Recast | None:
    step = from_whom(unit, verb, found)
    if (
        step is None
        or step.end >= len(unit)
        or not (is_word(unit.words[step.end]) or unit.words[step.end] == ",")
    ):
        return None
    return Recast(
        dropped={*range(who.end, verb), *range(*step.cue), *range(step.cue[1], step.end)},
        said={verb},
        steps=[step],
    )


def _shown(unit: Unit, start: int, who: Carrier, verb: int) -> Recast | None:
    """Read "Zorya showed the minister saying that": the minister's words, by way of Zorya."""
    if unit.lows[verb] not in _SHOWING:
        return None
    saying = next(
        (at for at in range(verb + 2, min(len(unit) - 1, verb + _FAR)) if unit.lows[at] in _SAYING), 0
    )
    whom = unit.lows[verb + 1 : saying]
    if (
        not saying
        or not all(map(is_word, whom))
        or whom[-1] in ("as", "report", "statement", "story")
        or any(low in cues() and cues()[low].tense == "past" for low in whom)
    ):
        return None
    outer = Step(kind="quoting", carrier=(start, who.end), cue=(verb, verb + 1), end=verb + 1, link=who.link)
    said = {saying} if unit.lows[saying] == "saying" else set()
    return Recast(dropped=set(range(start, verb + 1)), said=said, steps=[outer]) if said else None


def press_subject(unit: Unit, start: int, found: Cast) -> Carrier | None:
    """Return the outlet that a sentence opens with."""
    who = carrier(unit, start, found) if start < len(unit) else None
    if who is None or who.link is None:
        end = next((at for at in range(start, len(unit)) if not is_name(unit.words[at])), start)
        link = bearer(unit, start, end, press=found.press) if end > start else None
        who = Carrier(words=(start, end), end=end, link=link)
    return who if who.link and (who.link.role != "channel" or not outlets.is_channel(who.link.name)) else None
