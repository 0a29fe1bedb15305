package lang

// What the cutting of English text into sentences needs.

var englishAbbreviations = map[Abbreviation]string{
	Never: `mr mrs ms sts a.k.a f.k.a messrs mme mlle dr prof col maj capt cpt pfc cmdr cdr lt sgt cpl pvt pte adm supt insp assoc asst atty brig
		Gen Gov Sen Sens Rep Reps Rev Hon Fr Amb Dep Det Mt Ft Pres Sec.-Gen vs v e.g i.e cf viz approx incl excl`,
	BeforeNumber: `jan feb mar apr jun jul aug sep sept oct nov dec no nos art arts fig figs p pp sec secs par para ch chap vol vols pt ref tel ext bldg rm apt`,
	Maybe: `bros jr sr st dept govt univ assn int'l intl est
		u.s u.k u.n e.u u.a.e u.s.a d.c ph.d b.a m.a m.d j.d al ca c ed eds trans
		Mon Tue Tues Wed Thu Thur Thurs Fri Sat
		Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
		N.H N.J N.M N.Y N.C N.D S.C S.D Okla Ore Pa R.I Tenn Tex Vt Va Wash W.Va Wis Wyo Ont Que B.C`,
	Usually: `a.m p.m am pm inc corp co cos ltd llc plc ave blvd rd sq`,
}

const englishStarters = `the a an i he she it they we you this that these those there here
	in on at by for from with as but and or nor so yet if when while after before since during until till under over
	about above according according against along although though amid among around because behind below beneath beside
	besides between beyond both despite due each either even every everyone everybody everything few following further
	furthermore given however how i'm i've i'd i'll in inside instead into its it's it'd is are was were will would could can
	should may did does do has have had his her their our my your him them us also another any anyone many more most
	moreover much meanwhile nevertheless nobody no none not nothing nonetheless now never next last later earlier once one
	only otherwise other others out outside perhaps rather recently several similarly some someone somebody something
	soon still such than thanks then therefore they've they're they'd thus to today tomorrow yesterday together two three
	four five six seven eight nine ten too toward up towards twice unlike upon we're we've we'd we'll what whatever when
	whenever where whereas whether which who whoever whom whose why with within without you're yes
	officials police experts analysts authorities critics investigators scientists researchers economists traders
	observers doctors workers residents witnesses lawmakers prosecutors reporters nobody shares prices talks negotiations`

const englishPrepositions = `in on at by for from since until after before during of to with as`

const englishSayings = `said says asked asks added noted told tells wondered exclaimed replied answered shouted cried yelled joked
	quipped recalled explained stressed continued concluded wrote demanded insisted remarked responded retorted inquired
	queried commented complained urged declared objected sighed smiled laughed whispered screamed called tweeted posted
	warned argued admitted pondered mused`

const englishContinuers = `time moscow gmt utc est edt cst cdt mst mdt pst pdt et ct pt msk cet bst ist jst eastern central pacific
	mountain greenwich monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
	jan feb sept oct nov dec january february march april june july august september october november december
	chief ceo cfo coo president chairman chairwoman chair director vice executive founder co-founder spokesman spokeswoman class inc ltd
	corp nw ne sw se`

const englishLettered = `plan vitamin hepatitis group class category type grade level section paragraph point item option
	appendix annex schedule block sector zone wing terminal variant series division tier`
