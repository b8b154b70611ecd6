package estimate

import "github.com/ffvet/ffvet/parser/filtergraph"

// play adds what ffplay has besides the decoders: a reader and SDL's timer;
// for each stream a decoder's thread and a filter graph, whose pool is always
// automatic; a scaler to what the window takes; SDL's sound (fftools/ffplay.c;
// measured on 4.3 and 5.1 with SDL's
// dummy drivers).
func (p *process) play() {
	p.add("ffplay", "process", fixed{"reader and timer", 2})
	graph := pool{p.count, 0, capped(p.v)}
	const real = "a real display or sound card may bring threads of its own"
	for _, d := range p.graph.Decoders {
		switch d.Stream.Media {
		case filtergraph.Video:
			p.assume("ffplay video", "process", fixed{"decoder", 1}, real)
			p.add("filter graph", "process", graph)
			if p.v.AtLeast(5, 0) {
				p.add("scaler for the window", "process", scalePool{graph})
			}
		case filtergraph.Audio:
			p.assume("ffplay audio", "process", fixed{"decoder and SDL", 2}, real)
			p.add("filter graph", "process", graph)
		}
	}
}
