package link

import (
	"path"
	"regexp"

	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/unit"
)

// libraries returns units for the functions of scripts that others read,
// where nobody who reads them calls them.
func (w *walker) libraries(kept []*unit.Unit) []*UnitResult {
	have, known := map[*unit.Unit]bool{}, map[callSite]bool{}
	for _, u := range kept {
		have[u] = true
		for _, c := range w.reached[u].commands {
			known[nameOf(c)] = true
		}
	}
	var out []*UnitResult
	for _, u := range w.units {
		if u.System == scriptSystem && !have[u] && w.reached[u].starts() {
			out = append(out, w.uncalled(u, known)...)
		}
	}
	return out
}

// uncalled returns one unit for each function of a library that leads to a
// call which is not known yet.
func (w *walker) uncalled(u *unit.Unit, known map[callSite]bool) []*UnitResult {
	p, _ := w.placeOf(u)
	a := u.Runs[0].Command
	if a == nil || a.Script == nil {
		return nil
	}
	p.dir = a.Script.Dir
	var out []*UnitResult
	for _, st := range w.evaluate(p, *a.Script, "").Statements {
		if !st.Uncalled {
			continue
		}
		calls := map[*shell.Call]*reach{}
		r := together(w.calls(p, st, calls))
		part := partOf(u, st, r, calls)
		fresh := r.commands[:0:0]
		for _, c := range r.commands {
			if !known[nameOf(c)] {
				known[nameOf(c)] = true
				fresh = append(fresh, c)
			}
		}
		if r.commands = fresh; len(fresh) > 0 {
			out = append(out, w.resultOf(part, r.mapped(func(c *unit.Command) { c.Use = unit.UseMain })))
		}
	}
	return out
}

// callSite is where a command's name stands.
type callSite struct {
	path  string
	start int
}

func nameOf(c *unit.Command) callSite {
	return callSite{path: pathOfSpan(c.Name.Span), start: c.Name.Span.Start}
}

// declares is the first line of a shell function.
var declares = regexp.MustCompile(`(?m)^[ \t]*(function[ \t]+)?[A-Za-z_][A-Za-z0-9_:-]*[ \t]*\(\)[ \t]*(\{|$)`)

// isLibrary reports whether a file that no host takes may be a script that
// others read: it has no suffix and declares functions.
func isLibrary(file, text string) bool {
	_, named := interpreter.Shebang(text)
	return !named && path.Ext(file) == "" && declares.MatchString(text)
}
