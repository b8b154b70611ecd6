// Package archtest compares docs/imports.txt with what the packages import.
package archtest

import (
	"fmt"
	"path"
	"strings"
)

// Table is the content of docs/imports.txt.
type Table struct {
	// arrows holds, by pattern of the importing package, what it may import;
	// users, by restricted package, who may import it.
	arrows, users map[string][]string
}

// Parse reads the text of docs/imports.txt.
func Parse(text string) (Table, error) {
	t := Table{arrows: map[string][]string{}, users: map[string][]string{}}
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			return t, fmt.Errorf("docs/imports.txt:%d: want \"package: what it may import\"", i+1)
		}
		if restricted, ok := strings.CutPrefix(name, "!"); ok {
			t.users[restricted] = strings.Fields(rest)
			continue
		}
		t.arrows[name] = strings.Fields(rest)
	}
	return t, nil
}

// Check returns what the table does not allow of the imports of one package.
// Names of this module are relative to its root, others are as they are.
func (t Table) Check(pkg string, imports []string, own func(string) bool) []string {
	allowed, ok := t.of(pkg)
	if !ok {
		return []string{pkg + " has no line"}
	}
	var problems []string
	for _, name := range imports {
		users, restricted := t.users[name]
		switch {
		case own(name) && !matches(name, allowed), restricted && !matches(pkg, users):
			problems = append(problems, pkg+" may not import "+name)
		}
	}
	return problems
}

// of returns what the package may import: the longest pattern counts.
func (t Table) of(pkg string) (allowed []string, ok bool) {
	best := ""
	for pattern, list := range t.arrows {
		if match(pkg, pattern) && len(pattern) >= len(best) {
			best, allowed, ok = pattern, list, true
		}
	}
	return allowed, ok
}

func matches(pkg string, patterns []string) bool {
	for _, p := range patterns {
		if match(pkg, p) {
			return true
		}
	}
	return false
}

// match says whether the package is the pattern or, for "dir/*", below it.
func match(pkg, pattern string) bool {
	if dir, ok := strings.CutSuffix(pattern, "/*"); ok {
		for p := path.Dir(pkg); p != "."; p = path.Dir(p) {
			if p == dir {
				return true
			}
		}
		return false
	}
	return pkg == pattern
}
