"""Nouns for people: who is somebody, who is many, and who is left open."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.inspect.saying.cast import ROLE_OF
from broadsheet.inspect.saying.phrases import DETERMINERS, POSSESSIVE
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
    academic accomplice accountant activist-in-exile actor actress actuary acquaintance adjutant administrator admiral adolescent adversary advisor airman ally ambulanceman analyst apprentice
    aristocrat arsonist assailant assistant associate asylum-seeker athlete attache attendant attorney auctioneer aunt backer bailiff baker bargee barman barmaid bartender beekeeper beneficiary
    biologist bishop blogger bodyguard bookkeeper bookmaker boss boy-racer breadwinner bride bridegroom brigadier brother builder bureaucrat butcher butler bystander cabby cadet cameraman canvasser
    captive caretaker carer carpenter cashier chaplain chauffeur chef chemist child churchgoer classmate cleaner climber clinician clergyman co-worker colonel columnist comedian comrade
    concierge congressman congresswoman conscript constable cop counsellor count courier cousin cowboy crewman crew-member criminal critic croupier curator custodian cyclist dad dancer daughter-in-law
    deckhand defector defendant demonstrator dentist deportee deputy deserter designer detainee detective developer devotee diver dock-worker donor drover drummer dustman eco-activist electrician
    elder emigrant emissary employer entrepreneur envoy escort eyewitness eye-witness fan fellow fiance fiancee figure financier fireman first-responder fishmonger footballer foreman forester
    fighter friend-of-the-family fugitive functionary gamekeeper gardener gendarme genealogist general geologist girlfriend boyfriend goatherd goalkeeper godfather graduate grandchild grandson granddaughter grocer
    groundsman guardian guardsman guerrilla gunman gynaecologist hacker hairdresser handler harbourmaster headmaster headmistress headteacher heir herder herdsman hiker holidaymaker homeowner host hostess hotelier
    housekeeper housewife hunter hygienist immigrant individual industrialist infantryman informant informer inmate innkeeper instructor intermediary intern interpreter investigator-general jailer janitor
    jeweller jihadist jogger joiner journalist juror justice keeper kid labourer lad laborer lady landlady landlord landowner lecturer legislator librarian lieutenant lifeguard linguist lobbyist
    local locksmith loyalist magnate maid maiden major manageress marine mariner marshal masseur mate mathematician mayor mechanic mediator medic merchant messenger metalworker middleman migrant
    milkman milliner minder minister missionary mobster moderator mole monarch mourner mum musician nanny naturalist naval-officer negotiator-in-chief nephew newcomer newsagent novice notary nun-in-residence
    nutritionist officer onlooker ombudsman operative operator-on-duty organiser organizer orphan outsider owner painter paediatrician paramedic paratrooper partisan partner pastor pathologist pedestrian pedlar
    perpetrator pharmacist philanthropist photographer physicist picket pickpocket pilgrim pimp planner plumber poacher poet policeman policewoman police-officer pollster porter postman
    postmaster practitioner preacher prefect presenter principal prisoner producer-director professor programmer promoter proprietor prosecutor protester protestor psychiatrist psychologist publican publicist punter
    rabbi racegoer ranger reader receptionist recruit referee reformer regular relation relative-by-marriage repairman reservist rescuer responder retiree reveller rider rival robber roommate
    runner sacristan saleswoman salesman schoolboy schoolgirl schoolteacher scout secretary senator sentry sergeant servant serviceman servicewoman settler shareholder shepherd sheriff
    shipmate shooter shopkeeper shopper sibling signalman singer sister skipper smuggler sniper sociologist solicitor someone somebody spectator sportsman spouse spy staff-member stallholder
    statistician steelworker stepfather stepmother steward stewardess stockbroker stranger striker subordinate subscriber suitor superintendent superior surgeon suspect swimmer sympathiser tailor taxi-driver
    technician teen tenant theologian therapist thief toddler torturer trainee trainer translator trawlerman treasurer trooper truant trucker trustee tutor tycoon underling undertaker understudy usher
    vendor vet veterinarian vicar viewer vigilante vintner virologist walker warden warder watchman weaver welder whistle-blower whistleblower widow widower wife husband winemaker
    woodcutter woodsman writer youngster youth zookeeper
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
