// Package makefile reads the recipes of makefiles: what each rule hands to a
// shell. Variables that the makefile sets plainly are put in; what make alone
// can compute becomes a shell variable of its name.
//
// A unit's id is `make/PATH#TARGET`: "make/Makefile#preview".
package makefile

import (
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// System is the name of the host in facts.
const System = "make"

// Host reads makefiles.
type Host struct{}

// Name returns "make".
func (Host) Name() string { return System }

// Claims reports whether the file has a makefile's name.
func (Host) Claims(file string, _ []byte) bool {
	switch base := path.Base(file); strings.ToLower(base) {
	case "makefile", "gnumakefile", "bsdmakefile", "makefile.am", "makefile.in":
		return true
	default:
		return path.Ext(base) == ".mk" || path.Ext(base) == ".mak" || strings.HasPrefix(base, "Makefile.")
	}
}

// Extract returns one unit for each rule that has a recipe. Rules count as
// steps: make runs one at a time unless it is told otherwise.
func (Host) Extract(ctx context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	m := read(f)
	var found unit.Found
	for step, r := range m.rules {
		if ctx.Err() != nil {
			break
		}
		found.Units = append(found.Units, m.unit(f, r, step))
	}
	return found, true
}

func (m *makefile) unit(f *source.File, r rule, step int) *unit.Unit {
	at := source.Span{File: f, Start: r.lines[0].start, End: r.lines[len(r.lines)-1].end, Exact: true}
	dir := path.Dir(f.Path)
	if dir == "." {
		dir = ""
	}
	one := bound.Of(1)
	script := &unit.Script{Text: m.script(f, r), Shell: m.shell(), Args: nil, Dir: dir}
	return &unit.Unit{
		ID: System + "/" + f.Path + "#" + r.target, System: System,
		At:    source.Span{File: f, Start: r.at.start, End: r.at.end, Exact: true},
		Meta:  unit.Meta{Name: r.target},
		Group: System + "/" + f.Path, Step: step,
		Copies: unit.Copies{Steady: one, Peak: one},
		Runs:   []unit.Run{{Use: unit.UseMain, Command: &unit.Argv{Script: script, At: at}, At: at}},
	}
}

// shell returns the shell that SHELL names.
func (m *makefile) shell() string {
	v, ok := m.vars["SHELL"]
	if !ok || v.open {
		return "sh"
	}
	fields := strings.Fields(v.text)
	if len(fields) == 0 {
		return "sh"
	}
	return path.Base(fields[0])
}
