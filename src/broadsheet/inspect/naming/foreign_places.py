"""Countries and capitals as other languages write them: sorted data, folded, general knowledge.

Cases count as forms of their own where a language has them; only countries that news names often.
"""

from __future__ import annotations

from broadsheet.text.words import fold

_WORDS = {
    "ar": "أفغانستان ألمانيا أمريكا أوكرانيا إسرائيل إيران إيطاليا الأردن الجزائر السعودية السودان الصين العراق الكويت المغرب الهند"
    " اليابان اليمن باريس باكستان بريطانيا بيروت بيونغيانغ تركيا تونس دمشق روسيا سوريا طهران غزة فرنسا فلسطين قطر كييف لبنان لندن"
    " ليبيا مصر موسكو واشنطن بغداد القاهرة الرياض أنقرة القدس بكين",
    "de": "afghanistan belgien brasilien bulgarien china danemark deutschland finnland frankreich georgien griechenland grossbritannien"
    " indien irak iran israel italien japan jemen kambodscha kanada kasachstan kiew kolumbien kroatien lettland libanon libyen litauen"
    " mexiko moldau moskau nordkorea norwegen osterreich polen portugal rumanien russland saudi-arabien schweden schweiz serbien"
    " slowakei slowenien spanien sudan sudkorea syrien tschechien tunesien turkei ukraine ungarn vereinigte_staaten usa venezuela",
    "es": "alemania arabia_saudi argelia argentina belgica bielorrusia brasil camboya colombia corea_del_norte corea_del_sur dinamarca"
    " egipto estados_unidos espana filipinas finlandia francia grecia hungria irak iran italia japon kiev libano libia londres marruecos"
    " mexico moscu noruega paises_bajos palestina peru polonia reino_unido rumania rusia siria sudafrica suecia suiza tailandia tunez"
    " turquia ucrania",
    "fr": "afghanistan afrique_du_sud albanie algerie allemagne angleterre arabie_saoudite argentine australie autriche belgique"
    " bielorussie bresil bulgarie cambodge chine coree_du_nord coree_du_sud croatie danemark egypte espagne etats-unis finlande georgie"
    " bruxelles geneve grande-bretagne grece hongrie inde irak iran irlande israel italie japon kiev liban libye lituanie maroc mexique moscou norvege"
    " palestine pays-bas pologne roumanie royaume-uni russie serbie slovaquie suede suisse syrie tchad thailande tunisie turquie ukraine varsovie vienne",
    "ru": "австралия австрия азербайджан азербайджане азербайджана армения армении афганистан афганистане белоруссия белоруссии"
    " бельгия берлин берлине брюссель брюсселе британия британии великобритания великобритании вашингтон вашингтоне вашингтона венгрия"
    " венгрии газа газе газы германия германии германию грузия грузии донбасс донбассе донецк донецке египет израиль израиле израиля"
    " индия индии ирак иран иране ирана испания испании италия италии казахстан казахстане казахстана камбоджа камбоджи канада канаде"
    " киев киева киеве китай китае китая крым крыма крыму лондон лондоне ливан латвия литва минск минске молдавия молдавии москва"
    " москве москвой москвы москву норвегия париж париже пекин пекине польша польше польши россией россии россию россия румыния"
    " северная_корея сирии сирия сша таиланд таиланда таиланде турции турция украина украине украиной украину украины финляндия"
    " франции франция харьков харькове чехия швейцария швеция эстония япония",
    "uk": "азербайджан білорусі білорусь британія британії брюссель брюсселі варшава варшаві вашингтон вашингтоні велика_британія"
    " грузія грузії донецьк донецьку естонія єгипет ізраїль ізраїлі ірак іран ірані іспанія італія італії казахстан канада канаді київ"
    " києва києві китай китаю китаї крим криму латвія литва литві ліван лондон лондоні львів львова львові молдова молдови москва москви"
    " москві німеччина німеччини німеччині одеса одесі одеси париж парижі польща польщі росією росії росію росія румунія сирія сирії"
    " словаччина сша таїланд туреччина туреччини туреччині угорщина угорщини україна україни україні україною україну франція франції"
    " харків харкова харкові херсон херсоні чехія швеція японія",
    "zh": "中国 乌克兰 以色列 伊朗 俄罗斯 加拿大 北京 华盛顿 印度 基辅 德国 意大利 日本 柬埔寨 法国 泰国 美国 英国 莫斯科 韩国",
}  # fmt: skip

COUNTRIES = frozenset(fold(word.replace("_", " ")) for text in _WORDS.values() for word in text.split())
"""Names of places in other languages than English, folded."""
