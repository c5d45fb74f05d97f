"""Who sets right what was told wrongly: the speaker of the sentence that does, or of the ones before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from broadsheet.model import Span

# What one does who sets right or takes back, and what one does who says so.
_DOES = (
    r"(?:acknowledged|admitted|announced|apologi[sz]ed|back-?(?:pedall?ed|tracked)|clarified|conceded|corrected|erred|lowered|now\s+(?:puts?|says?)|"
    r"put\s{1,3}(?:it|that|this)|regrets|restated|retracted|revised|revoked|said|says|t(?:akes|aken|ook)\s{1,3}back|told|withdr(?:awn|ew|aws)|"
    r"a\s{1,3}reconnu|räumte|reconoció|признал\w*|визнал\w*)"
)
_WHO = r"(?P<who>(?:[Tt]he\s{1,3}|Its\s{1,3}|His\s{1,3}|Her\s{1,3}|Their\s{1,3}|[A-Z])[^.;:,!?\n\"“”]{1,50}?)"
_SUBJECT = re.compile(
    rf"(?<![^\s\"“”]){_WHO}(?:,\s[^.;:,!?\n\"]{{2,60}},)?\s{{1,3}}(?:(?:also|has|have|later|mistakenly|now|since|then)\s{{1,3}})*{_DOES}\b"
)
_AFTER = re.compile(
    r"(?:,[\"”]?|[\"”])\s{1,3}(?P<who>[^.;:,!?\n\d]{2,50}?)\s{1,3}(?:(?:has|have|had|later|also)\s{1,3})*(?:acknowledged|admitted|conceded|confirmed|pointed\s{1,3}out|said|says)\b"
)
_TOLD_TO = re.compile(
    r"\bAsked\s[^.;\n]{3,80},\s{1,3}(?P<who>[^.;:,!?\n\d]{2,50}?)\s{1,3}(?:admitted|said)\b"
)
# "They said two hours later": who was told before.
_PRONOUN = re.compile(r"(?:he|i|it|one|she|they|who|we)(?:\s|\Z)", re.IGNORECASE)
# A publisher on its own text, who is not named.
_OURS = re.compile(
    r"\b(?:our|this|we|article|caption|clarification|correction|edition|editorial|headline|report|story|version)\b",
    re.IGNORECASE,
)
_BACK = 2  # sentences before the one that sets right; chosen
_NEAR = 400  # characters of a sentence on either side: what has no end is not looked through for each number in it


def righter(text: str, spans: Sequence[Span], at: int) -> str | None:
    """Return who sets right what stands at a place, as printed; None for the publisher, or where nobody is named.

    Args:
        text: the whole text.
        spans: its sentences.
        at: where the right thing, or the words that take the wrong one back, stand.
    """
    if not spans:
        return None
    here = max(0, bisect_right(spans, at, key=lambda span: span.start) - 1)
    for index in range(here, max(-1, here - _BACK - 1), -1):
        start, end = (
            max(spans[index].start, min(at, spans[index].end) - _NEAR),
            min(spans[index].end, at + _NEAR),
        )
        found = list(islice(_SUBJECT.finditer(text, start, end), 1))
        found += _TOLD_TO.finditer(text, start, end)
        if index == here:
            found += _AFTER.finditer(text, start, end)
        named = [match["who"].strip() for match in found if not _PRONOUN.match(match["who"])]
        if any(_OURS.search(who) for who in named):
            return None
        if named:
            return named[-1]
    return None
