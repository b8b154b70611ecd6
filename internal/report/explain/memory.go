package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/picture"
)

// memory shows what makes up the peak, the largest first, and what grows.
func (p *page) memory() {
	m := p.command.Estimate.Memory
	growth := ""
	if m.Unbounded {
		growth = ", and grows without bound"
	}
	p.say(picture.Plain, "          ", "memory    about %s at peak%s", mib(m.PeakBytes), growth)
	parts := slices.Clone(m.Components)
	slices.SortStableFunc(parts, func(a, b estimate.Component) int { return cmp.Compare(b.Bytes, a.Bytes) })
	rest, others := int64(0), 0
	for i, c := range parts {
		if i >= mostParts {
			rest, others = rest+c.Bytes, others+1
			continue
		}
		p.part(fmt.Sprintf("%9s  ", mib(c.Bytes)), c.Name+": "+c.Terms+assumedWhy(c.Assumed))
	}
	if others > 0 {
		p.part(fmt.Sprintf("%9s  ", mib(rest)), count(others, "other part"))
	}
	for _, g := range m.Grows {
		p.part(fmt.Sprintf("%9s  ", "+"+mib(g.PerHour)), "an hour: "+g.Why)
	}
}

// part writes one part of a number below it, over several lines if need be.
func (p *page) part(head, text string) {
	head = strings.Repeat(" ", 10) + head
	lines := p.columns(report.Line(text), len(head))
	p.line("%s%s", head, lines[0])
	for _, more := range lines[1:] {
		p.line("%s%s", strings.Repeat(" ", len(head)), more)
	}
}

// transfers shows what is read and written.
func (p *page) transfers() {
	io := p.command.Estimate.IO
	pace := "in a second of media"
	if io.Paced {
		pace = "a second"
	}
	p.say(picture.Plain, "          ", "I/O       reads %s and writes %s %s", most(io.ReadPerSecond), most(io.WritePerSecond), pace)
	for _, c := range io.Components {
		p.part("", c.Name+": "+c.Terms)
	}
}

// mostParts is how many parts of the memory are shown with their arithmetic;
// all of them stand in the JSON.
const mostParts = 3

func assumedWhy(why string) string {
	if why == "" {
		return ""
	}
	return "  (assumed: " + why + ")"
}

// mib is a size without the fraction of a mebibyte.
func mib(bytes int64) string { return report.Bytes(bytes >> 20 << 20) }

// most is the upper end of a bound of bytes.
func most(b upper) string {
	hi, ok := b.Hi()
	switch {
	case !ok:
		return b.String()
	case hi >= 1<<20:
		return mib(hi)
	}
	return report.Bytes(hi >> 10 << 10)
}

// upper is a bound as the facts hold it.
type upper interface {
	Hi() (n int64, ok bool)
	String() string
}
