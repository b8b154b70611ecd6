package link

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/word"
)

// programs tells the programs that we look for from others.
type programs struct {
	aliases map[string]string // from the configuration
}

// named is a program's name with what distributions and builds add to it.
var named = regexp.MustCompile(`^(ffmpeg|ffprobe|ffplay)(.*)$`)

// of returns the program that the words start: "ffmpeg", "ffprobe" or
// "ffplay". What fills a hole counts only if it is known, or if the variable
// is named after a program and the words behind it look like its arguments.
func (p programs) of(words []word.Word) (program string, ok bool) {
	if len(words) == 0 {
		return "", false
	}
	if text, ok := known(words[0]); ok {
		return p.named(text)
	}
	if suffix := words[0].Suffix(); strings.ContainsAny(suffix, `/\`) {
		return p.named(suffix)
	}
	holes := words[0].Holes()
	if len(holes) != 1 || words[0].Suffix() != "" {
		return "", false
	}
	for _, w := range holes[0].Among { // one of several places, or another program
		if text, ok := known(w); ok {
			if program, ok := p.named(text); ok {
				return program, true
			}
		}
	}
	return byVariable(holes[0].Name, words[1:])
}

// named returns the program that a path or a name leads to.
func (p programs) named(text string) (program string, ok bool) {
	name := text[strings.LastIndexAny(text, `/\`)+1:]
	if program, ok := p.aliases[name]; ok {
		return program, true
	}
	m := named.FindStringSubmatch(strings.TrimSuffix(name, ".exe"))
	if m == nil || !isBuild(m[2]) {
		return "", false
	}
	return m[1], true
}

// known returns the word's text, with the defaults of its holes put in.
func known(w word.Word) (string, bool) {
	var b strings.Builder
	for _, part := range w.Parts {
		switch {
		case part.Hole == nil:
			b.WriteString(part.Text.Str)
		case part.Hole.Default != nil:
			text, ok := known(*part.Hole.Default)
			if !ok {
				return "", false
			}
			b.WriteString(text)
		default:
			return "", false
		}
	}
	return b.String(), true
}

// isOption reports whether the word starts with a dash.
func isOption(w word.Word) bool { return strings.HasPrefix(w.Prefix(), "-") }

// Program takes a command line apart: the program that it starts ("ffmpeg",
// "ffprobe", "ffplay"; "" if it starts none of them), the words behind it, and
// the word that names it. Aliases are other names of the programs.
func Program(words []word.Word, aliases map[string]string) (program string, rest []word.Word, name word.Word) {
	program, ok := programs{aliases: aliases}.of(words)
	if !ok {
		return "", nil, word.Word{}
	}
	return program, words[1:], words[0]
}
