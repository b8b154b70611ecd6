package fit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// findKnobs finds the options that reach each part, and what they are worth.
func (p *problem) findKnobs() {
	for i := range p.parts {
		part := &p.parts[i]
		kind, _, _ := strings.Cut(part.Role, ":")
		switch kind {
		case "decoder":
			p.linkDecoder(part)
		case "filter", "complex":
			p.linkGraph(part)
		case "encoder":
			p.linkEncoder(part)
		}
	}
	p.linkCPUCount()
	p.findValues()
}

// knob returns the index of a knob, which is added if it is not there.
func (p *problem) knob(k knob) int {
	if i := slices.IndexFunc(p.knobs, k.same); i >= 0 {
		return i
	}
	p.knobs = append(p.knobs, k)
	return len(p.knobs) - 1
}

// note says once why an option is not proposed.
func (p *problem) note(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(p.notes, text) {
		p.notes = append(p.notes, text)
	}
}

// editable reports whether a thread option may be written or changed: its
// value is known, or it is not given.
func (p *problem) editable(s graph.Setting, role string) bool {
	if s.Given && !s.Known {
		p.note("the value of %s for %s is not known here: it stays", s.Option, role)
		return false
	}
	return true
}

// threadsArg reports whether the part's model has a number of threads to set.
func (p *part) has(arg string) bool {
	_, ok := p.Args[arg]
	return ok
}

func (p *problem) linkDecoder(part *part) {
	for _, d := range p.graph.Decoders {
		if decoderRole(d) != part.Role || !part.has("threads") || d.Stream.Attached || !p.editable(d.Threads, part.Name) {
			continue
		}
		k := p.knob(knob{reach: inputThreads, file: d.Input.Index, option: "threads"})
		part.links = append(part.links, link{knob: k, arg: "threads"})
	}
}

// linkGraph links a filter graph's pool, its scalers and the decoders in it.
func (p *problem) linkGraph(part *part) {
	g := p.filterGraph(part.Role)
	if g == nil || !part.has("threads") {
		return
	}
	now := g.ThreadsIn(p.version)
	if number(part.Args["threads"]) != now.Value || !p.editable(now, part.Name) {
		return // a scaler with an option of its own
	}
	if g.Complex {
		k := p.knob(knob{reach: complexThreads, option: "filter_complex_threads"})
		part.links = append(part.links, link{knob: k, arg: "threads"})
		return
	}
	own := link{arg: "threads", exact: !g.Own.Given || g.Own.Value == 0}
	out := link{arg: "threads", exact: !g.Output.Given}
	file := fileOf(part.Role)
	switch {
	case !p.version.AtLeast(5, 0):
		p.linkOld(part, g, out, own)
	case g.Own.Given && !g.Own.Known, g.Output.Given && !g.Output.Known:
	default:
		own.knob = p.knob(knob{reach: filterThreads, option: "filter_threads"})
		out.knob = p.knob(knob{reach: outputThreads, file: file, option: "threads"})
		part.links = append(part.links, own)
		if !g.Own.Given || g.Own.Value == 0 {
			part.links = append(part.links, out)
		}
	}
}

// linkOld links a simple graph up to 4.4, where the output's -threads wins.
func (p *problem) linkOld(part *part, g *graph.FilterGraph, out, own link) {
	if g.Output.Known || !g.Output.Given {
		out.knob = p.knob(knob{reach: outputThreads, file: fileOf(part.Role), option: "threads"})
		part.links = append(part.links, out)
	}
	if !g.Output.Given && (g.Own.Known || !g.Own.Given) {
		own.knob = p.knob(knob{reach: filterThreads, option: "filter_threads"})
		part.links = append(part.links, own)
	}
}

func (p *problem) filterGraph(role string) *graph.FilterGraph {
	for _, g := range p.graph.Filters {
		if g.Role == role {
			return g
		}
	}
	return nil
}

// encoderAt returns the encoder of a role such as "encoder:0:1".
func (p *problem) encoderAt(role string) *graph.Encoder {
	for _, out := range p.graph.Outputs {
		for i, s := range out.Streams {
			if s.Encoder != nil && role == fmt.Sprintf("encoder:%d:%d", out.Index, i) {
				return s.Encoder
			}
		}
	}
	return nil
}

func (p *problem) linkEncoder(part *part) {
	e := p.encoderAt(part.Role)
	if e == nil {
		return
	}
	arg := "threads"
	if part.has("frame_threads") {
		arg = "frame_threads"
	}
	list, key := parameter(e.Name)
	own := map[string]string{"libx265": "frame-threads", "libx264": "threads", "libx264rgb": "threads"}[e.Name]
	if own == "threads" && strings.Contains(e.Options["x264opts"], "threads=") {
		list = "x264opts"
	}
	if _, byLibrary := e.Params[own]; byLibrary && own != "" {
		p.linkParameter(part, e, list, own, arg)
	} else if part.has(arg) && p.editable(e.Threads, part.Name) {
		k := p.knob(knob{reach: outputThreads, file: fileOf(part.Role), option: "threads"})
		part.links = append(part.links, link{knob: k, arg: arg})
	}
	if key != "" && part.has(key) {
		p.linkParameter(part, e, list, key, key)
	}
}
