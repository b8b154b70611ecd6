package graph

import "github.com/ffvet/ffvet/parser/filtergraph"

// Inputs says what an input file holds.
type Inputs interface {
	// Declared returns what the configuration says about a URL, given as
	// ffmpeg gets it; ok is false if it says nothing.
	Declared(url string) (c Content, ok bool)
	// Guess returns what to assume about a file that nothing is declared of.
	Guess(f FileHint) Content
}

// FileHint is what the command itself tells about a file.
type FileHint struct {
	Index  int
	URL    string // holes print as ${NAME}
	Format string // demuxer, "" if not given
	// Codecs are the decoders that the command asks for, by media type.
	Codecs map[filtergraph.Media]string
}

// Content is what is known or assumed about an input file.
type Content struct {
	Streams  []*Stream
	Live     bool
	Duration float64 // seconds; 0 if not known
	// Assumption is set if the content is assumed.
	Assumption *Assumption
}
