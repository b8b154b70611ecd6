// Package cases makes command lines: real ones as seeds, and mutations of
// them, the same ones for the same number.
package cases

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/google/shlex"
)

// seedLines are the command lines that everything is made from.
//
//go:embed seeds.txt
var seedLines string

// Case is a command line without the program's name.
type Case struct {
	ID    string
	Topic string
	Argv  []string
}

// Seeds returns the command lines as people write them.
func Seeds() []Case {
	var all []Case
	topic, n := "", 0
	for line := range strings.Lines(seedLines) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "topic "); ok {
			topic, n = name, 0
			continue
		}
		argv, err := shlex.Split(line)
		if err != nil {
			panic(fmt.Sprintf("seeds.txt: %q: %v", line, err)) // the file is part of the program
		}
		n++
		all = append(all, Case{ID: fmt.Sprintf("%s-%d", topic, n), Topic: topic, Argv: argv})
	}
	return all
}
