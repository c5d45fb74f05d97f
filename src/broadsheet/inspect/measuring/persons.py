# ruff: noqa: SIM905 - tables of words read better as prose
"""Nouns that name persons: sorted tables, and the endings that make one of a verb, a place or a trade."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

# Plurals and singulars that no ending tells; general knowledge. What the table of units holds is not repeated.
_PERSONS = frozenset(
    """
    abbots accused acolytes admirals adolescents adversaries amputees ancestors anglers anarchists announcers ambassadors arbiters aristocrats asylum-seekers
    aunts auditors authors autocrats babysitters bachelors backers bakers bandits bankers barbers bargemen barons barristers bartenders bearers beggars beneficiaries bidders bikers blacksmiths bloggers
    boarders bodyguards bookkeepers bookmakers borrowers bosses bouncers bowlers breadwinners breeders bricklayers brides bridegrooms bridesmaids brokers builders bureaucrats burglars buskers butlers buyers cabbies cadres
    callers cameramen captains caregivers caretakers carpenters cashiers celebrities centenarians chancellors chairmen champions chaplains chaperones chauffeurs chiefs churchgoers claimants cleaners climbers clients
    clergy clergymen cobblers collaborators collectors colonels columnists comedians commissioners complainants composers comrades concubines conductors confidants conspirators constables constituents consultants consumers contacts contenders contestants contributors
    convalescents cooks coroners corporals correspondents counsellors counselors counterparts countrymen courtiers couriers cousins cowboys coworkers co-workers craftsmen creditors crewmates cricketers criminals critics crofters croupiers crusaders culprits curates curators custodians
    dads dealers debaters debtors debutants decorators defectors defendants defenders deliverymen dentists dependants dependents descendants designers detectives devotees dictators dieters dignitaries directors disciples dispatchers dissenters docents dockers
    dons doormen dressmakers drummers drunks dukes dwellers earners eaters editors educators emigrants emigres emissaries emperors employers enemies enlistees entrants entrepreneurs eyewitnesses
    fanatics fathers feminists fieldworkers financiers firemen folk followers footballers foragers foreigners foremen founders freedmen freelancers freshmen friends gardeners
    gatecrashers geniuses gentlemen geologists gladiators goalkeepers golfers governors grandchildren granddaughters grandfathers grandmothers grandparents grandsons greengrocers grocers guardians guides gunners gurus gymnasts hackers hairdressers handlers hawkers
    healers heirs heiresses helpers heralds hermits heroes heroines hijackers hikers hirelings historians homemakers homeowners hooligans hostesses householders housekeepers housewives hunters hurlers husbands imams imposters impostors infiltrators
    informants informers inhabitants innocents innkeepers insiders installers instructors interpreters interviewers intruders invaders inventors investors janitors jailers jihadis jugglers keepers killers kings kinsmen knights lads ladies landlords landowners laureates laymen laypeople leavers lecturers lenders
    lieutenants lifers listeners litigants lobsterers lodgers loners lorrymen losers lovers loyalists maestros magicians magistrates magnates maids managers marauders marchers mariners marksmen martyrs masons masters mates mediators merrymakers messengers metalworkers
    midshipmen midwives millers millionaires billionaires minds minions misfits missionaries moderators moguls monarchs moneylenders moms mums mobsters mullahs muggers murderers nannies naturalists navigators neonates nephews newcomers newlyweds nieces nobles noblemen nominees nomads
    non-combatants novices objectors observers occupants occupiers octogenarians offenders officeholders old-timers ombudsmen onlookers opponents organisers organizers orderlies outlaws outsiders overseers painters pallbearers panelists pariahs parliamentarians partners passers-by paupers payers peasants
    peers penitents performers petitioners pharmacists philanthropists photographers pickpockets pimps pioneers pirates plaintiffs planners planters plasterers players playmates playwrights plumbers plutocrats poets polluters porters postmen potters practitioners preachers predators presenters presidents princes princesses principals probationers proctors
    producers programmers promoters prophets proprietors prostitutes protagonists protégés punters purchasers puppeteers quarrymen queens rabbis racers ramblers ranchers rapists readers reapers recipients recluses referees regulars regulators renegades renters repairmen representatives reps reservists responders restorers retailers
    returnees reviewers revolutionaries rivals roofers rookies rulers runaways saboteurs sadhus saints salesmen saleswomen salespeople samaritans satirists saviours scammers scavengers schoolmates schoolteachers screenwriters scribes sculptors seamstresses seconders secretaries seekers segregationists self-employed
    sellers seminarians senators seniors separatists sergeants serfs servants servers settlers shamans sheikhs shipbuilders shipmates shoemakers shopkeepers shoplifters showmen sightseers signatories singers sitters skaters skippers slaves sleepers smokers snipers socialites sojourners solicitors soloists
    songwriters sorcerers souls spearfishers specialists spies spokesmen spokespeople sponsors spouses stablehands stallholders statesmen statisticians steelworkers stepchildren stevedores stewards stewardesses stockbrokers stonemasons strangers strikers stragglers strongmen stuntmen subcontractors subordinates subscribers successors sufferers suitors
    superiors supervisors surgeons surveyors survivalists suspects swindlers sympathisers sympathizers tailors tanners taxpayers tax-payers teammates telephonists tellers testers thieves thugs toddlers townsfolk trailblazers trainers traitors translators trappers travellers trespassers tribesmen tricksters truants trustees tutors twins triplets tycoons tyrants ultras
    uncles underlings undertakers vagrants valets vandals vaulters veterinarians vets viceroys vigilantes villains vintners virgins virtuosos visionaries waiters waitresses walkers wardens wards warlords watchers watchmen weavers welders whalers whistleblowers whistle-blowers widowers wielders winners wives woodcutters workmates wranglers
    wrestlers writers wrongdoers yachtsmen youngsters zealots campers paratroopers infantrymen conscripts draftees detainees legionnaires guardsmen sentries lookouts warders ex-convicts ex-soldiers counter-protesters ring-leaders ringleaders stakeholders shareholders
    """.split()
)
# Endings of those who do, hold or believe something, of trades and of peoples in small letters.
_ENDINGS = re.compile(
    r"[a-z-]*(?:[bcdfglmnprstvz]ees|[a-z]{2}(?:og|ag|al|on|at|it|ap|ar|ci|er|ic|am|en|or|eb|rd|rt|an|in|ur|gl|ot|ym|tr)ists|icians|arians|[a-z]ologists|men|women|folk|persons|people|workers|goers|seekers|dwellers|owners|holders|keepers|takers|mates|mongers|smiths|"
    r"wrights|fighters|players|bearers|sitters|minders|pickers|handlers|hunters|watchers|lovers|givers|getters|survivors|teachers|farmers|growers|herders|traders|dealers|sellers|buyers|leaders|founders|members|riders|runners|walkers)"
)
# What ends so and is nobody: things, bodies and measures.
_NOBODY = frozenset(
    """
    absentees apogees bees capsicums chimpanzees coffees committees corkscrews coupees decrees degrees electees employees fees fire-fighters flees frees freebees fricassees guarantees jubilees knees lees levees
    marquees matinees melees monkees omens pedigrees perigees placeholders purees regimens repartees rupees screwdrivers secondhands settees specimens sprees subcommittees toffees toupees trainees-ship trees yankees abdomens semen amens acumens
    account-holders candle-holders cupholders loud-speakers loudspeakers shop-owners best-sellers bestsellers cd-players record-players dvd-players bottle-openers wood-cutters cookie-cutters jet-fighters fighters-bombers market-leaders loss-leaders cheerleaders-pads hunters-gatherers
    whereabouts lists checklists playlists shortlists waitlists blacklists
    """.split()
) - {"absentees", "employees", "fire-fighters", "shop-owners", "account-holders"}


def is_person(word: str, known: AbstractSet[str]) -> bool:
    """Tell whether a noun in lower case, plural as a number above one wants it, names persons.

    Args:
        word: as printed, in lower case.
        known: the persons that a language's own table holds.
    """
    if word in known or word in _PERSONS:
        return True
    return word not in _NOBODY and bool(_ENDINGS.fullmatch(word))
