package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/lab/binary"
)

// table writes the lines of all filters that take pictures: name, "tied" if
// all inputs get one format, and what is not simply taken and handed on, as
// FROM>TAKEN>LEAVING; the second input's, where it differs, as FROM=TAKEN.
func table(b *binary.Binary, w io.Writer) error {
	filters := b.Filters()
	if _, err := fmt.Fprintf(w, "#\t\t%s\n", strings.Join(formats(), " ")); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(filters)) {
		inputs := inputsOf(filters[name])
		if inputs == 0 || left(name) {
			continue
		}
		takes := probe(b, name, inputs)
		if takes == nil && inputs > 1 { // the number may depend on options
			inputs = 1
			takes = probe(b, name, inputs)
		}
		if takes == nil {
			continue
		}
		how := "-"
		if inputs > 1 && tied(b, name, takes) {
			how = "tied"
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", name, how, strings.Join(exceptions(takes), " ")); err != nil {
			return err
		}
	}
	return nil
}

// inputsOf returns how many pictures to give to a filter; 0 if it takes none
// or leaves something else.
func inputsOf(signature string) int {
	switch signature {
	case "V->V":
		return 1
	case "VV->V", "N->V":
		return 2
	}
	return 0
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
