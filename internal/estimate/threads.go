package estimate

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// Threads returns the most operating system threads that one process has at
// once, and the components that make them up: their values add up to the
// peak. A library that is not known counts as the worst known one.
func Threads(g *graph.Graph, v version.Version, libs Libraries, m Machine) (peak int, components []Component) {
	t := NewThreadModel(g, v, libs)
	return t.Peak(m), t.Components(m)
}

// ThreadModel is the thread model of one process, to be asked for several
// machines.
type ThreadModel struct {
	parts parts
}

// NewThreadModel returns the model of a process of the given version.
func NewThreadModel(g *graph.Graph, v version.Version, libs Libraries) ThreadModel {
	return ThreadModel{threadParts(g, v, libs)}
}

// Peak returns the most threads at once on the machine.
func (t ThreadModel) Peak(m Machine) int { return t.parts.peak(m) }

// Components returns what makes up the peak on the machine. It is much dearer
// than Peak.
func (t ThreadModel) Components(m Machine) []Component { return t.parts.components(m) }

// Worst returns the largest peak over the supported versions, and the oldest
// version that reaches it.
func Worst(g *graph.Graph, libs Libraries, m Machine) (peak int, by version.Version, components []Component) {
	var worst parts
	for _, v := range version.Supported() {
		p := threadParts(g, v, libs)
		if n := p.peak(m); n > peak {
			peak, by, worst = n, v, p
		}
	}
	return peak, by, worst.components(m)
}

// ByCPUs returns the peak on machines of 1 to 128 CPUs, by CPU count. The
// unknown version gives the worst of all.
func ByCPUs(g *graph.Graph, v version.Version, libs Libraries) map[string]int {
	versions := []version.Version{v}
	if v.IsZero() {
		versions = version.Supported()
	}
	peaks := map[string]int{}
	for _, v := range versions {
		p := threadParts(g, v, libs)
		for _, n := range CPUCounts() {
			key := strconv.Itoa(n)
			peaks[key] = max(peaks[key], p.peak(Machine{CPUs: n, HostCPUs: n}))
		}
	}
	return peaks
}

// CPUCounts returns the CPU counts that tables show.
func CPUCounts() []int { return []int{1, 2, 4, 8, 16, 32, 64, 128} }

// process collects the components of one process.
type process struct {
	parts
	graph *graph.Graph
	v     version.Version
	libs  Libraries
	count cpuCount
	rav1e bool // one of librav1e's automatic encoders is counted
}

func threadParts(g *graph.Graph, v version.Version, libs Libraries) parts {
	p := &process{graph: g, v: v, libs: libs}
	if v.AtLeast(5, 0) {
		p.count.Override = g.CPUCount.Value
	}
	p.add("main", "process", fixed{"main", 1})
	switch g.Invocation.Program {
	case "ffprobe": // its decoders work on the main thread
	case "ffplay":
		p.play()
	default:
		p.add("ffmpeg", "process", cliOf(v, rolesOf(g)))
	}
	p.lavfiInputs()
	p.filterGraphs()
	for _, d := range g.Decoders {
		p.decoder(d)
	}
	p.outputs()
	return p.parts
}

// rolesOf counts the parts of the process.
func rolesOf(g *graph.Graph) roles {
	r := roles{inputs: len(g.Inputs), outputs: len(g.Outputs), decoders: len(g.Decoders), filters: len(g.Filters)}
	for _, in := range g.Inputs {
		if used(in) {
			r.usedInputs++
		}
		queue := -1
		if in.Queue.Given {
			queue = in.Queue.Value
		}
		r.queues = append(r.queues, queue)
	}
	for _, out := range g.Outputs {
		for _, s := range out.Streams {
			if s.Encoder != nil {
				r.encoders++
			}
		}
	}
	return r
}

func used(in *graph.Input) bool {
	for _, s := range in.Streams {
		if s.Used {
			return true
		}
	}
	return false
}

// lavfiInputs adds the inputs that are threads by themselves: filter graphs
// and protocols.
func (p *process) lavfiInputs() {
	for _, in := range p.graph.Inputs {
		role := "input:" + strconv.Itoa(in.Index)
		if in.Lavfi != nil {
			p.add("lavfi input", role, lavfi{p.count, capped(p.v)})
			p.scalers(in.Scalers, role, 0)
			p.movies(in.Lavfi, role, 0)
			p.filterLibraries(in.Lavfi, role)
		}
		if n, what := inputProtocol(in); n > 0 {
			p.add("protocol "+in.Protocol, role, fixed{what, n})
		}
	}
}

func (p *process) filterGraphs() {
	for _, f := range p.graph.Filters {
		threads := f.ThreadsIn(p.v)
		name := "simple filter graph"
		if f.Complex {
			name = "complex filter graph"
		}
		m := pool{p.count, threads.Value, capped(p.v)}
		p.assume(name, f.Role, m, unknownThreads(threads))
		p.scalers(f.Scalers, f.Role, threads.Value)
		p.movies(f.Graph, f.Role, threads.Value)
		p.filterLibraries(f.Graph, f.Role)
	}
}

func (p *process) scalers(all []graph.Scaler, role string, threads int) {
	for _, s := range all {
		if !scales(s, p.v) {
			continue
		}
		n := threads
		if s.Threads.Given {
			n = s.Threads.Value
		}
		for range contexts(s, p.v) {
			p.add("scaler for "+s.Why, role, scalePool{pool{p.count, n, capped(p.v)}})
		}
	}
}

// outputs adds encoders, muxers and protocols.
func (p *process) outputs() {
	for _, out := range p.graph.Outputs {
		role := ":" + strconv.Itoa(out.Index)
		for i, s := range out.Streams {
			if s.Encoder != nil {
				p.encoder(s.Encoder, "encoder"+role+":"+strconv.Itoa(i))
			}
		}
		if n := fifos(out); n > 0 {
			p.add("fifo muxer", "output"+role, fixed{"fifo", n})
		}
		if n, what := outputProtocol(out); n > 0 {
			p.add("protocol "+out.Protocol, "output"+role, fixed{what, n})
		}
	}
}

// unknownThreads says that a thread option's value is a hole, which counts
// as automatic.
func unknownThreads(s graph.Setting) string {
	if s.Given && !s.Known {
		return "the value of " + s.Option + " is not known: automatic"
	}
	return ""
}
