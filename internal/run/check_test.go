package run_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// lint leads the files through all stages; settings is a configuration, and
// change, if not nil, does what flags do to it.
func lint(t *testing.T, files map[string]string, settings string, change func(*config.Config)) *report.Run {
	t.Helper()
	cfg, problems := config.Load(config.FileName, []byte(settings))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if change != nil {
		change(cfg)
	}
	tree := source.NewMemory(files)
	out, err := run.Lint(context.Background(), run.Input{
		Tree: tree, Named: tree.Search(context.Background(), run.Names(cfg)), Config: cfg, Today: "2026-11-24",
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shown are the findings of the level that a user sees, as "rule level".
func shown(out *report.Run) []string {
	var all []string
	for _, f := range out.Shown() {
		all = append(all, f.Rule+" "+f.Level.String())
	}
	slices.Sort(all)
	return all
}

// short has a segment of half a second and an option that ffmpeg lacks.
func short() map[string]string {
	return map[string]string{"a.sh": "#!/bin/sh\nffmpeg -nostdin -y -i in.mov -no_such 1 -f segment -segment_time 0.5 out%d.ts\n"}
}

// TestChoice selects, ignores and levels rules by id and by group.
func TestChoice(t *testing.T) {
	both := []string{"tiny-segments warning", "unknown-option error"}
	for _, test := range []struct {
		name, settings string
		want           []string
	}{
		{"all", "version: 1", both},
		{"ignore a rule", "lint: {ignore: [tiny-segments]}", both[1:]},
		{"ignore a group", "lint: {ignore: [segments]}", both[1:]},
		{"select a rule", "lint: {select: [tiny-segments]}", both[:1]},
		{"select a group", "lint: {select: [segments]}", both[:1]},
		{"a rule of an ignored group", "lint: {select: [tiny-segments], ignore: [segments]}", both[:1]},
		{"select and ignore", "lint: {select: [segments, tiny-segments], ignore: [tiny-segments]}", nil},
		{"level", "lint: {rules: {tiny-segments: {level: error}}}", []string{"tiny-segments error", both[1]}},
		{"off", "lint: {rules: {tiny-segments: off}}", both[1:]},
	} {
		got := slices.DeleteFunc(shown(lint(t, short(), test.settings, nil)), func(f string) bool {
			return !strings.HasPrefix(f, "tiny-segments ") && !strings.HasPrefix(f, "unknown-option ")
		})
		if diff := cmp.Diff(test.want, got, cmp.Transformer("empty", func(s []string) string { return strings.Join(s, ", ") })); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestIgnoredRuleStaysAFact keeps conditions in the facts whatever is reported.
func TestIgnoredRuleStaysAFact(t *testing.T) {
	out := lint(t, short(), "lint: {ignore: [tiny-segments]}", nil)
	if diags := out.Doc.Commands[0].DiagRules; !slices.Contains(diags, "tiny-segments") {
		t.Errorf("diags %v, want tiny-segments among them", diags)
	}
	for _, f := range out.Doc.Findings {
		if f.Rule == "tiny-segments" {
			t.Error("an ignored rule is among the findings of the facts")
		}
	}
}

// TestMarks silences findings, but not with --no-ignores, nor those of rules
// that the configuration protects.
func TestMarks(t *testing.T) {
	files := map[string]string{"a.sh": "#!/bin/sh\n# ffvet: ignore[tiny-segments] editors want it\n" +
		"ffmpeg -nostdin -y -i in.mov -f segment -segment_time 0.5 out%d.ts\n"}
	for _, test := range []struct {
		name, settings string
		change         func(*config.Config)
		silenced       bool
	}{
		{"a mark", "", nil, true},
		{"--no-ignores", "", func(c *config.Config) { c.NoIgnores = true }, false},
		{"not ignorable", "lint: {rules: {tiny-segments: {ignorable: false}}}", nil, false},
	} {
		out := lint(t, files, test.settings, test.change)
		is := func(f finding.Finding) bool { return f.Rule == "tiny-segments" }
		if got := !slices.ContainsFunc(out.Shown(), is); got != test.silenced {
			t.Errorf("%s: silenced %v, want %v", test.name, got, test.silenced)
		}
		if got := slices.ContainsFunc(out.Suppressed, is); got != test.silenced {
			t.Errorf("%s: among the suppressed %v, want %v", test.name, got, test.silenced)
		}
	}
}

// TestRoleMark gives the unit of the command below the mark its role.
func TestRoleMark(t *testing.T) {
	out := lint(t, map[string]string{
		"a.sh": "#!/bin/sh\n# ffvet: role=thumbs\nffmpeg -i in.mov out.png\n",
		"b.sh": "#!/bin/sh\nffmpeg -i in.mov out.png\n",
	}, "roles: {thumbs: {match: {names: [none]}}}", nil)
	roles := map[string]string{}
	for _, u := range out.Doc.Units {
		roles[u.File] = u.Role
	}
	if diff := cmp.Diff(map[string]string{"a.sh": "thumbs", "b.sh": ""}, roles); diff != "" {
		t.Error(diff)
	}
}

// TestCoverage counts each file that names ffmpeg once.
func TestCoverage(t *testing.T) {
	out := lint(t, map[string]string{
		"good.sh":     "ffmpeg -i a b.mkv\n",
		"broken.sh":   "ffmpeg -i a b.mkv; if\n",
		"app.py":      "run(['ffmpeg'])\n",
		"tool.xyz":    "ffmpeg\n",
		"nothing.txt": "nothing\n",
	}, "", nil)
	kinds := map[string]string{}
	for _, u := range out.Coverage.NotRead {
		kinds[u.File] = u.Kind
		if u.Why == "" {
			t.Errorf("%s: not read, and no word why", u.File)
		}
	}
	want := map[string]string{
		"app.py": "Python", "tool.xyz": "other", "broken.sh": "file that cannot be parsed",
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
	if c := out.Coverage; c.Named != 4 || c.Read != 1 {
		t.Errorf("%d named and %d read, want 4 and 1", c.Named, c.Read)
	}
}

// TestAt finds the commands of a file, and the one that covers a line.
func TestAt(t *testing.T) {
	doc := lint(t, map[string]string{
		"a.sh": "#!/bin/sh\nffmpeg -i a \\\n  -y b.mkv\n\nffprobe b.mkv\n", "b.sh": "ffmpeg -i a b.mkv\n",
	}, "", nil).Doc
	for _, test := range []struct {
		path string
		line int
		want string
	}{
		{"a.sh", 0, "ffmpeg ffprobe"}, {"a.sh", 1, ""}, {"a.sh", 2, "ffmpeg"}, {"a.sh", 3, "ffmpeg"},
		{"a.sh", 4, ""}, {"a.sh", 5, "ffprobe"}, {"b.sh", 0, "ffmpeg"}, {"c.sh", 0, ""},
	} {
		var got []string
		for _, c := range run.At(doc, test.path, test.line) {
			got = append(got, c.Program)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s:%d: %v, want %s", test.path, test.line, got, test.want)
		}
	}
}
