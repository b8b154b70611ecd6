package githubactions

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/clock"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// group applies a job's concurrency: of the legs that share a group one runs
// at a time and one waits; older ones that wait are cancelled, unless
// `queue: max` keeps them (docs: control workflow concurrency).
func (j *job) group(n *yamlpos.Node) {
	name := n
	if n.IsMapping() {
		name = n.Get("group")
	}
	if !name.IsScalar() {
		return
	}
	groups := j.groups(name.Str())
	if j.copies.Exceeds(groups) == bound.No {
		return
	}
	legs := j.legs
	j.copies = j.copies.Min(groups)
	j.note(name.Evidence("copies", j.copies, "one job of each concurrency group runs at a time"))
	cancels, _ := n.Get("cancel-in-progress").Bool()
	if n.Get("queue").Str() == "max" && !cancels {
		return
	}
	kept := groups.Add(groups)
	if cancels {
		kept = groups
	}
	if legs.Exceeds(kept) != bound.No {
		j.diag("concurrency-group-cancels-legs", name, fmt.Sprintf(
			"the %s legs of the matrix share this group: GitHub keeps %s of them and cancels the others", legs, kept))
	}
}

// groups returns how many groups the legs have.
func (j *job) groups(text string) bound.Bound {
	if len(j.scope.legs) == 0 {
		if strings.Contains(text, "matrix") || strings.Contains(text, "strategy.") {
			return bound.Unknown(1)
		}
		return bound.Of(1)
	}
	if strings.Contains(text, "strategy.job-index") {
		return bound.Of(int64(len(j.scope.legs)))
	}
	names := map[string]bool{}
	for _, l := range j.scope.legs {
		names[j.scope.fill(l, text)] = true
	}
	return bound.Of(int64(len(names)))
}

func parse(text string) (int64, bound.Bound) {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil || n < 0 {
		return 0, bound.Unknown(1)
	}
	return n, bound.Of(n)
}

// clockOf returns the schedule of the workflow that fires most often, and how
// often; nil if it has none.
func clockOf(root *yamlpos.Node) (best *yamlpos.Node, least time.Duration) {
	on := root.Get("on")
	if on == nil {
		on = root.Get("true")
	}
	for _, item := range on.Get("schedule").Items() {
		cron := item.Get("cron")
		period := clock.SmallestGap(cron.Str())
		if period > 0 && (best == nil || period < least) {
			best, least = cron, period
		}
	}
	return best, least
}

// defaultTimeout ends a job (docs: workflow syntax, timeout-minutes).
const defaultTimeout = 360 * time.Minute

// scheduled says what the clock does to a job: a run that takes longer than
// the period meets the next one, unless a group of the whole workflow or of
// the job forbids it.
func (w *run) scheduled(u *unit.Unit, j *job) {
	if w.clock == nil {
		return
	}
	overlaps := !w.alone && j.node.Get("concurrency") == nil
	u.Schedule = &unit.Schedule{Text: w.clock.Str(), Period: w.period, PerRun: j.copies, Overlap: overlaps}
	lifetime, given := defaultTimeout, j.node.Get("timeout-minutes")
	if n := given.Int(); n.Set && n.N > 0 && n.N < 1<<20 {
		lifetime = time.Duration(n.N) * time.Minute
	}
	if !overlaps || lifetime <= w.period {
		return
	}
	runs := int64((lifetime + w.period - 1) / w.period)
	u.Diags = append(u.Diags, unit.Diag{
		Rule: "cron-allows-overlap", At: w.clock.Span(), Certain: given != nil,
		Message: fmt.Sprintf("up to %d runs at once: a job may take %v and a new run starts every %v; no concurrency group keeps them apart",
			runs, lifetime, w.period),
	})
}
