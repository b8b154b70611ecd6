package capacity

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// need is what one copy of a unit takes.
type need struct {
	unit           *unit.Unit
	procs, threads bound.Bound
}

func loads(c *config.Config, needs ...need) []Load {
	var units []*unit.Unit
	for _, n := range needs {
		units = append(units, n.unit)
	}
	var all []Load
	for i, p := range Place(c, units) {
		n := needs[i]
		all = append(all, Load{
			Placement: p, Procs: n.procs, Threads: n.threads, Memory: n.threads.Mul(bound.Of(1 << 20)),
			ThreadsPerProcess: n.threads, OutputsPerProcess: bound.Of(2), SegmentsPerMinute: bound.Of(30),
		})
	}
	return all
}

func member(group string, change func(*unit.Unit)) *unit.Unit {
	return pod("x", 4, func(u *unit.Unit) { u.Group = group; change(u) })
}

func TestGroups(t *testing.T) {
	n := bound.Of
	sidecar := func(step int) func(*unit.Unit) { return func(u *unit.Unit) { u.Sidecar, u.Step = true, step } }
	phase := func(p unit.Phase, step int) func(*unit.Unit) {
		return func(u *unit.Unit) { u.Phase, u.Step = p, step }
	}
	step := func(i int) func(*unit.Unit) { return func(u *unit.Unit) { u.Step = i } }
	tests := []struct {
		name           string
		needs          []need
		running, worst string // threads of one copy
	}{
		{"containers of a pod are there together", []need{
			{member("g", step(0)), n(1), n(10)}, {member("g", step(0)), n(1), n(5)},
		}, "15", "15"},
		{"statements of a script come one after another", []need{
			{member("g", step(0)), n(1), n(10)}, {member("g", step(1)), n(3), n(5)},
		}, "10", "10"},
		{"init steps come before, one after another", []need{
			{member("g", phase(unit.InitPhase, 0)), n(1), n(20)}, {member("g", phase(unit.InitPhase, 1)), n(1), n(7)}, {member("g", step(0)), n(1), n(10)},
		}, "10", "20"},
		{"a sidecar runs beside later init steps and the main phase", []need{
			{member("g", phase(unit.InitPhase, 0)), n(1), n(20)}, {member("g", sidecar(1)), n(1), n(3)},
			{member("g", phase(unit.InitPhase, 2)), n(1), n(18)}, {member("g", step(0)), n(1), n(10)},
		}, "13", "21"},
		{"builds and what is over soon do not count", []need{
			{member("g", phase(unit.BuildPhase, 0)), n(1), n(20)}, {member("g", func(u *unit.Unit) { u.Transient = true }), n(1), n(9)}, {member("g", step(0)), n(1), n(10)},
		}, "10", "10"},
		{"no bound on one", []need{{member("g", step(0)), bound.Inf(1), bound.Inf(10)}, {member("g", step(0)), n(1), n(5)}}, "inf", "inf"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			groups := groupsOf(pointers(loads(config.Default(), test.needs...)))
			if len(groups) != 1 {
				t.Fatalf("%d groups", len(groups))
			}
			got := []string{groups[0].inMain(threads).add(threads).String(), groups[0].worst(threads).add(threads).String()}
			if diff := cmp.Diff([]string{test.running, test.worst}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// k8s-init-and-sidecar: 4 copies, 2 processes at most in one.
func TestInitDoesNotCountInTotals(t *testing.T) {
	all := loads(config.Default(),
		need{member("g", func(u *unit.Unit) { u.Sidecar = true }), bound.Of(1), bound.Of(1)},
		need{member("g", func(u *unit.Unit) { u.Phase, u.Step = unit.InitPhase, 1 }), bound.Of(1), bound.Of(1)},
		need{member("g", func(*unit.Unit) {}), bound.Of(1), bound.Of(1)})
	if got := Totals(config.Default(), all).Processes; got.String() != "8" {
		t.Errorf("processes = %s, want 8", got)
	}
}

func TestTotals(t *testing.T) {
	rolling := func(steady, peak int64) func(*unit.Unit) {
		return func(u *unit.Unit) { u.Copies.Steady, u.Copies.Peak = bound.Of(steady), bound.Of(peak) }
	}
	text := "pools: {p: {nodes: 3, cpus: 16, memory: 64GiB}}\nroles: {vod: {match: {names: [a]}, window: steady}, rest: {match: {names: ['*']}}}\npolicy: {rollouts: %s}"
	tests := []struct {
		rollouts                   string
		processes, threads, memory string
	}{
		{"serial", "30", "136", "142606336"}, // b surges: 10 and 10·2 processes; a surges: 12·10 beside 8·2 threads
		{"any", "32", "140", "146800640"},
	}
	for _, test := range tests {
		c := load(t, fmt.Sprintf(text, test.rollouts))
		all := loads(c, need{pod("a", 1, rolling(10, 12)), bound.Of(1), bound.Of(10)}, need{pod("b", 1, rolling(8, 10)), bound.Of(2), bound.Of(2)})
		got := Totals(c, all)
		p := got.Pools["p"]
		want := []string{"26", "3", "48", "206158430208", test.processes, test.threads, test.memory, "22", "32", "140", "146800640"}
		if diff := cmp.Diff(want, []string{
			got.Processes.String(), p.Nodes.String(), p.CPUs.String(), p.MemTotal.String(), p.Processes.String(), p.Threads.String(), p.Memory.String(),
			p.Node.Copies.String(), p.Node.Processes.String(), p.Node.Threads.String(), p.Node.Memory.String(),
		}); diff != "" {
			t.Error(diff)
		}
		vod, rest := got.Roles["vod"], got.Roles["rest"]
		if diff := cmp.Diff([]string{"10", "10", "100", "10", "20", "20"}, []string{
			vod.Copies.String(), vod.Processes.String(), vod.Threads.String(), rest.Copies.String(), rest.Processes.String(), rest.Threads.String(),
		}); diff != "" {
			t.Error(diff)
		}
	}
}

// A node with 16 CPUs: two pods of 4 CPUs and 50 threads a CPU first, then
// the fraction of the others that still fits.
func TestSharesOfANode(t *testing.T) {
	c := load(t, "pools: {p: {cpus: 16, memory: 64GiB}}")
	asks := func(cpus int64) func(*unit.Unit) {
		return func(u *unit.Unit) { u.Limits.RequestCPU = of(cpus) }
	}
	sidecar := func(u *unit.Unit) {
		u.Group, u.Sidecar, u.Limits.RequestCPU = "deployment/default/b", true, nil
		u.GroupLimits = []unit.Limits{{RequestCPU: of(4)}, {}}
	}
	all := loads(c,
		need{pod("a", 9, asks(3)), bound.Of(1), bound.Of(10)},
		need{pod("b", 2, asks(4)), bound.Of(1), bound.Of(200)},
		need{pod("b", 2, sidecar), bound.Of(1), bound.Of(5)},
		need{pod("c", 2, nil), bound.Inf(1), bound.Inf(7)})
	node := Totals(c, all).Pools["p"].Node
	var got []string
	for _, s := range node.Shares {
		got = append(got, fmt.Sprintf("%d: %s copies, %s threads, %s processes", s.Unit, s.Copies, s.Threads, s.Processes))
	}
	want := []string{ // 8 CPUs are left for a: two of 3 CPUs and two thirds of one
		"0: 3 copies, 27 threads, 3 processes", "1: 2 copies, 400 threads, 2 processes",
		"2: 2 copies, 10 threads, 2 processes", "3: 2 copies, inf threads, inf processes",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !node.Threads.IsInf() {
		t.Errorf("threads = %s", node.Threads)
	}
}

func TestUndeclaredCapacityIsUnknown(t *testing.T) {
	p := Totals(load(t, "pools: {p: {}}"), nil).Pools["p"]
	if !p.CPUs.IsUnknown() || !p.MemTotal.IsUnknown() {
		t.Errorf("pool = %+v", p)
	}
}

// fleet-role-limits: 10 copies with 2 processes, all on one node.
func TestUses(t *testing.T) {
	c := load(t, `pools: {enc: {nodes: 3, cpus: 32, memory: 128GiB}}
roles:
  thumbs:
    pool: enc
    share: 0.5
    match: {names: ["thumb*"]}
    limits: {processes_per_node: 4, processes_total: 12, threads_per_process: 2, copies_per_node: 10, copies_total: 9, memory_per_copy: 1GiB,
      outputs_per_process: 1, overlap: 1, processes_per_copy: 2, segments_per_minute: 100, starts_per_run: 3, threads_per_node: 100}
`)
	service := func(name string, copies int64) *unit.Unit {
		return &unit.Unit{ID: "service/" + name, Meta: unit.Meta{Service: name}, Copies: unit.Copies{Steady: bound.Of(copies), Peak: bound.Of(copies)}}
	}
	nightly := service("thumbs-nightly", 6)
	nightly.Schedule = &unit.Schedule{PerRun: bound.Of(2)}
	nightly.Starts = of(5)
	all := loads(c,
		need{nightly, bound.Of(1), bound.Of(3)},
		need{service("thumbs", 10), bound.Of(2), bound.Of(14)},
		need{service("other", 100), bound.Of(9), bound.Of(99)})
	want := map[string]string{
		"copies_per_node": "16 of 10, most by service/thumbs 10", "copies_total": "16 of 9, most by service/thumbs 10",
		"memory_per_copy": "14680064 of 1073741824, most by service/thumbs 14680064", "outputs_per_process": "2 of 1, most by service/thumbs-nightly 2",
		"overlap": "3 of 1, most by service/thumbs-nightly 3", "processes_per_copy": "2 of 2, most by service/thumbs 2",
		"processes_per_node": "26 of 4, most by service/thumbs 20", "processes_total": "26 of 12, most by service/thumbs 20",
		"segments_per_minute": "480 of 100, most by service/thumbs 300", "starts_per_run": "5 of 3, most by service/thumbs-nightly 5",
		"threads_per_node": "158 of 100, most by service/thumbs 140", "threads_per_process": "14 of 2, most by service/thumbs 14",
		"threads_total": "158 of 480, most by service/thumbs 140", // half of 3 nodes with 32 CPUs and 10 threads for each
	}
	got := map[string]string{}
	for _, u := range Totals(c, all).Roles["thumbs"].Uses {
		got[u.Key] = fmt.Sprintf("%s of %s, most by %s %s", u.Used(), u.Allowed, all[u.By[0].Unit].Unit.ID, u.By[0].Value)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A budget also holds while all copies are in their init containers.
func TestInitCountsInBudgets(t *testing.T) {
	c := load(t, "roles: {r: {limits: {processes_total: 10}}}")
	all := loads(c,
		need{member("g", func(u *unit.Unit) { u.Phase = unit.InitPhase }), bound.Of(5), bound.Of(1)},
		need{member("g", func(*unit.Unit) {}), bound.Of(1), bound.Of(1)})
	for _, u := range Totals(c, all).Roles["r"].Uses {
		if u.Key == "processes_total" && (u.Steady.String() != "4" || u.Peak.String() != "20") {
			t.Errorf("processes = %s steady, %s at peak, want 4 and 20", u.Steady, u.Peak)
		}
	}
}

// What a pool offers is the budget of one node; a rollout counts at its peak.
func TestPoolUses(t *testing.T) {
	c := load(t, "pools: {p: {nodes: 2, cpus: 16, memory: 64GiB, pids: 500, reserve: {memory: 4GiB}, allow: {threads_per_cpu: 2, memory: 0.5}}}")
	rolling := func(u *unit.Unit) { u.Copies.Steady, u.Copies.Peak = bound.Of(4), bound.Of(6) }
	all := loads(c, need{pod("a", 1, rolling), bound.Of(1), bound.Of(10)}, need{pod("b", 1, nil), bound.Of(2), bound.Of(3)})
	var got []string
	for _, u := range Totals(c, all).Pools["p"].Uses {
		allowed := "-"
		if u.Allowed != nil {
			allowed = u.Allowed.String()
		}
		got = append(got, fmt.Sprintf("%s %s..%s of %s: %s", u.Key, u.Steady, u.Peak, allowed, all[u.By[0].Unit].Unit.Meta.Name))
	}
	want := []string{
		"threads_per_node 43..63 of 32: a", "pids_per_node 43..63 of 500: a",
		"memory_per_node 45088768..66060288 of 32212254720: a",
		"processes_per_node 6..8 of -: a", "copies_per_node 5..7 of -: a", "threads_total 43..63 of 64: a",
		"memory_total 45088768..66060288 of 64424509440: a", "processes_total 6..8 of -: a", "outputs_per_process 2..2 of -: a",
		"segments_per_minute 150..210 of -: a", "starts_per_run 2..2 of -: b",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A pool of undeclared size allows nothing in particular.
func TestUndeclaredSizeIsNoBudget(t *testing.T) {
	for _, u := range Totals(load(t, "pools: {p: {}}"), nil).Pools["p"].Uses {
		if u.Allowed != nil {
			t.Errorf("%s allows %s", u.Key, u.Allowed)
		}
	}
}

func TestLargestFirst(t *testing.T) {
	order := []bound.Bound{bound.Of(1), bound.Of(9), bound.Unknown(0), bound.Inf(0)}
	for i := 1; i < len(order); i++ {
		if compareBounds(order[i-1], order[i]) >= 0 || compareBounds(order[i], order[i-1]) <= 0 {
			t.Errorf("%s is not below %s", order[i-1], order[i])
		}
	}
}
