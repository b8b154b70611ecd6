package main

import (
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/binary"
)

// table is the file of one version, by filter.
type table struct {
	path  string
	lines map[string]string
}

// open starts a table, with the lines that the file has already if they are
// to be kept.
func open(path string, keep bool) (*table, error) {
	t := &table{path: path, lines: map[string]string{}}
	if !keep {
		return t, nil
	}
	text, err := os.ReadFile(path)
	for line := range strings.Lines(string(text)) {
		name, _, _ := strings.Cut(line, "\t")
		t.lines[name] = line
	}
	return t, err
}

// probe finds out what the filters take, and writes the file after each: it
// takes long.
func (t *table) probe(b *binary.Binary, filters map[string]string) error {
	t.lines["#"] = "#\t\t" + strings.Join(formats(), " ") + "\n"
	for _, name := range slices.Sorted(maps.Keys(filters)) {
		line := lineOf(b, name, inputsOf(filters[name]))
		if line == "" {
			continue
		}
		t.lines[name] = line
		if err := t.write(); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) write() error {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(t.lines)) {
		text.WriteString(t.lines[name])
	}
	return os.WriteFile(t.path, []byte(text.String()), 0o644)
}

// lineOf returns the line of a filter that takes or makes pictures, "" for
// others: its name, "tied" if all inputs get one format, and what is not simply
// taken and handed on, as FROM>TAKEN>LEAVING; the second input's, where it
// differs, as FROM=TAKEN.
func lineOf(b *binary.Binary, name string, inputs int) string {
	if inputs < 0 || left(name) {
		return ""
	}
	takes := probe(b, name, inputs)
	for _, other := range []int{3, 1} { // the number may depend on options
		if takes == nil && inputs > 1 {
			inputs = other
			takes = probe(b, name, inputs)
		}
	}
	if takes == nil {
		return ""
	}
	how := "-"
	if inputs > 1 && tied(b, name, inputs, takes) {
		how = "tied"
	}
	return name + "\t" + how + "\t" + strings.Join(exceptions(takes), " ") + "\n"
}

// inputsOf returns how many pictures to give to a filter: 0 for a source,
// fewer if it is for something else.
func inputsOf(signature string) int {
	switch signature {
	case "V->V":
		return 1
	case "VV->V", "N->V":
		return 2
	case "VVV->V":
		return 3
	case "VVVV->V":
		return 4
	case "|->V":
		return 0
	}
	return -1
}

// exceptions returns what happens to the formats that do not pass unchanged.
func exceptions(takes map[string]seen) []string {
	var list []string
	for _, f := range formats() {
		s := takes[f]
		if s.out == "" {
			s.out = s.in
		}
		if s.in != f || s.out != f {
			list = append(list, f+">"+s.in+">"+s.out)
		}
		if s.second != s.in {
			list = append(list, f+"="+s.second)
		}
	}
	return list
}
