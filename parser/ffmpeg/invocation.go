// Package ffmpeg reads argument lists of ffmpeg, ffprobe and ffplay the way
// the programs do: which option belongs to which file, and what is refused.
//
// [Parse] takes words, not strings: a [word.Word] knows where it stands in a
// file and may hold holes, the parts that a shell or a template fills in at
// run time. Nothing is guessed into a hole; what one may change is reported
// with Certain false. For a plain argument list, [word.Literal] makes each word.
//
// What the options, encoders and filters of a version are comes from a
// catalog (package catalog). Parsing takes linear time, never fails and runs nothing.
package ffmpeg

import (
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Invocation is one command line, its options sorted to the file they apply to.
type Invocation struct {
	Program string // "ffmpeg", "ffprobe", "ffplay"
	// Version is the catalog that was used, "7.1".
	Version string
	Words   []word.Word // without the program
	Global  []Option
	Inputs  []File
	Outputs []File
	// Decoders are the loopback decoders (-dec, from 7.0); URL is FILE:STREAM
	// of the output that they read.
	Decoders []File
	// Exits says that an option such as -version ends the program before it
	// opens anything.
	Exits bool
	// Trailing are the options behind the last output: they reach nothing.
	Trailing []Option
	// Problems are what ffmpeg refuses, ignores or takes otherwise than
	// meant, in the order of the arguments.
	Problems []Problem
	// Open says that a hole may hide options or files: nothing behind it is certain.
	Open bool
}

// File is an input or an output with the options in front of it.
type File struct {
	URL     word.Word
	Index   int // of the URL among Words
	Options []Option
}

// Option is an option as given, with the name it is known by.
type Option struct {
	// Name is the canonical name without dash and specifier: "codec" for
	// -c:v, -vcodec and -codec; "crf"; "movflags".
	Name string
	// Spec is the stream specifier, written out for aliases: "v" for -vcodec, "v:0" for -b:v:0.
	Spec string
	// As is the name as typed, without dash and specifier: "vcodec".
	As string
	// Class says which of ffmpeg's tables knows the option.
	Class Class
	// Negated is set for -noNAME of a boolean.
	Negated bool
	// Value is the argument; HasValue is false for options without one.
	Value    word.Word
	HasValue bool
	// File is the word that names the file that Value stands in (-/opt FILE,
	// -filter_complex_script FILE); nil if Value stands on the command line.
	File  *word.Word
	Flag  word.Word // the word that holds the option
	Index int       // of the flag among Words
}

// Class says which table of ffmpeg knows an option.
type Class string

// The classes.
const (
	Tool      Class = "tool"      // fftools' own table
	Codec     Class = "codec"     // AVOption of an encoder or decoder
	Format    Class = "format"    // AVOption of a muxer, demuxer or protocol
	Scaler    Class = "scaler"    // AVOption of libswscale
	Resampler Class = "resampler" // AVOption of libswresample
	NoClass   Class = ""          // not known
)

// Problem is one thing wrong with a command line.
type Problem struct {
	// Rule is the id of the rule that reports it: "unknown-option".
	Rule    string
	Message string
	At      source.Span
	Index   int // of the argument among Words; -1 if there is none
	// Refused says that this version of ffmpeg ends with an error.
	Refused bool
	// Certain says that no hole can change it.
	Certain bool
	// Instead is the text that was probably meant, for At; "" if not known.
	Instead string
}

// Last returns the last option of the file with the given canonical name
// whose specifier is one of specs ("" is no specifier); ok is false if there
// is none. The last one on the command line wins, however specific.
func (f *File) Last(name string, specs ...string) (o Option, ok bool) {
	return last(f.Options, name, specs)
}

// LastGlobal is Last for the global options.
func (inv *Invocation) LastGlobal(name string) (o Option, ok bool) {
	return last(inv.Global, name, []string{""})
}

func last(options []Option, name string, specs []string) (Option, bool) {
	for i := len(options) - 1; i >= 0; i-- {
		if options[i].Name != name {
			continue
		}
		for _, s := range specs {
			if options[i].Spec == s {
				return options[i], true
			}
		}
	}
	return Option{}, false
}
