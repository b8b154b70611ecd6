package scripts

import (
	"slices"
	"testing"
)

func TestCover(t *testing.T) {
	all := []Script{
		{Name: "a", Constructs: []string{"x"}},
		{Name: "b", Constructs: []string{"x", "y"}},
		{Name: "c", Constructs: []string{"y"}},
		{Name: "d", Constructs: []string{"z", "y"}},
	}
	var got []string
	for _, s := range Cover(all) {
		got = append(got, s.Name)
	}
	if want := []string{"b", "d"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParse(t *testing.T) {
	s, err := parse("a.sh", "#!/bin/bash\n# about: x, y\n# run: A=1\n# todo: not read\nffmpeg a\n# loose: too late\n")
	if err != nil || s.Name != "a" || len(s.Constructs) != 2 || s.Todo != "not read" || s.Loose != "" || s.Runs[0] != "A=1" || s.Shells[0] != "bash" {
		t.Errorf("got %+v, %v", s, err)
	}
	if _, err := parse("b.sh", "ffmpeg a\n"); err == nil {
		t.Error("a script about nothing is taken")
	}
}

// Every script says what it is about, and a number always makes the same one.
func TestScripts(t *testing.T) {
	written, err := Written()
	if err != nil || len(written) < 300 {
		t.Fatalf("%d scripts, %v", len(written), err)
	}
	t.Logf("%d scripts cover all constructs", len(Cover(written)))
	a, b := Generated(3, 5), Generated(4, 4)
	if a[1].Text() != b[0].Text() {
		t.Errorf("script 4 differs:\n%s\n%s", a[1].Text(), b[0].Text())
	}
}
