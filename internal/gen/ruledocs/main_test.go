package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const folder = "../../../docs/rules"

// The pages in the repository are those that the rules make today.
func TestPagesAreFresh(t *testing.T) {
	want := pages()
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		name := filepath.Base(path)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[name], string(text)); diff != "" {
			t.Errorf("%s is stale, run `go generate ./rules`:\n%s", name, diff)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is missing, run `go generate ./rules`", name)
	}
}

func TestLanguage(t *testing.T) {
	for code, want := range map[string]string{
		"ffmpeg -i a b.mp4":                 "sh",
		"# ffvet: ignore[x] y\nffmpeg -i a": "sh",
		"containers:\n- name: x":            "yaml",
		"# .ffvet.yaml: x\nspec:":           "yaml",
		"CMD [\"ffmpeg\"]":                  "dockerfile",
	} {
		if got := language(code); got != want {
			t.Errorf("language(%q) = %q, want %q", code, got, want)
		}
	}
}
