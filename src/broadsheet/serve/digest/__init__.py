"""Digests for readers: as text, as a letter, as a book, as sound. Pages and commands both use it."""
