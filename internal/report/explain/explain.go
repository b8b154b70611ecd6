// Package explain writes what one command becomes: the answer in one line,
// then the roles of the process, then every term of the numbers.
package explain

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
)

// Write writes the explanation of a command. cpus says whether the CPUs of
// the machine are declared; else the answer gives several machines.
func Write(w io.Writer, c *facts.Command, declared bool) error {
	p := &page{command: c}
	hints := Reach(c.Graph)
	answer := Answer(c, declared)
	if len(hints) > 0 {
		answer, hints = answer+"; "+hints[0], hints[1:]
	}
	p.line("%s", answer)
	p.refusal()
	for _, h := range hints {
		p.line("%s", h)
	}
	p.roles()
	p.threads()
	p.rest()
	p.assumptions()
	_, err := io.WriteString(w, p.text.String())
	return err
}

// Answer is the first line: how many threads the command has.
func Answer(c *facts.Command, declared bool) string {
	t := c.Estimate.Threads
	version := "ffmpeg " + t.FFmpeg
	if c.Estimate.FFmpeg == nil {
		version = "the worst case of all versions, " + t.FFmpeg
	}
	if declared {
		return fmt.Sprintf("%s on %s (%s)", count(t.Peak, "thread"), count(c.Estimate.CPUs, "CPU"), version)
	}
	return fmt.Sprintf("%s on 64 CPUs, %d on 16, %d on 4 (%s)",
		count(t.ByCPUs["64"], "thread"), t.ByCPUs["16"], t.ByCPUs["4"], version)
}

type page struct {
	command *facts.Command
	text    strings.Builder
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

func (p *page) refusal() {
	if r := p.command.Refusal; r != nil {
		p.line("ffmpeg refuses it: %s  [%s]", r.Message, r.Rule)
	}
	for _, problem := range p.command.Graph.Problems {
		if !problem.Refused {
			p.line("note: %s  [%s]", problem.Message, problem.Rule)
		}
	}
}

// roles draws the way from the inputs to the outputs.
func (p *page) roles() {
	g := p.command.Graph
	p.line("")
	for _, in := range g.Inputs {
		p.line("input %d   %s%s", in.Index, clip(in.URL, 60), format(in.Format))
		for _, s := range in.Streams {
			p.line("   %d:%d  %-6s %s%s", in.Index, s.Index, s.Media, describe(s), decoderOf(g, s))
		}
	}
	for _, f := range g.Filters {
		p.line("%s%s", filterName(f), scalers(f))
	}
	for _, out := range g.Outputs {
		p.line("output %d  %s%s", out.Index, clip(out.URL, 60), format(out.Format))
		for i, s := range out.Streams {
			p.line("   %d:%d  %-6s %s%s", out.Index, i, s.Media, s.Codec, from(s))
		}
	}
}

// threads lists the components with their arithmetic, largest first.
func (p *page) threads() {
	t := p.command.Estimate.Threads
	p.line("")
	p.line("threads on %s, ffmpeg %s", count(p.command.Estimate.CPUs, "CPU"), t.FFmpeg)
	largest := func(x, y estimate.Component) int { return cmp.Compare(y.Threads, x.Threads) }
	for _, c := range slices.SortedStableFunc(slices.Values(t.Components), largest) {
		note := ""
		if c.Assumed != "" {
			note = "  (assumed: " + c.Assumed + ")"
		}
		p.line("%6d  %-28s %s%s", c.Threads, c.Name, c.Terms, note)
	}
	p.line("%6d  in all", t.Peak)
	p.line("")
	columns := []string{"1", "2", "4", "8", "16", "32", "64", "128"}
	var head, row strings.Builder
	for _, n := range columns {
		fmt.Fprintf(&head, "%6s", n)
		fmt.Fprintf(&row, "%6d", t.ByCPUs[n])
	}
	p.line("CPUs    %s", head.String())
	p.line("threads %s", row.String())
}

func (p *page) rest() {
	e := p.command.Estimate
	p.line("")
	growth := ""
	if e.Memory.Unbounded {
		growth = ", and grows without bound"
	}
	p.line("memory    about %d MiB at peak%s", e.Memory.PeakBytes>>20, growth)
	if hi, ok := e.Segments.PerHour.Hi(); !ok || hi > 0 {
		p.line("segments  %s an hour, %s kept", e.Segments.PerHour, e.Segments.Retained)
	}
}

func (p *page) assumptions() {
	for _, a := range p.command.Assumed {
		p.line("assumed   %s: %s (%s)", a.Subject, a.Value, a.Source)
	}
}

func decoderOf(g *graph.Graph, s *graph.Stream) string {
	for _, d := range g.Decoders {
		if d.Stream == s {
			return " → decoder " + d.Name
		}
	}
	if !s.Used {
		return "   (not used)"
	}
	return ""
}
