"""Small word lists of the English news that the converter reads. All in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles, offices and trades that stand right before a person's name.
ROLES = _words(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady baroness baron
    count
    president vice-president ex-president premier chancellor minister ex-minister secretary
    undersecretary envoy ambassador commissioner governor mayor senator sen sen. congressman
    congresswoman representative rep rep. deputy mp lawmaker legislator speaker chairman
    chairwoman chair chairperson chief head leader co-leader boss director director-general
    manager executive ceo founder co-founder owner banker economist analyst strategist trader
    king queen prince princess emperor sultan sheikh emir ayatollah imam mullah pope cardinal
    archbishop bishop rabbi reverend rev rev. father sister brother patriarch
    general gen gen. lieutenant lt lt. colonel col col. major maj maj. captain capt capt.
    sergeant sgt sgt. corporal private admiral adm adm. commander commandant marshal brigadier
    officer inspector detective constable sheriff superintendent judge justice magistrate
    prosecutor attorney lawyer barrister solicitor advocate
    spokesman spokeswoman spokesperson adviser advisor aide assistant official delegate
    negotiator mediator coordinator diplomat consul councillor councilman councilwoman alderman
    broker dealer treasurer counterpart colleague rival ally predecessor successor
    democrat republican briton frenchman spaniard dutchman swede serb croat
    coach striker midfielder defender goalkeeper player champion winner driver rider skipper
    batsman bowler
    author writer novelist poet journalist reporter correspondent editor columnist broadcaster
    photographer actor actress singer musician composer conductor artist painter sculptor
    filmmaker producer designer architect historian scientist researcher physicist chemist
    biologist astronomer astronaut cosmonaut engineer doctor surgeon
    activist campaigner critic dissident rebel separatist guerrilla militant veteran tycoon
    oligarch businessman businesswoman billionaire millionaire entrepreneur financier investor
    attache foreman premier ex-premier pilot sailor farmer teacher student widower
    suspect defendant hostage victim prisoner witness candidate nominee contender incumbent
    warlord chieftain strongman dictator
    husband wife widow son daughter mother uncle aunt cousin nephew niece
    """
)

# Titles and offices of French, Spanish, Italian, German and Portuguese news, where English has no
# word of that form.
FOREIGN_ROLES = _words(
    """
    président présidente présidents ministre ministres chancelier chancelière secrétaire sénateur
    sénatrice député députée maire monsieur madame mme mlle porte-parole procureur avocat
    journaliste écrivain évêque reine directeur directrice commissaire ambassadeur
    presidente presidenta ministro ministra canciller secretario secretaria senador senadora
    diputado diputada alcalde alcaldesa gobernador señor señora portavoz reina papa juez obispo
    embajador embajadora escritor escritora periodista directora
    segretario cancelliere onorevole signor signora portavoce sindaco regina senatore senatrice
    deputato deputata cardinale direttore giudice ambasciatore scrittore scrittrice governatore
    herr frau könig königin papst kanzler bundeskanzler präsident abgeordneter abgeordnete
    abgeordneten bürgermeister bürgermeisterin regierungschef regierungschefin parteichef
    parteichefin staatschef chefin generalsekretär vorsitzender vorsitzende vorsitzenden
    schauspieler schauspielerin schriftsteller schriftstellerin richter richterin
    primeiro-ministro ministras chanceler governador prefeito deputados
    """
)

# Titles that are adjectives too: "a major Hong Kong company" presents nobody.
ADJECTIVES = _words("major general private chief representative official head lead minor")

# How titles end in languages that write them as one word, and capitalised: Bundeskanzlerin,
# Außenminister, Ministerpräsidenten, Regierungssprecher, Generalsekretär.
TITLE_ENDINGS = (
    "minister", "ministers", "ministerin", "kanzler", "kanzlers", "kanzlerin", "präsident",
    "präsidenten", "präsidentin", "sprecher", "sprechers", "sprecherin", "sekretär", "sekretärs",
    "sekretärin", "kommissar", "kommissars", "kommissarin", "botschafter", "botschafters",
    "botschafterin",
)  # fmt: skip

# Titles of several people at once: Presidents Roe and Lund.
TITLES_OF_SEVERAL = _words(
    "presidents premiers co-premiers ministers chancellors senators governors generals judges"
    " princes kings queens drs messrs messrs."
)

# Roles that companies have, too: rival Boeing, owner Lonrho.
ROLES_OF_FIRMS = _words(
    """
    rival ally successor predecessor leader owner producer broker dealer trader investor financier
    manager player champion winner designer contender candidate defendant banker counterpart
    colleague representative official analyst suspect victim head lead chief private major general
    minor father mother brother sister rider driver pilot sailor conductor operator partner parent
    """
)

# What a title may be joined to by a hyphen: co-founder, ex-president, vice-chairman.
TITLE_PREFIXES = _words("co ex vice deputy then former under sub lieutenant brigadier")

# Words with the ending of a trade that are none, and those of trades that companies have.
NOT_TRADES = _words(
    """
    after under over other another former latter never ever however whether either neither
    rather later earlier further together per her or for nor order number member quarter water
    river paper power summer winter september october november december inner outer upper lower
    near dinner offer matter letter corner border computer consumer weather chapter cover tower
    motor color major minor prior sector factor interior exterior behind center better bigger
    larger smaller higher greater younger older longer shorter stronger easier sooner closer
    cheaper newspaper carrier retailer maker insurer lender brewer producer operator
    manufacturer supplier explorer developer distributor publisher broadcaster contractor
    exporter importer refiner carmaker automaker drugmaker chipmaker steelmaker airliner tanker
    steamer cruiser freighter trawler destroyer liner container theater theatre competitor
    customer subsidiary christian italian russian german austrian norwegian indian asian
    canadian australian brazilian egyptian iranian serbian bosnian albanian croatian romanian
    bulgarian hungarian palestinian civilian median meridian than an on in woman man human list
    exist consist insist persist assist via
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

# The same in other languages than English.
FOREIGN_ATTRIBUTION_VERBS = _words(
    """
    sagte sagt erklärte betonte forderte warnte teilte kündigte
    déclare affirme estime explique indique souligne précise ajoute
    dijo afirmó declaró señaló aseguró explicó añadió indicó anunció
    detto dichiarato afferma spiega dice
    """
)

# Parts of names that are written in lower case.
PARTICLES = _words(
    "de del della di da dos das do du des la le van von der den ter ten bin ibn bint al el y e zu"
    " wa ould arap"
)

# Last words of place names, which stories use alone as they use surnames. Jordan, Chad, Israel and
# Georgia are left out: people bear these names.
COUNTRIES = _words(
    """
    afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burma cambodia cameroon
    canada chile china colombia congo croatia cuba cyprus denmark ecuador egypt england eritrea
    estonia ethiopia europe finland france germany ghana greece guinea haiti honduras hungary
    iceland india indonesia iran iraq ireland italy japan kazakhstan kenya kong korea kosovo
    kuwait latvia lebanon liberia libya lithuania macedonia malaysia malta mexico moldova
    mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua nigeria
    norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda salvador scotland senegal serbia singapore slovakia slovenia somalia
    spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tibet tunisia
    turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen yugoslavia zealand
    zambia zimbabwe africa america asia
    """
)

# Capitalised before a name and no part of it: "Democrat Jane Roe", "Briton John Doe".
DEMONYMS = _words(
    """
    american british briton english scottish welsh irish french frenchman german italian spanish
    spaniard portuguese dutch dutchman belgian swiss austrian swedish swede norwegian danish
    dane finnish finn polish pole czech slovak hungarian romanian bulgarian greek turkish turk
    russian ukrainian belarusian serbian serb croatian croat bosnian slovenian macedonian
    albanian montenegrin kosovar moldovan georgian armenian azeri chechen kazakh uzbek israeli
    palestinian arab lebanese syrian jordanian iraqi iranian kuwaiti saudi yemeni egyptian
    libyan tunisian algerian moroccan sudanese ethiopian somali kenyan ugandan rwandan congolese
    nigerian ivorian ghanaian angolan zimbabwean african indian pakistani afghan bangladeshi nepali
    chinese tibetan taiwanese japanese korean vietnamese cambodian thai malaysian indonesian
    filipino burmese australian canadian mexican cuban haitian brazilian argentine argentinian
    chilean peruvian colombian venezuelan bolivian ecuadorian european asian democrat republican
    conservative liberal socialist communist independent
    """
)

# Last words of what looks like a name and is a people, a faith or a party: Kosovo Serbs.
PEOPLES = frozenset(f"{word}s" for word in DEMONYMS) | _words(
    """
    kurds bosniaks kosovars basques catalans cossacks tamils hutus tutsis romanies tatars uighurs
    muslims jews sunnis shias shiites shi'ites druzes hindus sikhs buddhists catholics
    protestants alawites communists nationalists islamists
    """
)

# Capitalised at a sentence's start, and no part of the name that follows.
SENTENCE_OPENERS = _words(
    """
    a an the this that these those and but or nor yet so as at by for from in into of off on
    onto out over to under up with within without after before during since until when where
    while although though because if unless whether both either neither however meanwhile
    moreover also even only just still then there here now today yesterday tomorrow earlier
    later last next like unlike according separately asked speaking what who whom whose why how
    his her its their our my your he she it they we you i not no yes some many most all several
    few each every any two three four five six seven eight nine ten initially first second
    finally despite among about against between through once such other others
    """
)

# The same in German, French, Spanish and Italian: no beginnings of names.
FOREIGN_SENTENCE_OPENERS = _words(
    """
    das den ein eine einen einem einer nach für bei auch und aber doch wie als wenn wegen laut
    mit auf vor seit zudem dabei damit nun jetzt heute gestern morgen sein seine ihr ihre diese
    dieser dieses er sie wir
    selon dans pour avec mais et il ils une cette ces ce ses leur après avant
    depuis lors alors ainsi aussi quand comme sur sous chez
    según pero para los las sus este esta estos estas cuando como también tras desde
    ayer hoy entre sobre mientras
    secondo nel nella nei gli anche dopo prima tra fra quando come ieri oggi questo
    questa
    """
)

# Capitalised like names wherever they stand.
CALENDAR = _words(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    jan feb aug sept oct nov dec
    """
)

# Words that stand in the names of places, offices, works and organisations, not of people.
NOT_IN_NAMES = CALENDAR | _words(
    """
    north south east west northern southern eastern western central new san santa saint st los
    las
    republic kingdom states state union federation province county district region city town
    village street road avenue square bridge river lake sea ocean bay gulf island islands valley
    mountain mountains mount cape desert coast strait peninsula park garden
    council committee commission ministry department agency office bureau authority board
    parliament congress senate assembly house court tribunal government administration cabinet
    party front movement coalition alliance league association society foundation institute
    institution university college school academy centre center museum library hospital church
    cathedral mosque temple bank fund exchange market group company corporation corp inc ltd plc
    co llc gmbh ag sa spa nv bv ab oy asa bhd pty kk holding holdings industries international
    national global world european
    american british french german russian chinese japanese indian african asian arab israeli
    palestinian iranian iraqi turkish greek italian spanish polish ukrainian serbian
    united nations nato security army navy force forces air guard police corps brigade division
    news times post journal herald tribune telegraph guardian mail press radio television tv
    channel network media magazine review report reports service services
    war treaty agreement pact accord act bill law amendment constitution plan process summit
    conference forum festival cup games championship championships open prix olympics olympic
    community communities debate debates daily standard prize award day week month year season
    christmas easter ramadan
    red golden bros brothers iron
    trust savings mall ing organisation organization guild
    securities supermarkets bancorp financial futures capital cos shimbun markets stores airbus
    communications products systems industry
    resources partners associates enterprises motors steel chemical
    airport airlines airways station railway hotel club stadium palace castle tower hall
    foreign defence defense interior finance prime minister president general
    supreme high royal imperial federal public social democratic republican liberal conservative
    labour labor communist socialist christian islamic muslim jewish catholic orthodox
    human rights health trade energy oil gas nuclear missile space research development economic
    monetary reserve affairs crisis big great old good
    """
)

# Of the words that stand in no names, those that begin names of places, and surnames (Aung San).
PLACE_OPENERS = _words("san santa new saint st los las")

# Common words that begin a name more often than they stand before one by chance.
FIRST_NAMES_TOO = _words(
    """
    bill bob christian clay dean dick drew frank gene grace grant guy hope jack jean jordan joy
    mark max may miles pat prince ray rich rob rose skip victor wade ward will
    """
)

# Articles that begin the names of papers and parties: Le Matin, Der Spiegel.
NAMING_ARTICLES = _words("le la les der die das il lo el los las al")

# Behind these stands a place rather than a person.
PLACE_PREPOSITIONS = _words("in at near around outside via")

# Firms, papers and works whose names are those of people, or look like them.
FIRMS = frozenset(
    name.strip()
    for name in """
    dow jones; merrill lynch; morgan stanley; goldman sachs; e.f. hutton; j.p. morgan; jp morgan
    dean witter; smith barney; charles schwab; salomon brothers
    drexel burnham; kidder peabody; paine webber; shearson lehman; lehman brothers; wells fargo
    arthur andersen; arthur young; price waterhouse; ernst young; peat marwick; deloitte touche
    james capel; robert fleming; morgan grenfell; kleinwort benson; hill samuel; warburg pincus
    johnson matthey; eli lilly; john deere; sara lee; philip morris; r.j. reynolds; rj reynolds
    harley davidson; aston martin; alfa romeo; rolls royce; mercedes benz; warner bros
    estee lauder; calvin klein; ralph lauren; hugo boss; christian dior; yves saint laurent
    louis vuitton; jack daniels; johnnie walker; marks spencer; sears roebuck; montgomery ward
    g.d. searle; ford motor; fannie mae; freddie mac; ginnie mae; sallie mae; standard chartered
    john lewis; austin reed; barclays de zoete; banco santander; credit suisse; julius baer
    der spiegel; le monde; le matin; le figaro; el pais; la repubblica; die welt; die zeit
    al jazeera; al arabiya; al ahram; harry potter; uncle sam; santa claus; john doe; jane doe
    """.replace("\n", ";").split(";")
    if name.strip()
)
# What stands right behind or before the name of a thing: Le Matin newspaper, carrier Carl Vinson.
THINGS = _words(
    """
    port airport newspaper newsweekly daily weekly monthly magazine journal party group
    company street square avenue university college school hospital prison index industrial
    average river island province region district carrier ship frigate destroyer tanker ferry
    yacht film movie novel town city village bank hotel restaurant club team stadium airline
    award prize trophy cup brand bridge dam camp refinery field mine plant shares stock bonds
    securities tribe faction agency chain maker unit
    """
)
