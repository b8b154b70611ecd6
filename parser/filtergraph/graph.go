// Package filtergraph reads ffmpeg's filter strings: chains, filters,
// arguments and link labels, with their places.
package filtergraph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Graph is one filter string.
type Graph struct {
	// Text is the word that holds the string.
	Text word.Word
	// Flags are the scaler flags of a leading "sws_flags=…;".
	Flags  string
	Chains [][]*Filter
	// Problems are what libavfilter refuses in the text itself.
	Problems []Problem
	// Open says that a hole may hide filters, labels or links.
	Open bool

	syntax   []Problem // those that Parse found
	trailing bool      // a separator ends the text
}

// Filter is one instance of a filter.
type Filter struct {
	Name     string // "scale"; holes print as ${NAME}
	Instance string // ID of "scale@ID"
	NameAt   source.Span
	At       source.Span // name and arguments, without labels
	Args     []Arg
	Inputs   []Label
	Outputs  []Label

	hasInstance bool // an @ stands behind the name
	hasArgs     bool // a = stands behind it
	open        bool // the name holds a hole
	known       bool // the catalog has it; set by Resolve, as is spec
	spec        catalog.Filter
}

// Arg is one argument of a filter, unescaped.
type Arg struct {
	// Name is the option's name: as typed, or that of the position once the
	// catalog was asked; "" while not known.
	Name       string
	Positional bool
	Value      word.Word
	NameAt     source.Span // of the name as typed; zero if positional
	At         source.Span // name and value

	fromFile bool // "/name=FILE": the value is in a file
}

// Label is a link label without its brackets.
type Label struct {
	Name string
	At   source.Span
	Open bool // the name holds a hole
}

// Media is the type of what flows through a pad.
type Media byte

// The media types of pads.
const (
	AnyMedia Media = 0
	Video    Media = 'v'
	Audio    Media = 'a'
	Subtitle Media = 's'
	Data     Media = 'd'
	// Attachment is a file that a container carries; it flows through no pad.
	Attachment Media = 't'
)

// String returns the word that ffmpeg's messages use: "video", "audio",
// "subtitle", "data", "attachment", else "unknown".
func (m Media) String() string {
	switch m {
	case Video:
		return "video"
	case Audio:
		return "audio"
	case Subtitle:
		return "subtitle"
	case Data:
		return "data"
	case Attachment:
		return "attachment"
	}
	return "unknown"
}

// Problem is one thing wrong with a filter string.
type Problem struct {
	Rule    string // "undefined-label", "unknown-filter", "invalid-value" …
	Message string
	At      source.Span
	Refused bool
	Certain bool
	Instead string
}

// Filters returns all filters in order.
func (g *Graph) Filters() []*Filter {
	var all []*Filter
	for _, c := range g.Chains {
		all = append(all, c...)
	}
	return all
}

// Arg returns the filter's last argument with one of the names; ok is false
// if there is none.
func (f *Filter) Arg(names ...string) (a Arg, ok bool) {
	for i := len(f.Args) - 1; i >= 0; i-- {
		for _, n := range names {
			if f.Args[i].Name == n {
				return f.Args[i], true
			}
		}
	}
	return Arg{}, false
}
