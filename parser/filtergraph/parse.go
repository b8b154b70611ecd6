package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/word"
)

// hole stands for one hole of the word: no argument of a program can hold it.
const hole = "\x00"

// blank is what libavfilter skips between tokens.
const blank = " \n\t\r"

// longestQuote bounds how much of a text a message repeats.
const longestQuote = 40

// Parse reads a filter string as libavfilter does (graphparser.c): chains,
// filters, labels and arguments, unescaped on both levels. It never fails:
// what libavfilter refuses is among the graph's problems, and the graph holds
// what stands before it.
func Parse(text word.Word) *Graph {
	p := parser{graph: &Graph{Text: text}, cutter: newCutter(text)}
	p.text = p.cutter.text
	p.parse()
	p.graph.syntax = p.graph.Problems
	return p.graph
}

// parser is the state of one pass over the text; at is the offset of the next
// byte.
type parser struct {
	graph  *Graph
	cutter *cutter
	text   string
	at     int
}

func (p *parser) parse() {
	p.skipBlanks()
	if !p.scalerFlags() {
		return
	}
	p.graph.Chains = append(p.graph.Chains, nil)
	for {
		if p.at == len(p.text) {
			p.graph.trailing = true
			p.dropEmptyChain()
			return
		}
		if !p.filter() {
			return
		}
		p.skipBlanks()
		switch p.peek() {
		case 0:
			return
		case ',':
			p.at++
		case ';':
			p.at++
			p.graph.Chains = append(p.graph.Chains, nil)
		default:
			p.fail("invalid-value", p.at, p.at+1, fmt.Sprintf("%q behind a filter ends the filter string there", p.quote(p.at)))
			return
		}
		p.skipBlanks()
	}
}

// scalerFlags reads a leading "sws_flags=…;".
func (p *parser) scalerFlags() bool {
	const key = "sws_flags="
	if !strings.HasPrefix(p.text[p.at:], key) {
		return true
	}
	end := strings.IndexByte(p.text[p.at:], ';')
	if end < 0 {
		p.fail("invalid-value", p.at, len(p.text), "sws_flags= at the start must end with a semicolon")
		return false
	}
	p.graph.Flags = p.text[p.at+len(key) : p.at+end]
	p.at += end + 1
	p.skipBlanks()
	return true
}

// filter reads labels, name, arguments and labels.
func (p *parser) filter() bool {
	f := &Filter{}
	var ok bool
	if f.Inputs, ok = p.labels(); !ok {
		return false
	}
	p.skipBlanks()
	start := p.at
	p.name(f)
	if p.at < len(p.text) && p.text[p.at] == '=' {
		p.arguments(f)
	}
	f.At = p.cutter.span(start, p.at)
	chain := &p.graph.Chains[len(p.graph.Chains)-1]
	*chain = append(*chain, f)
	f.Outputs, ok = p.labels()
	return ok
}

// name reads NAME or NAME@ID.
func (p *parser) name(f *Filter) {
	token, at, end := value.Token(p.text, p.at, "=,;[")
	name := string(token)
	if i := strings.IndexByte(name, '@'); i >= 0 {
		f.hasInstance = true
		f.Instance = p.printable(name[i+1:], at[i+1:])
		name, at = name[:i], at[:i]
	}
	f.open = strings.Contains(name, hole)
	p.graph.Open = p.graph.Open || f.open
	f.Name = p.printable(name, at)
	f.NameAt = p.cutter.cover(at, p.at)
	p.at = end
}

// labels reads any number of [label].
func (p *parser) labels() ([]Label, bool) {
	var labels []Label
	for p.skipBlanks(); p.peek() == '['; p.skipBlanks() {
		start := p.at
		token, at, end := value.Token(p.text, p.at+1, "]")
		span := p.cutter.span(start, min(end+1, len(p.text)))
		if len(token) == 0 {
			p.fail("invalid-value", start, min(end+1, len(p.text)), "a link label is empty")
			return labels, false
		}
		if end == len(p.text) {
			p.fail("invalid-value", start, start+1, "a link label has no closing bracket")
			return labels, false
		}
		name := string(token)
		labels = append(labels, Label{Name: p.printable(name, at), At: span, Open: strings.Contains(name, hole)})
		p.at = end + 1
	}
	return labels, true
}

func (p *parser) skipBlanks() {
	for p.at < len(p.text) && strings.IndexByte(blank, p.text[p.at]) >= 0 {
		p.at++
	}
}

// peek returns the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// dropEmptyChain removes the chain that a separator at the end began.
func (p *parser) dropEmptyChain() {
	if n := len(p.graph.Chains); len(p.graph.Chains[n-1]) == 0 {
		p.graph.Chains = p.graph.Chains[:n-1]
	}
}

func (p *parser) fail(rule string, start, end int, message string) {
	p.graph.Problems = append(p.graph.Problems, Problem{
		Rule: rule, Message: message, At: p.cutter.span(start, end), Refused: true,
		Certain: !strings.Contains(p.text[:end], hole) || !p.graph.Open,
	})
}

// quote returns the start of the text at the offset, for a message.
func (p *parser) quote(at int) string {
	text := p.text[at:]
	if len(text) > longestQuote {
		text = text[:longestQuote] + "…"
	}
	return strings.ReplaceAll(text, hole, "${…}")
}

// printable returns a text, of whose bytes it knows the offsets, with the name
// of every hole in its place.
func (p *parser) printable(text string, at []int) string {
	if !strings.Contains(text, hole) {
		return text
	}
	return p.cutter.pick(at, 0).String()
}
