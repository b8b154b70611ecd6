// Package gitlabci reads the pipelines of GitLab CI: each job that runs a
// script becomes a unit. Files that a pipeline includes from the repository,
// and child pipelines, are read with it. Extract gives the units of the whole
// pipeline also for an included file: whoever reads both drops what comes
// twice by file and id.
package gitlabci

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "gitlab-ci"

// Host reads pipelines.
type Host struct{}

// Name returns "gitlab-ci".
func (Host) Name() string { return system }

// Claims reports whether the file is a pipeline by its name, or may be a part
// of one.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	return isPipeline(name) || bytes.Contains(text, []byte("script:"))
}

func isPipeline(name string) bool {
	stem := strings.TrimSuffix(name, path.Ext(name))
	return strings.HasSuffix(stem, ".gitlab-ci")
}

// Extract returns the jobs of the pipeline that the file is or belongs to.
func (Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	if isRoot(f.Path) {
		return pipelineOf(ctx, f, tree), true
	}
	for _, root := range roots(f.Path) {
		top, err := tree.Read(root)
		if err != nil {
			continue
		}
		if p := newPipeline(ctx, tree); slices.Contains(p.load(top), f.Path) {
			p.run()
			return p.found, true
		}
	}
	if !isPipeline(f.Path) {
		return unit.Found{}, false
	}
	return pipelineOf(ctx, f, tree), true
}

func isRoot(name string) bool { return strings.HasPrefix(path.Base(name), ".gitlab-ci.") }

// roots returns where a pipeline may start that includes the file: in its
// folder and all that hold it.
func roots(name string) []string {
	var out []string
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		out = append(out, path.Join(dir, ".gitlab-ci.yml"))
		if dir == "." || dir == "/" {
			return out
		}
	}
}

func pipelineOf(ctx context.Context, f *source.File, tree source.Tree) unit.Found {
	p := newPipeline(ctx, tree)
	p.load(f)
	p.run()
	return p.found
}
