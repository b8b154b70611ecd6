package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func requestConcurrencyUnbounded() Rule {
	return Rule{
		ID: "request-concurrency-unbounded", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "each instance takes many requests at once, and each request may start an ffmpeg",
		Doc: Doc{
			What:   "A service of Knative or Cloud Run sets no `containerConcurrency`, or 0. It is a note until a pool is declared.",
			Why:    "Knative then sends any number of requests to one container, Cloud Run 80. The number suits a web server; where a request starts an encode, the instance runs that many ffmpeg on its one or two CPUs, all of them slow, and more memory than the instance has.",
			Fix:    "Set `containerConcurrency: 1`, or as many encodes as an instance has CPUs for: the platform starts more instances instead.",
			Ignore: "The server itself queues what it starts.",
			Bad: `kind: Service   # serving.knative.dev/v1
spec: {template: {spec: {containers: [{image: encoder}]}}}`,
			Good: `kind: Service   # serving.knative.dev/v1
spec: {template: {spec: {containerConcurrency: 1, containers: [{image: encoder}]}}}`,
		},
		Check: noticedWhere("request-concurrency-unbounded", levels{finding.Note, finding.Warning}, concerns),
	}
}

// concerns reports whether the unit has to do with ffmpeg for certain: it
// runs a known command, or the configuration gives it a place.
func concerns(u *facts.Unit) bool { return len(u.Commands) > 0 || governed(u) }
