package knative

import (
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// instances reads how many instances there are at most: 0 or nothing is no
// limit in Knative, and 100 in Cloud Run.
func (o *object) instances(u *unit.Unit) {
	most, at := bound.Bound{}, (*yamlpos.Node)(nil)
	for _, from := range []*yamlpos.Node{o.template, o.node} {
		annotations := from.Get("metadata", "annotations")
		for _, key := range []string{"autoscaling.knative.dev/max-scale", "autoscaling.knative.dev/maxScale", "run.googleapis.com/maxScale"} {
			n := annotations.Get(key)
			if b := count(n); !b.IsZero() && (at == nil || most.Exceeds(b) == bound.Yes) {
				most, at = b, n
			}
		}
	}
	switch {
	case at != nil:
		u.Evidence = append(u.Evidence, at.Evidence("copies", most, "instances at most"))
	case o.cloud:
		most = bound.Of(cloudInstances)
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: most, Path: "maxScale", Default: true, Note: "Cloud Run's own number of instances"})
		u.Diags = append(u.Diags, diag("platform-default-concurrency", u.At, "no maxScale: Cloud Run starts up to 100 instances"))
	default:
		most = bound.Inf(0)
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "copies", Value: most, Path: "autoscaling.knative.dev/max-scale", Default: true, Note: "Knative sets no limit"})
		u.Diags = append(u.Diags, diag("autoscaler-unbounded", u.At, "no max-scale: Knative starts instances without a limit"))
	}
	u.Copies.SetSteady(most)
}

// requests reads how many requests an instance takes at once: 0 or nothing is
// no limit in Knative, and 80 in Cloud Run.
func (o *object) requests(u *unit.Unit, spec *yamlpos.Node) {
	n := spec.Get("containerConcurrency")
	slots := count(n)
	e := n.Evidence("procs", slots, "requests at once of each instance, one process for each")
	if slots.IsZero() {
		slots = bound.Inf(1)
		message := "no containerConcurrency: an instance takes any number of requests at once, and each may start a process"
		if o.cloud {
			slots = bound.Of(cloudConcurrency)
			message = "no containerConcurrency: an instance takes 80 requests at once, and each may start a process"
		}
		at := u.At
		if n.IsScalar() {
			at = n.Span()
		}
		u.Diags = append(u.Diags, diag("request-concurrency-unbounded", at, message))
		e.Value, e.Default = slots, !n.IsScalar()
	}
	u.Worker, u.Slots = true, &slots
	u.Evidence = append(u.Evidence, e)
}

// tasks reads how many tasks of a job run at once: all of them unless
// parallelism says otherwise.
func (o *object) tasks(u *unit.Unit, spec *yamlpos.Node) {
	outer := o.template.Get("spec")
	total, at := bound.Of(1), outer.Get("taskCount")
	if n := count(at); !n.IsZero() {
		total = n
	}
	u.Evidence = append(u.Evidence, at.Evidence("jobs", total, "tasks"))
	copies := total
	if n := count(outer.Get("parallelism")); !n.IsZero() {
		copies = total.Min(n)
		u.Evidence = append(u.Evidence, outer.Get("parallelism").Evidence("copies", copies, "tasks at once"))
	}
	u.Copies.SetSteady(copies)
	retries, retryAt := bound.Of(cloudRetries), spec.Get("maxRetries")
	if n := retryAt.Int(); n.Set {
		retries = n.Bound
	}
	starts := total.Mul(bound.Of(1).Add(retries))
	u.Starts = &starts
	e := retryAt.Evidence("starts", starts, "tasks × (1 + retries)")
	e.Default = retryAt == nil
	u.Evidence = append(u.Evidence, e)
}

// count reads a number that may stand in quotes; 0 if there is none, unknown
// if it is something else.
func count(n *yamlpos.Node) bound.Bound {
	if !n.IsScalar() {
		return bound.Bound{}
	}
	i, err := strconv.ParseInt(n.Str(), 10, 32)
	if err != nil {
		return bound.Unknown(1)
	}
	return bound.Of(max(i, 0))
}

func diag(rule string, at source.Span, message string) unit.Diag {
	return unit.Diag{Rule: rule, At: at, Message: message, Certain: true}
}
