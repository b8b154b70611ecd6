package discover

import (
	"os"
	"path/filepath"
	"strings"
)

// rulesIn returns the ignore rules in force in a folder on disk because of
// the folders above it: from the top of its git repository, or from the
// tree's root if it is in none.
func (t *Tree) rulesIn(folder string) *rules {
	r, _ := t.descend(folder, false)
	return r
}

// ignored reports whether ignore files take out a path on disk or a folder
// above it.
func (t *Tree) ignored(disk string, isFolder bool) bool {
	r, ignored := t.descend(filepath.Dir(disk), true)
	return ignored || r.ignored(disk, isFolder)
}

// descend collects the rules on the way down to a folder, with own those of
// the folder's ignore file too, and reports whether a folder on the way is
// ignored itself.
func (t *Tree) descend(folder string, own bool) (r *rules, ignored bool) {
	if !t.ignore {
		return nil, false
	}
	top := t.top(folder)
	r = (*rules)(nil).load(top, filepath.Join(commonGitFolder(top), "info", "exclude"))
	below, err := filepath.Rel(top, folder)
	if err != nil {
		return r, false
	}
	at := top
	for _, element := range strings.Split(below, string(filepath.Separator)) {
		if element == "." {
			break
		}
		r = r.enter(at)
		at = filepath.Join(at, element)
		ignored = ignored || r.ignored(at, true)
	}
	if own {
		r = r.enter(at)
	}
	return r, ignored
}

// top returns the folder whose ignore files are the first that count.
func (t *Tree) top(folder string) string {
	for at := folder; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, gitFolder)); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	if t.inRoot(folder) {
		return t.root
	}
	return folder
}

// commonGitFolder returns where a repository keeps what its work trees share
// (gitrepository-layout, "commondir").
func commonGitFolder(top string) string {
	git := filepath.Join(top, gitFolder)
	text, err := os.ReadFile(git) // a folder in all but linked work trees
	if err != nil {
		return git
	}
	git = absolute(top, strings.TrimSpace(strings.TrimPrefix(string(text), "gitdir:")))
	common, err := os.ReadFile(filepath.Join(git, "commondir"))
	if err != nil {
		return git
	}
	return absolute(git, strings.TrimSpace(string(common)))
}

func absolute(from, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(from, path)
}
