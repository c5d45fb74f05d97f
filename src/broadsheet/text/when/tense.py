"""Whether a sentence speaks of the past, of things to come, or of when somebody spoke."""

from __future__ import annotations

import re

from broadsheet.text.when.grammar import Grammar, grammar
from broadsheet.text.when.words import WORDS

# Characters of its sentence that are looked at for words of things to come; chosen, a long sentence's length.
_REACH = 160


def is_of_saying(text: str, start: int, language: str | None = None) -> bool:
    """Whether a time is that of the saying, not of what is said: "police said on Friday that".

    Args:
        text: around it.
        start: where the time begins.
        language: ISO 639-1; English where it has no table or is unknown.
    """
    said = grammar(language if language in WORDS else "en").said
    begin = max(0, start - 40)
    told = _last_end(said, text, begin, start)
    return (
        told > begin
        and text[told:start].strip(", ").count(" ") <= 1
        and not _SENTENCE_END.search(text, told, start)
    )


_SENTENCE_END = re.compile(r"[.!?…;»”\"]\s|\n")


def ahead(text: str, match: re.Match[str], speech: Grammar) -> bool:
    """Whether the sentence around a phrase speaks of things to come: by the verb nearest before it."""
    start = _last_end(_SENTENCE_END, text, max(0, match.start() - _REACH), match.start())
    told = _last_end(speech.said, text, start, match.start())
    if told > start and len(text[told : match.start()].split()) <= 1:
        return False  # "said on Friday that it will"
    start = told
    cue = _last(speech.ahead, text, start, match.start())
    past = _last(speech.past, text, start, match.start())
    if cue is None and past is None:
        return speech.perhaps.search(text, start, match.start()) is not None or _ahead_after(
            text, match, speech
        )
    if cue is None or past is None:
        return cue is not None
    if cue < past:  # "will be published", but not "will see the site that was hit"
        return (
            _BE.search(text, cue, past) is not None
            if speech.language == "en"
            else _FINITE.match(text, past) is None
        )
    return not _PASSED.fullmatch(text, past, cue)  # "was due by Friday", but not "warned that it will"


def _last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    for found in pattern.finditer(text, start, end):
        start = found.end()
    return start


def _ahead_after(text: str, match: re.Match[str], speech: Grammar) -> bool:
    after = _SENTENCE_END.split(text[match.end() : match.end() + 60], maxsplit=1)[0]
    later, then = speech.ahead.search(after), speech.past.search(after)
    return later is not None and (then is None or later.start() < then.start())


_BE = re.compile(r"\bbe\s(?:\w+ly\s)?\Z")
_FINITE = re.compile(r"(?:was|were|had|did|war|waren|fue|fueron|était|étaient|был\w*)\b", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:was|were|had|did|war|waren|fue|était|étaient|был\w*|бу(?:в|ла|ло|ли))\s(?:\w+\s)?", re.IGNORECASE
)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    place = None
    for found in pattern.finditer(text, start, end):
        place = found.start()
    return place
