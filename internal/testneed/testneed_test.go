package testneed

import "testing"

// fake notes how a test would end.
type fake struct {
	testing.TB
	end string
}

func (f *fake) Helper()               {}
func (f *fake) Skipf(string, ...any)  { f.end = "skip" }
func (f *fake) Fatalf(string, ...any) { f.end = "fail" }

func TestWhatIsMissing(t *testing.T) {
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
}
