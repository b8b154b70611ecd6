// Package exporttest holds the repository that the tests of every export
// read.
package exporttest

import (
	"context"
	_ "embed"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

//go:embed testdata/repo.txtar
var repo []byte

// Repo returns the files of a repository with three role groups (in
// Kubernetes, in Compose, straight on hosts) and a pool; its configuration is
// the file .ffvet.yaml.
func Repo() map[string]string {
	files := map[string]string{}
	for _, f := range txtar.Parse(repo).Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// Lint leads the files through all stages, under their own configuration.
func Lint(t *testing.T, files map[string]string) *report.Run {
	t.Helper()
	cfg, problems := config.Load(config.FileName, []byte(files[config.FileName]))
	for _, p := range problems {
		t.Fatal(p)
	}
	tree := source.NewMemory(files)
	out, err := run.Lint(context.Background(), run.Input{
		Tree: tree, Named: tree.Search(context.Background(), run.Names(cfg)), Config: cfg, Repo: cfg.Name, Today: "2026-11-24",
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
