// Package discover finds the files that a run may read: it walks folders in
// parallel, leaves out what ignore files and excludes take out, and searches
// each text once for the names that matter. It is the one stage that touches
// the file system, and it never follows a symbolic link that it meets.
package discover

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/bmatcuk/doublestar/v4"
)

// MaxFile is the size in bytes up to which a file is read. Longer ones are
// searched that far, and reported if they hold a name.
const MaxFile = 64 << 20

// Options say where to look and for what.
type Options struct {
	// Root is the folder that paths in the tree are relative to; "" is the
	// working folder. Files below it can be read even if Paths do not
	// include them.
	Root string
	// Paths are the files and folders to search, relative to Root or
	// absolute; none means Root. "-" is Stdin.
	Paths []string
	// Names are the byte strings that make a file worth reading: "ffmpeg".
	Names []string
	// Exclude are globs on paths in the tree ("third_party/**"); one without
	// a slash is matched with the last element of each path. They hold for
	// Paths too.
	Exclude []string
	// Stdin is read where Paths holds "-", and called StdinName in the tree.
	Stdin     io.Reader
	StdinName string
	// Workers bounds how many files are read at once; 0 is one per CPU.
	Workers int
	// ForceExclude lets ignore files take out even what Paths names.
	ForceExclude bool
	// NoIgnore reads no ignore files.
	NoIgnore bool
}

// Walk searches the given paths. A path that does not exist, an unusable
// glob and an unreadable standard input are errors; whatever goes wrong below
// a path is reported by Tree.Unread instead.
func Walk(ctx context.Context, o Options) (*Tree, error) {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, fmt.Errorf("working folder: %w", err)
	}
	for _, glob := range o.Exclude {
		if !doublestar.ValidatePattern(glob) {
			return nil, fmt.Errorf("exclude %q is not a glob: close its brackets and braces", glob)
		}
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	t := newTree(root, o)
	w := newWalker(t, o)
	if err := w.start(o); err != nil {
		return nil, err
	}
	w.run(ctx)
	return t, ctx.Err()
}

// start queues the given paths.
func (w *walker) start(o Options) error {
	paths := o.Paths
	if len(paths) == 0 {
		paths = []string{w.tree.root}
	}
	for _, path := range paths {
		if path == "-" {
			if err := w.stdin(o); err != nil {
				return err
			}
			continue
		}
		if err := w.given(path, o.ForceExclude); err != nil {
			return err
		}
	}
	return nil
}

// given queues one path of the command line. Symbolic links are followed
// here: the user named them.
func (w *walker) given(path string, force bool) error {
	disk := filepath.Clean(path)
	if !filepath.IsAbs(disk) {
		disk = filepath.Join(w.tree.root, path)
	}
	info, err := os.Stat(disk)
	if err != nil {
		return fmt.Errorf("%s: %w", path, errorCause(err))
	}
	name := w.tree.name(path, disk)
	if w.tree.excludes.match(name) || force && w.tree.ignored(disk, info.IsDir()) {
		return nil
	}
	switch {
	case info.IsDir():
		w.tree.addBase(name, disk)
		w.queue.push(job{folder: folder{disk: disk, name: name, rules: w.tree.rulesIn(disk)}})
	case info.Mode().IsRegular():
		w.tree.given[name] = disk
		w.queue.push(job{folder: folder{disk: filepath.Dir(disk), name: parent(name)}, files: []string{filepath.Base(disk)}})
	default:
		w.tree.unread = append(w.tree.unread, Unread{Path: name, Why: "not a regular file"})
	}
	return nil
}

// stdin takes the text on standard input into the tree.
func (w *walker) stdin(o Options) error {
	if o.Stdin == nil {
		return fmt.Errorf("-: there is no standard input to read")
	}
	text, err := io.ReadAll(io.LimitReader(o.Stdin, MaxFile+1))
	switch {
	case err != nil:
		return fmt.Errorf("standard input: %w", err)
	case len(text) > MaxFile:
		return fmt.Errorf("standard input: longer than %s", maxFileText)
	}
	name := o.StdinName
	if name == "" {
		name = "-"
	}
	w.tree.addText(name, text, o.Names)
	return nil
}

// errorCause leaves out what Go's own message repeats of the path.
func errorCause(err error) error {
	if pathError, ok := err.(*fs.PathError); ok {
		return pathError.Err
	}
	return err
}
