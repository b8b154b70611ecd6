package kubernetes

import (
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// scaledJob runs up to maxReplicaCount jobs, each with its own pods.
func (w *workload) scaledJob(spec *yamlpos.Node) {
	each := w.jobCopies(spec.Get("jobTargetRef"))
	jobs, diags, e := maxReplicaCount(w.object)
	w.diags = append(w.diags, diags...)
	e.Factor = "jobs"
	w.evidence = append(w.evidence, e)
	strategy := spec.Get("scalingStrategy")
	if strategy.Get("strategy").Str() == "custom" {
		jobs = w.customStrategy(strategy, jobs)
	}
	w.copies.SetSteady(jobs.Mul(each))
}

// customStrategy returns how many jobs run at once. Each poll adds
// min(max − deduction − int(running × percentage), max) jobs
// (scaledjob-spec.md), so they grow until that is no longer positive.
func (w *workload) customStrategy(strategy *yamlpos.Node, most bound.Bound) bound.Bound {
	n, known := most.Hi()
	deduction := strategy.Get("customScalingQueueLengthDeduction").Int()
	percentage, err := strconv.ParseFloat(strategy.Get("customScalingRunningJobPercentage").Str(), 64)
	if !known || deduction.Bound.IsUnknown() || err != nil || percentage < 0 {
		return bound.Unknown(0)
	}
	step := max(n-deduction.N, 0)
	jobs := bound.Of(max(n, step))
	switch {
	case percentage == 0 && step > 0:
		jobs = bound.Inf(n)
	case percentage > 0 && percentage < 1:
		thousandths := max(int64(percentage*1000), 1)
		jobs = bound.Of(max((step*1000+thousandths-1)/thousandths, step))
	}
	if jobs.Exceeds(most) == bound.Yes {
		at := strategy.Get("strategy")
		w.diag("scaledjob-custom-exceeds-max", at, "the custom strategy runs up to "+jobs.String()+
			" jobs, more than maxReplicaCount "+most.String())
		w.evidence = append(w.evidence, at.Evidence("jobs", jobs, "strategy custom adds jobs at every poll"))
	}
	return jobs
}
