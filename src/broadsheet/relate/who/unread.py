"""Names that the reading passed over and earlier articles give: "Dniprohydro" in a language that it reads badly.

Only what earlier articles named beside somebody of this article, and only where one thing fits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from broadsheet.model import Entity
from broadsheet.relate.who.company import met
from broadsheet.relate.who.known import Entities, KnownEntity
from broadsheet.relate.who.likeness import exact_key, person_words, surnames

# One to four words with capitals in a row.
_CAPITAL = re.compile(r"(?<![\w’'-])(?=[^\W\d_])([A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’-]*(?:\s[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’-]*){0,3})")
_NOUN = re.compile(r"(?<![\w’'-])([A-ZÄÖÜ][\w’-]*)")
_OPENS = re.compile(r"(?:^|[.!?:\n\"“”«„]\s*)$")
_SHORTEST = 3
# Words with capitals that are somebody's surname too.
_WORDS = frozenset(
    """
    april august black english french german god green heaven holy house king law lord march may mother page pope prince queen
    russian spring state street summer sunday white winter
    """.split()  # noqa: SIM905 - reads better
)
# Of an article: what is not read in more places is no prose but a list, and every one is a question to the archive.
_MOST = 40


def unread(
    text: str, notes: Sequence[Entity], here: Collection[str], known: Entities, *, nouns: bool = False
) -> list[Entity]:
    """Return mentions of what earlier articles named beside somebody of this one.

    Args:
        text: of the article.
        notes: the names that were read.
        here: ids of what these are.
        known: what earlier articles named.
        nouns: whether the language prints all nouns with capitals: then each word is looked up alone.
    """
    runs = _runs(
        text, [(note.start, note.end) for note in notes if note.field == "text"], _NOUN if nouns else _CAPITAL
    )
    if not runs or not here:
        return []
    keys = {name: _keys(name) for name in {run[2] for run in runs}}
    found = known.find(frozenset().union(*keys.values()))
    meant = {name: one for name in keys if (one := _meant(name, found, here, known))}
    return [
        Entity(start=start, end=end, text=name, type=meant[name].type, made_by="register")
        for start, end, name in runs
        if name in meant
    ]


def _runs(
    text: str, taken: Sequence[tuple[int, int]], capital: re.Pattern[str]
) -> list[tuple[int, int, str]]:
    """Return the words in capitals that stand in no mention and beside none, but for those that open a sentence."""
    edges = {at for start, end in taken for at in range(start - 1, end + 1)}
    found = []
    for match in capital.finditer(text):
        start, end, name = match.start(), match.end(), match[1]
        if not edges.isdisjoint(range(start, end)) or len(name) < _SHORTEST or name.lower() in _WORDS:
            continue
        if " " in name or name.isupper() or not _OPENS.search(text[max(0, start - 4) : start]):
            found.append((start, end, name))
    return found[:_MOST]


def _keys(name: str) -> frozenset[str]:
    return frozenset((exact_key(name), f"person {person_words(name)[-1]}"))


def _meant(
    name: str, found: Sequence[KnownEntity], here: Collection[str], known: Entities
) -> KnownEntity | None:
    fits = [one for one in found if _is_called(one, name)]
    if len(fits) != 1:
        return None
    return fits[0] if fits[0].id in here or met(fits, here, known) else None


def _is_called(entity: KnownEntity, name: str) -> bool:
    forms = (entity.name, *entity.aliases)
    if entity.type != "person":
        return any(exact_key(form) == exact_key(name) for form in forms)
    words = person_words(name)
    return any(person_words(form) == words for form in forms) or (
        len(words) == 1 and not surnames(entity.name).isdisjoint(surnames(name))
    )
