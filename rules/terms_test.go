package rules

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/facts"
)

// TestProcessReason says for which machine and which ffmpeg a process has its
// threads, and where it stands that it is that ffmpeg.
func TestProcessReason(t *testing.T) {
	version := "7.1"
	inferred := facts.Build{Source: "debian 13", File: "Dockerfile", Line: 3}
	declared := facts.Build{Source: "configuration", File: ".ffvet.yaml", Line: 2, Declared: true}
	for _, tt := range []struct {
		name    string
		version *string
		build   facts.Build
		want    string
	}{
		{"any version", nil, facts.Build{Source: facts.Assumed}, "one process on 64 CPUs, any ffmpeg from 4.3 to 9.0"},
		{"inferred", &version, inferred, "one process on 64 CPUs, ffmpeg 7.1 by Dockerfile:3"},
		{"declared", &version, declared, "one process on 64 CPUs, ffmpeg 7.1"},
	} {
		d, u := alone(1, decoded)
		c := d.Commands[0]
		c.Estimate.FFmpeg, c.Estimate.Build, c.Estimate.Threads.FFmpeg = tt.version, tt.build, version
		if got := processReason(u, c); got.Text != tt.want || got.Value.String() == "unknown" {
			t.Errorf("%s: %q, value %s; want %q", tt.name, got.Text, got.Value, tt.want)
		}
		u.Limits.CPUSeen = facts.CPUs{Word: "node"}
		if got := processReason(u, c); got.Value.String() != "unknown" || strings.Contains(got.Text, "on 64 CPUs, ") {
			t.Errorf("%s: %q, value %s, while the CPUs are not known", tt.name, got.Text, got.Value)
		}
	}
}
