"""Words for somebody beside a quotation, in languages other than English: where they begin and end around a verb."""

from __future__ import annotations

import re

from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.cast import PARTICLES
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import is_name, is_word
from broadsheet.inspect.saying.tonguemanners import manners_of
from broadsheet.inspect.saying.wordlists import listed

MARKS = frozenset((",", "،", "-", "–", "—", ":", "…"))
FAR = 8  # words between a verb and its subject
NAME = 2  # words of a whole name
# What may stand between a verb and its subject, in any of the languages.
BETWEEN = listed("""
    aujourd'hui ayer azt daraufhin dabei demain encore ensuite entonces gestern hier heute hoy ihm ihr ihnen им им їм jetzt lui leur luego mañana sich
    schließlich später también puis там тоді також тоже уже вже ему ей йому їй нам нас себе dann dazu aussi auch así ainsi
    """)  # fmt: skip
ARTICLES = listed(
    "das der die ein eine el l' la las le les los su sus un una une ihre ihr sein seine son sa ses"
)
_TIMES = listed(
    "lunes martes miércoles jueves viernes sábado domingo vez día semana mes tarde noche mañana misma y lundi mardi mercredi jeudi vendredi samedi dimanche matin soir semaine jour fois instant même veille lendemain woche tag abend"
)
PLURAL_VERBS = ("ли", "ют", "ят", "ють", "ять")
# How participles and the like end that open a sentence.
_ASIDES = {
    "es": re.compile(r"(?:[ai]d[oa]s?|ando|iendo|mente)\Z"),
    "fr": re.compile(r"(?:ée?s?|ant|ment)\Z"),
    "ru": re.compile(r"(?:уя|ая|яя|вшись|ясь|вая|ив|ав)\Z"),
    "uk": re.compile(r"(?:ючи|ючись|ачи|ячи|вши|вшись)\Z"),
}
_AT_WHOSE = listed("aus bei beim dem der des vom von")
JOINTS = listed(
    "dont où quien aber and but denn e et i mais or ou oder pero sondern u und y а але и й но та і weil como comme que wie lors tras"
)
_CYRILLIC = "\u0400"
_OFFICE = 5  # words of an office behind a name in it
_SEATED = listed("в у во з із по при")
STOPPING = listed("qui que quien который которая який яка як за по не та и і und et y mientras pendant avant")
VIEWED_BY = listed("pour para für для")


def is_place_of_many(unit: Unit, start: int, verb: int, language: str | None) -> bool:
    """Tell "У мерії наголошують, …" (at the town hall they say): the place is who says so."""
    return (
        language in ("ru", "uk")
        and unit.lows[start] in ("в", "у", "во", "на")
        and unit.lows[verb].endswith(PLURAL_VERBS)
        and all(is_word(word) for word in unit.words[start + 1 : verb])
        and verb - start <= FAR
    )


def opens_aside(low: str, language: str | None) -> bool:
    """Tell whether a word opens a clause without a subject: "Interrogée hier, …", "Відповідаючи на питання, …"."""
    ending = _ASIDES.get(language or "")
    return ending is not None and ending.search(low) is not None


def after_verb(unit: Unit, verb: int, stop: int, language: str | None) -> Range | None:
    """Return the subject behind a verb: a pronoun, a name or "the mayor", past words that stand between."""
    pronouns = table.PRONOUNS.get(language or "", {})
    if unit.lows[verb + 1 : verb + 2] == ["es"] and language == "de":  # "heißt es in einer Mitteilung der …"
        verb = next(
            (
                n
                for n in range(verb + 2, stop)
                if unit.lows[n] in _AT_WHOSE and is_name(" ".join(unit.words[n + 1 : n + 2]))
            ),
            verb,
        )
    at = verb + 1
    if (
        language in ("ru", "uk")
        and unit.lows[verb].endswith(PLURAL_VERBS)
        and unit.lows[at : at + 1] in (["в"], ["у"], ["во"], ["на"])
    ):
        return run(unit, at + 1, stop)
    limit = min(stop, at + FAR)
    while at < limit:
        low, word = unit.lows[at], unit.words[at]
        if low in pronouns:
            return at, at + 1
        if word == "," and (past := _past_aside(unit, at, stop)):
            at, limit = past, min(stop, past + FAR)
            continue
        if word in MARKS or word == "(":
            return None
        if (low in ARTICLES or low == "una") and unit.lows[at + 1] in _TIMES:
            at += 2
            at += 2 * (unit.lows[at - 1] == "y")  # "una y otra vez"
            continue
        if low in table.OBLIQUE and low not in ARTICLES:
            at = _past_oblique(unit, at, limit)
            continue
        if is_name(word) or low.startswith(("l'", "l’")) or (low in ARTICLES and at + 1 < stop):
            return run(unit, at, stop)
        if language in ("ru", "uk") and low not in BETWEEN and not low.endswith(("о", "но")):
            return run(unit, at, stop)
        at += 1
    return None


def _past_aside(unit: Unit, comma: int, stop: int) -> int | None:
    """Return where somebody is named behind an aside: "avoue, encore tremblante, Josette Faivre"."""
    end = next((at for at in range(comma + 1, min(stop, comma + FAR)) if unit.words[at] == ","), None)
    if end is None or end + 1 >= stop or any(map(is_name, unit.words[comma + 1 : end])):
        return None
    return end + 1 if is_name(unit.words[end + 1]) or unit.lows[end + 1] in ARTICLES else None


def _past_oblique(unit: Unit, at: int, limit: int) -> int:
    """Return the word behind "entre lágrimas", "із вікна"."""
    at += 1
    while at < limit and unit.lows[at] in ARTICLES:
        at += 1
    end = at + 1
    while end < limit and is_name(unit.words[at]) and is_name(unit.words[end]):
        end += 1
    named = end < limit and unit.lows[end] in ARTICLES  # "sur France Bleu la sénatrice"
    return end if named else at + 1


def run(unit: Unit, start: int, stop: int) -> Range | None:
    """Return words for somebody that begin at a word: an article and plain words, then a name where one follows."""
    at = start
    while at < stop and not is_name(unit.words[at]) and is_word(unit.words[at]) and at - start < FAR:
        if (
            at > start
            and (unit.lows[at] in table.OBLIQUE or unit.lows[at] in STOPPING)
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
    while at < stop and unit.words[at] in '«»„“"”':
        at += 1
        while at < stop and is_name(unit.words[at]):
            at += 1
    if at < stop and (whole := whole_behind(unit, at, stop)):
        return whole
    if (whole := _whole_before(unit, start, at)) and not unit.words[start].isupper():
        return whole
    if (
        at + 1 < stop
        and unit.words[at] == ","
        and is_name(unit.words[at + 1])
        and (unit.lows[start] in ARTICLES or unit.lows[start].startswith(("l'", "l’")))
    ):
        end = at + 1
        while end < stop and (is_name(unit.words[end]) or unit.lows[end] in PARTICLES):
            end += 1
        if end - at > NAME:  # "el diputado de Hacienda, Íñigo Zabaleta"
            return at + 1, end
    return (start, at) if at > start else None


def whole_behind(unit: Unit, at: int, stop: int) -> Range | None:
    """Return the whole name behind an office that goes on: "глава Орского | района Лариса Кудашева"."""
    if at >= stop or unit.words[at][:1] < _CYRILLIC:
        return None
    small = at
    while small < stop and unit.words[small].islower() and small - at < _OFFICE:
        prepositional = unit.lows[small] in table.OBLIQUE
        if (
            unit.lows[small] in STOPPING
            or is_saying(unit.lows[small])
            or (prepositional and unit.lows[small] not in _SEATED)
        ):
            return None
        if prepositional:
            small += is_name(" ".join(unit.words[small + 1 : small + 2]))
        small += 1
    end = small
    while end < stop and is_name(unit.words[end]):
        end += 1
    return (end - NAME, end) if end - small >= NAME else None


def _whole_before(unit: Unit, start: int, end: int) -> Range | None:
    """Return the whole name that closes an office with marks in it: "наставник «Иртыша» Бахтияр Сапаров"."""
    marks = [at for at in range(start, end) if unit.words[at] in '«»„“”"']
    begin = marks[-1] + 1 if marks else end
    return (begin, end) if end - begin >= NAME else None


def is_saying(low: str) -> bool:
    """Tell whether a Russian or Ukrainian word is a verb beside quotations."""
    return low in manners_of("ru") or low in manners_of("uk")


def is_plural(low: str) -> bool:
    """Tell whether a Russian or Ukrainian word may be a verb of which many are the subject."""
    return low.endswith(PLURAL_VERBS)


def names(unit: Unit, start: int, stop: int) -> list[Range]:
    """Return the runs of names in a clause that no preposition leads to."""
    found: list[Range] = []
    at = start
    while at < stop:
        low = unit.lows[at]
        small = (
            at == start
            and low not in VIEWED_BY
            and (low in table.OBLIQUE or low in ARTICLES or low in JOINTS)
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
        if before in _SEATED and end - at > NAME and unit.words[at][:1] >= _CYRILLIC:
            found.append((end - NAME, end))  # "посол Оттави в Києві Джеремі Волш"
        elif (
            (before not in table.OBLIQUE or before in ("chez", "bei"))
            and not before.endswith("'")
            and (before not in ("«", "„", "der", "des") or at - 1 == start)
            and before not in JOINTS
        ):
            found.append((at, end))
        at = end
    return found
