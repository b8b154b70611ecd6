package capacity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func load(t *testing.T, text string) *config.Config {
	t.Helper()
	c, problems := config.Load(".ffvet.yaml", []byte(text))
	for _, p := range problems {
		t.Fatal(p)
	}
	return c
}

func of(n int64) *bound.Bound    { b := bound.Of(n); return &b }
func milli(n int64) *bound.Bound { b := bound.Milli(n); return &b }

// pod returns a container of a Deployment with so many replicas.
func pod(name string, copies int64, change func(*unit.Unit)) *unit.Unit {
	path := "deploy/" + name + ".yaml"
	u := &unit.Unit{
		ID: "deployment/default/" + name + "/c", System: "kubernetes", Group: "deployment/default/" + name,
		At:     source.NewFile(path, []byte("kind: Deployment\n")).Whole(),
		Meta:   unit.Meta{Kind: "Deployment", Namespace: "default", Name: name, Container: "c"},
		Copies: unit.Copies{Steady: bound.Of(copies), Peak: bound.Of(copies)},
	}
	if change != nil {
		change(u)
	}
	return u
}

func TestPoolOf(t *testing.T) {
	labels := func(kv ...string) func(*unit.Unit) {
		return func(u *unit.Unit) {
			u.Place.NodeLabels = map[string]string{}
			for i := 0; i < len(kv); i += 2 {
				u.Place.NodeLabels[kv[i]] = kv[i+1]
			}
		}
	}
	tests := []struct {
		name, config string
		unit         *unit.Unit
		pool         string
		ambiguous    bool
	}{
		{"no pool", "", pod("a", 1, nil), "", false},
		{"a sole pool takes everything", "pools: {p: 4x8G}", pod("a", 1, nil), "p", false},
		{"a sole pool with a match does not", "pools: {p: {cpus: 4, match: {labels: {pool: enc}}}}", pod("a", 1, nil), "", false},
		{"labels of nodes", "pools: {p: {match: {labels: {pool: enc}}}, q: {}}", pod("a", 1, labels("pool", "enc", "zone", "b")), "p", false},
		{"a label with another value", "pools: {p: {match: {labels: {pool: enc}}}}", pod("a", 1, labels("pool", "web")), "", false},
		{"all labels must be there", "pools: {p: {match: {labels: {pool: enc, gpu: 'yes'}}}, q: {match: {labels: {pool: enc}}}}", pod("a", 1, labels("pool", "enc")), "q", false},
		{"more labels win", "pools: {q: {match: {labels: {pool: enc}}}, p: {match: {labels: {pool: enc, gpu: 'yes'}}}}", pod("a", 1, labels("pool", "enc", "gpu", "yes")), "p", false},
		{"labels before paths", "pools: {q: {match: {paths: ['deploy/a.yaml']}}, p: {match: {labels: {pool: enc}}}}", pod("a", 1, labels("pool", "enc")), "p", false},
		{"the longest path", "pools: {q: {match: {paths: ['**']}}, p: {match: {paths: ['deploy/**']}}}", pod("a", 1, nil), "p", false},
		{"any entry is enough", "pools: {p: {match: {labels: {pool: enc}, paths: ['deploy/**']}}}", pod("a", 1, nil), "p", false},
		{"name of a node group", "pools: {p: {match: {nodepools: ['enc-*']}}}", pod("a", 1, labels("karpenter.sh/nodepool", "enc-1")), "p", false},
		{"a tie", "pools: {p: {match: {paths: ['deploy/**']}}, q: {match: {paths: ['**/a.yaml']}}}", pod("a", 1, nil), "p", true},
		{"no tie once something beats both", "pools: {p: {}, q: {}, r: {match: {paths: ['**']}}}", pod("a", 1, nil), "r", false},
		{"two pools for everything", "pools: {p: {}, q: {}}", pod("a", 1, nil), "p", true},
		{"the role decides between them", "pools: {p: {}, q: {}}\nroles: {r: {pool: q}}", pod("a", 1, nil), "q", false},
		{"but not against a match", "pools: {p: {match: {paths: ['deploy/**']}}, q: {}}\nroles: {r: {pool: q}}", pod("a", 1, nil), "p", false},
		{"labels of runners", "pools: {p: {match: {runner_labels: [self-hosted, media]}}}",
			&unit.Unit{Place: unit.Place{RunnerLabels: []string{"self-hosted"}}}, "p", false},
		{"a runner label that the pool lacks", "pools: {p: {match: {runner_labels: [self-hosted]}}}",
			&unit.Unit{Place: unit.Place{RunnerLabels: []string{"self-hosted", "gpu"}}}, "", false},
		{"hosts", "pools: {p: {match: {hosts: ['enc-*.example.net']}}}",
			&unit.Unit{Place: unit.Place{Hosts: []string{"enc-07.example.net"}}}, "p", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Place(load(t, test.config), []*unit.Unit{test.unit})[0]
			pool := ""
			if got.Pool != nil {
				pool = got.Pool.Name
			}
			if pool != test.pool {
				t.Errorf("pool = %q, want %q", pool, test.pool)
			}
			if ambiguous := len(got.Diags) > 0 && got.Diags[0].Rule == "pool-ambiguous"; ambiguous != test.ambiguous {
				t.Errorf("diags = %v", got.Diags)
			}
		})
	}
}

func TestRoleOf(t *testing.T) {
	two := "roles: {vod: {match: {names: ['xcode-*']}}, live: {match: {names: ['xcode-*'], namespaces: [default]}}}"
	service := &unit.Unit{Meta: unit.Meta{Service: "enc", Role: ""}, Image: unit.Image{Ref: "registry.example:5000/media/encoder:1.2"}}
	tests := []struct {
		name, config string
		unit         *unit.Unit
		role         string
		declared     bool
	}{
		{"none", "", pod("a", 1, nil), "", false},
		{"a sole role without match takes everything", "roles: {r: {}}", pod("a", 1, nil), "r", true},
		{"most keys", two, pod("xcode-1", 1, nil), "live", true},
		{"every key must match", two, pod("xcode-1", 1, func(u *unit.Unit) { u.Meta.Namespace = "media" }), "vod", true},
		{"no key matches", two, pod("thumbs", 1, nil), "", false},
		{"a mark wins", two, pod("xcode-1", 1, func(u *unit.Unit) { u.Meta.Role = "vod" }), "vod", true},
		{"a mark of a role that is not declared", two, pod("xcode-1", 1, func(u *unit.Unit) { u.Meta.Role = "other" }), "other", false},
		{"the longest path", "roles: {a: {match: {paths: ['**']}}, b: {match: {paths: ['deploy/**']}}}", pod("a", 1, nil), "b", true},
		{"the first of equals", "roles: {a: {match: {names: [x]}}, b: {match: {kinds: [Deployment]}}}", pod("x", 1, nil), "a", true},
		{"a service by name", "roles: {a: {match: {names: [enc]}}}", service, "a", true},
		{"an image without its tag", "roles: {a: {match: {images: ['*/encoder']}}}", service, "a", true},
		{"an image with its tag", "roles: {a: {match: {images: ['*/encoder:*']}}}", service, "a", true},
		{"a label", "roles: {a: {match: {labels: {role: vod}}}}", pod("x", 1, func(u *unit.Unit) { u.Meta.Labels = map[string]string{"role": "vod"} }), "a", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Place(load(t, test.config), []*unit.Unit{test.unit})[0]
			if got.RoleName != test.role || (got.Role != nil) != test.declared {
				t.Errorf("role = %q, declared %v, want %q, %v", got.RoleName, got.Role != nil, test.role, test.declared)
			}
		})
	}
}

// TestCPUs holds what decides the CPUs that a unit sees and those of its
// machine, in the order of what holds over what: a mask of its own, the static
// CPU manager, the machine that a platform gives it, the pool, nothing. A quota
// is in no row of it.
func TestCPUs(t *testing.T) {
	static := "pools: {enc: {nodes: 2, cpus: 32, memory: 128Gi, cpu_manager: static, reserve: {cpus: 2}}}"
	const pool = "pools: {p: 16x64GiB}"
	none := func(*unit.Unit) {}
	quota := func(milliCPUs int64, guaranteed bool) func(*unit.Unit) {
		return func(u *unit.Unit) { u.Limits.CPUQuota, u.Place.Guaranteed = milli(milliCPUs), guaranteed }
	}
	mask := func(b bound.Bound) func(*unit.Unit) { return func(u *unit.Unit) { u.Limits.Cpuset = &b } }
	own := func(b bound.Bound) func(*unit.Unit) { return func(u *unit.Unit) { u.Place.MachineCPUs = &b } }
	elsewhere := func(u *unit.Unit) { u.Place.Elsewhere = true }
	both := func(changes ...func(*unit.Unit)) func(*unit.Unit) {
		return func(u *unit.Unit) {
			for _, change := range changes {
				change(u)
			}
		}
	}
	tests := []struct {
		name, config   string
		change         func(*unit.Unit)
		seen, host, by string
	}{
		{"cpuset", pool, mask(bound.Of(3)), "3", "16", "cpuset of"},
		{"cpuset without a pool", "", mask(bound.Of(3)), "3", "node", "cpuset of"},
		{"cpuset over the static CPU manager", static, both(mask(bound.Of(3)), quota(4000, true)), "3", "32", "cpuset of"},
		{"cpuset over a platform's machine", "", both(mask(bound.Of(3)), own(bound.Of(8))), "3", "8", "cpuset of"},
		{"cpuset on a machine somewhere", "", both(mask(bound.Of(3)), elsewhere), "3", "unknown", "cpuset of"},
		{"cpuset beside a quota", pool, both(mask(bound.Of(3)), quota(1000, true)), "3", "16", "cpuset of"},
		{"a cpuset that is not known", pool, mask(bound.Unknown(1)), "unknown", "16", "a cpuset that is not known"},
		// k8s-static-cpu-manager
		{"static: whole CPUs, Guaranteed", static, quota(4000, true), "4", "32", "static CPU manager"},
		{"static: one CPU, Guaranteed", static, quota(1000, true), "1", "32", "static CPU manager"},
		{"static: a fraction", static, quota(1500, true), "30", "32", "static CPU manager"},
		{"static: below one CPU", static, quota(500, true), "30", "32", "static CPU manager"},
		{"static: not Guaranteed", static, quota(4000, false), "30", "32", "static CPU manager"},
		{"static: no limit", static, none, "30", "32", "static CPU manager"},
		{"static: a fraction is kept", strings.Replace(static, "cpus: 2}", "cpus: 1.5}", 1), none, "30", "32", "static CPU manager"},
		{"static: nothing is kept", strings.Replace(static, ", reserve: {cpus: 2}", "", 1), none, "32", "32", "static CPU manager"},
		{"no static CPU manager", pool, quota(4000, true), "16", "16", `pool "p"`},
		{"a platform's machine", "", own(bound.Of(4)), "4", "4", "machine of"},
		{"a platform's machine over a pool", pool, own(bound.Of(4)), "4", "4", "machine of"},
		{"a part of a CPU is rounded up", "", own(bound.Milli(2500)), "3", "3", "machine of"},
		{"a platform's machine of one of two sizes", "", own(bound.Between(2, 8)), "8", "8", "machine of"},
		{"a platform's machine of a size that is not known", pool, own(bound.Unknown(0)), "unknown", "unknown", "size is not known"},
		{"a pool", pool, none, "16", "16", `pool "p"`},
		{"a pool, for a machine somewhere", pool, elsewhere, "16", "16", `pool "p"`},
		{"a quota is not seen", pool, quota(2000, true), "16", "16", `pool "p"`},
		{"a pool without CPUs", "pools: {p: {memory: 8G}}", quota(2000, false), "node", "node", "no pool"},
		{"no pool", "", none, "node", "node", "no pool"},
		{"no pool and a quota", "", quota(2000, false), "node", "node", "no pool"},
		{"a machine somewhere", "", elsewhere, "unknown", "unknown", "platform picks"},
		{"a machine somewhere and a quota", "", both(elsewhere, quota(1000, false)), "unknown", "unknown", "platform picks"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Place(load(t, test.config), []*unit.Unit{pod("a", 1, test.change)})[0]
			if diff := cmp.Diff([]string{test.seen, test.host}, []string{got.Seen.String(), got.Host.String()}); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(got.SeenBy, test.by) {
				t.Errorf("decided by %q, want %q", got.SeenBy, test.by)
			}
		})
	}
}

func TestPerNode(t *testing.T) {
	requests := func(cpu, memory int64) func(*unit.Unit) {
		return func(u *unit.Unit) {
			u.Limits.RequestCPU, u.Limits.RequestMemory = milli(cpu), of(memory)
		}
	}
	three := "pools: {p: {nodes: 3, cpus: 16, memory: 64Gi}}"
	tests := []struct {
		name, config string
		unit         *unit.Unit
		want, note   string
	}{
		{"no pool: all", "", pod("x", 90, requests(250, 1<<30)), "90", ""},
		// k8s-packing-by-requests
		{"by CPU", three, pod("x", 90, requests(250, 1<<30)), "64", "requests of 0.25 CPUs let 64 copies on a node with 16"},
		{"by memory", three, pod("x", 90, requests(250, 4<<30)), "16", "requests of 4096 MiB let 16 copies on a node with 65536 MiB"},
		{"what the system keeps", "pools: {p: {cpus: 16, memory: 64Gi, reserve: {cpus: 1, memory: 2Gi}}}", pod("x", 90, requests(250, 1<<30)), "60", "requests of 0.25 CPUs let 60 copies on a node with 15"},
		{"no more than there are", three, pod("x", 20, requests(100, 1<<20)), "20", "requests of 0.1 CPUs let 160 copies on a node with 16, so all can share one"},
		{"by pods", three, pod("x", 200, nil), "110", `a node of pool "p" takes 110 pods`},
		{"by pods, declared", "pools: {p: {cpus: 4, max_pods: 30}}", pod("x", 200, nil), "30", `a node of pool "p" takes 30 pods`},
		{"no pods, no ceiling", three, &unit.Unit{Meta: unit.Meta{Service: "x"}, Copies: unit.Copies{Steady: bound.Of(200), Peak: bound.Of(200)}}, "200", "nothing is requested, so all can share one"},
		{"kept off each other", three, pod("x", 90, func(u *unit.Unit) { u.Place.OnePerNode = true }), "1", "copies are kept off each other's nodes"},
		{"spread", three, pod("x", 10, func(u *unit.Unit) { u.Place.SpreadSkew = of(1) }), "4", "spread over 3 nodes with a skew of 1"},
		{"spread, with nothing over", three, pod("x", 9, func(u *unit.Unit) { u.Place.SpreadSkew = of(1) }), "3", "spread over 3 nodes with a skew of 1"},
		{"nothing bounds the copies but the node", three, pod("x", 1, func(u *unit.Unit) { u.Copies.Peak = bound.Inf(1); requests(500, 1)(u) }), "32", "requests of 0.5 CPUs let 32 copies on a node with 16"},
		{"the pod's other containers ask too", three, pod("x", 90, func(u *unit.Unit) {
			requests(250, 1<<30)(u)
			u.GroupLimits = []unit.Limits{u.Limits, {RequestCPU: milli(750)}}
		}), "16", "requests of 1 CPUs let 16 copies on a node with 16"},
		{"too large for the node", three, pod("x", 2, requests(17000, 1<<30)), "0", "requests of 17 CPUs let 0 copies on a node with 16"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Place(load(t, test.config), []*unit.Unit{test.unit})[0]
			if got.PerNode.String() != test.want {
				t.Errorf("per node = %s, want %s", got.PerNode, test.want)
			}
			note := ""
			for _, e := range got.Evidence {
				if e.Factor == "per_node" {
					note = e.Note
				}
			}
			if note != test.note {
				t.Errorf("note = %q, want %q", note, test.note)
			}
		})
	}
}

func TestCopies(t *testing.T) {
	each := pod("x", 0, func(u *unit.Unit) {
		u.Copies = unit.Copies{Steady: bound.Unknown(0), Peak: bound.Unknown(0), EachNode: true, PerNode: of(1)}
	})
	rolling := each.Clone()
	rolling.Copies.Surge, rolling.Copies.PerNode = unit.Surge{Count: bound.Of(2)}, of(2)
	job := &unit.Unit{
		Copies: unit.Copies{Steady: bound.Of(12), Peak: bound.Of(12)},
		Place:  unit.Place{RunnerLabels: []string{"self-hosted", "media"}},
	}
	runners := "pools: {media-box: {nodes: 2, cpus: 32, memory: 64Gi, runners_per_node: 3, match: {runner_labels: [self-hosted, media]}}}"
	tests := []struct {
		name, config          string
		unit                  *unit.Unit
		steady, peak, perNode string
		diag                  string
	}{
		{"one on each node", "pools: {p: 8x16GiB*5}", each, "5", "5", "1", ""},
		{"one on each node, and two more for a while", "pools: {p: 8x16GiB*5}", rolling, "5", "7", "2", ""},
		{"one on each node of nobody knows what", "", each, "unknown", "unknown", "1", ""},
		{"no more jobs than agents", runners, job, "6", "6", "3", "bounded-by-runner-pool"},
		{"jobs on something else", "pools: {p: 8x16GiB*5}", job, "12", "12", "12", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Place(load(t, test.config), []*unit.Unit{test.unit})[0]
			if diff := cmp.Diff([]string{test.steady, test.peak, test.perNode}, []string{got.Steady.String(), got.Peak.String(), got.PerNode.String()}); diff != "" {
				t.Error(diff)
			}
			var diags []string
			for _, d := range got.Diags {
				diags = append(diags, d.Rule)
			}
			if strings.Join(diags, " ") != test.diag {
				t.Errorf("diags = %v, want %s", diags, test.diag)
			}
		})
	}
}

func TestUnused(t *testing.T) {
	c := load(t, "pools: {a: {match: {paths: ['x/**']}}, b: 1x1G}\nroles: {r: {match: {names: [x]}}, s: {match: {names: [y]}}}")
	pools, roles := Unused(c, Place(c, []*unit.Unit{pod("x", 1, nil)}))
	if diff := cmp.Diff([][]string{{"a"}, {"s"}}, [][]string{pools, roles}); diff != "" {
		t.Error(diff)
	}
}

func TestOneCopyForEachCPU(t *testing.T) {
	for _, tc := range []struct {
		config string
		less   int64
		want   string
	}{
		{"", 0, "unknown"},
		{"pools: {p: 16x8G}", 0, "16"},
		{"pools: {p: 16x8G}", 1, "15"},
		{"pools: {p: 2x8G}", 5, "1"},
	} {
		u := pod("a", 1, func(u *unit.Unit) {
			u.Copies = unit.Copies{Steady: bound.Unknown(1), Peak: bound.Unknown(1), EachCPU: true, CPUsLess: tc.less}
			u.Limits.Cpuset = of(1) // is not what counts
		})
		if got := Place(load(t, tc.config), []*unit.Unit{u})[0].Peak.String(); got != tc.want {
			t.Errorf("%q, %d less: %s copies, want %s", tc.config, tc.less, got, tc.want)
		}
	}
}
