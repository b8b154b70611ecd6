package wrapper

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Portions say how a launcher cuts its standard input.
type Portions struct {
	// Mark ends each input; "" stands for blanks and the ends of lines.
	Mark string
	// Each is how many inputs one command takes; 0 stands for as many as fit
	// into a command line.
	Each int64
}

// fits is how many bytes of inputs certainly fit into one command line (xargs
// takes 128 KiB if the environment is small).
const fits = 32 << 10

// Fed returns the wrapper with no more commands at once than what is known of
// its standard input makes it start.
func (in Inner) Fed(f *unit.Feed) Inner {
	if in.Takes == nil || f == nil {
		return in
	}
	n := in.Takes.starts(f)
	if n.Exceeds(in.Times) != bound.No && in.Times.Exceeds(n) == bound.No {
		return in
	}
	was := in.Times
	in.Times = in.Times.Min(n)
	evidence, diags := in.Evidence, in.Diags
	in.Evidence, in.Diags = nil, nil
	for _, e := range evidence {
		if e.Factor == in.Wrapper && e.Value == was {
			e.Value = in.Times
		}
		in.Evidence = append(in.Evidence, e)
	}
	for _, d := range diags {
		if d.Rule != "unbounded-parallel" || in.Times.IsInf() {
			in.Diags = append(in.Diags, d)
		}
	}
	return in
}

// starts counts the commands that a feed makes the launcher start.
func (p *Portions) starts(f *unit.Feed) bound.Bound {
	var n int64
	switch {
	case f.Known && p.Mark == "":
		n = int64(len(strings.Fields(f.Text)))
	case f.Known:
		n = unit.Pieces(f.Text, p.Mark)
	case (p.Mark == "\n" || p.Mark == "" && f.Plain) && (p.Each > 0 || f.Lines.Exceeds(bound.Of(fits/16)) == bound.No && f.Plain):
		lines, ok := f.Lines.Hi()
		if !ok {
			return bound.Inf(0)
		}
		n = lines
	default:
		return bound.Inf(0)
	}
	switch {
	case p.Each > 0:
		return bound.Of(max((n+p.Each-1)/p.Each, 1))
	case len(f.Text) <= fits:
		return bound.Of(1)
	}
	return bound.Inf(1)
}

// anySplits reports whether options may hide in one of the words.
func anySplits(words []word.Word) bool {
	return slices.ContainsFunc(words, word.Word.Splits)
}

// portions reads how xargs cuts its input; nil if that is not known.
func portions(given []option) *Portions {
	p := &Portions{}
	if _, ok := replacement(given); ok && has(given, "n", "max-args") { // which one holds depends on the version
		return nil
	}
	if o, ok := last(given, "n", "max-args"); ok {
		p.Each = each(o.value)
	} else if o, ok := last(given, "L", "l", "max-lines"); ok {
		p.Mark, p.Each = "\n", each(o.value)
	}
	if _, ok := replacement(given); ok {
		p.Mark, p.Each = "\n", 1
	}
	switch o, ok := last(given, "d", "delimiter"); {
	case ok:
		text, known := o.value.Literal()
		if text == `\n` {
			text = "\n"
		}
		if !known || len(text) != 1 {
			return nil
		}
		p.Mark = text
	case has(given, "0", "null"):
		p.Mark = "\x00"
	}
	if has(given, "a", "arg-file") || has(given, "s", "max-chars") || has(given, "E", "e", "eof") || p.Each < 0 {
		return nil
	}
	return p
}

// portionsOfLines reads how parallel cuts its standard input.
func portionsOfLines(given []option) *Portions {
	if has(given, "a", "arg-file", "pipe", "pipepart", "spreadstdin", "X", "m", "xargs", "L", "max-lines", "l", "s", "max-chars", "d", "delimiter") {
		return nil
	}
	p := &Portions{Mark: "\n", Each: 1}
	if has(given, "0", "null") {
		p.Mark = "\x00"
	}
	if o, ok := last(given, "N", "n", "max-args", "max-replace-args"); ok {
		p.Each = each(o.value)
	}
	if p.Each < 0 {
		return nil
	}
	return p
}

// each reads how many inputs a command takes; -1 if that is not known.
func each(w word.Word) int64 {
	n, _ := number(w)
	if hi, ok := n.Hi(); ok && hi > 0 {
		return hi
	}
	return -1
}
