package lang

// englishMonths counts "may" too; the reader of facts asks for a capital or a day beside it.
const englishMonths = `
1 january jan
2 february feb
3 march mar
4 april apr
5 may
6 june jun
7 july jul
8 august aug
9 september sept sep
10 october oct
11 november nov
12 december dec`

const englishWeekdays = `
1 monday mondays
2 tuesday tuesdays
3 wednesday wednesdays
4 thursday thursdays
5 friday fridays
6 saturday saturdays
7 sunday sundays`

const englishMultipliers = `
12 dozen dozens
100 hundred hundreds
1e3 thousand thousands k
1e6 million millions mln mio
1e9 billion billions bln bn
1e12 trillion trillions trln tn`

const englishNumbers = `
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety`

const englishOrdinals = `
1 first
2 second
3 third
4 fourth
5 fifth
6 sixth
7 seventh
8 eighth
9 ninth
10 tenth
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth
30 thirtieth
40 fortieth
50 fiftieth
60 sixtieth
70 seventieth
80 eightieth
90 ninetieth
100 hundredth
1000 thousandth`

const englishFractions = `
0.5 half halves
0.3333333333333333 thirds third_of
0.25 quarters quarter_of
0.2 fifths fifth_of
0.16666666666666666 sixths sixth_of
0.14285714285714285 sevenths seventh_of
0.125 eighths eighth_of
0.1 tenths tenth_of
0.01 hundredths
0.001 thousandths`

const englishCurrencies = `
USD dollar dollars usd bucks
EUR euro euros eur
GBP pound pounds gbp sterling
RUB ruble rubles rouble roubles rub rur
CNY yuan yuans renminbi cny rmb
JPY yen jpy
CHF franc francs chf
INR rupee rupees inr
UAH hryvnia hryvnias uah
KZT tenge kzt
TRY lira liras try
KRW won krw
PLN zloty zlotys pln
SEK krona kronor sek
ILS shekel shekels ils
XDR sdr`

const englishUnits = `
% percent per_cent percentage_points percentage_point pct pp
km km kms kilometer kilometers kilometre kilometres
m m meter meters metre metres
cm cm centimeter centimeters centimetre centimetres
mm mm millimeter millimeters millimetre millimetres
mi mile miles
ft foot feet ft
t t ton tons tonne tonnes
kg kg kilo kilos kilogram kilograms kilogramme kilogrammes
g g gram grams gramme grammes
l l liter liters litre litres
ha ha hectare hectares
bbl barrel barrels bbl
kW kw kilowatt kilowatts
MW mw megawatt megawatts
GW gw gigawatt gigawatts
kWh kwh
degree degree degrees
m2 sqm square_meter square_meters square_metre square_metres sq_m
km2 square_kilometer square_kilometers square_kilometre square_kilometres sq_km
m3 cubic_meter cubic_meters cubic_metre cubic_metres cu_m
km/h kph kmh`

// englishNames are the adjectives and peoples that x/text does not name, short forms, and bodies in full.
const englishNames = `
RU Russian Russians Russia
US American Americans America United_States United_States_Of_America
GB British Briton Britons Britain
CN Chinese China
DE German Germans
FR French
IT Italian Italians
ES Spanish Spaniard Spaniards
PT Portuguese
NL Dutch Holland
BE Belgian Belgians
AT Austrian Austrians
CH Swiss
PL Polish Poles
CZ Czech Czechs Czech_Republic
SK Slovak Slovaks
HU Hungarian Hungarians
RO Romanian Romanians
BG Bulgarian Bulgarians
GR Greek Greeks
RS Serbian Serb Serbs Serbians
HR Croatian Croat Croats Croatians
SI Slovenian Slovene Slovenes
BA Bosnian Bosnians
MK Macedonian Macedonians Macedonia
ME Montenegrin Montenegrins
AL Albanian Albanians
XK Kosovo Kosovar Kosovars
TR Turkish Turks Turk Turkey
CY Cypriot Cypriots
MT Maltese
FI Finnish Finns Finn
SE Swedish Swedes Swede
NO Norwegian Norwegians
DK Danish Danes Dane
IS Icelandic Icelanders
IE Irish
EE Estonian Estonians
LV Latvian Latvians
LT Lithuanian Lithuanians
UA Ukrainian Ukrainians
BY Belarusian Belarusians Belarussian Byelorussian
MD Moldovan Moldovans Moldavia
GE Georgian Georgians
AM Armenian Armenians
AZ Azerbaijani Azerbaijanis Azeri Azeris
KZ Kazakh Kazakhs Kazakhstani
UZ Uzbek Uzbeks
KG Kyrgyz Kirghiz Kyrgyzstani Kirghizia
TJ Tajik Tajiks
TM Turkmen Turkmens
MN Mongolian Mongolians
JP Japanese
KP North_Korea North_Korean North_Koreans
KR South_Korea South_Korean South_Koreans
IN Indian Indians
PK Pakistani Pakistanis
AF Afghan Afghans
BD Bangladeshi Bangladeshis
LK Sri_Lankan Sri_Lankans
NP Nepalese Nepali
MM Burmese Burma
TH Thai Thais
VN Vietnamese
PH Philippine Filipino Filipinos
ID Indonesian Indonesians
MY Malaysian Malaysians
SG Singaporean Singaporeans
KH Cambodian Cambodians
TW Taiwanese
AU Australian Australians
NZ New_Zealander New_Zealanders
CA Canadian Canadians
MX Mexican Mexicans
CU Cuban Cubans
BR Brazilian Brazilians
AR Argentine Argentinian Argentinians Argentines
CL Chilean Chileans
PE Peruvian Peruvians
CO Colombian Colombians
VE Venezuelan Venezuelans
BO Bolivian Bolivians
EC Ecuadorian Ecuadorians Ecuadorean
IR Iranian Iranians
IQ Iraqi Iraqis
SY Syrian Syrians
IL Israeli Israelis
PS Palestinian Palestinians Palestine
LB Lebanese
JO Jordanian Jordanians
SA Saudi Saudis
YE Yemeni Yemenis
QA Qatari Qataris
AE Emirati Emiratis United_Arab_Emirates
KW Kuwaiti Kuwaitis
OM Omani Omanis
EG Egyptian Egyptians
LY Libyan Libyans
TN Tunisian Tunisians
DZ Algerian Algerians
MA Moroccan Moroccans
SD Sudanese
ET Ethiopian Ethiopians
KE Kenyan Kenyans
NG Nigerian Nigerians
GH Ghanaian Ghanaians
ZA South_African South_Africans
ZW Zimbabwean Zimbabweans
CD Congolese
SO Somali Somalis
ww1 World_War_I First_World_War
ww2 World_War_II Second_World_War
moscow Moscow Muscovite Muscovites
kremlin Kremlin
beijing Beijing Peking
paris Paris Parisian Parisians
rome Rome
vienna Vienna Viennese
warsaw Warsaw
prague Prague
athens Athens
munich Munich
cologne Cologne
florence Florence
venice Venice Venetian
naples Naples
lisbon Lisbon
geneva Geneva
hague Hague
jerusalem Jerusalem
cairo Cairo
damascus Damascus
crimea Crimea Crimean Crimeans
chechnya Chechnya Chechen Chechens
siberia Siberia Siberian
arctic Arctic
antarctic Antarctic Antarctica
europe Europe European Europeans
asia Asia Asian Asians
africa Africa African Africans
middle_east Middle_East Mideast
far_east Far_East
white_house White_House
balkans Balkans Balkan
caucasus Caucasus Caucasian
baltic Baltic
black_sea Black_Sea
petersburg Petersburg
catalonia Catalonia Catalan Catalans
scotland Scotland Scottish Scots
wales Wales Welsh
bavaria Bavaria Bavarian
kurdistan Kurdistan Kurdish Kurd Kurds
tibet Tibet Tibetan
muslim Muslim Muslims Moslem Islamic
christian Christian Christians
orthodox Orthodox
catholic Catholic Catholics
jewish Jewish Jew Jews
olympics Olympics Olympic Olympiad
un united_nations
eu european_union
unsc security_council
unga general_assembly
who world_health_organization
iaea international_atomic_energy_agency
osce organization_for_security_and_cooperation_in_europe
imf international_monetary_fund
wto world_trade_organization
cis commonwealth_of_independent_states
csto collective_security_treaty_organization
sco shanghai_cooperation_organization
eaeu eurasian_economic_union
mfa foreign_ministry
fsb federal_security_service
duma state_duma
ussr soviet_union
isil islamic_state
ec european_commission
ioc international_olympic_committee
g20 group_of_twenty
nasa national_aeronautics_and_space_administration`

// englishAcronyms give the keys that other languages must meet; an acronym that is spelt the same needs none.
const englishAcronyms = `
un UN UNO
US US USA
RU RF
GB UK
AE UAE
CN PRC
KP DPRK
KR ROK
SA KSA
CD DRC
NZ NZ
eu EU
ec EC
unsc UNSC
unga UNGA
nato NATO
iaea IAEA
who WHO
osce OSCE
opcw OPCW
csto CSTO
sco SCO
cis CIS
eaeu EAEU EEU
brics BRICS
imf IMF
wto WTO
g7 G7 G-7
g8 G8 G-8
g20 G20 G-20
opec OPEC
fsb FSB
svr SVR
mfa MFA
cia CIA
fbi FBI
nsa NSA
gdp GDP
gnp GNP
npp NPP
icbm ICBM ICBMs
slbm SLBM
abm ABM
aids AIDS
hiv HIV
dna DNA
unesco UNESCO
unicef UNICEF
unhcr UNHCR
jcpoa JCPOA
start START
inf INF
npt NPT
isil ISIS ISIL IS Daesh
lpr LPR LNR
dpr DPR DNR
ussr USSR
kgb KGB
gru GRU
pace PACE
echr ECHR
icc ICC
icj ICJ
ioc IOC
iba IBA
wada WADA
rusada RUSADA
iaaf IAAF
fifa FIFA
uefa UEFA
fide FIDE
apec APEC
asean ASEAN
au AU
oas OAS
pkk PKK
plo PLO
ecb ECB
fed Fed
ebrd EBRD
ibrd IBRD
oecd OECD
ilo ILO
fao FAO
wfp WFP
icrc ICRC
iss ISS
nasa NASA
esa ESA
uav UAV UAVs
covid COVID-19 COVID Covid-19
vat VAT
lng LNG
sdf SDF
ngo NGO NGOs
ceo CEO
pm PM
tass TASS
aiib AIIB
cpsu CPSU
mp MP MPs
s400 S-400
s300 S-300`

const englishStopwords = `a an the and or but nor of in on at by for with from to into onto upon over under about after before
between during through against among around as than then so if while when where which who whom whose what that this these
those there here it its it's he she they we you i me him her us them his their our your my mine is are was were be been being
am has have had having do does did doing done will would shall should can could may might must also just only very too more most
much many some any each every other another such own same both all out off up down again further once said says say
mr mrs ms s t d ll re ve`

const englishNegations = `no not never none nobody nothing neither nor nowhere without cannot can't don't doesn't didn't won't wouldn't
isn't aren't wasn't weren't hasn't haven't hadn't shouldn't couldn't mustn't hardly scarcely`

const englishDecades = `
20 twenties
30 thirties
40 forties
50 fifties
60 sixties
70 seventies
80 eighties
90 nineties`

const englishClock = `
0 am
12 pm
-1 moscow_time gmt utc local_time o'clock`
