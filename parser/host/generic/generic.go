// Package generic reads YAML that no other host takes: it finds the strings
// and lists that run ffmpeg, ffprobe or ffplay, whatever system they are
// for. How many of them run at once is not known.
//
// A unit's id is `yaml/PATH#KEYPATH`: "yaml/.ci.yml#jobs.enc.script"; in a
// document behind the first, its number comes before the key path:
// "yaml/all.yml#1:enc.script".
package generic

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "yaml"

// Host reads any YAML.
type Host struct{}

// Name returns "yaml".
func (Host) Name() string { return system }

// Claims reports whether the file is YAML that names one of the programs.
func (Host) Claims(name string, text []byte) bool {
	switch path.Ext(strings.TrimSuffix(strings.TrimSuffix(name, ".tpl"), ".j2")) {
	case ".yaml", ".yml":
	default:
		return false
	}
	for _, program := range programs() {
		if bytes.Contains(text, []byte(program)) {
			return true
		}
	}
	return false
}

func programs() []string { return []string{"ffmpeg", "ffprobe", "ffplay"} }

// Extract returns one unit for each string or list that runs a program.
func (Host) Extract(ctx context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	var found unit.Found
	for _, d := range yamlpos.Split(f) {
		if ctx.Err() != nil {
			break
		}
		if !d.Contains(programs()...) {
			continue
		}
		w := walker{file: f, document: d}
		w.visit(d.Root())
		found.Units = append(found.Units, w.units...)
		found.Unread = append(found.Unread, d.Notes()...)
		found.Diags = append(found.Diags, d.Diags()...)
	}
	return found, true
}

// walker looks through one document. What an alias repeats is found where
// its anchor stands.
type walker struct {
	file     *source.File
	document *yamlpos.Document
	units    []*unit.Unit
}

func (w *walker) visit(n *yamlpos.Node) {
	switch {
	case n.IsScalar():
		w.text(n)
	case n.IsSequence():
		if !w.list(n) {
			for _, item := range n.Own() {
				w.visit(item)
			}
		}
	case n.IsMapping():
		for _, value := range n.Own() {
			w.visit(value)
		}
	}
}

// add makes a unit of what a node runs.
func (w *walker) add(n *yamlpos.Node, argv *unit.Argv) {
	u := &unit.Unit{
		ID: system + "/" + w.file.Path + "#" + w.id(n), System: system, At: n.KeySpan(),
		Runs:  []unit.Run{{Use: unit.UseMain, Command: argv, At: argv.At}},
		Place: unit.Place{Elsewhere: true},
	}
	u.Copies.SetSteady(bound.Unknown(0))
	u.Evidence = append(u.Evidence, n.Evidence("copies", u.Copies.Steady, "how many run at once is not known"))
	w.units = append(w.units, u)
}

// id is the way to the node; documents behind the first count from 1.
func (w *walker) id(n *yamlpos.Node) string {
	if w.document.Index > 0 {
		return strconv.Itoa(w.document.Index) + ":" + n.Path()
	}
	return n.Path()
}
