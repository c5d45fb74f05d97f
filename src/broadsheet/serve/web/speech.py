"""In which language pages speak, and by which clock: one catalogue a language, in files that translators edit.

English stands in the code and the templates; ``locale/<language>.po`` says the same in other languages (the format
of GNU gettext). A request speaks one of them for as long as it lasts: ``speak`` is called once, by the gate.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# What each language calls itself, and whether it runs from right to left.
LANGUAGES: Mapping[str, tuple[str, str]] = {
    "ar": ("العربية", "rtl"),
    "de": ("Deutsch", "ltr"),
    "en": ("English", "ltr"),
    "uk": ("Українська", "ltr"),
}
# How each groups thousands and marks decimals (Unicode CLDR 45, numbers/symbols; ours are Latin digits in all).
MARKS: Mapping[str, tuple[str, str]] = {
    "ar": (",", "."),
    "de": (".", ","),
    "en": (",", "."),
    "uk": ("\N{NO-BREAK SPACE}", ","),
}
SOURCE = "en"  # the language of the code
_KEPT = 64  # zones and headers remembered: readers of one desk have few, whoever else asks may send any


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How one request is spoken to."""

    language: str = SOURCE
    zone: tzinfo | None = None  # None: of the machine that serves

    @property
    def direction(self) -> str:
        """Return "ltr" or "rtl"."""
        return LANGUAGES[self.language][1]


_PLAIN = Speech()
_spoken: ContextVar[Speech] = ContextVar("broadsheet speech", default=_PLAIN)


def speak(speech: Speech) -> None:
    """Say everything from here on, within this request, in a language and by a clock."""
    _spoken.set(speech)


def spoken() -> Speech:
    """Return how this request is spoken to."""
    return _spoken.get()


def speech_for(chosen: str | None, accepted: str, zone: str | None) -> Speech:
    """Return how to speak to a reader.

    Args:
        chosen: the language that they chose; None or one we don't know: as the browser asks.
        accepted: the browser's Accept-Language (RFC 9110, section 12.5.4).
        zone: an IANA name such as "Europe/Kyiv"; None or one that nobody knows: the machine's.
    """
    language = chosen if chosen and chosen in LANGUAGES else _best(accepted)
    return Speech(language=language, zone=zone_named(zone))


@lru_cache(maxsize=_KEPT)
def zone_named(name: str | None) -> tzinfo | None:
    """Return a time zone by its IANA name, or None.

    >>> zone_named("Europe/Kyiv"), zone_named("Nowhere/At all")
    (zoneinfo.ZoneInfo(key='Europe/Kyiv'), None)
    """
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=_KEPT)
def _best(accepted: str) -> str:
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:200].split(",")):
        name, _, rest = part.strip().partition(";")
        tag = name.split("-")[0].lower()
        if tag in LANGUAGES:
            ranked.append((-_quality(rest), place, tag))
    return min(ranked)[2] if ranked else SOURCE


def _quality(text: str) -> float:
    key, _, value = text.strip().partition("=")
    try:
        return float(value) if key.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def gettext(message: str) -> str:
    """Return a message in the language of this request."""
    return _catalogue(spoken().language).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return a message with a number in the language of this request, in the form that the number wants."""
    return _catalogue(spoken().language).ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return a message whose English has several meanings, of which the context says one."""
    return _catalogue(spoken().language).pgettext(context, message)


def grouped(number: float) -> str:
    """Return a number as the language of this request writes it, without needless decimals.

    >>> grouped(1200.0), grouped(2.5)
    ('1,200', '2.5')
    """
    plain = f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6g}"
    thousands, decimal = MARKS.get(spoken().language, MARKS[SOURCE])
    return plain.translate({ord(","): thousands, ord("."): decimal})


@cache
def _catalogue(language: str) -> NullTranslations:
    """Return a language's catalogue: compiled at first use, so that no compiled file can be out of step."""
    source = files("broadsheet.serve.web").joinpath("locale", f"{language}.po")
    if language == SOURCE or not source.is_file():
        return NullTranslations()
    # Babel takes a tenth of a second to import, so only where another language is asked for.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
