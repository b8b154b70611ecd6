package rules

import "github.com/ffvet/ffvet/internal/finding"

func platformDefaultConcurrency() Rule {
	return Rule{
		ID: "platform-default-concurrency", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "the platform's own default decides how many instances run ffmpeg",
		Doc: Doc{
			What:   "A service of Cloud Run sets no number of instances, and the platform's default of 100 holds. It is a note until a pool is declared.",
			Why:    "The default is there to keep a web service up. Each instance of an encoder is billed and reads its source, so a burst of requests costs 100 times one.",
			Fix:    "Set `autoscaling.knative.dev/maxScale` to what you mean to pay for.",
			Ignore: "100 instances are fine.",
			Bad: `kind: Service   # Cloud Run
spec: {template: {spec: {containers: [{image: encoder}]}}}`,
			Good: `kind: Service   # Cloud Run
spec: {template: {metadata: {annotations: {autoscaling.knative.dev/maxScale: "5"}}}}`,
		},
		Check: noticedWhere("platform-default-concurrency", levels{finding.Note, finding.Warning}, concerns),
	}
}
