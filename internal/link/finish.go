package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/unit"
)

// finish returns what the search found: units with commands, each place once.
func (l *linker) finish() *Linked {
	w := l.newWalker()
	out := &Linked{}
	kept := l.kept()
	for _, u := range kept {
		out.Units = append(out.Units, w.results(u, l.reached[u])...)
	}
	out.Units = append(out.Units, w.libraries(kept)...)
	slices.SortStableFunc(out.Units, func(a, b *UnitResult) int {
		return cmp.Or(strings.Compare(pathOf(a.Unit), pathOf(b.Unit)), cmp.Compare(a.At.Start, b.At.Start))
	})
	relevant := l.relevant(kept)
	for _, f := range l.sorted() {
		out.Nodes = append(out.Nodes, f.found.Nodes...)
		if f.first {
			out.Named = append(out.Named, f.path)
		}
		if !relevant[f.path] {
			continue
		}
		out.Unread = append(out.Unread, f.found.Unread...)
		out.Diags = append(out.Diags, f.found.Diags...)
		if f.host == nil && f.first && len(f.found.Unread) == 0 && !l.sourced(f.path) {
			out.Unclaimed = append(out.Unclaimed, f.path)
		}
	}
	out.Read = l.readFiles(relevant, out.Unclaimed)
	for _, n := range slices.Concat(l.notes, l.walkNotes) {
		if n.At.IsZero() || relevant[n.At.File.Path] {
			out.Unread = append(out.Unread, n)
		}
	}
	return out
}

// kept returns the units with commands that nobody else starts: a script or
// an image that another unit reaches would count twice.
func (l *linker) kept() []*unit.Unit {
	var out []*unit.Unit
	scripts, images := map[string]bool{}, map[*unit.Unit]bool{}
	take := func(u *unit.Unit) {
		r := l.reached[u]
		if !r.starts() || u.Weak {
			return
		}
		out = append(out, u)
		for _, s := range r.scripts {
			if u.System != scriptSystem || s != pathOf(u) {
				scripts[s] = true
			}
		}
		for _, i := range r.images {
			images[i] = images[i] || i != u
		}
	}
	for _, u := range l.callersFirst() {
		switch {
		case u.System == scriptSystem && scripts[pathOf(u)], images[u]:
		default:
			take(u)
		}
	}
	return out
}

// callersFirst returns the units so that callers stand before what they
// call, as far as they do not call one another in a circle.
func (l *linker) callersFirst() []*unit.Unit {
	byPath := map[string][]*unit.Unit{}
	for _, u := range l.units {
		if u.System == scriptSystem {
			byPath[pathOf(u)] = append(byPath[pathOf(u)], u)
		}
	}
	var order []*unit.Unit
	seen := map[*unit.Unit]bool{}
	var visit func(u *unit.Unit)
	visit = func(u *unit.Unit) {
		if seen[u] {
			return
		}
		seen[u] = true
		r := l.reached[u]
		for _, s := range r.scripts {
			for _, v := range byPath[s] {
				visit(v)
			}
		}
		for _, v := range r.images {
			visit(v)
		}
		order = append(order, u)
	}
	for _, u := range l.units {
		visit(u)
	}
	slices.Reverse(order)
	return order
}

// relevant returns the files that matter: those that name a program, those of
// the units that are kept, and those that scripts read.
func (l *linker) relevant(kept []*unit.Unit) map[string]bool {
	files := map[string]bool{}
	for _, f := range l.files {
		files[f.path] = f.first
	}
	for _, u := range kept {
		files[pathOf(u)] = true
		for _, s := range l.reached[u].scripts {
			files[s] = true
		}
		for _, i := range l.reached[u].images {
			files[pathOf(i)] = true
		}
		for _, e := range u.Evidence {
			if e.At.File != nil {
				files[e.At.File.Path] = true
			}
		}
	}
	return files
}

// sourced reports whether a script reads the file.
func (l *linker) sourced(file string) bool {
	for _, r := range l.reached {
		if _, ok := slices.BinarySearch(r.scripts, file); ok {
			return true
		}
	}
	return false
}

// readFiles returns the relevant files without those that nobody takes.
func (l *linker) readFiles(relevant map[string]bool, unclaimed []string) []string {
	var out []string
	for path, ok := range relevant {
		if f := l.files[path]; ok && !slices.Contains(unclaimed, path) && (f == nil || f.host != nil || l.sourced(path)) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// holdsProgram reports whether a text of the volume names a program.
func (l *linker) holdsProgram(v unit.Volume) bool {
	for _, t := range v.Files {
		if l.mentions(t.Str) {
			return true
		}
	}
	return false
}

func (l *linker) mentions(text string) bool {
	for _, name := range []string{"ffmpeg", "ffprobe", "ffplay"} {
		if strings.Contains(text, name) {
			return true
		}
	}
	for name := range l.in.Commands {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}
