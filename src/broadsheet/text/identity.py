"""Ids that are the same again for the same thing."""

from __future__ import annotations

from hashlib import sha256


def article_id(*, url: str | None, outlet: str | None, title: str | None, text: str) -> str:
    """Return the id of an article: 16 hex digits.

    It is made of the canonical URL, or where there is none of outlet, title and text, so that the
    same input has the same id on every machine.

    Args:
        url: the canonical URL (see ``text.urls.canonical``).
        outlet: the outlet's name or domain.
        title: the headline.
        text: the article's text.
    """
    basis = url or "\n".join((outlet or "", title or "", text))
    return sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:16]
