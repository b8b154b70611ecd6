package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/rules"
)

// The checked-in pages are those of the rules, no more and no fewer.
func TestPagesAreCurrent(t *testing.T) {
	dir := filepath.Join(testneed.Root(), "docs", "rules")
	found := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(text)
	}
	if diff := cmp.Diff(found, pages(rules.All())); diff != "" {
		t.Errorf("docs/rules is out of date, run make docs (-checked in +rules):\n%s", diff)
	}
}

func TestPage(t *testing.T) {
	got := page(rules.Rule{
		ID: "tiny-segments", Group: rules.Segments, Summary: "segments shorter than a second", Level: finding.Warning,
		Stage: rules.Stable, Since: "0.1", Doc: rules.Doc{What: "What.", Bad: "ffmpeg -hls_time 0.5\n"},
	})
	want := notice + `# tiny-segments

Segments shorter than a second.

Group segments, default level warning, stable since 0.1.

## What

What.

## Instead of

` + "```\nffmpeg -hls_time 0.5\n```" + `

## To silence it in one place

` + "```\n# ffvet: ignore[tiny-segments] the reason\n```\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWriteRemovesPagesOfRulesThatAreGone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(dir, []rules.Rule{{ID: "x"}}); err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	if diff := cmp.Diff([]string{filepath.Join(dir, "README.md"), filepath.Join(dir, "x.md")}, names); diff != "" {
		t.Error(diff)
	}
}
