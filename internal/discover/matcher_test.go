package discover

import (
	"bytes"
	"testing"
)

func TestMatcher(t *testing.T) {
	tests := []struct {
		text  string
		names []string
		want  bool
	}{
		{"run ffmpeg now", []string{"ffmpeg", "ffplay"}, true},
		{"run ffplay", []string{"ffmpeg", "ffplay"}, true},
		{"ffmpe", []string{"ffmpeg"}, false},
		{"fffmpeg", []string{"ffmpeg"}, true},
		{"ffmpe ffmpeg", []string{"ffmpeg", "entrypoint.sh"}, true},
		{"entrypoint.s", []string{"ffmpeg", "entrypoint.sh"}, false},
		{"xentrypoint.sh", []string{"ffmpeg", "entrypoint.sh"}, true},
		{"abc", []string{"bc", "abcd"}, true},
		{"abc", []string{"c"}, true},
		{"abc", []string{"d", "cd"}, false},
		{"", []string{"ffmpeg"}, false},
		{"text", nil, false},
	}
	for _, test := range tests {
		if got := newMatcher(needles(test.names)).in([]byte(test.text)); got != test.want {
			t.Errorf("%q holds one of %q: %t, want %t", test.text, test.names, got, test.want)
		}
	}
}

func TestWholeWords(t *testing.T) {
	names := needles([]string{"enc", "build:", "queue-1", "x"})
	for text, want := range map[string]bool{
		"encoder": false, "reenc": false, "enc": true, "bin/enc.sh": true, "app_enc-2": true, "encoder enc": true,
		"rebuild: no": false, "build:now": true, "queue-12": false, "queue-1": true, "éenc": false, "ax": false, "a x": true,
	} {
		if got := wholeWords(names).in([]byte(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

// FuzzMatcher compares with a search for one name after the other.
func FuzzMatcher(f *testing.F) {
	f.Add([]byte("run ffmpeg"), "ffmpeg", "ffprobe", "x")
	f.Add([]byte("aaab"), "aab", "ab", "aaaa")
	f.Fuzz(func(t *testing.T, text []byte, a, b, c string) {
		names := needles([]string{a, b, c})
		want := false
		for _, name := range names {
			want = want || bytes.Contains(text, name)
		}
		if got := newMatcher(names).in(text); got != want {
			t.Errorf("%q holds one of %q: %t, want %t", text, names, got, want)
		}
	})
}
