package kubernetes

import (
	"fmt"
	"math"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/clock"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// Defaults of batch/v1 types.go.
const (
	defaultBackoffLimit = 6
	// unlimitedBackoff is what backoffLimit becomes where a limit for each
	// index is set.
	unlimitedBackoff = math.MaxInt32
)

// job reads a JobSpec.
func (w *workload) job(spec *yamlpos.Node) { w.copies.SetSteady(w.jobCopies(spec)) }

// jobCopies returns how many pods of the job run at once: parallelism, at
// most one for each completion.
func (w *workload) jobCopies(spec *yamlpos.Node) bound.Bound {
	parallelism, completions := spec.Get("parallelism").Int(), spec.Get("completions").Int()
	w.diags = append(append(w.diags, parallelism.Diags...), completions.Diags...)
	w.jobStarts(spec, parallelism, completions)
	if suspended, _ := spec.Get("suspend").Bool(); suspended {
		w.diag("suspended", spec.Get("suspend"), "the job starts no pods while it is suspended")
		w.evidence = append(w.evidence, spec.Get("suspend").Evidence("copies", bound.Of(0), "suspended"))
		return bound.Of(0)
	}
	switch {
	case !parallelism.Set:
		w.defaulted("copies", bound.Of(1), spec.Path()+".parallelism", "one pod at a time unless set")
		return bound.Of(1)
	case !completions.Set:
		w.evidence = append(w.evidence, parallelism.Node.Evidence("copies", parallelism.Bound, "parallelism"))
		return parallelism.Bound
	}
	copies := parallelism.Bound.Min(completions.Bound)
	decisive, note := parallelism.Node, "parallelism"
	if parallelism.Bound.Exceeds(completions.Bound) == bound.Yes {
		decisive, note = completions.Node, fmt.Sprintf("completions caps parallelism: %d", parallelism.N)
		w.diag("parallelism-exceeds-completions", parallelism.Node, note)
	}
	w.copies.Default = parallelism.Default
	w.evidence = append(w.evidence, decisive.Evidence("copies", copies, note))
	return copies
}

// jobStarts sets how many pods the job may start in all: one for each
// completion, and the retries.
func (w *workload) jobStarts(spec *yamlpos.Node, parallelism, completions yamlpos.Number) {
	runs := bound.Of(1)
	if completions.Set {
		runs = completions.Bound
	} else if parallelism.Set {
		runs = parallelism.Bound // a work queue
	}
	limit, perIndex := spec.Get("backoffLimit").Int(), spec.Get("backoffLimitPerIndex").Int()
	w.diags = append(append(w.diags, limit.Diags...), perIndex.Diags...)
	var starts bound.Bound
	var e bound.Evidence
	switch {
	case perIndex.Set && (!limit.Set || limit.N == unlimitedBackoff):
		starts = runs.Mul(perIndex.Bound.Add(bound.Of(1)))
		e = perIndex.Node.Evidence("starts", starts, "completions × (1 + backoffLimitPerIndex)")
	case limit.Set:
		starts = runs.Add(limit.Bound)
		e = limit.Node.Evidence("starts", starts, "completions + backoffLimit")
	default:
		starts = runs.Add(bound.Of(defaultBackoffLimit))
		e = bound.Evidence{Factor: "starts", Value: starts, Default: true, Path: spec.Path() + ".backoffLimit",
			Note: fmt.Sprintf("completions + backoffLimit, %d unless set", defaultBackoffLimit)}
	}
	w.starts = &starts
	w.evidence = append(w.evidence, e)
}

// cronJob adds what overlaps: a run that still lives when the next one starts.
func (w *workload) cronJob(spec *yamlpos.Node) {
	job := spec.Get("jobTemplate", "spec")
	run := w.jobCopies(job)
	schedule := spec.Get("schedule")
	w.schedule = &unit.Schedule{Text: schedule.Str(), Period: clock.SmallestGap(schedule.Str()),
		Grace: seconds(w.pod.Get("terminationGracePeriodSeconds"), 30*time.Second), PerRun: run}
	if suspended, _ := spec.Get("suspend").Bool(); suspended {
		w.diag("suspended", spec.Get("suspend"), "the schedule is suspended")
		w.copies.SetSteady(bound.Of(0))
		return
	}
	policy := spec.Get("concurrencyPolicy")
	switch policy.Str() {
	case "Forbid":
		w.copies.SetSteady(run)
	case "Replace":
		// Old pods end within their grace period, beside the new ones.
		w.copies.Steady, w.copies.Peak = run, run.Add(run)
	default:
		w.overlap(spec, job)
	}
	e := schedule.Evidence("overlap", w.copies.Peak, fmt.Sprintf("schedule %q, concurrencyPolicy %s",
		schedule.Str(), orDefault(policy.Str(), "Allow")))
	w.evidence = append(w.evidence, e)
}

// overlap counts the runs that live at once under the policy Allow. Only
// activeDeadlineSeconds bounds how long a run lives.
func (w *workload) overlap(spec, job *yamlpos.Node) {
	w.schedule.Overlap = true
	lifetime := seconds(job.Get("activeDeadlineSeconds"), 0)
	w.copies.Steady, w.copies.Peak = w.schedule.Copies(lifetime)
	at := spec.Get("concurrencyPolicy")
	if at == nil {
		at = spec.Get("schedule")
	}
	if lifetime <= 0 {
		w.diag("cron-allows-overlap", at,
			"nothing bounds how many runs overlap: concurrencyPolicy is Allow and no activeDeadlineSeconds ends a run")
	} else if w.copies.Peak.Exceeds(w.schedule.PerRun) == bound.Yes {
		w.diag("cron-allows-overlap", at, fmt.Sprintf(
			"up to %s pods at once: a run may take %v and a new one starts every %v", w.copies.Peak, lifetime, w.schedule.Period))
	}
}

// seconds reads a whole number of seconds.
func seconds(n *yamlpos.Node, fallback time.Duration) time.Duration {
	i := n.Int()
	if !i.Set || i.N <= 0 || i.N > math.MaxInt32 {
		return fallback
	}
	return time.Duration(i.N) * time.Second
}
