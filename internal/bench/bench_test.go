package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCorpus(t *testing.T) {
	trees := map[string]map[string]string{}
	for _, name := range []string{"a", "b"} {
		root := filepath.Join(t.TempDir(), name)
		if err := writeCorpus(root, corpus{files: 200, percent: 10, seed: 3}); err != nil {
			t.Fatal(err)
		}
		trees[name] = readAll(t, root)
	}
	if diff := cmp.Diff(trees["a"], trees["b"]); diff != "" {
		t.Error("the same corpus twice:", diff)
	}
	named := 0
	for _, text := range trees["a"] {
		if strings.Contains(text, "ffmpeg") {
			named++
		}
	}
	if len(trees["a"]) != 200 || named != 20 {
		t.Errorf("%d files, %d with ffmpeg, want 200 and 20", len(trees["a"]), named)
	}
}

func readAll(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, path))
		files[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTable(t *testing.T) {
	run := func(cpu int) figures {
		return figures{cpu: time.Duration(cpu) * time.Millisecond, wall: time.Second, peak: 40 << 20}
	}
	var out bytes.Buffer
	err := printTable(&out, []row{
		{tree: tree{name: "none", budget: 1.2}, ffvet: []figures{run(100), run(300), run(200)}, rg: []figures{run(100), run(200), run(400)}},
		{tree: tree{name: "demo"}, ffvet: []figures{run(50)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"none", "0.200", "s", "0.200", "s", "1.00", "1.2", "1.000", "s", "1.000", "s", "40.0", "MiB"},
		{"demo", "0.050", "s", "–", "–", "–", "1.000", "s", "–", "40.0", "MiB"},
	}
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n")[1:] {
		if diff := cmp.Diff(want[i], strings.Fields(line)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestMeasure(t *testing.T) {
	if _, err := measure(t.TempDir(), "false"); err != nil {
		t.Errorf("status 1 is a result: %v", err)
	}
	if _, err := measure(t.TempDir(), "sh", "-c", "exit 2"); err == nil {
		t.Error("status 2 is an error")
	}
}
