package run_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRequire: what a role requires is an error where it is missing, in that
// role only.
func TestRequire(t *testing.T) {
	files := map[string]string{"compose.yaml": "services:\n" +
		"  vod: {image: m, command: ffmpeg -nostdin -y -i a b.mp4}\n" +
		"  live: {image: m, command: ffmpeg -nostdin -y -i a b.mp4}\n"}
	const settings = `lint: {select: [no-cpu-limit, no-memory-limit, no-pids-limit]}
roles:
  vod: {match: {services: [vod]}, require: [cpu_limit, pids_limit]}
  live: {match: {services: [live]}, require: [memory_limit]}
`
	want := []string{"no-cpu-limit error", "no-cpu-limit warning", "no-memory-limit error", "no-memory-limit warning", "no-pids-limit error"}
	if diff := cmp.Diff(want, shown(lint(t, files, settings, nil))); diff != "" {
		t.Error(diff)
	}
}
