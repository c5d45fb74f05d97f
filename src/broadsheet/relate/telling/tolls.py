"""How many were killed and injured in one event, told from all articles about it.

Numbers come from the figures; a single victim is mostly told without one ("a man was shot and killed"),
so words of death and injury at the head of an English article count as one where it gives no number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.model import Article, Figure

# The event stands at the head of an article, other events and the year's statistics further down; in characters.
# Of 300, 600 and 1500 the middle one did best on the Gun Violence Archive's incidents of 2013 to 2016.
_HEAD = 600
_FIGURES_WITHIN = 2500
# Above this many it is statistics, not one event told by a local paper; an event with more is told with its place.
_MOST = 5000

_DEAD = re.compile(
    r"\b(?:autops(?:y|ies)|bod(?:y|ies)|coroner|dead|death|deceased|die[sd]?|dying|fatal(?:ly)?|funeral|gunned\s+down|homicide|"
    r"kill(?:ed|ing|s)|manslaughter|medical\s+examiner|murder(?:ed)?|shot\s+to\s+death|slain|suicide)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:(?:critical|fair|good|grave|guarded|serious|stable)\s+condition|expected\s+to\s+(?:be\s+ok(?:ay)?|live|recover|survive)|"
    r"hospitali[sz]ed|hurt|injur(?:ed|es|ies|ing|y)|non-?\s?life[- ]threatening|recovering|shot|struck|treated|wound(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)
# One more than those told first: "kills one, injures another"; and who ended his own life after another's.
_ANOTHER = re.compile(
    r"\b(?:another|a\s+second|other)\b[^.;]{0,40}\b(?:critical|hospitali|hurt|injured|wounded)|"
    r"\b(?:hurt|hurting|injur(?:es|ed|ing)|wound(?:s|ed|ing))\s+(?:an?other|a\s+second|an?\s+\w+)\b",
    re.IGNORECASE,
)
_HIMSELF = re.compile(
    r"\bmurder[- /]suicide\b|\b(?:before|then|and)\s+(?:fatally\s+)?(?:turn(?:ed|ing)\s+the\s+gun\s+on|shoot(?:ing)?|shot|kill(?:ed|ing|s)?)\s+(?:him|her)self\b|"
    r"\b(?:took|taking|takes)\s+(?:his|her)\s+own\s+life\b",
    re.IGNORECASE,
)


def tolls(articles: Sequence[Article]) -> dict[str, int | None]:
    """Return how many one event killed and injured, by the key ``killed`` and ``injured``.

    Each article is read for itself: its headline's figure before the first of its text; those shot
    less those killed are injured. What most articles say holds, of as many the later; one that tells
    only of the dead says nothing of the injured. None where no article says anything of harm.

    Args:
        articles: of one event, with their notes; oldest first.
    """
    said = [toll for article in articles if (toll := _toll(article))]
    if not said:
        return {"injured": None, "killed": None}
    hurt = [injured for _, injured in said if injured is not None]
    return {
        "injured": _most_said(hurt) if hurt else 0,
        "killed": _most_said([killed for killed, _ in said]),
    }


def _most_said(values: Sequence[int]) -> int:
    counts = Counter(values)
    most = max(counts.values())
    return next(value for value in reversed(values) if counts[value] == most)


def _toll(article: Article) -> tuple[int, int | None] | None:
    """Return the killed and the injured that one article tells of; injured None where it is silent on them."""
    head = f"{article.title or ''}. {article.text[:_HEAD]}"
    killed = _figure(article, frozenset({"killed"}))
    injured = _figure(article, frozenset({"hospitalised", "injured"}))
    shot = _figure(article, frozenset({"casualties", "shot"}))
    dead, hurt = bool(_DEAD.search(head)), bool(_HURT.search(head))
    if killed is None and injured is None and shot is None and not dead and not hurt:
        return None
    if killed is None:
        killed = (2 if _HIMSELF.search(head) else 1) if dead else 0
    if shot is not None:
        injured = max(injured or 0, shot - killed)
    if injured is None and (_ANOTHER.search(head) or (hurt and not killed)):
        injured = 1
    return killed, injured


def _figure(article: Article, counts: frozenset[str]) -> int | None:
    """Return the first number of persons with one of these fates, the headline's before the text's."""
    found = [
        (note.field == "text", note.start, int(note.value))
        for note in article.notes
        if isinstance(note, Figure)
        and note.unit == "person"
        and note.counts in counts
        and note.status == "current"
        and isinstance(note.value, float)
        and note.value <= _MOST
        and (note.field == "title" or note.start < _FIGURES_WITHIN)
    ]
    return min(found)[2] if found else None
