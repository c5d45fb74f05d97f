"""What befalls people and things, in English: sorted words for ``countwords``.

Each fate has the forms of its verbs and the phrases that say the same; general knowledge of the language.
"""

from __future__ import annotations

# Verbs that end in death where "to death" follows, near or far: "burning at least 14 people to death".
_TO_DEATH = (
    r"batter(?:ed|ing)|beat(?:en|ing|s)?|bl(?:ed|eeds?|eeding)|bludgeon(?:ed|ing)|burn(?:ed|ing|s|t)|butcher(?:ed|ing)|chok(?:ed|ing)|club(?:bed|bing)|crush(?:ed|ing|es)|"
    r"fell|froze|freez(?:e|es|ing)|frozen|gor(?:ed|ing)|hack(?:ed|ing)|jump(?:ed|ing)|kick(?:ed|ing)|knif(?:ed|ing)|leap(?:ed|t)|maul(?:ed|ing)|plung(?:ed|ing)|poison(?:ed|ing)|put(?:ting)?|"
    r"scald(?:ed|ing)|sent|shot|shoot(?:ing|s)?|squeez(?:ed|ing)|stab(?:bed|bing|s)|starv(?:e|ed|es|ing)|ston(?:ed|ing)|strangl(?:ed|ing)|suffocat(?:ed|ing)|tortur(?:ed|ing)|trampl(?:ed|ing)|work(?:ed|ing)"
)
_HURTS = r"(?:blows|bruises|burns|concussions?|contusions|cuts|fractures|grazes|injuries|lacerations|scratches|smoke\s+inhalation|wounds)"
_HOMES = r"(?:camps?|farms|flats|homes?|houses|huts|land|lands|tents|towns?|villages?)"
_SAFE = r"(?:alive|ashore|free|to\s+(?:dry\s+land|safety|shore)|out\s+alive)"
_NUMBER = r"(?:\d|(?:about|another|around|at\s+least|dozens|eight|eleven|five|four|hundreds|more\s+than|nearly|nine|scores|seven|six|some|ten|thousands|three|twelve|two|up\s+to)\b)"

# Longer phrases stand before the words they begin with: "shot down" is not "shot".
AROUND = {
    "downed": r"shot\s+down|shoots?\s+down|shooting\s+down|down(?:ed|ing)(?!\s+(?:by|tools))|intercept(?:ed|ing|s)?|brought\s+down(?!\s+(?:alive|by\s+(?:helicopter|rope|sledge|stretcher)|the\s+mountain|to\s+(?:the\s+)?(?:road|safety|valley)))|neutrali[sz]ed|took\s+down|took\s+out(?=\s+\S+\s+(?:drones|missiles))",
    "killed": (
        r"shot\s+and\s+killed|shot\s+dead|(?:fatally|mortally)\s+(?:\w+ed|shot|hit|struck)|frozen\s+to\s+death"
        rf"|(?:{_TO_DEATH})(?:\s+to\s+death|(?=\s[^.;:]{{1,60}}?\sto\s+death\b))"
        r"|kill(?:ed|ing|s)?|dead|die[ds]?|dying|slain|slew|slay(?:ing|s)|perish(?:ed|es|ing)?|drown(?:ed|ing|s)?|asphyxiated|electrocuted|suffocated|murder(?:ed|ing|s)|lynch(?:ed|ing)|slaughter(?:ed|ing)"
        r"|(?:murders?|killings?|slayings?|massacre|executions?|assassinations?|beheadings?)\s+of"
        r"|execut(?:ed|ing|es)|eliminat(?:ed|es|ing)|laid\s+to\s+rest|massacr(?:ed|es|ing)|assassinat(?:ed|es|ing)|decapitated|gassed\s+to\s+death|incinerated|interred|put\s+to\s+death|passed\s+away"
        rf"|(?:families|gendarmerie|gravediggers|mourners|parishioners|relatives|townspeople|villagers|volunteers|we)\s+(?:has\s+|have\s+|had\s+)?buried|buried(?=\s+{_NUMBER}(?:\s+\S+){{0,2}}\s+(?:bodies|corpses|dead|martyrs|victims))"
        r"|(?:claim(?:ed|ing|s)?|took|taken|taking|takes|cost(?:ing|s)?|snuffed\s+out|robbed)\s+(?:the\s+lives\s+of)|lost\s+(?:his|her|their)\s+li(?:fe|ves)|lost(?=\s+(?:[\w-]+\s+){1,2}(?:fighters|men|officers|pilots|sailors|soldiers|troops)\b)"
        r"|lost\s+at\s+sea|did\s+not\s+(?:make\s+it|survive|wake)|succumb(?:ed|ing|s)|deceased|lifeless|deaths?\s+of|bodies\s+of|gun(?:s|ned|ning)\s+down|mow(?:n|ed|ing)\s+down|fatalities|deaths|beheaded|behead(?:ing|s)|hanged|(?:been|were)\s+buried(?!\s+(?:alive|beneath|by|in\s+the\s+(?:debris|mud|rubble|sand|snow)|under))"
    ),
    "injured": (
        r"injur(?:ed|ing|es?)|wound(?:ed|ing|s)?|hurt(?:ing|s)?|maim(?:ed|ing|s)|burned(?=\s+(?:and\b|by|in|on|when|\S+\s+(?:badly|colleagues|men|people|women|workers)))|badly\s+(?:burn(?:ed|t)|cut|shaken)|bruised|concussed|disfigured|grazed|lacerated|scalded|scarred|bitten|mauled|gored"
        r"|(?:critical|serious|stable|fair|grave|guarded|satisfactory|good)\s+(?:but\s+\w+\s+)?condition|shot\s+and\s+(?:wounded|injured)|fighting\s+for\s+(?:his|her|their)\s+li(?:fe|ves)"
        rf"|(?:escaped|sustained|suffer(?:ed|ing|s)|received|nursing|with|treated(?:\s+\w+)?\s+for)\s+(?:\w+[\s-]){{0,3}}{_HURTS}|inhal(?:ed|ing)\s+(?:\w+\s+)?(?:fumes|gas|smoke)|(?:needed|required)\s+(?:\w+\s+){{0,2}}(?:stitches|surgery)"
        r"|(?:broke|broken)\s+(?:(?:his|her|their)\s+)?(?:\w+\s+)?(?:arms?|bones|legs?|ribs)"
    ),
    "hospitalised": (
        r"hospitali[sz]ed|(?:admitted|treated)(?=\s+(?:\S+\s+){1,3}(?:casualties|patients|people|victims)\b)|in\s+(?:the\s+)?(?:hospitals?|intensive\s+care)|under\s+(?:medical\s+)?treatment|on\s+(?:a\s+)?(?:drips?|life\s+support|oxygen|ventilators?)"
        r"|(?:taken|rushed|transported|sent|airlifted|flown|admitted|brought|carried|driven|transferred)\s+to\s+(?:[\w'’-]+\s+){0,4}(?:clinics?|hospitals?|infirmar(?:y|ies)|intensive\s+care|trauma\s+cent(?:er|re)s?)|treated\s+(?:at|in)\s+(?:[\w'’-]+\s+){0,3}hospitals?"
    ),
    "missing": (
        r"(?:listed|declared|reported)\s+(?:as\s+)?missing|missing|unaccounted\s+for|disappear(?:ed|ances?\s+of)|vanish(?:ed|es|ing)|(?:not|n['’]t|yet\s+to\s+be|never)\s+(?:yet\s+)?(?:been\s+)?(?:accounted\s+for|found|heard\s+(?:from|of)|located|seen|traced)"
        # Where nobody can tell whether they live: feared to be there, carried off, or covered by what came down.
        r"|nowhere\s+to\s+be\s+found|no\s+trace\s+of|swept\s+(?:away|off|out)|washed\s+overboard"
        r"|(?:believed|feared|thought)\s+(?:to\s+be\s+)?(?:still\s+)?(?:buried|trapped|under(?:neath)?|beneath)|(?:are|lie|may\s+(?:still\s+)?be|remain)\s+(?:still\s+)?(?:buried|trapped|under\s+the)"
        rf"|buried(?=\s+{_NUMBER})(?!\s+\S+(?:\s+\S+)?\s+(?:bodies|corpses|dead|martyrs|victims))|buried(?=\s+(?:alive|beneath|by|in\s+the\s+(?:debris|mud|rubble|sand|snow)|under))"
    ),
    "stabbed": r"stabb(?:ed|ing)|knifed|slashed",
    "arrested": (
        r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|in\s+(?:police\s+)?custody|rounded\s+up|jail(?:ed|ing|s)|imprison(?:ed|ing)|apprehend(?:ed|ing|s)|nabbed|interned|remanded|locked\s+up|behind\s+bars|under\s+arrest|taken\s+into\s+custody|recaptured"
        r"|(?:are|been|being|is|was|were)\s+(?:still\s+)?held(?!\s+(?:captive|every|for\s+ransom|hostage|in|on|up))|held(?=\s+on\s+suspicion)|handcuffed"
    ),
    "displaced": (
        r"displac(?:ed|es|ing)|flee(?:ing|s)?|fled|evacuat(?:ed|ing|ions?\s+(?:of|for)|ion(?=\s+at\s+least)|e|es)|in\s+(?:evacuation\s+cent(?:er|re)s|(?:emergency\s+|temporary\s+)?shelters)|displacement\s+of|homeless|uproot(?:ed|ing|s)"
        rf"|(?:driv(?:en|es|ing)|drove|forc(?:ed|es|ing))(?=\s[^.;]{{1,40}}\s(?:from|out\s+of|to\s+(?:abandon|flee|leave))\b)|(?:driven|forced)\s+(?:from|out\s+of|to\s+(?:flee|leave))"
        rf"|(?:abandon(?:ed|ing)|leav(?:e|ing)|left|quit|told\s+to\s+leave|ordered\s+(?:out\s+of|to\s+leave)|lost)\s+their\s+{_HOMES}|mov(?:ed|ing)(?:\s+out|\s+to\s+(?:higher\s+ground|safety|shelters))|reloca(?:ted|ting)|resettled"
        rf"|(?:sought|seeking|took|taking|taken)\s+(?:refuge|shelter)|shelter(?:ed|ing)\s+(?:at|in)|(?:had\s+to|have\s+to)\s+(?:flee|leave|move|run)|ran\s+for\s+the\s+hills"
    ),
    "kidnapped": r"kidnap(?:s|ped|ping)?|abduct(?:ed|ing|ion\s+of|s)?|(?:taken|takes?|taking|took|held|holding|seized)\s+(?:captive|hostage)|tak(?:en|ing)(?=\s[^.;]{1,30}\s(?:captive|hostage)\b)|took(?=\s[^.;]{1,30}\s(?:captive|hostage)\b)|held\s+for\s+ransom|snatched|carried\s+off",
    "rescued": (
        rf"rescu(?:ed|ing|es?)|saved|pluck(?:ed|ing)|winched|airlifted\s+to\s+safety|(?:pulled|dug)\s+(?:alive\s+)?(?:from|out)|(?:brought|carried|dragged|dug|ferried|freed|got|guided|hauled|led|lifted|pulled|taken)(?:\s+down|\s+out|\s+up|\s+off)?\s+{_SAFE}"
        r"|(?:carried|dug|led|lifted|pulled|got|hauled)(?=\s[^.;]{1,50}?\s(?:alive|ashore|from\s+(?:the|under)|out\s+of|to\s+safety)\b)|picked\s+up(?=\s+(?:by|\S+\s+(?:at\s+sea|from\s+the|survivors)))|looked\s+after"
    ),
    "released": r"releas(?:ed|ing|es?)|free[ds]|freeing|swapped|exchanged|set\s+free|let\s+go",
    "captured": r"captur(?:ed|ing|es?)|seiz(?:ed|ing|es?)|liberat(?:ed|ing|es?)|overr[au]n|retak(?:en|ing)|retook|took\s+control\s+of|taken\s+prisoner",
    "ceded": r"ced(?:ed?|ing)|give\s+up",
    "infected": r"infect(?:ed|ing)|(?:test(?:ed|ing|s)?)\s+positive|sickened|f(?:ell|allen|alling)\s+(?:ill|sick)|diagnosed|contract(?:ed|ing)(?=\s+(?:the\s+)?(?:[A-Z]\w+|cholera|dengue|diphtheria|ebola|hepatitis|malaria|measles|mpox|plague|polio|typhoid|virus))|c(?:ame|ome)\s+down\s+with|taken\s+ill",
    "charged": r"accused(?=\s+(?:in|of))|charged(?!\s+with\s+(?:finding|making|running))|indicted|sentenced|convicted|prosecuted|acquitted",
    "shot": r"shot|shoots?|shooting|gunshot\s+victims|struck\s+by\s+(?:gunfire|bullets)",
    "survived": r"surviv(?:ed|ing|es|e)|(?:escap(?:ed|ing)|emerged|left|walked\s+away|jumped\s+clear)\s+un(?:harmed|hurt|injured|scathed)|un(?:harmed|hurt|injured|scathed)|out\s+of\s+danger|(?:made\s+it|got|came|crawled)\s+out\s+alive|lived\s+through",
    "protested": r"protest(?:ed|ing|s)?|demonstrat(?:ed|ing|es)|march(?:ed|es|ing)|rall(?:ied|ying)|took\s+to\s+the\s+streets|picketed",
    "destroyed": r"destroy(?:ed|ing|s)?|destruction\s+of|wiped\s+out|raz(?:ed|ing)|torch(?:ed|ing)|demolish(?:ed|ing)|obliterated|flatten(?:ed|ing)|level(?:led|ling|ed)|burn(?:ed|t)\s+(?:down|out|to\s+the\s+ground)|gutted|reduced\s+to\s+\w+|washed\s+away|wreck(?:ed|ing)|ruined|blown\s+up|burned(?=\s+\S+\s+(?:barns|buildings|cars|churches|homes|houses|huts|shops|vehicles))|gone(?=[\s\"”]*(?:[.,;]|\Z))",
    "damaged": r"damag(?:ed|ing|es)|lost\s+(?:its|their)\s+roofs?|cracked|scorched|blew\s+the\s+roofs?\s+off",
    "launched": r"launch(?:ed|ing|es)|fired|firing|fires",
    "cancelled": r"cancell?(?:ed|ing)|call(?:ed|ing)\s+off|scrapped",
    "closed": r"clos(?:ed|ing)|shut(?:ting)?",
    "sold": r"sold|selling",
    "built": r"built|building(?=\s+\d)",
}  # fmt: skip

# The head of the phrase itself says it: "13 deaths".
NOUNS = {
    "killed": r"(?:civilian\s+|confirmed\s+|more\s+)?(?:assassinations?|bod(?:y|ies)|corpses?|dead|deaths?|drownings?|executions?|fatalit(?:y|ies)|femicides?|homicides?|killings?|lives|martyrs?|murders?|slayings?)",
    "injured": r"injur(?:y|ies)|wounded|injured|wounding|bruised|hurt",
    "missing": r"missing|disappearances?",
    "casualties": r"casualt(?:y|ies)",
    "arrested": r"arrests?|detentions?|detainees?",
    "infected": r"infections?|(?:(?:active|confirmed|new|probable|suspected)\s+)?(?:chickenpox|cholera|coronavirus|Covid(?:-19)?|dengue|diphtheria|Ebola|flu|influenza|malaria|measles|meningitis|mpox|plague|polio|tuberculosis|typhoid|Zika)\s+cases|(?:active|confirmed|new|probable|suspected)\s+cases",
    "displaced": r"evacuees?|refugees|displaced",
    "kidnapped": r"abductees?|abductions?|captives?|hostages?|kidnappings?",
    "rescued": r"rescues?",
    "survived": r"survivors?",
}  # fmt: skip
