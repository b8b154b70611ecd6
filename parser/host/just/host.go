// Package just reads the recipes of justfiles: what each hands to a shell.
// Variables that the justfile sets plainly are put in; what just alone can
// compute becomes a shell variable of its name.
//
// A unit's id is `just/PATH#RECIPE`: "just/justfile#preview".
package just

import (
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// System is the name of the host in facts.
const System = "just"

// Host reads justfiles.
type Host struct{}

// Name returns "just".
func (Host) Name() string { return System }

// Claims reports whether the file has a justfile's name.
func (Host) Claims(file string, _ []byte) bool {
	switch base := strings.ToLower(path.Base(file)); base {
	case "justfile", ".justfile":
		return true
	default:
		return path.Ext(base) == ".just"
	}
}

// Extract returns one unit for each recipe that has a body. Recipes count as
// steps: just runs one after another.
func (Host) Extract(ctx context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	j := read(f)
	var found unit.Found
	for step, r := range j.recipes {
		if ctx.Err() != nil {
			break
		}
		found.Units = append(found.Units, j.unit(r, step))
	}
	return found, true
}

func (j *justfile) unit(r recipe, step int) *unit.Unit {
	at := source.Span{File: j.file, Start: r.body[0].start, End: r.body[len(r.body)-1].end, Exact: true}
	dir := path.Dir(j.file.Path)
	if dir == "." {
		dir = ""
	}
	one := bound.Of(1)
	text, shell := j.script(r)
	script := &unit.Script{Text: text, Shell: shell, Args: nil, Dir: dir}
	return &unit.Unit{
		ID: System + "/" + j.file.Path + "#" + r.name, System: System,
		At:    source.Span{File: j.file, Start: r.at.start, End: r.at.end, Exact: true},
		Meta:  unit.Meta{Name: r.name},
		Group: System + "/" + j.file.Path, Step: step,
		Copies: unit.Copies{Steady: one, Peak: one},
		Runs:   []unit.Run{{Use: unit.UseMain, Command: &unit.Argv{Script: script, At: at}, At: at}},
	}
}
