"""Which extractor a document is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from broadsheet.extract.body import from_page
from broadsheet.extract.entry import from_entry
from broadsheet.extract.split import split
from broadsheet.model import Article, Document, Failure, Shape

# Share of characters that text never has, from which a document is taken for something else. The
# replacement character is among them: decoded binary is a fifth of it and more, bad encodings under a tenth.
MOST_ODD = 0.05
SAMPLE = 50_000  # characters that are looked at; a picture shows itself in the first thousand
_ODD_BYTES = bytes(code for code in (*range(32), 0x7F) if chr(code) not in "\t\n\r\f\x0b\x1b")
_ODD_CHARACTERS = "\ufffd\ufffe\uffff"


def articles(document: Document) -> Iterator[Article | Failure]:
    """Return the articles of a document, or a failure that says what is wrong with it.

    Nothing that a document holds raises: what can't be used is a failure. Articles come in the order in
    which the document prints them.
    """
    if document.shape != "article" and (reason := _unusable(document.body)):
        yield Failure(
            document=document.name, reason=reason, url=document.url, subscription=document.subscription
        )
        return
    yield from EXTRACTORS[document.shape](document)


def _unusable(body: str) -> str | None:
    sample = body[:SAMPLE]
    encoded = sample.encode("utf-8", "replace")  # counted as bytes, for speed
    odd = len(encoded) - len(encoded.translate(None, _ODD_BYTES)) + sum(map(sample.count, _ODD_CHARACTERS))
    return "not text: it looks like binary data" if odd > MOST_ODD * len(sample) else None


def _given(document: Document) -> Iterator[Article | Failure]:
    article = document.article
    if article is None:
        yield Failure(
            document=document.name,
            reason="no article in it",
            url=document.url,
            subscription=document.subscription,
        )
        return
    yield replace(
        article,
        document=article.document or document.name,
        collected=article.collected or document.collected,
        subscription=article.subscription or document.subscription,
    )


EXTRACTORS: dict[Shape, Callable[[Document], Iterable[Article | Failure]]] = {
    "article": _given,
    "entry": from_entry,
    "page": from_page,
    "textdump": split,
}
