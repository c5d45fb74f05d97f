# ruff: noqa: SIM905 - tables of words read better as prose
"""What figures count, by language: sorted data for ``units``. Canonical units are English and singular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


def _forms(rows: str) -> dict[str, str]:
    """Read rows "canonical: form form; ..." into a table of each form, lower case; "_" stands for a blank."""
    out: dict[str, str] = {}
    for row in rows.split(";"):
        name, _, forms = row.strip().partition(":")
        out |= dict.fromkeys((form.replace("_", " ") for form in forms.split()), name)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """How a language names what it counts."""

    people: frozenset[str]  # every form; all fold to "person"
    measures: Mapping[str, str]  # they follow the number at once: km, percent, dollars
    things: Mapping[str, str]  # inflected noun to the canonical one
    stops: frozenset[str]  # a noun phrase ends before these
    bounds: Mapping[str, tuple[str, ...]]  # bound to phrases before the number, as patterns
    bounds_after: Mapping[str, tuple[str, ...]]  # and after it
    others: frozenset[str] = frozenset()  # "others", "more": the noun is the one said before
    skipped: str = r"(?!)"  # may stand between a number and its noun: "of the"


_EN_PEOPLE = """
spaniards alpinist alpinists analysts apprentice apprentices backpacker backpackers beachgoers biker bikers birdwatchers boater boaters boxers butchers camper campers cardinals carers
celebrants chefs clerks climber climbers cooks couriers crowd cyclist cyclists deserter deserters diner diners dissidents divers dockworkers donors economists elector electors envoys
executives exiles festivalgoers fugitive gendarme gendarmes gamblers graduates herders homeowners hunter hunters jawan jawans jockeys joggers jurors legislators loggers looters machinists
mechanics merchants motorcyclist motorcyclists motorist motorists mountaineer mountaineers newborns onlookers orphan orphans owners paddlers painters panellists parliamentarians partisans
partygoer pensioners porter porters preachers prosecutors rafters readers retirees rowers runners sappers scholars scouts sex_workers shareholders shepherd shepherds skiers squatters
staffers stowaways subscriber subscribers surfers surgeons technician technicians townspeople trafficker traffickers trekker trekkers truckers vacationers veteran veterans viewer viewers
walkers warders welders worshippers
accomplice accomplices activist activists actor actors adult adults afghans agent agents aide aides airman
airmen americans applicant applicants artist artists assailant assailants athlete athletes attacker
attackers attendee attendees australians babies baby bishops bodies body boy boys britons brother brothers
bystander bystanders cadet cadets campaigner campaigners canadians candidate candidates captive captives
casualties casualty child children citizen citizens civilian civilians cleric clerics colleague colleagues
combatant combatants commander commanders commando commandos commuter commuters companion companions concertgoers congregant
congregants congressmen conscript conscripts contractor contractors convict convicts corpse corpses
councillors councilors crew crewmember crewmembers crewmen customer customers dancer dancers daughter
daughters dead death deaths deckhand deckhands delegate delegates demonstrator demonstrators deputies deputy
detainee detainees diplomat diplomats doctor doctors driver drivers elder elders employee employees engineer
engineers evacuee evacuees extremist extremists fan fans farmer farmers fatalities fatality father fathers
female females fighter fighters firefighter firefighters fisherman fishermen foreigner foreigners fugitive
fugitives gangster gangsters germans girl girls guard guards guerrilla guerrillas guest guests gunman gunmen
hiker hikers holidaymakers hostage hostages immigrant immigrants indians infant infantry infantrymen infants
inhabitant inhabitants injured inmate inmates inspector inspectors insurgent insurgents intern interns
investigator investigators iraqis islander islanders israelis jihadis jihadists journalist journalists judge
judges juvenile juveniles kid kidnappers kids laborers labourers lawmaker lawmakers lawyer lawyers leader
leaders lifeguards lives local locals male males man marine marines mayor mayors medic medics member members
men mercenaries mercenary mexicans migrant migrants militant militants militia militiamen miner miners
minister ministers minor minors monks mother mothers mourner mourners musician musicians nationals neighbor
neighbors neighbour neighbours nuns nurse nurses officer officers official officials operative operatives
pakistanis palestinians paramedic paramedics parent parents parishioner parishioners participant
participants partygoers passenger passengers patient patients peacekeeper peacekeepers pedestrian
pedestrians pensioner pensioners people peoples perpetrator perpetrators person personnel persons pilgrim
pilgrims pilot pilots player players poachers police policeman policemen politician politicians priest
priests prisoner prisoners professor professors protester protesters protestor protestors pupil pupils
ranger rangers rebel rebels recruit recruits refugee refugees relative relatives reporter reporters rescuer
rescuers reservist reservists resident residents respondent respondents revelers revellers rider riders
rioter rioters robber robbers russians sailor sailors schoolboys schoolchildren schoolgirls scientist
scientists seafarer seafarers seamen senators serviceman servicemember servicemembers servicemen sheriff
sheriffs shooter shooters shopper shoppers sibling siblings sister sisters smuggler smugglers soldier
soldiers son sons spectator spectators staff staffer staffers student students supporter supporters survivor
survivors suspect suspects swimmer swimmers syrians teacher teachers teen teenager teenagers teens tenant
tenants terrorist terrorists toddler toddlers tourist tourists trader traders trainee trainees traveler
travelers traveller travellers troop trooper troopers troops turks ukrainians undergraduate undergraduates
user users vendor vendors victim victims villager villagers visitor visitors volunteer volunteers voter
voters warrior warriors widow widows wife witness witnesses woman women worker workers worshiper worshipers
worshipper worshippers wounded youngster youngsters youth youths
"""
_EN = UnitWords(
    people=frozenset(_EN_PEOPLE.split()),
    measures=_forms(
        "barrel a day: bpd b/d;million_tonnes_a_year: mtpa;bcm: bcm;TEU: teu teus;becquerel: becquerel becquerels;bushel: bushel bushels;byte: bytes;centner: centner centners;decibel: decibel decibels db;dunam: dunam dunams;fathom: fathom fathoms;"
        "fortnight: fortnight fortnights;furlong: furlongs;hertz: hertz hz;hectolitre: hectolitre hectolitres hectoliters;hectopascal: hectopascals hpa millibars;joule: joules;kilowatt hour: kwh kilowatt-hours kilowatt_hours;league: leagues;light year: light-years light_years;megabyte: megabyte megabytes mb;"
        "megahertz: megahertz mhz;gigahertz: gigahertz ghz;mg: milligram milligrams mg;ml: millilitre millilitres milliliters ml;microgram: microgram micrograms µg;millisecond: milliseconds;nautical mile: nautical_mile nautical_miles;ppm: ppm parts_per_million;pint: pint pints;pixel: pixels;quart: quarts;quintal: quintal quintals;"
        "rpm: rpm;sievert: sieverts;millisievert: millisieverts;stone: stones;terabyte: terabyte terabytes tb;volt: volts;watt: watt watts;yard: yard yards yds;point: pts;cubic foot: cubic_feet;"
        "AFN: afghanis;ALL: leks;AMD: drams;AOA: kwanzas;AZN: manats;BGN: leva;BOB: bolivianos;BRL: reais;BWP: pula;CRC: colones;CZK: koruna korunas;ETB: birrs;GEL: laris;GMD: dalasis;GTQ: quetzals quetzales;HNL: lempiras;HTG: gourdes;KGS: soms;KHR: riels;KZT: tenge;LAK: kip;MDL: lei;MMK: kyat kyats;MNT: tugriks;"
        "MWK: kwachas;MZN: meticals meticais;PEN: soles;PGK: kina;PYG: guaranis;RSD: dinars_serbian;RWF: rwandan_francs;SLE: leones;XOF: cfa_francs cfa;VES: bolivars;ZMW: kwacha;acre: acre acres;AED: dirham dirhams;barrel a day: barrels_a_day barrels_per_day;basis point: basis_point basis_points;BDT: taka;ETB: birr;GHS: cedi cedis;HUF: forint forints;IDR: rupiah;MYR: ringgit;NGN: naira;PLN: zloty zlotys zloties;SAR: riyal riyals;THB: baht;VND: dong;ZAR: rand;AUD: australian_dollars;barrel: barrel barrels;CAD: canadian_dollars;calorie: calorie calories;"
        "carat: carat carats;cent: cents;century: century centuries;CHF: francs swiss_francs;CNY: yuan renminbi;cm: cm centimetre centimeter centimetres centimeters;"
        "day: day days;decade: decade decades;degree: degree degrees °c °f °_c °_f c f;p: p pence;gigawatt hour: gwh gigawatt_hours;megawatt hour: mwh megawatt_hours;terawatt hour: twh terawatt_hours;EUR: euro euros;foot: foot feet ft;"
        "g: gram grams gramme grammes;gallon: gallon gallons;GB: gigabyte gigabytes gb;GBP: pound_sterling pounds_sterling;gigawatt: gigawatt gigawatts gw;"
        "hectare: ha hectare hectares;hour: hour hours hrs;ILS: shekel shekels;inch: inch inches;INR: rupee rupees;JPY: yen;"
        "kg: kg kilo kilos kilogram kilograms;km: km kilometre kilometres kilometer kilometers kms;km/h: km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour km_per_hour km_an_hour;"
        "knot: knot knots;kilowatt: kilowatt kilowatts kw;litre: litre litres liter liters;KRW: won;megawatt: megawatt megawatts mw;m: metre metres meter meters m;m3: cubic_metres cubic_meters m³;"
        "mile: mile miles;mph: mph miles_per_hour miles_an_hour;minute: minute minutes mins;mm: mm millimetre millimetres millimeter millimeters;month: month months;"
        "ounce: ounce ounces oz;percent: percent per_cent pc pct percentage;percentage point: percentage_point percentage_points;"
        "pound: pound pounds lbs;quarter: quarters;RUB: rouble roubles ruble rubles;second: seconds;SEK: kronor;"
        "km2: square_kilometres square_kilometers square_km sq_km km²;square mile: square_miles;m2: square_metres square_meters m²;square foot: square_feet;"
        "ton: t ton tons tonne tonnes;TRY: lira liras;UAH: hryvnia hryvnias;USD: dollar dollars us_dollars;week: week weeks;year: year years yr yrs"
    ),
    things=_forms(
        "aircraft: aircraft;bus: buses busses;crisis: crises;criterion: criteria;datum: data;fish: fish;foot: feet;gas: gases;"
        "goose: geese;half: halves;house: houses;knife: knives;leaf: leaves;life: lives;loaf: loaves;mouse: mice;movie: movies;"
        "ox: oxen;series: series;sheep: sheep;shelf: shelves;species: species;thief: thieves;tooth: teeth;wife: wives;wolf: wolves;"
        "headquarters: headquarters;spacecraft: spacecraft;cattle: cattle;pair: pairs;rookie: rookies;selfie: selfies;sortie: sorties;vessel: vessels;case: cases;base: bases;"
        "house: houses;horse: horses;purchase: purchases;course: courses;corpse: corpses;hostage: hostages;"
        "response: responses;release: releases;vaccine: vaccines;cache: caches;axe: axes;shoe: shoes;canoe: canoes;tie: ties;zombie: zombies;cookie: cookies;"
        "nurse: nurses;warehouse: warehouses;greenhouse: greenhouses;lighthouse: lighthouses;license: licenses;licence: licences;"
        "expense: expenses;defense: defenses;offense: offenses;increase: increases;disease: diseases;phase: phases;clause: clauses;exercise: exercises"
    ),
    stops=frozenset(
        """
        a aboard higher lower greater agree approve believe disapprove expect favor favour feel oppose plan see think trust want about above according across after again aged ages age against ago ahead all almost along already also although always among amid an and
        any appear appeared are around arrived as aside at away back be became because become been before began behind being below beside
        besides between beyond both but by called came can cannot caused come confirmed could crashed declared despite did died do does done down during each
        early either entered even ever every exploded far fell first flew for found from gathered gave get go going got had half has have he held her here him his how however hit
        if in including inside instead into involved involving is it its just last late later least left less like listed made many may me might more most much must my
        nearby need needed near never next no nor not now of off on once one only onto or other our out outside over own past per
        remain remained remaining reported said same say says scheduled set she should shot showed since so some still struck such suffered than that the
        their them then there these they this those though through throughout till to today together tomorrow too took toward towards under
        until unlike up upon us used via was we went were what when where whether which while who whom whose why will with within without
        worth would yesterday yet you your injured killed wounded dead missing hurt arrested detained displaced evacuated downed destroyed
        launched fired captured seized rescued freed released hospitalized hospitalised intercepted damaged fled lost tested wanted charged
        sentenced involve include included includes live lived work worked voted attended participated took apart overnight monday tuesday wednesday
        thursday friday saturday sunday january february march april june july august september october november december whose
        critically seriously fatally presumed feared believed thought confirmed drowned perished slain murdered executed abducted kidnapped
        """.split()
    ),
    bounds={
        "about": ("about", "an?\\s+estimated", "almost", "approximately", "around", "circa", "close\\s+to", "closer\\s+to", "estimated", "nearly", "roughly", "some", "~", "an?\\s+average\\s+of", "more\\s+or\\s+less" ),
        "at_least": ("just\\s+over", "a\\s+minimum\\s+of", "above", "at\\s+least", "in\\s+excess\\s+of", "(?<!no\\s)(?<!not\\s)more\\s+than", "no\\s+fewer\\s+than", "no\\s+less\\s+than", "not\\s+less\\s+than", "over", "upwards?\\s+of", "well\\s+over", "exceeding", "exceeded", "exceeds", "surpassed", "topped", "passed"),
        "at_most": ("just\\s+under", "just\\s+short\\s+of", "a\\s+maximum\\s+of", "as\\s+many\\s+as", "as\\s+much\\s+as", "at\\s+most", "below", "fewer\\s+than", "less\\s+than", "no\\s+more\\s+than", "not\\s+more\\s+than", "under", "up\\s+to"),
        "exact": ("exactly", "just", "only", "a\\s+total\\s+of", "all", "another", "a\\s+further", "precisely"),
    },
    bounds_after={"about": ("or\\s+so",), "at_least": ("or\\s+more", "and\\s+counting", "\\+"), "at_most": ("or\\s+fewer", "or\\s+less")},
    others=frozenset("others other more further additional".split()),
    skipped=r"\s+(?:of\s+(?:the|its|his|her|their|these|those|our)\s+(?:\w+\s+)??|or\s+(?:more|fewer|less|so)\s+)",
)  # fmt: skip

# Happenings that are numbered: "the third meeting" says that there were three.
NUMBERED = frozenset(
    """
    attack attempt case coup crash death earthquake election evacuation explosion launch meeting mission phase protest raid
    recall referendum round session shooting shutdown strike summit visit vote walkout wave
    """.split()
)

_DE = UnitWords(
    people=frozenset(
        """
        abgeordnete abgeordneten aktivisten anhänger anwohner ärzte ärztinnen athleten athletinnen ausländer autofahrer bergleute bergsteiger besatzungsmitglieder beschuldigte beschuldigten besucher besucherinnen bürgerinnen delegierte einheimische einwohnern eltern erkrankte evakuierte fans fischer flüchtlingen fußgänger gäste geflüchtete geflohene gläubige grenzbeamte infizierte inhaftierte kandidaten kollegen krieger kumpel landwirte lehrer lehrkräfte mädchen matrosen mitglieder mitgliedern mieter minderjährige nutzer obdachlose pendler pfleger pflegekräfte piloten pilger radfahrer reisende rentner retter schutzsuchende senioren siedler spieler sportler streikende studierende tänzer todesfälle überlebende urlauber vertriebene wähler wanderer zeugen zuschauer zuwanderer angehörigen beamten beschäftigten helfern jugendlichen kindern menschen migrantinnen reisenden soldatinnen schülern studierenden vertriebenen verdächtigen zivilistinnen
        angehörige angreifer angestellte arbeiter babys beamte bewohner bürger demonstranten einsatzkräfte einwohner erwachsene feuerwehrleute
        flüchtlinge fahrgäste festgenommene frau frauen geiseln gefangene gefangenen häftlinge helfer insassen jugendliche journalisten kinder kind kämpfer kriegsgefangene kunden kundinnen leben leute leichen leiche
        mann männer menschen mensch migranten mitarbeiter mädchen opfer passagiere patienten personen person polizisten polizist rettungskräfte
        schüler schülerinnen soldaten soldat studenten teilnehmer terroristen tote toten toter todesopfer todesopfern touristen tatverdächtige vermisste vermissten verdächtige verletzte verletzten verletzter
        verwundete verwundeten zivilisten zivilist jungen seeleute beschäftigte opfern männern kindern soldatinnen feuerwehrleuten
        """.split()
    ),
    measures=_forms(
        "km/h: km/h stundenkilometer stundenkilometern;mm: mm millimeter;cm: cm zentimeter;degree: grad °c;megawatt: megawatt mw;gigawatt: gigawatt gw;kilowatt hour: kilowattstunden kwh;terawatt hour: terawattstunden twh;second: sekunden sekunde;century: jahrhunderte;decade: jahrzehnte jahrzehnt jahrzehnten;g: gramm;barrel: barrel;quarter: quartale;percentage point: prozentpunkt prozentpunkte prozentpunkten;CHF: franken;PLN: zloty;"
        "percentage point: prozentpunkt prozentpunkte prozentpunkten;percent: prozent %;EUR: euro;USD: dollar us-dollar;RUB: rubel;CHF: franken;GBP: pfund;km: kilometer kilometern km;m: meter metern m;m3: kubikmeter kubikmetern;crown: kronen krone;"
        "ton: tonnen tonne;kg: kilo kilogramm kg;hectare: hektar;day: tag tage tagen;week: woche wochen;month: monat monate monaten;year: jahr jahre jahren;"
        "hour: stunde stunden;minute: minute minuten;degree: grad;litre: liter;km2: quadratkilometer;megawatt: megawatt"
    ),
    things=_forms(
        "vote: stimme stimmen;drone: drohne drohnen kampfdrohnen;missile: rakete raketen marschflugkörper;house: haus häuser häusern wohnhäuser;building: gebäude gebäuden;village: dorf dörfer dörfern;"
        "region: regionen region;ship: schiff schiffe schiffen;plane: flugzeug flugzeuge;vehicle: fahrzeug fahrzeuge;car: auto autos;country: land länder ländern staaten;"
        "attack: angriff angriffe angriffen;town: ort orte orten;city: stadt städte städten;school: schule schulen;case: fall fälle fällen;tank: panzer;bomb: bombe bomben;"
        "round: runde runden;meeting: treffen;household: haushalte haushalten;company: unternehmen firmen;job: stellen arbeitsplätze"
    ),
    stops=frozenset(
        """
        aber als am an auf aus bei bis das dass dem den der des die durch ein eine einem einen einer es für gegen haben hat hatte hatten im in ins ist mit nach
        nicht noch oder sei seien seit sich sie sind sollen über um und unter vom von vor wurde wurden war waren werden wie wird zu zum zur zwischen
        getötet verletzt gestorben starben während ums darunter
        """.split()
    ),
    bounds={
        "about": ("etwa", "rund", "ungefähr", "circa", "ca\\.", "knapp", "fast", "gegen", "schätzungsweise"),
        "at_least": ("mindestens", "mehr\\s+als", "über", "wenigstens", "nicht\\s+weniger\\s+als"),
        "at_most": ("bis\\s+zu", "höchstens", "maximal", "weniger\\s+als", "unter"),
        "exact": ("insgesamt", "nur", "genau", "weitere"),
    },
    bounds_after={"at_least": ("oder\\s+mehr",)},
    others=frozenset("weitere weiteren andere anderen".split()),
)  # fmt: skip

_FR = UnitWords(
    people=frozenset(
        """
        adhérents adultes agriculteurs alpinistes aînés ambulanciers assaillants athlètes automobilistes avocats bénévoles candidats chômeurs citoyens clients collégiens conducteurs cyclistes délégués démineurs députés détenues diplomates écoliers électeurs élèves enseignants étrangers évacués exilés femmes fidèles fonctionnaires grévistes infirmières infirmiers internautes joueurs kamikazes lycéens maires marins médecins mercenaires militants mineurs musiciens ouvrières paysans pêcheurs pèlerins piétons pilotes randonneurs ressortissants retraités riverains salariés sauveteurs sénateurs sinistrés soignants spectateurs supporters survivants suspects usagers vacanciers villageois votants
        adolescents agents blessés blessées blessé blessée cadavres civils civil corps combattants décès détenus disparus disparues enfants enfant employés étudiants femmes femme fillettes filles
        garçons gendarmes habitants hommes homme journalistes jeunes manifestants membres migrants militaires morts mort morte otages ouvriers passagers patients personnes personne
        policiers policier pompiers prisonniers réfugiés rebelles soldats soldat terroristes touristes travailleurs tués vies victimes victime
        """.split()
    ),
    measures=_forms(
        "km/h: km/h kilomètres_par_heure kilomètres-heure;mm: mm millimètres;cm: cm centimètres centimètre;second: seconde secondes;decade: décennie décennies;century: siècles siècle;megawatt: mégawatts mw;gigawatt: gigawatts gw;g: grammes;barrel: barils baril;litre: litre;m2: mètres_carrés m²;percentage point: point points;XOF: francs_cfa;CAD: dollars_canadiens;MAD: dirhams;"
        "percentage point: points_de_pourcentage;percent: pour_cent %;EUR: euro euros d'euros;USD: dollar dollars;RUB: roubles;CHF: francs;GBP: livres;km: kilomètre kilomètres km;m: mètre mètres m;m3: mètres_cubes;crown: couronnes couronne;"
        "ton: tonne tonnes;kg: kilo kilos kg;hectare: hectare hectares;day: jour jours;week: semaine semaines;month: mois;year: an ans année années;"
        "hour: heure heures;minute: minute minutes;degree: degrés;litre: litres;km2: kilomètres_carrés"
    ),
    things=_forms(
        "vote: voix;drone: drone drones;missile: missile missiles;house: maison maisons;building: bâtiment bâtiments immeubles immeuble;village: village villages;region: région régions;"
        "ship: navire navires;plane: avion avions;vehicle: véhicule véhicules;car: voiture voitures;country: pays;attack: attaque attaques;city: ville villes;"
        "school: école écoles;case: cas;tank: char chars;bomb: bombe bombes;company: entreprises;household: foyers;job: emplois;round: cycles;meeting: réunions rencontres"
    ),
    stops=frozenset(
        """
        a à au aux avec ce ces dans de depuis des dont du elle en entre est et été il ils la le les leur lors mais n'est on ont ou où par pendant plus pour qu'il
        que qui sa sans se selon ses son sont sous sur un une vers était étaient ayant avant après contre
        """.split()
    ),
    bounds={
        "about": ("environ", "près\\s+de", "quelque", "à\\s+peu\\s+près", "presque", "une\\s+estimation\\s+de"),
        "at_least": ("au\\s+moins", "plus\\s+de", "plus\\s+d['’]", "pas\\s+moins\\s+de", "minimum"),
        "at_most": ("au\\s+plus", "jusqu['’]à", "moins\\s+de", "moins\\s+d['’]", "maximum"),
        "exact": ("au\\s+total", "seulement", "exactement"),
    },
    bounds_after={"at_least": ("au\\s+moins", "ou\\s+plus"), "at_most": ("au\\s+plus",)},
    others=frozenset("autres".split()),
    skipped=r"\s+(?:de\s+|d['’])",
)  # fmt: skip

_ES = UnitWords(
    people=frozenset(
        """
        abogados activistas afectados agricultores alumnos ancianos aspirantes asistentes atletas bebés brigadistas campesinos candidatos ciclistas clientes colonos compatriotas conductores consejeros contagiados damnificados deportistas detenidas diputados ejecutivos electores empleados enfermeros enfermos escolares espectadores evacuados excursionistas familiares feligreses funcionarios ganaderos hinchas huelguistas huéspedes indígenas infectados internos jornaleros jubilados jugadores madres maestros marineros marinos médicos miembros montañeros motociclistas muchachos mujeres náufragos obreros opositores padres parientes peatones peregrinos pescadores pilotos profesores reclusos repatriados rescatistas residentes senadores sicarios sindicalistas sobrevivientes supervivientes sospechosos tripulantes usuarios varones vecinas veraneantes viajeros visitantes votantes
        adultos agentes bomberos ciudadanos civiles civil cadáveres combatientes cuerpos desaparecidos desaparecidas desplazados detenidos estudiantes fallecidos fallecidas fallecido guerrilleros
        habitantes heridos heridas herido hombres hombre jóvenes lesionados manifestantes menores migrantes militares mineros muertes muertos muertas muerto mujeres mujer niñas niños niño
        pasajeros pacientes periodistas personas persona policías policía presos prisioneros rehenes refugiados soldados soldado terroristas trabajadores turistas víctimas víctima vidas vecinos
        """.split()
    ),
    measures=_forms(
        "km/h: km/h kilómetros_por_hora;mm: mm milímetros;cm: cm centímetros centímetro;second: segundo segundos;decade: década décadas;century: siglos siglo;megawatt: megavatios mw;gigawatt: gigavatios gw;g: gramos;barrel: barriles barril;litre: litro;m2: metros_cuadrados m²;percentage point: punto puntos;quarter: trimestres;"
        "percentage point: puntos_porcentuales;percent: por_ciento %;EUR: euro euros;USD: dólar dólares;MXN: pesos;RUB: rublos;GBP: libras;km: kilómetro kilómetros km;m: metro metros m;m3: metros_cúbicos;crown: coronas corona;"
        "ton: tonelada toneladas;kg: kilo kilos kilogramos kg;hectare: hectárea hectáreas;day: día días;week: semana semanas;month: mes meses;year: año años;"
        "hour: hora horas;minute: minuto minutos;degree: grados;litre: litros;km2: kilómetros_cuadrados"
    ),
    things=_forms(
        "vote: voto votos;drone: dron drones;missile: misil misiles;house: casa casas vivienda viviendas;building: edificio edificios;village: aldea aldeas pueblos;region: región regiones;"
        "ship: barco barcos buques;plane: avión aviones;vehicle: vehículo vehículos;car: coche coches auto autos;country: país países;attack: ataque ataques;"
        "city: ciudad ciudades;school: escuela escuelas;case: caso casos;tank: tanques;bomb: bomba bombas;company: empresas;household: hogares;job: empleos;round: rondas;meeting: reuniones"
    ),
    stops=frozenset(
        """
        a al como con contra cuando de del desde dos durante ella ellas ellos e el ella en entre era es esta está están este fue fueron ha haber había habían han hasta la las le lo los mientras
        murieron muertos o para pero por que quedaron resultaron se según ser sin sobre son su sus tras un una y ya
        """.split()
    ) - {"muertos", "dos"},
    bounds={
        "about": ("unos", "unas", "alrededor\\s+de", "cerca\\s+de", "aproximadamente", "casi", "en\\s+torno\\s+a"),
        "at_least": ("al\\s+menos", "más\\s+de", "por\\s+lo\\s+menos", "como\\s+mínimo"),
        "at_most": ("hasta", "menos\\s+de", "como\\s+máximo"),
        "exact": ("un\\s+total\\s+de", "solo", "sólo", "otros", "otras"),
    },
    bounds_after={"at_least": ("o\\s+más",)},
    others=frozenset("otros otras más".split()),
    skipped=r"\s+de\s+",
)  # fmt: skip

_RU = UnitWords(
    people=frozenset(
        """
        абитуриентов активистов альпинистов беженцев болельщиков больных бойцов вкладчиков водителей врачей выпускников горняков горожан гостей депутатов дольщиков жильцов заболевших избирателей иностранцев инвалидов кандидатов клиентов медиков моряков мобилизованных наемников наёмников нападавших несовершеннолетних новобранцев отдыхающих очевидцев паломников пенсионеров переселенцев педагогов призывников прихожан протестующих резервистов родственников рыбаков рыбака сирот спортсменов судей сенаторов туриста украинцев россиян участников учеников учителей ученых учёных шахтеров шахтёров шахтера шахтёра членов эвакуированных
        боевика боевиков взрослых военнослужащих военнослужащего военных военнопленных гражданских гражданина граждан демонстрантов детей ребенка ребёнка ребенок ребёнок женщин женщины женщина жителей жителя жертв жертвы журналистов журналиста
        задержанных заложников заключенных заключённых летчика лётчика людей мирных мигрантов мужчин мужчины мужчина мужчину пассажир пассажира зрителя зрителей пассажиры пассажиров пациентов погибших погибшими погибшего полицейских пострадавших пострадавшими пожарных
        раненых раненых ранеными рабочих сотрудников сотрудника солдат солдата спасателей студентов туристов умерших школьников человек человека жизней подростков подростка убитых пленных пропавших
        """.split()
    ),
    measures=_forms(
        "km/h: км/ч;mm: миллиметров миллиметра мм;cm: сантиметров сантиметра см;second: секунд секунды;decade: десятилетий десятилетия;megawatt: мегаватт мвт;gigawatt: гигаватт гвт;barrel: баррелей барреля;m2: квадратных_метров;km2: квадратных_километров;litre: литров литра;percentage point: процентных_пункта процентных_пунктов;"
        "percent: процент процента процентов %;EUR: евро;USD: доллар доллара долларов;RUB: рубль рубля рублей руб;UAH: гривен гривны;km: километр километра километров км;m: метр метра метров м;m3: кубометр кубометра кубометров;crown: крон кроны;"
        "ton: тонна тонны тонн;kg: килограмм килограммов кг;hectare: гектар гектара гектаров;day: день дня дней сутки суток;week: неделя недели недель;month: месяц месяца месяцев;year: год года лет;"
        "hour: час часа часов;minute: минута минуты минут;degree: градус градуса градусов;km2: кв_км"
    ),
    things=_forms(
        "customer: абонент абонента абонентов;vote: голос голоса голосов;drone: беспилотник беспилотника беспилотников беспилотных дрон дрона дронов бпла;missile: ракета ракеты ракет;house: дом дома домов;building: здание здания зданий;village: село села сел деревень деревни посёлков;"
        "region: регион региона регионов областей регионах регионами;ship: корабль корабля кораблей судна судов;plane: самолет самолета самолетов самолёта самолётов;vehicle: машины машин автомобиля автомобилей;country: страна страны стран;"
        "attack: атака атаки атак удара ударов;city: город города городов;school: школа школы школ;case: случай случая случаев;tank: танк танка танков;bomb: бомба бомбы бомб;prisoner: военнопленных"
    ),
    stops=frozenset(
        """
        а без более в во для до еще ещё за и из или к как на над не но о об от по под после при с со среди также том тысяч у что это был была были было
        погибли погиб ранены пострадали числе
        """.split()
    ),
    bounds={
        "about": ("около", "примерно", "порядка", "почти", "приблизительно"),
        "at_least": ("не\\s+менее", "как\\s+минимум", "более(?:\\s+чем)?", "больше", "свыше", "по\\s+меньшей\\s+мере"),
        "at_most": ("до", "не\\s+более", "менее", "максимум"),
        "exact": ("всего", "только", "ровно", "еще", "ещё"),
    },
    bounds_after={},
    skipped=r"\s+(?:[а-яё]+(?:ых|их)\s+)",
)  # fmt: skip

_UK = UnitWords(
    people=frozenset(
        """
        активістів альпіністів біженців бійців вболівальників водіїв волонтерів вчителів гірників гостей депутатів захисників іноземців кандидатів клієнтів лікарів медиків моряків мобілізованих найманців нападників неповнолітніх переселенців пенсіонерів призовників протестувальників рибалок родичів свідків співробітників спортсменів суддів туристів українців росіян учасників учнів хворих членів школярів шахтарів шахтаря евакуйованих зниклих виборців глядачів цивільних
        бойовиків військових військовослужбовців військовополонених цивільних громадян дітей дитина дитини дитину жінок жінки жінка жителів жертв загиблих загиблими журналістів заручників глядача глядачів людей людина людини мешканців
        осіб особи поліцейських поранених постраждалих потерпілих працівників рятувальників солдатів солдата студентів травмованих чоловіків чоловіки чоловік чоловіка пасажири пасажира рятувальники вбитих полонених підлітків пасажирів
        """.split()
    ),
    measures=_forms(
        "km/h: км/год;mm: міліметрів мм;cm: сантиметрів см;second: секунд секунди;decade: десятиліть;megawatt: мегават мвт;gigawatt: гігават гвт;barrel: барелів бареля;m2: квадратних_метрів;km2: квадратних_кілометрів;litre: літрів літра;kg: кілограма кілограми;percentage point: відсоткових_пунктів відсоткових_пункти;"
        "percent: відсоток відсотка відсотків %;EUR: євро;USD: долар долара доларів;UAH: гривня гривні гривень грн;RUB: рублів;km: кілометр кілометра кілометрів км;m: метр метра метрів м;m3: кубометр кубометра кубометрів;crown: крон крони;"
        "ton: тонна тонни тонн;kg: кілограмів кг;hectare: гектар гектара гектарів;day: день дня дні днів доби діб;week: тиждень тижні тижнів;month: місяць місяці місяців;year: рік роки років;"
        "hour: година години годин;minute: хвилина хвилини хвилин;degree: градусів"
    ),
    things=_forms(
        "customer: абонент абонента абонентів;vote: голос голоси голосів голосами голосам;seat: мандат мандати мандатів;job: робоче_місце робочих_місць;customer: споживач споживачі споживачів;drone: безпілотник безпілотника безпілотників безпілотники дрон дрона дронів дрони бпла шахедів;missile: ракета ракети ракет;house: будинок будинки будинку будинків;building: будівля будівлі будівель;village: село села сіл;"
        "region: область області областей регіонів регіонах областях;ship: корабель кораблі кораблів;plane: літак літаки літаків;vehicle: автомобіль автомобілі автомобілів;country: країна країни країн;attack: атака атаки атак;"
        "city: місто міста міст;school: школа школи шкіл;case: випадок випадки випадків;tank: танк танки танків;bomb: бомба бомби бомб"
    ),
    stops=frozenset(
        """
        а без більше в від для до ж за з зі і й із к на над не але о об під по після при серед та також у що це був була були було загинули загинув поранено постраждали
        """.split()
    ),
    bounds={
        "about": ("близько", "приблизно", "майже", "орієнтовно"),
        "at_least": ("щонайменше", "не\\s+менше(?:\\s+ніж)?", "понад", "більше(?:\\s+ніж)?", "більш\\s+ніж", "принаймні"),
        "at_most": ("до", "не\\s+більше", "менше", "щонайбільше"),
        "exact": ("всього", "лише", "тільки", "рівно", "ще"),
    },
    bounds_after={},
    skipped=r"\s+(?:[а-яіїєґ]+(?:их|іх)\s+)",
)  # fmt: skip

_AR = UnitWords(
    people=frozenset(
        """
        شخص شخصا شخصاً أشخاص شخصين قتيل قتيلا قتيلاً قتلى قتيلين جريح جريحا جريحاً جرحى جريحين مدني مدنيا مدنياً مدنيين مدنيون جندي جنديا جندياً جنود جنديين طفل طفلا طفلاً أطفال طفلين
        امرأة نساء رجل رجلا رجال شهيد شهيدا شهيداً شهداء مصاب مصابا مصاباً مصابين مفقود مفقودا مفقودين ضحية ضحايا لاجئ لاجئا لاجئين عامل عمال أسير أسيرا أسرى رهينة رهائن صحفيين صحفي مسلح مسلحا مسلحين
        معتقل معتقلا نازح نازحا نازحين متظاهر متظاهرا متظاهرين فلسطينيا فلسطينياً فلسطينيين مهاجر مهاجرا مهاجرين
        """.split()
    ),
    measures=_forms(
        "percent: بالمئة بالمائة %;USD: دولار دولارا دولارات;EUR: يورو;GBP: جنيه جنيها;RUB: روبل;km: كيلومتر كيلومترا كيلومترات كلم;m: متر مترا أمتار;ton: طن طنا أطنان;"
        "day: يوم يوما أيام;week: أسبوع أسابيع;month: شهر شهرا أشهر;year: عام عاما أعوام سنة سنوات;hour: ساعة ساعات;minute: دقيقة دقائق;kg: كيلوغرام"
    ),
    things=_forms(
        "drone: مسيرة مسيّرة مسيرات طائرة_مسيرة طائرات_مسيرة;missile: صاروخ صاروخا صاروخاً صواريخ;house: منزل منزلا منازل;building: مبنى مباني;village: قرية قرى;region: منطقة مناطق;ship: سفينة سفن;"
        "plane: طائرة طائرات;vehicle: سيارة سيارات مركبة مركبات;country: دولة دول بلدان;attack: هجوم هجوما هجمات غارة غارات;city: مدينة مدن;school: مدرسة مدارس;case: حالة حالات;tank: دبابة دبابات;bomb: قنبلة قنابل"
    ),
    stops=frozenset("في من إلى على عن مع أن التي الذي بعد قبل خلال جراء إثر بينهم بينها كما وفق كانوا قتلوا".split()),
    bounds={
        "about": ("نحو", "حوالي", "زهاء", "قرابة", "ما\\s+يقرب\\s+من"),
        "at_least": ("ما\\s+لا\\s+يقل\\s+عن", "لا\\s+يقل\\s+عن", "أكثر\\s+من", "أزيد\\s+من"),
        "at_most": ("أقل\\s+من", "ما\\s+يصل\\s+إلى", "حتى"),
        "exact": ("فقط",),
    },
    others=frozenset("آخر آخرون آخرين أخرى".split()),
    bounds_after={"at_least": ("على\\s+الأقل", "على\\s+الأقلّ")},
)  # fmt: skip

UNITS: dict[str, UnitWords] = {"ar": _AR, "de": _DE, "en": _EN, "es": _ES, "fr": _FR, "ru": _RU, "uk": _UK}
