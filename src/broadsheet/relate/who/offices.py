"""Offices beside names: "Joan Halloran, the mayor", "Mrs Halloran", "Dr Eze".

Which office, rank or calling an article gives to whom it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broadsheet.relate.who.callings import OFFICE_OF

# "The prime minister" is not any minister, "the foreign secretary" not any secretary.
QUALITIES = frozenset(
    """
    attorney-general cabinet chief deputy defence defense education electricity energy environment finance first foreign health home interior justice
    labour labor premier prime science trade transport treasury vice works
    """.split()  # noqa: SIM905 - reads better
)
PAST = frozenset(("ex", "ex-", "former", "outgoing", "then"))
_MEN = frozenset(
    ("mr", "herr", "monsieur", "m", "señor", "sr", "sir", "brother", "father", "husband", "son", "widower")
)
_WOMEN = frozenset(
    """
    mrs ms miss frau mme madame señora sra lady dame baroness daughter mother sister widow wife
    """.split()  # noqa: SIM905 - reads better
)


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
    found = set(_offices(before.split()[-_BEFORE:], need_end=_ARABIC.search(near) is None))
    if behind := _BEHIND_NAME.match(text[end : end + _LOOK]):
        found |= set(_offices(behind[1].split()[:_BEHIND], need_end=False))
    return frozenset(found)


# "Ana Sol, 45, a driver", "Ana Sol as sole administrator", "Ana Sol is the new mayor".
_BEHIND_NAME = re.compile(
    r"(?:,\s+(?:aged\s)?\d{1,3}\b)?(?:,\s+|\s+as\s+|\s+(?:is|was|became|remains)\s+(?=the\s|a\s|an\s))(\w[^,.;\n]*)"
)
_ARABIC = re.compile("[\u0620-\u064a]")  # there what he is minister of stands before the name
_LOOK = 60  # characters: five or six words
_BEFORE = 3
_BEHIND = 5


def _offices(words: Sequence[str], *, need_end: bool) -> Iterator[Office]:
    low = [word.lower().strip(".,’'\"“”—-").removesuffix("-elect") for word in words]
    for at, word in enumerate(low):
        if word in {"of", "for", "to", "and", "who", "whose", "by", "with"}:
            return
        if word in OFFICE_OF and (not need_end or at == len(low) - 1):
            quality = low[at - 1] if at and low[at - 1] in QUALITIES else ""
            yield Office(OFFICE_OF[word], quality, bool(PAST & set(low[:at])))
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


def is_courteous(name: str) -> bool:
    """Return whether a name begins as only a person's does: "Mrs Halloran"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower().rstrip(".") in _COURTESIES


_COURTESIES = frozenset(
    ("mr", "mrs", "ms", "miss", "herr", "frau", "mme", "madame", "monsieur", "señor", "señora")
)
