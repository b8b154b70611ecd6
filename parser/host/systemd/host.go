// Package systemd reads the units of systemd that start programs: services,
// with their drop-ins, sockets, timers and slices, and podman's containers.
//
// A unit's id is `systemd/NAME` without the suffix: "systemd/enc",
// "systemd/enc@" for a template.
package systemd

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const (
	system  = "systemd"
	suffix  = ".service"
	quadlet = ".container"
)

// Host reads units of systemd.
type Host struct{}

// Name returns "systemd".
func (Host) Name() string { return system }

// Claims reports whether the file is named as a unit or a drop-in.
func (Host) Claims(name string, _ []byte) bool {
	name = unrendered(name)
	switch path.Ext(name) {
	case suffix, quadlet, ".timer", ".socket", ".target", ".path", ".slice", ".mount":
		return true
	case ".conf":
		return strings.HasSuffix(path.Dir(name), suffix+".d")
	}
	return false
}

// unrendered takes off the suffix of a file that a tool makes a unit of.
func unrendered(name string) string {
	for _, ext := range []string{".j2", ".in", ".tmpl", ".template", ".tpl"} {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// Extract returns the unit of a service; the other kinds of units start
// nothing themselves. A drop-in gives the service that it changes.
func (Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	name := unrendered(f.Path)
	if folder := path.Dir(name); path.Ext(name) == ".conf" {
		base, err := tree.Read(strings.TrimSuffix(folder, ".d"))
		if err != nil { // what it changes stands elsewhere
			name = strings.TrimSuffix(folder, ".d")
			return one(&service{ctx: ctx, tree: tree, file: f, settings: read(f)}, name), true
		}
		f, name = base, base.Path
	}
	s := &service{ctx: ctx, tree: tree, file: f, settings: read(f)}
	switch path.Ext(name) {
	case suffix, quadlet:
		s.dropIns(name)
		return one(s, name), true
	}
	return unit.Found{}, true
}

func one(s *service, name string) unit.Found {
	s.name = strings.TrimSuffix(strings.TrimSuffix(path.Base(name), suffix), quadlet)
	return unit.Found{Units: []*unit.Unit{s.unit()}}
}

// service is a unit with its drop-ins.
type service struct {
	ctx      context.Context
	tree     source.Tree
	file     *source.File
	name     string // "enc", "enc@"
	settings settings
	env      []unit.Var
	open     bool // a file outside of the tree sets more variables
}

func (s *service) template() bool { return strings.HasSuffix(s.name, "@") }

// dropIns adds what the files of the unit's own folder say, in the order of
// their names.
func (s *service) dropIns(name string) {
	var files []string
	for _, file := range s.tree.Search(s.ctx, []string{"[Service]", "[Container]"}) {
		if path.Dir(file) == name+".d" && path.Ext(file) == ".conf" {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	for _, file := range files {
		if f, err := s.tree.Read(file); err == nil {
			s.settings = append(s.settings, read(f)...)
		}
	}
}

// unit makes the unit.
func (s *service) unit() *unit.Unit {
	u := &unit.Unit{
		ID: system + "/" + s.name, System: system, At: firstLine(s.file),
		Meta: unit.Meta{Kind: "Service", Name: s.name},
	}
	s.environment()
	u.Env = s.env
	s.limit(u, s.settings, "Service")
	s.slices(u)
	s.copies(u)
	s.restart(u)
	s.container(u)
	u.Runs = append(u.Runs, s.runs()...)
	return u
}

// slices applies the limits of the slice that the service runs in, and of
// those that hold it: `media-enc.slice` is inside `media.slice`.
func (s *service) slices(u *unit.Unit) {
	at, ok := s.settings.last("Service", "Slice")
	if !ok {
		return
	}
	const maxDepth = 16
	name := strings.TrimSuffix(at.value.Str, ".slice")
	for range maxDepth {
		if f := s.find(name + ".slice"); f != nil {
			s.limit(u, read(f), "Slice")
		}
		i := strings.LastIndexByte(name, '-')
		if i < 0 {
			return
		}
		name = name[:i]
	}
}

func firstLine(f *source.File) source.Span {
	return source.Span{File: f, End: len(f.Line(1)), Exact: true}
}
