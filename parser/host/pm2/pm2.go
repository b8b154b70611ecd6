// Package pm2 reads the process files of pm2 that are YAML or JSON: each
// application becomes a unit `pm2/NAME`. What an application starts stands in
// its code: each instance counts as one process.
package pm2

import (
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

const system = "pm2"

// Host reads process files.
type Host struct{}

// Name returns "pm2".
func (Host) Name() string { return system }

// Triggers returns what such a file contains, whatever it starts.
func (Host) Triggers() []string { return []string{"apps:", `"apps"`} }

// Claims reports whether the file is named as a process file.
func (Host) Claims(name string, _ []byte) bool {
	ext := path.Ext(name)
	if ext != ".yml" && ext != ".yaml" && ext != ".json" {
		return false
	}
	base := path.Base(name)
	return strings.HasPrefix(base, "pm2") || strings.HasPrefix(base, "ecosystem") || strings.HasPrefix(base, "process.") || strings.HasPrefix(base, "processes.")
}

// Extract returns a unit for each application.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	var found unit.Found
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return found, false
	}
	for i, app := range docs[0].Root().Get("apps").Items() {
		if app.Get("script").IsScalar() {
			found.Units = append(found.Units, application(app, i))
		}
	}
	found.Unread, found.Diags = docs[0].Notes(), docs[0].Diags()
	return found, len(found.Units)+len(found.Unread) > 0
}

// application makes the unit of one application.
func application(app *yamlpos.Node, index int) *unit.Unit {
	name := app.Get("name").Str()
	if name == "" {
		name = strconv.Itoa(index)
	}
	u := &unit.Unit{ID: system + "/" + name, System: system, At: app.Span(), Worker: true, Meta: unit.Meta{Kind: "App", Name: name}}
	instances(u, app.Get("instances"))
	if on, set := app.Get("autorestart").Bool(); on || !set {
		starts := bound.Inf(1)
		u.Starts = &starts
		e := app.Get("autorestart").Evidence("starts", starts, "started again whenever it ends")
		e.Default = !set
		u.Evidence = append(u.Evidence, e)
	}
	for _, p := range app.Get("env").Pairs() {
		u.Env = append(u.Env, unit.Var{Name: p.Key, Value: p.Value.Word(), At: p.Value.KeySpan()})
	}
	u.Runs = []unit.Run{{Use: unit.UseMain, At: app.Get("script").Span(), Command: command(app)}}
	return u
}

// instances reads how many there are: a number, 0 or `max` for all CPUs of
// the machine, a negative number for all but so many. Neither an affinity
// mask nor a quota changes what it counts (os.cpus).
func instances(u *unit.Unit, n *yamlpos.Node) {
	count := bound.Of(1)
	text := n.Str()
	number, err := strconv.ParseInt(text, 10, 32)
	switch {
	case !n.IsScalar():
		u.Copies.SetSteady(count)
		return
	case text == "max" || err == nil && number <= 0:
		count = bound.Unknown(1)
		u.Copies.EachCPU, u.Copies.CPUsLess = true, -number
		u.Diags = append(u.Diags, unit.Diag{Rule: "worker-concurrency-default-cpus", At: n.Span(), Certain: true,
			Message: "one instance for each CPU of the machine, whatever quota and cpuset are"})
	case err == nil:
		count = bound.Of(number)
	default:
		count = bound.Unknown(1)
	}
	u.Copies.SetSteady(count)
	u.Evidence = append(u.Evidence, n.Evidence("copies", count, "instances"))
}

// command is what pm2 starts: the script with its arguments, by an
// interpreter if one is named.
func command(app *yamlpos.Node) *unit.Argv {
	argv := &unit.Argv{At: app.Get("script").Span()}
	if by := app.Get("interpreter"); by.IsScalar() && by.Str() != "none" {
		argv.Words = append(argv.Words, by.Word())
	}
	argv.Words = append(argv.Words, app.Get("script").Word())
	args := app.Get("args")
	for _, a := range args.Items() {
		argv.Words = append(argv.Words, a.Word())
	}
	if args.IsScalar() { // cut at blanks
		t := args.Text()
		at := 0
		for _, field := range strings.Fields(t.Str) {
			start := at + strings.Index(t.Str[at:], field)
			at = start + len(field)
			argv.Words = append(argv.Words, word.FromText(t.Slice(start, at), t.Span(start, at)))
		}
	}
	return argv
}
