package shell

import (
	"strings"
	"testing"
)

// TestNotes holds what is noted on a call beside the numbers.
func TestNotes(t *testing.T) {
	tests := []struct{ script, want string }{
		{"ffmpeg a; echo b", "ignored-exit-status"},
		{"ffmpeg a; ls", "ignored-exit-status"},
		{"set -e; ffmpeg a; ls", ""},
		{"ffmpeg a; rc=$?; ls", ""},
		{"ffmpeg a; if [ $? -ne 0 ]; then ls; fi", ""},
		{"ffmpeg a; exit", ""},
		{"ffmpeg -i \"$1\" b; rm \"$1\"", "source-removed-unchecked,ignored-exit-status"},
		{"ffmpeg -i \"$1\" b && rm \"$1\"", ""},
		{"ffmpeg -i \"$1\" b | tee log; rm \"$1\"", "ignored-exit-status"},
		{"set -o pipefail; ffmpeg -i \"$1\" b | tee log; rm \"$1\"", ""},
		{"while true; do ffmpeg a; done", "restart-loop"},
		{"while true; do ffmpeg a; sleep 1; done", "ignored-exit-status"},
		{"until ffmpeg a; do :; done", "unbounded-retry"},
		{"while ffmpeg a; do :; done", ""},
		{"while true; do ffmpeg a && break; done", "unbounded-retry"},
		{"for i in 1 2 3; do ffmpeg a && break; done", ""},
	}
	for _, tt := range tests {
		var rules []string
		for _, d := range the(t, evaluate(tt.script, Options{})).Diags {
			rules = append(rules, d.Rule)
		}
		if got := strings.Join(rules, ","); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.script, got, tt.want)
		}
	}
}
