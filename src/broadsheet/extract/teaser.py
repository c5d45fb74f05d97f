"""Whether a feed entry carries the whole of its article, or only a teaser of it."""

from __future__ import annotations

import re

# Characters of text, counted by weight (see _weight). News agencies' shortest whole reports have 300 to 500
# characters and excerpts of the usual systems have 55 words or 150 to 300 characters, so what is shorter than
# LEAST is fetched: where that is wrong it costs one request and changes nothing. Both are choices.
LEAST = 600
LONG = 6000  # from here on an ellipsis at the end is a matter of style; no system makes such excerpts
MOST_LOOKED_AT = 2000  # characters of markup and of text at the end, where the furniture stands
_DENSE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")  # Chinese, Japanese, Korean
_DENSITY = (
    2.5  # letters of Latin script that one such letter stands for, in translations of one text; a choice
)
_CUT = ("…", "...", "[…]", "[...]", "[&hellip;]", "(…)", "(...)")

# What a link to the rest is called, sorted by language; whole texts, without the arrows and dots around them.
_MORE = {
    "ar": r"اقرأ (?:المزيد|أكثر|بقية المقال)|إقرأ المزيد|تابع القراءة|أكمل القراءة|المزيد",
    "de": r"weiterlesen|mehr lesen|mehr erfahren|ganzen artikel lesen|zum (?:ganzen |vollständigen )?artikel|lesen sie mehr|lies weiter|mehr",
    "en": (
        r"(?:click here to )?(?:read|see|view) (?:more|on|the (?:full|rest|whole|complete|entire) (?:article|story|post|text|entry)"
        r"|the rest|full (?:article|story|post)|the (?:article|story|post)|more at .{1,60}|more here|this (?:article|story) (?:on|at) .{1,60})"
        r"|continue(?: reading)?|keep reading|full (?:article|story)|more|read more on .{1,60}"
    ),
    "es": r"leer más|seguir leyendo|continúa leyendo|continuar leyendo|sigue leyendo|lee más|leer (?:la noticia|el artículo|artículo) complet[ao]|ver más|más información",
    "fr": r"lire (?:la suite|plus|l'article(?: complet| entier)?|davantage)|continuer (?:la|à) (?:lecture|lire)|en savoir plus|la suite",
    "it": r"leggi (?:tutto|di più|l'articolo completo)|continua a leggere",
    "nl": r"lees (?:meer|verder|het hele artikel)",
    "pl": r"czytaj (?:więcej|dalej)|więcej",
    "pt": r"leia mais|continue lendo|ler mais|continuar a ler",
    "ru": r"читать (?:далее|дальше|полностью|больше|статью|продолжение)|подробнее|далее|продолжение|узнать больше",
    "tr": r"devamını oku|daha fazla(?:sı)?",
    "uk": r"читати (?:далі|більше|повністю|статтю|продовження)|докладніше|детальніше|далі|продовження",
}  # fmt: skip
# A title begins with a capital, a digit or a sign: "The post office appeared first on a map" is a sentence.
_TITLE = r"(?-i:(?![a-zß-ÿа-яёіїєґ])).+"
# What WordPress puts under every entry of a feed, in its own translations, sorted by language. Notices of where
# an article "was originally published" say where it comes from: they stay.
_APPEARED = {
    "ar": r"(?:ظهرت|تم نشر) (?:المقالة|المقال|التدوينة|هذا المقال) .+ (?:أولاً|أولا|لأول مرة) (?:على|في) .+",
    "de": rf"(?:der beitrag|der artikel) {_TITLE} (?:erschien zuerst|ist zuerst erschienen) (?:auf|bei|in) .+",
    "en": rf"(?:the post|the article) {_TITLE} (?:appeared first|first appeared) (?:on|at) .+",
    "es": rf"(?:la entrada|el artículo|el post) {_TITLE} (?:se publicó primero|apareció primero|aparece primero) en .+",
    "fr": rf"(?:l'article|le billet) {_TITLE} (?:est apparu en premier|a été publié en premier|est apparu d'abord) sur .+",
    "it": rf"(?:l'articolo|il post) {_TITLE} (?:proviene da|sembra essere il primo su) .+",
    "nl": rf"(?:het bericht|het artikel) {_TITLE} verscheen eerst op .+",
    "pl": rf"(?:artykuł|post) {_TITLE} pochodzi z serwisu .+",
    "pt": rf"o post {_TITLE} apareceu primeiro (?:em|no) .+",
    "ru": rf"(?:сообщение|запись|статья) {_TITLE} (?:появились сначала на|впервые появил(?:а|о)сь|появил(?:а|о)сь сначала на) .+",
    "uk": rf"(?:запис|допис|стаття|повідомлення) {_TITLE} (?:спершу з'явився на|вперше з'яви(?:вся|лася|лось)|з'явився спочатку на) .+",
}  # fmt: skip
_EDGES = " \t\u00a0.…:;>»›→⇒➔➜▶[]()|-–—"
_MORE_ALONE = re.compile("|".join(_MORE.values()), re.IGNORECASE)
_APPEARED_ALONE = re.compile("|".join(_APPEARED.values()), re.IGNORECASE)
LONGEST_TAIL = 500  # characters of one paragraph of furniture; titles in it have 200 at most
_TAG = re.compile(r"<[^<>]{0,400}>")
_OPENS = ("…", "...", "]")
# Behind the ellipsis, in the same line: "… Continue reading Rain in the hills". Only what no sentence begins with.
_OPENING = re.compile(
    r"(?:…|\.{3}|\])\s*(?:continue reading|continuar leyendo|continuer la lecture|leer más|leggi tutto|lees verder|lire la suite"
    r"|read more|read the (?:full|rest)|seguir leyendo|weiterlesen|читать далее|читати далі|اقرأ المزيد|تابع القراءة)\b[^\n]{0,200}\Z",
    re.IGNORECASE,
)


def is_teaser(text: str, html: str = "") -> bool:
    """Return whether an entry's text is only a teaser of its article, so that its page is worth fetching.

    Either it says so at its end (an ellipsis, "Read more", a link to the rest), or it is as short as
    excerpts are. What systems put under every entry ("The post … appeared first on …") says nothing.

    Args:
        text: of the entry, paragraphs parted by an empty line.
        html: the same as markup; "" where there is none.

    >>> is_teaser("The mayor opened the bridge. Read more")
    True
    """
    own = without_tail(text)
    if len(own) < LEAST and _weight(own) < LEAST:  # it weighs no less than it is long
        return True
    end = own[-MOST_LOOKED_AT:].rstrip()
    if _says_more(end.rpartition("\n\n")[2]) or _leads_on(end[-400:]):
        return True
    if end.endswith(_CUT) and _weight(own) < LONG:
        return True
    return _links_on(html)


def _leads_on(end: str) -> bool:
    return any(sign in end for sign in _OPENS) and bool(_OPENING.search(end.replace("’", "'")))


def without_tail(text: str) -> str:
    r"""Return a text without what systems put under every entry; what the article says is never touched.

    Only a whole last paragraph goes, and only where it is nothing else.

    >>> without_tail("Rain fell.\n\nThe post Rain appeared first on Gulf Gazette.")
    'Rain fell.'
    """
    head, parted, last = text.rstrip().rpartition("\n\n")
    short = last.replace("’", "'").strip()
    if len(short) <= LONGEST_TAIL and _APPEARED_ALONE.fullmatch(short):
        return head.rstrip() if parted else ""
    return text.rstrip()


def _says_more(line: str) -> bool:
    short = line.replace("’", "'").strip(_EDGES)
    return len(short) <= 100 and bool(_MORE_ALONE.fullmatch(short))


def _links_on(html: str) -> bool:
    """Return whether the last thing in some markup is a link to the rest."""
    end = html[-MOST_LOOKED_AT:].rstrip()
    start = end.lower().rfind("<a")
    last = end[start:] if start >= 0 else ""
    name, closed, after = last.partition("</a>")
    if not closed or _TAG.sub("", after).strip(_EDGES + "\n"):
        return False
    return _says_more(_TAG.sub("", name))


def _weight(text: str) -> float:
    """Return how long a text is in letters of a script such as Latin."""
    dense = len(_DENSE.findall(text[: LONG * 2]))
    return len(text) + dense * (_DENSITY - 1)
