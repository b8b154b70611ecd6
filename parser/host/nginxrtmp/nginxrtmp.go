// Package nginxrtmp reads what nginx-rtmp starts: the exec directives of a
// nginx.conf.
//
// A unit's id is `nginx-rtmp/APPLICATION/DIRECTIVE`; several lines of one
// directive are one unit whose commands run beside one another.
package nginxrtmp

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "nginx-rtmp"

// Host reads configurations of nginx with the rtmp module.
type Host struct{}

// Name returns "nginx-rtmp".
func (Host) Name() string { return system }

// Claims reports whether the file may hold an application that starts
// commands.
func (Host) Claims(name string, text []byte) bool {
	base := strings.ToLower(path.Base(name))
	named := strings.Contains(base, ".conf") || strings.HasPrefix(base, "nginx") || strings.Contains(base, "rtmp")
	switch path.Ext(base) {
	case ".yml", ".yaml", ".json", ".md", ".sh", ".py", ".go":
		return false
	}
	return named && bytes.Contains(text, []byte("application")) && bytes.Contains(text, []byte("exec"))
}

// Extract returns a unit for each kind of command of each application. What
// stands outside holds for all applications inside.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	r := &reader{f: f}
	s := &server{file: f}
	top := r.block(0)
	s.limits(top)
	s.walk(top, scope{}, 0)
	return s.found, len(s.found.Units) > 0
}

// server is what a file says of all its applications.
type server struct {
	file *source.File
	// limit is the directive that bounds the connections of the whole server.
	limit *directive
	found unit.Found
}

// scope is what the blocks around an application say.
type scope struct {
	execs   []*directive
	respawn *directive
}

// limits looks for max_connections, which is one value for the server
// wherever it stands (ngx_rtmp_limit_module.c).
func (s *server) limits(all []*directive) {
	for _, d := range all {
		if d.name() == "max_connections" && len(d.words) > 1 {
			s.limit = d
		}
		s.limits(d.body)
	}
}

// walk goes down to the applications.
func (s *server) walk(all []*directive, around scope, depth int) {
	for _, d := range all {
		switch {
		case kindOf(d.name()) != none && len(d.words) > 1:
			around.execs = append(around.execs[:len(around.execs):len(around.execs)], d)
		case d.name() == "respawn" && len(d.words) > 1:
			around.respawn = d
		}
	}
	for _, d := range all {
		switch {
		case d.name() == "application" && len(d.words) > 1:
			s.application(d, around)
		case d.name() != "application" && depth < maxDepth:
			s.walk(d.body, around, depth+1)
		}
	}
}

// application adds the units of one application.
func (s *server) application(app *directive, around scope) {
	inner := scope{execs: around.execs[:len(around.execs):len(around.execs)], respawn: around.respawn}
	for _, d := range app.body {
		switch {
		case kindOf(d.name()) != none && len(d.words) > 1:
			inner.execs = append(inner.execs, d)
		case d.name() == "respawn" && len(d.words) > 1:
			inner.respawn = d
		}
	}
	byName := map[string]*unit.Unit{}
	for _, d := range inner.execs {
		u := byName[d.name()]
		if u == nil {
			u = s.unit(app, d, inner.respawn)
			byName[d.name()] = u
			s.found.Units = append(s.found.Units, u)
		}
		u.Runs = append(u.Runs, unit.Run{Use: unit.UseMain, At: d.at, Command: s.argv(app, d)})
	}
}
