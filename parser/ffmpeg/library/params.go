package library

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

//go:embed params.tsv
var file string

// table holds the versions that know each parameter of an option; it is read
// once, when first asked for.
var table = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for line := range strings.Lines(file) {
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(cells) != 3 {
			continue
		}
		if all[cells[0]] == nil {
			all[cells[0]] = map[string]string{}
		}
		all[cells[0]][cells[1]] = cells[2]
	}
	return all
})

// Known reports whether the library that a version of ffmpeg comes with knows
// a parameter of an option such as "x265-params"; true for options that were
// not looked at. A version that was not looked at knows what any other does.
func Known(option, name, version string) bool {
	names := table()[option]
	if len(names) == 0 || has(names[name], version) {
		return true
	}
	if option != "x264-params" && option != "x265-params" {
		return false
	}
	// Both take _ for -, and a no in front.
	plain := strings.ReplaceAll(name, "_", "-")
	return has(names[plain], version) || has(names[strings.TrimPrefix(plain, "no-")], version) ||
		option == "x264-params" && has(names[strings.TrimPrefix(plain, "no")], version)
}

// has reports whether a list of versions holds one.
func has(versions, version string) bool {
	probed := []string{"4.3", "5.1", "7.1", "9.0"}
	return versions != "" && (!slices.Contains(probed, version) || slices.Contains(strings.Fields(versions), version))
}

// Nearest returns the parameter of an option that a misspelt one probably
// means, "" if none is near.
func Nearest(option, name string) string {
	var names []string
	for n := range table()[option] {
		names = append(names, n)
	}
	slices.Sort(names)
	return catalog.Closest(name, names)
}

// checkX264Options reads like libx264.c: pairs between colons, a name alone
// counts as 1, and the first unknown name ends the program.
func checkX264Options(text, version string) *Refusal {
	if text == "" {
		return nil
	}
	for pair := range strings.SplitSeq(text, ":") {
		name, _, _ := strings.Cut(pair, "=")
		if name == "" {
			return &Refusal{Reason: "the name of a parameter is missing"}
		}
		if !Known("x264-params", name, version) {
			return unknown("x264-params", text, name)
		}
	}
	return nil
}

// checkAOM reads a dictionary whose first unknown name ends the program.
func checkAOM(text, version string) *Refusal {
	for _, p := range value.Dictionary(text) {
		if !Known("aom-params", p.Key, version) {
			return unknown("aom-params", text, p.Key)
		}
	}
	return nil
}

func unknown(option, text, name string) *Refusal {
	r := &Refusal{Reason: fmt.Sprintf("the library has no parameter %q", name)}
	if near := Nearest(option, name); near != "" {
		r.Reason += fmt.Sprintf("; did you mean %s?", near)
		r.Instead = strings.Replace(text, name, near, 1)
	}
	return r
}
