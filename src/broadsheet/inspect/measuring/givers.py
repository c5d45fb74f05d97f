"""Who gave a figure where no statement says so: "the council raised its own count to 12"."""

from __future__ import annotations

import re

from broadsheet.inspect.measuring.draft import Draft

# A name: a few words without a digit or a mark; the longest names of bodies fit.
_NAME = r"(?P<who>[^\W\d][\w'’.-]*(?:\s+[^\W\d][\w'’.-]*){0,6}?)"
_BOUND = r"(?:[^\W\d]+\s+){0,3}\Z"
# What opens a clause; the number before a figure does too.
_EN_OPEN = r"(?:\A\W*(?:and\s+|but\s+|while\s+|whereas\s+)?|[,;:—–“\"]\s*(?:and\s+|but\s+)?|(?<!\w)(?:after|as|but|when|whereas|while)\s+)"
_DE_OPEN = r"(?:\A\W*(?:und\s+|aber\s+|während\s+)?|[,;:—–„\"]\s*(?:und\s+|aber\s+|während\s+)?)"
_ES_OPEN = r"(?:\A\W*(?:y\s+|pero\s+|mientras\s+)?|[,;:—–«\"]\s*(?:y\s+|pero\s+)?)"
_EN_COUNTED = r"(?:[\w-]+\s+){0,2}?(?:count|estimate|figure|list|number|tally|toll|total)s?(?:\s+of\s+(?:[\w-]+\s+){0,3}?[\w-]+)?"
# "Ballots were counted" and "the union's count" name nobody.
_ACTIVE = r"(?<!\bare)(?<!\bbe)(?<!\bbeen)(?<!\bbeing)(?<!\bis)(?<!\bwas)(?<!\bwere)(?<!['’]s)(?<!s['’])"
_EN_TO = r"(?:\s+(?:up|down|again|sharply))?(?:\s+from\s+\S+)?\s+(?:to|at)\s+"
# Those whose count it is stand before the verb. Only one's own count can be raised by saying so: an
# explosion, too, raises the toll.
_BY_LANGUAGE = {
    "de": (
        rf"{_DE_OPEN}{_NAME}\s+(?:spricht|sprechen|sprach|sprachen)\s+von\s+{_BOUND}",
        rf"{_DE_OPEN}{_NAME}\s+(?:beziffer(?:t|te|ten|n)|schätz(?:t|te|ten|en))\s+(?:die|ihre|seine|den|das)\s+(?:[^\W\d]+\s+){{0,5}}?auf\s+{_BOUND}",
        rf"{_DE_OPEN}{_NAME}\s+(?:erhöh(?:t|te|ten)|heb(?:t|en)|hob(?:en)?|senk(?:t|te|ten)|korrigier(?:t|te|ten))\s+(?:ihre|seine)\w?\s+(?:[^\W\d]+\s+){{0,4}}?auf\s+{_BOUND}",
        rf"(?<!\w)(?:erhöhte|hob|senkte|korrigierte|bezifferte|schätzte)\s+(?P<who>(?:der|die|das)\s+(?:[\w-]+\s+){{0,3}}?[\w-]+)\s+(?:ihre|seine|die)\w?\s+(?:[^\W\d]+\s+){{0,4}}?auf\s+{_BOUND}",
        rf"(?:,|\bund|\bwährend)\s+(?P<who>(?:der|die|das)\s+(?:[\w-]+\s+){{0,4}}?[\w-]+)\s+(?:die\s+)?(?:ihre|seine)n?\s+auf\s+{_BOUND}",
    ),
    "en": (
        rf"{_EN_OPEN}{_NAME}\s+(?:says?|said)\s+(?:only\s+)?\Z",
        rf"{_EN_OPEN}{_NAME}\s+(?:puts?|places?|placed|set|sets|estimate[sd]?|revise[sd]?|update[sd]?)\s+(?:(?:its|their|his|her|the)\s+{_EN_COUNTED}|(?:its|their|his|her)\s+own|it|them){_EN_TO}{_BOUND}",
        rf"{_EN_OPEN}{_NAME}\s+(?:rais(?:es?|ed)|increase[sd]?|lower(?:s|ed)?|cuts?|reduce[sd]?|correct(?:s|ed)?|upgrade[sd]?)\s+(?:(?:its|their|his|her)\s+{_EN_COUNTED}|(?:its|their|his|her)\s+own){_EN_TO}{_BOUND}",
        rf"{_EN_OPEN}{_NAME}\s+(?:speaks?|spoke|talks?|talked)\s+of\s+{_BOUND}",
        rf"{_EN_OPEN}{_NAME}{_ACTIVE}\s+(?:count(?:s|ed)?|list(?:s|ed)?|tall(?:y|ies|ied))\s+{_BOUND}",
        rf"(?:,|\band|\bwhile)\s+{_NAME}\s+(?:its|their|his|her)\s+(?:own\s+)?(?:to|at)\s+{_BOUND}",
        rf"(?<!\w)(?P<who>the(?:\s+[\w-]+){{1,4}}?|(?-i:[A-Z])[\w-]+(?:\s+(?-i:[A-Z])[\w-]+){{0,4}})['’]s?\s+(?:own\s+|latest\s+|official\s+)?(?:count|tally|reckoning|estimate)\s+(?:of|is|was|(?:stands|stood|remains|remained)\s+at)\s+{_BOUND}",
    ),
    "es": (
        rf"{_ES_OPEN}{_NAME}\s+(?:habla|hablan|habló|hablaron)\s+de\s+{_BOUND}",
        rf"{_ES_OPEN}{_NAME}\s+(?:cifr(?:a|an|ó|aron)|sit(?:úa|úan|uó|uaron)|estim(?:a|an|ó|aron)|calcul(?:a|an|ó|aron))\s+(?:su|sus|el|la|los|las)\s+(?:[^\W\d]+\s+){{0,5}}?en\s+{_BOUND}",
        rf"{_ES_OPEN}{_NAME}\s+(?:elev(?:a|ó|aron)|sub(?:e|ió|ieron)|aument(?:a|ó|aron)|rebaj(?:a|ó|aron)|corrigió)\s+sus?\s+(?:[^\W\d]+\s+){{0,4}}?a\s+{_BOUND}",
        rf"(?:,|\by)\s+{_NAME}\s+(?:la\s+suya|el\s+suyo)\s+(?:a|en)\s+{_BOUND}",
    ),
    "fr": (
        rf"(?:\A\W*(?:et\s+|mais\s+)?|[,;:—–«\"]\s*(?:et\s+)?){_NAME}\s+(?:a\s+|ont\s+)?(?:chiffr(?:e|é|ent)|estim(?:e|é|ent)|porté|relevé|abaissé)\s+(?:son|sa|ses|leur)\s+(?:[^\W\d]+\s+){{0,4}}?à\s+{_BOUND}",
    ),
}  # fmt: skip
_GIVERS = {
    language: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for language, patterns in _BY_LANGUAGE.items()
}
# "On the guild's reckoning, 12 are lost and 30 safe": holds to the end of its sentence.
_RECKONING = re.compile(
    r"(?<!\w)(?:on|by|in)\s+(?P<who>(?:the\s+)?(?:[\w-]+\s+){0,4}?[\w-]+?)(?:['’]s|(?<=s)['’])\s+(?:own\s+)?"
    r"(?:count|counting|estimate|estimates|figures|reckoning|tally)\b",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"(?<!\w)(?:after|although|as|because|but|that|though|when|whereas|while|dass|als|nachdem|obwohl|que|cuando|mientras|quand)\s+",
    re.IGNORECASE,
)
_LATER_WORDS = re.compile(
    r"\s+(?:also|has|had|have|later|now|then|since|on\s+\w+|am\s+\w+|hat|haben|ha|han|el\s+\w+)\Z",
    re.IGNORECASE,
)
# "After the storm the ministry said": a second article opens another name, but "the Ministry of the Sea" goes on.
_SECOND = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\band)(?<!\bin)(?<!\bde)(?<!\by)(?<!\ben)(?<!\bvon)(?<!\bfür)(?<!\bund)"
    r"\s+(?=(?:the|der|die|das|el|la|los|las)\s)",
    re.IGNORECASE,
)
# Who these are only another sentence tells.
_NOBODY = frozenset(
    {"he", "her", "his", "it", "its", "she", "that", "their", "these", "they", "this", "those", "we", "which", "who", "er", "es", "sie",
     "das", "dies", "ella", "ellos", "esto", "eso", "él", "il", "elle", "ils", "cela", "i", "you"}
)  # fmt: skip
# Prepositions do not begin the name of a body: what was taken for one is none.
_NO_NAME = re.compile(
    r"(?:after|am|at|before|by|con|de|during|en|for|from|im|in|mit|of|on|since|to|with|if|how|what|why)\b",
    re.IGNORECASE,
)
_FARTHEST = 200  # characters before a number in which a giver stands: a long clause; chosen


def giver(text: str, draft: Draft, begin: int, language: str) -> tuple[str, int] | None:
    """Return who gave a figure by the words before it, as printed, and where; None where they tell nobody.

    Args:
        text: the text of the figure.
        draft: the figure.
        begin: where its sentence begins.
        language: ISO 639-1.
    """
    first = max(draft.floor, draft.number.start - _FARTHEST)
    lead = text[first : draft.number.start]
    for pattern in _GIVERS.get(language, ()):
        if (found := pattern.search(lead)) and (name := _name(found["who"])):
            return name, first + found.end("who") - len(name)
    if language != "en":
        return None
    named = list(_RECKONING.finditer(text, max(begin, draft.start - _FARTHEST), draft.start))
    name = _name(named[-1]["who"]) if named else None
    return (name, named[-1].start("who")) if name else None


def _name(printed: str) -> str | None:
    name = _SECOND.split(_CONJUNCTION.split(printed.strip())[-1])[-1]
    while (shorter := _LATER_WORDS.sub("", name)) != name:
        name = shorter
    if not name or name.lower() in _NOBODY or _NO_NAME.match(name):
        return None
    return name
