package index

import (
	"fmt"
	"testing"
)

func TestFrequencies(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29", [2]string{"Talks began.", "Переговоры начались."}, [2]string{"A bear.", "Медведь."}, [2]string{"Talks alone.", ""})
	putLines(t, s, "b", "2018-01-02", [2]string{"Talks ended.", "Переговоры окончены."})
	putLines(t, s, "c", "2020-01-02", [2]string{"A bear ended.", "Медведь окончен."})
	putLines(t, s, "d", "--03-04", [2]string{"More talks.", "Ещё переговоры."})
	x := built(t, s)
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Any: parsed(t, "talks")}, "[{ TASS 1 1} {2018 TASS 2 3} {2020 TASS 0 1}]"},
		{Query{Any: parsed(t, "talks"), Filter: Filter{Nulls: true}}, "[{ TASS 1 1} {2018 TASS 3 4} {2020 TASS 0 1}]"},
		{Query{Sides: [2]Expr{nil, parsed(t, "медведь")}, Filter: Filter{Since: "2019"}}, "[{ TASS 0 1} {2020 TASS 1 1}]"},
		{Query{Any: parsed(t, "nothing"), Filter: Filter{Agencies: []string{"AFP"}}}, "[]"},
	} {
		list, err := x.Frequencies(ctx, c.q)
		must(t, err)
		if got := fmt.Sprint(list); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.q.Any, c.q.Filter, got, c.want)
		}
	}
}
