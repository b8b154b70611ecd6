package discover

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"weak"

	"github.com/ffvet/ffvet/parser/source"
)

// Tree is what Walk found. It keeps paths, not texts: a text lives as long
// as somebody holds its File. It is a source.Tree.
type Tree struct {
	root     string // on disk
	excludes excludes
	ignore   bool
	workers  int

	texts, named []string
	unread       []Unread
	bases        []base            // folders that may be read, Root first
	given        map[string]string // files that the user named, by path in the tree: on disk
	memory       map[string]*source.File

	mu    sync.Mutex
	cache map[string]weak.Pointer[source.File]
}

// base is a folder whose files may be read.
type base struct{ name, disk string }

// Unread is a file or folder that was not read, and why. Folders end in a slash.
type Unread struct {
	Path string `json:"file"`
	Why  string `json:"why"`
}

// result is what one worker found.
type result struct {
	texts, named []string
	unread       []Unread
}

var _ source.Tree = (*Tree)(nil)

func newTree(root string, o Options) *Tree {
	return &Tree{
		root: root, excludes: o.Exclude, ignore: !o.NoIgnore, workers: o.Workers,
		bases:  []base{{name: "", disk: root}},
		given:  map[string]string{},
		memory: map[string]*source.File{},
		cache:  map[string]weak.Pointer[source.File]{},
	}
}

// Named returns the paths of the text files that hold one of the names,
// sorted.
func (t *Tree) Named() []string { return slices.Clone(t.named) }

// Unread returns, sorted by path, what could not be read, and files that hold
// a name but are binary or too long.
func (t *Tree) Unread() []Unread { return slices.Clone(t.unread) }

// Search returns, sorted, the paths of the text files that hold at least one
// of the names as a whole word. It reads all of them
// again: ask for all names at once.
func (t *Tree) Search(ctx context.Context, names []string) []string {
	wanted := needles(names)
	if len(wanted) == 0 {
		return nil
	}
	matcher := wholeWords(wanted)
	found := make([][]string, t.workers)
	var wait sync.WaitGroup
	for i := range found {
		wait.Go(func() { found[i] = t.searchShare(ctx, matcher, i) })
	}
	wait.Wait()
	all := slices.Concat(found...)
	for file, f := range t.memory {
		if matcher.in(f.Text) {
			all = append(all, file)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Find returns, sorted, the paths of the text files that have one of the
// names, without their folders.
func (t *Tree) Find(names []string) []string {
	var found []string
	for _, file := range t.texts {
		if slices.Contains(names, path.Base(file)) {
			found = append(found, file)
		}
	}
	for file := range t.memory {
		if slices.Contains(names, path.Base(file)) {
			found = append(found, file)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// searchShare searches every workers-th file, from the i-th on.
func (t *Tree) searchShare(ctx context.Context, names *matcher, i int) []string {
	s := newScanner(names)
	var found []string
	for ; i < len(t.texts) && ctx.Err() == nil; i += t.workers {
		if seen, err := s.scan(t.disk(t.texts[i])); err == nil && seen.named {
			found = append(found, t.texts[i])
		}
	}
	return found
}

// name returns what the tree calls a path of the command line.
func (t *Tree) name(given, disk string) string {
	if !t.inRoot(disk) {
		return filepath.ToSlash(filepath.Clean(given))
	}
	below, _ := filepath.Rel(t.root, disk)
	if below == "." {
		return ""
	}
	return filepath.ToSlash(below)
}

// disk returns where a path of the tree is.
func (t *Tree) disk(name string) string {
	if disk, ok := t.given[name]; ok {
		return disk
	}
	return absolute(t.root, filepath.FromSlash(name))
}

func (t *Tree) inRoot(disk string) bool {
	below, err := filepath.Rel(t.root, disk)
	return err == nil && filepath.IsLocal(below)
}

func (t *Tree) addBase(name, disk string) {
	if name != "" {
		t.bases = append(t.bases, base{name: name, disk: disk})
	}
}

func (t *Tree) addText(name string, text []byte, names []string) {
	t.memory[name] = source.NewFile(name, text)
	if slices.ContainsFunc(needles(names), func(n []byte) bool { return bytes.Contains(text, n) }) {
		t.named = append(t.named, name)
	}
}

func (t *Tree) add(r result) {
	t.texts = append(t.texts, r.texts...)
	t.named = append(t.named, r.named...)
	t.unread = append(t.unread, r.unread...)
}

// sort brings what the workers found into one order, whatever their number.
func (t *Tree) sort() {
	slices.Sort(t.texts)
	slices.Sort(t.named)
	t.texts, t.named = slices.Compact(t.texts), slices.Compact(t.named)
	slices.SortFunc(t.unread, func(a, b Unread) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Why, b.Why)) })
	t.unread = slices.Compact(t.unread)
}

// parent returns the folder of a path in the tree.
func parent(name string) string {
	i := strings.LastIndexByte(name, '/')
	switch {
	case i < 0:
		return ""
	case i == 0:
		return "/"
	}
	return name[:i]
}

func unreadable(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "unreadable: permission denied"
	}
	return "unreadable: " + errorCause(err).Error()
}
