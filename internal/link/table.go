package link

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/cron"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// cronTable returns the text that `crontab` installs: from standard input, or
// from a file that the script wrote. Users says that a word behind the
// schedule names one.
func (p place) cronTable(s start) (lines source.Text, users, ok bool) {
	if name, _ := s.words[0].Literal(); path.Base(name) != "crontab" {
		return source.Text{}, false, false
	}
	for i := 1; i < len(s.words); i++ {
		switch text := s.words[i].Prefix(); {
		case text == "-u":
			i++
		case text == "-":
		case strings.HasPrefix(text, "-"):
			return source.Text{}, false, false
		default:
			t, ok := p.writtenText(s.words[i])
			return t, strings.HasPrefix(text, "/etc/"), ok
		}
	}
	if s.input == nil {
		return source.Text{}, false, false
	}
	return *s.input, false, true
}

// table follows what the lines of a cron table start. Cron does not wait for
// the run before.
func (w *walker) table(p place, t source.Text, users bool) *reach {
	p.written = nil
	var parts []*reach
	var procs bound.Bound
	for at := 0; at < len(t.Str); {
		line, _, _ := strings.Cut(t.Str[at:], "\n")
		if job, ok := cron.Line(line, users); ok {
			command := t.Slice(at+job.Start, at+job.End)
			script := unit.Script{Text: command, Shell: "sh", Args: []word.Word{}, Dir: p.dir}
			r := overlapping(w.script(p, script, ""), job, t.Span(at, at+len(line)))
			parts = append(parts, r)
			procs = procs.Add(r.procs)
		}
		at += len(line) + 1
	}
	out := together(parts)
	out.procs, out.left = procs, procs
	return out
}

// overlapping counts the runs of a line that go on at once.
func overlapping(r *reach, job cron.Job, at source.Span) *reach {
	schedule := unit.Schedule{Period: job.Period, PerRun: bound.Of(1), Overlap: r.lock == "" && job.Schedule != "@reboot"}
	_, runs := schedule.Copies(r.lifetime)
	out := r.mapped(func(c *unit.Command) {
		c.Unattended = true
		c.Procs = c.Procs.Mul(runs)
		if runs == bound.Of(1) {
			return
		}
		c.Evidence = append(c.Evidence, bound.Evidence{Factor: "overlap", Value: runs, At: at, Note: "schedule " + strconv.Quote(job.Schedule)})
		c.Diags = append(c.Diags, unit.Diag{Rule: "cron-allows-overlap", At: at, Certain: r.lifetime == 0, Message: overlaps(r.lifetime, job.Period)})
	})
	out.procs = r.procs.Mul(runs)
	out.left = out.procs
	return out
}

// overlaps says why runs overlap.
func overlaps(lifetime, period time.Duration) string {
	if lifetime == 0 {
		return cron.Unbounded
	}
	return "a run may take " + lifetime.String() + " and a new one starts every " + period.String()
}
