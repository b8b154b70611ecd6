package measure

import (
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/testneed"
)

func run(t *testing.T, c Command) Result {
	t.Helper()
	r, err := Run(t.Context(), c, Patience{Settle: 700 * time.Millisecond, Limit: 15 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRunEnds(t *testing.T) {
	testneed.Program(t, "sh")
	r := run(t, Command{Program: "sh", Args: []string{"-c", "sleep 0.1; echo no >&2; exit 3"}})
	if !r.Ended || !r.Failed || r.Message != "no" || r.Threads != 1 {
		t.Errorf("%+v", r)
	}
}

// TestRunSettles ends a program that would run for long, but only once it has
// said that it has started.
func TestRunSettles(t *testing.T) {
	testneed.Program(t, "sh")
	begin := time.Now()
	r := run(t, Command{Program: "sh", Args: []string{"-c", "sleep 0.4; echo part 1 >&2; exec sleep 9"}, Sign: "part", Signs: 1})
	if took := time.Since(begin); r.Ended || took < 400*time.Millisecond || took > 8*time.Second {
		t.Errorf("after %v: %+v", took, r)
	}
}

func TestRunCountsThreads(t *testing.T) {
	testneed.Program(t, "ffmpeg")
	args := strings.Fields("-nostdin -threads 4 -f lavfi -i color=s=64x64 -filter_threads 5 -t 3 -c:v rawvideo -threads 1 -f null -")
	if r := run(t, Command{Program: "ffmpeg", Args: args, Sign: "Output #", Signs: 1}); r.Threads < 5 || r.Memory < 1<<20 || len(r.Names) == 0 {
		t.Errorf("%+v", r)
	}
}

func TestTail(t *testing.T) {
	w := &tail{sign: []byte("x:")}
	for range 200 {
		if _, err := w.Write([]byte("x: line\n")); err != nil {
			t.Fatal(err)
		}
	}
	if w.signs() != 200 || len(w.String()) > longestTail || !strings.HasSuffix(w.String(), "x: line\n") {
		t.Errorf("%d signs, %d bytes", w.signs(), len(w.String()))
	}
}
