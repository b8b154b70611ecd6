package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func noMemoryLimit() Rule {
	return Rule{
		ID: "no-memory-limit", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a container that runs ffmpeg may take all memory of its node",
		Doc: Doc{
			What:   "A container that runs ffmpeg has no memory limit, on a declared pool or with a process that nothing ends.",
			Why:    "When a node runs out of memory the kernel chooses who dies. A recorder's ffmpeg was reported to grow to 6 GB and to take its neighbours with it. With a limit only the container that grew is killed, and it is named.",
			Fix:    "Set `limits.memory` (Kubernetes) or `mem_limit` (Compose) to the estimate of `ffvet explain` plus headroom: a quarter more where the finding has no measured figure of yours.",
			Ignore: "The node runs nothing else, and a restart of the node is acceptable.",
			Bad: `containers:
- name: record
  image: recorder
  command: [ffmpeg, -i, "rtsp://camera/stream", -c, copy, -f, segment, "%d.mp4"]`,
			Good: `containers:
- name: record
  image: recorder
  command: [ffmpeg, -i, "rtsp://camera/stream", -c, copy, -f, segment, "%d.mp4"]
  resources: {limits: {memory: 256Mi}}`,
		},
		Check: checkNoMemoryLimit,
	}
}

func checkNoMemoryLimit(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		if !container(u) || u.Limits.Memory != nil {
			continue
		}
		level := finding.Off
		switch {
		case governed(u):
			level = finding.Warning
		case neverEnds(d, u):
			level = finding.Note
		}
		message := "nothing limits the memory of this container"
		if need := u.Memory.Or(0); need > 0 {
			message = fmt.Sprintf("nothing limits the memory of this container; its processes need about %s MiB", digits(need>>20))
		}
		found.add(unlimited("no-memory-limit", level, u, message, "set a memory limit with headroom over the estimate"))
	}
	found.report(report)
}

// neverEnds reports whether a process of the unit has an input without end,
// or grows without bound.
func neverEnds(d *facts.Document, u *facts.Unit) bool {
	for _, c := range commandsOf(d, u) {
		if c.Estimate.Memory.Unbounded || c.Graph != nil && endless(c) {
			return true
		}
	}
	return false
}
