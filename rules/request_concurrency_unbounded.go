package rules

import "github.com/ffvet/ffvet/internal/finding"

func requestConcurrencyUnbounded() Rule {
	return Rule{
		ID: "request-concurrency-unbounded", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "one instance takes so many requests at once that each may start ffmpeg",
		Doc: Doc{
			What:   "`containerConcurrency` of a service is 0 (no limit), or it is not set and the platform's default of 80 counts.",
			Why:    "Where each request starts an ffmpeg they all run in one container: 80 encodes share its 2 CPUs and its memory, and the first that is out of memory ends all of them.",
			Fix:    "Set `containerConcurrency` to what one instance can encode at once, mostly 1, and let the platform add instances up to a maximum.",
			Ignore: "The server has a queue of its own that starts one ffmpeg at a time: declare it with `assume.requests_per_instance`.",
			Bad: `kind: Service
spec: {template: {spec: {containerConcurrency: 0}}}`,
			Good: `kind: Service
spec: {template: {spec: {containerConcurrency: 1}}}`,
		},
		Check: noticed("request-concurrency-unbounded", levels{finding.Off, finding.Warning}),
	}
}
