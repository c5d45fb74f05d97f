"""Who may carry a statement: outlets, agencies, channels, told by table and by the shape of a name."""

from __future__ import annotations

import re
from collections.abc import Collection

from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.owners import is_owner
from broadsheet.inspect.saying.phrases import is_name
from broadsheet.inspect.saying.pressforms import MASTHEADS, has_press_form
from broadsheet.inspect.saying.tonguewords import AGENCY_STEMS, PRESS_STEMS
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Link, Outlet, Role
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective
from broadsheet.text.words import fold

_PRESS = listed("""
    broadcaster broadcasters daily magazine media newspaper newspapers outlet outlets paper papers portal press
    tabloid website websites weekly
    """)  # fmt: skip
_AGENCY = re.compile(
    r"(?:(?:state|state-run|official|semi-official|private|independent|local|national) )*(?:news|wire|press|information) (?:agency|service|agencies|services)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s+(?:newspapers?|website|magazine|daily|broadcaster|tabloid|news site|news website)\Z", re.IGNORECASE
)
_PLURAL = re.compile(
    r"\b(?:(?:news|press|wire) agencies|news wires|wire services|media|outlets|newspapers|press reports|news reports)\b|\A(?:the )?agencies\Z",
    re.IGNORECASE,
)
_BROADCAST = re.compile(
    r"\b(?:state(?:-run)?|public|national|local) (?:television|tv|radio|media)\b|\b(?:press|news) (?:conference|briefing)\b|\bbriefing\b",
    re.IGNORECASE,
)
# "the Corvo messaging service", "the Quill social network"
_PLATFORM = re.compile(
    r"(?:the |its |his |her )?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)?) (?:instant )?(?:messaging|messenger|social|social media|chat|video|microblogging)"
    r" (?:app|channel|network|platform|service|site|website)\Z"
)
# "the Meridian agency", "the state agency Dravinform"; a name of more words is mostly an office's.
_NAMED_AGENCY = re.compile(
    r"(?:the )?(?:(?P<name>(?!The\b|An?\b|This\b|That\b|One\b|Its\b|His\b|Her\b|Their\b)[A-Z]\w+) agency|(?!.*\b(?:aid|atomic|energy|environment|health|intelligence|maritime|meteorological|nuclear|police|ratings?|refugee|relief|security|space|spy|tax|travel|un|weather)\b).*\bagency (?P<other>[A-Z]\w+))\Z"
)
SITE = re.compile(r"\w[\w-]*\.(?:[a-z]{2}|com|info|net|news|org)\Z")
"""A name that is a site's: "Zorya.net"."""
_KINDS = (
    r"(?:agency|business|broadcaster|channel|daily|english-language|evening|financial|information|independent|local|magazine|national|news|newspaper"
    r"|online|opposition|outlet|paper|portal|press|private|pro-government|public|radio|regional|semi-official|service|site|sports|state|state-owned"
    r"|state-run|station|tabloid|television|trade|tv|website|weekly|wire)"
)
_BEFORE_NAME = re.compile(rf"\A(?:the |a |an )?(?:[A-Z]\w+ )?(?:{_KINDS} )+(?=[A-Z0-9])")
_AFTER_NAME = re.compile(rf"(?<=[\w.])(?: {_KINDS})+\Z")
_LEAD = re.compile(r"\A(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)


def bearer(
    unit: Unit, left: int, right: int, *, loose: bool = False, press: Collection[str] = ()
) -> Link | None:
    """Return the outlet, agency or channel that words of a sentence name, or None where they name none.

    Names of ``press`` count as outlets: those that the article itself calls an agency or a newspaper.

    Loosely, "CNN's State of the Union" is CNN; strictly, "CNN's Jake Tapper" is nobody of these.
    """
    left += right - left > 1 and is_owner(unit, left)
    right = next(
        (
            at
            for at in range(left + 1, right)
            if unit.words[at] in ",("
            or unit.lows[at] in ("who", "whose")
            or (
                unit.lows[at + 1 : at + 2] == ["by"]
                and unit.lows[at].endswith(("ed", "en", "ad", "ied", "cast"))
                and not is_name(unit.words[at])
            )
        ),
        right,
    )  # an aside is no name
    printed = text_of(unit, left, right)
    if right <= left or (unit.lows[left] in _OWN and unit.lows[right - 1] in _PRESS):
        return None  # "on its website"
    spans = tuple(unit.spans(left, right))
    if _LEAD.sub("", printed) in press:
        return Link(name=_LEAD.sub("", printed), role="outlet", spans=spans)
    if _PLURAL.search(printed) and not printed.istitle():
        role: Role = "agency" if "agenc" in printed.lower() or "wire" in printed.lower() else "outlet"
        return Link(name=_LEAD.sub("", printed), role=role, spans=spans)
    if page := _page(unit, left, right, printed):
        return page
    return _known(unit, left, right, loose=loose) or _shaped(unit, left, right, printed)


# "the Telegram channel Baza", "the Baza Telegram channel": an outlet that has a channel for a site.
_PAGE = re.compile(
    r"(?:.* )?(?:Telegram|WhatsApp|YouTube|Facebook|Instagram|VKontakte|TikTok|X) (?:account|channel|group|page) (?P<name>[A-Z@]\S*(?: [A-Z]\S*)*)\Z"
)
_PAGE_OF = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?:Telegram|WhatsApp|YouTube) channel\Z")


def _page(unit: Unit, left: int, right: int, printed: str) -> Link | None:
    match = _PAGE.match(printed) or _PAGE_OF.match(printed)
    if match is None or fold(match["name"]) in by_adjective():
        return None
    return Link(name=match["name"], role="outlet", spans=tuple(unit.spans(left, right)))


def bare_name(name: str) -> str:
    """Return the name of an outlet without what kind it is, in small letters beside it.

    >>> bare_name("radio station Starcom"), bare_name("Zorya newspaper"), bare_name("the newspaper")
    ('Starcom', 'Zorya', 'the newspaper')
    """
    bare = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", name))
    if bare.lower() in ("local", "national", "public", "state"):
        return name  # "State television"
    return bare if bare[:1].isupper() or bare[:1].isdigit() else name


_DETERMINERS = frozenset(("a", "an", "her", "his", "its", "their", "this"))


def _small_words(unit: Unit, left: int, right: int) -> bool:
    """Tell whether words before a masthead are none of it: "an investigation by the Herald"."""
    return right - left > 1 and any(
        unit.lows[at] in ("at", "by", "for", "from", "in", "of", "on") for at in range(left, right)
    )


PARTICLES = frozenset(
    (
        "&",
        "am",
        "de",
        "del",
        "della",
        "des",
        "di",
        "do",
        "du",
        "e",
        "et",
        "für",
        "i",
        "im",
        "la",
        "of",
        "the",
        "y",
    )
)
_AIRED = ("radio", "television", "tv")


def _shaped(unit: Unit, left: int, right: int, printed: str) -> Link | None:  # noqa: PLR0911  # one return a shape
    """Return the bearer that only the shape of a name gives away."""
    spans = tuple(unit.spans(left, right))
    if kind := _AGENCY.search(printed):
        short = _LEAD.sub("", _AGENCY.sub("", printed).strip(" ,") + " ").strip() if kind[0].islower() else ""
        return Link(name=short or _LEAD.sub("", printed), role="agency", spans=spans)
    if _BROADCAST.search(printed):
        return Link(name=printed, role="channel", spans=spans)
    if platform := _PLATFORM.match(printed):
        return Link(name=platform["name"], role="channel", spans=spans)
    if agency := _NAMED_AGENCY.match(printed):
        return Link(name=agency["name"] or agency["other"], role="agency", spans=spans)
    if SITE.match(unit.words[right - 1]) and not any(is_name(word) for word in unit.words[left : right - 1]):
        return Link(name=unit.words[right - 1], role="outlet", spans=tuple(unit.spans(right - 1, right)))
    if named := _foreign(unit, left, right):
        return named
    tail = right
    while tail > left and is_name(unit.words[tail - 1]):
        tail -= 1
    station = (
        unit.lows[tail - 1] == "station" and unit.lows[tail - 2] in _AIRED if tail - 2 >= left else False
    )
    if left < tail < right and (station or unit.lows[tail - 1] in _PRESS):  # "the regional newspaper Zorya"
        return Link(name=text_of(unit, tail, right), role="outlet", spans=spans)
    first, last = unit.lows[left], unit.lows[right - 1]
    masthead = right - left > 1 and tail < right and (last in MASTHEADS or first in ("radio", "tv"))
    begin = next(
        (
            at
            for at in range(left, right)
            if is_name(unit.words[at]) and (unit.lows[at] not in _DETERMINERS or at + 1 == right)
        ),
        right,
    )
    plain = all(is_name(word) or word.isdigit() or word in PARTICLES for word in unit.words[begin:right])
    if not masthead and begin < right and plain and has_press_form(unit.words[begin:right]):
        return Link(name=text_of(unit, begin, right), role="outlet", spans=tuple(unit.spans(begin, right)))
    if (
        last in _AIRED
        and tail == right
        and right - left > 1
        and all(map(is_name, unit.words[right - 2 : right - 1]))
        and unit.lows[right - 2] not in ("local", "national", "public", "state")
    ):
        start = next((at for at in range(left, right) if is_name(unit.words[at])), left)
        return Link(name=text_of(unit, start, right - 1), role="outlet", spans=spans)  # "Zodiak radio"
    if not (masthead or last in _PRESS) or (tail == right and _small_words(unit, left, tail)):
        return None  # "a document on the campaign's website"
    start = tail if _small_words(unit, left, tail) else left
    return Link(name=_LEAD.sub("", text_of(unit, start, right)), role="outlet", spans=spans)


def _foreign(unit: Unit, left: int, right: int) -> Link | None:
    """Return the outlet of "die Agentur Meridian", "газета The Karsholm Courier": a kind of press, then a name."""
    kind = next((at for at in range(left, right - 1) if _is_press(_bare(unit.lows[at]))), None)
    if kind is None:
        return None
    names = [at for at in range(kind + 1, right) if is_name(unit.words[at])]
    if not names or any(unit.words[at][:1].isalnum() for at in range(kind + 1, names[0])):
        return None
    start, end = names[0], names[0] + 1
    while end < right and (is_name(unit.words[end]) or unit.lows[end] in ("of", "the", "de", "la")):
        end += 1
    role: Role = "agency" if _bare(unit.lows[kind]).startswith(AGENCY_STEMS) else "outlet"
    return Link(name=text_of(unit, start, end), role=role, spans=tuple(unit.spans(start, end)))


def _is_press(low: str) -> bool:
    return low.startswith(PRESS_STEMS) and not low.startswith("journalist")


def _bare(low: str) -> str:
    """Return a French word without its article: "l'agence"."""
    return low[2:] if low.startswith(("l'", "l’")) else low


def text_of(unit: Unit, left: int, right: int) -> str:
    """Return words of a sentence as printed, but for the blanks."""
    pieces = unit.words[left:right]
    text = " ".join(pieces)
    return re.sub(r" ([,.;:)’])", r"\1", text).replace("( ", "(")


_OWN = frozenset(("her", "his", "its", "our", "their"))


def _known(unit: Unit, left: int, right: int, *, loose: bool) -> Link | None:
    """Find the longest run of words that is the name of an outlet or a channel in the tables."""
    for length in range(min(right - left, 6), 0, -1):
        for start in range(left, right - length + 1):
            if (
                not is_name(unit.words[start])
                and length < right - left
                and unit.words[start] not in outlets.aliases()
            ):
                continue
            if not _whole(unit, (start, start + length), (left, right), loose=loose):
                continue
            link = _table(unit, start, start + length)
            if link:
                return _longer(unit, start, start + length, right, link)
    return None


def _longer(unit: Unit, start: int, end: int, right: int, link: Link) -> Link:
    """Return "the Times of Malta" where the table knows the Times alone."""
    stop = end + 1
    while stop < right and is_name(unit.words[stop]):
        stop += 1
    sunday = unit.lows[end : end + 2] == ["on", "sunday"] and unit.lows[end - 1] in _SUNDAY
    paper = unit.lows[end : end + 1] == ["of"] and unit.lows[end - 1] in MASTHEADS and stop > end + 1
    if link.role != "outlet" or not (sunday or paper):
        return link
    stop = end + 2 if sunday else stop
    name = re.sub(r"['’]s?\Z", "", text_of(unit, start, stop))
    return Link(name=_LEAD.sub("", name), role="outlet", spans=tuple(unit.spans(start, stop)))


_SUNDAY = ("independent", "mail", "scotland", "sun")  # papers that are called "… on Sunday"


def _short(name: str, outlet: Outlet) -> str:
    """Return a name without "news agency" or "newspaper", where what is left still names the outlet."""
    short = _KIND.sub("", _AGENCY.sub("", name)).strip()
    return short if short and outlets.find(short) == outlet else name


def _whole(unit: Unit, run: tuple[int, int], phrase: tuple[int, int], *, loose: bool) -> bool:
    """Tell whether a run is not part of a longer name: "Times" is no outlet in "Times Square"."""
    (start, end), (left, right) = run, phrase
    before = unit.words[start - 1] if start > left else "a"
    if (
        is_name(before)
        and not before.endswith(("'s", "’s"))
        and before.lower() not in ("the", "agency", "daily")
    ):
        return False
    if end == right or unit.lows[end] in _KIND_WORDS or unit.lows[end] in _LEADING_AWAY:
        return not unit.lows[end - 1].endswith(("'s", "’s")) or end == right
    return loose and unit.lows[end - 1].endswith(("'s", "’s"))


_KIND_WORDS = listed("""
    account agency app broadcaster channel daily information magazine messaging network news newspaper official page platform
    press programme program radio service show site state state-run tabloid television tv website wire
    """)  # fmt: skip
_LEADING_AWAY = frozenset(("at", "for", "from", "in", "of", "on", "and"))


def _table(unit: Unit, start: int, end: int) -> Link | None:
    printed = re.sub(r"['’]s?\Z", "", text_of(unit, start, end))
    name = _LEAD.sub("", printed)
    spans = tuple(unit.spans(start, end))
    if outlets.is_channel(name) and name[:1].isupper():
        return Link(name=outlets.channels().get(name, name), role="channel", spans=spans)
    lower = name in outlets.aliases()  # "dpa"
    if not (name[:1].isupper() or lower) or (end - start == 1 and len(name) > 4 and name in outlets.EVERYDAY):
        return None
    outlet = outlets.find(name)
    if outlet is None:
        return None
    if " " not in name and (outlet.name or "").startswith("The ") and printed != name:
        name = outlet.name or name  # "The Times" is better known with its article
    return Link(
        name=_short(name, outlet),
        role="agency" if outlet.kind == "agency" else "outlet",
        spans=spans,
    )
