package lang

// englishCommon are stems of words that sound alike in many languages and are usually written small, though titles and
// names of institutions give them capitals; counted in parallel text.
const englishCommon = `
abort absolut absurd academ academi account action activ activist actor administr admir agent aggress airlin airport airway album
alcohol allergi allianc alpha altern analysi analyt anarch angel angiotensin anim anonym appl archer architect architectur arena
armi arrest arsenal articl artilleri artist asbesto assembl associ astronaut astronom astronomi atheist athlet atom attack audit
author automobil autonom autopsi avenu aviat ball ballet bandit bang bank barn basic basketbal bath baton batsman bazaar beach
beast bell best beta bile bill biolog biotechnolog bird bishop bitcoin black block blog blogger blond blue bond boss brain brave
brawl bridg brig brigad broker bronz brown buck budget build bull burkini bush butt cabinet cafe cake camp campaign canal candi
candid cano capit captain card cardin cargo caricatur carpent carri cart cartel cash castl categori cathedr cave center centr
central ceremoni certif challeng chamber champagn champion channel chao chapel charter chase checkpoint chef chick chief
chloroquin choir chop chronicl circus citi civilis class classic claus clinic club coalit coat code coffe collabor collect colleg
collid coloni comedi comfort command commerc commerci committe communic communist compani compass compet complex comput concept
concert confer confidenti conflict confus congress congressman consequ conserv consortium constant constitut construct consul
contact content contest contract control convent converg convoy cook cope coronavirus corpor correct correspond corrupt cosmet
cosmodrom cosmonaut cottag countri cowboy crack crash creativ credit crisi critic cross crow cruis crystal cube cult cultur daili
date daughter death decre deep deleg delta democraci democrat deni depart deposit depress deputi derbi desert design destruct
detail devil diabet diagnosi diagnost dialogu diamond dictionari diesel diet dioces diplomaci diplomat director discord district
divin divis doctor doctrin document dollar dope dragon drama drew driver dude east eastern echo ecolog econom economi economist
effect elector electrician electron eleg emiss empir energi enterpris environ environment epidem epidemiolog espionag euro eurozon
event evolut excel exclus expert expertis export express extern extrem fabl fact factor factori faculti fair fake falcon farmer
feat femin festiv field figur file film financ financi firm fiscal flame fleet flock flyer focus folk footbal forest forth forti
fortun forum forward foundat fountain frame frank freedom freestyl front frontier frost fruit fund fundrais futur gadget galaxi
galleri game gang garden gate gender gene general generat genet genius geograph geographi giant girlfriend global globe goal gold
golden golf grace grand grant grave gray greater green gross ground group guard guardian guest guid gymnast hacker hall hamburg
hammer harbour harmoni hawk hazard height hell hero highland hill hire histori hobbi hockey holi home homicid hord horn hotel
hoteli hous hunt hunter hygien idea ideal imam immigr impact impeach import incid independ index industri infect inflat inform
infrastructur innoc innov insid insight inspector institut integr intens inter interior intern internet intervent interview iphon
iron island isol ivori jack jazz jean journal journalist judg judo jungl junior just killer king laboratori ladi lake land lane
leader leagu left legend legendari lent liber liberti librari licens lieuten lightn line linguist literatur local lynch machin
magazin mail main major malaria mall mani marijuana marin mark mask mass master match mate mathemat maxim mayor mechan media
medicin medit memori mend messeng method metro metropolitan microphon migrant migrat mile milk mill millennium million millionair
mine miner minist minor minut miracl model moder modern modest moment monasteri monitor monk monster monument moon moral mother
motor mount mountain mufti municip music myth nation nationalist nativ navig negat neutral news nice nich nobl north number ocean
offic offici oliv oncolog onlin oper opera opposit orang orchestra organ organis origin ozon page palliat palm paragraph parish
park parliament parliamentari parti partner partnership passag pastor patient patriarch patriot pavilion peach pearl pedagog
pediatr penc penguin pension period perspect petti pharmaceut pharmaci phase photo physic physicist pike pilot pine pioneer pirat
pizza plain plan plane planet plant plus polic polici polit poll pope popul porn port porter post pound power practic precariat
prefectur premier present presid presidenti press prestig price priest princ princess princip prioriti prize problem procedur
process procur produc product profession professor profil program programm progress project proof prop propaganda propagandist
prospect protest protocol provinc provinci psycholog psychologist public quantum quarri queen race radio raid rainbow ralli
reagent real recess recommend record recreat rector reddit reform region registr registri regul relay releas relic religi religion
remdesivir repress reproduct republ reput reserv resid resourc respiratori restaur restaurateur result revolut revolutionari ring
riot ritual river road robot rock rocket role roll romant rook rose rosemari rugbi rural rush safe sailor salad salt sanction sand
sandwich sarcasm scale scheme scientif scooter scope sculptur season second secret secretari sect selfi senat sergeant serial
session sexual sharia shark shell shelter sheriff shield shock sieg silicon silver simul sister situat slack slam slate snob
social socialist societi solidar solut soul sourc south sovereign spaghetti spark sparrow speaker special specialti speed spike
spiritu sport spring sprint stadium stage standard star stark state statist statu steam steel sting stone store stori storm
straight strang strategi street strict strip structur student studio stylist suicid summit sunni sunris sunset super superior swan
symbol synaps syndrom system tabl tack tactic tank taxi technolog telegram telescop televis templ tenni term termin territori
terror terrorist test theater theatr theme theolog theori three throne thunder tiger toilet toll total tour tourism tower town
track tragedi trailer transform transport tribun trip triumph true tsar tunnel twin underground unifi uniform union unitari uniti
univers upper urban util vaccin valley vandal vector vegetarian veil verg veteran vice video viewer villag violenc virus visa
vitro wake walker wall wander ward warfar weather weed west western white wild wilder will window wing winter wolf wood word
writer yacht yard young zone`
