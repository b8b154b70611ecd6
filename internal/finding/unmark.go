package finding

import "strings"

// removal takes the whole mark out: its line if it has one for itself, else
// the comment and the blanks in front of it.
func (m Mark) removal() Fix {
	at := m.At
	f := at.File
	line := at.Position().Line
	if m.alone() {
		at.Start, at.End = f.LineStart(line), f.LineStart(line+1)
	} else {
		code := strings.TrimRight(string(f.Text[f.LineStart(line):at.Start]), " \t")
		at.Start = f.LineStart(line) + len(code)
	}
	return Fix{Title: "remove the mark", Safe: true, Edits: []Edit{{At: at}}}
}

// without takes one rule out of the mark, or the mark if it is the last one.
func (m Mark) without(j int) Fix {
	if len(m.Rules) == 1 {
		return m.removal()
	}
	at := m.Rules[j].At
	if j > 0 {
		at.Start = m.Rules[j-1].At.End
	} else {
		at.End = m.Rules[1].At.Start
	}
	return Fix{Title: "take " + m.Rules[j].ID + " out of the mark", Safe: true, Edits: []Edit{{At: at}}}
}
