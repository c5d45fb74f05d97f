"""Days that a page prints near its headline for its readers: "Published on 4 March 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from broadsheet.extract.ages import read_age
from broadsheet.extract.headline import Piece, is_apart
from broadsheet.text.days import DayMention, days

Label = Literal["published", "updated", ""]

# Words before a date that say which one it is, in the languages of text/days.py and a few more; folded to
# lower case. Sorted by language: ar, de, en, es, fr, it, nl, pl, pt, ru, tr, uk.
_PUBLISHED = (
    "تاريخ النشر|نُشر|نشرت|نشر",
    "erstellt|erschienen|publiziert|veröffentlicht",
    "first published|originally published|posted|published|publication date|release date|released|written on",
    "creado|publicada|publicado|publicación",
    "paru|publication|publiée|publié",
    "pubblicata|pubblicato",
    "gepubliceerd|geplaatst",
    "data publikacji|opublikowano|publikacja",
    "publicada em|publicado em",
    "дата публикации|опубликована|опубликовано",
    "yayınlanma|yayın tarihi",
    "дата публікації|опублікована|опубліковано",
)
_UPDATED = (
    "آخر تحديث|تحديث|حُدّث",
    "aktualisiert|geändert|letzte änderung|stand",
    "edited|last edited|last reviewed|modified|medically reviewed|revised|reviewed|updated|update",
    "actualizada|actualizado|actualización|modificado",
    "actualisé|mis à jour|mise à jour|modifié",
    "aggiornata|aggiornato|modificato",
    "bijgewerkt|gewijzigd",
    "aktualizacja|zaktualizowano",
    "atualizada|atualizado",
    "обновлена|обновлено|изменено",
    "güncelleme|güncellendi",
    "оновлена|оновлено|змінено",
)
# A date of something else: an event, a deadline, the site's rights.
_OTHER = re.compile(
    r"©|\(c\)|\bcopyright\b|\bborn\b|\bdeadline\b|\bexpires?\b|\bjoined\b|\bevent\b|\buntil\b|\bvalid\b|\bvisited\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?P<updated>\b(?:{'|'.join(_UPDATED)})\b)|(?P<published>\b(?:{'|'.join(_PUBLISHED)})\b)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d(?!\d)")
# Words beside the date in a line that is about it; a sentence has more. A name, a section, "5 min read".
_MOST_WORDS = 12
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}[.!?…]\s*\Z")
_FAR = 40  # characters between a label and its date
# Elements after the headline within which a date that is not said to be any is taken for that of the article.
# Of the 372 WCXB development pages that print their right date near the headline, 358 have it within this.
NEAR = 80
NEAR_CHANGE = 240  # the same for the day of the last change, which also stands under the text; a choice
SAID = 10  # elements by which a date counts as nearer that is said to be the one; a choice
BESIDE = 40  # elements before or after the headline: 348 of those 372 pages
EARLIEST = 1900  # year; what is older is a date in a text of history


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A day as a page prints it."""

    day: date
    label: Label
    place: int  # elements after the headline; less than nought: before it


def printed(pieces: Iterable[Piece]) -> list[Printed]:
    """Return the days that stand in the short texts around a headline, each with what it is said to be."""
    found: list[Printed] = []
    waiting: Label = ""  # a label of its own element: "Published:" and then the date
    for piece in pieces:
        if not _DIGIT.search(piece.text):
            waiting = _alone(piece.text)
            continue
        if _HAS_YEAR.search(piece.text) and not is_apart(piece, said=bool(waiting or _named(piece.text))):
            found += _days_of(piece, waiting)
        waiting = ""
    return found


def _alone(text: str) -> Label:
    return _named(text) if len(text) <= _FAR else ""


def _days_of(piece: Piece, waiting: Label) -> Iterator[Printed]:
    text = piece.text
    if _OTHER.search(text):
        return
    age = read_age(text)
    mentions: tuple[DayMention, ...] = days(text)
    if age and age.day:
        yield Printed(day=age.day, label=_named(text) or waiting, place=piece.place)
        return
    label = _named(text) or waiting
    if not label and (len(text.split()) > _MOST_WORDS or _SENTENCE_END.search(text)):
        return
    start = 0
    for mention in mentions:
        near = text[max(start, mention.start - _FAR) : mention.start]
        start = mention.end
        if mention.day and mention.day.year >= EARLIEST:
            yield Printed(day=mention.day, label=_named(near) or waiting, place=piece.place)
            waiting = ""


def _named(text: str) -> Label:
    """Return what the last label of a text says."""
    label: Label = ""
    for match in _LABEL.finditer(text):
        label = "updated" if match["updated"] else "published"
    return label


def published_day(found: list[Printed]) -> date | None:
    """Return the day of publication: the one nearest to the headline, rather one that is said to be it.

    The day after the headline goes before one above it: there stands today's date, on many sites.
    """
    fit = [item for item in found if item.label == "published" or (not item.label and item.place <= NEAR)]
    return min(fit, key=_distance).day if fit else None


def earlier_day(found: list[Printed], told: date) -> date | None:
    """Return a day of publication that is printed beside the headline and is before the one told to machines.

    Some publishing systems tell machines the day on which a page was put out again; readers see when the
    article came out. A day sooner is the outlet's own clock, a swapped day and month is no other day, and where the
    told day is printed as well, both know it.
    """
    beside = [item for item in found if item.label != "updated" and -BESIDE <= item.place <= BESIDE]
    day = published_day(beside)
    if any(abs((item.day - told).days) < 2 for item in beside):
        return None
    if day is None or (told - day).days < 2 or (day.month, day.day) == (told.day, told.month):
        return None
    return day


def updated_day(found: list[Printed]) -> date | None:
    """Return the day of the last change, where a date is said to be it."""
    named = [item for item in found if item.label == "updated" and item.place <= NEAR_CHANGE]
    return min(named, key=_distance).day if named else None


def _distance(item: Printed) -> int:
    place = item.place if item.place >= 0 else -3 * item.place
    return place - SAID if item.label == "published" else place
