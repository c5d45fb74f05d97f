"""Inspect: one article to its notes.

An inspector is a module with a function ``inspect(article) -> Iterable[Note]`` and a name with a
version, ``MADE_BY``. Each sees what those before it found, in ``article.notes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from broadsheet.inspect import dates, language, tags
from broadsheet.inspect.measuring import figures
from broadsheet.inspect.naming import entities
from broadsheet.inspect.saying import statements
from broadsheet.model import Article, Note, Tag

Inspector = Callable[[Article], Iterable[Note]]

# In the order of their needs: dates need nothing, statements look for speakers among the entities, figures for who gave
# them among the statements, tags weigh everything.
INSPECTORS: tuple[Inspector, ...] = (
    dates.inspect,
    entities.inspect,
    statements.inspect,
    figures.inspect,
    tags.inspect,
)
VERSIONS = {
    "date": dates.MADE_BY,
    "entity": entities.MADE_BY,
    "figure": figures.MADE_BY,
    "statement": statements.MADE_BY,
    "tag": tags.MADE_BY,
}
"""Which inspector makes which kind of note now: notes made by another one must be made again."""


def inspect(article: Article) -> Article:
    """Return an article with its language and all its notes.

    What the publisher gave (tags) is kept; notes that inspectors made before are made anew.
    """
    found = language.language(article.text or article.title or "", article.language)
    given = tuple(note for note in article.notes if isinstance(note, Tag) and note.source == "publisher")
    article = replace(article, language=found, notes=given)
    for inspector in INSPECTORS:
        article = replace(article, notes=tuple(chain(article.notes, inspector(article))))
    return article
