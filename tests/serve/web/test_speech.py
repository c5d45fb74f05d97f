"""In which language and by which clock a page speaks."""

from __future__ import annotations

import pytest

from broadsheet.serve.web import speech
from broadsheet.serve.web.speech import LANGUAGES, speech_for


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "fr, de-AT;q=0.8, en;q=0.9", "en"),
        (None, "uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        (None, "de;q=nonsense, ar", "ar"),
        ("de", "uk", "de"),
        ("tlh", "uk", "uk"),
    ],
)
def test_the_language_is_the_readers_choice_or_else_the_browsers(
    chosen: str | None, accepted: str, language: str
) -> None:
    assert speech_for(chosen, accepted, None).language == language


def test_an_unknown_zone_is_the_machines() -> None:
    assert speech_for(None, "", "../etc/passwd").zone is None
    assert str(speech_for(None, "", "Asia/Tokyo").zone) == "Asia/Tokyo"


def test_each_language_has_a_direction() -> None:
    assert {direction for _, direction in LANGUAGES.values()} == {"ltr", "rtl"}


def test_a_message_without_translation_stays_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "spoken", lambda: speech_for("de", "", None))
    assert speech.gettext("no such message in any catalogue") == "no such message in any catalogue"
    assert speech.ngettext("%(num)s goat", "%(num)s goats", 2) == "%(num)s goats"
