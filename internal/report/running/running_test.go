package running_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/internal/report/running"
)

func number(n int64) *int64 { return &n }

func TestWrite(t *testing.T) {
	l := running.Listing{Above: 1, Notes: []string{"2 processes of other users cannot be read"}, Processes: []running.Process{
		{PID: 7, Threads: running.Pair{number(20), number(11)}, Memory: running.Pair{nil, number(1 << 30)}, Unbounded: true, Above: []string{"threads"},
			Argv: []string{"ffmpeg", "-i", "a\x1b[31m\nb"}, Sources: []running.Source{{"a.sh", 3}, {"b.sh", 4}}, Assumed: []string{"input 0 1920x1080"}},
		{PID: 8, Program: "ffprobe", State: "zombie", Notes: []string{"gone"}},
	}}
	var b strings.Builder
	if err := running.Write(&b, l, 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"7    20 of 11  ? of 1 GiB and more  -", "a.sh:3 and 1 more  ffmpeg -i a\uFFFD[31m b", "ffprobe (zombie",
		"7 is above its estimate: threads (assumed: input 0 1920x1080)", "8: gone", "2 processes of other users", "1 of 2 processes above",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := running.Write(&b, l, 40); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(b.String(), "\n")[:3] {
		if cell.Width(line) > 40 {
			t.Errorf("line %d has %d columns: %s", i, cell.Width(line), line)
		}
	}
}

func TestOver(t *testing.T) {
	for _, test := range []struct {
		pair running.Pair
		want bool
	}{
		{running.Pair{number(2), number(1)}, true},
		{running.Pair{number(1), number(1)}, false},
		{running.Pair{number(1), nil}, false},
		{running.Pair{nil, number(1)}, false},
	} {
		if test.pair.Over() != test.want {
			t.Errorf("%+v", test.pair)
		}
	}
}
