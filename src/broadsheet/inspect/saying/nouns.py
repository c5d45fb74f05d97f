"""Candidates without a verb: nouns of saying ("his promise to …", "fears that …") and "NAME: …"."""

from __future__ import annotations

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.contents import content_features, trimmed
from broadsheet.inspect.saying.cues import Cue
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.phrases import is_name

# (stance, nouns), sorted: singular, the plural adds an s.
_NOUNS = (
    ("accused", "accusation, allegation, complaint"),
    ("acknowledged", "acknowledgement, acknowledgment, admission, concession, confession"),
    ("announced", "announcement, declaration, disclosure, revelation"),
    ("argued", "argument, contention"),
    ("asked", "question, request"),
    ("claimed", "assertion, claim"),
    ("concluded", "conclusion, finding"),
    ("confirmed", "confirmation, testimony"),
    ("criticised", "criticism"),
    ("demanded", "call, demand, insistence"),
    ("denied", "denial"),
    ("estimated", "estimate, forecast, prediction, projection"),
    ("expected", "expectation, hope"),
    ("feared", "anxiety, concern, fear, worry"),
    ("implied", "hint, insinuation, implication"),
    ("offered", "offer"),
    ("promised", "assurance, commitment, decision, guarantee, plan, pledge, promise, vow"),
    ("proposed", "idea, proposal, recommendation"),
    ("refused", "refusal"),
    ("reported", "report, rumor, rumour"),
    ("said", "comment, remark, statement"),
    ("speculated", "speculation, suspicion, theory"),
    ("suggested", "suggestion"),
    ("thought", "assumption, belief, doubt, notion, opinion, view"),
    ("threatened", "threat"),
    ("urged", "appeal, plea"),
    ("warned", "warning"),
)  # fmt: skip


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith(("ty", "my", "ry", "ny")) else noun + "s"


CUES = {
    form: Cue(lemma=f"{noun} (noun)", stance=stance, takes="ci", tense="noun", length=1)
    for stance, nouns in _NOUNS
    for noun in nouns.split(", ")
    for form in (noun, _plural(noun))
}
"""Every noun of saying, singular and plural."""

_LONGEST_NAME = 5  # words of "NAME:" at the head of a paragraph; longer ones are sentences


def noun_candidates(unit: Unit) -> list[Candidate]:
    """Return the candidates of a sentence that lean on a noun or on a colon."""
    found = [named] if (named := _headed(unit)) else []
    lows = unit.lows
    for at in range(len(unit) - 1):
        verb = CUES.get(lows[at])
        if verb is None or lows[at + 1] not in ("that", "to") or (at and lows[at - 1] in phrases.PRONOUNS):
            continue
        if candidate := _noun(unit, at, verb):
            found.append(candidate)
    return found


def _noun(unit: Unit, at: int, verb: Cue) -> Candidate | None:
    end = trimmed(unit, at + 1)
    if end <= at + 2:
        return None
    left = at
    while (
        left and phrases.is_word(unit.words[left - 1]) and at - left < 4 and not _owner(unit.lows[left - 1])
    ):
        left -= 1
    owned = left > 0 and _owner(unit.lows[left - 1])
    source = (phrases.phrase_start(unit, left), left) if owned else None
    begin = source[0] if source else at
    features = [
        f"noun {verb.lemma} {unit.lows[at + 1]}", f"noun owned {owned}", f"noun {unit.lows[at - 1] if at else '^'}",
        *content_features(unit, [(at + 1, end)], verb),
    ]  # fmt: skip
    return Candidate(
        cue=(at, at + 1),
        verb=verb,
        shape="noun",
        content=[(at + 1, end)],
        source=source,
        begin=begin,
        features=features,
    )


def _owner(low: str) -> bool:
    return low.endswith(("'s", "’s", "s'", "s’")) or low in ("his", "her", "their", "its", "my", "our")


_COLON = Cue(lemma=":", stance="said", takes="cq", tense="mark", length=1)


def _headed(unit: Unit) -> Candidate | None:
    """Read "NAME: what was said" at the head of a paragraph."""
    if not unit.first or ":" not in unit.words[1 : _LONGEST_NAME + 1]:
        return None
    colon = unit.words.index(":", 1)
    head = unit.words[:colon]
    end = trimmed(unit, colon + 1)
    if (
        colon + 1 >= len(unit)
        or not all(is_name(word) or word in ("of", "the", ".") for word in head)
        or end - colon < 4
    ):
        return None
    quoted = unit.words[colon + 1] == QUOTE
    features = [
        f"headed {quoted}",
        f"headed {len(head)}",
        f"headed upper {head[0].isupper() and len(head[0]) > 1}",
        f"headed paragraph {min(unit.paragraph, 2)}",
    ]
    return Candidate(
        cue=(colon, colon + 1), verb=_COLON, shape="headed", content=[(colon + 1, end)], source=(0, colon),
        begin=0, features=features,
    )  # fmt: skip
