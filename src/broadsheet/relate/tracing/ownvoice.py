"""In whose voice a text speaks: that of a newsroom, of a body with news of its own, of an author with a view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.model import Article, Span
from broadsheet.relate.tracing import sourcewords
from broadsheet.relate.tracing.outletnames import forms, known, name_of
from broadsheet.text.words import fold

_ACRONYM = re.compile(r"\b[A-Z]{2,8}\b|\b(?:[A-Z]\.){3,8}")
_TWO = 2  # letters that a paper's name may be cut to: "IS" of Ilta-Sanomat
_OTHERS = frozenset(("AI", "AM", "EU", "PM", "TV", "UK", "UN", "US"))  # what two letters more often are
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}")
_VIEWS = 2  # words of a view that make a text one; chosen: reports of the written stories have at most one
_NAMED = 2  # words of a body's name: "Police" alone may be a magazine; chosen
_SMALL = re.compile(
    r"\s(?:de|del|della|der|des|di|do|du|for|of|van|von)\s"
)  # behind it stands of what a body is one
_FIRM = re.compile(r"\s(?:AFC|AG|CF|FC|GmbH|Inc\.?|Ltd\.?|NV|Oyj|plc|SA|SE)\Z")
_TAIL = 220  # characters at the end in which an author is introduced: two sentences; chosen


def speaks_for_itself(article: Article, text: str) -> bool:
    """Return whether a text speaks for the outlet that prints it, as those of companies and authorities do.

    Args:
        article: any.
        text: its text without quotations.
    """
    name = name_of(article.outlet)
    if name is None or known(name) or _is_newsroom(name):
        return False
    plain = masked(article, text)
    newsroom = (*sourcewords.OWN_SIGNS[:4], sourcewords.TOLD_SIGN)
    speaks = is_issuer(name) or sourcewords.VOICE_SIGN.search(plain) is not None
    return speaks and not any(sign.search(plain) for sign in newsroom)


def is_issuer(name: str) -> bool:
    """Return whether an outlet's name says that it is a body with news of its own, a newsroom of nobody.

    >>> is_issuer("Department of Finance"), is_issuer("Kantonspolizei Bern"), is_issuer("Lakeside Courier")
    (True, True, False)
    """
    if known(name) or _is_newsroom(name):
        return False
    parts = _SMALL.split(name.replace(",", ""))[0].split()
    if len(name.split()) < _NAMED:
        return False
    heads = {fold(parts[-1]), fold(parts[0])} if parts else set()
    return (
        bool(heads & sourcewords.ISSUERS)
        or any(sourcewords.ISSUER_END.search(head) for head in heads)
        or _FIRM.search(name) is not None
    )


def _is_newsroom(name: str) -> bool:
    """Tell whether a name is a newsroom's: "Planet Monitor" is, "Planet Monitor Institute" is not."""
    parts = fold(name).replace("-", " ").split()
    bodies = sourcewords.BODY_HEADS - sourcewords.KINDS
    return bool(sourcewords.NEWSROOMS & set(parts)) and parts[-1] not in bodies


def is_view(article: Article) -> bool:
    """Return whether a text says what its author thinks rather than what happened."""
    if sourcewords.BY_AUTHOR.search(article.text[-_TAIL:]):
        return True
    return len(sourcewords.VIEWS.findall(without_quotes(article.text))) >= _VIEWS


def without_quotes(text: str) -> str:
    """Return a text with blanks for what stands in quotation marks, but for a name, so that places stay."""
    return sourcewords.QUOTED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Return blanks for a quotation, the marks alone for a name: the "Hallesche Zeitung" reported."""
    inside = match[0][1:-1]
    if _NAME.fullmatch(inside):
        return f" {inside} "
    return re.sub(r"[^\n]", " ", match[0])


def masked(article: Article, text: str) -> str:
    """Return a text in which the names of the outlet that prints it are masked, see ``sourcewords.OWN``.

    Args:
        article: whose outlet it is.
        text: its text, or one of the same length.
    """
    mine = forms(name_of(article.outlet) or "")
    for form in dict.fromkeys((*mine, *map(str.upper, mine), *_acronyms(mine, text))):
        text = _mask(text, form, sourcewords.OWN)
    for form in mine:
        last = form.rsplit(" ", 1)[-1]
        if last != form and fold(last) in sourcewords.NEWSROOMS:
            text = re.sub(
                rf"(?<=[Tt]he ){re.escape(last)}(?![\w’'-]|\s[A-Z])", sourcewords.OWN * len(last), text
            )
        if " " in form:
            shorter = sourcewords.SHORTER if form.count(" ") > 1 else sourcewords.SHORTEST
            text = _mask(text, form.rsplit(" ", 1)[0], shorter)
    return text


def same_sentence(text: str, one: Span, other: Span) -> bool:
    """Return whether no sentence ends between two places."""
    first, second = sorted((one, other))
    return not re.search(r"[.!?]\s|\n", text[first.end : second.start])


def _mask(text: str, form: str, letter: str) -> str:
    if form not in text:
        return text
    return re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", letter * len(form), text)


def _acronyms(names: tuple[str, ...], text: str) -> Iterator[str]:
    """Yield the initials by which a text calls its outlet."""
    found = dict.fromkeys(_ACRONYM.findall(text))
    for name in names:
        heads = "".join(part[0] for part in re.split(r"[\s-]", name) if part[:1].isupper())
        for short in found:
            bare = short.replace(".", "")
            spelt = _within(heads, bare) and _within(bare, name.upper())
            if len(heads) > 1 and (spelt if len(bare) > _TWO else bare == heads and bare not in _OTHERS):
                yield short


def _within(some: str, letters: str) -> bool:
    """Tell whether letters stand in others in this order."""
    rest = iter(letters)
    return all(letter in rest for letter in some)
