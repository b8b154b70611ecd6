package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ffvet/ffvet/internal/finding"
)

func TestParseNode(t *testing.T) {
	tests := []struct {
		text  string
		cpus  int
		bytes int64
		nodes int
	}{
		{"16x64GiB*4", 16, 64 << 30, 4},
		{"16x64GiB", 16, 64 << 30, 1},
		{"c7i.16xlarge*4", 64, 128 << 30, 4},
		{"n2-standard-16", 16, 64 << 30, 1},
		{"2x4G", 2, 4e9, 1},
		{" 96 x 1.5TiB * 2 ", 96, 3 << 39, 2},
	}
	for _, test := range tests {
		p, err := ParseNode(test.text)
		if err != nil || p.CPUs != test.cpus || p.Memory != test.bytes || p.Nodes != test.nodes || p.NodesMin != test.nodes {
			t.Errorf("%q: %+v, %v", test.text, p, err)
		}
	}
	for _, text := range []string{"", "16", "x64GiB", "16x", "16x0", "0x64GiB", "-1x64GiB", "16x64GiB*", "16x64GiB*0", "16x64GiB*two", "99999999x1G", "16*64GiB"} {
		if p, err := ParseNode(text); err == nil {
			t.Errorf("%q: %+v", text, p)
		}
	}
}

func TestOverride(t *testing.T) {
	c := load(t, "pools: {enc: 4x8G}\nroles: {a: {pool: enc}}\nffmpeg: {version: '6.1', libraries: {x264: 164}}\nlint: {select: [threads], ignore: [a]}\n")
	err := Override(c, Flags{Node: "16x64GiB*4", FFmpeg: "7.1", Select: []string{"capacity"}, Ignore: []string{"b"}, FailOn: "note", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Pools) != 1 || c.Pools[0].Name != NodePool || !c.Pools[0].FromFlag || c.Roles[0].Pool != "" {
		t.Errorf("pools = %+v, roles = %+v", c.Pools, c.Roles)
	}
	if c.FFmpeg.Version != "7.1" || c.FFmpeg.Libraries["x264"] != "164" {
		t.Errorf("ffmpeg = %+v", c.FFmpeg)
	}
	if c.Lint.FailOn != finding.Note || !c.Strict || c.Pedantic {
		t.Errorf("lint = %+v", c.Lint)
	}
	if diff := cmp.Diff([][]string{{"capacity"}, {"a", "b"}}, [][]string{c.Lint.Select, c.Lint.Ignore}); diff != "" {
		t.Error(diff)
	}
	for flag, f := range map[string]Flags{
		"--node": {Node: "big"}, "--ffmpeg": {FFmpeg: "new"}, "--fail-on": {FailOn: "off"},
	} {
		if err := Override(Default(), f); err == nil || !strings.Contains(err.Error(), flag) {
			t.Errorf("%s: error = %v", flag, err)
		}
	}
}

func TestEffective(t *testing.T) {
	c := load(t, "pools:\n  enc: 16x64GiB*4\n  big:\n    cpus: 96\n    memory: 512GiB\nlint:\n  ignore: [a]\n")
	if err := Override(c, Flags{FailOn: "warning"}); err != nil {
		t.Fatal(err)
	}
	got, err := c.Effective()
	if err != nil {
		t.Fatal(err)
	}
	want := `version: 1 # default
pools:
  enc:
    nodes: 4 # .ffvet.yaml:2
    cpus: 16 # .ffvet.yaml:2
    memory: 64GiB # .ffvet.yaml:2
    max_pods: 110 # .ffvet.yaml:2
  big:
    nodes: 1 # default
    cpus: 96 # .ffvet.yaml:4
    memory: 512GiB # .ffvet.yaml:5
    max_pods: 110 # default
assume:
  unknown_cpus: 64 # default
policy:
  unbounded: error # default
  unknown: note # default
  pool_missing: note # default
  rollouts: serial # default
lint:
  ignore:
    - a # .ffvet.yaml:7
  fail_on: warning # --fail-on
watch:
  share: 0.8 # default
  io_wait: 0.25 # default
  restarts_per_hour: 4 # default
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestEffectiveLoadsAgain(t *testing.T) {
	first := load(t, whole)
	text, err := first.Effective()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, load(t, string(text)), append(compareConfig(), cmpopts.IgnoreFields(Pool{}, "MaxPodsGive"))...); diff != "" {
		t.Error(diff)
	}
}

// TestDeclaredSizeWins: a machine type fills in only what the pool leaves out.
func TestDeclaredSizeWins(t *testing.T) {
	c := load(t, "pools: {a: {instance: g4dn.12xlarge, memory: 100GiB}}\n")
	p := c.Pools[0]
	if p.CPUs != 48 || p.Memory != 100<<30 || p.GPUs != 4 {
		t.Errorf("pool = %+v", p)
	}
}
