"""A digest as a book: EPUB 3.3 (W3C), a zip with its pages as XHTML, for readers of e-books."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from broadsheet.serve.digest.drawing import drawn
from broadsheet.serve.digest.view import Part, View

_TYPE = "application/epub+zip"
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
# The moment that all files of the zip carry: the earliest that the format knows. The same digest is the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the book."""

    file: str
    heading: str
    part: Part | None  # None: what is told in brief


def book(shown: View, *, day: date, made: datetime) -> bytes:
    """Return a digest as an EPUB.

    Args:
        shown: the digest, its addresses absolute.
        day: of which it tells, the last one.
        made: when; readers of e-books take a later one for a new edition.
    """
    chapters = list(_chapters(shown))
    out = BytesIO()
    with ZipFile(out, "w") as book_file:
        # First and not packed, so that the file's kind is told from its first bytes (OCF 3.3, section 4.3).
        _put(book_file, "mimetype", _TYPE, ZIP_STORED)
        _put(book_file, "META-INF/container.xml", _CONTAINER)
        _put(book_file, "EPUB/package.opf", _package(shown, chapters, day, made))
        _put(book_file, "EPUB/nav.xhtml", _xml(drawn("nav.xhtml", shown, chapters=chapters)))
        style = files("broadsheet.serve.digest").joinpath("templates", "style.css")
        _put(book_file, "EPUB/style.css", style.read_text("utf-8"))
        for number, chapter in enumerate(chapters, 1):
            page = drawn(
                "part.xhtml",
                shown,
                part=chapter.part,
                heading=chapter.heading,
                first=number == 1,
                last=number == len(chapters),
            )
            _put(book_file, f"EPUB/{chapter.file}", _xml(page))
    return out.getvalue()


def _chapters(shown: View) -> Iterator[Chapter]:
    for number, part in enumerate(shown.parts, 1):
        yield Chapter(file=f"part-{number}.xhtml", heading=part.heading or shown.title, part=part)
    if shown.brief or not shown.parts:
        heading = shown.brief_heading if shown.brief else shown.title
        yield Chapter(file="brief.xhtml", heading=heading, part=None)


def _package(shown: View, chapters: list[Chapter], day: date, made: datetime) -> str:
    return _xml(
        drawn(
            "package.opf",
            shown,
            chapters=chapters,
            day=day.isoformat(),
            modified=made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'broadsheet:digest:{shown.title}')}",
        )
    )


def _xml(made: str) -> str:
    return made.lstrip()  # nothing may stand before the XML declaration


def _put(book_file: ZipFile, name: str, text: str, packed: int = ZIP_DEFLATED) -> None:
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = packed
    book_file.writestr(entry, text.encode())
