// Package scripts holds the scripts whose processes are counted for real:
// files written by hand, and a generator that puts constructs together.
package scripts

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Script is one case.
type Script struct {
	Name string // "pool/jobs-ge", "generated/17"
	// Constructs are what it is about; the table counts it for each of them.
	Constructs []string
	// Shells are the programs that run it.
	Shells []string
	// Runs are the settings of the environment to run it with, each like
	// "MODE=a N=2"; one without any if the script asks for none.
	Runs []string
	// Loose is why ffvet may say more than what happens, or no number, where
	// that is known and accepted.
	Loose string
	// Under is why more may run at once than ffvet says, where that is known
	// and accepted.
	Under string
	// Todo is what ffvet does not read yet; such a script is run and shown,
	// and counts neither for nor against.
	Todo string
	// Files are the script, main.sh, and what it reads, by path.
	Files map[string]string
}

// Main is the path of the script that is run.
const Main = "main.sh"

// Text returns the script's own text.
func (s Script) Text() string { return s.Files[Main] }

//go:embed testdata
var files embed.FS

// Written returns the scripts that were written by hand, in the order of
// their names.
func Written() ([]Script, error) {
	entries, err := files.ReadDir("testdata")
	if err != nil {
		return nil, err
	}
	var all []Script
	for _, e := range entries {
		text, err := files.ReadFile(path.Join("testdata", e.Name()))
		if err != nil {
			return nil, err
		}
		s, err := parse(e.Name(), string(text))
		if err != nil {
			return nil, fmt.Errorf("testdata/%s: %w", e.Name(), err)
		}
		all = append(all, s)
	}
	return all, nil
}

// Cover returns few scripts that show every construct: again and again the
// first one of those that show the most new ones.
func Cover(all []Script) []Script {
	seen := map[string]bool{}
	var few []Script
	for {
		best, most := Script{}, 0
		for _, s := range all {
			n := 0
			for _, c := range s.Constructs {
				if !seen[c] {
					n++
				}
			}
			if n > most {
				best, most = s, n
			}
		}
		if most == 0 {
			return few
		}
		few = append(few, best)
		for _, c := range best.Constructs {
			seen[c] = true
		}
	}
}

// parse reads a file: a script, or an archive of several files whose first
// one is the script. The comment lines at the top of the script say what it
// is about:
//
//	#!/usr/bin/env bash
//	# about: jobs, loop
//	# shells: bash zsh
//	# run: MODE=a
//	# run: MODE=b
//	# loose: the number of words is not known
//	# under: the shell does not do what its manual says
//	# todo: makefiles are not followed
func parse(name, text string) (Script, error) {
	s := Script{Name: strings.TrimSuffix(name, path.Ext(name)), Files: map[string]string{Main: text}}
	if path.Ext(name) == ".txtar" {
		archive := txtar.Parse([]byte(text))
		s.Files = map[string]string{}
		for _, f := range archive.Files {
			s.Files[f.Name] = string(f.Data)
		}
	}
	for line := range strings.Lines(s.Text()) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "#") {
			break
		}
		key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), ": ")
		switch key {
		case "about":
			s.Constructs = strings.Split(value, ", ")
		case "shells":
			s.Shells = strings.Fields(value)
		case "run":
			s.Runs = append(s.Runs, value)
		case "loose":
			s.Loose = value
		case "under":
			s.Under = value
		case "todo":
			s.Todo = value
		}
	}
	if len(s.Constructs) == 0 {
		return s, fmt.Errorf("no line \"# about: construct, construct\" at its top")
	}
	if len(s.Shells) == 0 {
		s.Shells = []string{"bash"}
	}
	if len(s.Runs) == 0 {
		s.Runs = []string{""}
	}
	return s, nil
}
