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
1e6 million millions mln
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
BGN lev leva bgn
RON leu lei ron
HUF forint forints huf
BRL reais brl
MXN peso pesos mxn
ZAR rand rands zar
THB baht thb
MYR ringgit myr
IDR rupiah rupiahs idr
VND dong vnd
RSD dinar dinars rsd
AED dirham dirhams aed
IRR rial rials irr
SAR riyal riyals sar
GEL lari gel
AMD dram drams amd
AZN manat manats azn
KGS som soms kgs
UZS soum soums uzs
TJS somoni tjs
MNT tugrik tugriks mnt
NGN naira ngn
KES shilling shillings
BTC bitcoin bitcoins btc
KRW won krw
PLN zloty zlotys pln
SEK krona kronor sek krone kroner koruna korunas
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
bbl barrel barrels bbl bpd
kW kw kilowatt kilowatts
MW mw megawatt megawatts
GW gw gigawatt gigawatts
kWh kwh
degree degree degrees
m2 sqm square_meter square_meters square_metre square_metres sq_m
km2 square_kilometer square_kilometers square_kilometre square_kilometres sq_km
m3 cubic_meter cubic_meters cubic_metre cubic_metres cu_m
km/h kph kmh`

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
