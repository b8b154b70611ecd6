package bound

import (
	"encoding/json"
	"math"
	"testing"
)

func TestArithmeticKeepsIgnorance(t *testing.T) {
	two, inf, unknown := Of(2), Inf(1), Unknown(1)
	perhaps := Unknown(0)
	for _, c := range []struct {
		name string
		got  Bound
		want string
	}{
		{"2+3", two.Add(Of(3)), "5"},
		{"inf+unknown", inf.Add(unknown), "inf"},
		{"unknown+2", unknown.Add(two), "unknown"},
		{"0*inf", Of(0).Mul(inf), "0"},
		{"unknown*0", unknown.Mul(Of(0)), "0"},
		{"inf*unknown at least 1", inf.Mul(unknown), "inf"},
		{"inf*unknown perhaps 0", inf.Mul(perhaps), "unknown"},
		{"inf*2", inf.Mul(two), "inf"},
		{"inf*(0..3)", inf.Mul(Between(0, 3)), "inf"},
		{"unknown*2", unknown.Mul(two), "unknown"},
		{"min(inf,4)", inf.Min(Of(4)), "4"},
		{"min(unknown,4)", unknown.Min(Of(4)), "4"},
		{"min(inf,unknown)", inf.Min(unknown), "unknown"},
		{"max(2,unknown)", two.Max(unknown), "unknown"},
		{"max(inf,unknown)", inf.Max(unknown), "inf"},
		{"0.5 CPUs", Milli(500), "0.5"},
		{"1.5*3", Milli(1500).Mul(Of(3)), "4.5"},
		{"0.001*0.5 rounds up", Milli(1).Mul(Milli(500)), "0.001"},
		{"huge", Of(math.MaxInt64).Mul(Of(2)), "9223372036854775.807"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s = %s, want %s", c.name, got, c.want)
		}
	}
}

func TestUnionKeepsTheSmallerLowerEnd(t *testing.T) {
	if u := Of(3).Union(Of(8)); u.Lo() != 3 || u.Or(0) != 8 {
		t.Errorf("union of 3 and 8 = %d..%s", u.Lo(), u)
	}
}

func TestHiRoundsUp(t *testing.T) {
	if n, ok := Milli(1001).Hi(); n != 2 || !ok {
		t.Errorf("Hi of 1.001 = %d, %v; want 2", n, ok)
	}
	if n := Milli(1999).Lo(); n != 1 {
		t.Errorf("Lo of 1.999 = %d; want 1", n)
	}
	if _, ok := Inf(0).Hi(); ok {
		t.Error("what has no limit has no upper number")
	}
}

func TestExceeds(t *testing.T) {
	for _, c := range []struct {
		name     string
		b, limit Bound
		want     Truth
	}{
		{"5 > 4", Of(5), Of(4), Yes},
		{"4 > 4", Of(4), Of(4), No},
		{"2..5 > 4", Between(2, 5), Of(4), Undecided},
		{"inf > 4", Inf(0), Of(4), Yes},
		{"unknown > 4", Unknown(0), Of(4), Undecided},
		{"unknown at least 5 > 4", Unknown(5), Of(4), Yes},
		{"5 > inf", Of(5), Inf(0), Undecided},
	} {
		if got := c.b.Exceeds(c.limit); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestJSONKeepsTheUpperEnd(t *testing.T) {
	for _, b := range []Bound{Of(0), Of(64), Milli(500), Inf(0), Unknown(0)} {
		data, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		var back Bound
		if err := json.Unmarshal(data, &back); err != nil || back.String() != b.String() {
			t.Errorf("%s came back as %s (%v)", data, back, err)
		}
	}
	var b Bound
	if err := json.Unmarshal([]byte(`"many"`), &b); err == nil {
		t.Error("\"many\" was taken for a bound")
	}
}

func TestTruth(t *testing.T) {
	if Yes.And(Undecided) != Undecided || Yes.And(No) != No || Yes.And(Yes) != Yes {
		t.Error("And does not follow three-valued logic")
	}
}

// The upper end is what a document keeps.
func TestUpperIsWhatJSONKeeps(t *testing.T) {
	for _, b := range []Bound{Of(3), Milli(2500), Between(1, 4), Inf(2), Unknown(1)} {
		text, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		var read Bound
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if b.Upper() != read {
			t.Errorf("%s: upper %#v, read %#v", b, b.Upper(), read)
		}
	}
}
