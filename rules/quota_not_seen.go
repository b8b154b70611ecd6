package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func quotaNotSeen() Rule {
	return Rule{
		ID: "quota-not-seen", Group: Threads, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "ffmpeg sizes its thread pools by the node's CPUs, far beyond the container's CPU quota",
		Doc: Doc{
			What: "A container has a CPU quota (`limits.cpu`, `cpus:`, `CPUQuota=`), and ffmpeg in it will start at least four times (option `factor`) as many threads as the quota has CPUs. Without a declared pool a node of 16 CPUs is meant.",
			Why: "A quota throttles time; it does not change how many CPUs a process sees. ffmpeg counts the CPUs in its affinity mask, which is the whole node. " +
				"Measured on a machine of 2 CPUs: ffmpeg 5.1 with libx264 at 1080p starts 11 threads without a limit, the same 11 under a quota of half a CPU, and 1 under a cpuset of one CPU. " +
				"On 64 CPUs the same command has 185 threads. They take turns in the quota's slice of every 100 ms, and all of them stand still for the rest of it.",
			Fix: "Give each pool a number that the quota can feed: `-threads` before every `-i` and before every output, `-filter_threads`, `-filter_complex_threads`, and for libx265 `-x265-params pools=N`. " +
				"Start with the quota rounded up, or up to twice as much. Or pin the container to CPUs (`cpuset:`, the static CPU manager), which ffmpeg does see. " +
				"Encoders write different bytes with another number of threads, so compare the quality you care about once.",
			Ignore: "The container never encodes, or the quota is only a guard that is never reached.",
			Bad: `containers:
- name: encode
  image: encoder
  command: [ffmpeg, -i, in.mp4, -c:v, libx264, out.mp4]
  resources: {limits: {cpu: "2"}}`,
			Good: `containers:
- name: encode
  image: encoder
  command: [ffmpeg, -threads, "2", -i, in.mp4, -threads, "2", -c:v, libx264, out.mp4]
  resources: {limits: {cpu: "2"}}`,
		},
		Check: checkQuota,
	}
}

const (
	// quotaFactor is how many threads for each CPU of the quota are too many.
	quotaFactor = 4
	// usualCPUs is the node that is meant where nobody declared one.
	usualCPUs = "16"
)

func checkQuota(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	workloads := map[string]bool{}
	for _, u := range d.Units {
		if !hidesQuota(d, u) {
			continue
		}
		f := aboutUnit("quota-not-seen", finding.Off, u, u.Found.Limits.QuotaAt)
		c, threads := busiest(d, u)
		factor := s.Option("factor", quotaFactor)
		if c != nil && startsTogether(u) && float64(threads) >= factor*quota(u) && !workloads[workload(u)] {
			workloads[workload(u)] = true
			f = quotaFinding(d, u, c, f)
		}
		found.add(f)
	}
	found.report(report)
}

// hidesQuota reports whether the unit has a quota below the CPUs that
// ffmpeg will count.
func hidesQuota(d *facts.Document, u *facts.Unit) bool {
	if u.Limits.CPUQuota == nil {
		return false
	}
	return over(bound.Of(int64(u.Limits.CPUSeen.Or(d.Settings.Assume.UnknownCPUs))), *u.Limits.CPUQuota)
}

// quotaReported reports whether quota-not-seen speaks of the unit's workload.
func quotaReported(d *facts.Document, u *facts.Unit) bool {
	_, threads := busiest(d, u)
	return hidesQuota(d, u) && float64(threads) >= quotaFactor*quota(u)
}

func quota(u *facts.Unit) float64 {
	n, _ := u.Limits.CPUQuota.MilliHi()
	return float64(n) / 1000
}

// busiest returns the command of the unit with the most threads, and their
// number on the node that is known or on a usual one.
func busiest(d *facts.Document, u *facts.Unit) (worst *facts.Command, threads int) {
	for _, c := range commandsOf(d, u) {
		n := c.Estimate.Threads.ByCPUs[usualCPUs]
		if u.Limits.CPUSeen.N > 0 {
			n = c.Estimate.Threads.Peak
		}
		if n > threads {
			worst, threads = c, n
		}
	}
	return worst, threads
}

// workload names what the unit is a part of: its pod, or itself.
func workload(u *facts.Unit) string {
	if u.Group != "" {
		return u.System + "/" + u.Group
	}
	return u.System + "/" + u.ID
}

func quotaFinding(d *facts.Document, u *facts.Unit, c *facts.Command, f finding.Finding) finding.Finding {
	f.Level = finding.Warning
	if governed(u) && overBudget(d, u) {
		f.Level = finding.Error
	}
	limit := cpus(*u.Limits.CPUQuota)
	f.Message = fmt.Sprintf("a quota of %s does not lower ffmpeg's thread count: %s share it", limit, threadsOf(u, c))
	f.Number = int64(c.Estimate.Threads.Peak)
	f.Commands = []int{c.Index}
	f.Reasons = append(f.Reasons, processReason(u, c),
		finding.Reason{Label: "quota", Value: *u.Limits.CPUQuota, Text: "throttles time, is not seen by ffmpeg", At: u.Found.Limits.QuotaAt})
	f.Labels = append([]source.Note{{At: f.At, Text: "throttles time, is not seen by ffmpeg"}}, threadLabels(u, c)...)
	f.Related = []source.Note{{At: c.Found.Name.Span, Text: "the command"}}
	most := int64(quotaFactor * quota(u))
	f.Fixes = fixOf(c, fit.Propose(c, machineOf(c), int(most)))
	f.Help = within(c, most) + "; or pin the container to CPUs, which ffmpeg does see"
	return f
}

// cpus words a number of CPUs: "0.5 CPU", "4 CPUs".
func cpus(n bound.Bound) string {
	if over(n, bound.Of(1)) {
		return n.String() + " CPUs"
	}
	return n.String() + " CPU"
}
