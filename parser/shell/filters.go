package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// filtered is what a program passes on that never adds a line to its input.
func (e *evaluator) filtered(name string, args []*syntax.Word, in *unit.Feed) *unit.Feed {
	texts, ok := e.literals(args)
	if !ok {
		return nil
	}
	most, limited := firstLines(name, texts)
	switch {
	case name == "cat" && len(texts) == 0:
		return in
	case in == nil && limited:
		return &unit.Feed{Lines: bound.Of(most)}
	case in == nil || !passesOn(name, texts):
		return nil
	case limited:
		return &unit.Feed{Lines: in.Lines.Min(bound.Of(most))}
	}
	return &unit.Feed{Lines: in.Lines}
}

// firstLines reads the number of lines that head, tail and shuf print at most.
func firstLines(name string, args []string) (n int64, ok bool) {
	if name != "head" && name != "tail" && name != "shuf" {
		return 0, false
	}
	text := ""
	switch {
	case len(args) == 0 && name != "shuf":
		return 10, true
	case len(args) == 2 && args[0] == "-n":
		text = args[1]
	case len(args) == 1 && strings.HasPrefix(args[0], "-n"):
		text = args[0][2:]
	case len(args) == 1 && strings.HasPrefix(args[0], "-") && name != "shuf":
		text = args[0][1:]
	}
	if !numeric(text) {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 32)
	return n, err == nil
}

// passesOn reports whether a program reads its standard input alone and
// prints no more lines than it reads.
func passesOn(program string, args []string) bool {
	operands, letters := 0, ""
	for _, a := range args {
		switch {
		case strings.HasPrefix(a, "--"):
			return false
		case strings.HasPrefix(a, "-"):
			letters += a[1:]
		case !numeric(a) || strings.HasSuffix(program, "grep"):
			operands++
		}
	}
	switch program {
	case "grep", "egrep", "fgrep":
		return operands == 1 && strings.Trim(letters, "viEFPnwxahs") == ""
	case "shuf", "uniq":
		return operands == 0 && strings.Trim(letters, "ucid") == ""
	case "tee":
		return true
	}
	return operands == 0
}

// translated is `tr 'a' 'b'` of a known text.
func (e *evaluator) translated(args []*syntax.Word, in *unit.Feed) *unit.Feed {
	texts, ok := e.literals(args)
	if !ok || len(texts) != 2 || in == nil || !in.Known {
		return nil
	}
	from, to := oneCharacter(texts[0]), oneCharacter(texts[1])
	if len(from) != 1 || len(to) != 1 {
		return nil
	}
	return unit.FeedOf(strings.ReplaceAll(in.Text, from, to))
}

// oneCharacter reads the escapes that tr has for one character.
func oneCharacter(text string) string {
	switch text {
	case `\n`:
		return "\n"
	case `\t`:
		return "\t"
	case `\0`, `\000`:
		return "\x00"
	}
	return text
}
