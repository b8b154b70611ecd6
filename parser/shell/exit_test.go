package shell

import "testing"

// What runs where a script is left still runs when its caller goes on.
func TestStaysAtExit(t *testing.T) {
	tests := []struct{ script, want string }{
		{"ffmpeg a & wait", "0"},
		{"ffmpeg a & if grep x; then exit; fi; wait", "1"},
		{"ffmpeg a & grep x || exit 1; ffmpeg b & wait", "1"},
		{"die() { exit 1; }; for i in 1 2 3; do ffmpeg & grep x && die; done; wait", "3"},
		{"ffmpeg a & grep x && exec sleep 1; wait", "1"},
		{"( ffmpeg a & exit ); wait", "1"},
	}
	for _, tt := range tests {
		r := evaluate(tt.script, Options{})
		if got := r.Stays(ofPrograms(r)).String(); got != tt.want {
			t.Errorf("%s\nstays %s, want %s", tt.script, got, tt.want)
		}
	}
}
