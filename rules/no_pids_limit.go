package rules

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func noPidsLimit() Rule {
	return Rule{
		ID: "no-pids-limit", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a role requires a limit on processes, and the container has none",
		Doc: Doc{
			What:   "The role of a container has `require: [pids_limit]`, and nothing limits its processes and threads: no `pids_limit` of Compose, no `TasksMax`, no `podPidsLimit` of the pool's kubelet.",
			Why:    "Threads count as processes for the kernel. One loop that starts a process for each file takes the 32,768 ids of a whole node, and then nothing on it can start, not even a shell.",
			Fix:    "Set `pids_limit` (Compose), `--pids-limit` (Docker), `TasksMax=` (systemd) or `podPidsLimit` of the kubelet, above the threads of all processes of one copy.",
			Ignore: "Take the requirement out of the role.",
			Bad: `# .ffvet.yaml: roles: {vod: {require: [pids_limit]}}
services: {enc: {image: enc}}`,
			Good: `# .ffvet.yaml: roles: {vod: {require: [pids_limit]}}
services: {enc: {image: enc, pids_limit: 400}}`,
		},
		Check: checkNoPidsLimit,
	}
}

func checkNoPidsLimit(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		if !container(u) || u.Limits.Pids != nil {
			continue
		}
		f := unlimited("no-pids-limit", finding.Off, u, "nothing limits the processes and threads of this container", "")
		if r := roleNamed(d, u.Role); r != nil && slices.Contains(r.Require, "pids_limit") {
			f.Level = finding.Error
		}
		f.Help = "set a limit on processes above the threads of one copy"
		if threads, ok := u.Threads.Hi(); ok && threads > 0 {
			f.Help = "set a limit on processes of at least " + digits(headroom(threads)) + ": " + digits(threads) + " threads of ffmpeg, and the rest of the container"
		}
		found.add(f)
	}
	found.report(report)
}

// headroom returns a limit that leaves room over what is needed.
func headroom(needed int64) int64 {
	const step = 50
	return (needed*5/4 + 20 + step - 1) / step * step
}
