package testneed

import (
	"os"
	"path/filepath"
	"testing"
)

// fake notes how a test would end.
type fake struct {
	testing.TB
	end string
}

func (f *fake) Helper()               {}
func (f *fake) Skipf(string, ...any)  { f.end = "skip" }
func (f *fake) Fatalf(string, ...any) { f.end = "fail" }

func TestWhatIsMissing(t *testing.T) {
	skipped := filepath.Join(t.TempDir(), "skipped")
	t.Setenv("FFVET_SKIPPED", skipped)
	for _, c := range []struct{ ci, program, want string }{
		{"", "go", ""},
		{"true", "go", ""},
		{"", "no-such-program", "skip"},
		{"false", "no-such-program", "skip"},
		{"true", "no-such-program", "fail"},
	} {
		t.Setenv("CI", c.ci)
		f := &fake{TB: t}
		Program(f, c.program)
		if f.end != c.want {
			t.Errorf("CI=%s, %s: %q, want %q", c.ci, c.program, f.end, c.want)
		}
	}
	const want = "TestWhatIsMissing: no-such-program\nTestWhatIsMissing: no-such-program\n"
	if got, err := os.ReadFile(skipped); err != nil || string(got) != want {
		t.Errorf("noted %q, %v; want %q", got, err, want)
	}
}
