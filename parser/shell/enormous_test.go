package shell

import (
	"testing"
	"time"
)

// A loop costs the same whatever the number of its rounds: none of these is
// written down, or walked more than once.
func TestEnormousLoops(t *testing.T) {
	const billion = "1000000000"
	tests := []struct{ script, want string }{
		{"for i in {1..1000000000}; do ffmpeg $i & done; wait", billion},
		{"for i in $(seq 1000000000); do ffmpeg $i & done; wait", billion},
		{"for i in $(seq 1 2 1999999999); do ffmpeg $i & done; wait", billion},
		{"for ((i = 0; i < 1000000000; i++)); do ffmpeg $i & done; wait", billion},
		{"i=0; while [ $i -lt 1000000000 ]; do ffmpeg & i=$((i + 1)); done; wait", billion},
		{"i=0; while true; do ffmpeg & i=$((i + 1)); [ $i -ge 1000000000 ] && break; done; wait", billion},
		{"seq 1000000000 | { while read i; do ffmpeg & done; wait; }", billion},
		{"mapfile -t a < <(seq 1000000000); for i in \"${a[@]}\"; do ffmpeg & done; wait", billion},
		{"a=(); for i in {1..1000000000}; do a+=(x); done; for i in \"${a[@]}\"; do ffmpeg & done; wait", billion},
		{"for i in {1..100000}; do for j in {1..10000}; do ffmpeg & done; done; wait", billion},
		{"for i in {1..1000000000}; do ffmpeg & wait; done", "1"},
		{"for i in {1..1000000000}; do ffmpeg & ((++n % 4 == 0)) && wait; done; wait", "4"},
		{"f() { for i in {1..1000000000}; do ffmpeg & done; }; f; wait", billion},
	}
	for _, tt := range tests {
		t.Run(tt.script, func(t *testing.T) {
			begun := time.Now()
			r := evaluate(tt.script, Options{})
			if got := r.Peak(ofPrograms(r)).String(); got != tt.want {
				t.Errorf("peak %s, want %s", got, tt.want)
			}
			if n := len(programs(r)); n > 2 {
				t.Errorf("%d calls: the loop was unrolled", n)
			}
			if d := time.Since(begun); d > 2*time.Second {
				t.Errorf("took %s", d)
			}
		})
	}
}
