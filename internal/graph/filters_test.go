package graph_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

// filterMeasured is a filter string that libavfilter of four versions was
// given: between a source of 64x48 pictures or mono sound, and a sink.
type filterMeasured struct {
	option string // "-vf" or "-af"
	marks  string // one a version: + accepted, - refused, . not known
	graph  string
}

func readFilters(t *testing.T) []filterMeasured {
	t.Helper()
	f, err := os.Open("testdata/filters.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []filterMeasured
	for s := bufio.NewScanner(f); s.Scan(); {
		kind, rest, _ := strings.Cut(s.Text(), "\t")
		marks, graph, _ := strings.Cut(rest, "\t")
		all = append(all, filterMeasured{"-" + kind + "f", marks, graph})
	}
	return all
}

// TestFilters holds filter arguments against what libavfilter did with them.
// Nothing that it accepts may be refused. What it refuses and nobody notices
// is counted, so that nothing gets worse: it depends on channel layouts, on
// combinations of pixel formats, or on grammars that only one filter has.
func TestFilters(t *testing.T) {
	const missed = 154 // two of them only behind other programs: ffmpeg 4.3 itself puts flags=bicubic behind those of scale
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	unnoticed := 0
	for _, m := range readFilters(t) {
		for i, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
			if m.marks[i] == '.' {
				continue
			}
			verdict, why := build(version, in, "-i", "in.mp4", m.option, m.graph, "-f", "null", "-").Accepted()
			switch {
			case m.marks[i] == '+' && verdict == bound.No:
				t.Errorf("ffmpeg %s accepts %s %s: %s", version, m.option, m.graph, why.Message)
			case m.marks[i] == '-' && verdict != bound.No:
				unnoticed++
				t.Logf("ffmpeg %s refuses %s %s", version, m.option, m.graph)
			}
		}
	}
	if unnoticed > missed {
		t.Errorf("%d refusals are not noticed, %d were before", unnoticed, missed)
	}
}
