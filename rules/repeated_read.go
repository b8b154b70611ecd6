package rules

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

func repeatedRead() Rule {
	return Rule{
		ID: "repeated-read", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "the same remote source is read several times at once",
		Doc: Doc{
			What: "The same literal URL on another machine is read by several copies, by several units of one file, or by several `-i` of one command, at once. Hosts without a dot in their name and the machine itself are not reported: that is a network of one's own.",
			Why: "Each reader fetches all of it: four readers of a stream of 13 Mbit/s take 53 Mbit/s, and where the source is a camera or a server of somebody else's, its limit of connections comes first. " +
				"Within one command `-i` twice opens two connections, and decodes twice as well.",
			Fix:    "Read once: one process with several outputs, or `split` in its filter graph; a local server (MediaMTX) that the others read from; for files, a local copy or a cache volume.",
			Ignore: "The source is a CDN near by, made for it.",
			Bad: `services:
  enc: {image: m, scale: 4, command: ffmpeg -i https://media.example.com/a.m3u8 -c copy out.mp4}`,
			Good: `services:
  enc: {image: m, command: ffmpeg -i https://media.example.com/a.m3u8 -c copy out.mp4}`,
		},
		Check: checkRepeatedRead,
	}
}

// reading is all that reads one URL at once, of the units of one file.
type reading struct {
	command *facts.Command // the first that reads it
	input   int            // which of its inputs does
	times   bound.Bound    // how often it is open at once
	by      []finding.Reason
}

// url is the address that is read.
func (r *reading) url() string { return r.command.Graph.Inputs[r.input].URL }

// join adds what another unit of the file reads beside this one; of what runs
// in turn the larger counts.
func (r *reading) join(d *facts.Document, other *reading) {
	if beside(unitOf(d, r.command).Found, unitOf(d, other.command).Found) {
		r.times, r.by = r.times.Add(other.times), append(r.by, other.by...)
		return
	}
	r.times = r.times.Max(other.times)
}

// beside reports whether two units run at the same time: not steps of one
// script that wait for one another, nor jobs of a pipeline, which may.
func beside(a, b *unit.Unit) bool {
	if a.Flow != nil || b.Flow != nil {
		return false
	}
	stays := func(u *unit.Unit, step int) bool {
		return u.Sidecar || !u.Left.IsZero() && u.Step <= step && step <= u.Until
	}
	return a.Group == "" || a.Group != b.Group || a.Step == b.Step || stays(a, b.Step) || stays(b, a.Step)
}

func checkRepeatedRead(d *facts.Document, _ Settings, report func(finding.Finding)) {
	type place struct{ file, url string }
	index := map[place]*reading{}
	var all []*reading
	for _, u := range d.Units {
		for _, r := range readingsOf(d, u) {
			at := place{u.File, r.url()}
			if known := index[at]; known != nil {
				known.join(d, r)
				continue
			}
			index[at] = r
			all = append(all, r)
		}
	}
	var found sites
	for _, r := range all {
		if over(r.times, bound.Of(1)) {
			found.add(repeatedFinding(r))
		}
	}
	found.report(report)
}

// readingsOf returns what the copies of one unit read at once, one for each
// URL. Commands that run in turn read in turn; runs that a clock starts are
// meant to read again.
func readingsOf(d *facts.Document, u *facts.Unit) []*reading {
	if !startsTogether(u) {
		return nil
	}
	copies := u.Copies.Peak
	if u.Found.Schedule != nil {
		copies = bound.Of(1)
	}
	index := map[string]*reading{}
	most := map[string]int64{}
	var all []*reading
	for _, c := range commandsOf(d, u) {
		for i, opens := range remoteInputs(c) {
			if opens == 0 {
				continue
			}
			one := &reading{command: c, input: i}
			r := index[one.url()]
			if r == nil {
				r = one
				index[r.url()] = r
				all = append(all, r)
			}
			r.times = r.times.Add(c.Found.Procs.Mul(bound.Of(opens)))
			most[r.url()] = max(most[r.url()], opens)
		}
	}
	for _, r := range all {
		r.times = r.times.Min(u.ProcsPerCopy.Mul(bound.Of(most[r.url()]))).Mul(copies)
		r.by = []finding.Reason{{Label: u.ID, Value: r.times, Text: "readers at once", At: r.command.Found.Name.Span}}
	}
	return all
}

// remoteInputs returns how often the command opens each of its inputs that is
// a known address of another machine: all of it at the first that names it, 0
// for the others.
func remoteInputs(c *facts.Command) []int64 {
	if c.Graph == nil || c.Program != "ffmpeg" {
		return nil
	}
	first := map[string]int{}
	opens := make([]int64, len(c.Graph.Inputs))
	for i, in := range c.Graph.Inputs {
		if in.File == nil {
			continue
		}
		text, known := in.File.URL.Literal()
		if !known || !remote(text) {
			continue
		}
		if _, again := first[in.URL]; !again {
			first[in.URL] = i
		}
		opens[first[in.URL]]++
	}
	return opens
}

// remote reports whether the address is on another machine, and not in one's
// own network of containers, whose names have no dot.
func remote(address string) bool {
	u, err := url.Parse(address)
	if err != nil || len(u.Scheme) < 2 || u.Scheme == "udp" || u.Scheme == "rtp" {
		return false // a multicast is sent once, however many listen
	}
	host := u.Hostname()
	return strings.Contains(host, ".") && !strings.HasPrefix(host, "127.") && host != "0.0.0.0" &&
		!strings.HasSuffix(host, ".local") && !strings.HasSuffix(host, ".svc") && !strings.HasSuffix(host, ".internal")
}

func repeatedFinding(r *reading) finding.Finding {
	f := about("repeated-read", finding.Note, r.command, inputPlace(r.command, r.input))
	f.Message = fmt.Sprintf("%s is read %s times at once", r.command.Inputs[r.input].URL, amount(r.times))
	if r.times.IsInf() {
		f.Message = fmt.Sprintf("%s is read by any number of processes at once", r.command.Inputs[r.input].URL)
	}
	f.Key += " " + r.command.Inputs[r.input].URL
	f.Number = r.times.Or(0)
	f.Reasons = r.by[:min(len(r.by), mostShares)]
	if each, ok := readRate(r.command, r.input).Hi(); ok && each > 0 {
		f.Reasons = append(f.Reasons, finding.Reason{
			Label: "bytes a second", Value: bound.Of(each), Text: "one reader, for a second of media", At: f.At,
		})
		if n, ok := r.times.Hi(); ok {
			f.Message += fmt.Sprintf(": %s for each second of media", megabytes(each*n))
		}
	}
	f.Help = "read it once: one process with several outputs, a local server or cache that the others read, or a local copy of a file"
	return f
}

// readRate is what one reader of the input takes in a second of media, in
// bytes.
func readRate(c *facts.Command, input int) bound.Bound {
	role := fmt.Sprintf("input:%d", input)
	for _, part := range c.Estimate.IO.Components {
		if part.Role == role {
			return part.Read
		}
	}
	return bound.Unknown(0)
}

// megabytes writes bytes as MB with one decimal.
func megabytes(n int64) string {
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}
