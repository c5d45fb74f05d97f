"""Nouns for people: who is somebody, who is many, and who is left open."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.inspect.saying.cast import POSSESSIVE, ROLE_OF
from broadsheet.inspect.saying.phrases import DETERMINERS
from broadsheet.inspect.saying.wordlists import listed

PERSONS = frozenset(ROLE_OF) | listed("""
    activist agent aide analyst artist author banker boy bystander caller campaigner captain civilian clerk colleague consultant
    contractor customer daughter dealer delegate diplomat docker doctor driver economist editor employee engineer executive
    expert farmer father firefighter fisherman friend girl guest historian insider inspector inhabitant investigator
    investor islander journalist lawmaker lawyer man manager member miner mother negotiator neighbor neighbour niece nurse
    observer official officials parent passenger people person physician pilot politician pupil reader relative reporter
    researcher resident sailor scientist scholar seller servant soldier son source sources specialist staffer student supporter
    survivor teacher tourist trader traveller veteran victim villager visitor volunteer voter witness woman worker
    """)  # fmt: skip
INDEFINITE = listed("a an another five four one several six some three two")


def is_person_noun(head: str) -> bool:
    """Tell whether a noun, singular or plural, names people by what they are or do."""
    low = head.removesuffix("s")
    low = low.removesuffix("e") if head.endswith("sses") else low
    for plural, single in (("men", "man"), ("women", "woman")):
        low = head.removesuffix(plural) + single if head.endswith(plural) else low
    if {head, low} & (PERSONS | _MORE_PERSONS):
        return True
    return low.endswith(_DOING) and not {head, low} & _NO_PERSONS


def is_crowd(low: str) -> bool:
    """Tell a plural that opens a sentence, and so has a capital, from a name: "Villagers said"."""
    return is_person_noun(low) and (low.endswith(("s", "men")) or low == "people")


def is_anybody(lows: Sequence[str], head: str) -> bool:
    """Tell whether words leave open who it is: "a trader", "two engineers", "residents", but no spokesman."""
    if head.startswith("spokes"):
        return False
    if lows[0] in INDEFINITE or lows[0].isdigit():
        return True
    if head in OFFICES:
        return False
    definite = lows[0] in DETERMINERS - INDEFINITE or any(POSSESSIVE.search(low) for low in lows)
    return not definite and (head.endswith(("s", "men")) or head == "people")


_MORE_PERSONS = listed("""
    advocate candidate coach conscript cook corporal courtier cleric commuter cousin expat guard guest hostage guide imam judge magistrate matron militant monk neighbours nun patient pensioner peasant priest
    private rebel recruit refugee separatist student survivor teenager uncle
    """)  # fmt: skip
# How nouns for people end who do something; the others are companies, papers and things.
_DOING = ("ant", "ard", "eer", "er", "ian", "ist", "man", "mate", "or", "woman")
_NO_PERSONS = listed("""
    afternoon airliner climate disaster estimate border broker camera carrier center chamber chancellor chapter computer corridor counter developer drugmaker editor insurer
    ladder lender letter maker manufacturer monitor newspaper number operator order paper plant poster power producer
    publisher quarter register regulator reactor restaurant retailer river sector shipper supplier tanker tower vendor water weather
    """)  # fmt: skip
# Plurals of office: bodies, though nobody is named.
OFFICES = listed(
    "authorities chiefs leaders lawmakers ministers organisers organizers prosecutors rescuers senators"
)
