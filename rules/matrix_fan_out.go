package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func matrixFanOut() Rule {
	return Rule{
		ID: "matrix-fan-out", Group: Processes, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "all jobs of a matrix may start at once on machines that they share",
		Doc: Doc{
			What:   "A matrix (GitHub Actions, Tekton) or `parallel` (GitLab CI) starts all of its jobs at once, on machines of your own.",
			Why:    "Nothing limits the legs of a matrix unless the file says so, and each axis multiplies: 3 codecs × 4 sizes × 2 presets are 24 ffmpeg, each with threads for all CPUs of the machine. On a hosted runner each job has a machine of its own, and this rule is silent.",
			Fix:    "GitHub Actions: `strategy.max-parallel`. GitLab CI: `resource_group`, or `concurrent` and `limit` of the runners. Tekton has no limit: split the matrix into tasks that wait for one another (`runAfter`).",
			Ignore: "The runners themselves limit how many jobs one machine takes; declare it (`runners_per_node` of the pool), and the sums count it.",
			Bad: `jobs:
  enc:
    runs-on: [self-hosted, media]
    strategy:
      matrix: {codec: [libx264, libx265, libsvtav1], size: [480, 720, 1080]}`,
			Good: `jobs:
  enc:
    runs-on: [self-hosted, media]
    strategy:
      max-parallel: 2
      matrix: {codec: [libx264, libx265, libsvtav1], size: [480, 720, 1080]}`,
		},
		Check: noticedWhere("matrix-fan-out", levels{finding.Note, finding.Note}, sharesMachine),
	}
}

// sharesMachine reports whether copies of the unit may run on one machine: a
// platform gives to each no machine of its own.
func sharesMachine(u *facts.Unit) bool {
	one, known := u.Copies.PerNode.Hi()
	return u.Found.Place.MachineCPUs == nil && (!known || one > 1)
}
