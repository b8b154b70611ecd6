package estimate

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// movie is the decoder inside a movie or amovie source: it gets as many
// threads as the graph, whose pool has one worker fewer (libavfilter
// src_movie.c open_stream; measured on 4.3, 5.1 and 9.0).
type movie struct{ pool }

func (movie) id() string { return "movie-decoder/1" }

func (d movie) threads(m Machine) terms {
	n := poolThreads(d.Threads, d.cpus(m), d.Capped) + 1
	if n <= 1 {
		return nil
	}
	return of(term{"frame threads", n})
}

// movies adds the decoders of the files that a filter graph reads by itself.
func (p *process) movies(g *filtergraph.Graph, role string, threads int) {
	if g == nil {
		return
	}
	for _, f := range g.Filters() {
		if f.Name != "movie" && (f.Name != "amovie" || !threadedSound(f)) {
			continue
		}
		for range opened(f) {
			p.assume("decoder in "+f.Name, role, movie{pool{p.count, threads, capped(p.v)}}, "codec of the file not known: frame threads")
		}
	}
}

// opened counts the streams that a movie source decodes: those of its option
// streams, "dv+da".
func opened(f *filtergraph.Filter) int {
	a, ok := f.Arg("streams", "s")
	if !ok {
		return 1
	}
	return strings.Count(a.Value.String(), "+") + 1
}

// threadedSound reports whether the file's name is one of a codec whose sound
// is decoded by several threads, or may be.
func threadedSound(f *filtergraph.Filter) bool {
	a, ok := f.Arg("filename", "")
	if !ok {
		return true
	}
	switch strings.ToLower(path.Ext(a.Value.String())) {
	case ".mp3", ".aac", ".ac3", ".eac3", ".ogg", ".opus", ".oga", ".wav", ".mp4", ".mov", ".ts", ".webm", ".mp2", ".dts":
		return false
	}
	return true
}
