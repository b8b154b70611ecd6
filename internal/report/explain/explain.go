// Package explain writes what one command becomes: the answer in one line,
// then the roles of the process as a picture, then every term of the numbers.
package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/internal/report/picture"
)

// Options say how to write an explanation.
type Options struct {
	// Declared says that the CPUs of the machine are declared; else the
	// answer gives several machines.
	Declared bool
	// Name stands in front of the answer where several commands are
	// explained: "encode.sh:12".
	Name  string
	Style picture.Style
}

// Write writes the explanation of a command. No line is wider than the
// style's but the first: the answer is one line, whatever it says.
func Write(w io.Writer, c *facts.Command, o Options) error {
	if o.Style.Paint == nil {
		o.Style.Paint = func(_ picture.Class, text string) string { return text }
	}
	p := &page{Options: o, command: c}
	p.answer()
	p.refusal()
	p.reached()
	p.line("")
	for _, line := range picture.Lines(picture.New(c, ""), o.Style) {
		p.line("%s", line)
	}
	p.line("")
	p.bars()
	p.line("")
	p.machines()
	p.line("")
	p.rest()
	p.origin()
	p.assumptions()
	_, err := io.WriteString(w, p.text.String())
	return err
}

// Answer is the first line: how many threads the command has.
func Answer(c *facts.Command, declared bool) string {
	t := c.Estimate.Threads
	version := "ffmpeg " + t.FFmpeg
	if c.Estimate.FFmpeg == nil {
		version = "worst of all versions: " + t.FFmpeg
	}
	if declared {
		return fmt.Sprintf("%s on %s (%s)", count(t.Peak, "thread"), count(c.Estimate.CPUs, "CPU"), version)
	}
	return fmt.Sprintf("%s on 64 CPUs, %d on 16, %d on 4 (%s)",
		count(t.ByCPUs["64"], "thread"), t.ByCPUs["16"], t.ByCPUs["4"], version)
}

type page struct {
	Options
	command *facts.Command
	text    strings.Builder
}

func (p *page) line(format string, args ...any) {
	fmt.Fprintln(&p.text, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// say writes a sentence, over several lines if need be.
func (p *page) say(class picture.Class, indent, format string, args ...any) {
	for _, line := range cell.Wrap(p.plain(report.Line(fmt.Sprintf(format, args...))), p.Style.Width, indent) {
		p.line("%s", p.Style.Paint(class, line))
	}
}

func (p *page) answer() {
	answer := Answer(p.command, p.Declared)
	if p.Name != "" {
		answer = p.Name + ": " + answer
	}
	if hints := Reach(p.command.Graph); len(hints) > 0 {
		answer += "; " + hints[0]
	}
	p.line("%s", p.Style.Paint(Strong, p.plain(report.Line(answer))))
}

func (p *page) refusal() {
	if r := p.command.Refusal; r != nil {
		p.say(Bad, "  ", "ffmpeg refuses it: %s  [%s]", r.Message, r.Rule)
	}
	for _, problem := range p.command.Graph.Problems {
		if !problem.Refused {
			p.say(picture.Plain, "  ", "note: %s  [%s]", problem.Message, problem.Rule)
		}
	}
}

func (p *page) rest() {
	e := p.command.Estimate
	p.memory()
	p.transfers()
	if hi, ok := e.Segments.PerHour.Hi(); !ok || hi > 0 {
		p.say(picture.Plain, "          ", "segments  %s an hour, %s kept", e.Segments.PerHour, e.Segments.Retained)
	}
}

// assumptions are folded where several inputs are assumed alike.
func (p *page) assumptions() {
	type said struct{ value, source string }
	about := map[said][]string{}
	var order []said
	for _, a := range p.command.Assumed {
		s := said{a.Value, a.Source}
		if about[s] == nil {
			order = append(order, s)
		}
		about[s] = append(about[s], a.Subject)
	}
	for _, s := range order {
		p.say(picture.Plain, "          ", "assumed   %s: %s (%s)", subjects(about[s]), s.value, s.source)
	}
}

// subjects lists what an assumption is about; of many the first and the last.
func subjects(all []string) string {
	if len(all) > 3 {
		return all[0] + " to " + all[len(all)-1]
	}
	return list(all)
}
