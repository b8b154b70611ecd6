package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func encodeSessions() Rule {
	return Rule{
		ID: "encode-sessions", Group: Processes, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "more NVENC encodes at once than the GPUs of a node allow",
		Doc: Doc{
			What: "The NVENC encoders of all copies that one node can hold are more than the pool's `gpu: {count, encode_sessions}`.",
			Why: "The driver of consumer cards opens only so many encode sessions at once, over all processes of the machine. The next one fails with \"OpenEncodeSessionEx failed: out of memory (10)\", though memory is free: " +
				"a ladder of four renditions has been reported to fail so on one card. Each `h264_nvenc`, `hevc_nvenc` or `av1_nvenc` output is a session.",
			Fix:    "Fewer copies on a node, fewer renditions a copy, or a software encoder for the smallest ones.",
			Ignore: "Never: correct the number in the pool.",
			Bad: `# .ffvet.yaml: pools: {gpu: {nodes: 1, cpus: 16, memory: 64GiB, gpu: {count: 1, encode_sessions: 3}}}
services:
  enc: {image: m, scale: 4, command: ffmpeg -i in.mp4 -c:v h264_nvenc out.mp4}`,
			Good: `# .ffvet.yaml: pools: {gpu: {nodes: 1, cpus: 16, memory: 64GiB, gpu: {count: 1, encode_sessions: 3}}}
services:
  enc: {image: m, scale: 3, command: ffmpeg -i in.mp4 -c:v h264_nvenc out.mp4}`,
		},
		Check: checkSessions,
	}
}

func checkSessions(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		if p.Sessions == 0 {
			continue
		}
		var shares []share
		for _, s := range d.Totals.Pools[p.Name].Node.Shares {
			u := d.Units[s.Unit]
			if each := sessionsOfCopy(d, u); !each.IsZero() {
				shares = append(shares, share{unit: u, copies: s.Copies, value: s.Copies.Mul(each)})
			}
		}
		limit := bound.Of(int64(p.Sessions) * int64(max(1, p.GPUs)))
		if total := sum(shares); over(total, limit) {
			report(sessionsFinding(d, p, shares, total, limit))
		}
	}
}

// sessionsOfCopy is how many sessions the processes of one copy open at once:
// of commands that run in turn only the largest counts.
func sessionsOfCopy(d *facts.Document, u *facts.Unit) bound.Bound {
	var total bound.Bound
	most := 0
	for _, c := range commandsOf(d, u) {
		n := len(nvenc(c))
		total, most = total.Add(c.Found.Procs.Mul(bound.Of(int64(n)))), max(most, n)
	}
	return total.Min(u.ProcsPerCopy.Mul(bound.Of(int64(most))))
}

// nvenc returns the encoders of a command that open a session each.
func nvenc(c *facts.Command) []*graph.Encoder {
	var all []*graph.Encoder
	for _, e := range encoders(c) {
		if strings.Contains(e.Name, "nvenc") {
			all = append(all, e)
		}
	}
	return all
}

func sessionsFinding(d *facts.Document, p config.Pool, shares []share, total, limit bound.Bound) finding.Finding {
	top := largest(shares)
	f := aboutUnit("encode-sessions", finding.Error, top.unit, source.Span{})
	for _, c := range commandsOf(d, top.unit) {
		if all := nvenc(c); len(all) > 0 {
			f = about("encode-sessions", finding.Error, c, all[0].At)
			break
		}
	}
	if total.IsInf() {
		f.Level = d.Settings.Policy.Unbounded
	}
	f.Key = "pool " + p.Name
	f.Message = fmt.Sprintf("%s NVENC sessions on one node of pool %q, %s allowed: the next one fails to open", worstCase(total), p.Name, amount(limit))
	f.Number = total.Or(0)
	for _, s := range shares {
		if len(f.Reasons) < mostShares {
			f.Reasons = append(f.Reasons, finding.Reason{Label: s.unit.ID, Value: s.value, Text: fmt.Sprintf("%s copies on one node", amount(s.copies)), At: s.unit.Found.At})
		}
	}
	f.Reasons = append(f.Reasons, finding.Reason{Label: "allowed", Value: limit, Text: "gpu.count × gpu.encode_sessions", At: p.At})
	f.Help = "fewer copies on a node, or a software encoder for the smallest renditions"
	return f
}
