// Package shelltruth holds what ffvet says of scripts against what they do:
// which argument lists they start, and how many at once.
package shelltruth

import (
	"context"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/internal/shelltruth/scripts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Claim is what ffvet says of a script.
type Claim struct {
	Peak     bound.Bound // processes at once
	Commands []Command
	Unread   []string
}

// Command is one command of a claim.
type Command struct {
	Program string
	Words   []word.Word
	Procs   bound.Bound
}

// Judge returns what ffvet says of a script that the shell runs, on a machine
// with so many CPUs.
func Judge(s scripts.Script, shell string, cpus int) (Claim, error) {
	files := map[string]string{}
	for name, text := range s.Files {
		files[name] = text
	}
	if !strings.HasPrefix(s.Text(), "#!") {
		files[scripts.Main] = "#!/usr/bin/env " + shell + "\n" + s.Text()
	} else if _, rest, ok := strings.Cut(s.Text(), "\n"); ok {
		files[scripts.Main] = "#!/usr/bin/env " + shell + "\n" + rest
	}
	ctx := context.Background()
	tree := source.NewMemory(files)
	out, err := run.Lint(ctx, run.Input{
		Tree: tree, Named: tree.Search(ctx, []string{"ffmpeg", "ffprobe"}), Whole: true,
		Config: config.Default(), Machine: run.Machine{CPUs: cpus},
	})
	if err != nil {
		return Claim{}, err
	}
	return claim(out.Doc), nil
}

func claim(doc *facts.Document) Claim {
	c := Claim{Peak: doc.Totals.Processes}
	for _, found := range doc.Commands {
		c.Commands = append(c.Commands, Command{found.Program, found.Found.Words, found.Parallel.Procs})
	}
	return c
}

// String returns the command for people.
func (c Command) String() string {
	return strings.Join(append([]string{c.Program}, word.Strings(c.Words)...), " ")
}

// Matches reports whether the arguments are ones that the command may have.
func (c Command) Matches(program string, args []string) bool {
	return c.Program == program && matchWords(c.Words, args)
}

// matchWords holds words against arguments; a word that may split fits any
// number of them.
func matchWords(words []word.Word, args []string) bool {
	fits := make([]bool, len(args)+1)
	fits[0] = true
	for _, w := range words {
		next := make([]bool, len(args)+1)
		for i, ok := range fits {
			switch {
			case !ok:
			case w.Splits():
				for k := i; k <= len(args); k++ {
					next[k] = true
				}
			case i < len(args) && matchText(w.Parts, args[i]):
				next[i+1] = true
			}
		}
		fits = next
	}
	return fits[len(args)]
}

// matchText holds the parts of a word against a text; a hole fits any text,
// or one of those that are known for it.
func matchText(parts []word.Part, text string) bool {
	if len(parts) == 0 {
		return text == ""
	}
	p := parts[0]
	if p.Hole == nil {
		rest, ok := strings.CutPrefix(text, p.Text.Str)
		return ok && matchText(parts[1:], rest)
	}
	if texts, ok := known(*p.Hole); ok {
		return slices.ContainsFunc(texts, func(t string) bool {
			rest, ok := strings.CutPrefix(text, t)
			return ok && matchText(parts[1:], rest)
		})
	}
	for i := range len(text) + 1 {
		if matchText(parts[1:], text[i:]) {
			return true
		}
	}
	return false
}

// known returns the texts that can fill a hole.
func known(h word.Hole) (texts []string, ok bool) {
	for _, w := range h.Among {
		text, ok := w.Literal()
		if !ok {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, len(texts) > 0
}
