"""Offices that people hold, and the bodies they speak for: "its chief executive", "deputy", "Skylink's boss"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from broadsheet.relate.tracing.sourcewords import BODY_HEADS, SPOKEN_FOR
from broadsheet.relate.tracing.speakernames import is_body
from broadsheet.text.words import fold

# What somebody is at a body. A mayor, a minister or a president may be one of a town or a country that is not named.
_OFFICE = (
    r"(?:[\w-]+-)?(?:boss|ceo|chair(?:man|person|woman)?|chief|co-?ordinator|commander|director|executive|founder|head|leader|manager|"
    r"official|operator|president|representative|secretary|spokes(?:man|person|woman))(?:-general)?"
)
_HEADS = "|".join(sorted(BODY_HEADS))
# "its chief executive Per Lie", "Per Lie, the refinery's managing director".
_DESCRIBED = (
    rf"(?:(?:its|their|the\s+(?:[\w-]+\s+)?(?:{_HEADS})['’]s?)\s+(?:[\w-]+\s+){{0,2}}?{_OFFICE}"
    rf"|(?:{_HEADS})\s+(?:[\w-]+\s+){{0,2}}?(?:boss|chief|ceo|chair\w*|director|head|manager|president))"
)
_ITS = re.compile(rf"\b{_DESCRIBED}(?:\s+(?:executive|general|officer))?,?\s+\Z", re.IGNORECASE)
_ITS_BEHIND = re.compile(rf",\s+{_DESCRIBED}\b", re.IGNORECASE)
# "Skylink chief executive": the first word of a body's name stands for it.
HEADED = re.compile(
    r"\b([A-ZÀ-Þ][\w-]+)(?:['’]s)?\s+(?:boss|ceo|CEO|chairman|chairwoman|chief executive|managing director|spokes(?:man|person|woman))\s+\Z"
)
# Without a body beside it, small: "secretary-general Ada Holm said" speaks for the body that the text is about.
_BARE = re.compile(
    r"(?:\A|[\s“\"])(?:(?:acting|chief|deputy|district|executive|general|managing|national|regional|vice)[\s-]){0,4}"
    r"(?:chairman|chairperson|chairwoman|co-ordinator|coordinator|director|director-general|executive|manager|secretary|secretary-general)\s+\Z"
)
# Ranks that only people of one kind of authority have, and a word of its name.
_RANKS: Mapping[str, str] = MappingProxyType(
    {
        "constable": "police",
        "deputy": "sheriff",
        "firefighter": "fire",
        "inspector": "police",
        "sergeant": "police",
        "sheriff": "sheriff",
        "superintendent": "police",
        "trooper": "police",
    }
)
_RANKS_WITH = frozenset(
    ("acting", "chief", "county", "detective", "police", "senior", "sheriff's", "sheriff’s", "state", "the")
)
_PHRASES = (
    (re.compile(r"\bfire chief\b", re.IGNORECASE), "fire"),
    (re.compile(r"\bpolice (?:chief|commander|commissioner|operator)\b", re.IGNORECASE), "police"),
    (re.compile(r"\b(?:chief|deputy|public|state) prosecutor\b", re.IGNORECASE), "prosecutor"),
)


# What a kind of authority is called elsewhere, in names and folded.
_ABROAD = (
    (
        "fire",
        re.compile(r"feuerwehr\b|\bbombeiros\b|\bbomberos\b|\bbrandweer\b|\bpompiers\b|\bvigili del fuoco\b"),
    ),
    (
        "police",
        re.compile(
            r"polizei\b|\bpolic(?:ia|ja)\b|\bpolis(?:en)?\b|\bpoliti(?:e|et)?\b|\bpolizia\b|\bgendarmerie\b"
        ),
    ),
    ("prosecutor", re.compile(r"anwaltschaft\b|\bfiscalia\b|\bparquet\b|\bprocura\b|\bprokuratura\b")),
)
_BETWEEN = (
    80  # characters between a body's name and that of who speaks for it: an office and two commas; chosen
)
_BODY_FIRST = re.compile(r"(?:['’]s?)?(?:\s*\([^)]*\))?(?:\s+[\w/-]+){0,6},?\s+")
_PERSON_FIRST = re.compile(r"(?:,|\s+\()?(?:\s+[\w/’'-]+){0,6}\s+(?:at|for|from|of|with)\s+(?:the\s+)?")
_CLAUSE = re.compile(
    r"\b(?:after|and|are|as|be|been|by|had|has|have|he|her|his|is|it|on|said|says|she|that|their|they|to|told|was|were|when|which|"
    r"while|who|will|would|wrote)\b|[“”\"«»;:]"
)


def kind_abroad(name: str) -> str | None:
    """Return which kind of authority a name in another language is of: "police" of "Kantonspolizei Bern"."""
    folded = fold(name)
    return next((kind for kind, sign in _ABROAD if sign.search(folded)), None)


def is_described(before: str, after: str) -> bool:
    """Return whether the words around a name give it an office at a body that is named elsewhere.

    >>> is_described("the union’s district secretary ", " said"), is_described("", ", its director-general, said")
    (True, True)
    >>> is_described("the mayor of ", " said")
    False
    """
    return bool(_ITS.search(before) or _ITS_BEHIND.match(after))


def is_bare(before: str) -> bool:
    """Return whether a name has an office, and no body, before it.

    >>> is_bare("the group, secretary-general "), is_bare("Nairobi Water managing director ")
    (True, False)
    """
    found = _BARE.search(before)
    return found is not None and not re.search(r"[A-ZÀ-Þ][\w’'-]*\s*\Z", before[: found.start() + 1])


def authority(title: str) -> str | None:
    """Return a word of the kind of authority that a title is of: "sheriff" of "Chief Deputy".

    >>> authority("Story County Chief Deputy "), authority("the deputy prime minister "), authority("ship inspector ")
    ('sheriff', None, None)
    """
    for phrase, kind in _PHRASES:
        if phrase.search(title):
            return kind
    parts = title.split()
    if len(parts) > 1 and parts[-2].islower() and parts[-2] not in _RANKS_WITH:
        return None  # "ship inspector" is none of the police
    return _RANKS.get(fold(parts[-1])) if parts else None


def speaks_for(line: str, begin: int, left: int, right: int, until: int) -> bool:
    """Return whether of two names in a line one speaks for the other: "Ada Holm of the Food Agency".

    Args:
        line: a sentence.
        begin: where the first name begins.
        left: where it ends.
        right: where the second name begins.
        until: where it ends.
    """
    between = line[left:right]
    if len(between) > _BETWEEN or _CLAUSE.search(between):
        return False
    before, after = line[begin:left], line[right:until]
    if is_body(before) and not is_body(after):
        return bool(SPOKEN_FOR.search(line[begin:right]) and _BODY_FIRST.fullmatch(between))
    if is_body(after) and not is_body(before):
        return bool(SPOKEN_FOR.search(between) and _PERSON_FIRST.fullmatch(between))
    return False
