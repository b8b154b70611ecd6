package fit

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/word"
)

// write puts the changed command down, with secrets masked as in the facts.
func (out *Proposal) write(c *facts.Command) {
	argv := []string{c.Program}
	for i := range c.Found.Words {
		argv = append(argv, c.Argv[i+1].Text)
	}
	out.Argv = apply(argv, out.edits, 1, func(text string) string { return text })
	quoted := []string{}
	for i, text := range argv {
		switch {
		case i > 0 && c.Found.Words[i-1].Splits():
			quoted = append(quoted, text)
		case i > 0 && len(c.Argv[i].Holes) > 0:
			quoted = append(quoted, `"`+text+`"`)
		default:
			quoted = append(quoted, quote(text))
		}
	}
	out.Command = strings.Join(apply(quoted, out.edits, 1, quote), " ")
}

// Words returns the command's words with the changes, without the program.
func (out Proposal) Words(c *facts.Command) []word.Word {
	at := c.Found.Name.Span
	return apply(slices.Clone(c.Found.Words), out.edits, 0, func(text string) word.Word { return word.Literal(text, at) })
}

// apply returns the words with the edits, which count words from offset on.
// Edits of one word are applied one after the other.
func apply[W any](words []W, edits []edit, offset int, of func(string) W) []W {
	added := map[int][]W{}
	replaced := map[int]W{}
	for _, e := range edits {
		i := e.index + offset
		if e.replaces {
			replaced[i] = of(e.value)
		} else {
			added[i] = append(added[i], of(e.option), of(e.value))
		}
	}
	var out []W
	for i, w := range words {
		if r, ok := replaced[i]; ok {
			w = r
		}
		out = append(append(out, added[i]...), w)
	}
	return append(out, added[len(words)]...)
}

// quote writes a word so that a shell reads it back.
func quote(text string) string {
	if text != "" && !strings.ContainsAny(text, " \t\n'\"\\$`;&|<>()[]{}*?#~!") {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
