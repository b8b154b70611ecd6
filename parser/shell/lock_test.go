package shell

import "testing"

func TestLock(t *testing.T) {
	tests := []struct{ name, script, peak, lock string }{
		{"the whole script", "exec 9>/run/l; flock -n 9 || exit 1; for i in 1 2 3; do ffmpeg & done; wait", "3", "/run/l"},
		{"a lock that may fail", "exec 9>/run/l; flock -n 9; ffmpeg", "1", ""},
		{"a lock that ends the script", "set -e; exec 9>/run/l; flock -n 9; ffmpeg", "1", "/run/l"},
		{"a named descriptor", `exec {fd}>/run/l; flock -x "$fd"; ffmpeg`, "1", "/run/l"},
		{"a condition", "exec 9>/run/l; if ! flock -n 9; then echo busy; exit 0; fi; ffmpeg", "1", "/run/l"},
		{"the other branch", "exec 9>/run/l; if flock -n 9; then :; else ffmpeg; fi", "1", ""},
		{"a function that exits", `die() { echo "$1"; exit 1; }; exec 9>/run/l; flock -n 9 || die busy; ffmpeg`, "1", "/run/l"},
		{"given back", "exec 9>/run/l; flock 9; flock -u 9; ffmpeg", "1", ""},
		{"closed", "exec 9>/run/l; flock 9; ffmpeg 9>&- &", "1", ""},
		{"shared", "exec 9>/run/l; flock -s 9; ffmpeg", "1", ""},
		{"in a branch", "exec 9>/run/l; grep x && flock 9; ffmpeg", "1", ""},
		{"of a subshell", "for i in 1 2 3; do ( flock 9; ffmpeg ) 9>/run/l & done; wait", "1", "/run/l"},
		{"of a block", "for i in 1 2 3; do { flock 9; ffmpeg; } 9>/run/l & done; wait", "1", "/run/l"},
		{"two in one holder", "for i in 1 2 3; do ( flock 9; ffmpeg & ffmpeg & wait ) 9>/run/l & done; wait", "2", "/run/l"},
		{"opened once", "exec 9>/run/l; for i in 1 2 3; do ( flock 9; ffmpeg ) & done; wait", "3", "/run/l"},
		{"a file for each round", `for i in 1 2 3; do ( flock 9; ffmpeg ) 9>/run/l$i & done; wait`, "3", ""},
		{"folders", `for d in a b c; do ( cd $d; exec 9>l; flock 9; ffmpeg ) & done; wait`, "3", ""},
		{"beside what holds none", "for i in 1 2 3; do ( ffmpeg; flock 9; ffmpeg ) 9>/run/l & done; wait", "3", "/run/l"},
		{"behind what holds none", "{ ffmpeg & ffmpeg; ( flock 9; ffmpeg & ffmpeg & wait ) 9>/run/l; }", "3", "/run/l"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := evaluate(tt.script, Options{})
			calls := programs(r)
			if got := r.Peak(ofPrograms(r)).String(); got != tt.peak || calls[len(calls)-1].Lock != tt.lock {
				t.Errorf("%s\npeak %s lock %q, want %s %q", tt.script, got, calls[len(calls)-1].Lock, tt.peak, tt.lock)
			}
			if n := r.Statements[len(r.Statements)-1].Peak(ofPrograms(r)).String(); n != tt.peak {
				t.Errorf("%s\nthe statement says %s, want %s", tt.script, n, tt.peak)
			}
		})
	}
}
