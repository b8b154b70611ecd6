package bitbucket

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

const file = "bitbucket-pipelines.yml"

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestMemoryLessServices(t *testing.T) {
	for _, c := range []struct {
		step string
		gib  string
	}{
		{"script: [ffmpeg]", "4"},
		{"size: 2x, script: [ffmpeg]", "8"},
		{"size: 16x, script: [ffmpeg]", "64"},
		{"services: [docker], script: [ffmpeg]", "3"},
		{"services: [db, docker], script: [ffmpeg]", "1"},
		{"size: big, script: [ffmpeg]", "unknown"},
	} {
		text := "definitions: {services: {db: {memory: 2048}}}\npipelines: {default: [{step: {" + c.step + "}}]}\n"
		memory := hosttest.Extract(Host{}, map[string]string{file: text}).Units[0].Limits.Memory
		got := memory.String()
		if n, ok := memory.Hi(); ok {
			got = fmt.Sprint(n >> 30)
		}
		if got != c.gib {
			t.Errorf("%s: %s GiB, want %s", c.step, got, c.gib)
		}
	}
}

func TestWhatLivesAtOnce(t *testing.T) {
	text := `
pipelines:
  default:
  - step: &a {name: a, script: [ffmpeg]}
  - parallel:
    - step: {name: b, script: [ffmpeg]}
    - step: {name: c, script: [ffmpeg]}
  branches:
    main: [{step: *a}]
  pull-requests:
    '**': [{stage: {name: s, steps: [{step: {name: d, script: [ffmpeg]}}]}}]
`
	units := hosttest.Extract(Host{}, map[string]string{file: text}).Units
	var ids []string
	most := 0
	for m := range units[0].Flow.Alive {
		at := 0
		for _, u := range units {
			at += int(u.Flow.Alive[m].Lo())
		}
		most = max(most, at)
	}
	for _, u := range units {
		ids = append(ids, u.ID)
	}
	if got := strings.Join(ids, " "); got != "step/a step/b step/c step/d" || most != 3 {
		t.Errorf("units %s, %d at once, want a b c d and 3 (b, c, and d of the pull request)", got, most)
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "pipelines:", "pipelines: []", "pipelines: {default: {step: x}}", "pipelines: {default: [step, {step: }, {parallel: }, {parallel: [{parallel: []}]}]}",
		"pipelines: &p {default: [{parallel: *p}]}", "pipelines: {custom: [x], branches: {a: b}}", "pipelines: {default: [{step: {size: 99999999999x, services: [a], script: {x: y}}}]}"} {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("image: x\noptions: {size: 2x}\npipelines: {default: [{step: {name: a, services: [d], script: [ffmpeg, {pipe: x}]}}, {parallel: {steps: [{step: {script: [b]}}]}}, {stage: {steps: []}}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile(file, []byte(text)), source.Memory{})
	})
}
