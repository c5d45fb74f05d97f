"""Names behind offices in other languages than English: "el geólogo Juan Ruiz"."""

from __future__ import annotations

import re

from broadsheet.inspect.saying.bearers import text_of
from broadsheet.inspect.saying.callings import GERMAN_OFFICE
from broadsheet.inspect.saying.cast import (
    PARTICLES,
    Cast,
    last_key,
    untitled,
)
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.fullnames import full_name
from broadsheet.inspect.saying.genders import of_name, of_noun
from broadsheet.inspect.saying.phrases import (
    is_name,
)
from broadsheet.inspect.saying.pronouns import Resolved
from broadsheet.inspect.saying.wordlists import listed


def foreign_name(unit: Unit, left: int, end: int, found: Cast) -> Resolved | None:
    """Read a name behind an office in another language: "el geólogo Juan Ruiz", "Kommandantin Ina Berg"."""
    end = next((at for at in range(left + 1, end) if unit.words[at] in _STOPPING), end)
    start = end
    while start > left and (
        is_name(unit.words[start - 1]) or (unit.words[start - 1] in PARTICLES and start < end)
    ):
        start -= 1
    run = list(unit.words[start:end])
    while run and run[0] in PARTICLES:
        run = run[1:]
    if found.language == "de" and (known := _known_at_end(unit, start, end, found)):
        return known
    led = left < start < end and (
        _OF & {unit.lows[start], unit.lows[start - 1]}
        or unit.lows[start].startswith(("l'", "d'", "l’", "d’"))
    )
    if len(run) > FIRST_AND_LAST and led and unit.words[left].islower():
        run = run[1:]  # "la ministre du Travail Odile Kervella"
    if not run:
        return None
    honoured = len(run) > FIRST_AND_LAST and (
        run[0].lower().rstrip(".") in HONORIFICS
        or (found.language == "de" and run[0].lower().endswith(GERMAN_OFFICE))
    )
    name = untitled(run[honoured:]).split()
    office = len(name) < len(run) or (
        start > left and unit.words[start - 1].isalpha() and unit.lows[start - 1] not in ARTICLES
    )
    if found.language in ("ru", "uk") and len(name) > FIRST_AND_LAST:
        name, office = name[-FIRST_AND_LAST:], True  # "міністерка Маревії Ганна Берг"
    if (
        len(run) == 1
        and start - left > 1
        and unit.lows[start - 1] in _OF
        and unit.lows[left] in ARTICLES | _ONE
    ):
        return Resolved(
            text_of(unit, left, end), "group", anonymous=unit.lows[left] in _ONE
        )  # "Ein Sprecher des Ministeriums"
    if len(name) < FIRST_AND_LAST or not office:
        return None
    if found.language == "de" and unit.lows[left:start][-1:] in (["der"], ["des"]):
        return None  # "der Verband Deutscher Gärtner"
    if _FEMALE.search(unit.lows[max(left, start - 1)]) or any(
        _FEMALE.search(word.lower()) for word in run[: -len(name)]
    ):
        found.genders[last_key(name[-1])] = "she"
    return Resolved(full_name(" ".join(name), found), "person")


def _known_at_end(unit: Unit, start: int, end: int, found: Cast) -> Resolved | None:
    """Return the person whom the entities inspector found at the end of a run of capitals, behind a calling."""
    for at in range(start, end - 1):
        name = found.persons.get(unit.starts[at], "")
        if name and unit.starts[at] + len(name) == unit.ends[end - 1]:
            if at and _FEMALE.search(unit.lows[at - 1]):
                found.genders[last_key(name)] = "she"
            return Resolved(full_name(name, found), "person")
    return None


_OF = listed("de del della des dello der do du")


_ONE = listed("ein eine um uma un una une uno")


FIRST_AND_LAST = 2  # words


_STOPPING = frozenset((",", "(", "„", "«", "“", "–", "—"))


# Offices of women, as their words end.
_FEMALE = re.compile(
    r"(?:chefin|sprecherin|ministerin|präsidentin|leiterin|kommandantin|direktorin|ora|esa|alcaldesa|ministra|presidenta|ministrice|trice|ka|ниця|ерка|ка)\Z"
)


ARTICLES = listed("a an el la los las le les der die das il lo o os as een de het its")


HONORIFICS = listed(
    "abbé dom don doña dr herr frau maître me prof sor fray père sœur scheich шейх отец отець"
)


def is_plain(unit: Unit, left: int, end: int, found: Cast) -> bool:
    """Tell whether words for somebody hold no name: "лікар", "der Bürgermeister", whatever stands in marks behind them."""
    end = next((at for at in range(left + 1, end) if unit.words[at] in _STOPPING), end)
    if found.language == "de":
        noun = left + (unit.lows[left] in ARTICLES)
        return noun > left and end - noun == 1 and unit.starts[noun] not in found.persons
    return not any(is_name(word) for word in unit.words[left:end])


def sole(words: list[str], found: Cast) -> str | None:
    """Return the one person of an article in another language for "el mandatario", "спортсменка"; bodies are none."""
    whole = {name for name in found.people.values() if " " in name}
    nouns = [word for word in words if word.lower() not in ARTICLES]
    nouns = nouns[: next((at for at, word in enumerate(nouns) if word in _STOPPING), len(nouns))]
    if len(whole) != 1 or len(nouns) != 1 or (is_name(nouns[0]) and found.language != "de"):
        return None
    name = next(iter(whole))
    genders = {of_noun(nouns[0], found.language), of_name(name, found.language), None}
    return (
        None
        if len(genders) > FIRST_AND_LAST
        or nouns[0].lower().startswith(_BODY_STEMS)
        or nouns[0].endswith(("s", "ы", "и", "і", "en"))
        else next(iter(whole))
    )


# How words for bodies begin in other languages: "la policía" is nobody by name.
_BODY_STEMS = (
    "asociac", "associat", "ayuntamient", "bank", "banque", "banco", "club", "colectiv", "collectif", "comisi", "comité", "commission", "compañ", "compagn", "congres", "consej", "conseil", "corte", "diputac", "dirección", "direction", "école", "équipe", "equip", "escuela",
    "famil", "federac", "fédérat", "fondation", "fundac", "gewerkschaft", "group", "grup", "hospital", "hôpital", "institut", "junta", "klub", "liga", "ligue", "mairie", "organi", "oposici", "opposition", "prensa", "presse", "rectorat", "sindicat", "sociedad", "société", "syndicat", "team", "universi", "verein",
    "администраци", "адміністрац", "банк", "больниц", "дум", "клуб", "комит", "коміт", "лікарн", "мэри", "мері", "музе", "опозиц", "оппозиц", "пресс", "пресслужб", "профсоюз", "профспілк", "рад", "сім", "семь", "совет", "союз", "спілк", "суд", "театр", "товариств", "университет", "університет", "фонд", "школ", "штаб",
    "amt", "armee", "behörde", "agence", "agencia", "armée", "armad", "cour", "empresa", "entreprise", "ejército", "fiscalía", "gobierno", "gouvernement",
    "gericht", "juzgado", "kanzlei", "konzern", "ministère", "ministerio", "ministerium", "parquet", "partei", "partido", "parti", "polic", "polizei", "préfecture",
    "regierung", "tribunal", "verband", "unternehmen", "армі", "арми", "ведомств", "влада", "власт", "відомств", "завод", "компан", "міністерств", "министерств",
    "партия", "партія", "полиц", "поліц", "правительств", "прокуратур", "суд", "уряд",
)  # fmt: skip
