package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func encoderOversubscribed() Rule {
	return Rule{
		ID: "encoder-oversubscribed", Group: Threads, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an encoder is told to use far more threads than its container has CPUs",
		Doc: Doc{
			What:   "`-threads` before an output asks for more than twice (option `factor`) as many encoder threads as the container's quota or cpuset has CPUs.",
			Why:    "A thread count above 16 or above the CPUs is honoured: libx264 with `-threads 64` has 64 frame threads on 2 CPUs too. Each holds pictures of its own, so memory and delay grow with the number, and the CPUs do not.",
			Fix:    "Give the encoder as many threads as the container has CPUs, or up to twice as many. Encoders write different bytes with another number of threads.",
			Ignore: "The quota is only a guard that is never reached.",
			Bad: `services:
  enc:
    image: encoder
    cpus: 2
    command: ffmpeg -threads 2 -i in.mp4 -threads 32 -c:v libx264 out.mp4`,
			Good: `services:
  enc:
    image: encoder
    cpus: 2
    command: ffmpeg -threads 2 -i in.mp4 -threads 2 -c:v libx264 out.mp4`,
		},
		Check: checkOversubscribed,
	}
}

// oversubscription is how many threads for each CPU are too many.
const oversubscription = 2

func checkOversubscribed(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		u := unitOf(d, c)
		has := ownCPUs(u)
		if has == nil {
			continue
		}
		most := s.Option("factor", oversubscription) * milli(*has) / 1000
		for _, e := range encoders(c) {
			if n := e.Threads; n.Given && n.Known && float64(n.Value) > most && threaded(c, "encoder "+e.Name) {
				found.add(oversubscribedFinding(d, c, e, *has))
			}
		}
	}
	found.report(report)
}

// ownCPUs is what the unit itself says it may use: a quota, or a cpuset.
func ownCPUs(u *facts.Unit) *bound.Bound {
	quota, set := u.Limits.CPUQuota, u.Found.Limits.Cpuset
	if quota == nil || set != nil && over(*quota, *set) {
		return set
	}
	return quota
}

// milli is the upper end in thousandths; without any, more than all else.
func milli(n bound.Bound) float64 {
	if hi, ok := n.MilliHi(); ok {
		return float64(hi)
	}
	return 1e18
}

func oversubscribedFinding(d *facts.Document, c *facts.Command, e *graph.Encoder, has bound.Bound) finding.Finding {
	u := unitOf(d, c)
	f := about("encoder-oversubscribed", levels{finding.Note, finding.Error}.of(d), c, withValue(c, e.Threads.At))
	f.Message = fmt.Sprintf("%d threads for %s share %s", e.Threads.Value, e.Name, cpus(has))
	f.Number = int64(e.Threads.Value)
	f.Labels = []source.Note{{At: f.At, Text: "asks for " + count(int64(e.Threads.Value), "thread", "threads")}}
	if at := u.Found.Limits.QuotaAt; !at.IsZero() {
		f.Labels = append(f.Labels, source.Note{At: at, Text: "gives " + cpus(has)})
	}
	f.Reasons = []finding.Reason{processReason(u, c)}
	f.Help = fmt.Sprintf("-threads %d before that output is one for each CPU", max(1, int64(milli(has)+999)/1000))
	return f
}
