package link

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/script"
	"github.com/ffvet/ffvet/parser/imageref"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const (
	// maxRounds is how many times new names are searched for.
	maxRounds = 12
	// maxNames is how many names one run searches for.
	maxNames = 5000
	// minName is the length below which a name is too common to search for.
	minName = 4
	// parallelFiles is how many files are parsed at once.
	parallelFiles = 8
)

// file is one file that was asked for.
type file struct {
	path  string
	host  host.Host // nil: no host takes it
	found unit.Found
	first bool // it names a program itself
}

// follow reads the first files, and then in rounds those that hold a name of
// something that reaches a program.
func (l *linker) follow() {
	if l.read(l.in.Files, true) {
		l.read(l.in.Tree.Find(l.assembled()), false)
	}
	for range maxRounds {
		l.index = newIndex(l.sorted(), l.in.Roots)
		l.resolve()
		names := l.newNames()
		if l.ctx.Err() != nil || len(l.searched) > maxNames {
			break
		}
		next := l.dockerfiles()
		if len(names) > 0 {
			next = append(next, l.in.Tree.Search(l.ctx, names)...)
		}
		if !l.read(next, false) {
			return
		}
	}
	l.index = newIndex(l.sorted(), l.in.Roots)
	l.resolve()
	if len(l.newNames()) > 0 {
		text := fmt.Sprintf("names were followed %d times and lead still further: the rest is not read", maxRounds)
		l.notes = append(l.notes, source.Note{Text: text})
	}
}

// read lets the hosts take the files that are new; it reports whether there
// was one.
func (l *linker) read(paths []string, first bool) bool {
	var fresh []*file
	for _, p := range paths {
		if l.files[p] != nil {
			continue
		}
		f := &file{path: p, first: first}
		l.files[p] = f
		fresh = append(fresh, f)
	}
	var group errgroup.Group
	group.SetLimit(parallelFiles)
	for _, f := range fresh {
		group.Go(func() error {
			l.extract(f)
			return nil
		})
	}
	_ = group.Wait() // no task fails
	return len(fresh) > 0
}

// extract asks the hosts in their order.
func (l *linker) extract(f *file) {
	text, err := l.in.Tree.Read(f.path)
	if err != nil {
		f.found.Unread = []source.Note{{At: source.NewFile(f.path, nil).Whole(), Text: err.Error()}}
		return
	}
	f.first = f.first && l.mentions(string(text.Text))
	for _, h := range l.in.Hosts {
		if l.ctx.Err() != nil || !h.Claims(f.path, text.Text) {
			continue
		}
		found, ok := h.Extract(l.ctx, text, l.in.Tree)
		if ok {
			f.host, f.found = h, found
			return
		}
		f.found.Unread = append(f.found.Unread, found.Unread...)
	}
	if f.first && isLibrary(f.path, string(text.Text)) {
		f.host, f.found = script.Host{}, unit.Found{Units: []*unit.Unit{script.Unit(text, "")}}
	}
}

// sorted returns the files by path.
func (l *linker) sorted() []*file {
	files := make([]*file, 0, len(l.files))
	for _, f := range l.files {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	return files
}

// newNames returns the names of what reaches a program that were not
// searched for yet, sorted.
func (l *linker) newNames() []string {
	var out []string
	for _, name := range l.names() {
		if len(name) >= minName && !l.searched[name] {
			l.searched[name] = true
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// dockerfiles returns the Dockerfiles of the images that reaching units run.
func (l *linker) dockerfiles() []string {
	var out []string
	for _, u := range l.units {
		b := u.Image.Build
		if b == nil || !l.reached[u].starts() {
			continue
		}
		if _, err := l.in.Tree.Read(b.Dockerfile); err == nil {
			out = append(out, b.Dockerfile)
		}
	}
	return out
}

// names returns the names by which other files mention what reaches a program.
func (l *linker) names() []string {
	var out []string
	for _, u := range l.units {
		if r := l.reached[u]; r.starts() || u.System == scriptSystem && l.files[pathOf(u)].first {
			out = append(out, l.namesOf(u)...)
		}
		for _, b := range l.reached[u].builds {
			if image := l.images.built(b); image != nil && l.reached[image].starts() {
				out = append(out, path.Base(imageref.Repository(b.ref)))
			}
		}
	}
	for _, f := range l.sorted() {
		for _, v := range f.found.Volumes {
			if l.holdsProgram(v) {
				out = append(out, path.Base(v.Key))
			}
		}
	}
	return out
}

// namesOf returns the names of one unit and what its host adds.
func (l *linker) namesOf(u *unit.Unit) []string {
	var out []string
	if u.Image.Build != nil && u.Image.Ref != "" { // others may run the image that is built here
		out = append(out, path.Base(imageref.Repository(u.Image.Ref)))
	}
	switch u.System {
	case scriptSystem:
		out = append(out, path.Base(pathOf(u)))
	case imageSystem:
	default:
		out = append(out, u.Meta.Name)
		if u.Meta.Namespace != "default" {
			out = append(out, u.Meta.Namespace)
		}
	}
	for _, n := range u.Provides {
		if n.Kind == unit.ImageName {
			out = append(out, n.Text)
		}
	}
	if f := l.files[pathOf(u)]; f != nil { // nil: a unit of one file that stands in another
		if h, ok := f.host.(host.Relater); ok {
			out = append(out, h.Related()...)
		}
	}
	return out
}

// pathOf returns the path of the file that the unit stands in.
func pathOf(u *unit.Unit) string {
	if u.At.File == nil {
		return ""
	}
	return u.At.File.Path
}
