"""Offices beside names, and offices for names: "Joan Halloran, the mayor", "Mrs Halloran", "the mayor".

An office that stands alone means whoever of this article was last given it; a body that is called by its kind
("the company", "the commission") the last one of that kind. What fits nobody stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from broadsheet.model import EntityType
from broadsheet.relate.who.namewords import BUSINESS
from broadsheet.text import outlets
from broadsheet.text.words import fold

# Offices, sorted: words of one line are one office. Not those that many people of one article have (officer, police).
_OFFICES = (
    "ambassador envoy", "archbishop bishop cardinal", "attorney-general", "captain", "chancellor", "chairman chair chairwoman",
    "coach manager", "commissioner", "congressman congresswoman representative rep", "councillor cllr councilor councilman councilwoman",
    "doctor dr", "emir", "executive ceo boss", "governor gov governor-elect губернатор", "judge justice", "king", "lawmaker mp",
    "mayor мэр мер bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin alcalde alcaldesa maire",
    "minister minister's ministre ministro ministra ministerin министр міністр", "officer constable sergeant", "peer lord", "pope",
    "president président presidente präsident präsidentin президент", "prince", "princess", "professor prof", "prosecutor",
    "queen", "secretary cs", "senator sen", "sheriff", "speaker", "sultan",
)  # fmt: skip
_OFFICE_OF = {word: line.split()[0] for line in _OFFICES for word in line.split()}
# "The prime minister" is not any minister, "the foreign secretary" not any secretary.
_QUALITIES = frozenset(
    """
    attorney-general cabinet chief deputy defence defense education electricity energy environment finance first foreign health home interior justice
    labour labor premier prime science trade transport treasury vice works
    """.split()  # noqa: SIM905 - reads better
)
_PAST = frozenset(("ex", "ex-", "former", "outgoing", "then"))
_MEN = frozenset(
    ("mr", "herr", "monsieur", "m", "señor", "sr", "sir", "brother", "father", "husband", "son", "widower")
)
_WOMEN = frozenset(
    """
    mrs ms miss frau mme madame señora sra lady dame baroness daughter mother sister widow wife
    """.split()  # noqa: SIM905 - reads better
)

# Kinds of bodies by which one that was named is called; "company" and its like fit whatever does business.
_COMPANY = frozenset(
    [
        "company",
        "firm",
        "group",
        "corporation",
        "unternehmen",
        "firma",
        "konzern",
        "empresa",
        "entreprise",
        "compañía",
        "компания",
        "компанія",
    ]
)
_KINDS = frozenset(
    """
    academy act agency airline alliance assembly association authority bank bill board brigade bureau club commission committee congress council
    court department federation foundation fund hospital institute league ministry museum office orchestra organisation organization
    parliament party school senate service society tribunal union university
    """.split()  # noqa: SIM905 - reads better
)
_NOMINAL = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Dd]as|[Dd]er|[Dd]ie|[Ll]a|[Ee]l|[Ll]e)\s(?:(?:new|former|then|ex|outgoing)\s)?((?:[\w-]+\s){0,2}?)("
    + "|".join(sorted((*_OFFICE_OF, *_COMPANY, *_KINDS), key=len, reverse=True))
    + r")\b(?![\w-]|['’](?!s\b)|\sof\s|\s(?-i:[A-Z]))",
    re.IGNORECASE,
)
# Languages without an article: an office in small letters, no name right behind it.
_BARE = re.compile(r"(?<!\w)()(мэр|мер|президент|міністр|министр|губернатор)(?!\w)(?!\s[А-ЯІЇЄҐ])")
_WORD = re.compile(r"[\w'’-]+")


class Seen(NamedTuple):
    """A thing named at a place of a text."""

    start: int
    end: int
    name: str  # as printed
    full: str  # the fullest name known
    type: EntityType
    entity: str


class Office(NamedTuple):
    """What a text calls somebody beside the name."""

    head: str  # "minister"
    quality: str = ""  # "prime"
    former: bool = False


def beside(text: str, start: int, end: int) -> frozenset[Office]:
    """Return the offices right before a name and right behind it: "Sen. Denise Washington, a senator from Ohio"."""
    near = (
        text[max(0, start - _LOOK) : start].rstrip().removesuffix(",")
    )  # "the mobility minister, Luc Pirard"
    before = re.split(r"(?<=[a-z]{3})[.!?]\s+(?=[A-Z])|[,;:()\n\"“”]", near)[-1]
    found = set(_offices(before.split()[-_BEFORE:], need_end=True))
    if behind := re.match(r",\s+(\w[^,.;\n]*)", text[end : end + _LOOK]):
        found |= set(_offices(behind[1].split()[:_BEHIND], need_end=False))
    return frozenset(found)


_LOOK = 60  # characters: five or six words
_BEFORE = 3
_BEHIND = 5


def _offices(words: Sequence[str], *, need_end: bool) -> Iterator[Office]:
    low = [word.lower().strip(".,’'\"“”—-") for word in words]
    for at, word in enumerate(low):
        if word in {"of", "for", "to", "and", "who", "whose", "by", "with"}:
            return
        if word in _OFFICE_OF and (not need_end or at == len(low) - 1):
            quality = low[at - 1] if at and low[at - 1] in _QUALITIES else ""
            yield Office(_OFFICE_OF[word], quality, bool(_PAST & set(low[:at])))
            return


def office_keys(office: Office, entity: str) -> frozenset[str]:
    """Return the keys under which it is kept for other articles what somebody is called."""
    past = "former " if office.former else ""
    return frozenset(
        f"office {entity} {past}{quality}{office.head}" for quality in {"", f"{office.quality} ".lstrip()}
    )


def sex(text: str, start: int, name: str) -> str | None:
    """Return "m" or "f" as the word before a name or at its beginning says it, None where none does."""
    said = [*text[max(0, start - _LOOK) : start].split()[-1:], name.split(maxsplit=1)[0]]
    low = {word.lower().strip(".,") for word in said}
    return "m" if low & _MEN else "f" if low & _WOMEN else None


# --- offices that stand alone -----------------------------------------------------------------------


class Meant(NamedTuple):
    """Words that stand for a name, and whose."""

    start: int
    end: int
    seen: Seen


def alone(text: str, named: Sequence[Seen], called: Callable[[str], bool]) -> Iterator[Meant]:
    """Yield the offices and kinds of bodies that stand for a name of this text, where only one fits.

    Args:
        text: of the article.
        named: everything named in it, in text order.
        called: whether other articles called somebody by an office, asked by its key.
    """
    taken = [(seen.start, seen.end) for seen in named]
    people = [seen for seen in named if seen.type == "person"]
    given = [(seen, beside(text, seen.start, seen.end)) for seen in people]
    for match in chain(_NOMINAL.finditer(text), _BARE.finditer(text)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if seen := _meant(match, named, given) or _known_holder(match, people, called):
            yield Meant(match.start(), match.end(), seen)


def is_nominal(words: str) -> bool:
    """Return whether words are an office or a kind of body and no name: "the mayor"."""
    return _NOMINAL.fullmatch(words) is not None


def _meant(
    match: re.Match[str], named: Sequence[Seen], given: Sequence[tuple[Seen, frozenset[Office]]]
) -> Seen | None:
    between, head = match[1].lower().split(), match[2].lower()
    if head in _OFFICE_OF and not match[0].lower().startswith(("his ", "her ", "its ")):
        return _holder(match, between, _OFFICE_OF[head], given)
    before = [seen for seen in named if seen.end <= match.start()]
    if head in _COMPANY:
        if not _plain(between):
            return None
        firms = [seen for seen in before if _does_business(seen)]
        return _last(firms) or _last(
            [seen for seen in before if seen.type in _UNSURE and not _no_company(seen.full)]
        )
    same = [
        seen
        for seen in before
        if seen.type not in {"person", "place", "people"} and head in fold(seen.full).split()[-1:]
    ]
    fits = [seen for seen in same if all(word in fold(seen.full).split() for word in between)]
    return _last(fits)


# What a company may have been read as whose name says nothing of business.
_UNSURE = frozenset(("other", "product"))


def _plain(between: Sequence[str]) -> bool:
    return len(between) <= 1


def _holder(
    match: re.Match[str],
    between: Sequence[str],
    head: str,
    given: Sequence[tuple[Seen, frozenset[Office]]],
) -> Seen | None:
    quality = next((word for word in between if word in _QUALITIES), "")
    if len(between) > bool(quality):
        return None
    past = bool(_PAST & set(match[0].lower().split()))
    holders = [
        (seen, office)
        for seen, offices in given
        for office in offices
        if office.head == head and (not quality or quality == office.quality) and (past or not office.former)
    ]
    if not quality and len({office.quality for _, office in holders}) > 1:
        return None
    before = [seen for seen, _ in holders if seen.end <= match.start()]
    former = [seen for seen, office in holders if past and office.former]
    whole = former if past else before or [seen for seen, _ in holders[:1]]
    return whole[-1] if whole else None


def _known_holder(match: re.Match[str], people: Sequence[Seen], called: Callable[[str], bool]) -> Seen | None:
    """Return the one person of this article who had the office in other articles."""
    between, head = match[1].lower().split(), match[2].lower()
    quality = next((word for word in between if word in _QUALITIES), "")
    if head not in _OFFICE_OF or len(between) > bool(quality):
        return None
    past = [False, True] if _PAST & set(match[0].lower().split()) else [False]
    keys = {
        seen.entity: frozenset().union(
            *(office_keys(Office(_OFFICE_OF[head], quality, one), seen.entity) for one in past)
        )
        for seen in people
    }
    wanted = f" {quality} ".lstrip() + _OFFICE_OF[head]
    holders = [id_ for id_, some in keys.items() if any(called(key) for key in some if key.endswith(wanted))]
    return next(seen for seen in reversed(people) if seen.entity == holders[0]) if len(holders) == 1 else None


def _last(seen: Sequence[Seen]) -> Seen | None:
    return seen[-1] if seen else None


@lru_cache(maxsize=8_000)
def _no_company(name: str) -> bool:
    words = fold(name).split()
    return bool(outlets.find(name)) or bool(_KINDS.intersection(words) - BUSINESS)


def _does_business(seen: Seen) -> bool:
    return seen.type == "organisation" and not _no_company(seen.full) and not seen.name.isupper()


def is_courteous(name: str) -> bool:
    """Return whether a name begins as only a person's does: "Mrs Halloran"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower().rstrip(".") in _COURTESIES


_COURTESIES = frozenset(
    ("mr", "mrs", "ms", "miss", "herr", "frau", "mme", "madame", "monsieur", "señor", "señora")
)
