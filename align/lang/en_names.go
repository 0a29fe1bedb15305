package lang

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
CZ Czech Czechs Czech_Republic Czechia
SK Slovak Slovaks Slovakian
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
UZ Uzbek Uzbeks Uzbekistani
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
UY Uruguay Uruguayan Uruguayans
PY Paraguay Paraguayan Paraguayans
PA Panamanian Panamanians
NI Nicaraguan Nicaraguans
CR Costa_Rican Costa_Ricans
GT Guatemalan Guatemalans
HN Honduran Hondurans
SV Salvadoran Salvadorans
DO Dominican
HT Haitian Haitians
JM Jamaican Jamaicans
BH Bahraini Bahrainis
ER Eritrean Eritreans
UG Ugandan Ugandans
TZ Tanzanian Tanzanians
RW Rwandan Rwandans
BI Burundian
ML Malian Malians
NE Nigerien
SN Senegalese
CI Ivorian Ivorians
CM Cameroonian Cameroonians
GA Gabonese
AO Angolan Angolans
MZ Mozambican
ZM Zambian
NA Namibian
BW Botswanan
MG Malagasy
BT Bhutanese
LA Laotian
LI Liechtenstein
GL Greenlandic Greenlanders
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
eec EEC
spief SPIEF
eef EEF
moex MOEX
rzd RZD
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
