package rules

import "github.com/ffvet/ffvet/internal/finding"

func platformDefaultConcurrency() Rule {
	return Rule{
		ID: "platform-default-concurrency", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "no maximum is set, and the platform's own is large",
		Doc: Doc{
			What:   "A service sets no maximum of instances or of requests at once, so that the platform's default counts: 100 instances and 80 requests each on Cloud Run.",
			Why:    "The defaults are made for small web handlers. A handler that starts ffmpeg for each request becomes 8,000 processes before the platform says no.",
			Fix:    "Set the maximum of instances (`autoscaling.knative.dev/maxScale`) and `containerConcurrency` to what one instance can encode at once, mostly 1.",
			Ignore: "The defaults are meant.",
			Bad: `kind: Service
apiVersion: serving.knative.dev/v1
metadata: {annotations: {run.googleapis.com/ingress: all}}`,
			Good: `kind: Service
apiVersion: serving.knative.dev/v1
spec: {template: {metadata: {annotations: {autoscaling.knative.dev/maxScale: "3"}}, spec: {containerConcurrency: 1}}}`,
		},
		Check: noticed("platform-default-concurrency", levels{finding.Off, finding.Warning}),
	}
}
