"""Extract: documents to articles."""

from broadsheet.extract.dispatch import articles

__all__ = ["articles"]
