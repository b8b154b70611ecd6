package pixfmt

import "testing"

func editions(texts ...string) []func() *probe {
	var list []func() *probe
	for _, text := range texts {
		list = append(list, func() *probe { return parse(text) })
	}
	return list
}

func TestTakes(t *testing.T) {
	table := &Table{editions("#\t\tyuv420p rgb24 gray\ncurves\t-\tyuv420p>rgb24>rgb24\nalphamerge\t-\tyuv420p>yuva420p>yuva420p yuv420p=gray\nhstack\ttied\t\n")}
	for _, c := range []struct {
		filter, format string
		later          bool
		in, out        string
		tried          bool
	}{
		{"curves", "yuv420p", false, "rgb24", "rgb24", true},
		{"curves", "rgb24", false, "rgb24", "rgb24", true},
		{"curves", "xyz12le", false, "xyz12le", "xyz12le", false},
		{"alphamerge", "yuv420p", false, "yuva420p", "yuva420p", true},
		{"alphamerge", "yuv420p", true, "gray", "yuva420p", true},
	} {
		f, ok := table.Filter(c.filter)
		if !ok {
			t.Fatalf("%s is not known", c.filter)
		}
		change, tried := f.Takes(c.format, c.later)
		if change.In != c.in || change.Out != c.out || tried != c.tried {
			t.Errorf("%s makes %+v (tried: %v) of %s", c.filter, change, tried, c.format)
		}
	}
	if f, _ := table.Filter("hstack"); !f.Tied || !f.Everything() {
		t.Errorf("hstack is %+v", f)
	}
	if _, ok := table.Filter("nosuch"); ok {
		t.Error("a filter that nobody probed is known")
	}
}

// TestLaterEdition asks for a filter that the version's own data lacks.
func TestLaterEdition(t *testing.T) {
	table := &Table{editions("#\t\tgray\n", "#\t\tyuv420p\nsubtitles\t-\tyuv420p>rgb24>rgb24\n")}
	f, ok := table.Filter("ass")
	if c, tried := f.Takes("yuv420p", false); !ok || !tried || c.In != "rgb24" {
		t.Errorf("%v %v %+v", ok, tried, c)
	}
}

func TestLoad(t *testing.T) {
	for _, version := range []string{"3.0", "4.3", "5.1", "6.1", "9.0", "99.0"} {
		if f, ok := Load(version).Filter("alphamerge"); !ok || f.Everything() {
			t.Errorf("%s: alphamerge takes everything or is not known", version)
		}
	}
}
