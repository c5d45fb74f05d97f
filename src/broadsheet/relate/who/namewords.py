"""Words inside names: offices, legal forms, short names, and other names of one place or body."""

from __future__ import annotations

# What stands before (or behind) a person's name and is no part of it.
TITLES = frozenset(
    """
    admiral ambassador ayatollah baron baroness bishop brigadier captain capt cardinal chancellor chief cllr col colonel
    commander commodore constable councillor count countess dame deputy doctor don dr emir esq father frau gen general gov governor haji hajji herr hon
    imam judge justice king lady lieutenant lord lt madame major marshal mayor minister miss mister mme monsieur mr mrs ms
    mulla mullah mx pope prasident premier president prime prince princess prof professor qari queen rabbi rep rev
    reverend saint sen senator sergeant sgt shaikh sheik sheikh sir sri sultan
    """.split()  # noqa: SIM905 - reads better
)

# Small words inside names of persons; whether they are printed differs.
PARTICLES = frozenset(
    """
    a al and as at ben bin binti bint d da dal de del della den der des di do dos du e el en et i ibn la las le los na o
    of oglu ould the u ul ur v van von vom y zu zum zur
    """.split()  # noqa: SIM905 - reads better
)

# What stands behind the name of somebody who has it from his father, with one word for each kind.
GENERATIONS = {
    "filho": "jr", "ii": "jr", "iii": "iii", "iv": "iv", "jnr": "jr", "jr": "jr", "junior": "jr", "neto": "iii", "senior": "sr",
    "snr": "sr", "sr": "sr",
}  # fmt: skip

# Lines of business: behind the name of a company, whose short name goes without.
BUSINESS = frozenset(
    """
    aerospace aggregates airlines airways automotive bank biotech brewery brewing capital cargo cement chemicals communications construction
    consulting defence defense dynamics electric electronics energy engineering entertainment farms ferries finance financial foods
    freight gas games grid group health healthcare holding holdings hotels industrial industries insurance labs land lines logistics marine
    media medical metals mining motors networks oil parcels partners petroleum pharma pharmaceuticals poultry power properties pumps rail
    railways resources robotics security semiconductors shipping software solar solutions steel stores systems technologies technology
    telecom textiles tobacco trading transport utilities ventures water
    """.split()  # noqa: SIM905 - reads better
)

# What stands before the name of a ship, a storm or a club, and may lack.
LEADS = frozenset("cyclone fc hmas hms hurricane mv ms severe ss storm super tropical typhoon uss".split())  # noqa: SIM905

# Waters and hills, whose kind may lack where it was said before: "the Fraser", "the Trent".
WATERS = frozenset("creek lake mount river".split())  # noqa: SIM905

# Legal forms, folded, longest first where they are several words, with a common name for their kind.
LEGAL_FORMS = (
    ("a/s", "ltd"), ("ab", "ltd"), ("ag", "plc"), ("aktiebolag", "ltd"), ("aktiengesellschaft", "plc"),
    ("aktsionernoe obshchestvo", "plc"), ("akg", "plc"), ("ano", "ano"), ("ao", "plc"), ("asa", "plc"), ("as", "ltd"), ("bhd", "ltd"),
    ("bv", "ltd"), ("b v", "ltd"), ("bvba", "ltd"), ("co", "co"), ("co kg", "kg"), ("company", "co"), ("corp", "co"),
    ("corporation", "co"), ("gesellschaft mit beschrankter haftung", "ltd"), ("gmbh", "ltd"), ("holding", "holding"),
    ("holdings", "holding"), ("inc", "co"), ("incorporated", "co"), ("joint stock company", "plc"), ("jsc", "plc"),
    ("joynt stock company", "plc"), ("kft", "ltd"), ("kg", "kg"), ("kk", "plc"), ("l l c", "ltd"), ("limited", "ltd"),
    ("limited liability company", "ltd"), ("limited liability partnership", "lp"), ("limited partnership", "lp"),
    ("llc", "ltd"), ("llp", "lp"), ("lp", "lp"), ("ltd", "ltd"), ("ltda", "ltd"), ("n v", "plc"), ("nv", "plc"),
    ("oao", "plc"), ("obshchestvo s ogranichennoy otvetstvennostyu", "ltd"), ("ojsc", "plc"), ("ooo", "ltd"),
    ("open joint stock company", "plc"), ("otkrytoe aktsionernoe obshchestvo", "plc"), ("oy", "ltd"), ("oyj", "plc"),
    ("p t", "ltd"), ("pao", "plc"), ("pjsc", "plc"), ("plc", "plc"), ("private limited", "ltd"), ("pt", "ltd"), ("pte", "ltd"),
    ("pte ltd", "ltd"), ("pty", "ltd"), ("pty ltd", "ltd"), ("public joint stock company", "plc"),
    ("public limited company", "plc"), ("pvt ltd", "ltd"), ("s a", "plc"), ("s a r l", "ltd"), ("s p a", "plc"),
    ("s r l", "ltd"), ("sa", "plc"), ("sa de cv", "plc"), ("sarl", "ltd"), ("sas", "ltd"), ("sdn bhd", "ltd"), ("se", "plc"), ("sl", "ltd"),
    ("societate cu raspundere limitata", "ltd"), ("societatea cu raspundere limitata", "ltd"), ("societe anonyme", "plc"),
    ("sp z o o", "ltd"), ("spa", "plc"), ("srl", "ltd"), ("tbk", "plc"), ("tov", "ltd"), ("zao", "plc"),
    ("zrt", "plc"),
)  # fmt: skip

# Words of companies and bodies that part nothing: one in each line is as good as the others.
SPELLINGS = {
    "and": "", "&": "", "n": "", "the": "", "of": "", "for": "", "von": "", "und": "", "et": "", "de": "",
    "bros": "brothers", "center": "centre", "color": "colour", "defence": "defense", "dept": "department", "favour": "favor",
    "first": "1", "fourth": "4", "govt": "government", "grp": "group", "harbor": "harbour", "int'l": "international",
    "intl": "international", "labour": "labor", "mfg": "manufacturing", "mgmt": "management", "ministries": "ministry",
    "nat'l": "national", "natl": "national", "organisation": "organization", "program": "programme", "second": "2",
    "svcs": "services", "tech": "technology", "third": "3", "univ": "university",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twenty": "20", "thirty": "30", "forty": "40",
    "fourty": "40", "fifty": "50",
}  # fmt: skip

# Short and other forms of first names; each line is one name, sorted by its first form.
NICKNAMES = tuple(
    frozenset(line.split())
    for line in """
    abdul abdel abd abdal
    abraham abe
    agha aga
    ahmed ahmad achmad akhmed
    albert al bert
    alexander alex alexandr aleksandr aleksander oleksandr aliaksandr alexandre alejandro alessandro sasha sandy iskander
    alexei aleksei alexey aleksey oleksii oleksiy alexi alexej
    alexandra aleksandra oleksandra sasha
    ali aly
    andrew andy drew andrei andrey andriy andrii andre andreas andrzej
    anthony tony antony anton antonio
    barack barry
    barbara barb barbie
    benjamin ben benny bibi binyamin
    boris borys
    catherine katherine kate katie cathy kathy katharine ekaterina kateryna yekaterina
    charles charlie chuck karl carl carlos
    christopher chris
    daniel dan danny danil danylo
    daria darya dasha daryna
    david dave davey
    deborah debbie deb
    dmitry dmitri dmitrii dmitriy dmytro dimitri dima dmitrij
    donald don donny
    edward ed eddie ted teddy eduard
    elizabeth liz lizzie beth betty eliza elisabeth
    eugene gene yevgeny evgeny yevgeni evgeni yevhen evgenii
    francis frank franco francisco paco
    frederick fred freddie friedrich frederic frederik
    gabriel gabe gabriele
    george georges georg jorge giorgio georgy heorhiy giorgi
    gregory greg grigory hryhoriy
    henry harry hank heinrich henri
    hussein husain hussain husayn hossein
    igor ihor
    ivan vanya
    jacob jake yakov
    james jim jimmy jamie jaime
    janet jan
    jennifer jen jenny
    jeffrey jeff geoffrey geoff
    jessica jess
    john jack johnny jon juan ivan jean johann hans giovanni joao jan yahya
    jonathan jon
    joseph joe joey jose josef giuseppe youssef yusuf yousef yosef
    joshua josh
    kenneth ken kenny
    konstantin kostya
    lawrence larry laurence
    leonid leo
    louis lou luis luigi ludwig
    margaret maggie peggy meg
    maria mary marie mariya mariia
    matthew matt matthias mateo
    michael mike mick mikhail michel miguel michal mykhailo mykhaylo michajlo michail misha
    michelle michele
    mohammed muhammad mohamed mohammad mohamad muhammed mohamad muhamad muhammet mehmet mochammad mukhamed magomed
    mykola nikolai nikolay nicholas nick nicolas nikolas
    natalia natalya nataliya natasha
    nathaniel nathan nate
    oleg oleh
    olga olha
    osama usama
    pamela pam
    patricia pat patty trish
    patrick pat paddy
    paul pavel pavlo pablo paolo
    peter pete pyotr petro pedro pierre petr
    philip phil phillip philippe felipe
    rebecca becky becca
    richard rick dick ricky rich ricardo
    robert bob bobby rob robbie bert roberto
    ronald ron ronnie
    samuel sam sammy
    sergei sergey serhii serhiy sergej sergejs serge sergi serhij seryozha
    stephen steve steven stefan stephan esteban stephane stepan
    susan sue suzanne susanna
    svetlana svitlana
    terence terry
    theodore ted teddy theo
    teresa tessie tess terri tereza theresa
    thomas tom tommy tomas
    timothy tim timmy
    usman othman osman uthman
    victoria vicky tori
    victor viktor vic
    vladimir volodymyr vlad volodya wladimir wolodymyr uladzimir vova
    vyacheslav viacheslav
    walter walt
    william bill billy will liam willie
    yulia julia yuliya iuliia
    yuri yury yuriy iurii
    zachary zach zack
    """.strip().splitlines()
)

# Other names of one place, one body, one thing, each line sorted by its first; countries are in text/countries.tsv.
ALIASES = tuple(
    tuple(part.strip() for part in line.split("|"))
    for line in """
    african union | au
    al qaeda | al qaida | al-qa'ida | al-qaeda | al-qaida
    almaty | alma-ata | alma ata
    ankara | angora
    astana | nur-sultan | akmola | nursultan
    artsakh | nagorno-karabakh | nagorno karabakh | karabakh
    association of southeast asian nations | asean
    bangalore | bengaluru
    bakhmut | artemivsk | artyomovsk | artemovsk
    beijing | peking
    bombay | mumbai
    british broadcasting corporation | bbc
    burma | myanmar
    calcutta | kolkata
    central intelligence agency | cia
    chernihiv | chernigov
    chernobyl | chornobyl
    chisinau | kishinev
    dhaka | dacca
    dnipro | dnepr | dnipropetrovsk | dnepropetrovsk
    donetsk oblast | donetsk region
    european central bank | ecb
    european commission | ec
    european union | eu | e.u.
    federal bureau of investigation | fbi | f.b.i.
    federal reserve | fed | us federal reserve
    federal security service | fsb
    food and agriculture organization | fao
    gdansk | danzig
    ho chi minh city | saigon
    international atomic energy agency | iaea
    international criminal court | icc
    international monetary fund | imf
    international olympic committee | ioc
    irgc | islamic revolutionary guard corps | revolutionary guards | iran's revolutionary guards
    islamic state | isis | isil | daesh | islamic state group
    israel defense forces | idf | israeli military | israeli army
    kandahar | qandahar
    kharkiv | kharkov
    kherson | herson
    kropyvnytskyi | kirovohrad
    kyiv | kiev | kyyiv
    lviv | lvov | lemberg
    luhansk | lugansk
    madras | chennai
    mariupol | mariupil
    mecca | makkah
    moscow | moskva | moskwa
    mosul | al mawsil
    mykolaiv | nikolaev | nikolayev
    national security agency | nsa
    nato | north atlantic treaty organization | north atlantic treaty organisation
    new york | new york city | nyc
    odesa | odessa
    organization of the petroleum exporting countries | opec
    organization for security and co-operation in europe | osce
    people's liberation army | pla
    pyongyang | p'yongyang
    rangoon | yangon
    riyadh | ar riyadh
    saint petersburg | st. petersburg | st petersburg | leningrad | petersburg
    sumy | sumi
    security service of ukraine | sbu
    sea of japan | east sea
    state department | us state department | u.s. state department
    syria | syrien | syrie | siria
    tehran | teheran
    telegram | telegram app
    truth social | truthsocial
    turkey | turkei | turquie | turquia
    un | u.n. | united nations
    un security council | united nations security council | u.n. security council
    unesco | united nations educational, scientific and cultural organization
    unhcr | un refugee agency | united nations high commissioner for refugees
    unicef | united nations children's fund
    ussr | soviet union
    volgograd | stalingrad
    washington | washington dc | washington, d.c. | washington d.c.
    world bank | the world bank
    world food programme | wfp | world food program
    world health organization | who | world health organisation
    world trade organization | wto
    xi'an | xian
    zaporizhzhia | zaporozhye | zaporizhia | zaporizhya
    """.strip().splitlines()
)

# Words that only bodies have in their names.
BODY_WORDS = frozenset(
    """
    academy agency airlines airport army assembly association authority bank board brigade bureau capital centre center
    club college commission committee company congress corporation council court department energy federation force
    forces foundation fund government group holdings hospital industries institute international league ministry motors
    museum news office organization organisation parliament partners party police school senate service services society
    solutions systems technologies times trust union united university
    """.split()  # noqa: SIM905 - reads better
)
