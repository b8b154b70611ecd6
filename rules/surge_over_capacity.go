package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func surgeOverCapacity() Rule {
	return Rule{
		ID: "surge-over-capacity", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a rollout asks for more than the pool has",
		Doc: Doc{
			What:   "The copies that run always fit into the pool by their CPU requests; with the ones that a rollout adds for a while they do not.",
			Why:    "The new pods stay pending until old ones end, and old ones end only when new ones are ready: the rollout stands still, half on each version, until somebody notices.",
			Fix:    "Lower `maxSurge` to what fits (the finding names it), with a `maxUnavailable` that is not 0; or keep room for the surge.",
			Ignore: "An autoscaler adds nodes beyond the declared number.",
			Bad: `# .ffvet.yaml: pools: {enc: 16x64GiB*2}
spec: {replicas: 8, template: {spec: {containers: [{image: enc, resources: {requests: {cpu: "4"}}}]}}}`,
			Good: `# .ffvet.yaml: pools: {enc: 16x64GiB*2}
spec:
  replicas: 8
  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
  template: {spec: {containers: [{image: enc, resources: {requests: {cpu: "4"}}}]}}`,
		},
		Check: checkSurge,
	}
}

func checkSurge(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		on := requesting(d, p.Name)
		room := int64(p.Nodes) * offeredCPU(&p)
		calm := int64(0)
		for _, u := range on {
			calm += requestFor(u, u.Copies.Steady)
		}
		if p.CPUs == 0 || p.Nodes == 0 || calm > room {
			continue
		}
		for _, u := range on {
			surge := requestFor(u, u.Copies.Peak) - requestFor(u, u.Copies.Steady)
			if calm+surge > room {
				report(surgeFinding(d, p, u, room-calm, surge))
			}
		}
	}
}

// requesting returns one unit of each group on the pool that runs always, asks
// for CPUs and whose copies are known.
func requesting(d *facts.Document, pool string) []*facts.Unit {
	var units []*facts.Unit
	seen := map[string]bool{}
	for _, u := range d.Units {
		_, asked := requestOf(u)
		_, known := u.Copies.Peak.Hi()
		group := u.Root + " " + u.Group
		if u.Pool != pool || !asked || !known || !pod(u) || !startsTogether(u) || u.Group != "" && seen[group] {
			continue
		}
		seen[group] = true
		units = append(units, u)
	}
	return units
}

// requestFor returns what so many copies ask for, in thousandths of a CPU.
func requestFor(u *facts.Unit, copies bound.Bound) int64 {
	milli, _ := requestOf(u)
	total, _ := copies.Mul(bound.Milli(milli)).MilliHi()
	return total
}

func surgeFinding(d *facts.Document, p config.Pool, u *facts.Unit, left, surge int64) finding.Finding {
	milli, _ := requestOf(u)
	f := aboutUnit("surge-over-capacity", finding.Error, u, u.Found.At)
	for _, e := range u.Found.Evidence {
		if e.Factor == "surge" && !e.At.IsZero() {
			f.At = e.At
		}
	}
	f.Message = fmt.Sprintf("a rollout asks for %s CPUs more, and pool %q has %s left: it stands still", bound.Milli(surge), p.Name, bound.Milli(left))
	f.Number = surge / 1000
	f.Reasons = append(chain(d, share{unit: u, copies: u.Copies.PerNode, value: u.Threads.Mul(u.Copies.PerNode)}),
		finding.Reason{Label: "pool", Value: bound.Of(int64(p.Nodes)), Text: fmt.Sprintf("nodes with %s CPUs each for requests", bound.Milli(offeredCPU(&p))), At: p.At})
	f.Help = fmt.Sprintf("maxSurge: %d fits", left/milli)
	if left < milli {
		f.Help = "maxSurge: 0 with maxUnavailable: 1 needs no room"
	}
	return f
}
