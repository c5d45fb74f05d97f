"""Where quoted words begin and end.

Marks of many languages: "straight", “curly”, ''doubled'', 'single', „German“, »guillemets« and «guillemets».
A quotation never crosses a paragraph: one that runs on opens every paragraph anew and closes the
last, so an opening mark at the start of a paragraph may lack its partner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    return not before.isalnum() and (before not in ".,!?’" or mark == "‘")


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
    r"(?<=[^.,;:!?]), (?=(?:a(?:vait)?-t-(?:il|elle) |[a-zà-ÿ'’]+(?:-t)?-(?:il|elle)\b|(?:ajout|assur|confi|dit\b|déclar|expliqu|indiqu|insist|not|poursui|précis|racont|rappel|regrett"
    r"|résum|s['’]indign|s['’]inqui|soulign|soupir|souffl|témoign|affirm|constat|estim|afirm|asegur|añad|cuent|dij|dic|explic|señal|lament|relat|record)[a-zéèêáó]* (?:[A-ZÀ-Ý]|l[ea] |l['’]|el |un[ea]? )))"
    r"[^«»“”\n]{3,110}?(?:, (?=(?!qui\b|que\b|dont\b|où\b|quien\b|l[ae]s?\b|l['’]|el\b|un[ea]?\b|ancien|s[ao]n?\b)[a-zà-ÿ])|\. (?=[A-ZÀ-Ý]))"
)


def parted(text: str, quote: Quote) -> tuple[Quote, ...]:
    """Return a quotation in two where the author speaks between two dashes inside its marks."""
    author = _AUTHOR.search(text, quote.inner.start, quote.inner.end)
    author = author or _AUTHOR_BY_COMMAS.search(text, quote.inner.start, quote.inner.end)
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


# A line of dialogue: a dash, what is said, then another dash or a comma and who says it.
_DIALOGUE = re.compile(
    r"^[—–-] ?(?P<words>\S.*?)(?:(?: [—–] ?(?=[^\W\d_A-ZА-ЯІЇЄҐ]))"
    r"|(?:(?<=[?!…؟]) |(?P<comma>[,،]) )(?=(?:[a-zà-ÿ]+ (?:[A-ZÀ-Ý]\w|le |la |l'|un |une )|(?:سأل|أجاب|قال|رد|أضاف|صاح)\w* )))",
    re.MULTILINE,
)


def spoken(text: str, found: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the quotations with lines of dialogue among them, which have a dash and no marks."""
    lines = []
    for match in _DIALOGUE.finditer(text):
        start, end = match.span("words")
        if not any(quote.start < end and match.start() < quote.end for quote in found):
            inner = Span(start, start + len(match["words"].rstrip(" ,،")))
            lines.append(
                Quote(
                    start=match.start(), end=end, inner=inner, closed=True, words=len(match["words"].split())
                )
            )
    return tuple(sorted((*found, *lines), key=lambda quote: quote.start)) if lines else found
