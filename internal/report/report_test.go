package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func TestSentence(t *testing.T) {
	unread := func(n int, kind string) []Unread {
		return slices.Repeat([]Unread{{Kind: kind, Why: "long words"}}, n)
	}
	for _, c := range []struct {
		coverage Coverage
		want     string
	}{
		{Coverage{}, "no file names ffmpeg, ffprobe or ffplay"},
		{Coverage{Named: 1, Read: 1}, "read the 1 file that names ffmpeg"},
		{Coverage{Named: 2, Read: 2}, "read both files that name ffmpeg"},
		{Coverage{Named: 19, Read: 19}, "read all 19 files that name ffmpeg"},
		{Coverage{Named: 19, Read: 12, NotRead: slices.Concat(unread(2, "Helm template"), unread(5, "Python"))},
			"read 12 of 19 files that name ffmpeg; 7 not read (5 Python, 2 Helm templates)"},
		{Coverage{Named: 3, Read: 0, NotRead: slices.Concat(unread(2, "file that cannot be parsed"), unread(1, "binary file"))},
			"read 0 of 3 files that name ffmpeg; 3 not read (2 files that cannot be parsed, 1 binary file)"},
	} {
		if got := c.coverage.Sentence(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAssumed(t *testing.T) {
	of := func(subject, value string) facts.Assume {
		return facts.Assume{Subject: subject, Value: value, Source: "default"}
	}
	got := Assumed([]facts.Assume{
		of("rate", "30"), of("input 0", "1080p"), of("input 1", "1080p"), of("a", "1"), of("b", "2"), of("c", "3"),
	})
	want := []string{
		"assumed: 1080p in 2 places (default)", "assumed: 30 for rate (default)", "assumed: 1 for a (default)",
		"assumed: 2 more, listed by --format json",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestColored(t *testing.T) {
	for _, c := range []struct {
		mode     string
		env      map[string]string
		terminal bool
		want     bool
	}{
		{"auto", nil, true, true},
		{"auto", nil, false, false},
		{"auto", map[string]string{"NO_COLOR": "1", "FORCE_COLOR": "1"}, true, false},
		{"auto", map[string]string{"FORCE_COLOR": "1"}, false, true},
		{"auto", map[string]string{"FORCE_COLOR": "0"}, true, false},
		{"auto", map[string]string{"TERM": "dumb"}, true, false},
		{"always", map[string]string{"NO_COLOR": "1"}, false, true},
		{"never", map[string]string{"FORCE_COLOR": "1"}, true, false},
	} {
		got, err := Colored(c.mode, func(name string) string { return c.env[name] }, c.terminal)
		if err != nil || got != c.want {
			t.Errorf("%+v: %v, %v", c, got, err)
		}
	}
	if _, err := Colored("sometimes", func(string) string { return "" }, true); err == nil {
		t.Error("no error for a mode that does not exist")
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		reason finding.Reason
		want   string
	}{
		{finding.Reason{}, ""},
		{finding.Reason{Value: bound.Of(999)}, "999"},
		{finding.Reason{Value: bound.Of(5740)}, "5,740"},
		{finding.Reason{Value: bound.Of(1234567)}, "1,234,567"},
		{finding.Reason{Value: bound.Milli(500)}, "0.5"},
		{finding.Reason{Value: bound.Milli(1234500)}, "1,234.5"},
		{finding.Reason{Value: bound.Inf(1)}, "inf"},
		{finding.Reason{Value: bound.Of(4831838208), Bytes: true}, "4.5 GiB"},
		{finding.Reason{Value: bound.Of(512), Bytes: true}, "512 B"},
		{finding.Reason{Value: bound.Unknown(0), Bytes: true}, "unknown"},
	} {
		if got := Value(c.reason); got != c.want {
			t.Errorf("%v: %q, want %q", c.reason.Value, got, c.want)
		}
	}
}

// The order of the findings says nothing about the order in the report.
func TestShownIsWorstFirst(t *testing.T) {
	a, b := source.NewFile("a.sh", []byte("x\ny\n")), source.NewFile("b.sh", []byte("x\n"))
	at := func(f *source.File, start int) source.Span { return source.Span{File: f, Start: start, End: start + 1} }
	findings := []finding.Finding{
		{Rule: "1", Level: finding.Error, At: at(b, 0)},
		{Rule: "2", Level: finding.Warning, At: at(a, 0)},
		{Rule: "3", Level: finding.Warning, At: at(a, 2)},
		{Rule: "4", Level: finding.Warning, At: at(a, 2)},
		{Rule: "5", Level: finding.Note},
		{Rule: "6", Level: finding.Off},
	}
	for range findings {
		findings = append(findings[1:], findings[0])
		got := ""
		for _, f := range (&Run{Findings: findings}).Shown() {
			got += f.Rule
		}
		if got != "12345" {
			t.Errorf("order %s", got)
		}
	}
}
