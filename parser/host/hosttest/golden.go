package hosttest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/ffvet/ffvet/parser/host"
)

var update = flag.Bool("update", false, "rewrite the `want` files of the host's testdata")

// want is the name of the file in an archive that holds the expected summary.
const want = "want"

// Golden runs the host on every archive of testdata and compares the summary
// of what it finds with the archive's file `want`.
func Golden(t *testing.T, h host.Host) {
	t.Helper()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, h, name) })
	}
}

func golden(t *testing.T, h host.Host, name string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	expected := ""
	var inputs []txtar.File
	for _, f := range archive.Files {
		if f.Name == want {
			expected = string(f.Data)
			continue
		}
		files[f.Name] = string(f.Data)
		inputs = append(inputs, f)
	}
	got := Summary(Extract(h, files))
	if got == expected {
		return
	}
	if !*update {
		t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, expected)
		return
	}
	archive.Files = append(inputs, txtar.File{Name: want, Data: []byte(got)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
