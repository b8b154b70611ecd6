package discover

import (
	"context"
	"io/fs"
	"sync"
)

// folder is a folder on the way: where it is on disk, what the tree calls
// it, and the ignore rules in force in it.
type folder struct {
	disk, name string
	rules      *rules
}

// filesPerJob is how many files of one folder a worker searches before it
// lets others help.
const filesPerJob = 128

// walker reads folders and searches their files.
type walker struct {
	tree    *Tree
	queue   *queue
	names   *matcher
	workers int
	ignore  bool
}

func newWalker(t *Tree, o Options) *walker {
	return &walker{tree: t, queue: newQueue(), names: newMatcher(needles(o.Names)), workers: o.Workers, ignore: !o.NoIgnore}
}

// run works until the queue is empty or the context ends, and puts what was
// found into the tree.
func (w *walker) run(ctx context.Context) {
	defer context.AfterFunc(ctx, w.queue.stop)()
	results := make([]result, w.workers)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() { w.work(&results[i]) })
	}
	wait.Wait()
	for _, r := range results {
		w.tree.add(r)
	}
	w.tree.sort()
}

func (w *walker) work(r *result) {
	s := newScanner(w.names)
	for {
		j, ok := w.queue.next()
		if !ok {
			return
		}
		files := j.files
		if files == nil {
			files = w.read(&j.folder, r)
		}
		for _, file := range files {
			w.search(s, j.folder, file, r)
		}
		w.queue.done()
	}
}

// read queues the folders in a folder, and all its files but the first ones,
// which it returns.
func (w *walker) read(f *folder, r *result) []string {
	entries, err := readDir(f.disk)
	if err != nil {
		r.unread = append(r.unread, Unread{Path: f.name + "/", Why: unreadable(err)})
	}
	if w.ignore && holdsIgnoreFile(entries) {
		f.rules = f.rules.enter(f.disk)
	}
	var files []string
	for _, e := range entries {
		name := join(f.name, e.Name())
		if !e.IsDir() && !e.Type().IsRegular() || e.Name() == gitFolder ||
			w.tree.excludes.match(name) || f.rules.ignored(f.disk+"/"+e.Name(), e.IsDir()) {
			continue
		}
		if e.IsDir() {
			w.queue.push(job{folder: folder{disk: f.disk + "/" + e.Name(), name: name, rules: f.rules}})
			continue
		}
		files = append(files, e.Name())
	}
	for len(files) > filesPerJob {
		rest := len(files) - filesPerJob
		w.queue.push(job{folder: *f, files: files[rest:]})
		files = files[:rest]
	}
	return files
}

// readDir returns the entries of a folder in the order of the disk.
func readDir(path string) ([]fs.DirEntry, error) {
	dir, err := open(path)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return dir.ReadDir(-1)
}

func holdsIgnoreFile(entries []fs.DirEntry) bool {
	for _, e := range entries {
		if e.Name() == ignoreFile {
			return true
		}
	}
	return false
}

// search looks for the names in one file.
func (w *walker) search(s *scanner, f folder, file string, r *result) {
	name := join(f.name, file)
	found, err := s.scan(f.disk + "/" + file)
	switch {
	case err != nil:
		r.unread = append(r.unread, Unread{Path: name, Why: unreadable(err)})
	case found.binary && found.named:
		r.unread = append(r.unread, Unread{Path: name, Why: "binary"})
	case found.binary:
	case found.long && found.named:
		r.unread = append(r.unread, Unread{Path: name, Why: "longer than " + maxFileText})
	case !found.long:
		r.texts = append(r.texts, name)
		if found.named {
			r.named = append(r.named, name)
		}
	}
}

func join(folder, name string) string {
	switch folder {
	case "":
		return name
	case "/":
		return "/" + name
	}
	return folder + "/" + name
}
