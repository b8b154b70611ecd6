package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func threadsUnbounded() Rule {
	return Rule{
		ID: "threads-unbounded", Group: Threads, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "every copy of a command sizes its thread pools by all CPUs of the node",
		Doc: Doc{
			What: "A command without any thread option runs in several copies. Each copy's decoders, filter graphs and encoders take as many threads as the machine has CPUs, as if it were alone.",
			Why: "`-threads 0`, `-threads auto` and no option at all are the same. A 1080p transcode with libx264 has 21 threads on 4 CPUs and 185 on 64 (ffmpeg 5.1; 95 from 6.0 on, measured). " +
				"Copies multiply it: a task queue that ran one such ffmpeg a core was reported with a load of four times the cores and jobs that timed out.",
			Fix: "Say how many threads one copy may have. `-threads N` stands before the file that it is for: before `-i` it reaches the decoders, before an output its encoders and filter graphs. " +
				"`-filter_complex_threads` is for `-filter_complex`; libx265 needs `-x265-params pools=N`, libsvtav1 `-svtav1-params lp=N`. `ffvet explain` shows what each option reaches. " +
				"Encoders write different bytes with another number of threads.",
			Ignore: "The copies never share a machine.",
			Bad: `services:
  enc:
    image: encoder
    scale: 8
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
			Good: `services:
  enc:
    image: encoder
    scale: 8
    command: ffmpeg -threads 2 -i in.mp4 -threads 2 -c:v libx264 out.mp4`,
		},
		Check: checkThreadsUnbounded,
	}
}

func checkThreadsUnbounded(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		u := unitOf(d, c)
		if !byItself(c) || u.Found.Limits.Cpuset != nil {
			continue
		}
		f := about("threads-unbounded", finding.Off, c, c.Found.Name.Span)
		if sharesNode(u) && startsTogether(u) && !quotaReported(d, u) && !nodeReported(d, u) {
			f = unboundedFinding(d, u, c, f)
		}
		found.add(f)
	}
	found.report(report)
}

// sharesNode reports whether certainly several copies of the unit can meet
// on a machine of the user's own.
func sharesNode(u *facts.Unit) bool {
	if u.Pool == "" && u.Limits.CPUSeen.Word != "node" {
		return false
	}
	return over(u.Copies.Steady, bound.Of(1)) && over(u.Copies.PerNode, bound.Of(1))
}

func unboundedFinding(d *facts.Document, u *facts.Unit, c *facts.Command, f finding.Finding) finding.Finding {
	f.Level = levels{finding.Note, finding.Warning}.of(d)
	copies := "each of any number of copies"
	if n, ok := u.Copies.Steady.Hi(); ok {
		copies = fmt.Sprintf("each of %s copies", digits(n))
	}
	f.Message = fmt.Sprintf("%s sizes itself by all CPUs of the node: %s a process", copies, threadsOf(u, c))
	f.Labels = threadLabels(u, c)
	f.Number = int64(c.Estimate.Threads.Peak)
	f.Reasons = append(termReasons(u, c), evidence(u.Found.Evidence, "copies")...)
	options, fixes := shareOf(c, nodeCPUs(d, u), suggested(d, u, c))
	f.Help, f.Fixes = "say how many threads one copy may have: "+options, fixes
	return f
}

// suggested is a number of threads for each pool of a copy: an even share of
// the node, at least 2.
func suggested(d *facts.Document, u *facts.Unit, c *facts.Command) int64 {
	cpus := nodeCPUs(d, u)
	return max(2, cpus/max(1, u.Copies.PerNode.Or(cpus)))
}

// nodeCPUs are the CPUs of the unit's nodes, or those of a usual one.
func nodeCPUs(d *facts.Document, u *facts.Unit) int64 {
	if p := poolOf(d, u); p != nil {
		return int64(p.CPUs)
	}
	return usualNode
}

// usualNode is the node of which a share is suggested where nobody declared one.
const usualNode = 16
