package circleci

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

const file = ".circleci/config.yml"

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestCopies(t *testing.T) {
	const job = "jobs: {e: {docker: [{image: m}], parallelism: %s, parameters: {n: {type: integer, default: 3}}, steps: [{run: ffmpeg}]}}\n"
	for _, c := range []struct{ parallelism, workflows, want string }{
		{"2", "workflows: {w: {jobs: [e]}}", "2 of 2"},
		{"2", "workflows: {w: {jobs: [e, {e: {name: f, requires: [e]}}]}}", "2 of 4"},
		{"2", "workflows: {w: {jobs: [e]}, v: {jobs: [e]}}", "4 of 4"},
		{"<< parameters.n >>", "workflows: {w: {jobs: [e]}}", "3 of 3"},
		{"<< parameters.n >>", "workflows: {w: {jobs: [{e: {n: 5}}]}}", "5 of 5"},
		{"<< parameters.n >>", "workflows: {w: {jobs: [{e: {matrix: {parameters: {n: [2, 4]}}}}]}}", "8 of 8"},
		{"<< pipeline.parameters.n >>", "workflows: {w: {jobs: [e]}}", "unknown of unknown"},
		{"1", "workflows: {w: {jobs: [{e: {matrix: {parameters: {a: [1, 2], b: [1, 2]}, exclude: [{a: 1, b: 2}, {a: 1}, {a: 9, b: 1}]}}}]}}", "3 of 3"},
	} {
		found := hosttest.Extract(Host{}, map[string]string{file: fmt.Sprintf(job, c.parallelism) + c.workflows})
		u := found.Units[0]
		if got := fmt.Sprint(u.Copies.Steady, " of ", u.Jobs); got != c.want {
			t.Errorf("%s, %s: got %s, want %s", c.parallelism, c.workflows, got, c.want)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct{ settings, want string }{
		{"docker: [{image: m}]", "quota 2 memory 4294967296 machine <nil>"},
		{"docker: [{image: m}], resource_class: large", "quota 4 memory 8589934592 machine <nil>"},
		{"machine: true, resource_class: large", "quota <nil> memory 16106127360 machine 4"},
		{"machine: true, resource_class: 2xlarge+.gen2", "quota <nil> memory 137438953472 machine 32"},
		{"docker: [{image: m}], resource_class: arm.large", "quota 4 memory 17179869184 machine <nil>"},
		{"executor: big", "quota 8 memory 17179869184 machine <nil>"},
		{"macos: {xcode: 15}, resource_class: m1", "quota <nil> memory unknown machine unknown"},
		{"machine: true, resource_class: acme/enc", "quota <nil> memory <nil> machine <nil>"},
	} {
		found := hosttest.Extract(Host{}, map[string]string{file: "executors: {big: {docker: [{image: m}], resource_class: xlarge}}\njobs: {e: {" + c.settings + ", steps: [{run: ffmpeg}]}}\nworkflows: {w: {jobs: [e]}}\n"})
		u := found.Units[0]
		if got := fmt.Sprintf("quota %v memory %v machine %v", u.Limits.CPUQuota, u.Limits.Memory, u.Place.MachineCPUs); got != c.want {
			t.Errorf("%s: got %s, want %s", c.settings, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "jobs:", "jobs: {a: }", "jobs: {a: {steps: [a, {a: }, {when: x}]}}\ncommands: {a: {steps: [a, a]}}\nworkflows: {w: {jobs: [a, {a: {requires: [a]}}, {a: {matrix: {parameters: [x]}}}]}}",
		"jobs: &j {a: *j}", "jobs: {a: {parallelism: -5, docker: x, executor: []}}\nworkflows: {w: {jobs: {a: b}}}", "jobs: {" + strings.Repeat("a: {", 3000)} {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("executors: {x: {docker: [{image: a}]}}\ncommands: {c: {steps: [{run: b}]}}\njobs: {a: {executor: x, parallelism: << parameters.n >>, steps: [c, {run: {command: ffmpeg, background: true}}]}}\nworkflows: {w: {jobs: [{a: {matrix: {parameters: {n: [1]}}, requires: [a]}}]}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	})
}
