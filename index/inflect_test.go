package index

import "testing"

// A word is found in every form, whatever the stemmer makes of it, and without the words whose stem it shares.
func TestInflections(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"1 A bay.", "1 Это залив."}, [2]string{"2 In the bay.", "2 Суда в заливе."}, [2]string{"3 A hall.", "3 Полный зал."},
		[2]string{"4 The appeal.", "4 Раздался призыв."}, [2]string{"5 With an appeal.", "5 С призывом."}, [2]string{"6 A prize.", "6 Вручили приз."},
		[2]string{"7 Systems.", "7 Много систем."}, [2]string{"8 The system.", "8 Вся система."},
		[2]string{"9 A museum.", "9 Новый музей."}, [2]string{"10 Of the museum.", "10 Зал музея."},
		[2]string{"11 Cows.", "11 Стадо коров."}, [2]string{"12 Korea.", "12 Республика Корея."},
		[2]string{"13 Mussels.", "13 Ели мидии."}, [2]string{"14 The ministry.", "14 Заявил МИД."}, [2]string{"15 At the ministry.", "15 В МИДе не знали."},
		[2]string{"16 Tijuana.", "16 Из Тихуаны."}, [2]string{"17 Quiet.", "17 Тихий вечер."},
		[2]string{"18 The sea level.", "18 Уровень моря."}, [2]string{"19 Above the level of the sea.", "19 Над уровнем моря."},
		[2]string{"20 Laurels.", "20 Лавры победителя."}, [2]string{"21 Of Lavrov.", "21 Слова Лаврова."}, [2]string{"22 Lavrov.", "22 Говорит Лавров."})
	x := built(t, s)
	for query, want := range map[string]string{
		"залив": "1 2", "заливе": "1 2", "зал": "10 3", "призыв": "4 5", "призывы": "4 5", "приз": "6",
		"система": "7 8", "систем": "7 8", "музей": "10 9", "музеях": "10 9", "корова": "11", "коров": "11",
		"МИД": "14 15", "Тихуана": "16", "тихий": "17", `"уровень моря"~`: "18 19", "уровень": "18 19",
		"Лавров": "21 22", "лаврова": "21 22",
	} {
		if got := numbers(found(t, x, Query{Sides: [2]Expr{nil, parsed(t, query)}})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

// The words of a figure belong together: neither stands for it alone, and not on the one side beside the other's.
func TestFiguresAreWhole(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"1 They drank half a million cups.", "1 Выпили 500 тыс. чашек."}, [2]string{"2 It cost 500 million dollars.", "2 Это стоило 500 млн долларов."},
		[2]string{"3 Of 500 ships a million tons.", "3 Миллион тонн на 500 судах."})
	x := built(t, s)
	for query, want := range map[string]string{"500 million": "2", "500 млн": "2", "0.5 million": "1", "500 million dollars": "2"} {
		if got := numbers(found(t, x, Query{Any: parsed(t, query)})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

// Names are met by their sound where the query is one; a slip is not, nor is a pronoun by an acronym.
func TestNamesAndSlips(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"1 In the Ministry of Health.", "1 В Министерстве здравоохранения."}, [2]string{"2 The minister spoke.", "2 Выступил министр."},
		[2]string{"3 He met Guterres.", "3 Он встретил Гутерриша."}, [2]string{"4 They asked us.", "4 Нас спросили."}, [2]string{"5 The US asked.", "5 США спросили."})
	x := built(t, s)
	for query, want := range map[string]string{
		"минстр": "", "minstr": "", "guterres": "3", "гутерриш": "3", "Гутерреш": "3", "US": "5", "us": "4 5", "министр": "2",
	} {
		if got := numbers(found(t, x, Query{Any: parsed(t, query)})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

// English words are found in the forms that no ending makes, and words that are another's form as well find themselves alone.
func TestIrregulars(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"1 They sell grain.", "1 Продают зерно."}, [2]string{"2 They sold grain.", "2 Продали зерно."}, [2]string{"3 The ship ran aground.", "3 Судно село на мель."},
		[2]string{"4 Ships run aground.", "4 Суда садятся на мель."}, [2]string{"5 They left.", "5 Они ушли."}, [2]string{"6 They leave.", "6 Они уходят."},
		[2]string{"7 The left party.", "7 Левая партия."}, [2]string{"8 Two women.", "8 Две женщины."}, [2]string{"9 A woman.", "9 Женщина."})
	x := built(t, s)
	for query, want := range map[string]string{
		"sell": "1 2", "sold": "1 2", `"run aground"~`: "3 4", "running": "3 4", "leave": "5 6 7", "left": "5 7", "woman": "8 9", "women": "8 9", "=sold": "2",
	} {
		if got := numbers(found(t, x, Query{Any: parsed(t, query)})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}
