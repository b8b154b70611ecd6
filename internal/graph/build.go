package graph

import (
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/pixfmt"
)

// maxStreams limits the output streams of one command: what goes beyond is
// left out, with a problem.
const maxStreams = 1024

// builder holds what the steps of Build share.
type builder struct {
	*Graph
	inv     *ffmpeg.Invocation
	cat     *catalog.Catalog
	inputs  Inputs
	v       version.Version
	complex []*complexGraph
	// inOptions are the options of each input that reach each of its streams.
	inOptions [][]chosen
	// bound are the streams that complex graphs took.
	bound   map[*Stream]bool
	streams int // output streams so far
	// movieFiles counts the files that filters read.
	movieFiles int
	// refused are the positions among the problems of options whose value is
	// reported, by the index of the option.
	refused map[int]int
}

// Build turns a command line into the roles of its process, as the catalog's
// version of ffmpeg does. It never fails: what ffmpeg refuses at this stage
// is among the graph's problems.
func Build(inv *ffmpeg.Invocation, cat *catalog.Catalog, inputs Inputs) *Graph {
	v, err := version.Parse(inv.Version)
	if err != nil {
		v = version.Nearest(version.Version{Major: 1 << 20})
	}
	b := &builder{Graph: &Graph{Invocation: inv}, inv: inv, cat: cat, inputs: inputs, v: v, bound: map[*Stream]bool{}, refused: map[int]int{}}
	b.Problems = append(b.Problems, inv.Problems...)
	b.CPUCount = b.global("cpucount")
	for i := range inv.Inputs {
		b.input(i)
	}
	b.parseComplex()
	if !b.modern() {
		b.bindComplex()
	}
	for i := range inv.Outputs {
		b.output(i)
	}
	if b.modern() {
		b.bindComplex()
	}
	b.finishComplex()
	b.checkLoopback()
	b.outputDurations()
	b.checkSizes()
	b.checkRates()
	switch inv.Program {
	case "ffplay":
		b.play()
	case "ffprobe":
		b.probe()
	}
	return b.Graph
}

// modern reports whether the version is 7.0 or later: outputs are opened
// before complex graphs are bound to inputs, and labels fall back to file 0.
func (b *builder) modern() bool { return b.v.AtLeast(7, 0) }

// formats returns which pixel formats the version's filters take.
func (b *builder) formats() *pixfmt.Table { return pixfmt.Load(b.cat.Version) }

// play adds the decoders that ffplay opens: one of each type.
func (b *builder) play() {
	for _, in := range b.Inputs {
		seen := map[byte]bool{}
		for _, s := range in.Streams {
			if m := s.StreamMedia(); !seen[m] && (m == 'v' || m == 'a') {
				seen[m] = true
				b.decode(in, s)
			}
		}
	}
}

// probe adds the decoders that ffprobe opens with threads: it opens one for
// each stream, whatever it shows, with one thread unless -threads says
// otherwise (fftools/ffprobe.c open_input_file; measured on 4.3 to 9.0).
func (b *builder) probe() {
	for _, in := range b.Inputs {
		for _, s := range in.Streams {
			if m := s.StreamMedia(); (m == 'v' || m == 'a') && b.inOptions[in.Index][s.Index].setting("threads").Given {
				b.decode(in, s)
			}
		}
	}
}
