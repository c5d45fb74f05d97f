"""Whose a quotation is by where it stands, in languages other than English, whatever the verb.

Behind a quotation stand a verb and its subject (»…«, brummte der Bürgermeister); before one, a clause and a colon
("La alcaldesa fue tajante: …"); and a quotation inside a clause is mostly its subject's ("Посол назвал решение «…»").
"""

from __future__ import annotations

import re

from broadsheet.inspect.saying import arabic
from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.cast import PARTICLES
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_name, is_word
from broadsheet.inspect.saying.tongueverbs import verbs_of
from broadsheet.inspect.saying.wordlists import listed

_MARKS = frozenset((",", "،", "-", "–", "—", ":", "…"))
_SPOKEN = 3  # words; shorter quotations inside a clause are names and catchwords
_FAR = 8  # words between a verb and its subject
_NAME = 2  # words of a whole name
_CERTAIN = 5  # words before which the subject of a clause begins
# What may stand between a verb and its subject, in any of the languages.
_BETWEEN = listed("""
    aujourd'hui ayer azt daraufhin dabei demain encore ensuite entonces gestern hier heute hoy ihm ihr ihnen им им їм jetzt lui leur luego mañana sich
    schließlich später también puis там тоді також тоже уже вже ему ей йому їй нам нас себе dann dazu aussi auch así ainsi
    """)  # fmt: skip
_ARTICLES = listed(
    "das der die ein eine el l' la las le les los su sus un una une ihre ihr sein seine son sa ses"
)
_PLURAL_VERBS = ("ли", "ют", "ят", "ють", "ять")


def beside(unit: Unit, language: str | None, least: int) -> tuple[Range, Range | None] | None:  # noqa: PLR0911  # one return a place
    """Return the verb and the words for the speaker of a sentence's quotations, None where nothing tells.

    Args:
        unit: the sentence, quotations folded.
        language: of the article.
        least: where a dateline ends.
    """
    places = sorted(unit.quotes)
    if not places:
        return None
    opens = all(at in unit.quotes or not is_word(unit.words[at]) for at in range(least, places[0]))
    for place in places if opens else ():
        if found := _behind(unit, place + 1, language):
            return found
    first = places[0]
    if first > least and unit.words[first - 1] in (":", "،", ","):
        if language == "ar":
            return arabic.said(unit, least, first)
        if unit.words[first - 1] == ":" and (source := _subject(unit, least, first - 1, language)):
            return (first - 1, first), source
    if language == "ar":
        return arabic.said(unit, least, first)
    if unit.quotes[first].words >= _SPOKEN and (source := _subject(unit, least, first, language, sure=True)):
        return (source[1], source[1] + 1) if source[1] < len(unit) else (first, first), source
    return None


def is_place_of_many(unit: Unit, start: int, verb: int, language: str | None) -> bool:
    """Tell "У мерії наголошують, …" (at the town hall they say): the place is who says so."""
    return (
        language in ("ru", "uk")
        and unit.lows[start] in ("в", "у", "во", "на")
        and unit.lows[verb].endswith(_PLURAL_VERBS)
        and all(is_word(word) for word in unit.words[start + 1 : verb])
        and verb - start <= _FAR
    )


def opens_aside(low: str, language: str | None) -> bool:
    """Tell whether a word opens a clause without a subject: "Interrogée hier, …", "Відповідаючи на питання, …"."""
    ending = _ASIDES.get(language or "")
    return ending is not None and ending.search(low) is not None


# How participles and the like end that open a sentence.
_ASIDES = {
    "es": re.compile(r"(?:[ai]d[oa]s?|ando|iendo|mente)\Z"),
    "fr": re.compile(r"(?:ée?s?|ant|ment)\Z"),
    "ru": re.compile(r"(?:уя|ая|яя|вшись|ясь|вая|ив|ав)\Z"),
    "uk": re.compile(r"(?:ючи|ючись|ачи|ячи|вши|вшись)\Z"),
}


def _behind(unit: Unit, start: int, language: str | None) -> tuple[Range, Range | None] | None:
    at = start
    while at < len(unit) and unit.words[at] in _MARKS:
        at += 1
    if (
        at >= len(unit)
        or not is_word(unit.words[at])
        or is_name(unit.words[at])
        or (at == start and unit.words[at - 1] != QUOTE)
    ):
        return None
    while at + 1 < len(unit) and unit.lows[at] in _AUXILIARIES and is_word(unit.words[at + 1]):
        at += 1  # "a promis mardi la ministre"
    low = unit.lows[at]
    if low in table.THAT or low in _JOINTS or low in table.OBLIQUE or low in _ARTICLES:
        return None
    if language == "ar":
        return arabic.behind(unit, at)
    stop = next(
        (n for n in range(at + 1, len(unit)) if unit.words[n] == QUOTE or unit.words[n] in ".;:"), len(unit)
    )
    if low.rpartition("-")[2] in table.PRONOUNS.get(language or "", {}) and "-" in low:
        return (at, at + 1), (at, at + 1)
    return (at, at + 1), _after_verb(unit, at, stop, language)


_AUXILIARIES = listed("a ai avait ont avaient hat hatte haben ha había han s'est s'était l'a était est")
_JOINTS = listed(
    "dont où quien aber and but denn e et i mais or ou oder pero sondern u und y а але и й но та і weil como comme que wie lors tras"
)


def _after_verb(unit: Unit, verb: int, stop: int, language: str | None) -> Range | None:
    """Return the subject behind a verb: a pronoun, a name or "the mayor", past words that stand between."""
    pronouns = table.PRONOUNS.get(language or "", {})
    if unit.lows[verb + 1 : verb + 2] == ["es"] and language == "de":  # "heißt es in einer Mitteilung der …"
        verb = next((n for n in range(verb + 2, stop) if unit.lows[n] in ("der", "des")), verb)
    at = verb + 1
    if (
        language in ("ru", "uk")
        and unit.lows[verb].endswith(_PLURAL_VERBS)
        and unit.lows[at : at + 1] in (["в"], ["у"], ["во"], ["на"])
    ):
        return _run(unit, at + 1, stop)
    limit = min(stop, at + _FAR)
    while at < limit:
        low, word = unit.lows[at], unit.words[at]
        if low in pronouns:
            return at, at + 1
        if word in _MARKS or word == "(":
            return None
        if low in table.OBLIQUE and low not in _ARTICLES:
            at = _past_oblique(unit, at, limit)
            continue
        if is_name(word) or ((low in _ARTICLES or low.startswith(("l'", "l’"))) and at + 1 < stop):
            return _run(unit, at, stop)
        if language in ("ru", "uk") and low not in _BETWEEN and not low.endswith(("о", "но")):
            return _run(unit, at, stop)
        at += 1
    return None


def _past_oblique(unit: Unit, at: int, limit: int) -> int:
    """Return the word behind "entre lágrimas", "із вікна"."""
    at += 1
    while at < limit and unit.lows[at] in _ARTICLES:
        at += 1
    return at + 1


def _run(unit: Unit, start: int, stop: int) -> Range | None:
    """Return words for somebody that begin at a word: an article and plain words, then a name where one follows."""
    at = start
    while at < stop and not is_name(unit.words[at]) and is_word(unit.words[at]) and at - start < _FAR:
        if (
            at > start
            and (unit.lows[at] in table.OBLIQUE or unit.lows[at] in _STOPPING)
            and unit.lows[at] not in ("de", "del", "du", "von")
        ):
            return start, at
        at += 1
    while at < stop and (
        is_name(unit.words[at])
        or (
            unit.lows[at] in PARTICLES | {"der", "des", "du", "la", "del"}
            and is_name(" ".join(unit.words[at + 1 : at + 2]))
        )
    ):
        at += 1
    while at < stop and unit.words[at] in "«»„“":
        at += 1
        while at < stop and is_name(unit.words[at]):
            at += 1
    if (
        at + 1 < stop
        and unit.words[at] == ","
        and is_name(unit.words[at + 1])
        and (unit.lows[start] in _ARTICLES or unit.lows[start].startswith(("l'", "l’")))
    ):
        end = at + 1
        while end < stop and (is_name(unit.words[end]) or unit.lows[end] in PARTICLES):
            end += 1
        if end - at > _NAME:  # "el diputado de Hacienda, Íñigo Zabaleta"
            return at + 1, end
    return (start, at) if at > start else None


_STOPPING = listed(
    "qui que quien который которая який яка як за по не та и і und et y mientras pendant avant"
)


def _subject(unit: Unit, start: int, stop: int, language: str | None, *, sure: bool = False) -> Range | None:
    """Return who a clause before a quotation is about: a pronoun that opens its last part, else its first whole name."""
    pronouns = table.PRONOUNS.get(language or "", {})
    comma = max((n for n in range(start, stop) if unit.words[n] == ","), default=start - 1)
    for place in (start, comma + 1):
        if place < stop and unit.lows[place] in pronouns:
            return place, place + 1
    for place in range(start, stop if not sure and language in ("ru", "uk") else start):
        if is_plural(unit.lows[place]) and is_place_of_many(unit, start, place, language):
            return start + 1, place
    runs = list(_names(unit, start, stop))
    whole = [run for run in runs if run[1] - run[0] >= _NAME]
    if len(whole) > 1 and whole[0][0] == start and whole[1][0] - whole[0][1] < _CERTAIN:
        whole = whole[1:]  # "Глава Мурманского союза Егор Лапшин": the first begins with an office
    if whole and (not sure or whole[0][0] - start <= _CERTAIN):
        return whole[0]
    if sure:
        return None
    if runs and runs[0] == (start, start + 1):
        return _opening(unit, start, stop, language)
    return _run(unit, runs[0][0], stop) if runs else None


def is_plural(low: str) -> bool:
    """Tell whether a Russian or Ukrainian word may be a verb of which many are the subject."""
    return low.endswith(_PLURAL_VERBS)


def _opening(unit: Unit, start: int, stop: int, language: str | None) -> Range | None:
    """Return the subject of a clause whose first word alone has a capital, owed to the place: "Mi esposo me gritó"."""
    if opens_aside(unit.lows[start], language) or (
        language in ("ru", "uk") and unit.lows[start].endswith("о")
    ):
        start += 1  # "Офіційно відомство …"
        end = start + 1
    elif unit.lows[start] in _ARTICLES or language in ("es", "fr"):
        end = start + 1
        while end < stop and end - start < _FAR and not _closes_phrase(unit, end, language):
            end += 1
    else:
        end = start + 1
    return (start, end) if start < stop and is_word(unit.words[start]) else None


def _closes_phrase(unit: Unit, at: int, language: str | None) -> bool:
    low = unit.lows[at]
    joint = low in _JOINTS or low in _STOPPING or low in table.HELPERS or not is_word(unit.words[at])
    return joint or low in verbs_of(language) or (low in table.OBLIQUE and low not in _WITHIN)


_VIEWED_BY = listed("pour para für для")
_WITHIN = listed("de del des du d'")


def _names(unit: Unit, start: int, stop: int) -> list[Range]:
    """Return the runs of names in a clause that no preposition leads to."""
    found: list[Range] = []
    at = start
    while at < stop:
        low = unit.lows[at]
        small = (
            at == start
            and low not in _VIEWED_BY
            and (low in table.OBLIQUE or low in _ARTICLES or low in _JOINTS)
        )
        if not is_name(unit.words[at]) or unit.words[at] == QUOTE or small:
            at += 1
            continue
        end = at + 1
        while end < stop and (
            is_name(unit.words[end])
            or (unit.lows[end] in PARTICLES and is_name(" ".join(unit.words[end + 1 : end + 2])))
        ):
            end += 1
        before = unit.lows[at - 1] if at > start else ""
        if (
            before not in table.OBLIQUE
            and not before.endswith("'")
            and before not in ("«", "„", "der", "des")
            and before not in _JOINTS
        ):
            found.append((at, end))
        at = end
    return found
