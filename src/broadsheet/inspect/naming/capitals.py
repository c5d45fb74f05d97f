"""Names by their capitals and by tables, for languages that the tagger has not learnt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broadsheet.inspect.naming.entity_words import (
    CONNECTORS,
    FIRST_NAMES,
    FOREIGN_HEADS,
    FOREIGN_ROLES,
    HEADS,
    cities,
)
from broadsheet.inspect.naming.foreign_places import COUNTRIES
from broadsheet.inspect.saying import arabic
from broadsheet.text import countries, outlets
from broadsheet.text.letters import is_cyrillic, latin
from broadsheet.text.words import fold

# Languages that print every noun with a capital: there a capital alone says nothing.
_NOUNS_LARGE = frozenset(("de", "lb"))
_LONGEST = 6  # words of a name; a longer run of capitals is a headline
_LONGEST_KNOWN = 3  # words of a country's name


def tag(sentences: Sequence[Sequence[str]], language: str | None) -> list[list[str]]:
    """Return a label ("O", "B-person", "I-person", ...) for every token of every sentence.

    Runs of capitals are names where a table knows them or where nothing else explains the capital; what
    they name is told by tables, and otherwise guessed from their length. Scripts without capitals have
    only what the tables know.
    """
    if language == "ar":
        return [_arabic(sentence) for sentence in sentences]
    small = {word for sentence in sentences for word in sentence if word[:1].islower()}
    careful = language in _NOUNS_LARGE
    return [_tag(sentence, small, careful=careful) for sentence in sentences]


def _arabic(words: Sequence[str]) -> list[str]:
    """Label the people behind an office, the bodies that begin with what they are, and what tables know."""
    labels = _tag(words, set(), careful=False)
    for kind, (start, end) in (
        *(("person", place) for place in arabic.people_in(words)),
        *(("organisation", place) for place in arabic.bodies_in(words)),
    ):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return labels


def _tag(words: Sequence[str], small: set[str], *, careful: bool) -> list[str]:
    labels = ["O"] * len(words)
    at = 0
    while at < len(words):
        end = _run(words, at)
        for piece in _named(words, at, end, careful=careful):
            kind = piece.kind
            if kind is None and piece.end - piece.first <= _LONGEST:
                first = _begins(words, piece.first)
                kind = _guess(words[piece.first : piece.end], small, first=first, careful=careful)
            if kind:
                inside = [f"I-{kind}"] * (piece.end - piece.first - 1)
                labels[piece.first : piece.end] = [f"B-{kind}", *inside]
        at = max(end, at + 1)
    return labels


def _begins(words: Sequence[str], at: int) -> bool:
    """Return whether a word has its capital from the place: at the start of a sentence, a quotation, a list."""
    if at == 0 or words[at - 1] not in _OPENERS:
        return at == 0
    return words[at - 1] not in _QUOTES or words[at + 1 : at + 2] == [] or words[at + 1] not in _QUOTES


_QUOTES = frozenset("« » „ “ ” \" ‹ › ‚ ‘ ’ '".split())  # noqa: SIM905 - around one word: a name
_OPENERS = frozenset("« „ “ \" ‹ ‚ ‘ ' — – - : … ... ¡ ¿ ( [ • ; “ » ” ? ! .".split())  # noqa: SIM905


def _named(words: Sequence[str], first: int, end: int, *, careful: bool) -> Iterator[_Piece]:
    """Yield the names of a run of capitals, the person at its end first told from the office before him."""
    at = _person(words, first, end, careful=careful)
    if at is None and careful and end - first > 1 and not _known(words[first:end]):
        yield from _among_nouns(words, first, end)
        return
    if at is None:
        yield from _pieces(words, first, end)
        return
    while first < at and _OFFICE.search(words[first].lower()):
        first += 1
    yield from _pieces(words, first, at)
    yield _Piece(at, end, "person")


def _among_nouns(words: Sequence[str], first: int, end: int) -> Iterator[_Piece]:
    """Yield what tables and forms know in a run of German nouns: "am Stammsitz Heilbronn", "die IG Metall"."""
    one = first
    while one < end:
        letters = words[one]
        if letters.isupper() and len(letters) in _LETTERS and one + 1 < end and _is_plain(words[one + 1]):
            yield _Piece(one, one + 2, "organisation")
            one += 2
            continue
        if _is_land(words[one]) or (one > first and _is_place(words[one])):
            yield _Piece(one, one + 1, "place")
        one += 1


_LETTERS = range(2, 5)  # of "IG", "FDP", "ADAC"


def _person(words: Sequence[str], first: int, end: int, *, careful: bool) -> int | None:
    """Return where the person begins with whose name a run of capitals ends, None where nothing shows one.

    "Kommandantin Ingrid Halloway", "речник Хуста Юрій Сабадош", "sagte Ulrike Sandvoß": an office in front, or a
    verb of saying, or a first name that the table knows.
    """
    at = end - 2 - (end - first > 2 and bool(_PATRONYMIC.search(words[end - 2].lower())))
    if at < first or not all(_is_plain(word) for word in words[at:end]) or _known(words[first:end]):
        return None
    before = words[at - 1] if at else ""
    office = any(_OFFICE.search(word.lower()) for word in words[max(0, first - 1) : at])
    if careful:
        shown = (
            office or before.lower() in _SAID or latin(words[at]) in FIRST_NAMES or _is_full_name(words, at)
        )
        return at if shown and latin(words[end - 1]) not in FOREIGN_HEADS else None
    if not is_cyrillic(words[at]) or end - first < 3:
        return None
    return at if office or latin(words[at]) in FIRST_NAMES or (first and words[first - 1].islower()) else None


def _is_full_name(words: Sequence[str], at: int) -> bool:
    """Tell "Verena Stöckl leitet …" and "der Gewerkschafter Timur Baykal" from two nouns ("Anfang Mai", "Deutsche Bahn").

    The first of the two looks like no noun or adjective, and neither an article nor a preposition leads to it.
    """
    first, last = words[at], words[at + 1]
    before = words[at - 1].lower() if at else ""
    if latin(first) in _FIRST_NAMES_DE and before not in _PLACING:
        return True
    like_noun = _NOUN.search(first.lower()) or _NOUN.search(last.lower()) or first.lower() in _BEFORE_NOUNS
    return (
        not like_noun
        and before not in _PLACING
        and before not in _ARTICLES
        and last.lower() not in _BEFORE_NOUNS
    )


# How German nouns, adjectives and participles end that first names seldom end like; table of endings.
_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|tion|ität|ismus|nis|tum|ling|chen|ment|ent|enz|anz|ur|bahn|bank|werk|amt|haus|hof|platz|straße|stadt|dorf|land|jahr"
    r"|tag|woche|monat|stunde|euro|prozent|zeit|partei|verein|verband|bund|klub|club|rat|gericht|ministerium|liche|liches|ische|isches|igen|ige|iges|ten|ter|ste|ster|stes|te|tes"
    r"|sche|schen|scher|sches|ene|ener|enes|lich|lichen|licher|isch|ischen|ischer|ler|rs|ße|tz|ge|de|be|he|pe|re|ke|le|me|ten|den|gen|ben|fen|sten)\Z"
)
# Words with a capital that stand before a noun or for a number, and are no first names.
_BEFORE_NOUNS = frozenset(
    """
    als also am an anfang aber auch auf aus bad bei beim bis da dabei dafür damit dann das dass dem den der des deshalb die dort drei du durch ein eine ende er es etwa euro für gegen grad heute
    hier hinter ich ihr im in ist ja januar februar märz april mai juni juli august september oktober november dezember jahr jahre kein kilo kilometer kreis laut mehr meter mitte mit montag
    dienstag mittwoch donnerstag freitag samstag sonntag nach neu nicht noch nun nur ob oder ohne platz prozent quadratmeter raum rund sankt sechs sein seit sie so sonst stadt tonnen trotz
    typ über uhr um und unter vier vom von vor während wann was wegen weil wenn wer wie wir wo zehn zu zum zur zwei zwischen acht neun fünf sieben elf zwölf bayern berlin fc vfb sv
    gestern morgen bisher bereits allein selbst jetzt immer derzeit zuletzt zudem doch denn dazu davor danach daher darum dennoch
    """.split()  # noqa: SIM905 - reads better
)
_ARTICLES = frozenset("das dem den der des die ein eine einem einen einer eines".split())  # noqa: SIM905
_PLACING = frozenset("am an aus bei beim bis im in ins nach über um zum zur".split())  # noqa: SIM905
# First names of the German-speaking countries that end as nouns or adjectives do, or are common; folded.
_FIRST_NAMES_DE = frozenset(
    """
    achim adelheid albrecht alwin andre anke anneliese annegret antje armin astrid axel ayse babette barbel beate benedikt bernhard bettina birgit birgul birte bjorn bodo burkhard carla
    carsten christa christel christiane christoph claus constanze cornelia dagmar detlef detlev dieter dietmar dietrich dorothea eberhard eckhard edeltraud edgar egon ekkehard elfriede elke ellen elmar
    emil erich erwin eva fatma ferdinand frauke frieda friedrich fritz gabi gabriele gerd gerda gerhard gerlinde gernot gesa gisela gregor greta gudrun gunnar gunter gunther hannelore hannes hans harald
    harry hartmut hedwig heide heike heiko heiner heino heinrich heinz helga helge helmut hendrik herbert hermann hilde hildegard holger horst hubert hugo ilka ilona ilse imke ina ines inga inge
    ingeborg ingo ingrid irmgard iris jana janine jens joachim jochen jorg jorn josef juliane jurgen jutta kai karen karin karla karsten katharina katja katrin kerstin kirsten klara konrad kristin
    kurt lars leonie liane lieselotte lore lorenz lothar ludwig lutz malte manfred manuela mareike margarete margit marion marlene marlies martina mathias matthias mechthild mehmet meike
    michaela mirko monika moritz nadine nadja nele nicole niels nils norbert olaf ole oliver ortrud ortwin oskar otto patrizia peer petra philipp raimund rainer ralf regina regine reiner reinhard
    reinhold renate rita roland rolf rosemarie rosi rudi rudiger rudolf sabine sandra sascha sebastian siegfried sigrid silke silvia simone sonke sonja stefanie steffen sven svenja swantje sybille tanja
    theodor thilo thomas thorsten tilo timo timur tobias torben torsten traute traudel udo ulf ulla ulrich ulrike ursel uschi ute uwe valentin verena veronika volkhard volkmar waltraud
    walburga wenzel wiebke wilfried wilhelm willi winfried wolf wolfgang wolfram yvonne zoltan leni leon lena luise lukas jonas finn hannah mia
    """.split()  # noqa: SIM905 - reads better
)


def _is_plain(word: str) -> bool:
    return word[:1].isupper() and word[1:].replace("-", "").islower()


# How offices and trades end in German, and the commonest whole; as they end in Russian and Ukrainian.
_OFFICE = re.compile(
    r"(?:minister|präsident|kanzler|meister|sprecher|chef|sekretär|leiter|direktor|anwalt|anwält|botschafter|führer|kommandant|kapitän"
    r"|forscher|bäuer|trainer|händler|richter|lehrer|ärzt|pfleger|arbeiter|schüler|bewohner|geschäftsführer|experte|inhaber)(?:in)?\Z"
    r"|(?:vorsitzende|abgeordnete|beauftragte|herr|frau|bauer|arzt|nachfolger|nachfolgerin|rentner|rentnerin)[rn]?\Z"
    r"|(?:міністр|министр|прем'єр|премьер|президент|голова|глава|мер|мэр|губернатор|директор|речник|речниця|міністерка|начальник|начальниця)\w{0,2}\Z"
)
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|вича|вичу|вны|вной)\Z")
_SAID = frozenset(
    [
        "sagte",
        "sagt",
        "erklärte",
        "erklärt",
        "so",
        "teilte",
        "betonte",
        "warnte",
        "meinte",
        "kündigte",
        "berichtete",
        "forderte",
        "kritisierte",
        "lobte",
    ]
)


def _run(words: Sequence[str], at: int) -> int:
    """Return where the run of capitals that begins here ends; one small word inside it counts."""
    if _uncased(words[at]):
        return at + 1
    end = at
    for index in range(at, len(words)):
        if words[index][:1].isupper():
            end = index + 1
        elif end == at or words[index].lower() not in CONNECTORS or index > end:
            break
    return end


def _uncased(word: str) -> bool:
    return word[:1].isalpha() and word.lower() == word.upper()


class _Piece(NamedTuple):
    first: int
    end: int
    kind: str | None  # None: no table knows it


def _pieces(words: Sequence[str], first: int, end: int) -> Iterator[_Piece]:
    """Yield the names of a run of capitals: "President", "Russia" and "Vladimir Putin" may stand in one."""
    while first < end and (latin(words[first]) in FOREIGN_ROLES or words[first].lower() in CONNECTORS):
        first += 1
    if first >= end:
        return
    if kind := _known(words[first:end]):
        yield _Piece(first, end, kind)
        return
    for at in range(first, end):
        for stop in range(min(at + _LONGEST_KNOWN, end), at, -1):
            if stop - at < end - first and _is_country(" ".join(words[at:stop])):
                yield from _pieces(words, first, at)
                yield _Piece(at, stop, "place")
                yield from _pieces(words, stop, end)
                return
    yield _Piece(first, end, None)


def _is_country(name: str) -> bool:
    """Return whether a name is a country's, or a capital's in another language: "Rosario" is a first name as well."""
    key = fold(name)
    return key in countries.by_name() or key in COUNTRIES


def _is_place(name: str) -> bool:
    key = fold(name)
    return key in countries.by_name() or key in cities() or key in COUNTRIES


def _known(name: Sequence[str]) -> str | None:
    whole = " ".join(name)
    if _is_place(whole):
        return "place"
    if len(whole) > 1 and outlets.find(whole) and (whole in outlets.aliases() or not whole.islower()):
        return "organisation"
    if len(whole) > 1 and outlets.is_channel(whole):
        return "product"
    return None if len(name) == 1 else _known_by_part(name)


def _known_by_part(name: Sequence[str]) -> str | None:
    """Return what a name of several words is by its first or its last one."""
    if fold(name[0]) in _PLACE_STARTS:
        return "place"
    if fold(name[-1]) in HEADS or latin(name[0]) in FOREIGN_HEADS:
        return "organisation"
    return "person" if latin(name[0]) in FIRST_NAMES and len(name) <= _LONGEST_KNOWN + 1 else None


# German nouns that end as the names of countries do.
_NO_LANDS = frozenset(
    """
    aktien anleihen arterien bakterien batterien bestien familien ferien folien galerien garantien industrien immobilien kategorien knien kolonien
    komödien kopien kriterien linien materialien medien ministerien mumien partien petersilien prämien prinzipien richtlinien serien stadien
    stipendien strategien studien technologien textilien theorien utensilien vesperien zeremonien ökologien
    """.split()  # noqa: SIM905 - reads better
)


def _is_land(word: str) -> bool:
    """Return whether a German word ends as only countries and plurals do: "Marevien", "Mareviens"."""
    base = word.lower().removesuffix("s")
    ending = next((one for one in _NO_LANDS if base.endswith(one)), None)
    return (
        _is_plain(word)
        and len(base) > _SHORT
        and base.endswith("ien")
        and not base.endswith("eien")
        and ending is None
    )


_SHORT = 5  # letters; "Wien" is in the tables


# How the names of places begin in Romance languages.
_PLACE_STARTS = frozenset(
    """
    aldea bahia ciudad cerro cabo col fort ile ilha isla islas lac lago lagoa mont monte nevado piedras playa pointe pont port porto
    pueblo puente puerto punta rio saint-denis saint-etienne san santa sao serra sierra valle vila villa volcan
    """.split()  # noqa: SIM905 - reads better
)


# How the short names of ministries and offices of state begin in Russian and Ukrainian.
_STATE_BODY = re.compile(
    r"(?:генпрокурат|генштаб|госдум|держдум|держспецзв|конституційн|кабмін|мінагр|мінекон|міненерго|мінінфр|мінкульт|міноборон|міносвіт|мінсоц|мінфін|мінцифр|мінюст|мін['’]юст|минздрав|минкульт"
    r"|минобороны|минобр|минпром|минсельхоз|минтранс|минфин|минэк|минэнерго|минюст|нацбанк|нацгвард|нацполіц|росавиац|роскомнадзор|роспотребнадзор|росреестр|росстат|ростехнадзор|укренерго|укрзалізниц|центробанк)"
)


def _guess(name: Sequence[str], small: set[str], *, first: bool, careful: bool) -> str | None:
    """Return what an unknown name may be by its form, or None where it may be no name."""
    if careful and len(name) == 1 and _is_land(name[0]):
        return "place"
    if careful or _uncased(name[0]) or (first and len(name) == 1) or name[0].lower() in small:
        return None
    whole = " ".join(name)
    if len(name) == 1 and _STATE_BODY.match(whole.lower()):
        return "organisation"
    if len(name) == 1 and len(whole) > 1 and whole.isupper():
        return "organisation"
    plain = all(word[:1].isupper() and word[1:].islower() for word in name)
    if plain and len(name) in {2, 3}:
        return "person"
    return "other" if len(whole) > 1 else None
