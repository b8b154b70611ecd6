package link

import (
	"path"
	"slices"

	"github.com/ffvet/ffvet/parser/host"
)

// assembled returns the names of the files that put others together.
func (l *linker) assembled() []string {
	var names []string
	for _, h := range l.in.Hosts {
		if a, ok := h.(host.Assembler); ok {
			names = append(names, a.FileNames()...)
		}
	}
	return names
}

// without returns the files without what others put in: that stands there, as
// it becomes. A root that others build on stays, but does not count by itself.
// Declared roots are the only ones that do.
func without(files []*file, roots []string) []*file {
	used := map[string]bool{}
	for _, f := range files {
		if f.found.Uses != nil && (len(roots) == 0 || slices.Contains(roots, path.Dir(f.path))) {
			for _, name := range f.found.Uses {
				used[name] = true
			}
		}
	}
	var kept []*file
	for _, f := range files {
		declared := slices.Contains(roots, path.Dir(f.path))
		switch {
		case f.found.Uses == nil && used[f.path]:
			continue
		case f.found.Uses != nil && len(roots) > 0 && !declared && !used[f.path]:
			continue
		case f.found.Uses != nil && used[f.path] && !declared:
			f = asBase(f)
		}
		kept = append(kept, f)
	}
	return kept
}

// asBase returns the file with units that do not count by themselves.
func asBase(f *file) *file {
	base := *f
	base.found.Units = nil
	for _, u := range f.found.Units {
		u = u.Clone()
		u.Base = true
		base.found.Units = append(base.found.Units, u)
	}
	return &base
}
