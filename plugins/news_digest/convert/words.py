"""Small word lists of the English news that the converter reads. All in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles, offices and trades that stand right before a person's name.
ROLES = _words(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady baroness baron count
    president vice-president ex-president premier chancellor minister ex-minister secretary
    undersecretary envoy ambassador commissioner governor mayor senator sen sen. congressman
    congresswoman representative rep rep. deputy mp lawmaker legislator speaker chairman
    chairwoman chair chairperson chief head leader co-leader boss director director-general
    manager executive ceo founder co-founder owner banker economist analyst strategist trader
    king queen prince princess emperor sultan sheikh emir ayatollah imam mullah pope cardinal
    archbishop bishop rabbi reverend rev rev. father sister brother patriarch
    general gen gen. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. sergeant
    sgt sgt. corporal private admiral adm adm. commander commandant marshal brigadier officer
    inspector detective constable sheriff superintendent judge justice magistrate prosecutor
    attorney lawyer barrister solicitor advocate
    spokesman spokeswoman spokesperson adviser advisor aide assistant official delegate
    negotiator mediator coordinator diplomat consul
    coach captain manager striker midfielder defender goalkeeper player champion winner driver
    rider skipper batsman bowler
    author writer novelist poet journalist reporter correspondent editor columnist broadcaster
    photographer actor actress singer musician composer conductor artist painter sculptor
    filmmaker producer designer architect historian scientist researcher physicist chemist
    biologist astronomer astronaut cosmonaut engineer doctor surgeon
    activist campaigner critic dissident rebel separatist guerrilla militant veteran tycoon
    oligarch businessman businesswoman billionaire millionaire entrepreneur financier investor
    suspect defendant hostage victim prisoner witness candidate nominee contender incumbent
    warlord chieftain strongman dictator
    husband wife widow son daughter mother uncle aunt cousin nephew niece
    """
)

# Verbs by which news gives somebody the word.
ATTRIBUTION_VERBS = _words(
    """
    said says say told tells added adds noted notes stated states declared announced argued
    explained insisted warned replied answered asked acknowledged admitted claimed commented
    concluded confirmed denied predicted recalled remarked reported stressed suggested urged
    vowed wrote writes testified complained countered emphasized emphasised pledged
    """
)

# Parts of names that are written in lower case.
PARTICLES = _words(
    "de del della di da dos das do du des la le van von der den ter ten bin ibn bint al el y e zu"
)

# Capitalised at a sentence's start, and no part of the name that follows.
SENTENCE_OPENERS = _words(
    """
    a an the this that these those and but or nor yet so as at by for from in into of off on onto
    out over to under up with within without after before during since until when where while
    although though because if unless whether both either neither however meanwhile moreover
    also even only just still then there here now today yesterday tomorrow earlier later last
    next like unlike according separately asked speaking if what who whom whose why how his her
    its their our my your he she it they we you i not no yes
    """
)

CALENDAR = _words(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    """
)

# Words that stand in the names of places, offices, works and organisations, not of people.
NOT_IN_NAMES = CALENDAR | _words(
    """
    north south east west northern southern eastern western central new san santa saint st los las
    republic kingdom states state union federation province county district region city town
    village street road avenue square bridge river lake sea ocean bay gulf island islands valley
    mountain mountains mount cape desert coast strait peninsula park garden
    council committee commission ministry department agency office bureau authority board
    parliament congress senate assembly house court tribunal government administration cabinet
    party front movement coalition alliance league association society federation foundation
    institute institution university college school academy centre center museum library hospital
    church cathedral mosque temple bank fund exchange market group company corporation corp inc
    ltd plc co llc gmbh ag sa holdings industries international national global world european
    american british french german russian chinese japanese indian african asian arab israeli
    palestinian iranian iraqi turkish greek italian spanish polish ukrainian serbian
    united nations nato security army navy force forces air guard police corps brigade division
    news times post journal herald tribune telegraph guardian mail press agency radio television
    tv channel network media magazine review report reports service services
    war treaty agreement pact accord act bill law amendment constitution plan process summit
    conference forum festival cup games championship championships open prix olympics olympic
    prize award day week month year season christmas easter ramadan
    red golden
    airport airlines airways station railway hotel club stadium palace castle tower hall
    foreign defence defense interior finance prime minister president security general
    supreme high royal imperial federal public social democratic republican liberal conservative
    labour labor communist socialist christian islamic muslim jewish catholic orthodox
    human rights health trade energy oil gas nuclear missile space research development economic
    monetary central reserve affairs crisis group international big great old good
    """
)
