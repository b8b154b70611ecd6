// Command params learns which parameters the encoder libraries behind ffmpeg
// know (x264-params and its kin) and writes them into the data that
// parser/ffmpeg/library embeds.
//
//	go run ./internal/gen/params FFMPEG:LIBRARIES…
//
// LIBRARIES is the folder with that program's libx264.so and its like. Every
// string in a library that looks like a name is tried on the real program.
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

const target = "parser/ffmpeg/library/params.tsv"

func main() {
	known := map[string][]string{} // "x264\tkeyint" → versions
	for _, arg := range os.Args[1:] {
		program, libraries, _ := strings.Cut(arg, ":")
		err := learn(program, libraries, known)
		if err == nil {
			err = os.WriteFile(target, encode(known), 0o644)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "params: %s: %v\n", program, err)
			os.Exit(1)
		}
	}
}

// learn tries all names of all libraries on one program.
func learn(program, libraries string, known map[string][]string) error {
	version, err := versionOf(program)
	if err != nil {
		return err
	}
	for _, l := range languages() {
		names, err := candidates(libraries, l)
		if err != nil {
			return err
		}
		found := l.probe(program, names)
		fmt.Fprintf(os.Stderr, "%s %s: %d of %d names are parameters\n", version, l.option, len(found), len(names))
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
		fmt.Fprintf(&b, "%s\t%s\n", k, strings.Join(known[k], " "))
	}
	return []byte(b.String())
}
