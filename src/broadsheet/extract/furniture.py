"""What a page prints around its articles: menus, rows of buttons, closing words, lines that every block repeats.

Pages that hold several articles print such lines in every block. Here is told which lines are none of an
article's text, by their shape and by how often they stand there; ``labels`` knows single words by heart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import category

LONGEST = 220  # characters; the longest closing words of the written pages have under 150
# Between the buttons of a row. A single dash or comma stands in sentences too.
_BETWEEN = re.compile(r"\s*(?:[|•»›]|>{1,2}|<{1,2}|\s/)\s*")
_LEAST_BUTTONS = 3
_MOST_BUTTON_WORDS = 5  # "Do not sell my data"; a choice
_SENTENCE = re.compile(r"[.!?…]\s+\S|[.!?…][\"”»’)]*\Z")
_DIGIT = re.compile(r"\d")
OFTEN = 3  # times that a line stands on a page; one agency's text seldom stands in more than two outlets
# A name has at most this many words: a longer line that repeats is no outlet.
_NAME_WORDS = 6

# Beginnings of the closing words of a page or a letter: what follows them is no article's text.
_CLOSINGS = (
    "abmelden|all rights reserved|alle rechte vorbehalten|copyright|desinscription|diese e-mail wurde|enable notifications|end of digest|end of export|"
    "end of feed|get notifications|if you no longer wish|if you were forwarded|manage preferences|manage your subscription|no longer want|"
    "pour vous désabonner|powered by|reservados todos los derechos|se désinscrire|sie erhalten diese|that's all for|thanks for reading|"
    "this email was sent|this newsletter was sent|to leave this list|to opt out|to stop receiving|to unsubscribe|tous droits réservés|"
    "unsubscribe|vous recevez|was this email forwarded|was this forwarded|you are receiving|you are reading|you have reached the end|"
    "you received this|you've reached the end|you’ve reached the end|you're all caught up|you’re all caught up|you're receiving|"
    "you’re receiving|все права защищены|вы получили это|усі права захищено|جميع الحقوق محفوظة|©|\\(c\\) \\d{4}"
)
# Beginnings of lines that a page says about itself; the text goes on after them.
_ASIDES = (
    "activez javascript|aller au contenu|attiva javascript|bitte aktivieren sie|click here to|continue reading on|read more at|read more on|sort by|enable javascript|for further information please|"
    "for media enquiries|for more information please|media contact|media enquiries|please enable|please turn on|press contact|"
    "saltar al contenido|share this|skip navigation|skip to|turn on notifications|view in browser|view online|view this email|"
    "zum inhalt springen|перейти к содержанию|перейти до вмісту"
)
_CLOSING = re.compile(rf"[\W_]{{0,3}}(?:{_CLOSINGS})(?!\w)|.{{0,120}}\ball rights reserved\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\w{2,12}\s*:\s*)?https?://\S+")
_MEASURED = re.compile(r"\W*(?:about |ca\.? )?\d+[\s-]?min(?:\.|s|utes?)?[\s-]+read\W*", re.IGNORECASE)
_ASIDE = re.compile(rf"[\W_]{{0,3}}(?:{_ASIDES})(?!\w)", re.IGNORECASE)


def furniture(line: str) -> str | None:
    """Return the section that a line by its look begins: noise, promo, or None where it may be text.

    >>> furniture("Sign in | Go Premium | Get the app"), furniture("You are receiving this at your own wish.")
    ('noise', 'promo')
    >>> furniture("A bridge reopened on Monday.") is None
    True
    """
    if len(line) > LONGEST:
        return None
    if _CLOSING.match(line):
        return "promo"
    aside = _ASIDE.match(line) or _ADDRESS.fullmatch(line) or _MEASURED.fullmatch(line)
    return "noise" if aside or is_bar(line) or _is_tally(line) else None


def _is_tally(line: str) -> bool:
    """Tell whether a line is all signs and counts: "▲ 112  ▼ 4"."""
    return not any(sign.isalpha() for sign in line) and any(category(sign) == "So" for sign in line)


def is_bar(line: str) -> bool:
    """Return whether a line is a row of buttons or a menu: short parts, parted by signs, with no number."""
    parts = _BETWEEN.split(line)
    buttons = [part for part in parts if part]
    # ">> fwd  >> print": the signs stand before each.
    if len(parts) < _LEAST_BUTTONS or not buttons or _DIGIT.search(line) or _SENTENCE.search(line):
        return False
    return all(len(button.split()) <= _MOST_BUTTON_WORDS for button in buttons)


def repeated(lines: Sequence[str], heads: Sequence[bool]) -> frozenset[str]:
    """Return the lines that a page prints in every block and that name no outlet.

    Args:
        lines: the lines, as printed.
        heads: of each line, whether it stands beside an age: there an outlet's name may repeat.
    """
    count = Counter(line for line in lines if len(line) <= LONGEST)
    named = {line for line, head in zip(lines, heads, strict=True) if head}
    return frozenset(
        line
        for line, times in count.items()
        if times >= OFTEN
        and not _SENTENCE.search(line)
        and (line not in named or len(line.split()) > _NAME_WORDS)
    )
