package finding

import (
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

func TestApplyEdits(t *testing.T) {
	f := source.NewFile("a.sh", []byte("ffmpeg -i a b\n"))
	i := at(f, "-i")
	inexact := i
	inexact.Exact = false
	insert := source.Span{File: f, Start: i.Start, End: i.Start, Exact: true}
	for name, c := range map[string]struct {
		edits     []Edit
		want, err string
	}{
		"in any order":   {[]Edit{{at(f, "b"), "c"}, {insert, "-nostdin "}}, "ffmpeg -nostdin -i a c\n", ""},
		"twice the same": {[]Edit{{at(f, "b"), "c"}, {at(f, "b"), "c"}}, "ffmpeg -i a c\n", ""},
		"overlap":        {[]Edit{{at(f, "-i a"), "x"}, {at(f, "a b"), "y"}}, "", "a.sh:1:11: two fixes change the same place: apply one, then run again"},
		"inexact":        {[]Edit{{inexact, "x"}}, "", "a.sh:1:8: the text here is not what the command gets: edit it by hand"},
		"other file":     {[]Edit{{source.NewFile("b.sh", []byte("x")).Whole(), "y"}}, "", "a.sh: an edit of another file"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ApplyEdits(f, c.edits)
			if got != c.want || err == nil && c.err != "" || err != nil && err.Error() != c.err {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestApplyFixesKeepsFixesWhole(t *testing.T) {
	f := source.NewFile("a.sh", []byte("ffmpeg -i a b\n"))
	g := source.NewFile("b.sh", []byte("x\n"))
	fixed := ApplyFixes([]Finding{
		{Fixes: []Fix{{Title: "unsafe"}, {Title: "first", Safe: true, Edits: []Edit{{at(f, "a"), "z"}}}}},
		{Fixes: []Fix{{Title: "half", Safe: true, Edits: []Edit{{at(f, "a b"), "y"}, {at(g, "x"), "y"}}}}},
		{Fixes: []Fix{{Title: "not safe", Edits: []Edit{{at(g, "x"), "q"}}}}},
	}, false)
	if len(fixed) != 1 || fixed[0].New != "ffmpeg -i z b\n" || len(fixed[0].Refused) != 1 {
		t.Fatalf("got %+v", fixed)
	}
	want := "--- a/a.sh\n+++ b/a.sh\n@@ -1 +1 @@\n-ffmpeg -i a b\n+ffmpeg -i z b\n"
	if got := fixed[0].Diff(); got != want {
		t.Errorf("diff %q, want %q", got, want)
	}
}

func TestFingerprintsSurviveOtherLines(t *testing.T) {
	before := source.NewFile("a.sh", []byte("ffmpeg  -i a b\nffmpeg -i a b\n"))
	after := source.NewFile("a.sh", []byte("#!/bin/sh\n\nffmpeg -i a b\n  ffmpeg -i a b\n"))
	finding := func(f *source.File, line int) Finding {
		s := f.LineStart(line)
		return Finding{Rule: "x", At: source.Span{File: f, Start: s, End: s + 1, Exact: true}}
	}
	old := Fingerprints([]Finding{finding(before, 1), finding(before, 2)})
	new := Fingerprints([]Finding{finding(after, 3), finding(after, 4)})
	if old[0] != new[0] || old[1] != new[1] || old[0] == old[1] {
		t.Errorf("before %v, after %v", old, new)
	}
}
