"""What people and bodies are called instead of by name: offices, ranks, callings and kinds of body, sorted.

General knowledge of the language; a line is one office, its spellings and short forms.
"""

from __future__ import annotations

from broadsheet.text.words import fold

# Offices of which a body or a place has one at a time.
_OFFICES = (
    "ambassador envoy", "archbishop bishop cardinal", "attorney-general", "captain", "chancellor", "chairman chair chairwoman",
    "coach manager", "commissioner", "congressman congresswoman representative rep", "councillor cllr councilor councilman councilwoman",
    "doctor dr", "emir", "executive ceo boss", "governor gov губернатор", "judge justice", "king", "lawmaker mp",
    "mayor мэр мер bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin alcalde alcaldesa maire",
    "minister minister's ministre ministro ministra ministerin министр міністр", "officer constable sergeant", "peer lord", "pope",
    "president président presidente präsident präsidentin президент", "prince", "princess", "professor prof", "prosecutor",
    "queen", "secretary cs", "senator sen", "sheriff", "speaker", "sultan",
)  # fmt: skip
# Ranks, posts and callings that several people of one article may have.
_CALLINGS = (
    "academic", "accountant", "activist campaigner", "actor actress", "administrator", "admiral adm", "adviser advisor aide", "anaesthetist", "analyst",
    "anthropologist", "archaeologist archeologist", "architect", "archivist", "artist painter", "astronaut", "astronomer", "auditor", "author novelist writer",
    "ayatollah", "baker", "banker", "barber", "bassist", "beekeeper", "billionaire magnate tycoon", "biologist", "blogger", "botanist", "boxer",
    "brewer", "brigadier", "broker", "builder", "businessman businesswoman", "butcher", "candidate", "cardiologist", "carpenter", "cellist", "champion",
    "chef", "chemist", "choreographer", "climatologist", "climber mountaineer", "colonel col", "columnist", "comedian comic", "commander", "commodore",
    "composer", "comptroller", "conductor", "conservationist", "consul", "contractor", "corporal", "coroner", "cosmonaut", "count", "countess", "cricketer",
    "curator", "cyclist", "dancer", "dean", "defendant", "dentist", "designer", "detective", "diplomat", "director", "dissident",
    "drummer", "duchess", "duke", "earl", "ecologist", "economist", "editor", "electrician", "engineer", "entrepreneur", "epidemiologist",
    "explorer", "farmer", "filmmaker film-maker", "financier", "firefighter fireman", "fisherman", "footballer", "forester", "founder co-founder",
    "gardener", "general gen", "geologist", "geophysicist", "goalkeeper keeper", "golfer", "grandmaster", "guitarist", "gymnast", "headteacher headmaster headmistress",
    "historian", "hydrologist", "illustrator", "imam", "inspector", "inventor", "investor", "jockey", "journalist reporter", "lawyer attorney solicitor barrister advocate",
    "lecturer", "librarian", "lieutenant lt", "linguist", "lobbyist", "magistrate", "major maj", "marshal", "mathematician", "mechanic",
    "mediator", "meteorologist forecaster", "midfielder", "midwife", "miner", "missionary", "monk", "musician", "negotiator", "neurologist",
    "novice", "nun", "nurse", "oceanographer", "ombudsman ombudswoman", "organiser organizer", "owner", "paramedic", "pastor reverend rev", "pathologist",
    "patriarch", "pharmacist", "philanthropist", "philosopher", "photographer", "physician", "physicist", "pianist", "pilot", "plaintiff", "playwright", "plumber",
    "poet", "pollster", "priest", "principal", "producer", "provost", "psychiatrist", "psychologist", "publisher", "quarterback", "rabbi", "rapper",
    "rector", "referee", "registrar", "researcher", "retailer", "rower", "runner", "sailor", "scientist", "screenwriter", "sculptor", "seismologist",
    "sheikh", "shepherd", "shopkeeper", "singer", "skier", "skipper", "sociologist", "soldier", "spokesman spokeswoman spokesperson", "sprinter", "statistician",
    "steward", "strategist", "striker", "student", "superintendent", "surgeon", "surveyor", "suspect", "swimmer", "teacher", "technician",
    "treasurer", "trustee", "umpire", "veterinarian vet", "violinist", "virologist", "volcanologist", "warden", "weightlifter", "whistleblower whistle-blower", "winger",
    "wrestler", "zoologist",
)  # fmt: skip

# Arabic, with and without its article, and what they are called above.
_ARABIC = {
    "السفير": "ambassador",
    "القائد": "commander",
    "المحافظ": "governor",
    "المدير": "director",
    "الوزير": "minister",
    "الوزيرة": "minister",
    "سفير": "ambassador",
    "قائد": "commander",
    "محافظ": "governor",
    "مدير": "director",
    "وزير": "minister",
    "وزيرة": "minister",
}

OFFICE_OF = {word: line.split()[0] for line in (*_OFFICES, *_CALLINGS) for word in line.split()} | _ARABIC
"""The office that a word says, by the word."""

CALLINGS = frozenset(line.split()[0] for line in _CALLINGS)
"""Offices that say who is meant only where one person of an article has it."""

_KINDS = {
    "academy": "",
    "act": "",
    "administration": "government",
    "agency": "agencia agentur administration",
    "airline": "air airlines airways aviation",
    "airport": "",
    "alliance": "",
    "army": "forces",
    "assembly": "",
    "association": "",
    "authority": "",
    "bank": "banco banque banca sparkasse bancorp",
    "bill": "",
    "board": "",
    "brigade": "",
    "broadcaster": "broadcasting radio television tv",
    "bureau": "",
    "carrier": "air airlines airways",
    "chamber": "",
    "charity": "aid charity foundation mission relief trust",
    "church": "cathedral",
    "clinic": "",
    "club": "athletic fc rovers united wanderers",
    "college": "",
    "commission": "",
    "committee": "",
    "confederation": "",
    "congress": "",
    "consortium": "",
    "convention": "",
    "council": "",
    "court": "tribunal",
    "department": "ministry",
    "division": "",
    "exchange": "bourse börse",
    "federation": "",
    "festival": "",
    "force": "forces",
    "foundation": "",
    "fund": "",
    "gallery": "",
    "guild": "",
    "hospital": "clinic hospice hôpital infirmary klinik klinikum krankenhaus",
    "hotel": "inn",
    "inspectorate": "",
    "institute": "instituto institut",
    "institution": "",
    "league": "",
    "legislature": "assembly congress duma knesset parliament rada senate sejm",
    "lender": "bank banco banque",
    "library": "",
    "ministry": "ministerium ministère ministerio міністерство министерство",
    "movement": "",
    "museum": "",
    "navy": "",
    "network": "",
    "newspaper": "chronicle courier daily gazette guardian herald journal mail news observer post star sun telegraph times tribune",
    "office": "",
    "orchestra": "philharmonic symphony",
    "organisation": "organization",
    "organization": "organisation",
    "paper": "chronicle courier gazette herald mail post telegraph times tribune",
    "parliament": "bundestag duma knesset rada sejm storting verkhovna",
    "party": "partei partido parti",
    "police": "",
    "programme": "",
    "project": "",
    "regulator": "agency authority commission inspectorate ombudsman regulator",
    "school": "academy college gymnasium lyceum lycée primary",
    "senate": "",
    "service": "",
    "shipyard": "shipbuilders shipbuilding shipyards werft",
    "society": "",
    "squad": "",
    "stadium": "arena",
    "summit": "",
    "theatre": "playhouse theater",
    "treasury": "",
    "tribunal": "",
    "trust": "",
    "union": "gewerkschaft syndicat",
    "university": "universidad universität université",
    "watchdog": "agency authority commission inspectorate ombudsman",
    "البنك": "بنك bank",
    "الجامعة": "جامعة university",
    "الجمعية": "جمعية association",
    "الحزب": "حزب party",
    "المحكمة": "محكمة court",
    "المستشفى": "مستشفى hospital",
    "الهيئة": "هيئة authority",
    "الوزارة": "وزارة ministry",
}

KINDS = {kind: frozenset(fold(word) for word in (kind, *more.split())) for kind, more in _KINDS.items()}
"""Words in a body's name by which it is of a kind, by the kind; what they share, two bodies may be: then none is meant."""

COMPANIES = frozenset(
    """
    company corporation empresa entreprise compañía firm firma group konzern unternehmen компания компанія الشركة
    """.split()  # noqa: SIM905 - reads better
)
"""What fits whatever does business."""

TRADES = frozenset(
    """
    automaker brewery builder carmaker chain chipmaker conglomerate contractor cooperative developer distributor drugmaker
    factory insurer manufacturer miner operator planemaker producer publisher refiner retailer shipbuilder shipper start-up
    startup steelmaker subsidiary supermarket supplier utility
    """.split()  # noqa: SIM905 - reads better
)
"""What fits whatever does business where an article names one such body alone."""
