package shell

import (
	"fmt"
	"strings"
	"testing"
)

// What a statement leaves in the background counts beside all later ones,
// until somebody waits for it.
func TestBeside(t *testing.T) {
	for _, tt := range []struct{ name, script, want string }{
		{"nothing left", "ffmpeg a\nffmpeg b", "[0 1]"},
		{"left to the end", "ffmpeg a &\nffmpeg b\nffmpeg c", "[2 1 2]"},
		{"until a wait", "ffmpeg a &\nffmpeg b\nwait\nffmpeg c", "[1 1 2]"},
		{"a wait inside", "ffmpeg a &\nf() { wait; ffmpeg b; }\nf\nffmpeg c", "[0 1 2]"},
		{"its own wait", "ffmpeg a & p=$!\nffmpeg b &\nwait $p\nffmpeg c", "[1 2 2]"},
		{"no wait reaches a subshell", "(ffmpeg a &)\nwait\nffmpeg b", "[1 1]"},
		{"a pool lets two go on", "f() { while [ $(jobs -r | wc -l) -ge 2 ]; do wait -n; done; ffmpeg x & }\nf\nf\nf\nf", "[1 2 3 3]"},
		{"a trap after an early exit", "trap 'ffmpeg x' EXIT\nffmpeg a &\ngrep x && exit\nwait", "[2 2 2]"},
		{"very many", strings.Repeat("ffmpeg a &\n", maxLingering+2) + "wait\nffmpeg b", ""},
	} {
		r := evaluate(tt.script, Options{})
		got := r.Beside(ofPrograms(r))
		if tt.want != "" && fmt.Sprint(got) != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
		if tt.want == "" && got[len(got)-2] != len(got)-1 {
			t.Errorf("%s: what is not watched ends at %d of %d", tt.name, got[len(got)-2], len(got))
		}
	}
}
