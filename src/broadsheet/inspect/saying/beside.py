"""Whose a quotation is by where it stands, in languages other than English, whatever the verb.

Behind a quotation stand a verb and its subject (»…«, brummte der Bürgermeister); before one, a clause and a colon
("La alcaldesa fue tajante: …"); and a quotation inside a clause is mostly its subject's ("Посол назвал решение «…»").
"""

from __future__ import annotations

from broadsheet.inspect.saying import arabic
from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_name, is_word
from broadsheet.inspect.saying.subjectwords import (
    ARTICLES,
    BETWEEN,
    FAR,
    JOINTS,
    MARKS,
    NAME,
    STOPPING,
    VIEWED_BY,
    after_verb,
    is_place_of_many,
    is_plural,
    is_saying,
    names,
    opens_aside,
    run,
)
from broadsheet.inspect.saying.summing import summed
from broadsheet.inspect.saying.tonguemanners import manners_of
from broadsheet.inspect.saying.wordlists import listed

_SPOKEN = 3  # words; shorter quotations inside a clause are names and catchwords


_CERTAIN = 5  # words before which the subject of a clause begins


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
        if unit.words[first - 1] == ":" and (goes := _goes_on(unit, least, first - 1, language)):
            return goes, None
        if unit.words[first - 1] == ":" and (source := _subject(unit, least, first - 1, language)):
            return (first - 1, first), source
    if language == "ar":
        joined = unit.quotes[first].words >= _SPOKEN or unit.lows[first - 1] in table.THAT
        return arabic.said(unit, least, first) if joined else None
    if viewed := _viewed(unit, least, first):
        return (first - 1, first), viewed
    if unit.quotes[first].words >= _SPOKEN and (source := _subject(unit, least, first, language, sure=True)):
        return (source[1], source[1] + 1) if source[1] < len(unit) else (first, first), source
    return None


def _viewed(unit: Unit, start: int, first: int) -> Range | None:
    """Read "Anna Berg, pour qui « … »": for whom something is as the quotation says."""
    if (
        first - start < _CERTAIN
        or unit.lows[first - 2] not in VIEWED_BY | {"según", "selon", "laut", "за", "по"}
        or unit.words[first - 3] != ","
    ):
        return None
    end = first - 3
    begin = end
    while begin > start and is_name(unit.words[begin - 1]):
        begin -= 1
    return (begin, end) if end - begin >= NAME else None


def _goes_on(unit: Unit, start: int, stop: int, language: str | None) -> Range | None:
    """Return the verb of a clause without a subject: "Und schob nach:", "Y añadió:", "І додав:"."""
    at = start + (unit.lows[start] in _AND)
    manners = manners_of(language)
    plain = [n for n in range(at, stop) if is_word(unit.words[n]) and n > start]
    named = any(
        is_name(unit.words[n])
        or unit.lows[n] in ARTICLES
        or unit.lows[n] in table.PRONOUNS.get(language or "", {})
        for n in plain
    )
    says = at < stop and unit.lows[at] in manners and (at > start or language in table.DROPPING)
    short = says and not named and len(plain) <= _CERTAIN
    if short and language in ("ru", "uk"):
        return (
            (at, at + 1)
            if all(unit.lows[n] in BETWEEN or unit.lows[n].endswith(("о", "но")) for n in plain if n > at)
            else None
        )
    return (at, at + 1) if short else None


_AND = listed("und et y e и і й та а aber pero mais dann puis luego потом затем потім después ensuite")


def _behind(unit: Unit, start: int, language: str | None) -> tuple[Range, Range | None] | None:  # noqa: PLR0911  # one return a form
    at = start
    while at < len(unit) and unit.words[at] in MARKS:
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
    if language != "ar" and unit.lows[at] not in _THUS and (said := summed(unit, language, at)):
        return (at, at + 1), said
    if (
        unit.lows[at] in _THUS
        and at + 1 < len(unit)
        and unit.words[at + 1].islower()
        and unit.lows[at + 1] not in ARTICLES | table.OBLIQUE
    ):
        at += 1  # "так оценил матч наставник …"
    while at + 1 < len(unit) and unit.lows[at] in _CLITICS and unit.lows[at + 1] in manners_of(language):
        at += 1  # "le replica X", "lui répond X"
    low = unit.lows[at]
    if low in table.THAT or low in JOINTS or low in table.OBLIQUE or low in ARTICLES:
        return None
    if language == "ar":
        return arabic.behind(unit, at)
    stop = next(
        (n for n in range(at + 1, len(unit)) if unit.words[n] == QUOTE or unit.words[n] in ".;:"), len(unit)
    )
    if (
        low.endswith("-on") and unit.lows[at + 1 : at + 2] and unit.lows[at + 1] in _AMONG
    ):  # "dit-on au cabinet du maire"
        return (at, at + 1), run(unit, at + 2, stop)
    if low.rpartition("-")[2] in table.PRONOUNS.get(language or "", {}) and "-" in low:
        return (at, at + 1), (at, at + 1)
    return (at, at + 1), after_verb(unit, at, stop, language)


_AMONG = listed("au aux chez dans")
_CLITICS = listed(
    "le les lo la los las se me te nos os lui leur nous vous y en sich ihm ihr ему ей им нам мне йому їй їм нам мені"
)


_THUS = listed("ainsi así asi so также так ось отак именно саме вот вот هكذا tel")


_AUXILIARIES = listed("a ai avait ont avaient hat hatte haben ha había han s'est s'était l'a était est")


def _subject(unit: Unit, start: int, stop: int, language: str | None, *, sure: bool = False) -> Range | None:  # noqa: PLR0911  # one return a kind of clause
    """Return who a clause before a quotation is about: a pronoun that opens its last part, else its first whole name."""
    pronouns = table.PRONOUNS.get(language or "", {})
    comma = max((n for n in range(start, stop) if unit.words[n] == ","), default=start - 1)
    if not sure and (behind := turned(unit, start, stop, language)):
        return behind
    for place in (start, comma + 1):
        if place < stop and unit.lows[place] in pronouns:
            return place, place + 1
    for place in range(start, stop if not sure and language in ("ru", "uk") else start):
        if is_plural(unit.lows[place]) and is_place_of_many(unit, start, place, language):
            return start + 1, place
    if unit.lows[stop - 2 : stop - 1] == ["de"] and language == "fr" and unit.lows[start] == "et":
        return (start + 1, stop - 2) if stop - 2 > start + 1 else None  # "Et Paul Demange de conclure :"
    if start < stop and unit.lows[start] in VIEWED_BY:
        start += 1
        sure = True  # "Pour Fatou Bâ, … « … »": only a whole name
    runs = list(names(unit, start, stop))
    whole = [run for run in runs if run[1] - run[0] >= NAME]
    if (
        len(whole) > 1
        and whole[0][0] == start
        and whole[1][0] - whole[0][1] < _CERTAIN
        and _is_one_phrase(unit, whole[0][1], whole[1][0])
    ):
        whole = whole[1:]  # "Глава Мурманского союза Егор Лапшин": the first begins with an office
    if whole and (not sure or whole[0][0] - start <= _CERTAIN):
        return whole[0]
    if sure:
        return None
    if runs and runs[0] == (start, start + 1):
        return _opening(unit, start, stop, language)
    return run(unit, runs[0][0], stop) if runs else None


def _is_one_phrase(unit: Unit, start: int, stop: int) -> bool:
    """Tell whether words between two names are of one office: no mark, verb or "and" among them."""
    return all(
        is_word(unit.words[at]) and unit.lows[at] not in JOINTS and not is_saying(unit.lows[at])
        for at in range(start, stop)
    )


def turned(unit: Unit, start: int, stop: int, language: str | None) -> Range | None:
    """Return the subject behind the verb of a clause that opens with something else: "Auf die Frage … antwortete X"."""
    verbs = manners_of(language)
    verb = next(
        (at for at in range(stop - 1, start, -1) if unit.lows[at] in verbs and unit.words[at].islower()), None
    )
    opens = (
        unit.lows[start] in _OPENING
        or unit.lows[start] in table.OBLIQUE
        or opens_aside(unit.lows[start], language)
    )
    if verb is None or not opens or unit.lows[start] in VIEWED_BY:
        return None
    if language == "de" and unit.lows[verb] in ("verlautete", "verlautet", "hieß", "heißt"):
        noun = next((at for at in range(start + 1, verb) if is_name(unit.words[at])), None)
        return (noun, verb) if noun else None
    if any(end - begin >= NAME and end == verb for begin, end in names(unit, start, verb)):
        return None
    found = after_verb(unit, verb, stop, language)
    if found is None:
        return None
    named = any(is_name(unit.words[at]) for at in range(*found)) or unit.lows[found[0]] in ARTICLES
    pronoun = unit.lows[found[0]] in table.PRONOUNS.get(language or "", {})
    return found if named or pronoun else None


# Words that open a clause whose subject stands behind its verb.
_OPENING = listed("""
    dazu darauf daraufhin dann später zuvor danach anschließend gestern heute schließlich dort hier so mir ihm ihr uns ihnen dem den dabei damals jetzt nun zudem außerdem allerdings dagegen hingegen wiederum kürzlich
    mittlerweile trotzdem deshalb dennoch zugleich gleichzeitig entonces luego después antes ayer hoy así allí aquí también ahí finalmente alors puis ensuite enfin ainsi hier aujourd'hui là plus
    тогда потом затем вчера сегодня позже также позднее ранее при так тоді потім згодом вчора сьогодні пізніше раніше наразі мне ему ей нам им мені йому їй нам їм
    """)  # fmt: skip


def _opening(unit: Unit, start: int, stop: int, language: str | None) -> Range | None:
    """Return the subject of a clause whose first word alone has a capital, owed to the place: "Mi esposo me gritó"."""
    if language == "de" and (unit.lows[start] in _OPENING or unit.lows[start] in table.OBLIQUE):
        return after_verb(unit, start + 1, stop, language)  # "Mir hat der Kapitän zugerufen"
    if opens_aside(unit.lows[start], language) or (
        language in ("ru", "uk") and unit.lows[start].endswith("о")
    ):
        start += 1  # "Офіційно відомство …"
        end = start + 1
    elif unit.lows[start] in ARTICLES or language in ("es", "fr"):
        end = start + 1
        while end < stop and end - start < FAR and not _closes_phrase(unit, end, language):
            end += 1
    else:
        end = start + 1
    return (start, end) if start < stop and is_word(unit.words[start]) else None


def _closes_phrase(unit: Unit, at: int, language: str | None) -> bool:
    low = unit.lows[at]
    joint = low in JOINTS or low in STOPPING or low in table.HELPERS or not is_word(unit.words[at])
    return joint or low in manners_of(language) or (low in table.OBLIQUE and low not in _WITHIN)


_WITHIN = listed("de del des du d'")
