package library

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

//go:embed params.tsv
var file string

// parameters are those of one option: which versions know each, and which
// versions were asked.
type parameters struct {
	knownTo map[string]string
	asked   map[string]bool
}

// table holds the parameters of each option; it is read once, when first asked
// for.
var table = sync.OnceValue(func() map[string]*parameters {
	all := map[string]*parameters{}
	for line := range strings.Lines(file) {
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(cells) != 3 {
			continue
		}
		p := all[cells[0]]
		if p == nil {
			p = &parameters{knownTo: map[string]string{}, asked: map[string]bool{}}
			all[cells[0]] = p
		}
		p.knownTo[cells[1]] = cells[2]
		for version := range strings.FieldsSeq(cells[2]) {
			p.asked[version] = true
		}
	}
	return all
})

// Known reports whether the library that a version of ffmpeg comes with knows
// a parameter of an option such as "x265-params"; true for options that were
// not looked at. A version that was not looked at knows what any other does.
func Known(option, name, version string) bool {
	p := table()[option]
	if p == nil || p.has(name, version) {
		return true
	}
	if option != "x264-params" && option != "x265-params" {
		return false
	}
	// Both take _ for -, and a no in front.
	plain := strings.ReplaceAll(name, "_", "-")
	return p.has(plain, version) || p.has(strings.TrimPrefix(plain, "no-"), version) ||
		option == "x264-params" && p.has(strings.TrimPrefix(plain, "no"), version)
}

func (p *parameters) has(name, version string) bool {
	versions := p.knownTo[name]
	return versions != "" && (!p.asked[version] || slices.Contains(strings.Fields(versions), version))
}

// Nearest returns the parameter of an option that a misspelt one probably
// means, "" if none is near.
func Nearest(option, name string) string {
	p := table()[option]
	if p == nil {
		return ""
	}
	return catalog.Closest(name, slices.Sorted(maps.Keys(p.knownTo)))
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
