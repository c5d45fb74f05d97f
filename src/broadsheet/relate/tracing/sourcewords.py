"""Words by which an article shows whom it has its report from: sorted tables, English newswire usage.

Patterns stand before or behind an outlet's name, or hold the printing outlet's own, masked. General
knowledge of how papers write, tried out on the written stories a and b of bench/written/origins.
"""

from __future__ import annotations

import re

# Words in quotation marks, at most a long paragraph: no mark of one is left open to the end of a text.
QUOTED = re.compile(
    r"“[^“”\n]{1,900}[”\n]|«[^«»\n]{1,900}»|„[^„“”\n]{1,900}[“”]|(?<!\w)\"[^\"\n]{1,900}(?:\"|(?=\n)|\Z)|(?<!\w)‘[^‘’\n]{1,900}’(?!\w)"
)
# People of an outlet who were there.
STAFF = (
    "camera(?:man|woman|team)|correspondent|crew|journalist|photographer|reporter|stringer|team|videographer"
)
# What an outlet does that reports for itself.
_SAW = (
    "arrived|can reveal|counted|drove|entered|followed|joined|knocked|sat|waited|documented|filmed|found|heard|interviewed|learned|learnt|listened|met|noted|noticed|observed|"
    "obtained|photographed|reached(?! out)|reviewed|saw|seen|showed|spoke|stood|talked|understands|verified|viewed|visited|"
    "walked|watched|witnessed"
)
_TOLD = (
    "addressing|admitted to|answering|asked by|call with|commented to|confirmed (?:it |that |this )?to|contacted by|conversation with|describ(?:e|ed|es) to|emphasi[sz]ed to|explain(?:ed|s) to|email(?:ed)? to|in(?:form|formed|forming)|interview (?:by|for|given to|on|to|with)|"
    "interviewed by|question from|questions (?:by|from|of)|remarks to|recall(?:ed|s) to|reply to|said to|sent to|speaking (?:on|to|with)|"
    "spoke (?:on|to|with)|statement to|talked (?:to|with)|talking (?:to|with)|tell|telling|tells|told|wr(?:ites|ote) to"
)
_CITING = (
    "according to|citing|cited|cites|coverage by|credited|first reported by|given to|"
    "interview by|interview in|interview on|interview to|interview with|obtained by|per|published by|published in|"
    "quoted by|quoting|comments to|release by|remarks to|report by|report in|revelations? (?:by|in)|reported by|reported in|reports by|reports in|revealed by|"
    "seen by|spoke to|speaking to|told|verified by|via|tells"
)
_REPORTS = (
    "added|adds|broadcasted|cited|cites|claimed|claims|contacted|counted|disclosed|found|has it|learned|learnt|notes|noted|"
    "published|quoted|quotes|recounted|recounts|reported|reporter|reports|revealed|reveals|said|saw|says|showed|"
    "states|stated|understands|verified|would show|writes|wrote"
)
_KIND = (
    "agency|broadcaster|bulletin|channel|chain|daily|group|magazine|network|news|newspaper|outlet|paper|portal|"
    "programme|public|radio|service|site|state|tabloid|television|TV|website|weekly|wire"
)
KINDS = frozenset(_KIND.lower().split("|"))
# What a newsroom makes.
_WORK = "analysis|count|inquiry|interview|investigation|reporting|review|survey|tally"
# What may stand before a name: "the state-run Russian news agency", "Germany's".
_FILL = rf"(?:(?:(?-i:[A-Z])[\w’'.-]*|{_KIND}|based|business|conservative|financial|independent|leading|left-leaning|liberal|local|national|official|opposition|popular|private|respected|right-leaning|semi-official|state-owned|state-run|[\w-]+-based)\s+){{0,4}}?"
_SHOWN = (
    "disclosed|filmed|obtained|printed|published|quoted|released|reported|revealed|seen|shared|shown|taken"
)

CITED_BEFORE = re.compile(
    rf"(?:\b(?:gave|said|speaking|spoke|talked|telling|told|wrote)\b[^.]{{0,40}}\bto\s+(?:the\s+)?{_FILL}|\b(?:{_CITING})\s+(?:the\s+|a\s+|its\s+)?{_FILL}|\b(?:{_SHOWN})\s+(?:[\w-]+\s+){{0,4}}?(?:by|in|on)\s+(?:the\s+|a\s+)?{_FILL}|\b(?:adds|claims?|claimed|reports?|reported|reveals|says|said|writes|wrote|recounts)\s+(?:the\s+)?(?:(?:{_KIND})\s+){{0,3}})\Z",
    re.IGNORECASE,
)
CITED_AFTER = re.compile(
    rf"\A(?:['’]s?)?\s+(?:{_WORK}|article|disclosures?|exclusive|report|revelations?|scoop|story)\b|\A(?:['’]s?)?(?:\s+(?:{_KIND})){{0,3}}(?:\s+(?:on|in)\s+[A-Z]\w+)?,?\s+(?:(?:also|first|had|has|have|later|now|earlier)\s+){{0,2}}(?:{_REPORTS}|correspondent|journalist)\b",
)
NOT_CITED = re.compile(
    r"\A\s+(?:could|couldn['’]t|cannot|was (?:un|not )able|did|has not|have not|had not|sought|asked|approached|contacted)\b",
    re.IGNORECASE,
)
BRACKETED = (re.compile(r"\(\s*\Z"), re.compile(r"\A\s*\)"))

# Somebody without a name whom only this outlet knows.
GRANTED = re.compile(
    r"\bask(?:ed|ing)?\s+(?:us\s+)?not\s+to\s+(?:be\s+(?:identified|named|quoted)|use\s+(?:a|any|her|his|the|their)\s+names?)"
    r"|\b(?:condition|promise|guarantee)\s+of\s+anonymity\b|\bgranted\s+anonymity\b|\bspoke\s+anonymously\b"
    r"|\bnot\s+authori[sz]ed\s+to\s+(?:speak|talk|comment|discuss)"
    r"|\bagreed\s+not\s+to\s+(?:identify|name|publish|use)\b|\b(?:are|is)\s+not\s+(?:being\s+(?:identified|named)|identifying|naming)\b"
    r"|\bnames?\s+(?:has|have)\s+been\s+(?:changed|withheld)\b"
    r"|\b(?:declin|refus)(?:ed|ing)\s+to\s+be\s+(?:identified|named)|\b(?:ask|prefer|want|wish)(?:ed|ing)?\s+to\s+(?:remain|stay)\s+anonymous\b"
    r"|\b(?:did|do|does)(?:\s+not|n['’]t)\s+(?:want|wish)\s+to\s+be\s+(?:identified|named|quoted)|\brequest(?:ed|ing)\s+anonymity\b"
    r"|\b(?:diplomats?|insiders?|officials?|people|persons?|sources?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:briefed\s+on|close\s+to|familiar\s+with|in\s+the\s+room|who\s+knows?|with\s+(?:direct\s+)?knowledge)",
    re.IGNORECASE,
)
# What is laid before a court, and anybody may read there.
COURT_PAPERS = re.compile(
    r"\b(?:affidavit|charge sheet|charging documents?|civil complaint|complaint|court (?:documents?|filings?|papers|records?|submissions?)"
    r"|criminal complaint|indictment|lawsuit|legal (?:filings?|papers)|suit|writ)\b",
    re.IGNORECASE,
)
# Nobody in particular, or several.
VAGUE = re.compile(
    r"\b(?:accounts?|agencies|channels|chats?|insiders|locals?|media|networks|newspapers|observers|outlets|posts?|press|"
    r"reports?|residents|rumou?rs|sources?|talk|users|websites|wires|witnesses)\Z|\A(?:unnamed|anonymous|unconfirmed)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(
    r"\b(?:media reports?|news agencies|(?:local|foreign|regional|national|state|social|[A-Z]\w+) (?:media|press|newspapers|outlets)|"
    r"(?:several|various|other|some) (?:media|news|outlets|papers|newspapers|websites)|press accounts|rumou?rs|reportedly|"
    r"unconfirmed (?:posts|reports)|agencies|reports said|it is understood)\b"
)
# What anybody may read or hear: a speaker who used it spoke to all.
PUBLIC = re.compile(
    r"\b(?:address|announcement|announced|broadcast|briefing|communiqu[eé]|court|declaration|filing|judgment|news conference|"
    r"notice|parliament|post|posted|press conference|press release|published|release|released|report|speech|statement|"
    r"told (?:journalists|reporters)|website|wrote on)\b",
    re.IGNORECASE,
)
# "It said in a filing": of an article with one speaker, that one.
PUBLIC_IT = re.compile(
    r"\b(?:it|he|she|they)\s+(?:also\s+)?(?:added|announced|confirmed|declared|said|wrote)\s+in\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:communiqu[eé]|filing|notice|post|release|report|speech|statement)\b",
    re.IGNORECASE,
)
# Who is spoken to in public, and carries nothing: "told MPs".
AUDIENCES = frozenset(
    (
        "Commons", "Congress", "Congressmen", "Dáil", "Deputies", "Lords", "MEPs", "MLAs", "MPs", "MSPs", "Parliament", "Senate",
        "Senators", "TDs",
    )
)  # fmt: skip
SPOKEN_FOR = re.compile(
    r"\b(?:chair(?:man|person|woman)?|chief|commander|commissioner|co-?ordinator|director|head|leader|manager|minister|officer|official|engineer|"
    r"president|press|representative|secretary|spokes(?:man|people|person|woman)|boss|governor|general|mayor|ceo)\b",
    re.IGNORECASE,
)
SPOKES = re.compile(
    r"\b(?:press (?:officer|secretary)|spokes(?:man|person|woman)|duty officer|representative)\b",
    re.IGNORECASE,
)
# Words of newsrooms' names: who has one speaks for nobody.
NEWSROOMS = frozenset(
    (
        "advertiser", "advocate", "anzeiger", "argus", "avisen", "bladet", "blatt", "broadcaster", "broadcasting", "bulletin", "chronicle",
        "correio", "corriere", "courier", "current", "daily", "dagblad", "desk", "diario", "digest", "dispatch", "dnevnik",
        "echo", "examiner", "express", "gazeta", "gazette", "gazzetta", "giornale", "globe", "guardian", "herald", "independent", "info",
        "inquirer", "insider", "journal", "jornal", "kurier", "ledger", "mail", "mercury", "mirror", "monitor", "morgen",
        "nachrichten", "nation", "news", "newspaper", "nieuws", "notizie", "nouvelles", "novosti", "observer", "online", "papers",
        "periodico", "post", "press", "presse", "radio", "record", "register", "report", "reporter", "review", "rundschau",
        "sentinel", "spiegel", "standard", "star", "sun", "tagblatt", "telegraf", "telegraph", "television", "tidende", "times",
        "today", "tribune", "tv", "vesti", "weekly", "wire", "world", "zeitung",
    )
)  # fmt: skip
# What only somebody with a view writes outside quotation marks.
VIEWS = re.compile(
    r"\b(?:ought|should(?! have been| be (?:able|available|completed|finished|known|ready)))\b|\bI (?:believe|confess|doubt|fear|hope|rather|say|suppose|think|wish)\b"
    r"|\bin my (?:opinion|view)\b|\b(?:let us|let's|shame on|we must|we need|must not)\b",
    re.IGNORECASE,
)
BY_AUTHOR = re.compile(
    r"\b(?:the|this) (?:author|columnist|writer)\b[^.]*\b(?:is|teaches|was|works|writes)\b|\bis a columnist\b",
    re.IGNORECASE,
)
# Words that everybody may have, behind which "heard by AFP" shows no more than "told AFP".
_GIVEN_OUT = r"(?:address|announcement|broadcast|communiqu[eé]|decree|notice|post|release|speech|statement)"
GIVEN_OUT = re.compile(rf"\b{_GIVEN_OUT}\b[^.\n]{{0,40}}\Z", re.IGNORECASE)
PASSED_TO = re.compile(r"\b(?:heard|obtained|seen|viewed|watched)\b[^.]*\bby\b")
# Behind these a broadcaster's name is that of the state's mouth: its speaker is the start.
STATE_RUN = re.compile(
    r"\b(?:national|state)[ -](?:(?:owned|run)\s+)?(?:broadcaster|radio|television|tv)(?:\s+(?:channel|network|station))?,?\s+\Z",
    re.IGNORECASE,
)
# Heads of a description that stands for a body named elsewhere in the article.
BODY_HEADS = frozenset(
    (
        "agency", "airline", "army", "association", "authority", "bank", "body", "club", "commission", "company", "cooperative", "council",
        "court", "department", "federation", "firm", "force", "foundation", "government", "group", "hospital", "institute",
        "airport", "maker", "manufacturer", "museum", "palace", "plant", "port", "railway", "refinery", "school", "military", "miner", "ministry", "observatory", "office", "operator", "organisation",
        "organization", "party", "police", "producer", "railways", "regulator", "service", "spokesman", "spokesperson",
        "spokeswoman", "statement", "supplier", "union", "unit", "university", "utility", "watchdog",
    )
)  # fmt: skip
# Heads of names of bodies that have news of their own, folded, also in other languages; none is a newsroom's.
ISSUERS = frozenset(
    (
        "administration", "airlines", "airport", "airways", "army", "association", "authority", "ayuntamiento", "bank", "board", "brigade", "center",
        "centre", "club", "command", "commission", "company", "constabulary", "cooperative", "corporation", "council", "court", "department",
        "directorate", "embassy", "federation", "foundation", "gemeente", "government", "guard", "hospital", "institute", "kommune", "mairie",
        "ministere", "ministerio", "ministero", "ministerstvo", "ministry", "municipality", "museum", "navy", "observatory", "office",
        "parliament", "police", "policia", "politie", "polizia", "prefecture", "prefeitura", "secretariat", "senate", "society", "staff", "trust",
        "union", "universidad", "universite", "university", "zoo",
    )
)  # fmt: skip
ISSUER_END = re.compile(
    r"\w(?:amt|anwaltschaft|feuerwehr|gericht|ministerie|ministeriet|ministerium|polizei)\Z"
)
# "She told the paper": the outlet that was cited before.
TOLD_IT = re.compile(
    rf"\b(?:told|tells|telling|to|by|with)\s+(?:the|that)\s+(?:[\w-]+\s+){{0,2}}?(?:{_KIND})\b(?<!state)(?<!public)(?<!group)",
    re.IGNORECASE,
)
# "The newspaper, quoting": who is quoted is quoted by the outlet that was cited before.
PASSED_ON = re.compile(
    rf"\b[Tt]he\s+(?:[\w-]+\s+)?(?:{_KIND}|report),?\s+(?:in\s+turn\s+)?(?:cited|cites|citing|quoted|quotes|quoting)\s+(?:[\w’'-]+\s+){{0,3}}\Z"
)
CITING_BODY = re.compile(
    r"\b(?:citing|quoting)\s+[^.]*\b(?:agency|authority|company|firm|ministry|office|police|release|spokes\w+|statement)\b",
    re.IGNORECASE,
)
CHANNELLED = re.compile(r"\b(?:live\s+)?(?:on|over)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)


# In these an outlet's own names are masked, each letter by one of two characters that no text has: so the patterns are
# the same for all, and places stay.
OWN, SHORTER, SHORTEST = "\ue000", "\ue001", "\ue002"
"""The outlet's names; its long names without their last word; its names of two words without the second."""
_MINE = rf"(?:the\s+)?{OWN}+"
# That an outlet's own people reported.
OWN_SIGNS = (
    re.compile(
        rf"{_MINE}(?:['’]s?)?\s+(?:(?!and\b|or\b)[\w-]+\s+){{0,2}}?(?:{STAFF})s?\b(?!\s+(?:could|was unable|were unable))"
    ),
    re.compile(
        rf"(?<!told )(?<!to )(?<!of )\b(?:[Tt]his|[Oo]ur)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:{STAFF})s?\b|\A[^.\n]{{0,60}}\b[Cc]orrespondent\b[^.\n]{{0,40}}\n"
    ),
    re.compile(rf"{_MINE}\s+(?:(?:has|have|had|also)\s+){{0,2}}(?:{_SAW})\b"),
    re.compile(
        rf"\b(?:{_SAW})\s+(?:[\w-]+\s+){{0,2}}?by\s+(?:{_MINE}|this newspaper|this paper|our\s+\w+|us\b)"
    ),
    re.compile(rf"\b(?:[Ww]e|I)\s+(?:(?:also|have|later|then)\s+){{0,2}}(?:{_SAW}|rang|watched)\b"),
    re.compile(
        rf"{_MINE}(?:['’]s?)?\s+(?:{_WORK})\b|\b(?i:{_WORK}|footage|photographs?|pictures?|photos?)\b[^.\n]{{0,60}}\b(?:by|for)\s+{_MINE}"
        rf"|\b(?:{STAFF})s?\s+(?:for|from|of|with)\s+{_MINE}"
    ),
    re.compile(r"\b(?:showed|shows|took|takes|led|leads)\s+(?:me|us)\b"),
    re.compile(rf"{_MINE}['’]s\s+(?!own\b)[A-Z]\w+\s+[A-Z]\w+(?=\s+(?:on|at|in|from|saw|reports))"),
    # A paper that it alone has: "available to Handelsblatt".
    re.compile(
        rf"\b(?:available|handed|leaked|passed|shown)\s+(?:exclusively\s+)?to\s+(?:{_MINE}|this newspaper|this paper|us\b)"
        rf"|\bshared\s+(?:exclusively\s+)?with\s+{_MINE}|\bin\s+(?:the\s+)?(?:hands|possession)\s+of\s+{_MINE}"
    ),
)
# That somebody spoke to the outlet itself.
TOLD_SIGN = re.compile(
    rf"\b(?i:{_TOLD})\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?:the\s+)?[{OWN}{SHORTER}]+|this\s+(?:news)?paper|this\s+website|our\s+\w+|me\b|us\b)"
    r"|\b(?:[Cc]ontacted|[Rr]eached|[Ss]peaking|[Ss]aid)\s+(?:by|on|over)\s+(?:the\s+|tele)?phone\b|\bin a (?:tele)?phone interview\b",
)
# That somebody who was asked said nothing: what comes behind it tells who asked, not who knows.
REFUSED = re.compile(
    r"\b(?:(?:declin|refus)(?:e[ds]?|ing)\s+to\s+(?:answer|comment|discuss|say|speak)"
    r"|(?:could|did|do|does|will|would)(?:\s+not|n[’']t)\s+(?:(?:want|wish)\s+to\s+|immediately\s+)?"
    r"(?:answer|comment|reply|respond|say\s+anything)|no\s+comment)\b[^.!?\n]*\Z",
    re.IGNORECASE,
)
_NO_VOICE = rf"(?!(?:{STAFF})s?\b|(?:has\s+|have\s+)?(?:approached|asked|contacted|counted|reported|seen)\b|(?:is|was)\s+unable|reports\b|says\b|writes\b)"
_FIRM = r"(?:\s+(?:AFC|AG|CF|FC|GmbH|Inc\.?|Ltd\.?|NV|Oyj|plc|SA|SE))?"
_FULL = r"(?:[A-Z][\w’'-]*(?:\s+[\w’'-]+){1,9}\s+\((?:the\s+)?)?"
_BEHIND = rf"\)?(?:\s+\([^)]*\))?{_FIRM}\s+(?:today\s+|hereby\s+)?"
_NAMED = rf"(?:[Tt]he\s+)?{_FULL}{OWN}+{_BEHIND}"
# That a text speaks for the one who prints it: "The Authority has ordered". First words alone may be a place's name too.
VOICE_SIGN = re.compile(
    rf"(?:\A|[.!?–—]\s+|\n){_NAMED}{_NO_VOICE}(?:is|are|has|have|will|does|do|[a-z]+(?:ies|fies|ms|es|ts|ns|ds|rs|ed|rns|ls))\b"
    rf"|(?:\A|[.!?–—,]\s+|\n)(?:{_NAMED}|(?:[Tt]he\s+)?[{SHORTER}{SHORTEST}]+{_BEHIND})"
    r"(?:announces|apologi[sz]es|clarifies|confirms|declares|denies|informs|regrets|reiterates|reminds|states|stresses)\b"
)
