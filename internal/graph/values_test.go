package graph_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

// TestValues holds option values against what real versions did with them: a
// line is an id, a letter for each of 4.3, 5.1, 7.1 and 9.0 (a point for
// accepted, X for refused, ? for not tried), and the arguments. Nothing that a
// version accepts may be refused. What goes unnoticed is decided by codecs and
// muxers once they see the stream.
func TestValues(t *testing.T) {
	const missed = 212
	in := inputs(t, "../../testdata/grammar/grammar-inputs.yaml")
	f, err := os.Open("../../testdata/grammar/values.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unnoticed := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		cells := strings.SplitN(s.Text(), "\t", 3)
		var argv []string
		if err := json.Unmarshal([]byte(cells[2]), &argv); err != nil {
			t.Fatal(err)
		}
		for i, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
			verdict, why := build(version, in, argv...).Accepted()
			switch did := cells[1][i]; {
			case did == '.' && verdict != bound.Yes:
				t.Errorf("ffmpeg %s accepts %s: %s\n\tgot %v %v", version, cells[0], cells[2], verdict, why)
			case did == 'X' && verdict != bound.No:
				unnoticed++
			}
		}
	}
	if unnoticed > missed {
		t.Errorf("%d refusals are not noticed, %d were before", unnoticed, missed)
	}
	t.Logf("%d refusals are not noticed", unnoticed)
}
