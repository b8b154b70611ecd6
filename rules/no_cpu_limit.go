package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func noCPULimit() Rule {
	return Rule{
		ID: "no-cpu-limit", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a container that encodes may use all CPUs of its node",
		Doc: Doc{
			What:   "A container that runs ffmpeg on a declared pool has no CPU limit and no cpuset, and the command does not say how many threads each pool may have.",
			Why:    "ffmpeg uses every CPU that it sees. A transcode job beside a database was reported with 10.6 of 16 cores; removing renditions barely helped.",
			Fix:    "Set `limits.cpu` (Kubernetes) or `cpus` (Compose), and thread options to match, because ffmpeg does not see a quota. A cpuset does both at once.",
			Ignore: "The node runs nothing else.",
			Bad: `containers:
- name: encode
  image: encoder
  command: [ffmpeg, -i, in.mp4, out.mp4]`,
			Good: `containers:
- name: encode
  image: encoder
  command: [ffmpeg, -threads, "4", -i, in.mp4, -threads, "4", out.mp4]
  resources: {limits: {cpu: "4"}}`,
		},
		Check: checkNoCPULimit,
	}
}

func checkNoCPULimit(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		if !container(u) || u.Limits.CPUQuota != nil || u.Found.Limits.Cpuset != nil {
			continue
		}
		level := finding.Off
		c, _ := busiest(d, u)
		if governed(u) && c != nil && !explicit(d, u) {
			level = finding.Warning
		}
		message := "nothing limits the CPUs of this container"
		if c != nil {
			message = fmt.Sprintf("nothing limits the CPUs of this container: ffmpeg takes all of the node, %s", threadsOf(u, c))
		}
		found.add(unlimited("no-cpu-limit", level, u, message, "set a CPU limit and thread options to match it, or a cpuset"))
	}
	found.report(report)
}

// explicit reports whether every command of the unit says how many threads
// each of its pools has.
func explicit(d *facts.Document, u *facts.Unit) bool {
	for _, c := range commandsOf(d, u) {
		if len(automatic(c)) > 0 {
			return false
		}
	}
	return true
}
