package wrapper

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// ShellText returns a word as a text for the same shell: holes become
// expansions of a variable of their name.
func ShellText(w word.Word) source.Text { return textFor(w, identifier) }

// ChildText returns a word as a text for another shell, whose arguments are
// not those of this one.
func ChildText(w word.Word) source.Text { return textFor(w, inChild) }

func textFor(w word.Word, named func(string) string) source.Text {
	var b source.Builder
	for _, p := range w.Parts {
		if p.Hole == nil {
			b.AddText(p.Text)
			continue
		}
		at := p.Span
		at.Exact = false
		b.Add("${"+named(p.Hole.Name)+"}", at)
	}
	return b.Text()
}

// inChild makes a variable's name that means the same in another shell.
func inChild(name string) string {
	switch {
	case name == "@" || name == "*":
		return "arguments"
	case strings.Trim(name, "0123456789") == "" && name != "":
		return "argument_" + name
	}
	return identifier(name)
}

// identifier makes a variable's name of any text; the place holders of
// launchers ({}, {.}) become "item…".
func identifier(name string) string {
	if strings.HasPrefix(name, "{") {
		name = "item" + strings.Trim(name, "{}")
	}
	clean := strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, name)
	if name == "@" || name == "*" {
		return name
	}
	if clean == "" || clean[0] >= '0' && clean[0] <= '9' && len(clean) > 1 {
		return "_" + clean
	}
	return clean
}

// script makes the inner command the text that the words are, joined with
// blanks. What fills their holes stays known by name.
func (in *Inner) script(words ...word.Word) {
	var b source.Builder
	for i, w := range words {
		if i > 0 {
			b.Add(" ", source.Span{File: w.Span.File, Start: w.Span.Start, End: w.Span.Start})
		}
		b.AddText(ChildText(w))
		for _, p := range w.Parts {
			if p.Hole != nil && (p.Hole.Kind != word.Variable || inChild(p.Hole.Name) != p.Hole.Name) {
				in.Env = append(in.Env, unit.Var{Name: inChild(p.Hole.Name), Value: word.FromHole(*p.Hole, p.Span), At: p.Span})
			}
		}
	}
	in.Words = nil
	in.Script = &unit.Script{Text: b.Text(), Shell: "sh"}
}

// syntactic reports whether a shell would take a word apart.
func syntactic(w word.Word) bool {
	for _, p := range w.Parts {
		if p.Hole == nil && strings.ContainsAny(p.Text.Str, " \t\n|&;<>()$`\"'\\*") {
			return true
		}
	}
	return false
}

// shell is `sh -c TEXT`, or `sh FILE`.
func shell(in *Inner, words []word.Word, _ bound.Bound) bool {
	text, dashes := false, options{short: "oO", long: []string{"rcfile", "init-file"}}
	for len(words) > 0 {
		w := words[0].Prefix()
		if len(w) < 2 || w[0] != '-' && w[0] != '+' || w == "--" {
			break
		}
		var given []option
		if strings.HasPrefix(w, "--") {
			given, words = dashes.readLong(words, 2)
		} else {
			given, words = dashes.readShort(words)
		}
		text = text || has(given, "c") && w[0] == '-' && w[1] != '-'
		if has(given, "s") && w[1] != '-' {
			return false // reads standard input
		}
	}
	if len(words) > 0 && words[0].Prefix() == "--" {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return false
	case !text:
		in.Words, in.ScriptFile = words, true
		return true
	}
	in.script(words[0])
	in.Script.Shell = in.Wrapper
	in.Script.Args = []word.Word{}
	if len(words) > 2 {
		in.Script.Args = words[2:]
	}
	return true
}

// switchUser is `su - user -c TEXT` and `runuser -u user -- cmd`.
func switchUser(in *Inner, words []word.Word, _ bound.Bound) bool {
	var all []option
	grammar := options{short: "cgGsuw", long: []string{"command", "session-command", "group", "supp-group", "shell", "user", "whitelist-environment"}}
	var operands []word.Word
	for len(words) > 0 {
		given, rest := grammar.read(words)
		all = append(all, given...)
		if len(rest) == 0 {
			break
		}
		operands, words = append(operands, rest[0]), rest[1:]
		if has(all, "u", "user") {
			operands = append(operands, words...)
			break
		}
	}
	if text, ok := last(all, "c", "command", "session-command"); ok {
		in.script(text.value)
		return true
	}
	in.Words = operands
	return has(all, "u", "user") && len(operands) > 0
}

// typescript is `script -c TEXT file`, or `script file command` as BSD has it.
func typescript(in *Inner, words []word.Word, _ bound.Bound) bool {
	given, operands := options{short: "cEIBOTom", long: []string{"command", "log-in", "log-out", "log-io", "log-timing", "echo", "output-limit"}}.read(words)
	if text, ok := last(given, "c", "command"); ok {
		in.script(text.value)
		return true
	}
	if len(operands) > 1 && operands[1].Prefix() == "--" {
		operands = operands[1:]
	}
	if len(operands) > 1 {
		in.Words = operands[1:]
	}
	return len(in.Words) > 0
}

// applet is `busybox sh -c …`.
func applet(in *Inner, words []word.Word, _ bound.Bound) bool {
	in.Words = words
	return len(words) > 0 && !strings.HasPrefix(words[0].Prefix(), "-")
}
