"""A digest as plain text: for a terminal, for letters whose reader shows no HTML, and for a voice."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from broadsheet.serve.digest.view import Line, Told, View, every, said

_WIDTH = 72  # RFC 2822 recommends lines of up to 78; answers quote them


def text(shown: View) -> str:
    """Return a digest as text, with the address of each line below it."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: View) -> Iterator[str]:
    yield from (shown.title, "=" * len(shown.title))
    for part in shown.parts:
        if part.heading:
            yield from ("", part.heading.upper())
        for told in part.stories:
            yield from _told(told, shown)
    if shown.brief:
        yield from ("", shown.brief_heading.upper(), "")
        for told in shown.brief:
            yield _filled(f"- {told.headline}{_by(told)}", "  ")
            yield f"  {told.address}"
    yield from ("", shown.ending)


def _told(told: Told, shown: View) -> Iterator[str]:
    yield from (
        "",
        _filled(told.headline),
        _filled(f"{_by(told).strip(' ()')} · {told.standing}".strip(" ·")),
    )
    yield told.address
    for line in told.summary:
        yield from _entry(line.words, line)
    if told.figures:
        yield from ("", f"{shown.figures_heading}:")
        for line in told.figures:
            yield from _entry(f"{line.label}: {line.words}", line)
    if told.voices:
        yield from ("", f"{shown.voices_heading}:")
        for line in told.voices:
            yield from _entry(said(line), line)


def _entry(words: str, line: Line) -> Iterator[str]:
    outlet = f" ({line.outlet})" if line.outlet else ""
    yield _filled(f"- {words}{outlet}", "  ")
    yield f"  {line.address}"


def _by(told: Told) -> str:
    return f" ({told.by})" if told.by else ""


def _filled(words: str, indent: str = "") -> str:
    return fill(words, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def script(shown: View) -> str:
    """Return a digest as it is read out: without addresses, a pause after each piece."""
    out = [shown.title]
    for told in every(shown):
        out.append(_ended(told.headline))
        out += [_ended(line.words) for line in told.summary]
        out += [_ended(f"{line.label}: {line.words}") for line in told.figures]
        out += [_ended(said(line)) for line in told.voices]
    if shown.brief:
        out += [_ended(shown.brief_heading), *(_ended(told.headline) for told in shown.brief)]
    return "\n\n".join((*out, shown.ending)) + "\n"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", "”", "»")) else f"{words}."
