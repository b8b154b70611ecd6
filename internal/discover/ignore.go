package discover

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

const (
	ignoreFile = ".gitignore"
	gitFolder  = ".git"
)

// rules are the ignore rules in force in a folder: those of the nearest
// ignore file, and of the ones above it. A nil *rules ignores nothing, so a
// tree without ignore files costs nothing.
type rules struct {
	above    *rules
	folder   string // on disk; patterns are relative to it
	patterns []pattern
}

// pattern is one line of an ignore file (git's gitignore documentation).
type pattern struct {
	glob     string
	kind     patternKind
	negated  bool // "!keep": takes back what an earlier line took out
	folders  bool // "build/": folders only
	anchored bool // holds a slash: matched with the whole path below the folder
}

// patternKind tells the two commonest shapes, which need no glob matching,
// from the rest: ignore files hold a hundred lines, and every path is held
// against each.
type patternKind uint8

const (
	globPattern   patternKind = iota
	exactPattern              // "node_modules"
	suffixPattern             // "*.o"; glob holds ".o"
)

// enter returns the rules in force in a folder that holds an ignore file.
func (r *rules) enter(folder string) *rules {
	return r.load(folder, filepath.Join(folder, ignoreFile))
}

// load adds the rules of a file; one that cannot be read adds none.
func (r *rules) load(folder, file string) *rules {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxFile {
		return r
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return r
	}
	patterns := parseIgnore(text)
	if len(patterns) == 0 {
		return r
	}
	return &rules{above: r, folder: folder, patterns: patterns}
}

// ignored reports whether the rules take out a path on disk: the last line
// that matches decides, and files further down come before those above.
func (r *rules) ignored(disk string, isFolder bool) bool {
	for ; r != nil; r = r.above {
		below := strings.TrimPrefix(disk[len(r.folder):], "/")
		for i := len(r.patterns) - 1; i >= 0; i-- {
			if p := &r.patterns[i]; p.match(below, isFolder) {
				return !p.negated
			}
		}
	}
	return false
}

func (p *pattern) match(below string, isFolder bool) bool {
	if p.folders && !isFolder {
		return false
	}
	if !p.anchored {
		below = path.Base(below)
	}
	switch p.kind {
	case exactPattern:
		return below == p.glob
	case suffixPattern:
		return strings.HasSuffix(below, p.glob)
	}
	return doublestar.MatchUnvalidated(p.glob, below)
}

func parseIgnore(text []byte) []pattern {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	var patterns []pattern
	for line := range bytes.Lines(text) {
		if p, ok := parsePattern(strings.TrimRight(string(line), "\r\n")); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// parsePattern reads one line; ok is false for comments and blank lines, and
// for globs that are none, which git matches with nothing.
func parsePattern(line string) (p pattern, ok bool) {
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line = trimSpaces(line)
	if rest, negated := strings.CutPrefix(line, "!"); negated {
		p.negated, line = true, rest
	}
	if rest, folders := strings.CutSuffix(line, "/"); folders {
		p.folders, line = true, rest
	}
	p.anchored = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	p.kind, p.glob = classify(line, p.anchored)
	return p, p.kind != globPattern || doublestar.ValidatePattern(p.glob)
}

// trimSpaces takes off the spaces at the end but one behind a backslash.
func trimSpaces(line string) string {
	trimmed := strings.TrimRight(line, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(line) {
		trimmed += " "
	}
	return trimmed
}

// classify returns the glob as doublestar understands it: braces mean
// themselves in ignore files, and "a/**" does not match "a" itself.
func classify(line string, anchored bool) (patternKind, string) {
	const special = `*?[\`
	if !strings.ContainsAny(line, special) {
		return exactPattern, line
	}
	if suffix := strings.TrimPrefix(line, "*"); !anchored && !strings.ContainsAny(suffix, special) {
		return suffixPattern, suffix
	}
	glob := strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	if strings.HasSuffix(glob, "/**") {
		glob += "/*"
	}
	return globPattern, glob
}
