package makefile

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

const (
	// maxExpansions is how many variables one recipe may put in.
	maxExpansions = 2000
	// maxDepth is how many variables may stand inside one another.
	maxDepth = 20
)

// expander makes the text that a shell gets from a recipe.
type expander struct {
	*makefile
	source.Builder
	file   *source.File
	target string
	args   []string // of $(call …)
	left   int
}

// script returns the recipe as one script. Each line has a shell of its own,
// unless .ONESHELL says otherwise.
func (m *makefile) script(f *source.File, r rule) source.Text {
	x := &expander{makefile: m, file: f, target: r.target, left: maxExpansions}
	for _, line := range r.lines {
		at := x.command(line)
		here := source.Span{File: f, Start: at.start, End: at.start}
		if !m.oneShell {
			x.Add("(\n", here)
		}
		x.expand(string(f.Text[at.start:at.end]), at.start, true, 0)
		x.Add("\n", here)
		if !m.oneShell {
			x.Add(":)\n", here) // a group must not be empty
		}
	}
	return x.Text()
}

// command leaves out what make itself reads at the start of a line.
func (x *expander) command(line part) part {
	for line.start < line.end && strings.IndexByte("@-+ \t", x.file.Text[line.start]) >= 0 {
		line.start++
	}
	return line
}

// expand adds a text with its variables put in. offset is where it stands in
// the file; exact says that it is the text which stands there.
func (x *expander) expand(text string, offset int, exact bool, depth int) {
	span := func(from, to int) source.Span {
		if !exact {
			return source.Span{File: x.file, Start: offset, End: offset}
		}
		return source.Span{File: x.file, Start: offset + from, End: offset + to, Exact: true}
	}
	done := 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '$' && i+1 < len(text):
			x.Add(text[done:i], span(done, i))
			at := span(i, i)
			at.Exact = false
			n := x.reference(text[i+1:], at, depth)
			i += n
			done = i + 1
		case text[i] == '\n' && exact && i+1 < len(text) && text[i+1] == x.recipePrefix():
			x.Add(text[done:i+1], span(done, i+1)) // make takes the tab of a joined line off
			done = i + 2
		}
	}
	x.Add(text[done:], span(done, len(text)))
}

func (x *expander) recipePrefix() byte {
	if v := x.vars[".RECIPEPREFIX"].text; len(v) == 1 {
		return v[0]
	}
	return '\t'
}

// reference adds what stands behind a dollar and returns its length.
func (x *expander) reference(text string, at source.Span, depth int) int {
	switch text[0] {
	case '$':
		x.Add("$", at)
		return 1
	case '(', '{':
		end := closing(text)
		if end < 0 {
			return len(text)
		}
		x.named(text[1:end], at, depth)
		return end + 1
	}
	x.named(text[:1], at, depth)
	return 1
}

// closing returns where the bracket that begins the text is closed, -1 if
// nowhere.
func closing(text string) int {
	open, shut := text[0], byte(')')
	if open == '{' {
		shut = '}'
	}
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// named adds the value of a variable or function.
func (x *expander) named(name string, at source.Span, depth int) {
	if x.left--; x.left < 0 || depth > maxDepth {
		x.Add("${"+identifier(name)+"}", at)
		return
	}
	function, rest, called := strings.Cut(name, " ")
	switch v, known := x.vars[name]; {
	case name == "@" && !strings.Contains(x.target, "%") && !strings.Contains(x.target, "$"):
		x.Add(x.target, at)
	case name == "MAKE":
		x.Add("make", at)
	case len(name) == 1 && name[0] >= '1' && name[0] <= '9' && int(name[0]-'0') <= len(x.args):
		x.expand(x.args[name[0]-'1'], at.Start, false, depth+1)
	case known && v.weak && !v.open && plain(v.text):
		x.Add("${"+identifier(name)+":-"+v.text+"}", at)
	case known && !v.open:
		x.expand(v.text, v.place(at), false, depth+1)
	case called && function == "shell":
		x.Add("$(", at)
		x.expand(rest, at.Start, false, depth+1)
		x.Add(")", at)
	case called && function == "wildcard":
		x.expand(rest, at.Start, false, depth+1)
	case called && function == "call":
		x.call(rest, at, depth)
	default:
		x.Add("${"+identifier(name)+"}", at)
	}
}

// place returns where the text counts as standing: that of a variable where
// it is used, that of a recipe under `define` where it is written.
func (v variable) place(used source.Span) int {
	if v.canned {
		return v.at.start
	}
	return used.Start
}

// call adds what `$(call NAME,a,b)` makes of a variable.
func (x *expander) call(text string, at source.Span, depth int) {
	args := strings.Split(text, ",")
	v, known := x.vars[strings.TrimSpace(args[0])]
	if !known || v.open {
		x.Add("${"+identifier(args[0])+"}", at)
		return
	}
	outer := x.args
	x.args = args[1:]
	x.expand(v.text, v.place(at), false, depth+1)
	x.args = outer
}

// plain reports whether a text means the same in a shell's default value.
func plain(text string) bool { return text != "" && !strings.ContainsAny(text, "$`\"'\\{} \t\n") }

// identifier makes the name of a shell variable.
func identifier(name string) string {
	switch name {
	case "<":
		return "prerequisite"
	case "^", "+", "?":
		return "prerequisites"
	case "*":
		return "stem"
	case "@":
		return "target"
	}
	name = strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, name)
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		return "_" + name
	}
	return name
}
