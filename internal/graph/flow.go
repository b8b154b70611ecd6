package graph

import (
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/pixfmt"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// flow is what runs through a filter graph: the frames behind each filter,
// and the scalers, explicit and inserted.
type flow struct {
	frames  map[*filtergraph.Filter]frame
	formats *pixfmt.Table
	scalers []Scaler
	// made is the format that a scale filter, by index+1, produces once
	// something behind it asks for one.
	made map[int]string
	// tied are scale filters, by index+1, whose pictures meet in a filter that
	// wants one format; they stand with the first one that meets there.
	tied map[int][]int
	// forks are what stands behind scale filters, by index+1.
	forks      map[int]*fork
	mismatches []mismatch
	// movies are the frames of filters that read files.
	movies map[*filtergraph.Filter]frame
	// width and height are those of the largest picture.
	width, height int
}

// flowOf follows the frames through a linked graph; open are those of its
// open inputs, in their order, formats what the filters take, and movies the
// frames of filters that read files.
func flowOf(formats *pixfmt.Table, n *filtergraph.Network, open []frame, movies map[*filtergraph.Filter]frame) *flow {
	fl := &flow{movies: movies, frames: map[*filtergraph.Filter]frame{}, formats: formats, made: map[int]string{}, tied: map[int][]int{}, forks: map[int]*fork{}}
	for _, f := range open {
		fl.see(f)
	}
	if n == nil || n.Graph == nil {
		return fl
	}
	feeds := feedsOf(n, open)
	for _, f := range order(n) {
		ins := feeds.of(fl, f)
		out := fl.through(f, ins)
		fl.frames[f] = out
		fl.see(out)
	}
	return fl
}

// out returns the frames behind a filter.
func (fl *flow) out(f *filtergraph.Filter) frame { return fl.frames[f] }

// see remembers the largest picture.
func (fl *flow) see(f frame) {
	if f.width*f.height > fl.width*fl.height {
		fl.width, fl.height = f.width, f.height
	}
}

// feeds are the sources of each filter's pads.
type feeds map[*filtergraph.Filter][]feed

// feed is what one pad gets: the frames behind a filter, or given ones.
type feed struct {
	pad    int
	filter *filtergraph.Filter
	frame  frame
}

func feedsOf(n *filtergraph.Network, open []frame) feeds {
	all := feeds{}
	for _, e := range n.Links {
		all[e.To.Filter] = append(all[e.To.Filter], feed{pad: e.To.Pad, filter: e.From.Filter})
	}
	for i, in := range n.Inputs {
		var f frame
		if i < len(open) {
			f = open[i]
		}
		all[in.Filter] = append(all[in.Filter], feed{pad: in.Pad, frame: f})
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b feed) int { return a.pad - b.pad })
	}
	return all
}

// of returns the frames at the pads of a filter, in order.
func (fs feeds) of(fl *flow, f *filtergraph.Filter) []frame {
	ins := make([]frame, 0, len(fs[f]))
	for _, in := range fs[f] {
		if in.filter != nil {
			ins = append(ins, fl.frames[in.filter])
			continue
		}
		ins = append(ins, in.frame)
	}
	return ins
}

// order returns the filters so that each stands behind those that feed it;
// filters on a cycle come last, in the order of the text.
func order(n *filtergraph.Network) []*filtergraph.Filter {
	waiting := map[*filtergraph.Filter]int{}
	next := map[*filtergraph.Filter][]*filtergraph.Filter{}
	for _, e := range n.Links {
		waiting[e.To.Filter]++
		next[e.From.Filter] = append(next[e.From.Filter], e.To.Filter)
	}
	var sorted, rest []*filtergraph.Filter
	for _, f := range n.Graph.Filters() {
		if waiting[f] == 0 {
			sorted = append(sorted, f)
		} else {
			rest = append(rest, f)
		}
	}
	for i := 0; i < len(sorted); i++ {
		for _, f := range next[sorted[i]] {
			if waiting[f]--; waiting[f] == 0 {
				sorted = append(sorted, f)
			}
		}
	}
	for _, f := range rest {
		if waiting[f] > 0 {
			sorted = append(sorted, f)
		}
	}
	return sorted
}

// into hands the scalers and pictures to a filter graph.
func (fl *flow) into(g *FilterGraph) {
	fl.settle()
	g.Scalers, g.Width, g.Height = fl.scalers, fl.width, fl.height
	g.Pictures = make(map[*filtergraph.Filter]Picture, len(fl.frames))
	for f, frame := range fl.frames {
		g.Pictures[f] = Picture{Width: frame.width, Height: frame.height, Rate: frame.rate, PixFmt: frame.pixfmt}
	}
}
