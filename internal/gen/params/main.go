// Command params learns which parameters the encoder libraries behind ffmpeg
// know (x264-params and its kin) and writes them into the data that
// parser/ffmpeg/library embeds.
//
//	go run ./internal/gen/params [PATH/TO/ffmpeg…]
//
// Every string in the program's libx264.so and its like that looks like a name
// is tried on the program itself. What other versions know stays as it is.
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

const target = "parser/ffmpeg/library/params.tsv"

func main() {
	programs := os.Args[1:]
	if len(programs) == 0 {
		programs = []string{"ffmpeg"}
	}
	for _, program := range programs {
		if err := generate(program); err != nil {
			fmt.Fprintf(os.Stderr, "params: %s: %v\n", program, err)
			os.Exit(1)
		}
	}
}

// generate puts what one program knows into the data.
func generate(program string) error {
	version, err := versionOf(program)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(target)
	if err != nil {
		return err
	}
	known := decode(string(text), version)
	if err := learn(program, version, known); err != nil {
		return err
	}
	return os.WriteFile(target, encode(known), 0o644)
}

// decode reads the data, without what it says of one version.
func decode(text, version string) map[string][]string {
	known := map[string][]string{} // "x264-params\tkeyint" → versions
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		others := slices.DeleteFunc(strings.Fields(cells[2]), func(v string) bool { return v == version })
		if len(others) > 0 {
			known[cells[0]+"\t"+cells[1]] = others
		}
	}
	return known
}

// learn tries all names of all libraries on one program.
func learn(program, version string, known map[string][]string) error {
	for _, l := range languages() {
		whole, ends, err := candidates(program, l)
		if err != nil {
			return err
		}
		found := unique(append(l.probe(program, whole, l.values), l.probe(program, ends, l.values[:1])...))
		fmt.Fprintf(os.Stderr, "%s %s: %d of %d names are parameters\n", version, l.option, len(found), len(whole)+len(ends))
		for _, name := range found {
			key := l.option + "\t" + name
			known[key] = append(known[key], version)
		}
	}
	return nil
}

// encode prints a parameter a line: option, name, the versions that know it.
func encode(known map[string][]string) []byte {
	keys := make([]string, 0, len(known))
	for k := range known {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	var b strings.Builder
	for _, k := range keys {
		slices.SortFunc(known[k], catalog.Compare)
		fmt.Fprintf(&b, "%s\t%s\n", k, strings.Join(known[k], " "))
	}
	return []byte(b.String())
}
