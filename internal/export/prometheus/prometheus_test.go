package prometheus_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/export/exporttest"
	"github.com/ffvet/ffvet/internal/export/prometheus"
	"github.com/ffvet/ffvet/internal/export/watch"
	"github.com/ffvet/ffvet/internal/testneed"
)

// file writes the rules of the sample repository and returns their path.
func file(t *testing.T) (path, text string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "ffvet.rules.yaml")
	var b strings.Builder
	if err := prometheus.Write(&b, watch.New(exporttest.Lint(t, exporttest.Repo()).Doc)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path, b.String()
}

// promtool runs it and fails the test if it complains.
func promtool(t *testing.T, args ...string) {
	t.Helper()
	testneed.Program(t, "promtool")
	if out, err := exec.Command("promtool", args...).CombinedOutput(); err != nil {
		t.Errorf("promtool %s: %v\n%s", strings.Join(args[:2], " "), err, out)
	}
}

func TestRulesAreValid(t *testing.T) {
	path, _ := file(t)
	promtool(t, "check", "rules", path)
}

// series are what the exporters would deliver at a value.
type series func(value float64) []string

// gauge keeps the value.
func gauge(name string) series {
	return func(v float64) []string { return []string{fmt.Sprintf("%s|%vx20", name, v)} }
}

// counter grows by the value within each minute.
func counter(name string) series {
	return func(v float64) []string { return []string{fmt.Sprintf("%s|0+%vx20", name, v)} }
}

// containers are as many containers as the value says, rounded.
func containers(metric string) series {
	return func(v float64) []string {
		var all []string
		for i := range int(v + 0.5) {
			all = append(all, fmt.Sprintf(`%s{namespace="media",pod="xcode-7c9f-abc%02d",container="enc",instance="a"}|1x20`, metric, i))
		}
		return all
	}
}

// beside adds series that do not change.
func beside(s series, more ...string) series {
	return func(v float64) []string { return append(s(v), more...) }
}

const (
	pod  = `{namespace="media",pod="xcode-7c9f-abcde",container="enc",instance="a"}`
	live = `{container_label_com_docker_compose_service="live",name="x-live-1",instance="a"}`
	host = `{groupname="ffmpeg",instance="h"}`
	node = `{instance="n"}`
)

// behaviours are each rule of the sample, and its budget in what the exporter
// counts.
func behaviours() []struct {
	alert, owner string
	limit        float64
	series       series
} {
	gib := float64(1 << 30)
	return []struct {
		alert, owner string
		limit        float64
		series       series
	}{
		{"ThreadsPerContainer", `role="vod"`, 100, gauge("container_threads" + pod)},
		{"ThreadsPerContainer", `role="live"`, 50, gauge("container_threads" + live)},
		{"ThreadsPerNode", `role="vod"`, 1000, gauge("container_threads" + pod)},
		{"ProcessesPerContainer", `role="vod"`, 10, gauge("container_processes" + pod)},
		{"ProcessesPerNode", `role="vod"`, 100, gauge("container_processes" + pod)},
		{"Processes", `role="vod"`, 200, gauge("container_processes" + pod)},
		{"CopiesPerNode", `role="vod"`, 10, containers("container_start_time_seconds")},
		{"Copies", `role="vod"`, 20, containers("container_start_time_seconds")},
		{"MemoryPerContainer", `role="vod"`, 4 * gib, gauge("container_memory_working_set_bytes" + pod)},
		{"MemoryPerContainer", `unit="service/preview"`, gib, gauge(`container_memory_working_set_bytes{container_label_com_docker_compose_service="preview"}`)},
		{"TasksPerContainer", `role="live"`, 500, gauge("container_threads" + live)},
		{"OpenFilesPerContainer", `role="live"`, 1000, gauge("container_file_descriptors" + live)},
		{"OpenFilesPerContainer", `role="vod"`, 1000, beside(gauge("container_file_descriptors"+pod),
			`container_ulimits_soft{namespace="media",pod="xcode-7c9f-abcde",container="enc",instance="a",ulimit="max_open_files"}|1000x20`)},
		{"QueueAge", `role="vod"`, 600, gauge(`jobs_oldest_seconds{queue="vod"}`)},
		{"SegmentRate", `role="vod"`, 600, counter("packager_segments_total" + pod)},
		{"SegmentRate", `role="live"`, 100, func(v float64) []string {
			return []string{fmt.Sprintf(`node_filesystem_files_free{instance="n",fstype="ext4"}|1000000-%vx20`, v)}
		}},
		{"ThreadsPerProcess", `role="batch"`, 100, beside(gauge("namedprocess_namegroup_num_threads"+host), "namedprocess_namegroup_num_procs"+host+"|1x20")},
		{"ThreadsPerNode", `role="batch"`, 400, gauge("namedprocess_namegroup_num_threads" + host)},
		{"ProcessesPerNode", `role="batch"`, 50, gauge("namedprocess_namegroup_num_procs" + host)},
		{"Processes", `role="batch"`, 100, gauge("namedprocess_namegroup_num_procs" + host)},
		{"MemoryPerNode", `role="batch"`, 2 * gib, gauge(`namedprocess_namegroup_memory_bytes{groupname="ffmpeg",instance="h",memtype="resident"}`)},
		{"OpenFilesPerProcess", `role="batch"`, 1, gauge("namedprocess_namegroup_worst_fd_ratio" + host)},
		{"ThreadsPerNode", `pool="enc",role=""`, 160, gauge("container_threads" + pod)},
		{"MemoryPerNode", `pool="enc",role=""`, 1, func(v float64) []string {
			return []string{"node_memory_MemTotal_bytes" + node + "|1000x20", fmt.Sprintf("node_memory_MemAvailable_bytes%s|%vx20", node, 1000-v*1000)}
		}},
		{"IOWait", `pool="enc"`, 0.25 * 60, counter(`node_cpu_seconds_total{instance="n",cpu="0",mode="iowait"}`)},
		{"DiskWrites", `pool="enc"`, 400e6 * 60, counter(`node_disk_written_bytes_total{instance="n",device="sda"}`)},
		{"DiskSpace", `pool="enc"`, 500 * gib, beside(func(v float64) []string {
			return []string{fmt.Sprintf(`node_filesystem_avail_bytes{instance="n",fstype="ext4"}|%vx20`, 600*gib-v)}
		}, fmt.Sprintf(`node_filesystem_size_bytes{instance="n",fstype="ext4"}|%vx20`, 600*gib))},
		{"Inodes", `pool="enc"`, 1e6, beside(func(v float64) []string {
			return []string{fmt.Sprintf(`node_filesystem_files_free{instance="n",fstype="ext4"}|%vx20`, 2e6-v)}
		}, `node_filesystem_files{instance="n",fstype="ext4"}|2000000x20`)},
		{"Network", `pool="enc"`, 10e9 / 8 * 60, beside(counter(`node_network_transmit_bytes_total{instance="n"}`), `node_network_receive_bytes_total{instance="n"}|0x20`)},
		{"TasksPerNode", `pool="enc"`, 20000, gauge("node_processes_threads" + node)},
	}
}

// TestBehaviour feeds every rule with 79 % and with 81 % of its budget: only
// the second fires.
func TestBehaviour(t *testing.T) {
	path, text := file(t)
	var tests []promTest
	tested := map[string]bool{}
	for _, b := range behaviours() {
		tested[b.alert] = true
		for share, firing := range map[float64]int{0.79: 0, 0.81: 1} {
			low := share * b.limit
			if strings.HasPrefix(b.alert, "Copies") || b.alert == "ProcessesPerContainer" { // whole numbers
				low = b.limit * map[float64]float64{0.79: 0.7, 0.81: 0.8}[share]
			}
			tests = append(tests, firingTest(b.series(low), "Ffvet"+b.alert, b.owner, firing))
		}
	}
	tests = append(tests, special()...)
	for _, name := range []string{"StartRate", "Restarts", "Overlap", "Blind"} { // in special
		tested[name] = true
	}
	for _, line := range strings.Split(text, "\n") {
		if _, name, ok := strings.Cut(line, "alert: Ffvet"); ok && !tested[name] {
			t.Errorf("no test feeds %s", name)
		}
	}
	runTests(t, path, packed(tests))
}

// packed puts tests of different metrics into one: promtool evaluates all
// rules for each minute of each.
func packed(tests []promTest) []promTest {
	var all []promTest
	var names []map[string]bool
	for _, test := range tests {
		own := map[string]bool{}
		for _, s := range test.Input {
			name, _, _ := strings.Cut(s.Series, "{")
			own[name] = true
		}
		i := slices.IndexFunc(names, func(taken map[string]bool) bool { return disjoint(taken, own) && len(own) > 0 })
		if i < 0 {
			all, names = append(all, test), append(names, own)
			continue
		}
		all[i].Input = append(all[i].Input, test.Input...)
		all[i].Tests = append(all[i].Tests, test.Tests...)
		maps.Copy(names[i], own)
	}
	return all
}

func disjoint(a, b map[string]bool) bool {
	for name := range b {
		if a[name] {
			return false
		}
	}
	return true
}

// special feeds the rules whose series the clock decides.
func special() []promTest {
	restarts := func(n int) []string {
		return []string{"kube_pod_container_status_restarts_total" + pod + fmt.Sprintf("|0x5 %dx15", n)}
	}
	started := func(n int) []string { // all within the last minute at minute 18
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(`container_start_time_seconds{namespace="media",pod="xcode-7c9f-abc%02d",container="enc"}|%d+60x20`, i, 0))
		}
		return all
	}
	overlap := func(n int) []string {
		return []string{fmt.Sprintf(`kube_job_status_active{namespace="media",job_name="nightly-2901"}|%dx20`, n)}
	}
	seen := "container_start_time_seconds" + pod + "|1x20"
	return []promTest{
		firingTest(restarts(3), "FfvetRestarts", `role="vod"`, 0),
		firingTest(restarts(6), "FfvetRestarts", `role="vod"`, 1),
		firingTest(started(15), "FfvetStartRate", `role="vod"`, 0),
		firingTest(started(16), "FfvetStartRate", `role="vod"`, 1),
		firingTest(overlap(1), "FfvetOverlap", `role="vod"`, 0),
		firingTest(overlap(2), "FfvetOverlap", `role="vod"`, 1),
		firingTest([]string{seen}, "FfvetBlind", `role="vod"`, 1),
		firingTest([]string{seen, "container_threads" + pod + "|9x20"}, "FfvetBlind", `role="vod"`, 0),
		firingTest(nil, "FfvetBlind", `role="vod"`, 0),
		// Two processes of a script are its shell and its launcher.
		firingTest([]string{`container_processes{namespace="media",pod="nightly-2901-abcde",container="pack"}|9x20`}, "FfvetProcessesPerContainer", `role="vod"`, 0),
		firingTest([]string{`container_processes{namespace="media",pod="nightly-2901-abcde",container="pack"}|10x20`}, "FfvetProcessesPerContainer", `role="vod"`, 1),
		// Other workloads whose names begin alike are not ours.
		firingTest([]string{`container_threads{namespace="media",pod="xcode-gpu-7c9f-abcde",container="enc"}|999x20`}, "FfvetThreadsPerContainer", `role="vod"`, 0),
		firingTest([]string{`container_threads{namespace="other",pod="xcode-7c9f-abcde",container="enc"}|999x20`}, "FfvetThreadsPerContainer", `role="vod"`, 0),
	}
}

type promTest struct {
	Interval string       `yaml:"interval"`
	Input    []promSeries `yaml:"input_series"`
	Tests    []promExpr   `yaml:"promql_expr_test"`
}

type promSeries struct {
	Series string `yaml:"series"`
	Values string `yaml:"values"`
}

type promExpr struct {
	Expr   string       `yaml:"expr"`
	At     string       `yaml:"eval_time"`
	Expect []promSample `yaml:"exp_samples"`
}

type promSample struct {
	Labels string `yaml:"labels"`
	Value  int    `yaml:"value"`
}

// firingTest counts how many alerts of the name fire after 18 minutes.
func firingTest(input []string, alert, owner string, want int) promTest {
	t := promTest{Interval: "1m", Tests: []promExpr{{
		Expr: fmt.Sprintf(`count(ALERTS{alertname=%q,alertstate="firing",%s}) or vector(0)`, alert, owner), At: "18m",
		Expect: []promSample{{"{}", want}},
	}}}
	for _, s := range input {
		name, values, _ := strings.Cut(s, "|")
		t.Input = append(t.Input, promSeries{name, values})
	}
	return t
}

func runTests(t *testing.T, rules string, tests []promTest) {
	t.Helper()
	text, err := yaml.Marshal(map[string]any{"rule_files": []string{rules}, "evaluation_interval": "1m", "tests": tests})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(rules), "tests.yaml")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	promtool(t, "test", "rules", path)
}

// TestAnnotations holds what an alert tells to what people need.
func TestAnnotations(t *testing.T) {
	_, text := file(t)
	var rules struct {
		Groups []struct {
			Rules []struct {
				Labels, Annotations map[string]string
				Alert               string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(text), &rules); err != nil {
		t.Fatal(err)
	}
	for _, g := range rules.Groups {
		for _, r := range g.Rules {
			if r.Labels["severity"] == "" || r.Annotations["runbook"] == "" || r.Annotations["summary"] == "" {
				t.Errorf("%s: labels %v, annotations %v", r.Alert, r.Labels, r.Annotations)
			}
			if source := r.Annotations["source"]; !strings.Contains(source, ":") {
				t.Errorf("%s: source %q", r.Alert, source)
			}
		}
	}
	if first := rules.Groups[0].Rules[1]; first.Annotations["source"] != "deploy/xcode.yaml:11" {
		t.Errorf("%s: source %q, want that of the command with most threads", first.Alert, first.Annotations["source"])
	}
}

// TestTemplates keeps braces of a repository out of Prometheus's templates.
func TestTemplates(t *testing.T) {
	p := watch.Plan{Share: 0.8, Groups: []watch.Group{{Name: "role a", Watches: []watch.Watch{{
		Name: "Copies", Title: "copies", Series: "up", Measure: watch.Count, Limit: 10, At: 8, Source: "{{ .Values.x }}.yaml:1", Role: "a", For: 1, Runbook: "r",
	}}}}}
	var b strings.Builder
	if err := prometheus.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "r.yaml")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	promtool(t, "check", "rules", path)
	if !strings.Contains(b.String(), `{{ "{{" }} .Values.x }}.yaml:1`) {
		t.Error(b.String())
	}
}
