package rules_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/rules"
)

// Each case under testdata/RULE is a small repository with what the rule
// reports on it, one line a finding: PATH:LINE:COLUMN: LEVEL: RULE, and
// optionally a part of the message, the reasons, the labels ("PLACE" words) or the help. The file flags holds flags of
// the command line.
func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range cases {
		rule := filepath.Base(filepath.Dir(path))
		t.Run(rule+"/"+strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, lint(t, rule, archive), want(archive))
		})
	}
}

// Every rule has a case in which it fires and one in which it is quiet.
func TestEveryRuleHasCases(t *testing.T) {
	for _, r := range rules.All() {
		fires, quiet := false, false
		cases, _ := filepath.Glob(filepath.Join("testdata", r.ID, "*.txtar"))
		for _, path := range cases {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(want(archive)) > 0 {
				fires = true
			} else {
				quiet = true
			}
		}
		if !fires || !quiet {
			t.Errorf("%s: testdata needs a case in which it fires (%v) and one in which it is quiet (%v)", r.ID, fires, quiet)
		}
	}
}

func TestEveryCaseHasARule(t *testing.T) {
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !slices.ContainsFunc(rules.All(), func(r rules.Rule) bool { return r.ID == f.Name() }) {
			t.Errorf("testdata/%s: there is no such rule", f.Name())
		}
	}
}

// expected is one line of want.
type expected struct{ place, part string }

func want(archive *txtar.Archive) []expected {
	var all []expected
	for _, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		for _, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
			fields := strings.SplitN(line, ": ", 4)
			if len(fields) < 3 {
				continue
			}
			e := expected{place: strings.Join(fields[:3], ": ")}
			if len(fields) == 4 {
				e.part = fields[3]
			}
			all = append(all, e)
		}
	}
	return all
}

// reported is a finding as want writes it.
type reported struct{ place, text string }

// lint runs all stages over the case and returns what the rule reports.
func lint(t *testing.T, rule string, archive *txtar.Archive) []reported {
	t.Helper()
	texts := map[string]string{}
	for _, f := range archive.Files {
		if f.Name != "want" && f.Name != "flags" {
			texts[f.Name] = string(f.Data)
		}
	}
	in := input(t, archive, texts)
	out, err := run.Lint(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	var all []reported
	for _, f := range out.Shown() {
		if f.Rule != rule {
			continue
		}
		at := f.At.Position()
		text := f.Message
		for _, r := range f.Reasons {
			text += fmt.Sprintf("\n\t= %s %s %s", r.Label, r.Value, r.Text)
		}
		for _, l := range f.Labels {
			text += fmt.Sprintf("\n\t= %q %s", l.At.Text(), l.Text)
		}
		text += "\n\t= help: " + f.Help
		all = append(all, reported{fmt.Sprintf("%s:%d:%d: %s: %s", f.At.File.Path, at.Line, at.Column, f.Level, f.Rule), text})
	}
	return all
}

// input is the run that the case asks for.
func input(t *testing.T, archive *txtar.Archive, texts map[string]string) run.Input {
	t.Helper()
	cfg := config.Default()
	if text, ok := texts[config.FileName]; ok {
		var problems []config.Problem
		if cfg, problems = config.Load(config.FileName, []byte(text)); len(problems) > 0 {
			t.Fatal(problems)
		}
	}
	return run.Input{
		Tree: source.NewMemory(texts), Whole: true, Named: slices.Sorted(maps.Keys(texts)), // as if all were given by name
		Config: withFlags(t, cfg, archive), Tool: facts.Tool{Name: "ffvet"}, Today: "2026-11-24",
	}
}

func withFlags(t *testing.T, cfg *config.Config, archive *txtar.Archive) *config.Config {
	t.Helper()
	var f config.Flags
	set := flag.NewFlagSet("flags", flag.ContinueOnError)
	set.StringVar(&f.Node, "node", "", "")
	set.StringVar(&f.FFmpeg, "ffmpeg", "", "")
	set.BoolVar(&f.Strict, "strict", false, "")
	set.BoolVar(&f.Pedantic, "pedantic", false, "")
	for _, file := range archive.Files {
		if file.Name == "flags" {
			if err := set.Parse(strings.Fields(string(file.Data))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := config.Override(cfg, f); err != nil {
		t.Fatal(err)
	}
	return cfg
}

func compare(t *testing.T, got []reported, want []expected) {
	t.Helper()
	for _, w := range want {
		i := slices.IndexFunc(got, func(g reported) bool { return g.place == w.place && strings.Contains(g.text, w.part) })
		if i < 0 {
			t.Errorf("not reported: %s: %s", w.place, w.part)
			continue
		}
		got = slices.Delete(got, i, i+1)
	}
	for _, g := range got {
		t.Errorf("reported: %s: %s", g.place, g.text)
	}
}
