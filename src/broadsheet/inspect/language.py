"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Bytes of letters in UTF-8, so that five Han signs count as much as a few Latin words. With less a text
# is a name or an exclamation, and the model's best guess is hardly better than chance.
_LEAST_BYTES = 12
_LETTER = re.compile(r"[^\W\d_]")
# A text says no more about its language after this many characters; the rest would only cost time.
_ENOUGH = 2_000
# A page's own word is believed unless the text is surer than this (py3langid's normalised probability).
_SURE = 0.9
# Less than this is guessing: right answers for short English headlines lie at 0.3 and up.
_HOPELESS = 0.15
_ISO_639_1 = 2  # letters of a code


def language(text: str, hint: str | None = None) -> str | None:
    """Return the language of a text as ISO 639-1 code, or None where nobody could tell.

    Args:
        text: what to look at; its first 2,000 characters count.
        hint: what the feed or page says ("en-GB"); taken where the text is too short, or not sure.

    >>> language("Die Regierung hat am Montag ein neues Gesetz beschlossen.")
    'de'
    >>> language("13 + 19 = 32") is None
    True
    """
    said = _code(hint)
    sample = text[:_ENOUGH]
    letters = "".join(_LETTER.findall(sample)).encode("utf-8", "replace")
    if len(letters) < _LEAST_BYTES:
        return said if letters else None
    code, certainty = _model().classify(sample)
    if said and float(certainty) < _SURE:
        return said
    return str(code) if float(certainty) >= _HOPELESS else None


def _code(hint: str | None) -> str | None:
    """Return the ISO 639-1 part of a language tag such as "pt_BR", or None."""
    found = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*\Z)", hint or "")
    return found[1].lower() if found else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - heavy

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([code for code in model.labels if len(code) == _ISO_639_1])
    return model
