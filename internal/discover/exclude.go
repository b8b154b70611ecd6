package discover

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// excludes are the globs of the configuration.
type excludes []string

// match reports whether a path in the tree is taken out. Folders are asked
// before what they hold, so a glob on a folder takes out all of it.
func (e excludes) match(name string) bool {
	if name == "" {
		return false // the root itself
	}
	for _, glob := range e {
		if !strings.Contains(glob, "/") {
			if doublestar.MatchUnvalidated(glob, path.Base(name)) {
				return true
			}
		} else if doublestar.MatchUnvalidated(strings.TrimSuffix(glob, "/"), name) {
			return true
		}
	}
	return false
}

// covers reports whether a path or a folder above it is taken out.
func (e excludes) covers(name string) bool {
	for ; name != "." && name != "/" && name != ""; name = path.Dir(name) {
		if e.match(name) {
			return true
		}
	}
	return false
}
