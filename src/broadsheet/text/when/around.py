"""Words beside a day that change it, and words that show that it is none.

Sorted by language. A pattern on the left ends where the phrase begins, one on the right begins where it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from broadsheet.model import Certainty

Effect = Literal["keep", "ago", "hence", "shift"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words that belong to the phrase beside them."""

    pattern: re.Pattern[str]
    effect: Effect
    count: int = 0  # days, for "shift"
    certainty: Certainty | None = None


def _left(
    pattern: str, effect: Effect = "keep", count: int = 0, certainty: Certainty | None = None
) -> Beside:
    built = re.compile(rf"(?<![\w-])(?:{pattern})\s\Z", re.IGNORECASE)
    return Beside(pattern=built, effect=effect, count=count, certainty=certainty)


_N = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<u>days?|weeks?)"
LEFT: dict[str, tuple[Beside, ...]] = {
    "en": (
        _left(r"(?:on )?the eve of(?: the)?(?: [a-z]+(?: on| of)?(?: the)?)?", "shift", -1),
        _left(r"(?:on )?the day before(?: the)?(?: [a-z]+(?: on| of))?", "shift", -1),
        _left(r"(?:on )?the day after(?: the)?(?: [a-z]+(?: on| of))?", "shift", 1),
        _left(rf"{_N} before(?: the)?(?: [a-z]+(?: on| of))?", "ago"),
        _left(rf"{_N} after(?: the)?(?: [a-z]+(?: on| of))?", "hence"),
        _left(r"the (?:early|small|late) hours of|the (?:night|morning|evening|afternoon) of"),
        _left(r"(?:shortly|just) (?:before|after) (?:midnight|noon|midday|dawn|dusk|sunset|sunrise) on"),
        _left(r"\d\d:\d\d on"),
    ),
    "fr": (
        _left(r"(?:à )?la veille (?:de|du)", "shift", -1),
        _left(r"nuit d[ue]|soirée d[ue]|matinée d[ue]"),
    ),
    "de": (_left(r"am Vorabend des", "shift", -1),),
    "es": (
        _left(r"(?:la )?víspera del?", "shift", -1),
        _left(r"(?:la )?(?:madrugada|noche|mañana|tarde) del?"),
    ),
    "ru": (_left(r"накануне", "shift", -1, "likely"),),
    "uk": (_left(r"напередодні", "shift", -1, "likely"),),
}
# What a day that something is counted from may be followed by: "three days after the 4 May vote".
NOUN_AFTER = re.compile(r"\s[a-z]{3,}(?![\w'])")
THE_BEFORE = re.compile(r"\bthe\s\Z", re.IGNORECASE)

# What joins two days to a stretch, by the word before the first: "between X and Y", "from X to Y", "X - Y".
JOINED: dict[str, tuple[tuple[str, str], ...]] = {
    "ar": (("بين", "و"), ("من", "إلى|حتى"), ("", "[–—-]")),
    "de": (("zwischen", "und"), ("", "bis|bis zum|[–—-]")),
    "en": (("between", "and"), ("", "to|until|till|through|[–—-]")),
    "es": (("entre el|entre", "y el|y"), ("", "al|a|hasta el|[–—-]")),
    "fr": (("entre le|entre", "et le|et"), ("", "au|à|jusqu'au|[–—-]")),
    "ru": (("между", "и"), ("", "по|до|[–—-]")),
    "uk": (("між", "і|та|й"), ("", "по|до|[–—-]")),
}

# Words after a weekday or a month that make it the name of something, English: papers, leagues, films, rites.
NAMED_AFTER = re.compile(
    r"\s(?:Brothers?|Business|Express|Football|Herald|Independent|Island|League|Magazine|Mail|Mirror|Morning\sHerald|"
    r"Night\s(?:Football|Fever|Lights|Live|Raw)|People|Post|Review|School|Star|Sun|Telegraph|Times|Tribune|World)(?!\w)"
)
HABIT_AFTER = re.compile(
    r"\s(?:prayers?|mass|masses|market|markets|services?|roasts?|league|schools?|papers?|newspapers?|sermons?|lunch|lunches|"
    r"column|edition|supplement|best|driver|drivers|opening|trading|club|worship|ritual|night(?:s)? out)(?!\w)"
)
# Before a weekday: "every Friday", "Bloody Sunday", "her daughter Wednesday".
NO_DAY_BEFORE = re.compile(
    r"(?:\bevery|\beach|\bany|\balternate|\bmost|\bBloody|\bBlack|\bSuper|\bSheffield|\bMan|\bGirl|\bCyber|\bPalm|\bFreaky|"
    r"\bcalled|\bnamed|\bnicknamed|\bplays?|\bplayed|\bplaying|\bMr\.?|\bMrs\.?|\bMs\.?|\bMiss|\bdaughter|\bson|\bsister|\bbrother|"
    r"\bHerr|\bHerrn|\bFrau|\bseñora?|\bMadame|\bMonsieur|\bjede[nrs]?|\bchaque|\btous\sles|\bcada|\btodos\slos|\bкажд\w+|"
    r"\bкожн\w+|\bكل)\s\Z",
    re.IGNORECASE,
)
# Before a month that is a word or a name as well: only these make it a time.
MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|through|throughout|during|early|late|mid|last|next|this|from|between|before|after|and|or|to|every)"
    r"[\s-](?:the\s)?|[–—])\Z",
    re.IGNORECASE,
)
# After these a capital that follows the month shows a person: "of August Strindberg".
OF_PERSON = re.compile(r"\b(?:of|by|to|from|with|before|after|and|or|to)\s\Z", re.IGNORECASE)
CAPITAL_AFTER = re.compile(r"\s[A-Z][a-z]")
PLACE_AFTER = re.compile(r",\s[A-Z][a-z]+(?:,|\.)")
# Before "the 14th": nothing; after it, what it counts.
ORDINAL_NO = re.compile(r"\s(?!and\b|but\b|or\b|to\b|at\b|in\b|on\b|when\b|that\b|as\b|with\b|after\b|before\b|by\b|for\b|he\b|she\b|they\b|it\b|the\b"
                        r"|was\b|were\b|is\b|will\b|last\b|until\b)\w|-\w")  # fmt: skip
# Before a number that is a year; in each language where no word of its own says so.
YEAR_BEFORE = {
    "de": re.compile(
        r"\b(?:seit|bis|ab|von|vor|nach|Ende|Anfang|Mitte|zwischen|und|Sommer|Winter|Herbst|Frühjahr)\s\Z",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\b(?:en|desde|hasta|entre|de|del|y|antes de|después de)\s\Z", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:en|depuis|dès|d'ici|fin|début|année|l'an|entre|et|avant|après|jusqu'en)\s\Z", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:in|since|until|till|during|before|after|through|throughout|by|of|from|for|around|circa|late|early|and|to|"
        r"the|a|its|their|his|her|mid)[\s-]\Z",
        re.IGNORECASE,
    ),
}
# Of these words a year is likely, but "of 2019 votes" is a count.
_WEAK = re.compile(
    r"\b(?:of|from|for|and|to|the|a|its|their|his|her|by|around|after|before|de|del|y|et)\s\Z", re.IGNORECASE
)
_STRONG_FOLLOW = re.compile(r"[^\w\s]|\s*\Z|\s(?:and|or|but|to|when|as|by|that|which|who|with|was|were|is|had|has|he|she|it|they|the|in|on|at|after|"
                            r"before|until|because|while|for|from|election|budget|vote|war|attack|treaty|agreement|deal|coup|invasion|season|"
                            r"report|census|law|act|constitution|summit|cup|games|olympics|world|census)(?!\w)", re.IGNORECASE)  # fmt: skip


# "in the autumn", but neither "Spring Street" nor "they fall into" nor "the fall of the wall".
_SEASON_BEFORE = re.compile(r"\b(?:in|since|by|during|until|over|through|throughout|through)\s\Z")
_SEASON_OTHER = re.compile(r"\s(?:of|from|into|in|to|on|out|through|[A-Z])")


def is_season(text: str, start: int, end: int) -> bool:
    """Whether an English season is one by the words beside it."""
    bare = text[start:end].lower().removeprefix("the").strip()
    if _SEASON_OTHER.match(text, end) and (bare == "fall" or text[end - 1 : end + 2].strip()[-1:].isupper()):
        return False
    the = text[start:end].lower().startswith("the")
    return text[end - len(bare)].islower() and (
        the or _SEASON_BEFORE.search(text[max(0, start - 14) : start]) is not None
    )


def is_year(language: str, text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits is a year by the words beside it."""
    table = YEAR_BEFORE.get(language)
    before = text[max(0, start - 16) : start]
    if table is None or not table.search(before):
        return False
    return not _WEAK.search(before) or _STRONG_FOLLOW.match(text, end) is not None
