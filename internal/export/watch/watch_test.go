package watch_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/export/exporttest"
	"github.com/ffvet/ffvet/internal/export/watch"
)

// plan watches a repository of one configuration and one file.
func plan(t *testing.T, settings, name, text string) watch.Plan {
	t.Helper()
	return watch.New(exporttest.Lint(t, map[string]string{".ffvet.yaml": settings, name: text}).Doc)
}

// pod is a workload of the kind with one container that runs ffmpeg.
func pod(kind, more string) string {
	spec := "spec: {containers: [{name: c, image: enc, command: [ffmpeg, -i, a.mov, b.mp4]" + more + "}]}"
	switch kind {
	case "Pod":
		return "apiVersion: v1\nkind: Pod\nmetadata: {name: n.x, namespace: ns}\n" + spec
	case "CronJob":
		return "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: n.x, namespace: ns}\nspec: {schedule: '0 0 * * *', jobTemplate: {spec: {template: {" + spec + "}}}}"
	}
	return "apiVersion: apps/v1\nkind: " + kind + "\nmetadata: {name: n.x, namespace: ns}\nspec: {template: {" + spec + "}}"
}

// find returns the watch of the name.
func find(p watch.Plan, name string) (watch.Watch, bool) {
	for _, g := range p.Groups {
		if i := slices.IndexFunc(g.Watches, func(w watch.Watch) bool { return w.Name == name }); i >= 0 {
			return g.Watches[i], true
		}
	}
	return watch.Watch{}, false
}

func TestSelectors(t *testing.T) {
	for kind, want := range map[string]string{
		"Deployment":  `pod=~"n\\.x-[a-z0-9]{1,10}-[a-z0-9]{5}"`,
		"StatefulSet": `pod=~"n\\.x-[0-9]+"`,
		"DaemonSet":   `pod=~"n\\.x-[a-z0-9]{5}"`,
		"Pod":         `pod="n.x"`,
		"CronJob":     `pod=~"n\\.x-[0-9]+-([0-9]+-)?[a-z0-9]{5}"`,
	} {
		p := plan(t, "roles: {r: {limits: {threads_per_node: 100}}}\nwatch: {labels: {cluster: a}}", "a.yaml", pod(kind, ""))
		w, ok := find(p, "ThreadsPerNode")
		if series := `sum by (instance) (container_threads{cluster="a",namespace="ns",` + want + `,container="c"})`; !ok || w.Series != series {
			t.Errorf("%s: %s, want %s", kind, w.Series, series)
		}
	}
}

// TestSmallBudgets fires above a budget that has no whole number before it.
func TestSmallBudgets(t *testing.T) {
	for budget, at := range map[string]float64{"1": 2, "4": 5, "5": 4, "100": 80} {
		p := plan(t, "roles: {r: {limits: {copies_per_node: "+budget+"}}}", "a.yaml", pod("Deployment", ""))
		if w, ok := find(p, "CopiesPerNode"); !ok || w.At != at {
			t.Errorf("budget %s fires at %v, want %v", budget, w.At, at)
		}
	}
}

func TestNodes(t *testing.T) {
	two := "pools: {enc: {cpus: 4, match: {labels: {a: b}%s}}, other: {cpus: 8, match: {labels: {c: d}}}}\n"
	for _, test := range []struct{ name, settings, want string }{
		{"a sole pool", "pools: {enc: 16x64GiB}", "node_memory_MemTotal_bytes"},
		{"hosts", strings.Replace(two, "%s", `, hosts: ["enc-*.example"]`, 1), `node_memory_MemTotal_bytes{instance=~"(enc-.*\\.example)(:[0-9]+)?"}`},
		{"declared", strings.Replace(two, "%s", "", 1) + `watch: {nodes: {enc: 'job="enc"'}}`, `node_memory_MemTotal_bytes{job="enc"}`},
		{"not known", strings.Replace(two, "%s", "", 1), ""},
	} {
		p := plan(t, test.settings, "a.sh", "#!/bin/sh\nffmpeg -i a b\n")
		w, ok := find(p, "MemoryPerNode")
		if ok != (test.want != "") || ok && !strings.HasSuffix(w.Series, " / "+test.want) {
			t.Errorf("%s: %q", test.name, w.Series)
		}
		if !ok && !strings.Contains(strings.Join(p.Notes, "\n"), "pool enc: watch.nodes") {
			t.Errorf("%s: notes %q", test.name, p.Notes)
		}
	}
}

// TestLowerLimit holds memory to the lower of the role's budget and the
// container's limit.
func TestLowerLimit(t *testing.T) {
	for _, test := range []struct {
		budget, limit string
		want          float64
	}{{"4GiB", "2Gi", 2 << 30}, {"1GiB", "2Gi", 1 << 30}, {"3GiB", "", 3 << 30}} {
		more := ""
		if test.limit != "" {
			more = ", resources: {limits: {memory: " + test.limit + "}}"
		}
		p := plan(t, "roles: {r: {limits: {memory_per_copy: "+test.budget+"}}}", "a.yaml", pod("Deployment", more))
		if w, ok := find(p, "MemoryPerContainer"); !ok || w.Limit != test.want {
			t.Errorf("%s and %q: %v", test.budget, test.limit, w.Limit)
		}
	}
}

// TestUnwatched says what no exporter shows.
func TestUnwatched(t *testing.T) {
	p := plan(t, "roles: {r: {limits: {outputs_per_process: 2, segments_per_minute: 5}}}", "a.yaml", pod("Deployment", ""))
	for _, want := range []string{"outputs_per_process", "segments_per_minute needs"} {
		if !strings.Contains(strings.Join(p.Notes, "\n"), want) {
			t.Errorf("no note of %s: %q", want, p.Notes)
		}
	}
	if p := plan(t, "", "a.sh", "ffmpeg -i a b"); len(p.Groups) != 0 {
		t.Errorf("%+v", p.Groups)
	}
}
