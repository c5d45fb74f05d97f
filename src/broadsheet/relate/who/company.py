"""In whose company names were met: short names that many share mean whom the archive met beside others of this article.

"Isaac", "the CRP" and "the minister" say little by themselves; beside "the EACC" they mean whom an earlier article
named in full beside it. Each article leaves a key for each pair of the first people and bodies that it names in full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from broadsheet.relate.who.known import Entities, KnownEntity
from broadsheet.relate.who.offices import Office

# Of an article: ten pairs. More would fill the archive with keys, and those who are named late are bystanders.
FIRST = 5
# A name that more are known by is not looked up by its company: the question would grow with the archive.
_MANY = 40


def pairs(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield for the first entities of an article whom to save under which key."""
    for one, other in combinations(list(dict.fromkeys(ids))[:FIRST], 2):
        yield one, _pair(one, other)


def met(candidates: Iterable[KnownEntity], here: Collection[str], known: Entities) -> list[KnownEntity]:
    """Return the candidates that earlier articles named beside somebody of this one."""
    found = [one for one in candidates if one.id not in here]
    if not found or len(found) > _MANY:
        return []
    return [one for one in found if known.find({_pair(one.id, other) for other in here})]


def _pair(one: str, other: str) -> str:
    return f"near {min(one, other)} {max(one, other)}"


def holder_keys(offices: Iterable[Office], here: Iterable[str]) -> frozenset[str]:
    """Return the keys under which to keep who has an office, beside others of the article."""
    return frozenset(
        f"holder {quality}{office.head} near {other}"
        for office in offices
        if not office.former
        for quality in {"", f"{office.quality} ".lstrip()}
        for other in here
    )


def holders(wanted: str, here: Iterable[str], known: Entities) -> list[KnownEntity]:
    """Return who has an office ("prime minister") beside somebody of this article, as earlier ones say."""
    found = known.find({f"holder {wanted} near {other}" for other in here})
    return [one for one in found if one.type == "person"]
