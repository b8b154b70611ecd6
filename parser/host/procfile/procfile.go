// Package procfile reads Procfiles: each process becomes a unit `proc/NAME`.
package procfile

import (
	"context"
	"path"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "procfile"

// Host reads Procfiles.
type Host struct{}

// Name returns "procfile".
func (Host) Name() string { return system }

// Claims reports whether the file is named Procfile, or Procfile.dev.
func (Host) Claims(name string, _ []byte) bool {
	base := path.Base(name)
	return base == "Procfile" || strings.HasPrefix(base, "Procfile.")
}

// process is a line of the file (Heroku's and foreman's own pattern).
var process = regexp.MustCompile(`^([A-Za-z0-9_-]+):\s*(\S.*?)\s*$`)

// Extract returns a unit for each process; app.json beside the file says how
// many of each there are.
func (Host) Extract(_ context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	var found unit.Found
	formation := formationOf(f, tree)
	for number := 1; number <= f.Lines(); number++ {
		m := process.FindSubmatchIndex(f.Line(number))
		if m == nil {
			continue
		}
		start := f.LineStart(number)
		at := func(from, to int) source.Span {
			return source.Span{File: f, Start: start + from, End: start + to, Exact: true}
		}
		found.Units = append(found.Units, lineUnit(at(m[2], m[3]), at(m[4], m[5]), formation))
	}
	return found, len(found.Units) > 0
}

// lineUnit makes the unit of one line, which a shell runs.
func lineUnit(name, command source.Span, formation *yamlpos.Node) *unit.Unit {
	u := &unit.Unit{ID: "proc/" + name.Text(), System: system, At: name, Meta: unit.Meta{Kind: "Process", Name: name.Text()}}
	u.Transient = name.Text() == "release" // before each deployment
	u.Copies.SetSteady(bound.Of(1))
	quantity := formation.Get(name.Text(), "quantity")
	if n := quantity.Int(); n.Set {
		u.Copies.SetSteady(n.Bound)
		u.Evidence = append(u.Evidence, quantity.Evidence("copies", n.Bound, "formation of app.json"))
	}
	u.Runs = []unit.Run{{Use: unit.UseMain, At: command, Command: &unit.Argv{
		At: command, Script: &unit.Script{Text: source.Of(command), Shell: "bash", Dir: "."}}}}
	return u
}

func formationOf(f *source.File, tree source.Tree) *yamlpos.Node {
	app, err := tree.Read(path.Join(path.Dir(f.Path), "app.json"))
	if err != nil {
		return nil
	}
	for _, d := range yamlpos.Split(app) {
		return d.Root().Get("formation")
	}
	return nil
}
