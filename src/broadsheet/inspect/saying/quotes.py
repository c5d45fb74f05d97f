"""Where quoted words begin and end.

Marks of many languages: "straight", “curly”, ''doubled'', 'single', „German“, »guillemets« and «guillemets».
A quotation never crosses a paragraph: one that runs on opens every paragraph anew and closes the
last, so an opening mark at the start of a paragraph may lack its partner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.inspect.saying import dialogue
from broadsheet.inspect.saying.tonguemanners import manners_of
from broadsheet.model import Span

# Opening mark: the marks that may close it. „ is closed by “ in German and by ” in Polish; » opens in
# German and Danish, « elsewhere.
_CLOSERS = {
    '"': '"', "''": ("''", '"'), "``": ("''", "``"), "«": "»", "»": "«", "‘": "’", "“": '”"', "„": '“”"', "'": "'",
    "‚": "‘", "「": "」", "『": "』",
}  # fmt: skip
_MARK = re.compile(r"''|``|[\"«»‘’“”„'‚「」『』]")
# A single mark is a quotation only when it closes after punctuation or holds several words: elsewhere it
# is an apostrophe ("the workers' party").
_SINGLE = frozenset("'‘")
_LONGEST = 6000  # code points; the longest quoted paragraph of PolNeAR's train part has 1,516
_OTHER = "\ue001"
_MASK = "\ue000"  # private use: no news text holds it, and it is neither a letter nor a blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words of one paragraph."""

    start: int  # the opening mark
    end: int  # after the closing mark
    inner: Span  # without the marks and the blanks inside them
    closed: bool  # False: the paragraph ends first, so the next one may go on with it
    words: int


def quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a text, outermost only, in order.

    >>> [text[q.inner.start:q.inner.end] for text in ['He said "so it is," twice.'] for q in quotes(text)]
    ['so it is,']
    """
    found: list[Quote] = []
    start = 0
    for part in text.split("\n\n"):
        found.extend(_of_paragraph(text, start, start + len(part)))
        start += len(part) + 2
    return tuple(found)


def masked(text: str, found: tuple[Quote, ...]) -> str:
    """Return the text with every quotation blotted out, as long as before.

    A quotation becomes one run of a private character; where its words end a sentence the run ends in
    a full stop, so that sentences part where they should and nowhere inside.
    """
    text = text.replace(_MASK, _OTHER)  # a stray mark in the text itself is no quotation
    pieces, at = [], 0
    for quote in found:
        last = text[quote.inner.end - 1]
        stop = last in ".!?…" and quote.words > 1
        pieces += [text[at : quote.start], _MASK * (quote.end - quote.start - stop), "." if stop else ""]
        at = quote.end
    return "".join([*pieces, text[at:]])


def _of_paragraph(text: str, start: int, end: int) -> list[Quote]:
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    found: list[Quote] = []
    index, done = 0, start
    while index < len(marks):
        at, mark = marks[index]
        index += 1
        if at < done or mark not in _CLOSERS or not _opens(text, at, mark, start):
            continue
        close = _partner(text, marks, index, mark)
        if close is None:
            if mark in _SINGLE or mark == "»" or (at > start and not _goes_on(text, end, mark)):
                continue
            found += _made(text, at, end, mark, "")
            break
        found += _made(text, at, close[0] + len(close[1]), mark, close[1])
        done = close[0] + len(close[1])
    return found


def _goes_on(text: str, end: int, mark: str) -> bool:
    """Tell whether the next paragraph opens with the same mark."""
    return text.startswith("\n\n" + mark, end)


def _made(text: str, start: int, end: int, mark: str, closer: str) -> list[Quote]:
    left, right = start + len(mark), end - len(closer)
    body = text[left:right]
    left, right = left + len(body) - len(body.lstrip()), right - (len(body) - len(body.rstrip()))
    words = len(body.split())
    if left >= right:
        return []
    single = mark in _SINGLE and closer and words < 2 and text[right - 1] not in ".,!?"
    if single and mark == "'":
        return []
    return [Quote(start=start, end=end, inner=Span(left, right), closed=bool(closer), words=words)]


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in "“„«‚「『":
        return True
    if not after or (after.isspace() and mark != "»"):
        return False
    return (not before.isalnum() or before == "\u0640") and (before not in ".,!?’" or mark == "‘")


def _partner(text: str, marks: list[tuple[int, str]], index: int, mark: str) -> tuple[int, str] | None:
    opened = marks[index - 1][0]
    for place in range(index, len(marks)):  # no slice: a copy of the rest for every mark of thousands
        at, other = marks[place]
        if at - opened > _LONGEST:
            return None
        if other in _CLOSERS[mark] and _closes(text, at, other):
            return at, other
        if other == mark and mark not in "\"'" and mark != "''":
            return None  # opened twice: the first has no partner
    return None


def _closes(text: str, at: int, mark: str) -> bool:
    if mark not in "'’\"" and mark != "''":
        return True
    after = text[at + len(mark) : at + len(mark) + 1]
    before = text[at - 1]
    if mark in "'’":
        return not after.isalnum() and not before.isspace()
    return not (before.isspace() and after.isalnum())


# Words of the author inside one pair of marks: «…, — рассказывает Анна Берг. — …».
_AUTHOR = re.compile(r"(?<=[,.!?…]) [—–] (?=[^\W\d_A-ZА-ЯІЇЄҐ])[^—–«»]{3,90}?[,.] [—–] ")

# The same as French and Spanish papers print it: « On criait, témoigne Anne Roux, qui habite là. Puis plus rien. »
_AUTHOR_BY_COMMAS = re.compile(
    r"(?<=[^.,;:?!]), (?P<verb>(?:s['’]|m['’]|l['’]|lui |leur |nous )?[a-zà-ÿ]+)(?:(?P<turned>(?:-t)?-(?:il|elle|on)\b)| (?=[A-ZÀ-Ý]|l[ea] |l['’]|el |un[ea]? |(?:[a-zà-ÿ]+é|pour sa part|de son côté) (?:[A-ZÀ-Ý]|l[ea] |l['’])))"
    r"[^«»“”\n]{0,110}?(?:, (?=(?!qui\b|que\b|dont\b|où\b|quien\b|l[ae]s?\b|l['’]|el\b|un[ea]?\b|ancien|s[ao]n?\b)[a-zà-ÿ])|\. (?=[A-ZÀ-Ý]))"
)
_HAVING = frozenset(("a", "avait", "ont"))  # "a-t-il martelé"


def _by_commas(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the author's words between commas, where a verb of saying opens them."""
    for match in _AUTHOR_BY_COMMAS.finditer(text, start, end):
        verb = match["verb"].rpartition(" ")[2].rpartition("'")[2].rpartition("’")[2]
        if (match["turned"] and verb in _HAVING) or verb in manners_of("fr") or verb in manners_of("es"):
            return match
    return None


def parted(text: str, quote: Quote) -> tuple[Quote, ...]:
    """Return a quotation in two where the author speaks between two dashes inside its marks."""
    author = _AUTHOR.search(text, quote.inner.start, quote.inner.end)
    author = author or _by_commas(text, quote.inner.start, quote.inner.end)
    if author is None:
        return (quote,)
    one, other = Span(quote.inner.start, author.start()), Span(author.end(), quote.inner.end)
    return (
        Quote(start=quote.start, end=one.end, inner=one, closed=True, words=len(text[slice(*one)].split())),
        Quote(
            start=other.start,
            end=quote.end,
            inner=other,
            closed=quote.closed,
            words=len(text[slice(*other)].split()),
        ),
    )


def spoken(text: str, found: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the quotations with lines of dialogue among them, which have a dash and no marks."""
    lines = [
        Quote(
            start=_dash(text, inner.start),
            end=inner.end,
            inner=inner,
            closed=True,
            words=len(text[slice(*inner)].split()),
        )
        for inner in dialogue.lines(text)
        if inner.end > inner.start
        and not any(quote.start < inner.end and inner.start < quote.end for quote in found)
    ]
    return tuple(sorted((*found, *lines), key=lambda quote: quote.start)) if lines else found


def _dash(text: str, start: int) -> int:
    """Return where the dash stands that opens a line, else the words' own place."""
    before = text[:start].rstrip(" ")
    opens = before.endswith(("—", "–", "-")) and (len(before) == 1 or before[-2] == "\n")
    return len(before) - 1 if opens else start
