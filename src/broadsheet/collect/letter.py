"""The text of a newsletter, without what stands in every letter: its body as plain HTML.

Newsletters are tables within tables, so what is text can't be told from elements as on a page. What is
none can: hidden previews, rows of short links, and the blocks around links to unsubscribe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.collect.entry import language_of
from broadsheet.collect.plain import markup, one_line, plain

MOST_CHARACTERS = 5_000_000  # as extract has it; what is longer is left as it is and refused there

# Words on links that end a subscription or change it, in small letters, by what the largest mailing services and
# newspapers print; parts of words where a language bends them.
_LEAVING = (
    "abbestellen", "abmelden", "afmeld", "avanmäl", "avprenumerera", "avregistrer", "cancelar inscri",
    "cancelar suscripci", "cancelar tu suscripci", "cancella iscrizione", "dar de baja", "darse de baja",
    "dejar de recibir", "dezabon", "disiscri", "désabonn", "désinscri", "einstellungen ändern", "email preferences",
    "email settings", "leiratkoz", "manage preferences", "manage subscription", "manage your email", "manage your newsletter",
    "manage your preferences", "manage your subscription", "meld deg av",
    "newsletter preferences", "odhlásit", "peruuta tilaus", "rezygn", "subscription preferences",
    "subskription beenden", "uitschrijven", "unsubscribe", "update preferences", "update profile",
    "update your preferences", "wypisz", "απεγγραφή", "відписатися", "отписаться", "إلغاء الاشتراك", "取消订阅",
    "取消訂閱", "購読解除", "退订", "退訂", "配信停止", "구독 취소", "수신거부",
)  # fmt: skip
# Words on links to the letter's copy on the web.
_VIEWING = (
    "as a web page", "dans le navigateur", "dans votre navigateur", "en el navegador", "en ligne", "i browseren",
    "i nettleseren", "i webbläsaren", "im browser", "in browser", "in de browser", "in your browser", "nel browser",
    "no navegador", "online ansehen", "open in app", "read in app", "read online", "v prohlížeči", "ver en línea",
    "view online", "view this email", "w przeglądarce", "web version", "webversion", "в браузере", "у браузері",
    "ブラウザで", "在浏览器", "在瀏覽器",
)  # fmt: skip
# The whole text of links that lead on to where the rest stands.
_MORE = frozenset(
    [
        *(
            "continue reading",
            "full story",
            "keep reading",
            "leer más",
            "leggi di più",
            "leggi tutto",
            "lees meer",
        ),
        *(
            "lees verder",
            "ler mais",
            "lire la suite",
            "läs mer",
            "mehr erfahren",
            "mehr lesen",
            "more",
            "read more",
        ),
        *(
            "read the full story",
            "read the rest",
            "seguir leyendo",
            "weiterlesen",
            "читать далее",
            "阅读全文",
        ),
    ]
)
_LEAVING_ADDRESS = re.compile(
    r"unsubscribe|opt[-_]?out|/unsub\b|manage[-_]?(?:subscription|preferences)|email[-_]?preferences",
    re.IGNORECASE,
)
_LINK_LENGTH = 60  # characters of such a link's text; more is a sentence that somebody linked
# The block around such a link: characters it may have, and share of the whole letter. A footer with address and
# terms has 300 to 500; both choices.
_BLOCK = 500
_BLOCK_SHARE = 0.2
_LATE = 0.7  # from here on a link to unsubscribe begins the end of the letter,
_END = 2_000  # of at most so many characters; both choices
_BUTTONS = 3  # links in a row that is nothing but links
_BUTTON_LENGTH = 20  # characters of each on average: "World", "Business"; headlines have 40 and more
_ROW_LENGTH = 200
_ROWS = ("div", "li", "p", "td", "tr", "ul")
_BLOCKS = frozenset(["center", "div", "footer", "li", "p", "section", "table", "tbody", "td", "tr", "ul"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|!|\Z)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|\Z)",
    re.IGNORECASE,
)
# A container has it too, to close gaps between its cells, which set their own.
_TINY = re.compile(r"font-size\s*:\s*[01](?:px|pt)?\s*(?:;|!|\Z)", re.IGNORECASE)
# Letters without a width, with which previews are filled up.
_FILLING = re.compile("(?:[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff][\\s\u00a0\u2007]*){3,}")
_LETTER = re.compile(r"\w")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_RULE = re.compile(r"[\W_]+\Z")
_ADDRESS_ASIDE = re.compile(r"[<(\[]\s?https?://[^\s<>()\[\]]{1,2000}\s?[>)\]]")
_ADDRESS_ALONE = re.compile(r"https?://\S+\Z")
_ITEM = re.compile(r"(?:[-*•–+]|\d{1,3}[.)])\s")
_MOST_LINES = 20_000  # a newsletter has a hundred to a thousand; more is something else
_SIGNATURE = "-- "  # RFC 3676, section 4.3
_WIDEST = 100  # columns; lines that are longer were not broken by a program of the sender's
_NARROWEST = 50


def shown(body: str) -> bool:
    """Return whether there is anything to read in HTML.

    >>> shown('<img src="a.png"><br>'), shown("<p>Rain.</p>")
    (False, True)
    """
    return bool(_LETTER.search(plain(re.sub(r"(?is)<(style|script|title)\b.*?(?:</\1\s*>|\Z)", "", body))))


def from_html(text: str, leaving: frozenset[str] = frozenset()) -> tuple[str, str | None]:
    """Return the body of a newsletter without its furniture, and the language that it declares.

    Args:
        text: a HTML document or a piece of one.
        leaving: the addresses to unsubscribe that the letter's headers name.
    """
    from lxml import etree  # noqa: PLC0415 (heavy)
    from lxml import html as lxml_html  # noqa: PLC0415 (heavy)

    if len(text) > MOST_CHARACTERS:
        return text, None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        clean = _FILLING.sub(" ", _CONTROLS.sub("", text)).encode("utf-8", "replace")
        root = lxml_html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        return text, None
    language = language_of(root.get("lang"))
    whole = _markup(root)
    _drop(_hidden(root))
    _drop(_furniture(root, leaving))
    _drop(_rows_of_buttons(root))
    left = _markup(root)
    # Some letters hide all that they have, and show it by rules that only a reader's program works out.
    return (left if shown(left) else whole), language


def _markup(root: Any) -> str:
    from lxml import html as lxml_html  # noqa: PLC0415 (heavy)

    body = root.find("body")
    return str(lxml_html.tostring(root if body is None else body, encoding="unicode"))


def _drop(nodes: Iterable[Any]) -> None:
    for node in list(nodes):
        if node.getparent() is not None and node.tag not in {"body", "html"}:
            node.drop_tree()


def _hidden(root: Any) -> Iterator[Any]:
    for node in root.iter():
        style = node.get("style") or ""
        if (
            node.get("hidden") is not None
            or (style and _HIDDEN.search(style))
            or (style and _TINY.search(style) and not node.xpath(".//*[contains(@style, 'font-size')][1]"))
        ):
            yield node


@dataclass(slots=True)
class _Weight:
    """What an element holds."""

    text: int = 0  # characters
    links: int = 0  # of these, within links
    count: int = 0  # links with a text
    before: int = 0  # characters of the letter before it


def _weights(root: Any) -> dict[Any, _Weight]:
    """Return the weight of each element, in one pass."""
    from lxml import etree  # noqa: PLC0415 (heavy)

    weights: dict[Any, _Weight] = {}
    total = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            weights[node] = _Weight(before=total)
            total += _length(node.text) if node.tag not in {"head", "script", "style", "title"} else 0
            continue
        own = weights[node]
        own.text = total - own.before
        if node.tag == "a" and own.text:
            own.links, own.count = own.text, 1
        parent = weights.get(node.getparent())
        if parent:
            parent.links += own.links
            parent.count += own.count
        total += _length(node.tail)
    return weights


def _length(text: str | None) -> int:
    return len(one_line(text)) if text else 0


def _furniture(root: Any, leaving: frozenset[str]) -> list[Any]:
    """Return the blocks around links that are about the letter, and what follows the last of them."""
    weights = _weights(root)
    whole = weights[root].text
    blocks: list[Any] = []
    ends: int | None = None
    for link in root.iter("a"):
        words = one_line(link.text_content()[: 4 * _LINK_LENGTH]).lower()
        if not words or len(words) > _LINK_LENGTH:
            continue
        leaves = _leaves(words, link.get("href") or "", leaving)
        if words.strip(" .>…→»›") in _MORE:
            blocks.append(link)
        elif leaves or any(word in words for word in _VIEWING):
            blocks.append(_block(link, weights, whole))
        before = weights[link].before
        if leaves and ends is None and before >= max(_LATE * whole, whole - _END):
            ends = before
    if ends is not None:
        blocks += [
            node for node, own in weights.items() if own.before > ends and own.text and node.tag in _BLOCKS
        ]
    return blocks


def _leaves(words: str, address: str, leaving: frozenset[str]) -> bool:
    return (
        any(word in words for word in _LEAVING)
        or address in leaving
        or bool(_LEAVING_ADDRESS.search(address))
    )


def _block(link: Any, weights: dict[Any, _Weight], whole: int) -> Any:
    """Return the largest block around a link that is small enough to be about the letter alone."""
    found = link
    for node in link.iterancestors():
        if weights[node].text > min(_BLOCK, _BLOCK_SHARE * whole):
            break
        if node.tag in _BLOCKS:
            found = node
    return found


def _rows_of_buttons(root: Any) -> list[Any]:
    weights = _weights(root)
    return [
        node
        for node, own in weights.items()
        if node.tag in _ROWS
        and own.count >= _BUTTONS
        and own.text <= _ROW_LENGTH
        and own.links <= own.count * _BUTTON_LENGTH
        and own.text - own.links <= 2 * own.count  # a bar or a dot between two
    ]


def from_text(text: str, *, flowed: bool = False, joined: bool = False) -> str:
    """Return plain text as HTML paragraphs, with the lines together that the sender's program broke.

    Args:
        text: as it came, decoded.
        flowed: it is format=flowed (RFC 3676): a line that ends in a blank goes on.
        joined: delsp=yes, of the same: that blank is no part of the text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if _SIGNATURE in lines:
        lines = lines[: lines.index(_SIGNATURE)] or lines
    lines = [line.removeprefix(" ") if flowed else line for line in lines]
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    broken = width >= _NARROWEST and all(len(line) <= _WIDEST or "://" in line for line in lines)
    pieces: list[str] = []
    for paragraph in _PARAGRAPHS.split("\n".join(lines)):
        parts = _flowed(paragraph, joined=joined) if flowed else _unbroken(paragraph, width if broken else 0)
        pieces += parts
    return markup("\n\n".join(_without_end(pieces)))


def _flowed(paragraph: str, *, joined: bool) -> list[str]:
    out = [""]
    for line in paragraph.split("\n"):
        if line.endswith(" "):
            out[-1] += line[:-1] if joined else line
        else:
            out[-1] += line
            out.append("")
    return out


def _unbroken(paragraph: str, width: int) -> list[str]:
    """Return the lines of a paragraph, those together where the next word would not have fitted."""
    out: list[str] = []
    last = ""
    for line in paragraph.split("\n"):
        first = line.strip().split(" ")[0]
        goes_on = bool(last) and len(last) + 1 + len(first) > width and not _ITEM.match(line.strip())
        if goes_on and width:
            out[-1] += " " + line.strip()
        else:
            out.append(line.strip())
        last = line.rstrip()
    return out


def _without_addresses(line: str) -> str:
    line = one_line(_ADDRESS_ASIDE.sub("", line))
    return "" if _RULE.match(line) or _ADDRESS_ALONE.match(line) else line


def _without_end(lines: Sequence[str]) -> list[str]:
    """Return lines without those about the letter, and without what follows them at its end."""
    if len(lines) > _MOST_LINES:
        return [line for line in lines if line]
    out: list[str] = []
    for place, line in enumerate(lines):
        words = line.lower()
        # Where such words stand without an address they may be what the letter tells of.
        about = len(line) <= _BLOCK and ("://" in line or len(line) <= _LINK_LENGTH)
        if about and any(word in words for word in _LEAVING):
            if place >= _LATE * len(lines) - 1:
                break
        elif not (about and any(word in words for word in _VIEWING)):
            out.append(_without_addresses(line))
    return [line for line in out if line] or [line for line in lines if line]
