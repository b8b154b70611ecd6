package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func memoryOverLimit() Rule {
	return Rule{
		ID: "memory-over-limit", Group: Memory, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a container's memory limit is below what its ffmpeg processes need",
		Doc: Doc{
			What: "The memory limit of a container (`limits.memory`, `mem_limit`, `MemoryMax=`, `docker run --memory`) is below the estimate of the processes that run in it at once. An error on a declared pool, unless the input is only assumed.",
			Why: "At the limit the kernel kills the process (exit 137, OOMKilled), the file is lost, and a restart does the same again. An ECS task was reported killed at its 8 GiB by one ffmpeg. " +
				"Encoders hold pictures for each of their threads, so the same command needs more memory on a machine with more CPUs, whatever the CPU limit of the container.",
			Fix:    "Raise the limit to the estimate and a quarter more, or lower the largest terms that the finding lists: fewer threads, a shorter lookahead, smaller pictures, fewer processes at once.",
			Ignore: "Your own measurement (`ffvet watch`) shows less, for inputs as large as any you take. Declare them under `inputs`.",
			Bad: `services:
  enc:
    image: encoder
    mem_limit: 100m
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
			Good: `services:
  enc:
    image: encoder
    mem_limit: 4g
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: checkMemoryOverLimit,
	}
}

func checkMemoryOverLimit(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		for _, n := range memoryNeeds(d, u) {
			if over(bound.Of(n.most()), n.limit) {
				found.add(memoryFinding(u, n))
			}
		}
	}
	found.report(report)
}

// memoryNeed is what processes under one limit need at once, in bytes.
type memoryNeed struct {
	limit bound.Bound
	c     *facts.Command // the one that needs most
	// bytes are those on 4, 16 and 64 CPUs, or one number where the CPUs are known.
	bytes []int64
}

// most is the need that is held against the limit: where nobody declared the
// node, that on 16 CPUs.
func (n memoryNeed) most() int64 { return n.bytes[len(n.bytes)/2] }

// memoryNeeds returns the limit of the unit, and those that wrappers (docker
// run) give single commands. What has no bound is the matter of other rules.
func memoryNeeds(d *facts.Document, u *facts.Unit) []memoryNeed {
	var needs []memoryNeed
	c := hungriest(d, u)
	if c == nil {
		return nil
	}
	if all, ok := u.Memory.Hi(); ok && u.Limits.Memory != nil {
		needs = append(needs, needOf(u, c, *u.Limits.Memory, all))
	}
	for _, c := range commandsOf(d, u) {
		l := c.Found.Limits
		all, ok := c.Found.Procs.Mul(bound.Of(c.Estimate.Memory.PeakBytes)).Hi()
		if ok && l != nil && l.Memory != nil {
			needs = append(needs, needOf(u, c, *l.Memory, all))
		}
	}
	return needs
}

func needOf(u *facts.Unit, c *facts.Command, limit bound.Bound, all int64) memoryNeed {
	n := memoryNeed{limit: limit, c: c, bytes: []int64{all}}
	if u.Limits.CPUSeen.N > 0 || c.Estimate.Memory.PeakBytes == 0 {
		return n
	}
	n.bytes = nil
	for _, cpus := range []int{4, 16, 64} {
		one, ok := memoryOn(c, cpus)
		if !ok {
			return memoryNeed{limit: limit, c: c, bytes: []int64{all}}
		}
		n.bytes = append(n.bytes, int64(float64(all)*float64(one)/float64(c.Estimate.Memory.PeakBytes)))
	}
	if n.bytes[0] == n.bytes[2] {
		n.bytes = n.bytes[:1]
	}
	return n
}

// memoryOn is the memory of one process on another machine, in bytes.
func memoryOn(c *facts.Command, cpus int) (int64, bool) {
	var total int64
	for _, part := range c.Estimate.Memory.Components {
		n, ok := estimate.AgainBytes(part.Model, part.Args, estimate.Machine{CPUs: cpus, HostCPUs: cpus})
		if !ok {
			return 0, false
		}
		total += n
	}
	return total, true
}

// hungriest returns the command of the unit whose process needs most memory.
func hungriest(d *facts.Document, u *facts.Unit) *facts.Command {
	var worst *facts.Command
	for _, c := range commandsOf(d, u) {
		if worst == nil || c.Estimate.Memory.PeakBytes > worst.Estimate.Memory.PeakBytes {
			worst = c
		}
	}
	return worst
}

func memoryFinding(u *facts.Unit, n memoryNeed) finding.Finding {
	f := about("memory-over-limit", finding.Warning, n.c, n.c.Found.Name.Span)
	f.Message = fmt.Sprintf("the memory limit is %s, and the processes in it need about %s at once", mebibytes(n.limit.Or(0)), needWords(n))
	f.Number = n.most()
	if assumed := assumedInput(n.c); assumed != "" {
		f.Message += ", if the input is " + assumed
	} else if governed(u) && u.Limits.CPUSeen.N > 0 {
		f.Level = finding.Error
	}
	f.Reasons = memoryReasons(n.c)
	f.Help = fmt.Sprintf("a limit of %s leaves a quarter of headroom; fewer threads and smaller pictures need less", mebibytes(n.most()*5/4))
	return f
}

func needWords(n memoryNeed) string {
	if len(n.bytes) == 1 {
		return mebibytes(n.bytes[0])
	}
	var each []string
	for _, b := range n.bytes {
		each = append(each, digits((b+1<<20-1)>>20))
	}
	return strings.Join(each, " / ") + " MiB on 4 / 16 / 64 CPUs"
}

// mebibytes writes a number of bytes for people, rounded up.
func mebibytes(bytes int64) string { return digits((bytes+1<<20-1)>>20) + " MiB" }

// assumedInput is what an input is taken for that nothing in the repository
// tells; "" if all inputs are known.
func assumedInput(c *facts.Command) string {
	for _, a := range c.Assumed {
		if strings.HasPrefix(a.Subject, "input") && a.Source == "default" {
			return a.Value
		}
	}
	return ""
}

// memoryReasons are the largest terms of a process, and the machine that they
// are meant for.
func memoryReasons(c *facts.Command) []finding.Reason {
	parts := slices.Clone(c.Estimate.Memory.Components)
	slices.SortStableFunc(parts, func(a, b estimate.Component) int { return cmp.Compare(b.Bytes, a.Bytes) })
	var reasons []finding.Reason
	for _, part := range parts[:min(len(parts), mostTerms)] {
		reasons = append(reasons, finding.Reason{
			Label: part.Name, Value: bound.Of(part.Bytes),
			Text: fmt.Sprintf("bytes on %s: %s", count(int64(c.Estimate.CPUs), "CPU", "CPUs"), part.Terms),
		})
	}
	return reasons
}
