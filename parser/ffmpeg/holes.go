package ffmpeg

import "github.com/ffvet/ffvet/parser/word"

// startsOpen reports whether the word begins with a hole: it may be an option.
func startsOpen(w word.Word) bool { return len(w.Parts) > 0 && w.Parts[0].Hole != nil }

// openWord takes a word that begins with a hole. What looks like a file is
// taken for one; a lone unquoted variable in the middle is taken for options.
// Nothing behind either is certain.
func (p *parser) openWord(w word.Word) {
	index := p.at
	p.at++
	p.opened(index)
	if isOptions(w) {
		return
	}
	last := p.at == len(p.words)
	if !w.Splits() || len(w.Parts) > 1 || last && (len(p.inv.Outputs) == 0 || len(p.group) > 0) {
		p.output(index)
	}
}

// isOptions reports whether the word is all arguments of a script or function:
// "$@" and $*.
func isOptions(w word.Word) bool {
	if len(w.Parts) != 1 {
		return false
	}
	name := w.Parts[0].Hole.Name
	return name == "@" || name == "*"
}
