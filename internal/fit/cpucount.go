package fit

import (
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// linkCPUCount links what asks libavutil for the number of CPUs to -cpucount,
// if there is a `-f lavfi` input: no other option reaches its filters. The
// option is meant for testing, and is therefore only proposed for them.
func (p *problem) linkCPUCount() {
	isLavfi := func(part part) bool { return part.Model == "lavfi-pool/1" }
	if !slices.ContainsFunc(p.parts, isLavfi) || p.graph.CPUCount.Given {
		return
	}
	for _, v := range p.versions() {
		if _, known := catalog.Load(v).ToolOption("cpucount"); !known {
			return
		}
	}
	k := p.knob(knob{reach: cpuCount, option: "cpucount"})
	for i := range p.parts {
		if asksLibavutil(p.parts[i].Model) {
			p.parts[i].links = append(p.parts[i].links, link{knob: k, arg: "cpucount", exact: true})
		}
	}
}

// asksLibavutil reports whether a model counts CPUs as libavutil does.
func asksLibavutil(model string) bool {
	switch model {
	case "filter-pool/1", "scaler-pool/1", "lavfi-pool/1", "frame-decoder/1", "slice-codec/1", "dav1d/1", "library-decoder/1",
		"unknown-decoder/1", "movie-decoder/1", "vp9/1", "vp8/1", "aom/1", "frame-encoder/1":
		return true
	}
	return false
}
