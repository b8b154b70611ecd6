package ffmpeg

import (
	"cmp"
	"slices"
	"sync"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/word"
)

// Parse sorts the arguments of a program ("ffmpeg", "ffprobe", "ffplay") to
// the files that they apply to, as the catalog's version does. The words do
// not include the program itself. It never fails: what ffmpeg refuses is
// among the invocation's problems.
func Parse(program string, words []word.Word, cat *catalog.Catalog) *Invocation {
	return ParseWith(program, words, cat, nil)
}

// ParseWith is Parse with the files that hold arguments (-/opt FILE,
// -filter_complex_script FILE): what they hold stands in the invocation as if
// it had been written on the command line.
func ParseWith(program string, words []word.Word, cat *catalog.Catalog, files Files) *Invocation {
	p := parser{
		files:   files,
		inv:     &Invocation{Program: program, Version: cat.Version, Words: words},
		cat:     cat,
		words:   words,
		hole:    len(words),
		foreign: sync.OnceValue(func() bool { return slices.ContainsFunc(words, foreign) }),
		hides:   sync.OnceValue(func() bool { return slices.ContainsFunc(words, startsOpen) }),
	}
	if program == "ffprobe" || program == "ffplay" {
		p.parseViewer()
	} else {
		p.parse()
	}
	slices.SortStableFunc(p.inv.Problems, func(a, b Problem) int { return cmp.Compare(position(a), position(b)) })
	return p.inv
}

// foreign reports whether a word is the name of such a part.
func foreign(w word.Word) bool {
	text, ok := w.Literal()
	return ok && catalog.Foreign(text)
}

// position sorts problems without an argument last.
func position(p Problem) int {
	if p.Index < 0 {
		return int(^uint(0) >> 1)
	}
	return p.Index
}

// parser is the state of one pass over the words (fftools/cmdutils.c,
// split_commandline).
type parser struct {
	inv         *Invocation
	cat         *catalog.Catalog
	files       Files
	words       []word.Word
	at          int      // index of the next word
	group       []Option // options of the file to come
	hole        int      // index of the first word with a hole that may hide options; len(words) if there is none
	suggestions int
	// foreign says that a word names a part of ffmpeg that the catalog's builds
	// lack: an option that they do not know may be its own.
	foreign func() bool
	// hides says that some word may hold options.
	hides func() bool
}

func (p *parser) parse() {
	for p.at < len(p.words) {
		p.step()
	}
	p.inv.Trailing = p.group
	p.inv.Open = p.hole < len(p.words)
	p.checkEnd()
	for i := range p.inv.Inputs {
		p.checkInput(&p.inv.Inputs[i])
	}
	for i := range p.inv.Outputs {
		p.checkOutput(&p.inv.Outputs[i])
	}
	p.checkRepeats(p.inv.Global)
	p.checkGlobal()
}

// step reads an option with its argument, or a file.
func (p *parser) step() {
	w := p.words[p.at]
	text, _ := p.text(w)
	switch {
	case startsOpen(w):
		p.openWord(w)
	case text == "--":
		p.at++
		if p.at < len(p.words) {
			p.output(p.at)
			p.at++
		}
	case text == "" || text == "-" || text[0] != '-':
		p.output(p.at)
		p.at++
	default:
		p.option(text[1:])
	}
}

// text returns the word's text with every hole as one byte that no argument
// can hold; ok is false if there is one.
func (p *parser) text(w word.Word) (text string, ok bool) {
	if text, ok = w.Literal(); ok {
		return text, true
	}
	return w.Text(holeByte).Str, false
}

// holeByte stands for one hole of a word.
const holeByte = "\x00"

// output ends the group with an output URL.
func (p *parser) output(index int) {
	f := File{URL: p.words[index], Index: index, Options: p.group}
	p.inv.Outputs = append(p.inv.Outputs, f)
	p.group = nil
}

// separator takes the URL of -i, or the stream of -dec.
func (p *parser) separator(name string) {
	flag := p.at
	if p.at+1 >= len(p.words) {
		p.missing(flag, name)
		p.at++
		return
	}
	f := File{URL: p.words[p.at+1], Index: p.at + 1, Options: p.group}
	p.group = nil
	p.at += 2
	if name == "dec" {
		p.inv.Decoders = append(p.inv.Decoders, f)
		return
	}
	p.inv.Inputs = append(p.inv.Inputs, f)
}

// opened notes that the word with the index may hide options or files.
func (p *parser) opened(index int) { p.hole = min(p.hole, index) }

// since reports whether the version is at least the given one.
func (p *parser) since(version string) bool { return catalog.Compare(p.inv.Version, version) >= 0 }
