"""Whom a description without a name means, in languages other than English: "el técnico", "президент клубу".

Only where one person is left who may be meant; where two are, or where the word is one that somebody else mostly has
(a judge, a neighbour), nobody is named and the words stay as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.inspect.saying import callings
from broadsheet.inspect.saying.arabicverbs import bare
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.genders import of_name, of_noun
from broadsheet.inspect.saying.tonguewords import OBLIQUE
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text.words import fold

_DEFINITE = listed("der die das dieser diese el la los las le les l' este esta ce cet cette ese esa")
_NOT_OWN = listed(
    "ein eine un une uno una mehrere einige otro otra sein seine seinem ihr ihre ihrem mein meine son sa ses leur su sus mi один одна одне его её їх його її их"
)
_MODIFIERS = 5  # words of a description


def meant(words: Sequence[str], place: int, found: Cast) -> str | None:
    """Return the one person whom a description means.

    Args:
        words: of the description.
        place: where it stands in the text.
        found: everybody whom the article names.
    """
    stop = next((at for at in range(1, len(words)) if _ends(words[at], found.language)), len(words))
    words = [_ELIDED.sub("", word) for word in words[:stop]]
    nouns = [word for word in words if word[:1].isalnum() and word.lower() not in _DEFINITE]
    if (
        not nouns
        or len(nouns) > _MODIFIERS
        or words[0].lower() in _NOT_OWN
        or not _is_calling(nouns, found.language)
    ):
        return None
    gender = of_noun(_head(nouns, found.language), found.language)
    people = [name for start, name in found.mentions if start < place and " " in name]
    fitting = {name for name in people if _fits(name, gender, found)}
    if fitting:
        return next(iter(fitting)) if len(fitting) == 1 else None
    later = {name for name in found.people.values() if " " in name}
    simple = len(nouns) == 1 and not people and len(later) == 1
    return next((name for name in later if simple and _fits(name, gender, found)), None)


_ELIDED = re.compile(r"\A[Ll]['’](?=\w)")
_AWAY = OBLIQUE - listed("de del des du d' da do") - _DEFINITE


def _ends(word: str, language: str | None) -> bool:
    """Tell whether a description ends before a word: a mark or a preposition, but none that says whose it is."""
    if word[:1].isalnum() and language == "ar":
        return False
    return not word[:1].isalnum() or word.lower() in _AWAY


def _head(nouns: Sequence[str], language: str | None) -> str:
    if language == "de":
        return next((word for word in reversed(nouns) if word[:1].isupper()), nouns[-1])
    if language in ("ru", "uk"):
        return next((word for word in nouns if word.lower().startswith(callings.CALLINGS)), nouns[0])
    return bare(nouns[0])


def _fits(name: str, gender: str | None, found: Cast) -> bool:
    own = found.genders.get("".join(fold(name).split()[-1:])) or of_name(name, found.language)
    return gender is None or own is None or own == gender


def _is_calling(nouns: Sequence[str], language: str | None) -> bool:
    """Tell whether words are an office or a calling and no body, nor one of those whom somebody else mostly is."""
    lows = [word.lower() for word in nouns]
    head = _head(nouns, language).lower()
    if head.startswith(callings.OTHERS):
        return False
    if language == "ar":
        return (
            all(low.startswith("ال") for low in lows)
            and head not in callings.AR_OTHERS | callings.AR_BODIES
            and not head.endswith(("ون", "ين", "ات"))
        )
    if language in ("ru", "uk"):
        return lows[0].startswith(callings.CALLINGS) or (
            len(lows) > 1 and lows[1].startswith(callings.CALLINGS) and nouns[0].islower()
        )
    if language == "de":
        names = [word for word in nouns if word[:1].isupper()]
        return (
            len(names) <= _ORIGIN + 1
            and head.endswith(callings.GERMAN_CALLING)
            and not head.endswith(callings.GERMAN_NONE)
        )
    return (
        language in ("es", "fr")
        and (head.startswith(callings.CALLINGS_LATIN) or head.endswith(callings.LATIN_ENDS))
        and not head.endswith("s")
    )


_ORIGIN = 1  # words before the office: "der Urner Baudirektor"
