package lang

// englishCommon are stems of words that sound alike in many languages and are usually written small, though titles and
// names of institutions give them capitals; counted in parallel text.
const englishCommon = `
abort absolut absurd academ academi account activ activist actor adapt administr admir agent aggress airlin airport airway album
alcohol allergi allianc alpha analysi analyt anarch angel angiotensin anim anonym antimonopoli apocalyps apostl appl arbitr archer
architect architectur arena armi arrest arsenal articl artilleri artist asbesto assembl associ astronaut astronom astronomi
atheist athlet atom attack audac audit author automobil autonom autopsi avalanch avant avenu aviat ball ballet bandit bang bank
barb barn basic basketbal bath baton batsman bazaar beach beast bell best beta bile bill binocular biolog biotechnolog bird
bishkek bishop bitcoin black block blog blogger blond blue bomb bond boss brain brandi brave brawl breez bridg brig brigad broker
bronz brown buck budget bull burkini bush butt cabinet cafe cake camp campaign canal candi candid cano canon capit card cardin
cargo caricatur carniv carpent carri cart cartel cash casino castl categori cave center centr central ceremoni chamber champagn
champion channel chao chapel charter chase checkpoint chef chick chief chloroquin choir chop chronicl circus citi class classic
claus clinic club coalit coat code coffe collabor collect colleg collid coloni comedi comfort command commerc commerci commiss
committe communic communist compani compass complex complianc comput concept concert confidenti conflict confus congress
congression congressman consortium constant constitut construct consul contact content contest contract control convent converg
convoy cook cooper cope coronavirus corpor correct correspond corrupt cosmet cosmodrom cosmonaut cottag cowboy crack crash creativ
credit crisi critic cross crow cruis crusad crystal cube cult cultur daili date daughter death decentralis declar decre deep delta
democraci democrat deni deposit depress deputi derbi desert design destruct detail devil diabet diagnosi diagnost dialogu diamond
dick dictionari diesel diet digest dine dioces diplomaci diplomat director discord district dive divin divis doctor doctrin
document documentari dollar donor dragon drama drew driver dude east eastern echo ecolog econom economi economist effect elector
electrician electron emiss emperor empir energi enterpris environment epidem epidemiolog espionag euro eurozon evangel event
evolut exam excel exclus expert expertis export express extern extrem fabl fact factor factori faculti fair fake falcon fallout
farm farmer feat festiv field figur file film financ financi firm fiscal flame fleet flock flora flyer focus folk footbal forest
fort forth forti fortun forum forward foundat fountain frame frank freestyl front frontier frost fruit fund fundrais furri futur
gadget galaxi galleri game gang garden gate gender gene general genet genius geograph geographi giant girlfriend global globe goal
gold golden golf gospel grace grand grant grave gray greater green gross ground group guard guardian guest guid gymnast hacker
hall hamburg hammer harbour harmoni hawk hazard height hell hero highland hill hire histori hobbi hockey holi home homicid hood
hooligan hord horn hotel hous hunt hunter huntsman idea ideal imam immigr impact import independ index industri infect infecti
inflat inform infrastructur innov insid insight inspector institut integr intellig intens inter interfac interior internet
intervent interview intim invest iphon iron island isol ivori jack jazz jean jeep jersey journal journalist judg judo jungl junior
just karma killer king laboratori ladi lake land lane lavend lawless leader leagu left legend legendari lent liberti librari
licens lick lightn line linguist literatur liturgi local lotto lynch machin magazin mail main major malaria mall mandarin
marijuana marin mark mask mass master match mate mathemat maxim mayor meat media medicin medit memori mend messi method metro
metropolitan microcredit microphon migrant migrat mile milk mill millennium million millionair mine miner minion minist minor
minut miracl mobil model moder modern modest moment monasteri monitor monk monster monument moon moral mother motor mount mountain
mufti muse museum music myth nationalist navig negat neutral news nice nich nick nightingal nobl north number occup ocean offic
oliv oncolog onlin oper opera opposit orang orchestra order organ organis ozon page palliat palm paragraph parish park parliament
parliamentari parti partner partnership passag pastafarian pastor patient patriarch patriot pavilion peach pearl pedagog pediatr
penc penguin pension period perspect petroleum petti pharmaceut pharmaci phase photo physic physicist physiolog pike pilot pine
pioneer pirat pizza plain plan plane planet plant plus polar pole polic polici poll pope porn port porter posit post pound power
practic precariat prefectur premier present presid presidenti press prestig price priest princ princess princip prioriti prize
problem procedur process product profession professor profil program programm progress project proletarian proof prop propaganda
propagandist prospect protest protocol provinc provinci psycholog psychologist public punk pussi quantum quarri queen race racist
radio raid rainbow ralli reagent real recess recommend record recreat rector reddit reform region registr registri regul relay
releas relic religi religion remdesivir repress reproduct republ reput reserv resourc respiratori restaur restaurateur result
revolut revolutionari ridg ring riot ritual river road robot rock rocket role roll romant rook rose rosemari rosi rugbi rural rush
safe sailor salad salt sanction sand sandwich sarcasm sash scale scheme school scientif scooter scope sculptur season second
secret secretari sect section selfi senat sergeant seri serial sexual sharia shark shell shelter sheriff shield shock sieg silicon
silver sister situat sixth slack slam slate small snob social socialist societi sociolog solidar solo solut soul sourc south
sovereign spaghetti spark sparrow speaker spear special specialti speed spike sport spring sprint stadium stage standard star
stark state statist statu steam steel sting stoke stone store stori storm straight strang strategi street strict strip structur
student studio stylist suicid summit sunni sunris sunset super superior swan symbol symposium synaps syndrom system tabl tack
tactic tank taxi technolog telegram telescop templ tenni term termin territori terror terrorist test theater theatr theme theolog
theori three throne thunder tiger tocilizumab toilet toll torpedo total tour tourism tower town track tragedi trailer tran
transform transport tribun trip triumph tropic true tsar tunnel tweet twin underground unifi uniform union unitari uniti upper
urban usurp util vaccin valley vampir vandal vari vector vegetarian veil ventur verg veteran vice video viewer villag violenc
virgin virolog virus visa vitro wake walker wall ward warfar weather websit weed weld west western white wild wilder will window
wing winter wolf wood word writer yacht yard young zone`
