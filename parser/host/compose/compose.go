// Package compose reads Compose files, also those that Swarm deploys: each
// service becomes a unit.
//
// The override file beside a base file is merged into it, as `docker compose`
// does without -f. Extract gives the same units, with the same ids and the
// base's positions, for either of the two: whoever reads both drops what
// comes twice by file and id.
package compose

import (
	"context"
	"path"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "compose"

// Host reads Compose files.
type Host struct{}

// Name returns "compose".
func (Host) Name() string { return system }

var servicesKey = regexp.MustCompile(`(?m)^(?:"services"|services)[ \t]*:`)

// Claims reports whether the file is YAML with services at its top.
func (Host) Claims(name string, text []byte) bool {
	if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" {
		return false
	}
	return servicesKey.Match(text)
}

// isComposeName reports whether a file's name alone says that it is a
// Compose file.
func isComposeName(name string) bool {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return base == "compose" || strings.HasPrefix(base, "compose.") ||
		strings.HasPrefix(base, "docker-compose") || strings.HasSuffix(base, ".compose")
}

// Extract returns the services of the project that the file belongs to.
func (Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	p := newProject(f, tree)
	services := p.root.get("services")
	if !p.known(services) {
		return p.found, len(p.found.Unread) > 0 && isComposeName(f.Path)
	}
	for _, entry := range services.pairs() {
		if ctx.Err() != nil {
			break
		}
		if entry.value.isMapping() {
			p.found.Units = append(p.found.Units, p.service(entry.key, entry.value))
		}
	}
	p.inlineConfigs()
	return p.found, true
}

// known reports whether at least one service says what it is made from.
func (p *project) known(services value) bool {
	for _, entry := range services.pairs() {
		for _, key := range []string{"image", "build", "extends"} {
			if entry.value.get(key).isSet() {
				return true
			}
		}
	}
	return false
}

func (p *project) collect(d *yamlpos.Document) {
	p.found.Unread = append(p.found.Unread, d.Notes()...)
	p.found.Diags = append(p.found.Diags, d.Diags()...)
}
